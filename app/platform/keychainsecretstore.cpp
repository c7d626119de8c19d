// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/keychainsecretstore.h"

#include "base/log.h"
#include "platform/keychainentry.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

namespace pos {

namespace {

Error timedOut()
{
    return keychain::unavailable(QStringLiteral("the keychain did not answer"));
}

/// PLATFORM facts: errors other than "not found" also mean "locked" or "no service", so none of them
/// may be read as "no keys yet".
Error errorOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return keychain::noEntry();
    return keychain::unavailable(QStringLiteral("keychain error %1: %2").arg(int(job.error())).arg(job.errorString()));
}

}

KeychainSecretStore::KeychainSecretStore(QString scope, Millis timeout, QObject *parent)
    : QObject(parent)
    , m_scope(std::move(scope))
    , m_timeout(timeout)
{
}

void KeychainSecretStore::run(QKeychain::Job *job, const QString &profile, std::function<void(QKeychain::Job *)> finished)
{
    // The timer is the context of both ends: whichever comes first deletes it, and with it the other.
    auto *deadline = new QTimer(this);
    deadline->setSingleShot(true);
    job->setInsecureFallback(false);
    job->setKey(keychain::entryName(profile, m_scope));
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
    auto *job = new QKeychain::ReadPasswordJob(keychain::Service);
    run(job, profile, [done = std::move(done)](QKeychain::Job *ended) {
        if (!ended)
            done(fail(timedOut()));
        else if (ended->error() != QKeychain::NoError)
            done(fail(errorOf(*ended)));
        else
            done(keychain::unpacked(static_cast<QKeychain::ReadPasswordJob *>(ended)->binaryData()));
    });
}

void KeychainSecretStore::save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(keychain::Service);
    job->setBinaryData(keychain::packed(credentials));
    run(job, profile, [done = std::move(done)](QKeychain::Job *ended) {
        if (!ended)
            done(fail(timedOut()));
        else if (ended->error() != QKeychain::NoError)
            // Also "not found" (a keychain without its default collection): nothing was stored.
            done(fail(keychain::unavailable(errorOf(*ended).context.detail)));
        else
            done({});
    });
}

void KeychainSecretStore::remove(const QString &profile, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(keychain::Service);
    run(job, profile, [done = std::move(done)](QKeychain::Job *ended) {
        if (!ended)
            done(fail(timedOut()));
        else if (ended->error() != QKeychain::NoError && ended->error() != QKeychain::EntryNotFound)
            done(fail(errorOf(*ended)));
        else
            done({});
    });
}

std::unique_ptr<SecretStore> openSystemKeychain(const QString &scope, Millis timeout)
{
    return std::make_unique<KeychainSecretStore>(scope, timeout);
}

}
