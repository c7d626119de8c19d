// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till/stepgateway.h"

#include "till/stepjournal.h"

#include <utility>

namespace soak {

template <typename T> pos::AnswerHandler<T> StepGateway::stepBefore(Step step, pos::AnswerHandler<T> handler)
{
    return [this, step, handler = std::move(handler)](const pos::Answer<T> &answer) {
        passStep(m_board, step);
        handler(answer);
    };
}

pos::Call StepGateway::createSession(const pos::SessionRequest &request,
                                     pos::AnswerHandler<pos::CheckoutSession> handler)
{
    auto call = m_inner->createSession(request, stepBefore(Step::SessionAnswered, std::move(handler)));
    passStep(m_board, Step::SessionAsked);
    return call;
}

pos::Call StepGateway::createPayment(const QByteArray &body, const pos::IdempotencyKey &key,
                                     pos::AnswerHandler<pos::Payment> handler)
{
    auto call = m_inner->createPayment(body, key, stepBefore(Step::AnswerArrived, std::move(handler)));
    passStep(m_board, Step::PostStarted);
    return call;
}

pos::Call StepGateway::createLink(const QByteArray &body, const pos::IdempotencyKey &key,
                                  pos::AnswerHandler<pos::PaymentLink> handler)
{
    auto call = m_inner->createLink(body, key, stepBefore(Step::LinkAnswered, std::move(handler)));
    passStep(m_board, Step::LinkAsked);
    return call;
}

pos::Call StepGateway::link(const pos::LinkId &id, pos::AnswerHandler<pos::PaymentLink> handler)
{
    return m_inner->link(id, stepBefore(Step::LinkRead, std::move(handler)));
}

pos::Call StepGateway::cancelLink(const pos::LinkId &id, const pos::MerchantOrderId &orderId,
                                  pos::AnswerHandler<pos::PaymentLink> handler)
{
    auto call = m_inner->cancelLink(id, orderId, stepBefore(Step::LinkCancelAnswered, std::move(handler)));
    passStep(m_board, Step::LinkCancelAsked);
    return call;
}

pos::Call StepGateway::operate(const pos::Operation &operation, pos::AnswerHandler<pos::Payment> handler)
{
    auto call = m_inner->operate(operation, stepBefore(Step::OperationAnswered, std::move(handler)));
    passStep(m_board, Step::OperationStarted);
    return call;
}

pos::Call StepGateway::paymentsByOrderId(const pos::MerchantOrderId &id,
                                         pos::AnswerHandler<QList<pos::Payment>> handler)
{
    auto call = m_inner->paymentsByOrderId(id, stepBefore(Step::LookupAnswered, std::move(handler)));
    passStep(m_board, Step::LookupAsked);
    return call;
}

pos::Call StepGateway::paymentWithRaw(const pos::PaymentId &id, pos::AnswerHandler<pos::Payment> handler)
{
    auto call = m_inner->paymentWithRaw(id, stepBefore(Step::PollAnswered, std::move(handler)));
    passStep(m_board, Step::PollAsked);
    return call;
}

pos::Call StepGateway::payment(const pos::PaymentId &id, pos::AnswerHandler<pos::Payment> handler)
{
    auto call = m_inner->payment(id, stepBefore(Step::PollAnswered, std::move(handler)));
    passStep(m_board, Step::PollAsked);
    return call;
}

} // namespace soak
