// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/barcodeview.h"

#if __has_include(<ZXing/CreateBarcode.h>) // 3.0 and newer
#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>
#else
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#endif

#include <QPainter>

#include <exception>

namespace pos::ui {

namespace {

constexpr int QuietModules = 10; // modules of white at either side, ISO/IEC 15417 and 16390
constexpr int BarHeight = 96;

/// One pixel a module; null when the library refuses the text.
QImage written(ZXing::BarcodeFormat format, const std::string &text)
{
#if __has_include(<ZXing/CreateBarcode.h>)
    const auto barcode = ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(format));
    const auto drawn = ZXing::WriteBarcodeToImage(barcode, ZXing::WriterOptions().scale(1).addQuietZones(false).addHRT(false));
    const auto dark = [&drawn](int x) { return *drawn.data(x, drawn.height() / 2) < 128; };
    const int width = drawn.width();
#else
    const auto drawn = ZXing::MultiFormatWriter(format).setMargin(0).encode(text, 0, 1);
    const auto dark = [&drawn](int x) { return drawn.get(x, 0); };
    const int width = drawn.width();
#endif
    if (width <= 0)
        return {};
    QImage image(width + 2 * QuietModules, 1, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int x = 0; x < width; ++x) {
        if (dark(x))
            image.setPixelColor(x + QuietModules, 0, Qt::black);
    }
    return image;
}

}

QImage barcodeModules(BarcodeKind kind, const QString &text)
{
    if ((kind != BarcodeKind::Code128 && kind != BarcodeKind::Itf) || !canEncode(kind, text))
        return {};
    try {
        return written(kind == BarcodeKind::Itf ? ZXing::BarcodeFormat::ITF : ZXing::BarcodeFormat::Code128, text.toStdString());
    } catch (const std::exception &) {
        return {};
    }
}

BarcodeView::BarcodeView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

bool BarcodeView::setCode(BarcodeKind kind, const QString &text)
{
    m_modules = barcodeModules(kind, text);
    updateGeometry();
    update();
    return !m_modules.isNull();
}

QSize BarcodeView::sizeHint() const
{
    return {2 * m_modules.width(), m_modules.isNull() ? 0 : BarHeight};
}

QSize BarcodeView::minimumSizeHint() const
{
    return {m_modules.width(), m_modules.isNull() ? 0 : BarHeight};
}

void BarcodeView::paintEvent(QPaintEvent *)
{
    if (m_modules.isNull())
        return;
    QPainter painter(this);
    // Whole device pixels a module: a fraction would make some wider than others, and the edges grey.
    const qreal ratio = painter.deviceTransform().m11();
    const int factor = int(width() * ratio) / m_modules.width();
    if (factor < 1) // half a bar code is none
        return;
    const QImage scaled = m_modules.scaled(factor * m_modules.width(), int(height() * ratio));
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(int(width() * ratio - scaled.width()) / 2, 0, scaled);
}

}
