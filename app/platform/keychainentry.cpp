// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/keychainentry.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pos::keychain {

Error unavailable(const QString &detail)
{
    return {ErrorKind::SecretUnavailable, {.detail = detail}};
}

Error noEntry()
{
    return {ErrorKind::NotFound, {.detail = QStringLiteral("no entry in the keychain")}};
}

QString entryName(const QString &profile, const QString &scope)
{
    return scope.isEmpty() ? profile : profile + QLatin1Char('@') + scope;
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
