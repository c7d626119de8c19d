// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A whole till without its window: the real engine host, journal on disk, client
// and threads, against the training gateway over loopback, with time running
// faster. What ui/main.cpp composes, for tests.
#pragma once

#include "scaledclock.h"
#include "services/enginehost.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

namespace pos::test {

/// Runs events until ask(context, then) has answered.
template <typename T, typename Ask> Result<T> answerOf(Ask ask)
{
    std::optional<Result<T>> got;
    QObject context;
    ask(&context, [&](const Result<T> &answer) { got.emplace(answer); });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 30'000))
        return fail(ErrorKind::TimedOut, QStringLiteral("no answer"));
    return *got;
}

class Till : public QObject
{
    Q_OBJECT
public:
    /// The clock outlives a till, so that a second one finds the time where the first left it.
    Till(const QString &folder, const QUrl &gateway, std::shared_ptr<const ScaledClock> clock);

    /// Starts, configures and, in a new journal, creates the one customer. False with a message on failure.
    bool open();
    QString failure() const { return m_failure; }
    const StartReport &report() const { return m_report; }
    EngineHost &engine() { return *m_host; }
    const Settings &settings() const { return m_settings; }

    /// One sale of `minor` centavos with the customer's open Visa (or the Mastercard that is declined).
    /// `beforeCharge` runs when the order id of the first attempt is known.
    void sell(qint64 minor, bool decliningCard, std::function<void(const MerchantOrderId &)> beforeCharge = {});

    struct Outcome
    {
        Attempt attempt;
        QList<AttemptState> states; ///< every state that was announced
    };
    const std::map<AttemptId, Outcome> &outcomes() const { return m_outcomes; }
    int unsettled() const;
    int sold() const { return m_sold; } ///< charges accepted
    const QStringList &refusals() const { return m_refusals; }
    QList<SavedMethod> methods() const { return m_methods; }
    CustomerId customer() const { return m_customer.id; }
    GatewayCustomerId gatewayCustomer() const { return m_customer.gatewayId; }
    TillBlock block() const { return m_block; }

private:
    template <typename Done> bool wait(Done done, int ms = 20000);
    void note(const Attempt &attempt);

    Settings m_settings;
    std::unique_ptr<EngineHost> m_host;
    Customer m_customer;
    QList<SavedMethod> m_methods;
    StartReport m_report;
    std::map<AttemptId, Outcome> m_outcomes;
    QStringList m_refusals;
    QString m_failure;
    TillBlock m_block = TillBlock::None;
    int m_sold = 0;
};

} // namespace pos::test
