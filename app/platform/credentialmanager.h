// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// SecretStore on the Credential Manager of Windows. One generic credential a
// profile, of this user on this machine; it does not roam. It answers at once, and
// tells it in the next turn of the event loop; answers due after its destruction
// are dropped. Only ERROR_NOT_FOUND is NotFound, all else SecretUnavailable.
#pragma once

#include "platform/systemkeychain.h"

#include <QObject>

namespace pos {

class CredentialManager final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    explicit CredentialManager(QString scope, QObject *parent = nullptr);

    void load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done) override;
    void save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done) override;
    void remove(const QString &profile, std::function<void(Result<void>)> done) override;

private:
    /// As the Credential Manager lists it.
    std::wstring target(const QString &profile) const;
    QString m_scope;
};

}
