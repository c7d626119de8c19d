// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A short confirmation over the top bar, where nothing is being typed. It goes
// by itself and takes neither focus nor clicks. One at a time; the newest wins.
#pragma once

#include "ui/theme/tokens.h"

#include <QFrame>

class QLabel;
class QTimer;

namespace pos::ui {

class Toast : public QFrame
{
    Q_OBJECT
public:
    /// Lays itself over `host`, usually the window.
    explicit Toast(QWidget *host);
    void showText(const QString &text, Tone tone = Tone::Neutral);
    QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    QLabel *m_text;
    QTimer *m_timer;
};

}
