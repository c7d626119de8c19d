// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keys of one run: taken from the environment and erased there; kept in memory,
// and said so, when no keychain takes them.
#include "platform/environmentsecrets.h"
#include "platform/sessionsecretstore.h"

#include <QFile>
#include <QTest>

using namespace pos;

namespace {

/// Answers at once or never; counts what reaches it.
class FakeKeychain final : public SecretStore
{
public:
    std::optional<Error> trouble;
    int loads = 0, saves = 0, removes = 0;
    QByteArray storedPrivate;
    bool late = false; ///< save() answers when answer() is called
    std::function<void()> answer;

    void load(const QString &, std::function<void(Result<std::shared_ptr<Credentials>>)> done) override
    {
        ++loads;
        if (trouble)
            return done(fail(*trouble));
        if (storedPrivate.isEmpty())
            return done(fail(ErrorKind::NotFound));
        auto credentials = std::make_shared<Credentials>();
        credentials->privateKey = Secret(QByteArray(storedPrivate));
        done(credentials);
    }
    void save(const QString &, Credentials credentials, std::function<void(Result<void>)> done) override
    {
        ++saves;
        if (late) {
            answer = [done = std::move(done)] { done({}); };
            return;
        }
        if (trouble)
            return done(fail(*trouble));
        storedPrivate = credentials.privateKey.reveal();
        done({});
    }
    void remove(const QString &, std::function<void(Result<void>)> done) override
    {
        ++removes;
        storedPrivate.clear();
        done({});
    }
};

Credentials keys(const char *text)
{
    Credentials credentials;
    credentials.publicKey = Secret(QByteArray("pub-") + text);
    credentials.privateKey = Secret(QByteArray(text));
    return credentials;
}

const QString Sandbox = QStringLiteral("sandbox");

}

class SessionSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environmentIsReadOnceAndErased()
    {
        qputenv("MOSTRADOR_PUBLIC_KEY", "canary-public");
        qputenv("MOSTRADOR_PRIVATE_KEY", " canary-private\n");
        const auto credentials = takeEnvironmentCredentials();
        QVERIFY(credentials != nullptr);
        QCOMPARE(credentials->publicKey.reveal(), QByteArray("canary-public"));
        QCOMPARE(credentials->privateKey.reveal(), QByteArray("canary-private"));
        QVERIFY(!qEnvironmentVariableIsSet("MOSTRADOR_PUBLIC_KEY"));
        QVERIFY(!qEnvironmentVariableIsSet("MOSTRADOR_PRIVATE_KEY"));
        QVERIFY(takeEnvironmentCredentials() == nullptr);
    }

    void oneKeyAloneIsErasedAndNotUsed()
    {
        qputenv("MOSTRADOR_PRIVATE_KEY", "canary-private");
        QVERIFY(takeEnvironmentCredentials() == nullptr);
        QVERIFY(!qEnvironmentVariableIsSet("MOSTRADOR_PRIVATE_KEY"));
    }

    void presetIsServedWithoutTheKeychain()
    {
        FakeKeychain keychain;
        SessionSecretStore store(keychain);
        store.presetForThisRun(Sandbox, std::make_shared<Credentials>(keys("env")));
        QByteArray got;
        bool inside = true;
        store.load(Sandbox, [&](const Result<std::shared_ptr<Credentials>> &loaded) {
            QVERIFY(!inside);
            got = loaded ? (*loaded)->privateKey.reveal() : QByteArray();
        });
        inside = false;
        QTRY_COMPARE(got, QByteArray("env"));
        QCOMPARE(keychain.loads, 0);
        store.load(QStringLiteral("live-us"), [&](const auto &loaded) { got = loaded ? "found" : "none"; });
        QTRY_COMPARE(got, QByteArray("none"));
        QCOMPARE(keychain.loads, 1);
    }

    void refusedKeysStayForThisRunOnly()
    {
        FakeKeychain keychain;
        keychain.trouble = Error{ErrorKind::SecretUnavailable, {}};
        Result<void> saved;
        QByteArray got;
        {
            SessionSecretStore store(keychain);
            store.save(Sandbox, keys("typed"), [&](const Result<void> &r) { saved = r; });
            QVERIFY(!saved);
            QCOMPARE(saved.error().kind, ErrorKind::SecretUnavailable);
            QVERIFY(store.keepsForThisRunOnly(Sandbox));
            store.load(Sandbox, [&](const auto &loaded) { got = loaded ? (*loaded)->privateKey.reveal() : QByteArray(); });
            QTRY_COMPARE(got, QByteArray("typed"));
        }
        SessionSecretStore next(keychain);
        std::optional<ErrorKind> kind;
        next.load(Sandbox, [&](const auto &loaded) { kind = loaded ? ErrorKind::Internal : loaded.error().kind; });
        QTRY_VERIFY(kind == ErrorKind::SecretUnavailable);
    }

    void storedKeysReplaceThoseOfTheEnvironment()
    {
        FakeKeychain keychain;
        SessionSecretStore store(keychain);
        store.presetForThisRun(Sandbox, std::make_shared<Credentials>(keys("env")));
        Result<void> saved = fail(ErrorKind::Internal);
        store.save(Sandbox, keys("typed"), [&](const Result<void> &r) { saved = r; });
        QVERIFY(saved.has_value());
        QVERIFY(!store.keepsForThisRunOnly(Sandbox));
        QByteArray got;
        store.load(Sandbox, [&](const auto &loaded) { got = loaded ? (*loaded)->privateKey.reveal() : QByteArray(); });
        QTRY_COMPARE(got, QByteArray("typed"));
        QCOMPARE(keychain.loads, 1);
    }

    void settledWaitsForASaveUnderWay()
    {
        FakeKeychain keychain;
        keychain.late = true;
        SessionSecretStore store(keychain);
        QStringList order;
        store.save(Sandbox, keys("typed"), [&](const Result<void> &) { order << QStringLiteral("saved"); });
        store.whenSettled(this, [&] { order << QStringLiteral("settled"); });
        QMetaObject::invokeMethod(this, [&] { order << QStringLiteral("later"); }, Qt::QueuedConnection);
        QTRY_COMPARE(order, QStringList{QStringLiteral("later")});
        keychain.answer();
        QTRY_COMPARE(order, (QStringList{QStringLiteral("later"), QStringLiteral("saved"), QStringLiteral("settled")}));
        store.whenSettled(this, [&] { order << QStringLiteral("again"); });
        QCOMPARE(order.size(), 3);
        QTRY_COMPARE(order.size(), 4);
    }

    void removeForgetsBoth()
    {
        FakeKeychain keychain;
        SessionSecretStore store(keychain);
        store.presetForThisRun(Sandbox, std::make_shared<Credentials>(keys("env")));
        store.remove(Sandbox, [](const Result<void> &) {});
        QCOMPARE(keychain.removes, 1);
        std::optional<ErrorKind> kind;
        store.load(Sandbox, [&](const auto &loaded) { kind = loaded ? ErrorKind::Internal : loaded.error().kind; });
        QTRY_VERIFY(kind == ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(SessionSecretsTest)
#include "tst_sessionsecrets.moc"
