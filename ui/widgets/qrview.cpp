// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/qrview.h"

#include <qrcodegen.hpp>

#include <QPainter>

#include <exception>

namespace pos::ui {

namespace {

constexpr int Quiet = 4; // modules of white around, ISO/IEC 18004

}

QImage qrModules(const QString &text)
{
    using qrcodegen::QrCode;
    try {
        const QrCode code = QrCode::encodeText(text.toUtf8().constData(), QrCode::Ecc::MEDIUM);
        const int side = code.getSize() + 2 * Quiet;
        QImage image(side, side, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        for (int y = 0; y < code.getSize(); ++y) {
            for (int x = 0; x < code.getSize(); ++x) {
                if (code.getModule(x, y))
                    image.setPixelColor(x + Quiet, y + Quiet, Qt::black);
            }
        }
        return image;
    } catch (const std::exception &) { // too long for any version
        return {};
    }
}

QrView::QrView(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(176, 176);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

bool QrView::setText(const QString &text)
{
    if (text != m_text || m_code.isNull()) {
        m_text = text;
        m_image = m_shown = {};
        m_code = text.isEmpty() ? QImage() : qrModules(text);
        update();
    }
    return !m_code.isNull();
}

void QrView::setImage(const QImage &image)
{
    if (m_image.cacheKey() == image.cacheKey() && m_code.isNull())
        return;
    clear();
    m_image = image;
}

void QrView::clear()
{
    m_text.clear();
    m_code = m_image = m_shown = {};
    update();
}

void QrView::paintEvent(QPaintEvent *)
{
    const QImage &source = m_code.isNull() ? m_image : m_code;
    if (source.isNull())
        return;
    QPainter painter(this);
    // Whole device pixels a module: a fraction would make some wider than others, and the edges grey.
    const qreal ratio = painter.deviceTransform().m11();
    const int room = int(qMin(width(), height()) * ratio);
    const int factor = qMax(1, room / source.width());
    const bool whole = !m_code.isNull() || factor > 1;
    const int side = whole ? factor * source.width() : room;
    if (qMax(m_shown.width(), m_shown.height()) != side) // a countdown beside it paints the window each second
        m_shown = source.scaled(side, side, Qt::KeepAspectRatio, whole ? Qt::FastTransformation : Qt::SmoothTransformation);
    const QImage &scaled = m_shown;
    painter.scale(1 / ratio, 1 / ratio);
    const QPoint corner(int(width() * ratio - scaled.width()) / 2, int(height() * ratio - scaled.height()) / 2);
    painter.fillRect(QRect(corner, scaled.size()), Qt::white);
    painter.drawImage(corner, scaled);
}

}
