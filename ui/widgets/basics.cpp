// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/basics.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QTimer>
#include <QVBoxLayout>

namespace pos::ui {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(title, this))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    setLook(this, "card");
    setLook(m_title, "title");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::S);
    m_header->setSpacing(space::S);
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_title->setVisible(!title.isEmpty());
    m_body->setSpacing(space::S);
    layout->addLayout(m_header);
    layout->addLayout(m_body, 1);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setProperty("elides", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const QRect area = contentsRect();
    painter.setPen(option.palette.color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, area.width());
    painter.drawText(area, int(alignment()) | Qt::TextSingleLine, shown);
    // QLabel::setText is not virtual: here is the one place that knows both text and room.
    const QString tip = shown == text() ? QString() : text();
    if (toolTip() != tip)
        setToolTip(tip);
}

IconLabel::IconLabel(const QString &name, Ink ink, int size, QWidget *parent) : QWidget(parent), m_name(name), m_ink(ink)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(const QString &name, Ink ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    painter.drawPixmap(0, 0, iconPixmap(m_name, colorOf(m_ink), width(), devicePixelRatioF()));
}

BusyDots::BusyDots(QWidget *parent) : QWidget(parent), m_timer(new QTimer(this))
{
    setFixedSize(44, 16);
    m_timer->setInterval(280);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % 3;
        update();
    });
}

void BusyDots::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Colors &colors = currentTokens().colors;
    for (int i = 0; i < 3; ++i) {
        painter.setBrush(i == m_step ? colors.accent : colors.line);
        painter.drawEllipse(QPointF(8 + i * 14, height() / 2.0), 4.0, 4.0);
    }
}

void BusyDots::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer->start();
}

void BusyDots::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer->stop();
}

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_text(new QLabel(text, this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(m_title, "title");
    setLook(m_text, "muted");
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_layout->setSpacing(space::S);
    m_layout->addStretch(1);
    m_layout->addWidget(new IconLabel(iconName, Ink::Muted, 40, this), 0, Qt::AlignHCenter);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_text);
    m_layout->addStretch(2);
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
}

QPushButton *EmptyState::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    m_layout->insertWidget(m_layout->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

QLabel *makeKeyHint(const QKeySequence &keys, QWidget *parent, bool onAccent)
{
    auto *label = new QLabel(keys.toString(QKeySequence::NativeText), parent);
    setLook(label, onAccent ? "keycapOnAccent" : "keycap");
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

QFrame *makeSeparator(QWidget *parent)
{
    auto *line = new QFrame(parent);
    setLook(line, "separator");
    return line;
}

}
