// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/systemawake.h"

#ifdef POS_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QPointer>
#endif

namespace pos {

namespace {

#ifdef POS_HAVE_DBUS

const QString Program = QStringLiteral("Mostrador"), Reason = QStringLiteral("A payment is under way");

struct Inhibitor
{
    QString service, path;
};

/// Of desktops; the interface has the name of the service, and both speak the same.
const QList<Inhibitor> &inhibitors()
{
    static const QList<Inhibitor> all{
        {QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("/org/freedesktop/ScreenSaver")},
        {QStringLiteral("org.freedesktop.PowerManagement.Inhibit"), QStringLiteral("/org/freedesktop/PowerManagement/Inhibit")}};
    return all;
}

class BusAwake final : public QObject, public StayAwake
{
public:
    ~BusAwake() override { letGo(); }

    void hold(bool awake) override
    {
        if (awake == m_held)
            return;
        m_held = awake;
        if (awake)
            take();
        else
            letGo();
    }

private:
    struct Cookie
    {
        Inhibitor from;
        uint number = 0;
    };

    /// An answer that comes when what it was for is over already, this object too, gives back at once what it brings.
    template <typename Value, typename Keep, typename Refuse>
    void ask(const QDBusConnection &bus, const QDBusMessage &call, const Keep &keep, const Refuse &refuse)
    {
        if (!bus.isConnected())
            return;
        auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call)); // every call ends, in an error at the latest
        connect(answer, &QDBusPendingCallWatcher::finished, answer, [self = QPointer(this), answer, keep, refuse, turn = m_turn] {
            const QDBusPendingReply<Value> reply = *answer;
            answer->deleteLater();
            if (reply.isError())
                return;
            if (self && self->m_held && turn == self->m_turn)
                keep(reply.value());
            else
                refuse(reply.value());
        });
    }

    void take()
    {
        ++m_turn;
        QDBusMessage call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                                                           QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
        call << QStringLiteral("idle") << Program << Reason << QStringLiteral("block");
        ask<QDBusUnixFileDescriptor>(
            QDBusConnection::systemBus(), call, [this](const QDBusUnixFileDescriptor &lock) { m_lock = lock; }, [](const auto &) {});
        for (const Inhibitor &inhibitor : inhibitors()) {
            QDBusMessage wish = QDBusMessage::createMethodCall(inhibitor.service, inhibitor.path, inhibitor.service, QStringLiteral("Inhibit"));
            wish << Program << Reason;
            ask<uint>(
                QDBusConnection::sessionBus(), wish, [this, inhibitor](uint number) { m_cookies.append({inhibitor, number}); },
                [inhibitor](uint number) { giveBack({inhibitor, number}); });
        }
    }

    void letGo()
    {
        m_lock = QDBusUnixFileDescriptor(); // logind lets go when the last copy is closed
        for (const Cookie &cookie : std::exchange(m_cookies, {}))
            giveBack(cookie);
    }

    static void giveBack(const Cookie &cookie)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(cookie.from.service, cookie.from.path, cookie.from.service, QStringLiteral("UnInhibit"));
        call << cookie.number;
        QDBusConnection::sessionBus().send(call);
    }

    bool m_held = false;
    quint64 m_turn = 0;
    QDBusUnixFileDescriptor m_lock;
    QList<Cookie> m_cookies;
};

#else

class BusAwake final : public StayAwake
{
    void hold(bool) override {}
};

#endif

}

std::unique_ptr<StayAwake> systemAwake()
{
    return std::make_unique<BusAwake>();
}

}
