// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A running training gateway with a clock that a test moves, and calls to it
// over real sockets. Knows nothing of the app's client.
#pragma once

#include "rawclient.h"

#include "base/clock.h"
#include "training/seedcustomers.h"
#include "training/trainingserver.h"

#include <QJsonObject>

#include <atomic>
#include <memory>

/// Shared by the test's thread and the gateway's.
class TestClock final : public pos::Clock
{
public:
    qint64 nowMs() const override { return m_now; }
    qint64 monotonicMs() const override { return m_now; }
    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now{1'795'000'000'000};
};

/// A JSON text with ' for ".
QJsonObject json(QByteArray text);
QByteArray requestBytes(const char *method, const QByteArray &target, const QByteArray &body = {},
                        const QByteArray &extraHeaders = {});

class GatewayFixture
{
public:
    static inline const QString Account = QString::fromLatin1(pos::training::TrainingAccountId);

    explicit GatewayFixture(const QString &dataFile = {}, quint32 seed = 1);

    RawReply call(const char *method, const QByteArray &target, const QJsonObject &body = {},
                  const QByteArray &extraHeaders = {}) const;
    RawReply get(const QByteArray &target) const { return call("GET", target); }
    /// POST with an idempotency key.
    RawReply post(const QByteArray &target, const QByteArray &key, const QJsonObject &body) const;
    RawReply pay(const QByteArray &key, const QJsonObject &body) const { return post("/v1/payments", key, body); }
    /// A good DIRECT sale of 12.50 BRL to the first seed customer, with the card ending in `lastFour`.
    QJsonObject sale(const QString &orderId, const QString &description = QStringLiteral("Sale"),
                     const char *lastFour = "1111") const;
    /// __stats of an order id and key.
    QJsonObject stats(const QString &orderId, const QString &key) const;
    qint64 charges(const QString &orderId) const;

    TestClock clock;
    pos::training::TrainingServer server;
};
