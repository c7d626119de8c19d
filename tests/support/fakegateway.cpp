// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakegateway.h"

#include <algorithm>

namespace pos::test {

namespace {

struct Handle final : CallHandle
{
    explicit Handle(std::shared_ptr<int> token)
        : alive(std::move(token))
    {
    }
    std::shared_ptr<int> alive;
};

} // namespace

template <typename T> Call FakeGateway::start(Line<T> &line, Seen what, AnswerHandler<T> handler)
{
    what.atMs = m_clock.nowMs();
    seen.append(what);
    auto alive = std::make_shared<int>(0);
    if (line.rule) {
        if (std::optional<Answer<T>> answer = line.rule(what)) {
            m_scheduler.after(Millis(0), this, [handler, answer, weak = std::weak_ptr<int>(alive)] {
                if (!weak.expired())
                    handler(*answer);
            });
            return std::make_unique<Handle>(std::move(alive));
        }
    }
    line.waiting.push_back({what, std::move(handler), alive});
    return std::make_unique<Handle>(std::move(alive));
}

int FakeGateway::count(const QString &what) const
{
    return static_cast<int>(std::ranges::count_if(seen, [&what](const Seen &s) { return s.what == what; }));
}

Call FakeGateway::createCustomer(const Customer &customer, AnswerHandler<Customer> handler)
{
    customersSent.append(customer);
    return start(customers, {QStringLiteral("createCustomer"), customer.id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::customer(const GatewayCustomerId &id, AnswerHandler<Customer> handler)
{
    return start(customers, {QStringLiteral("customer"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::customerByOwnId(const CustomerId &id, AnswerHandler<Customer> handler)
{
    return start(customers, {QStringLiteral("customerByOwnId"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::updateCustomer(const Customer &customer, AnswerHandler<Customer> handler)
{
    customersSent.append(customer);
    return start(customers, {QStringLiteral("updateCustomer"), customer.gatewayId.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::deleteCustomer(const GatewayCustomerId &id, AnswerHandler<void> handler)
{
    return start(deletions, {QStringLiteral("deleteCustomer"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::savedMethods(const GatewayCustomerId &id, AnswerHandler<QList<SavedMethod>> handler)
{
    return start(methods, {QStringLiteral("savedMethods"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::unenroll(const GatewayCustomerId &customer, const VaultedToken &token, const IdempotencyKey &key,
                           AnswerHandler<void> handler)
{
    return start(unenrolments, {QStringLiteral("unenroll"), customer.text() + u' ' + token.text(), {}, key}, std::move(handler));
}

Call FakeGateway::createSession(const SessionRequest &request, AnswerHandler<CheckoutSession> handler)
{
    return start(sessions, {QStringLiteral("createSession"), request.orderId.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::session(const CheckoutSessionId &id, AnswerHandler<CheckoutSession> handler)
{
    return start(sessions, {QStringLiteral("session"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::offeredMethods(const CheckoutSessionId &, AnswerHandler<QList<OfferedMethod>>)
{
    return {};
}

Call FakeGateway::banks(const QString &country, const QString &methodType, AnswerHandler<QList<Bank>> handler)
{
    return start(issuers, {QStringLiteral("banks"), country + u' ' + methodType, {}, {}}, std::move(handler));
}

Result<QByteArray> FakeGateway::paymentBody(const PaymentRequest &request) const
{
    if (bodyError)
        return fail(*bodyError);
    return QByteArray("{\"order\":\"" + request.orderId.text().toUtf8() + "\",\"session\":\"" +
                      request.session.text().toUtf8() +
                      (request.bankId.isEmpty() ? QByteArray() : QByteArray("\",\"bank\":\"" + request.bankId.toUtf8())) +
                      (request.saveCard ? QByteArray("\",\"save\":\"card") : QByteArray()) +
                      "\",\"minor\":" + QByteArray::number(request.intent.amount.minor()) + "}");
}

Call FakeGateway::createPayment(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<Payment> handler)
{
    return start(posts, {QStringLiteral("createPayment"), {}, body, key}, std::move(handler));
}

Call FakeGateway::createLink(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<PaymentLink> handler)
{
    return start(links, {QStringLiteral("createLink"), {}, body, key}, std::move(handler));
}

Call FakeGateway::link(const LinkId &id, AnswerHandler<PaymentLink> handler)
{
    return start(links, {QStringLiteral("link"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::cancelLink(const LinkId &id, const MerchantOrderId &, AnswerHandler<PaymentLink> handler)
{
    return start(links, {QStringLiteral("cancelLink"), id.text(), {}, {}}, std::move(handler));
}

Result<QByteArray> FakeGateway::operationBody(const Operation &operation) const
{
    if (bodyError)
        return fail(*bodyError);
    return QByteArray("{\"reference\":\"" + operation.reference.text().toUtf8() +
                      "\",\"minor\":" + QByteArray::number(operation.intent.amount.minor()) + "}");
}

Call FakeGateway::operate(const Operation &operation, AnswerHandler<Payment> handler)
{
    return start(operations, {QStringLiteral("operate"), operation.target.text(), operation.body, operation.key},
                 std::move(handler));
}

Call FakeGateway::payment(const PaymentId &id, AnswerHandler<Payment> handler)
{
    return start(reads, {QStringLiteral("payment"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::paymentWithRaw(const PaymentId &id, AnswerHandler<Payment> handler)
{
    return start(reads, {QStringLiteral("paymentWithRaw"), id.text(), {}, {}}, std::move(handler));
}

Call FakeGateway::paymentsByOrderId(const MerchantOrderId &id, AnswerHandler<QList<Payment>> handler)
{
    return start(lookups, {QStringLiteral("paymentsByOrderId"), id.text(), {}, {}}, std::move(handler));
}

Exchange reached(int httpStatus)
{
    Exchange exchange;
    exchange.bytesSent = 100;
    exchange.mayHaveLeft = true;
    exchange.httpStatus = httpStatus;
    exchange.elapsedMs = 20;
    return exchange;
}

Exchange neverLeft()
{
    return {};
}

} // namespace pos::test
