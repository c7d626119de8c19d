// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/observedgateway.h"

namespace pos {

void ObservedGateway::setProfile(const GatewayProfile &profile)
{
    m_inner->setProfile(profile);
}

void ObservedGateway::setCredentials(Credentials credentials)
{
    m_inner->setCredentials(std::move(credentials));
}

Call ObservedGateway::createCustomer(const Customer &customer, AnswerHandler<Customer> handler)
{
    return m_inner->createCustomer(customer, watched(std::move(handler)));
}

Call ObservedGateway::customer(const GatewayCustomerId &id, AnswerHandler<Customer> handler)
{
    return m_inner->customer(id, watched(std::move(handler)));
}

Call ObservedGateway::customerByOwnId(const CustomerId &id, AnswerHandler<Customer> handler)
{
    return m_inner->customerByOwnId(id, watched(std::move(handler)));
}

Call ObservedGateway::updateCustomer(const Customer &customer, AnswerHandler<Customer> handler)
{
    return m_inner->updateCustomer(customer, watched(std::move(handler)));
}

Call ObservedGateway::deleteCustomer(const GatewayCustomerId &id, AnswerHandler<void> handler)
{
    return m_inner->deleteCustomer(id, watched(std::move(handler)));
}

Call ObservedGateway::savedMethods(const GatewayCustomerId &id, AnswerHandler<QList<SavedMethod>> handler)
{
    return m_inner->savedMethods(id, watched(std::move(handler)));
}

Call ObservedGateway::unenroll(const GatewayCustomerId &customer, const VaultedToken &token, const IdempotencyKey &key,
                               AnswerHandler<void> handler)
{
    return m_inner->unenroll(customer, token, key, watched(std::move(handler)));
}

Call ObservedGateway::createSession(const SessionRequest &request, AnswerHandler<CheckoutSession> handler)
{
    return m_inner->createSession(request, watched(std::move(handler)));
}

Call ObservedGateway::session(const CheckoutSessionId &id, AnswerHandler<CheckoutSession> handler)
{
    return m_inner->session(id, watched(std::move(handler)));
}

Call ObservedGateway::offeredMethods(const CheckoutSessionId &id, AnswerHandler<QList<OfferedMethod>> handler)
{
    return m_inner->offeredMethods(id, watched(std::move(handler)));
}

Call ObservedGateway::banks(const QString &country, const QString &methodType, AnswerHandler<QList<Bank>> handler)
{
    return m_inner->banks(country, methodType, watched(std::move(handler)));
}

Result<QByteArray> ObservedGateway::paymentBody(const PaymentRequest &request) const
{
    return m_inner->paymentBody(request);
}

Call ObservedGateway::createPayment(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<Payment> handler)
{
    return m_inner->createPayment(body, key, watched(std::move(handler)));
}

Call ObservedGateway::createLink(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<PaymentLink> handler)
{
    return m_inner->createLink(body, key, watched(std::move(handler)));
}

Call ObservedGateway::link(const LinkId &id, AnswerHandler<PaymentLink> handler)
{
    return m_inner->link(id, watched(std::move(handler)));
}

Call ObservedGateway::cancelLink(const LinkId &id, const MerchantOrderId &orderId, AnswerHandler<PaymentLink> handler)
{
    return m_inner->cancelLink(id, orderId, watched(std::move(handler)));
}

Result<QByteArray> ObservedGateway::operationBody(const Operation &operation) const
{
    return m_inner->operationBody(operation);
}

Call ObservedGateway::operate(const Operation &operation, AnswerHandler<Payment> handler)
{
    return m_inner->operate(operation, watched(std::move(handler)));
}

Call ObservedGateway::payment(const PaymentId &id, AnswerHandler<Payment> handler)
{
    return m_inner->payment(id, watched(std::move(handler)));
}

Call ObservedGateway::paymentWithRaw(const PaymentId &id, AnswerHandler<Payment> handler)
{
    return m_inner->paymentWithRaw(id, watched(std::move(handler)));
}

Call ObservedGateway::paymentsByOrderId(const MerchantOrderId &id, AnswerHandler<QList<Payment>> handler)
{
    return m_inner->paymentsByOrderId(id, watched(std::move(handler)));
}

} // namespace pos
