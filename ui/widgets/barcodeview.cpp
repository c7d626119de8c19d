// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/barcodeview.h"

#include "domain/linearcode.h"

#include <QPainter>

namespace pos::ui {

namespace {

constexpr int QuietModules = 10; // modules of white at either side, ISO/IEC 15417 and 16390
constexpr int BarHeight = 96;

}

QImage barcodeModules(BarcodeKind kind, const QString &text)
{
    const QBitArray modules = linearModules(kind, text);
    if (modules.isEmpty())
        return {};
    QImage image(int(modules.size()) + 2 * QuietModules, 1, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int x = 0; x < modules.size(); ++x) {
        if (modules.testBit(x))
            image.setPixelColor(x + QuietModules, 0, Qt::black);
    }
    return image;
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
