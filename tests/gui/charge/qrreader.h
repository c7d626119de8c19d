// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads QR codes and bar codes out of pixels with ZBar, which shares no code with the writer.
#pragma once

#include <QImage>

#include <zbar.h>

namespace pos::test {

/// The text of the first code of that kind in a picture, or empty.
inline QString readCode(const QImage &shown, zbar::zbar_symbol_type_t kind = zbar::ZBAR_QRCODE)
{
    const QImage grey = shown.convertToFormat(QImage::Format_Grayscale8);
    QByteArray pixels;
    for (int y = 0; y < grey.height(); ++y)
        pixels.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(kind, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(unsigned(grey.width()), unsigned(grey.height()), "Y800", pixels.constData(), size_t(pixels.size()));
    if (scanner.scan(image) < 1)
        return {};
    return QString::fromStdString(image.symbol_begin()->get_data());
}

}
