// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A message inside the page, never over it: tone, words, at most one action,
// and a close button where it may be dismissed. Hidden while it says nothing.
#pragma once

#include "ui/text/sentence.h"
#include "ui/theme/tokens.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace pos::ui {

class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(Tone tone, const Sentence &sentence, bool dismissable = true);
    /// Right of the message; call after showMessage(), which removes the previous one.
    void setAction(const QString &text, std::function<void()> action);
    void clear();
    QString text() const;

Q_SIGNALS:
    void dismissed();

private:
    void refreshIcon();
    QLabel *m_icon;
    QLabel *m_what;
    QLabel *m_todo;
    QPushButton *m_actionButton;
    QToolButton *m_closeButton;
    std::function<void()> m_action;
    Tone m_tone = Tone::Neutral;
    bool event(QEvent *event) override;
};

/// The icon that goes with a tone.
QString toneIconName(Tone tone);

}
