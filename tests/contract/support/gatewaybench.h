// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A GatewayClient with planted credentials beside a ScriptedServer, and a way
// to wait for one answer. Canary texts are what must never leak.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "base/scheduler.h"
#include "gateway/gatewayclient.h"

#include "scriptedserver.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

namespace canary {
inline QByteArray publicKey()
{
    return "sandbox_canaryPublic0123456789";
}
inline QByteArray privateKey()
{
    return "sandbox_canaryPrivate9876543210";
}
inline QByteArray relayToken()
{
    return "canaryRelayToken5555";
}
inline QString vaultedToken()
{
    return QStringLiteral("7c0f3b5e-canary-4b61-9d55-tok000000001");
}
} // namespace canary

struct GatewayBench
{
    explicit GatewayBench(const QString &url, pos::TransportOptions options = {})
        : client(clock, scheduler, ids, options)
    {
        profile.baseUrl = QUrl(url);
        profile.accountId = QStringLiteral("11111111-2222-4333-8444-555555555555");
        profile.proxy = QStringLiteral("none");
        client.setProfile(profile);
        client.setCredentials(keys());
    }

    static pos::Credentials keys()
    {
        pos::Credentials credentials;
        credentials.publicKey = pos::Secret(canary::publicKey());
        credentials.privateKey = pos::Secret(canary::privateKey());
        return credentials;
    }

    /// Runs the event loop until the call that `start` makes has answered.
    template <typename T, typename Start> std::optional<pos::Answer<T>> ask(Start start, int timeoutMs = 10'000)
    {
        std::optional<pos::Answer<T>> got;
        bool inside = true;
        QEventLoop loop; // QTest::qWaitFor sleeps 10 ms between looks
        const pos::Call call = start([&](const pos::Answer<T> &answer) {
            if (inside || got)
                qFatal("answered from inside the starting call, or twice");
            got.emplace(answer);
            loop.quit();
        });
        inside = false;
        QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
        if (!got)
            loop.exec();
        return got;
    }

    std::optional<pos::Answer<pos::Payment>> create(const QByteArray &body = sampleBody())
    {
        return ask<pos::Payment>([&](pos::AnswerHandler<pos::Payment> handler) {
            return client.createPayment(body, key(), std::move(handler));
        });
    }
    std::optional<pos::Answer<pos::Payment>> read(const QString &id = paymentId())
    {
        return ask<pos::Payment>([&](pos::AnswerHandler<pos::Payment> handler) {
            return client.payment(pos::PaymentId::from(id), std::move(handler));
        });
    }
    std::optional<pos::Answer<QList<pos::Payment>>>
    lookUp(const QString &orderId = QStringLiteral("R1-20261121-000001-1"))
    {
        return ask<QList<pos::Payment>>([&](pos::AnswerHandler<QList<pos::Payment>> handler) {
            return client.paymentsByOrderId(pos::MerchantOrderId::from(orderId), std::move(handler));
        });
    }

    static QByteArray sampleBody() { return R"({"account_id":"a","merchant_order_id":"R1-20261121-000001-1"})"; }
    static pos::IdempotencyKey key()
    {
        return pos::IdempotencyKey::from(QStringLiteral("0b8a3c1e-5f7d-4e2a-9c31-6d2f1a7b9e40"));
    }
    static QString paymentId() { return QStringLiteral("5b2f6c1a-0000-4000-8000-000000000001"); }

    pos::SystemClock clock;
    pos::QtScheduler scheduler;
    pos::SeededIdSource ids{7};
    pos::GatewayProfile profile;
    pos::GatewayClient client;
};
