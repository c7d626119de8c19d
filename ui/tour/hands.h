// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A person at the keyboard: key events to whatever has the focus, and patience.
// Ui thread; runs events while it waits, which only the tour and tests may do.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace pos::ui {

/// Lets layouts, style changes and paint events finish.
void settle();
/// False when time is over.
bool waitFor(const std::function<bool()> &condition, int milliseconds = 8000);

/// The window of that name, as soon as it can be seen; null when it does not come.
QWidget *openDialog(const QString &name);

class Hands
{
public:
    explicit Hands(QWidget &window) : m_window(window) {}

    /// To the popup that is open, else to the widget with the focus, else to the window.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    /// Presses `key` until the condition holds; false after `most` times.
    bool pressUntil(Qt::Key key, const std::function<bool()> &condition, int most = 40);
    /// Moves the focus with Tab until it is on that widget.
    bool tabTo(const QString &objectName);

    /// The visible widget of that name, or null.
    QWidget *find(const QString &objectName) const;
    bool shows(const QString &objectName) const { return find(objectName) != nullptr; }

private:
    QWidget &target() const;
    QWidget &m_window;
};

}
