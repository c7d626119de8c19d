// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/facing/screenlist.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <QWindow>

namespace pos::ui {

SystemScreens::SystemScreens(QWidget &till) : m_till(till)
{
    const QList<QScreen *> present = QGuiApplication::screens();
    for (QScreen *screen : present)
        watch(screen);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, [this](QScreen *screen) {
        watch(screen);
        Q_EMIT changed();
    });
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &ScreenList::changed);
    if (QWindow *window = m_till.windowHandle())
        connect(window, &QWindow::screenChanged, this, &ScreenList::changed);
}

void SystemScreens::watch(QScreen *screen)
{
    connect(screen, &QScreen::geometryChanged, this, &ScreenList::changed);
}

QList<ScreenPlace> SystemScreens::screens() const
{
    QList<ScreenPlace> places;
    const QList<QScreen *> present = QGuiApplication::screens();
    for (QScreen *screen : present)
        places << ScreenPlace{screen->name(), screen->geometry(), screen};
    return places;
}

QString SystemScreens::tillScreen() const
{
    const QScreen *screen = m_till.screen();
    return screen != nullptr ? screen->name() : QString();
}

}
