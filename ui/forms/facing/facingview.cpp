// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/facing/facingview.h"

#include "ui/theme/icons.h"
#include "ui/widgets/qrview.h"

#include <QPainter>

namespace pos::ui {

namespace {

constexpr int Gap = 6;       // between the texts of a column, in tenths of a unit
constexpr int IconTenths = 42;
constexpr qreal Smallest = 0.3;

}

FacingView::FacingView(QWidget *parent) : QWidget(parent), m_code(new QrView(this))
{
    setObjectName(QStringLiteral("facingView"));
    setAccessibleName(tr("Customer's screen"));
    m_code->setObjectName(QStringLiteral("facingCode"));
    m_code->setAccessibleName(tr("QR code for the customer's phone"));
    m_code->hide();
    setFocusPolicy(Qt::NoFocus);
}

void FacingView::showScene(const FacingScene &scene, qint64 nowMs)
{
    const QString countdown = scene.countdown(nowMs);
    if (scene == m_scene && countdown == m_countdown)
        return;
    const bool sameCode = scene.code == m_scene.code;
    m_scene = scene;
    m_countdown = countdown;
    if (!sameCode)
        m_scene.code.showIn(*m_code);
    m_code->setVisible(!m_scene.code.isEmpty());
    setAccessibleDescription(m_scene.allText(nowMs).join(u'\n'));
    placeCode();
    update();
}

int FacingView::unit() const
{
    return qMax(9, qMin(height() / 22, width() / 34));
}

QRect FacingView::content() const
{
    const int side = unit() * 3 / 2, head = m_scene.kind == FacingKind::Idle ? side : unit() * 3;
    return rect().adjusted(side, m_scene.badge.isEmpty() ? head : head + unit(), -side, -side);
}

/// The larger share: a code is scanned from some distance.
QRect FacingView::codeRoom() const
{
    const QRect all = content();
    if (m_scene.code.isEmpty())
        return {};
    if (all.width() > all.height()) {
        const int side = qMin(all.height(), all.width() * 55 / 100);
        return {all.right() - side + 1, all.top() + (all.height() - side) / 2, side, side};
    }
    const int side = qMin(all.width(), all.height() * 60 / 100);
    return {all.left() + (all.width() - side) / 2, all.bottom() - side + 1, side, side};
}

QRect FacingView::textRoom() const
{
    QRect room = content();
    const QRect code = codeRoom();
    if (code.isEmpty())
        return room;
    if (room.width() > room.height())
        room.setRight(code.left() - unit());
    else
        room.setBottom(code.top() - unit() / 2);
    return room;
}

QFont FacingView::fontOf(qreal pixels, bool bold) const
{
    QFont font = this->font();
    font.setPixelSize(qMax(6, int(pixels)));
    font.setBold(bold);
    return font;
}

void FacingView::placeCode()
{
    m_code->setGeometry(codeRoom());
}

void FacingView::resizeEvent(QResizeEvent *)
{
    placeCode();
}

void FacingView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintFrame(painter);
    if (m_scene.kind == FacingKind::Cart)
        paintCart(painter);
    else
        paintColumn(painter, textRoom(), column());
}

void FacingView::paintFrame(QPainter &painter) const
{
    const Colors &colors = currentTokens().colors;
    painter.fillRect(rect(), colors.surface);
    int top = 0;
    if (!m_scene.badge.isEmpty()) { // a till that charges nothing says so to both sides
        const QRect strip(0, 0, width(), unit() * 3 / 2);
        painter.fillRect(strip, colors.attention.solid);
        painter.setPen(colors.attention.onSolid);
        painter.setFont(fontOf(unit() * 0.8, true));
        painter.drawText(strip, Qt::AlignCenter, m_scene.badge);
        top = strip.height();
    }
    if (m_scene.kind == FacingKind::Idle)
        return;
    painter.setPen(colors.muted);
    painter.setFont(fontOf(unit() * 0.9, true));
    const QRect head(unit() * 3 / 2, top, width() - unit() * 3, unit() * 2);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_scene.shop, Qt::ElideRight, head.width()));
}

void FacingView::paintRow(QPainter &painter, const QRect &room, const FacingLine &line, int size, bool bold) const
{
    painter.setFont(fontOf(unit() * size / 10.0, bold));
    const int amount = painter.fontMetrics().horizontalAdvance(line.amount);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, line.amount);
    const int left = room.width() - amount - unit();
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(line.name, Qt::ElideRight, left));
}

/// From the bottom up: the sum always, then what led to it, then as many of the newest lines as there is room for.
void FacingView::paintCart(QPainter &painter) const
{
    const Colors &colors = currentTokens().colors;
    const int u = unit();
    QRect room = content();
    if (!m_scene.amount.amount.isEmpty()) {
        const QRect big(room.left(), room.bottom() - u * 4 + 1, room.width(), u * 4);
        room.setBottom(big.top() - 1);
        painter.fillRect(QRect(big.left(), big.top(), big.width(), qMax(1, u / 10)), colors.fieldLine);
        painter.setPen(colors.text);
        painter.setFont(fontOf(u * 1.6, true));
        const int label = painter.fontMetrics().horizontalAdvance(m_scene.amount.name) + u;
        painter.drawText(big, Qt::AlignLeft | Qt::AlignVCenter, m_scene.amount.name);
        qreal size = u * 3.0;
        painter.setFont(fontOf(size, true));
        while (painter.fontMetrics().horizontalAdvance(m_scene.amount.amount) > big.width() - label && size > u) {
            size *= 0.95;
            painter.setFont(fontOf(size, true));
        }
        painter.drawText(big, Qt::AlignRight | Qt::AlignVCenter, m_scene.amount.amount);
    }
    painter.setPen(colors.muted);
    const int sumHeight = u * 17 / 10;
    for (qsizetype i = m_scene.sums.size() - 1; i >= 0; --i) {
        const QRect row(room.left(), room.bottom() - sumHeight + 1, room.width(), sumHeight);
        paintRow(painter, row, m_scene.sums[i], 11, false);
        room.setBottom(row.top() - 1);
    }
    const int rowHeight = u * 2;
    qsizetype fits = qMax(1, room.height() / rowHeight), hidden = m_scene.lines.size() - fits;
    if (hidden > 0) { // one row says so
        ++hidden;
        const QString before = ScreenWords::shipped().text(ScreenText::Earlier, m_scene.language).arg(hidden);
        paintRow(painter, {room.left(), room.top(), room.width(), rowHeight}, {before, {}}, 11, false);
        room.setTop(room.top() + rowHeight);
    }
    painter.setPen(colors.text);
    for (qsizetype i = qMax<qsizetype>(0, hidden); i < m_scene.lines.size(); ++i) {
        paintRow(painter, {room.left(), room.top(), room.width(), rowHeight}, m_scene.lines[i], 13, i + 1 == m_scene.lines.size());
        room.setTop(room.top() + rowHeight);
    }
}

QList<FacingView::Words> FacingView::column() const
{
    const Colors &colors = currentTokens().colors;
    const bool idle = m_scene.kind == FacingKind::Idle, code = m_scene.kind == FacingKind::Code;
    const QColor tone = m_scene.tone == Tone::Neutral ? colors.text : colors.tone(m_scene.tone).text;
    const Words amount{m_scene.amount.amount, 32, colors.text, true};
    const Words amountName{m_scene.amount.name, 14, colors.muted, false};
    QList<Words> words;
    if (idle)
        words << Words{m_scene.shop, 32, colors.text, true};
    if (code)
        words << amountName << amount;
    words << Words{m_scene.headline, idle ? 18 : code ? 17 : 24, idle ? colors.muted : tone, !idle};
    if (!code)
        words << amountName << amount;
    words << Words{m_scene.sentence, 16, colors.text, false};
    for (const FacingLine &sum : m_scene.sums)
        words << Words{QStringLiteral("%1: %2").arg(sum.name, sum.amount), 14, colors.text, true};
    for (const QString &fact : m_scene.facts)
        words << Words{fact, m_scene.code.isEmpty() ? 18 : 12, colors.text, m_scene.code.isEmpty()};
    words << Words{m_countdown, 14, colors.muted, true};
    words.removeIf([](const Words &one) { return one.text.isEmpty(); });
    return words;
}

/// Centred; all of it smaller, together, until it fits.
void FacingView::paintColumn(QPainter &painter, const QRect &room, const QList<Words> &column) const
{
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const bool iconed = !m_scene.iconName.isEmpty();
    qreal scale = 1.0;
    QList<int> heights;
    int total = 0;
    for (; scale > Smallest; scale *= 0.95) {
        const qreal tenth = unit() * scale / 10.0;
        heights.clear();
        total = iconed ? int(tenth * (IconTenths + Gap)) : 0;
        bool wide = false;
        for (const Words &words : column) {
            const QRect needed = QFontMetrics(fontOf(tenth * words.size, words.bold)).boundingRect(QRect(0, 0, room.width(), 100'000), flags, words.text);
            wide = wide || needed.width() > room.width();
            heights << needed.height();
            total += needed.height() + int(tenth * Gap);
        }
        if (!wide && total <= room.height())
            break;
    }
    const qreal tenth = unit() * scale / 10.0;
    int y = room.top() + qMax(0, (room.height() - total) / 2);
    if (iconed) {
        const int side = int(tenth * IconTenths);
        const QPixmap drawn = iconPixmap(m_scene.iconName, currentTokens().colors.tone(m_scene.tone).text, side, devicePixelRatioF());
        painter.drawPixmap(room.left() + (room.width() - side) / 2, y, drawn);
        y += side + int(tenth * Gap);
    }
    for (qsizetype i = 0; i < column.size(); ++i) {
        painter.setFont(fontOf(tenth * column[i].size, column[i].bold));
        painter.setPen(column[i].color);
        painter.drawText(QRect(room.left(), y, room.width(), heights[i]), flags, column[i].text);
        y += heights[i] + int(tenth * Gap);
    }
}

}
