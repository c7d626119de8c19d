// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Notifications as they arrive at a notification service, on a message bus of the
// test's own.
#include "ui/shell/desktopnotifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using pos::ui::DesktopNotifier;

/// What a desktop runs.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        QString application, title, text;
        uint replaces = 0;
        int urgency = -1;
    };
    QList<Shown> shown;

public Q_SLOTS:
    uint Notify(const QString &application, uint replaces, const QString &icon, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        Q_UNUSED(icon)
        Q_UNUSED(timeout)
        shown.append({application, title, text, replaces, hints.value(QStringLiteral("urgency")).toInt()});
        if (!actions.contains(QStringLiteral("default")))
            shown.last().urgency = -2;
        return 41 + uint(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
};

class TestDesktopNotifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                       QStringLiteral("--print-address")});
        QVERIFY2(m_daemon.waitForReadyRead(30'000), "dbus-daemon (package dbus) does not start");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_daemon.readLine().trimmed());
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("service"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    void withoutAServiceNothingBreaks()
    {
        QWidget window;
        DesktopNotifier notifier(window);
        notifier.tell(QStringLiteral("Late"), QStringLiteral("money"));
        QTRY_VERIFY(notifier.children().isEmpty()); // the answer "no such service" has been taken
    }
    void arrivesAndOpensTheWindow()
    {
        NotificationService service;
        QDBusConnection bus = QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("service"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &service,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
        QWidget window;
        DesktopNotifier notifier(window);
        QSignalSpy opened(&notifier, &DesktopNotifier::opened);
        notifier.tell(QStringLiteral("Money arrived late"), QStringLiteral("R$ 12.50, order R1-1"));
        QTRY_COMPARE(service.shown.size(), 1);
        QCOMPARE(service.shown.first().title, QStringLiteral("Money arrived late"));
        QCOMPARE(service.shown.first().text, QStringLiteral("R$ 12.50, order R1-1"));
        QCOMPARE(service.shown.first().urgency, 2);
        QTRY_VERIFY(notifier.children().isEmpty());
        Q_EMIT service.ActionInvoked(7, QStringLiteral("default")); // somebody else's
        Q_EMIT service.ActionInvoked(42, QStringLiteral("default"));
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(window.isVisible());
        notifier.tell(QStringLiteral("Money arrived late"), QStringLiteral("R$ 13.50, order R1-2"));
        QTRY_COMPARE(service.shown.size(), 2);
        QCOMPARE(service.shown.last().replaces, 0U); // the first one stays, too
        QTRY_VERIFY(notifier.children().isEmpty());
        Q_EMIT service.ActionInvoked(42, QStringLiteral("default"));
        Q_EMIT service.ActionInvoked(43, QStringLiteral("default"));
        QTRY_COMPARE(opened.size(), 3);
    }

private:
    QProcess m_daemon;
};

QTEST_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
