// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Yuno API behind GatewayPort (CONTRACT 1-6, 12). Lives on the thread of
// its first call (the engine's). One QNetworkAccessManager for its whole life,
// so that connections are reused. Calls that are still running when it is
// destroyed are aborted and never answer.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "base/scheduler.h"
#include "gateway/callsender.h"
#include "gateway/transportoptions.h"
#include "ports/gatewayport.h"

namespace pos {

class GatewayClient final : public GatewayPort
{
public:
    GatewayClient(const Clock &clock, Scheduler &scheduler, IdSource &ids, TransportOptions options = {});

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
    /// `outgoing.path` below /v1.
    Call runLink(const OutgoingCall &out, const LinkId &asked, AnswerHandler<PaymentLink> handler);
    Call readPayment(const PaymentId &id, const QString &query, AnswerHandler<Payment> handler);
    template <typename T> Call run(OutgoingCall outgoing, CallSender::Reader<T> reader, AnswerHandler<T> handler);

    IdSource &m_ids;
    GatewayProfile m_profile;
    CallSender m_sender;
};

} // namespace pos
