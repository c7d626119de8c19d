// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gatewayfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pos::training;

QJsonObject json(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('\'', '"'));
    Q_ASSERT(document.isObject());
    return document.object();
}

QByteArray requestBytes(const char *method, const QByteArray &target, const QByteArray &body,
                        const QByteArray &extraHeaders)
{
    QByteArray bytes = QByteArray(method) + ' ' + target +
                       " HTTP/1.1\r\nHost: 127.0.0.1\r\npublic-api-key: pk\r\nprivate-secret-key: sk\r\n" +
                       extraHeaders;
    if (!body.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

GatewayFixture::GatewayFixture(const QString &dataFile, quint32 seed)
{
    const auto url = server.start({.port = 0, .dataFile = dataFile, .seed = seed, .pendingMs = 4000, .clock = &clock});
    if (!url)
        qFatal("the gateway does not start: %s", qPrintable(pos::describe(url.error())));
}

RawReply GatewayFixture::call(const char *method, const QByteArray &target, const QJsonObject &body,
                              const QByteArray &extraHeaders) const
{
    RawClient client;
    if (!client.open(server.url()))
        return {};
    const bool hasBody = qstrcmp(method, "POST") == 0 || qstrcmp(method, "PATCH") == 0;
    client.send(requestBytes(
        method, target, hasBody ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray(), extraHeaders));
    return client.read();
}

RawReply GatewayFixture::post(const QByteArray &target, const QByteArray &key, const QJsonObject &body) const
{
    return call("POST", target, body, key.isEmpty() ? QByteArray() : "X-Idempotency-Key: " + key + "\r\n");
}

QJsonObject GatewayFixture::sale(const QString &orderId, const QString &description, const char *lastFour) const
{
    const SeedCustomer first = seedCustomers().first();
    QString token;
    for (const SavedMethod &method : first.methods) {
        if (method.lastFour == QLatin1String(lastFour))
            token = method.token;
    }
    Q_ASSERT(!token.isEmpty());
    QJsonObject body = json("{'country':'BR','workflow':'DIRECT','amount':{'currency':'BRL','value':12.5}}");
    body.insert(QStringLiteral("account_id"), Account);
    body.insert(QStringLiteral("merchant_order_id"), orderId);
    body.insert(QStringLiteral("description"), description);
    body.insert(QStringLiteral("customer_payer"), QJsonObject{{QStringLiteral("id"), first.customer.id}});
    body.insert(QStringLiteral("payment_method"), QJsonObject{{QStringLiteral("type"), QStringLiteral("CARD")},
                                                              {QStringLiteral("vaulted_token"), token}});
    return body;
}

QJsonObject GatewayFixture::stats(const QString &orderId, const QString &key) const
{
    for (const QJsonValue &entry : get("/__stats").at("payments").toArray()) {
        if (entry[u"order_id"].toString() == orderId && entry[u"key"].toString() == key)
            return entry.toObject();
    }
    return {};
}

qint64 GatewayFixture::charges(const QString &orderId) const
{
    qint64 sum = 0;
    for (const QJsonValue &entry : get("/__stats").at("payments").toArray()) {
        if (entry[u"order_id"].toString() == orderId)
            sum += entry[u"charges"].toInteger();
    }
    return sum;
}
