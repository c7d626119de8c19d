// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The keychain as it really answers: without a session bus, with a service that
// never answers, and with an unlocked gnome-keyring. The last two need a private
// session bus, so this program starts itself again inside one.
#include "platform/keychainsecretstore.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace pos;

namespace {

const QString Sandbox = QStringLiteral("sandbox");
using Loaded = std::optional<Result<std::shared_ptr<Credentials>>>;
using Stored = std::optional<Result<void>>;

Credentials keys()
{
    Credentials credentials;
    credentials.publicKey = Secret(QByteArray("pub-ñ"));
    credentials.privateKey = Secret(QByteArray("priv-\"1\""));
    credentials.relayToken = Secret(QByteArray("relay"));
    return credentials;
}

Loaded load(KeychainSecretStore &store, const QString &profile = Sandbox)
{
    Loaded loaded;
    bool inside = true;
    store.load(profile, [&](Result<std::shared_ptr<Credentials>> r) {
        Q_ASSERT(!inside && !loaded);
        loaded = std::move(r);
    });
    inside = false;
    (void)QTest::qWaitFor([&] { return loaded.has_value(); }, 30000);
    return loaded;
}

Stored save(KeychainSecretStore &store)
{
    Stored stored;
    store.save(Sandbox, keys(), [&](const Result<void> &r) { stored = r; });
    (void)QTest::qWaitFor([&] { return stored.has_value(); }, 30000);
    return stored;
}

Stored removeFrom(KeychainSecretStore &store)
{
    Stored removed;
    store.remove(Sandbox, [&](const Result<void> &r) { removed = r; });
    (void)QTest::qWaitFor([&] { return removed.has_value(); }, 30000);
    return removed;
}

/// A secret service that takes every call and answers none.
class SilentService final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        message.setDelayedReply(true);
        return true;
    }
};

}

/// Run inside an unlocked keyring.
class InRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missingIsNotFound()
    {
        KeychainSecretStore store(QStringLiteral("ring-a"));
        const Loaded none = load(store);
        QVERIFY(none && !*none);
        QCOMPARE(none->error().kind, ErrorKind::NotFound);
    }
    void roundTrip()
    {
        KeychainSecretStore store(QStringLiteral("ring-b"));
        const Stored stored = save(store);
        QVERIFY(stored && *stored);
        const Loaded loaded = load(store);
        QVERIFY(loaded && *loaded);
        QCOMPARE((**loaded)->publicKey.reveal(), QByteArray("pub-ñ"));
        QCOMPARE((**loaded)->privateKey.reveal(), QByteArray("priv-\"1\""));
        QCOMPARE((**loaded)->relayToken.reveal(), QByteArray("relay"));
        const Stored removed = removeFrom(store);
        QVERIFY(removed && *removed);
        QCOMPARE(load(store)->error().kind, ErrorKind::NotFound);
        const Stored again = removeFrom(store);
        QVERIFY(again && *again);
    }
    void scopesAndProfilesAreApart()
    {
        KeychainSecretStore one(QStringLiteral("ring-c")), two(QStringLiteral("ring-d")), usual{QString()};
        QVERIFY(save(one).has_value());
        QCOMPARE(load(two)->error().kind, ErrorKind::NotFound);
        QCOMPARE(load(usual)->error().kind, ErrorKind::NotFound);
        QCOMPARE(load(one, QStringLiteral("live-us"))->error().kind, ErrorKind::NotFound);
        QVERIFY(load(one)->has_value());
    }
};

class BehindSilence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceIsUnavailable()
    {
        KeychainSecretStore store(QString(), Millis(300));
        QElapsedTimer timer;
        timer.start();
        const Loaded loaded = load(store);
        QVERIFY(loaded && !*loaded);
        QCOMPARE(loaded->error().kind, ErrorKind::SecretUnavailable);
        QVERIFY(timer.elapsed() >= 250);
    }
    void lateAnswersOfADestroyedStoreAreDropped()
    {
        int answers = 0;
        {
            KeychainSecretStore store(QString(), Millis(100));
            store.load(Sandbox, [&answers](const auto &) { ++answers; });
        }
        KeychainSecretStore other(QString(), Millis(300));
        QVERIFY(load(other).has_value());
        QCOMPARE(answers, 0);
    }
};

class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutABus();
    void serviceThatNeverAnswers();
    void unlockedKeyring();

private:
    /// Runs this program again with `mode` below `wrapper` on a private bus; empty = good.
    QString runInBus(const QString &script, const QString &mode) const;
};

void KeychainTest::withoutABus()
{
    KeychainSecretStore store{QString()};
    const Loaded loaded = load(store);
    QVERIFY(loaded && !*loaded);
    QCOMPARE(loaded->error().kind, ErrorKind::SecretUnavailable);
    QVERIFY(!loaded->error().context.detail.isEmpty());
    const Stored stored = save(store);
    QVERIFY(stored && !*stored);
    QCOMPARE(stored->error().kind, ErrorKind::SecretUnavailable);
    // Nothing went to a file instead.
    const QDir home(QDir::homePath());
    QVERIFY(!QFile::exists(home.filePath(QStringLiteral(".config/Mostrador.conf"))));
    QVERIFY(home.entryList({QStringLiteral("*keychain*")}, QDir::Files | QDir::Hidden).isEmpty());
}

QString KeychainTest::runInBus(const QString &script, const QString &mode) const
{
    QTemporaryDir home, runtime;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime.path());
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    QProcess bus;
    bus.setProcessEnvironment(environment);
    bus.setProcessChannelMode(QProcess::MergedChannels);
    bus.start(QStringLiteral("dbus-run-session"),
              {QStringLiteral("--"), QStringLiteral("bash"), QStringLiteral("-c"), script,
               QCoreApplication::applicationFilePath(), mode});
    if (!bus.waitForFinished(60000))
        return QStringLiteral("did not end");
    return bus.exitCode() == 0 ? QString() : QString::fromUtf8(bus.readAll());
}

void KeychainTest::serviceThatNeverAnswers()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty())
        QSKIP("dbus-run-session is not installed");
    const QString trouble = runInBus(QStringLiteral("exec 3< <(exec \"$0\" --silent-service); read -r line <&3; "
                                                    "\"$0\" \"$1\"; result=$?; kill %1 2>/dev/null; kill $! 2>/dev/null; exit $result"),
                                     QStringLiteral("--behind-silence"));
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void KeychainTest::unlockedKeyring()
{
    for (const char *tool : {"dbus-run-session", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty())
            QSKIP("needs dbus-run-session and gnome-keyring");
    }
    const QString trouble = runInBus(QStringLiteral("eval \"$(printf ci-pass | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)\"; "
                                                    "exec \"$0\" \"$1\""),
                                     QStringLiteral("--in-ring"));
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QByteArray mode = argc > 1 ? argv[1] : "";
    if (mode == "--silent-service") {
        SilentService silence;
        QDBusConnection bus = QDBusConnection::sessionBus();
        const bool ready = bus.registerVirtualObject(QStringLiteral("/"), &silence, QDBusConnection::SubPath) &&
                           bus.registerService(QStringLiteral("org.freedesktop.secrets"));
        std::puts(ready ? "ready" : "no bus");
        std::fflush(stdout);
        return ready ? QCoreApplication::exec() : 1;
    }
    if (mode == "--in-ring") {
        InRing test;
        return QTest::qExec(&test, {QString::fromLocal8Bit(argv[0])});
    }
    if (mode == "--behind-silence") {
        BehindSilence test;
        return QTest::qExec(&test, {QString::fromLocal8Bit(argv[0])});
    }
    KeychainTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
