// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/messagebar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace pos::ui {

QString toneIconName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Info: return QStringLiteral("info");
    case Tone::Success: return QStringLiteral("checkcircle");
    case Tone::Waiting: return QStringLiteral("clock");
    case Tone::Attention: return QStringLiteral("alert");
    case Tone::Failed: return QStringLiteral("crosscircle");
    case Tone::Refunded: return QStringLiteral("undo");
    case Tone::Dispute: return QStringLiteral("flag");
    }
    Q_UNREACHABLE();
}

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_what(new QLabel(this))
    , m_todo(new QLabel(this))
    , m_actionButton(new QPushButton(this))
    , m_closeButton(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setLook(this, "banner");
    m_what->setObjectName(QStringLiteral("messageLabel"));
    m_todo->setObjectName(QStringLiteral("messageTodoLabel"));
    m_actionButton->setObjectName(QStringLiteral("messageActionButton"));
    m_closeButton->setObjectName(QStringLiteral("messageCloseButton"));
    for (QLabel *label : {m_what, m_todo}) {
        label->setWordWrap(true);
        setLook(label, "onBanner");
    }
    QFont bold = m_what->font();
    bold.setWeight(QFont::DemiBold);
    m_what->setFont(bold);
    m_icon->setFixedSize(metric::IconSize, metric::IconSize);
    setLook(m_actionButton, "tone");
    setLook(m_closeButton, "quiet");
    m_closeButton->setIcon(icon(QStringLiteral("cross")));
    m_closeButton->setAccessibleName(tr("Close this message"));
    m_closeButton->setToolTip(tr("Close this message"));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_what);
    words->addWidget(m_todo);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::M, space::S, space::S, space::S);
    layout->setSpacing(space::S + space::Xs);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addLayout(words, 1);
    layout->addWidget(m_actionButton);
    layout->addWidget(m_closeButton);
    connect(m_actionButton, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action();
    });
    connect(m_closeButton, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    hide();
}

void MessageBar::showMessage(Tone tone, const Sentence &sentence, bool dismissable)
{
    m_tone = tone;
    m_action = nullptr;
    m_actionButton->hide();
    m_what->setText(sentence.what);
    m_todo->setText(sentence.todo);
    m_todo->setVisible(!sentence.todo.isEmpty());
    m_closeButton->setVisible(dismissable);
    setTone(this, tone);
    for (QWidget *w : {static_cast<QWidget *>(m_what), static_cast<QWidget *>(m_todo), static_cast<QWidget *>(m_actionButton)})
        setTone(w, tone);
    refreshIcon();
    setAccessibleName(sentence.joined());
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::setAction(const QString &text, std::function<void()> action)
{
    m_action = std::move(action);
    m_actionButton->setText(text);
    m_actionButton->setAccessibleName(text);
    m_actionButton->show();
}

void MessageBar::clear()
{
    m_action = nullptr;
    hide();
}

QString MessageBar::text() const
{
    return Sentence{m_what->text(), m_todo->text()}.joined();
}

void MessageBar::refreshIcon()
{
    m_icon->setPixmap(iconPixmap(toneIconName(m_tone), currentTokens().colors.tone(m_tone).text, metric::IconSize,
                                 devicePixelRatioF()));
}

bool MessageBar::event(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refreshIcon();
    return QFrame::event(event);
}

}
