// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/barchart.h"

#include "ui/theme/tokens.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr int ChartHeight = 84;
constexpr double WidestBar = 36;
constexpr double Least = 2; // a bar that is not zero is seen

}

BarChart::BarChart(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    announce();
}

QSize BarChart::sizeHint() const
{
    return {320, ChartHeight};
}

QSize BarChart::minimumSizeHint() const
{
    return {120, ChartHeight};
}

void BarChart::setBars(const QList<Bar> &bars)
{
    if (bars == m_bars)
        return;
    m_bars = bars;
    m_current = bars.isEmpty() ? -1 : qBound(0, m_current, int(bars.size()) - 1);
    announce();
    update();
}

QRectF BarChart::slot(int index) const
{
    const double width = double(this->width() - 8) / double(qMax<qsizetype>(1, m_bars.size()));
    return {4 + width * index, 2, width, double(height()) - 4};
}

int BarChart::at(const QPointF &position) const
{
    for (int i = 0; i < m_bars.size(); ++i) {
        if (slot(i).contains(position))
            return i;
    }
    return -1;
}

void BarChart::setCurrent(int index)
{
    if (index < 0 || index >= m_bars.size() || index == m_current)
        return;
    m_current = index;
    announce();
    update();
}

/// A screen reader hears the bar where it stands.
void BarChart::announce()
{
    QString text = m_title;
    if (m_current >= 0 && m_current < m_bars.size())
        text = tr("%1. %2: %3. %4 of %5").arg(m_title, m_bars[m_current].name, m_bars[m_current].value)
                   .arg(m_current + 1).arg(m_bars.size());
    if (text == accessibleName())
        return;
    setAccessibleName(text);
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void BarChart::paintEvent(QPaintEvent *)
{
    const Colors &colors = currentTokens().colors;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(type::Caption);
    painter.setFont(small);
    const double labels = painter.fontMetrics().height();
    double highest = 0;
    for (const Bar &bar : m_bars)
        highest = std::max(highest, bar.height);
    double nextLabel = 0;
    for (int i = 0; i < m_bars.size(); ++i) {
        const QRectF place = slot(i);
        const double room = place.height() - labels - 4;
        const double share = highest > 0 ? m_bars[i].height / highest : 0;
        const double height = m_bars[i].height > 0 ? std::max(Least, room * share) : 0;
        const double width = std::min(WidestBar, place.width() * 0.72);
        const QRectF bar(place.center().x() - width / 2, place.top() + room - height, width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(hasFocus() && i == m_current ? colors.focus : colors.accent);
        painter.drawRoundedRect(bar, 2, 2);
        painter.setBrush(colors.line);
        painter.drawRect(QRectF(place.left(), place.top() + room, place.width(), 1));
        const double wide = painter.fontMetrics().horizontalAdvance(m_bars[i].label);
        const QRectF label(place.center().x() - wide / 2, place.bottom() - labels, wide, labels);
        if (label.left() >= nextLabel && label.left() >= 0 && label.right() <= this->width()) {
            painter.setPen(colors.muted);
            painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, m_bars[i].label);
            nextLabel = label.right() + 6;
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: setCurrent(m_current - 1); break;
    case Qt::Key_Right: setCurrent(m_current + 1); break;
    case Qt::Key_Home: setCurrent(0); break;
    case Qt::Key_End: setCurrent(int(m_bars.size()) - 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT barChosen(m_current);
        break;
    default: QWidget::keyPressEvent(event); break;
    }
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    const int index = at(event->position());
    if (index < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(index);
    Q_EMIT barChosen(index);
}

void BarChart::mouseMoveEvent(QMouseEvent *event)
{
    const int index = at(event->position());
    if (index >= 0)
        QToolTip::showText(event->globalPosition().toPoint(), tr("%1: %2").arg(m_bars[index].name, m_bars[index].value), this);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void BarChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

}
