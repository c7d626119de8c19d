// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A GatewayPort that passes every call on and lets one listener see how it went,
// so that health and refused keys are noticed whoever made the call.
#pragma once

#include "ports/gatewayport.h"

namespace pos {

class ObservedGateway final : public GatewayPort
{
public:
    using Observer = std::function<void(const Exchange &, const Error *)>;
    /// `observer` sees the outcome before the caller does.
    explicit ObservedGateway(std::unique_ptr<GatewayPort> inner)
        : m_inner(std::move(inner))
    {
    }
    void setObserver(Observer observer) { m_observer = std::move(observer); }

    void setProfile(const GatewayProfile &profile) override;
    void setCredentials(Credentials credentials) override;
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

private:
    template <typename T> AnswerHandler<T> watched(AnswerHandler<T> handler)
    {
        return [this, handler = std::move(handler)](const Answer<T> &answer) {
            if (m_observer)
                m_observer(answer.exchange, answer.result ? nullptr : &answer.result.error());
            handler(answer);
        };
    }

    std::unique_ptr<GatewayPort> m_inner;
    Observer m_observer;
};

} // namespace pos
