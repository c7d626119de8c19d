// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/gatewaycount.h"

#include "judge/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSet>
#include <QTimer>
#include <QUrlQuery>

#include <utility>

namespace soak {

namespace {

constexpr int AtOnce = 4;
constexpr int MostTries = 5;
constexpr int PatienceMs = 75'000;
constexpr int PauseMs = 500;

/// CONTRACT 9.2, with the spellings that were seen.
void takeIn(const QJsonValue &transaction, GatewayRecord &record)
{
    const QString type = transaction[QStringLiteral("type")].toString();
    const QString status = transaction[QStringLiteral("status")].toString();
    record.authorized = record.authorized || type == QLatin1String("AUTHORIZE");
    const bool moves = type == QLatin1String("CAPTURE") || type == QLatin1String("REFUND") || type == QLatin1String("CANCEL");
    static const QStringList done{QStringLiteral("SUCCEEDED"), QStringLiteral("REFUNDED"), QStringLiteral("CANCELED"),
                                  QStringLiteral("CANCELLED")};
    if (!moves || !done.contains(status))
        return;
    const QJsonValue amount = transaction[QStringLiteral("amount")];
    record.moves.append({type, transaction[QStringLiteral("merchant_reference")].toString(),
                         minorOf(amount.isObject() ? amount[QStringLiteral("value")] : amount, record.currency).value_or(-1)});
}

GatewayRecord recordOf(const QJsonObject &payment, const QString &order)
{
    const QJsonObject amount = payment[QStringLiteral("amount")].toObject();
    GatewayRecord record;
    record.id = payment[QStringLiteral("id")].toString();
    record.orderId = order;
    record.currency = amount[QStringLiteral("currency")].toString();
    record.minor = minorOf(amount[QStringLiteral("value")], record.currency).value_or(-1);
    record.tookMoney =
        takesMoney(payment[QStringLiteral("status")].toString(), payment[QStringLiteral("sub_status")].toString());
    QSet<QString> seen;
    for (const char *list : {"transactions", "transactions_history"}) {
        const QJsonValue value = payment[QLatin1String(list)];
        const QJsonArray transactions = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const QJsonValue &transaction : transactions) {
            const QString id = transaction[QStringLiteral("id")].toString();
            if (id.isEmpty() || seen.contains(id))
                continue;
            seen.insert(id);
            takeIn(transaction, record);
        }
    }
    return record;
}

} // namespace

GatewayCount::GatewayCount(QUrl gateway, QByteArray publicKey, QByteArray privateKey, QObject *parent)
    : QObject(parent)
    , m_gateway(std::move(gateway))
    , m_publicKey(std::move(publicKey))
    , m_privateKey(std::move(privateKey))
{
}

void GatewayCount::count(const QStringList &orders)
{
    m_orders = orders;
    m_payments.clear();
    m_error.clear();
    QMetaObject::invokeMethod(this, &GatewayCount::pump, Qt::QueuedConnection);
}

void GatewayCount::pump()
{
    while (m_running < AtOnce && !m_orders.isEmpty() && m_error.isEmpty())
        ask(m_orders.takeLast(), 1);
    if (m_running == 0)
        Q_EMIT counted(m_payments, m_error);
}

void GatewayCount::ask(const QString &order, int tries)
{
    ++m_running;
    QUrl url = m_gateway;
    url.setPath(QStringLiteral("/v1/payments"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("merchant_order_id"), order);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setTransferTimeout(PatienceMs);
    request.setRawHeader("public-api-key", m_publicKey);
    request.setRawHeader("private-secret-key", m_privateKey);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply, order, tries] {
        reply->deleteLater();
        answered(*reply, order, tries);
    });
}

/// A list, or PAYMENT_NOT_FOUND for an empty one (CONTRACT 5.6).
void GatewayCount::answered(QNetworkReply &reply, const QString &order, int tries)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonDocument document = QJsonDocument::fromJson(reply.readAll());
    const QString code = document[QStringLiteral("code")].toString();
    const bool nothing = status / 100 == 4 && code.endsWith(QLatin1String("NOT_FOUND"));
    --m_running;
    if (status == 200 && document.isArray()) {
        for (const QJsonValue &payment : document.array())
            m_payments.append(recordOf(payment.toObject(), order));
    } else if (!nothing && tries < MostTries && status != 401 && status != 403) {
        ++m_running; // the pause keeps its place
        QTimer::singleShot(PauseMs * tries, this, [this, order, tries] {
            --m_running;
            ask(order, tries + 1);
        });
        return;
    } else if (!nothing) {
        m_error = QStringLiteral("the gateway does not say what it took for %1: %2 %3")
                      .arg(order)
                      .arg(status)
                      .arg(reply.error() != QNetworkReply::NoError ? reply.errorString() : code);
    }
    pump();
}

} // namespace soak
