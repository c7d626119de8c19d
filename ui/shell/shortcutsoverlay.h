// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// F1: every shortcut, read from the real actions of the window and its pages
// at the moment it opens. Esc or F1 closes it.
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QAction;
class QFrame;
class QVBoxLayout;

namespace pos::ui {

class ShortcutsOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit ShortcutsOverlay(QWidget *host);

    using Group = QPair<QString, QList<QAction *>>;
    void open(const QList<Group> &groups);
    void close();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    QFrame *m_sheet = nullptr;
    QWidget *m_focusBefore = nullptr;
};

/// Actions with words and keys, in order of appearance, without doubles.
QList<QAction *> shortcutActionsOf(const QWidget *widget);

}
