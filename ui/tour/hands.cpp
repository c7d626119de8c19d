// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tour/hands.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QWidget>

namespace pos::ui {

void settle()
{
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
}

QWidget *openDialog(const QString &name)
{
    QWidget *dialog = nullptr;
    waitFor([&dialog, &name] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->objectName() == name)
                dialog = widget;
        }
        return dialog != nullptr;
    });
    return dialog;
}

bool waitFor(const std::function<bool()> &condition, int milliseconds)
{
    return QTest::qWaitFor(condition, milliseconds);
}

QWidget &Hands::target() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return *popup;
    if (QWidget *modal = QApplication::activeModalWidget(); modal && modal != &m_window)
        return modal->focusWidget() ? *modal->focusWidget() : *modal;
    return m_window.focusWidget() ? *m_window.focusWidget() : m_window;
}

void Hands::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&target(), key, modifiers);
    settle();
}

void Hands::type(const QString &text)
{
    QTest::keyClicks(&target(), text);
    settle();
}

bool Hands::pressUntil(Qt::Key key, const std::function<bool()> &condition, int most)
{
    for (int times = 0; times < most && !condition(); ++times)
        press(key);
    return condition();
}

bool Hands::tabTo(const QString &objectName)
{
    return pressUntil(
        Qt::Key_Tab, [this, &objectName] { return m_window.focusWidget() && m_window.focusWidget()->objectName() == objectName; }, 80);
}

QWidget *Hands::find(const QString &objectName) const
{
    for (QWidget *widget : m_window.findChildren<QWidget *>(objectName)) {
        if (widget->isVisibleTo(&m_window))
            return widget;
    }
    return nullptr;
}

}
