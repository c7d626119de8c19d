// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace pos::ui {

namespace {

class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(rect.width(), rect.height());
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QRect target(0, 0, side, side);
        target.moveCenter(rect.center());
        painter->drawPixmap(target, iconPixmap(m_name, color(mode), side, ratio));
    }

    // Sizes arrive here already multiplied by the device pixel ratio.
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QPixmap square = iconPixmap(m_name, color(mode), qMin(size.width(), size.height()), 1.0);
        if (size.width() <= size.height())
            return square;
        QPixmap leading(size); // room for the distance to the text
        leading.fill(Qt::transparent);
        QPainter(&leading).drawPixmap(0, 0, square);
        return leading;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_ink); }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? currentTokens().colors.disabled : colorOf(m_ink);
    }

    QString m_name;
    Ink m_ink;
};

}

QIcon icon(const QString &name, Ink ink)
{
    return QIcon(new TintedIconEngine(name, ink));
}

void setLeadingIcon(QAbstractButton &button, const QString &name, Ink ink)
{
    constexpr int Side = 16;
    button.setIconSize({Side + space::Xs, Side});
    button.setIcon(icon(name, ink));
}

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return Ink::Neutral;
    case Tone::Info: return Ink::Info;
    case Tone::Success: return Ink::Success;
    case Tone::Waiting: return Ink::Waiting;
    case Tone::Attention: return Ink::Attention;
    case Tone::Failed: return Ink::Failed;
    case Tone::Refunded: return Ink::Refunded;
    case Tone::Dispute: return Ink::Dispute;
    }
    Q_UNREACHABLE();
}

QColor colorOf(Ink ink)
{
    const Colors &c = currentTokens().colors;
    switch (ink) {
    case Ink::Text: return c.text;
    case Ink::Muted: return c.muted;
    case Ink::Accent: return c.accent;
    case Ink::OnAccent: return c.onAccent;
    case Ink::Rail: return c.railText;
    case Ink::RailMuted: return c.railMuted;
    case Ink::Neutral: return c.neutral.text;
    case Ink::Info: return c.info.text;
    case Ink::Success: return c.success.text;
    case Ink::Waiting: return c.waiting.text;
    case Ink::Attention: return c.attention.text;
    case Ink::Failed: return c.failed.text;
    case Ink::Refunded: return c.refunded.text;
    case Ink::Dispute: return c.dispute.text;
    }
    Q_UNREACHABLE();
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("pos-icon/%1/%2/%3/%4").arg(name).arg(color.rgba()).arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int side = qMax(1, qRound(size * devicePixelRatio));
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    Q_ASSERT_X(renderer.isValid(), "iconPixmap", qPrintable(name));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

}
