// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/sessionsecretstore.h"

#include <QPointer>

namespace pos {

void SessionSecretStore::presetForThisRun(const QString &profile, std::shared_ptr<Credentials> credentials)
{
    if (credentials)
        m_session.insert(profile, std::move(credentials));
}

void SessionSecretStore::load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done)
{
    const auto kept = m_session.value(profile);
    if (!kept) {
        m_inner.load(profile, std::move(done));
        return;
    }
    // Queued: a store never answers from inside the call.
    QMetaObject::invokeMethod(
        this, [done = std::move(done), copy = std::make_shared<Credentials>(kept->clone())] { done(copy); },
        Qt::QueuedConnection);
}

void SessionSecretStore::save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done)
{
    // Kept from now on, so that a profile switch before the keychain's answer finds the new keys.
    m_session.insert(profile, std::make_shared<Credentials>(credentials.clone()));
    ++m_saving;
    m_inner.save(profile, std::move(credentials),
                 [self = QPointer(this), profile, done = std::move(done)](const Result<void> &stored) {
                     if (self && stored)
                         self->m_session.remove(profile);
                     done(stored);
                     if (self && --self->m_saving == 0)
                         Q_EMIT self->settled();
                 });
}

void SessionSecretStore::whenSettled(QObject *context, std::function<void()> task)
{
    if (m_saving == 0)
        QMetaObject::invokeMethod(context, std::move(task), Qt::QueuedConnection);
    else
        connect(this, &SessionSecretStore::settled, context, std::move(task),
                Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void SessionSecretStore::remove(const QString &profile, std::function<void(Result<void>)> done)
{
    m_session.remove(profile);
    m_inner.remove(profile, std::move(done));
}

}
