// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/keychainsecretstore.h"

#include "base/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace pos {

namespace {

const QString Service = QStringLiteral("Mostrador");

Error unavailable(const QString &detail)
{
    return {ErrorKind::SecretUnavailable, {.detail = detail}};
}

Error timedOut()
{
    return unavailable(QStringLiteral("the keychain did not answer"));
}

/// PLATFORM facts: errors other than "not found" also mean "locked" or "no service", so none of them
/// may be read as "no keys yet".
Error errorOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return {ErrorKind::NotFound, {.detail = QStringLiteral("no entry in the keychain")}};
    return unavailable(QStringLiteral("keychain error %1: %2").arg(int(job.error())).arg(job.errorString()));
}

QByteArray packed(const Credentials &credentials)
{
    const QJsonObject object{{QStringLiteral("public"), QString::fromUtf8(credentials.publicKey.reveal())},
                             {QStringLiteral("private"), QString::fromUtf8(credentials.privateKey.reveal())},
                             {QStringLiteral("relay"), QString::fromUtf8(credentials.relayToken.reveal())}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<std::shared_ptr<Credentials>> unpacked(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return fail(unavailable(QStringLiteral("the keychain entry was not written by this program")));
    const auto field = [object = document.object()](const char *name) {
        return Secret(object.value(QLatin1String(name)).toString().toUtf8());
    };
    auto credentials = std::make_shared<Credentials>();
    credentials->publicKey = field("public");
    credentials->privateKey = field("private");
    credentials->relayToken = field("relay");
    return credentials;
}

}

KeychainSecretStore::KeychainSecretStore(QString scope, Millis timeout, QObject *parent)
    : QObject(parent)
    , m_scope(std::move(scope))
    , m_timeout(timeout)
{
}

QString KeychainSecretStore::entryName(const QString &profile) const
{
    return m_scope.isEmpty() ? profile : profile + QLatin1Char('@') + m_scope;
}

void KeychainSecretStore::run(QKeychain::Job *job, const QString &profile, std::function<void(QKeychain::Job *)> finished)
{
    // The timer is the context of both ends: whichever comes first deletes it, and with it the other.
    auto *deadline = new QTimer(this);
    deadline->setSingleShot(true);
    job->setInsecureFallback(false);
    job->setKey(entryName(profile));
    connect(job, &QKeychain::Job::finished, deadline, [deadline, finished](QKeychain::Job *ended) {
        deadline->deleteLater();
        deadline->disconnect();
        deadline->stop();
        finished(ended);
    });
    connect(deadline, &QTimer::timeout, this, [deadline, finished, job] {
        job->disconnect(deadline);
        deadline->deleteLater();
        log::warning("keychain", "no answer in time");
        finished(nullptr);
    });
    deadline->start(m_timeout);
    job->start();
}

void KeychainSecretStore::load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(Service);
    run(job, profile, [done = std::move(done)](QKeychain::Job *ended) {
        if (!ended)
            done(fail(timedOut()));
        else if (ended->error() != QKeychain::NoError)
            done(fail(errorOf(*ended)));
        else
            done(unpacked(static_cast<QKeychain::ReadPasswordJob *>(ended)->binaryData()));
    });
}

void KeychainSecretStore::save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(Service);
    job->setBinaryData(packed(credentials));
    run(job, profile, [done = std::move(done)](QKeychain::Job *ended) {
        if (!ended)
            done(fail(timedOut()));
        else if (ended->error() != QKeychain::NoError)
            // Also "not found" (a keychain without its default collection): nothing was stored.
            done(fail(unavailable(errorOf(*ended).context.detail)));
        else
            done({});
    });
}

void KeychainSecretStore::remove(const QString &profile, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(Service);
    run(job, profile, [done = std::move(done)](QKeychain::Job *ended) {
        if (!ended)
            done(fail(timedOut()));
        else if (ended->error() != QKeychain::NoError && ended->error() != QKeychain::EntryNotFound)
            done(fail(errorOf(*ended)));
        else
            done({});
    });
}

}
