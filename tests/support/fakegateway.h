// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// GatewayPort whose answers a test gives by hand or by rule. Every call is
// recorded; a dropped handle never answers; nothing answers from inside its call.
#pragma once

#include "base/scheduler.h"
#include "ports/gatewayport.h"

#include <QObject>

#include <deque>
#include <optional>

namespace pos::test {

/// One call as the gateway saw it.
struct Seen
{
    QString what;    ///< createPayment, payment, paymentsByOrderId, createSession ...
    QString subject; ///< order id, payment id, customer id
    QByteArray body;
    IdempotencyKey key;
    qint64 atMs = 0; ///< wall clock when it started
};

/// The calls of one kind that wait for an answer, and the rule that answers them.
template <typename T> class Line
{
public:
    using Rule = std::function<std::optional<Answer<T>>(const Seen &)>;
    struct Waiting
    {
        Seen seen;
        AnswerHandler<T> handler;
        std::weak_ptr<int> alive;
    };
    std::deque<Waiting> waiting;
    Rule rule; ///< nullopt = leave it waiting

    /// Answers the oldest waiting call.
    void answer(const Answer<T> &answer)
    {
        Q_ASSERT(!waiting.empty());
        const Waiting call = waiting.front();
        waiting.pop_front();
        if (!call.alive.expired())
            call.handler(answer);
    }
};

class FakeGateway final : public QObject, public GatewayPort
{
public:
    FakeGateway(const Clock &clock, Scheduler &scheduler)
        : m_clock(clock)
        , m_scheduler(scheduler)
    {
    }

    QList<Seen> seen;
    Line<Customer> customers; ///< create, get, get by own id, update
    Line<void> deletions;
    Line<QList<SavedMethod>> methods;
    Line<void> unenrolments;
    Line<CheckoutSession> sessions;
    Line<QList<Bank>> issuers;
    Line<Payment> posts;
    Line<PaymentLink> links; ///< create, get, cancel
    Line<Payment> operations;
    Line<Payment> reads;
    Line<QList<Payment>> lookups;
    std::optional<Error> bodyError; ///< what paymentBody() answers, if set
    GatewayProfile profile;
    int credentialsSet = 0;

    int count(const QString &what) const;

    void setProfile(const GatewayProfile &p) override { profile = p; }
    void setCredentials(Credentials) override { ++credentialsSet; }
    Call createCustomer(const Customer &customer, AnswerHandler<Customer> handler) override;
    Call customer(const GatewayCustomerId &id, AnswerHandler<Customer> handler) override;
    Call customerByOwnId(const CustomerId &id, AnswerHandler<Customer> handler) override;
    Call updateCustomer(const Customer &customer, AnswerHandler<Customer> handler) override;
    Call deleteCustomer(const GatewayCustomerId &id, AnswerHandler<void> handler) override;
    Call savedMethods(const GatewayCustomerId &id, AnswerHandler<QList<SavedMethod>> handler) override;
    Call unenroll(const GatewayCustomerId &customer, const VaultedToken &token, const IdempotencyKey &key,
                  AnswerHandler<void> handler) override;
    Call createSession(const SessionRequest &request, AnswerHandler<CheckoutSession> handler) override;
    Call session(const CheckoutSessionId &id, AnswerHandler<CheckoutSession> handler) override;
    Call offeredMethods(const CheckoutSessionId &id, AnswerHandler<QList<OfferedMethod>> handler) override;
    Call banks(const QString &country, const QString &methodType, AnswerHandler<QList<Bank>> handler) override;
    Result<QByteArray> paymentBody(const PaymentRequest &request) const override;
    Call createPayment(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<Payment> handler) override;
    Call createLink(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<PaymentLink> handler) override;
    Call link(const LinkId &id, AnswerHandler<PaymentLink> handler) override;
    Call cancelLink(const LinkId &id, const MerchantOrderId &orderId, AnswerHandler<PaymentLink> handler) override;
    Result<QByteArray> operationBody(const Operation &operation) const override;
    Call operate(const Operation &operation, AnswerHandler<Payment> handler) override;
    Call payment(const PaymentId &id, AnswerHandler<Payment> handler) override;
    Call paymentWithRaw(const PaymentId &id, AnswerHandler<Payment> handler) override;
    Call paymentsByOrderId(const MerchantOrderId &id, AnswerHandler<QList<Payment>> handler) override;

    QList<Customer> customersSent; ///< of create and update

private:
    template <typename T> Call start(Line<T> &line, Seen what, AnswerHandler<T> handler);

    const Clock &m_clock;
    Scheduler &m_scheduler;
};

// Answers -------------------------------------------------------------------------------------------
/// An exchange that reached the gateway.
Exchange reached(int httpStatus = 200);
/// An exchange of which no byte left.
Exchange neverLeft();
template <typename T> Answer<T> good(const T &value, int httpStatus = 200)
{
    return {value, reached(httpStatus)};
}
template <typename T> Answer<T> bad(ErrorKind kind, const QString &code = {}, int httpStatus = 0)
{
    Error error;
    error.kind = kind;
    error.context.code = code;
    error.context.httpStatus = httpStatus;
    return {fail(error), reached(httpStatus)};
}
template <typename T> Answer<T> offline()
{
    return {fail(ErrorKind::Offline, QStringLiteral("connection refused")), neverLeft()};
}

} // namespace pos::test
