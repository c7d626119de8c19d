// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/desktopnotifier.h"

#include <QApplication>
#include <QSystemTrayIcon>

#ifdef POS_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace pos::ui {

namespace {

#ifdef POS_HAVE_DBUS
constexpr QLatin1String Service("org.freedesktop.Notifications"); // also the name of its interface
constexpr QLatin1String Path("/org/freedesktop/Notifications");
constexpr uchar Critical = 2;
#endif

}

DesktopNotifier::DesktopNotifier(QWidget &window, QObject *parent) : QObject(parent), m_window(&window) {}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::tell(const QString &title, const QString &text)
{
    if (m_window)
        QApplication::alert(m_window);
    if (!tellService(title, text))
        tellTray(title, text);
}

bool DesktopNotifier::tellService(const QString &title, const QString &text)
{
#ifdef POS_HAVE_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    if (!m_listening) {
        m_listening = bus.connect(Service, Path, Service, QStringLiteral("ActionInvoked"), this,
                                  SLOT(onAction(uint,QString)));
    }
    QDBusMessage call = QDBusMessage::createMethodCall(Service, Path, Service, QStringLiteral("Notify"));
    call << QApplication::applicationDisplayName() << 0U << QApplication::applicationName() << title << text
         << QStringList{QStringLiteral("default"), tr("Open")}
         << QVariantMap{{QStringLiteral("urgency"), QVariant::fromValue(Critical)}} << 0;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, title, text] {
        const QDBusPendingReply<uint> reply = *answer;
        answer->deleteLater();
        if (reply.isError())
            tellTray(title, text);
        else
            m_shown += reply.value();
    });
    return true;
#else
    Q_UNUSED(title)
    Q_UNUSED(text)
    return false;
#endif
}

void DesktopNotifier::tellTray(const QString &title, const QString &text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (m_tray == nullptr) {
        m_tray = new QSystemTrayIcon(QApplication::windowIcon(), this);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &DesktopNotifier::open);
        connect(m_tray, &QSystemTrayIcon::activated, this, &DesktopNotifier::open);
    }
    m_tray->show();
    m_tray->showMessage(title, text, QSystemTrayIcon::Critical, 60'000);
}

void DesktopNotifier::onAction(uint id, const QString &)
{
    if (m_shown.contains(id))
        open();
}

void DesktopNotifier::open()
{
    if (m_window) {
        m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    }
    Q_EMIT opened();
}

}
