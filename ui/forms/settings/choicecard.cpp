// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/choicecard.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace pos::ui {

ChoiceCard::ChoiceCard(const QString &iconName, const QString &title, const QString &text, const QKeySequence &key,
                       QWidget *parent)
    : QAbstractButton(parent)
{
    setAccessibleName(title);
    setAccessibleDescription(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::M + 4, space::M, space::M + 4, space::M);
    row->setSpacing(space::M);
    row->addWidget(new IconLabel(iconName, Ink::Accent, 36, this));
    auto *words = new QVBoxLayout;
    words->setSpacing(space::Xs);
    auto *head = new QLabel(title, this);
    setLook(head, "title");
    auto *note = new QLabel(text, this);
    note->setWordWrap(true);
    setLook(note, "muted");
    words->addStretch(1);
    words->addWidget(head);
    words->addWidget(note);
    words->addStretch(1);
    row->addLayout(words, 1);
    row->addWidget(makeKeyHint(key, this), 0, Qt::AlignVCenter);
    for (QWidget *child : findChildren<QWidget *>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize ChoiceCard::sizeHint() const
{
    return {360, qMax(112, fontMetrics().height() * 6)};
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Colors &c = currentTokens().colors;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool warm = underMouse() || isDown();
    painter.setBrush(warm ? c.accentSoft : c.surface);
    painter.setPen(QPen(hasFocus() ? c.focus : c.line, hasFocus() ? 2.5 : 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12);
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Down:
        focusNextChild();
        return;
    case Qt::Key_Up:
        focusPreviousChild();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void ChoiceCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChoiceCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

}
