// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The gateway client with its named steps: every call goes through unchanged, and
// the till dies where StepTable says. Engine thread.
#pragma once

#include "common/board.h"
#include "ports/gatewayport.h"

#include <memory>
#include <optional>

namespace soak {

class StepGateway final : public pos::GatewayPort
{
public:
    StepGateway(std::unique_ptr<pos::GatewayPort> inner, Board &board)
        : m_inner(std::move(inner))
        , m_board(board)
    {
    }
    void setProfile(const pos::GatewayProfile &profile) override { m_inner->setProfile(profile); }
    void setCredentials(pos::Credentials credentials) override { m_inner->setCredentials(std::move(credentials)); }
    pos::Call createCustomer(const pos::Customer &customer, pos::AnswerHandler<pos::Customer> handler) override
    {
        return m_inner->createCustomer(customer, std::move(handler));
    }
    pos::Call customer(const pos::GatewayCustomerId &id, pos::AnswerHandler<pos::Customer> handler) override
    {
        return m_inner->customer(id, std::move(handler));
    }
    pos::Call customerByOwnId(const pos::CustomerId &id, pos::AnswerHandler<pos::Customer> handler) override
    {
        return m_inner->customerByOwnId(id, std::move(handler));
    }
    pos::Call updateCustomer(const pos::Customer &customer, pos::AnswerHandler<pos::Customer> handler) override
    {
        return m_inner->updateCustomer(customer, std::move(handler));
    }
    pos::Call deleteCustomer(const pos::GatewayCustomerId &id, pos::AnswerHandler<void> handler) override
    {
        return m_inner->deleteCustomer(id, std::move(handler));
    }
    pos::Call savedMethods(const pos::GatewayCustomerId &id,
                           pos::AnswerHandler<QList<pos::SavedMethod>> handler) override
    {
        return m_inner->savedMethods(id, std::move(handler));
    }
    pos::Call createSession(const pos::SessionRequest &request,
                            pos::AnswerHandler<pos::CheckoutSession> handler) override;
    pos::Call session(const pos::CheckoutSessionId &id, pos::AnswerHandler<pos::CheckoutSession> handler) override
    {
        return m_inner->session(id, std::move(handler));
    }
    pos::Call offeredMethods(const pos::CheckoutSessionId &id,
                             pos::AnswerHandler<QList<pos::OfferedMethod>> handler) override
    {
        return m_inner->offeredMethods(id, std::move(handler));
    }
    pos::Call unenroll(const pos::GatewayCustomerId &customer, const pos::VaultedToken &token, const pos::IdempotencyKey &key,
                       pos::AnswerHandler<void> handler) override
    {
        return m_inner->unenroll(customer, token, key, std::move(handler));
    }
    pos::Call banks(const QString &country, const QString &methodType, pos::AnswerHandler<QList<pos::Bank>> handler) override
    {
        return m_inner->banks(country, methodType, std::move(handler));
    }
    pos::Result<QByteArray> paymentBody(const pos::PaymentRequest &request) const override
    {
        return m_inner->paymentBody(request);
    }
    pos::Call createPayment(const QByteArray &body, const pos::IdempotencyKey &key,
                            pos::AnswerHandler<pos::Payment> handler) override;
    pos::Call createLink(const QByteArray &body, const pos::IdempotencyKey &key,
                         pos::AnswerHandler<pos::PaymentLink> handler) override;
    pos::Call link(const pos::LinkId &id, pos::AnswerHandler<pos::PaymentLink> handler) override;
    pos::Call cancelLink(const pos::LinkId &id, const pos::MerchantOrderId &orderId,
                         pos::AnswerHandler<pos::PaymentLink> handler) override;
    pos::Result<QByteArray> operationBody(const pos::Operation &operation) const override
    {
        return m_inner->operationBody(operation);
    }
    pos::Call operate(const pos::Operation &operation, pos::AnswerHandler<pos::Payment> handler) override;
    pos::Call payment(const pos::PaymentId &id, pos::AnswerHandler<pos::Payment> handler) override;
    pos::Call paymentWithRaw(const pos::PaymentId &id, pos::AnswerHandler<pos::Payment> handler) override;
    pos::Call paymentsByOrderId(const pos::MerchantOrderId &id,
                                pos::AnswerHandler<QList<pos::Payment>> handler) override;

private:
    template <typename T> pos::AnswerHandler<T> stepBefore(Step step, pos::AnswerHandler<T> handler);

    std::unique_ptr<pos::GatewayPort> m_inner;
    Board &m_board;
};

} // namespace soak
