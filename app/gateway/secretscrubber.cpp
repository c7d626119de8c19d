// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/secretscrubber.h"

#include "base/error.h"

namespace pos {

QList<QByteArrayView> SecretScrubber::secrets() const
{
    QList<QByteArrayView> list;
    if (!m_credentials)
        return list;
    for (const Secret *secret : {&m_credentials->publicKey, &m_credentials->privateKey, &m_credentials->relayToken}) {
        if (!secret->isEmpty())
            list << QByteArrayView(secret->reveal());
    }
    return list;
}

QString SecretScrubber::clean(const QString &text) const
{
    QString result = text;
    for (const QByteArrayView secret : secrets())
        result.replace(QString::fromUtf8(secret.data(), secret.size()), QStringLiteral("***"));
    return result;
}

void SecretScrubber::clean(Error &error) const
{
    ErrorContext &context = error.context;
    for (QString *text : {&context.code, &context.field, &context.detail, &context.requestId})
        *text = clean(*text);
    for (QString &message : context.messages)
        message = clean(message);
}

} // namespace pos
