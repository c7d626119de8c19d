// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The list of ways to pay. A letter chooses, the same letter again goes on, more
// letters name one; but what no way begins with is no choice: a scanner's code
// that lands here leaves the way as it was before its first character, and so
// does one that some way begins with: a scanner is faster than a hand, and ends
// with Return. Ui thread.
#pragma once

#include <QComboBox>

namespace pos::ui {

class WayCombo : public QComboBox
{
    Q_OBJECT
public:
    explicit WayCombo(QWidget *parent) : QComboBox(parent) {}

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void typed(const QString &character);
    int begins(const QString &text, int from) const;

    QString m_typed;    ///< without a pause, a choice by other keys, or a change of focus
    int m_before = -1;  ///< what was chosen before that
    quint64 m_lastMs = 0;
    quint64 m_slowestMs = 0; ///< longest time between two of them
};

}
