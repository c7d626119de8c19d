// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a gateway took, asked for order by order with the one call that every
// gateway has: GET /v1/payments?merchant_order_id= (CONTRACT 5.6). Goes past the
// fault proxy and knows nothing of the till.
#pragma once

#include "judge/verdict.h"

#include <QNetworkAccessManager>
#include <QStringList>
#include <QUrl>

class QNetworkReply;

namespace soak {

class GatewayCount : public QObject
{
    Q_OBJECT
public:
    GatewayCount(QUrl gateway, QByteArray publicKey, QByteArray privateKey, QObject *parent = nullptr);
    void count(const QStringList &orders);

Q_SIGNALS:
    /// `error` is empty when every order was answered for.
    void counted(const QList<soak::GatewayRecord> &payments, const QString &error);

private:
    void pump();
    void ask(const QString &order, int tries);
    void answered(QNetworkReply &reply, const QString &order, int tries);

    const QUrl m_gateway;
    const QByteArray m_publicKey, m_privateKey;
    QNetworkAccessManager m_network;
    QStringList m_orders;
    QList<GatewayRecord> m_payments;
    QString m_error;
    int m_running = 0;
};

} // namespace soak
