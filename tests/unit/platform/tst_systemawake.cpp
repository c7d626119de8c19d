// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The lock of logind and the inhibitors of desktops, on a message bus of the test's own.
#include "platform/systemawake.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

/// Both ends of what logind gives: it sees by its own when the other is closed.
class LoginService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~LoginService() override
    {
        for (const int end : ends)
            ::close(end);
    }
    bool isHeld() const
    {
        for (const int end : ends) {
            pollfd state{end, 0, 0};
            ::poll(&state, 1, 0);
            if (!(state.revents & POLLERR)) // of a pipe's writing end: nobody holds the other any more
                return true;
        }
        return false;
    }
    QStringList asked;
    QList<int> ends;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        asked << QStringList{what, who, why, mode}.join(u'|');
        int pipe[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0)
            return {};
        ends << pipe[1];
        QDBusUnixFileDescriptor lock(pipe[0]); // a copy
        ::close(pipe[0]);
        return lock;
    }
};

class ScreenSaver : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")
public:
    QStringList asked;
    QList<uint> held;

public Q_SLOTS:
    uint Inhibit(const QString &who, const QString &why)
    {
        asked << who + u'|' + why;
        held << 70 + uint(asked.size());
        return held.constLast();
    }
    void UnInhibit(uint cookie) { held.removeOne(cookie); }
};

class TestSystemAwake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY2(m_daemon.waitForReadyRead(30'000), "dbus-daemon (package dbus) does not start");
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("service"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    void withoutAServiceNothingBreaks()
    {
        const auto machine = pos::systemAwake();
        machine->hold(true);
        QVERIFY(QDBusConnection::sessionBus().isConnected());
        QTest::qWait(0);
        machine->hold(false);
    }
    void holdsAndLetsGo()
    {
        LoginService login;
        ScreenSaver desktop;
        QDBusConnection bus = QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("service"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/login1"), &login, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/ScreenSaver"), &desktop, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.login1")));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.ScreenSaver")));
        auto machine = pos::systemAwake();
        machine->hold(true);
        machine->hold(true);
        QTRY_COMPARE(login.asked, QStringList{QStringLiteral("idle|Mostrador|A payment is under way|block")});
        QTRY_COMPARE(desktop.asked, QStringList{QStringLiteral("Mostrador|A payment is under way")});
        QTRY_VERIFY(login.isHeld());
        machine->hold(false);
        QTRY_VERIFY(!login.isHeld());
        QTRY_VERIFY(desktop.held.isEmpty());

        // Over before the services have answered: what they bring is given back.
        machine->hold(true);
        machine->hold(false);
        QTRY_COMPARE(login.asked.size(), 2);
        QTRY_COMPARE(desktop.asked.size(), 2);
        QTRY_VERIFY(!login.isHeld() && desktop.held.isEmpty());

        machine->hold(true);
        QTRY_COMPARE(desktop.held.size(), 1);
        QTRY_VERIFY(login.isHeld());
        machine.reset();
        QTRY_VERIFY(!login.isHeld() && desktop.held.isEmpty());

        // Gone before the services have answered.
        machine = pos::systemAwake();
        machine->hold(true);
        machine.reset();
        QTRY_COMPARE(login.asked.size(), 4);
        QTRY_COMPARE(desktop.asked.size(), 4);
        QTRY_VERIFY(!login.isHeld() && desktop.held.isEmpty());
    }

private:
    QProcess m_daemon;
};

QTEST_GUILESS_MAIN(TestSystemAwake)
#include "tst_systemawake.moc"
