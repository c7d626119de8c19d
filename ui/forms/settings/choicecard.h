// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A large choice: icon, title, one sentence and its key. A button for keyboard,
// mouse, touch and screen readers; Return and Space press it. ui thread.
#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace pos::ui {

class ChoiceCard final : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceCard(const QString &iconName, const QString &title, const QString &text, const QKeySequence &key,
               QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
};

}
