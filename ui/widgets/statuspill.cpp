// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/statuspill.h"

#include "ui/theme/icons.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QPainter>

namespace pos::ui {

namespace {

constexpr int Height = 26, Side = 8, IconSide = 15, Gap = 6;

QFont pillFont(QFont font)
{
    font.setPixelSize(qMax(11, QFontInfo(font).pixelSize() - 1));
    font.setWeight(QFont::DemiBold);
    return font;
}

}

QSize pillSize(const PillFace &face, const QFont &font)
{
    return {Side + IconSide + Gap + QFontMetrics(pillFont(font)).horizontalAdvance(face.label) + Side + 2, Height};
}

void paintPill(QPainter *painter, const QRect &rect, const PillFace &face, const QFont &font)
{
    const Colors &colors = currentTokens().colors;
    const ToneColors &tone = colors.tone(face.tone);
    const QFont own = pillFont(font);
    QRect box(rect.topLeft(), pillSize(face, font).boundedTo(QSize(rect.width(), Height)));
    box.moveTop(rect.top() + (rect.height() - box.height()) / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(tone.soft == colors.surface ? QPen(tone.text) : QPen(Qt::NoPen));
    painter->setBrush(tone.soft);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), Height / 2.0, Height / 2.0);
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(box.left() + Side, box.top() + (Height - IconSide) / 2,
                        iconPixmap(face.iconName.isEmpty() ? QStringLiteral("dot") : face.iconName, tone.text, IconSide, ratio));
    painter->setPen(tone.text);
    painter->setFont(own);
    const QRect text = box.adjusted(Side + IconSide + Gap, 0, -Side, 0);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(own).elidedText(face.label, Qt::ElideRight, text.width() + 2));
    painter->restore();
}

StatusPill::StatusPill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusPill::setFace(const PillFace &face)
{
    m_face = face;
    setAccessibleName(face.label);
    updateGeometry();
    update();
}

QSize StatusPill::sizeHint() const
{
    return pillSize(m_face, font());
}

void StatusPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPill(&painter, rect(), m_face, font());
}

}
