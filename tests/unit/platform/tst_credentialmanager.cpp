// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Credential Manager of Windows itself: what is kept there, for whom, and what
// is told of a credential that is missing or not ours.
#include "platform/credentialmanager.h"

#include <QTest>

#include <windows.h>

#include <wincred.h>

using namespace pos;

namespace {

const QString Sandbox = QStringLiteral("sandbox");
using Loaded = Result<std::shared_ptr<Credentials>>;

template <typename Answer, typename Ask> Answer answerOf(const Ask &ask)
{
    std::optional<Answer> answer;
    ask([&answer](const Answer &given) { answer = given; });
    if (answer)
        qFatal("answered from inside the call");
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        qFatal("no answer");
    return *answer;
}

Loaded load(SecretStore &store)
{
    return answerOf<Loaded>([&store](auto done) { store.load(Sandbox, done); });
}

Result<void> save(SecretStore &store, const QByteArray &key)
{
    return answerOf<Result<void>>([&store, &key](auto done) {
        store.save(Sandbox, {Secret(QByteArray("public")), Secret(QByteArray(key)), Secret()}, done);
    });
}

Result<void> removeFrom(SecretStore &store)
{
    return answerOf<Result<void>>([&store](auto done) { store.remove(Sandbox, done); });
}

}

class CredentialManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (const char *scope : {"test-a", "test-b"}) {
            CredentialManager store{QString::fromLatin1(scope)};
            QVERIFY(removeFrom(store));
        }
    }
    void whatIsSavedIsLoaded();
    void scopesDoNotShare();
    void missingIsNotFoundAndRemovedTwiceIsFine();
    void strangeBytesAreUnavailable();
    void answersDieWithTheStore();
};

void CredentialManagerTest::whatIsSavedIsLoaded()
{
    CredentialManager store(QStringLiteral("test-a"));
    QVERIFY(save(store, "first"));
    QVERIFY(save(store, "second"));
    CredentialManager later(QStringLiteral("test-a"));
    const Loaded loaded = load(later);
    QVERIFY(loaded);
    QCOMPARE((*loaded)->publicKey.reveal(), QByteArray("public"));
    QCOMPARE((*loaded)->privateKey.reveal(), QByteArray("second"));
    QVERIFY((*loaded)->relayToken.isEmpty());
}

void CredentialManagerTest::scopesDoNotShare()
{
    CredentialManager one(QStringLiteral("test-a")), other(QStringLiteral("test-b"));
    QVERIFY(save(one, "one"));
    QCOMPARE(load(other).error().kind, ErrorKind::NotFound);
    QVERIFY(save(other, "other"));
    QCOMPARE((*load(one))->privateKey.reveal(), QByteArray("one"));
}

void CredentialManagerTest::missingIsNotFoundAndRemovedTwiceIsFine()
{
    CredentialManager store(QStringLiteral("test-a"));
    QCOMPARE(load(store).error().kind, ErrorKind::NotFound);
    QVERIFY(save(store, "key"));
    QVERIFY(removeFrom(store));
    QVERIFY(removeFrom(store));
    QCOMPARE(load(store).error().kind, ErrorKind::NotFound);
}

void CredentialManagerTest::strangeBytesAreUnavailable()
{
    std::wstring target = L"Mostrador/sandbox@test-a";
    BYTE bytes[] = {'n', 'o'};
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.CredentialBlob = bytes;
    credential.CredentialBlobSize = sizeof bytes;
    credential.Persist = CRED_PERSIST_SESSION;
    QVERIFY(CredWriteW(&credential, 0));
    CredentialManager store(QStringLiteral("test-a"));
    QCOMPARE(load(store).error().kind, ErrorKind::SecretUnavailable);
}

void CredentialManagerTest::answersDieWithTheStore()
{
    bool told = false;
    {
        CredentialManager store(QStringLiteral("test-a"));
        store.load(Sandbox, [&told](const Loaded &) { told = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(CredentialManagerTest)
#include "tst_credentialmanager.moc"
