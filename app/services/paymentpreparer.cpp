// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/paymentpreparer.h"

#include "domain/payer.h"
#include "domain/paymentschedule.h"

#include <algorithm>

namespace pos {

namespace {

constexpr qint64 ClockSlack = 5 * schedule::Minute; // a clock that is a little fast must not make a link start later
constexpr qint64 SpareSessionLifetime = 16'200'000; // 4.5 h of the 5 h that CONTRACT 4.2 gives

/// What is charged is what the cart adds up to (CONTRACT 5.5), so a part of a sale travels as one line of its own.
Cart cartOfPart(const SaleId &sale, Money amount)
{
    CartLine line;
    line.id = QStringLiteral("part");
    line.name = QStringLiteral("Part of ") + sale.text();
    line.unitPrice = amount;
    Cart cart;
    cart.currency = amount.currency();
    cart.lines = {line};
    return cart;
}

Workflow workflowOf(const Settings &settings)
{
    return settings.workflow == u"DIRECT" ? Workflow::Direct : Workflow::SdkCheckout;
}

} // namespace

PaymentPreparer::PaymentPreparer(GatewayPort &gateway, JournalPort &journal, const Clock &clock,
                                 const Settings &settings, Done done)
    : m_gateway(gateway)
    , m_journal(journal)
    , m_clock(clock)
    , m_settings(settings)
    , m_done(std::move(done))
{
}

void PaymentPreparer::prepare(const Attempt &attempt)
{
    if (m_drafts.contains(attempt.id))
        return;
    Result<PaymentRequest> request = storedRequest(attempt);
    if (!request) {
        m_done(attempt.id, event::PreparationFailed{request.error()});
        return;
    }
    if (request->workflow != Workflow::SdkCheckout) {
        finish(attempt.id, *request);
        return;
    }
    request->session = spareSession(attempt, m_journal.attemptsOfSale(attempt.sale).value_or(QList<Attempt>{}));
    if (request->session.isEmpty())
        createSession({attempt, *std::move(request), nullptr});
    else
        finish(attempt.id, *request);
}

std::optional<event::Prepared> PaymentPreparer::readyNow(const Attempt &attempt, const Sale &sale,
                                                         const std::optional<Customer> &customer,
                                                         const QList<Attempt> &earlier) const
{
    Result<PaymentRequest> request = requestFor(attempt, sale, customer);
    if (!request)
        return {};
    if (request->workflow == Workflow::SdkCheckout) {
        request->session = spareSession(attempt, earlier);
        if (request->session.isEmpty())
            return {};
    }
    const Result<event::Prepared> ready = readyFrom(*request);
    return ready ? std::optional(*ready) : std::nullopt;
}

Result<event::Prepared> PaymentPreparer::readyFrom(const PaymentRequest &request) const
{
    const Result<QByteArray> body = m_gateway.paymentBody(request);
    if (!body)
        return fail(body.error());
    return event::Prepared{request.session, *body, request.finishMs};
}

Result<PaymentRequest> PaymentPreparer::storedRequest(const Attempt &attempt) const
{
    const Result<Sale> sale = m_journal.sale(attempt.sale);
    if (!sale)
        return fail(sale.error());
    if (attempt.intent.customer.isEmpty())
        return requestFor(attempt, *sale, std::nullopt);
    const Result<Customer> customer = m_journal.customer(attempt.intent.customer);
    if (!customer)
        return fail(customer.error());
    return requestFor(attempt, *sale, *customer);
}

Result<PaymentRequest> PaymentPreparer::requestFor(const Attempt &attempt, const Sale &sale,
                                                   const std::optional<Customer> &customer) const
{
    const Result<CartTotals> whole = totalsOf(sale.cart);
    if (!whole)
        return fail(whole.error());
    const bool part = attempt.intent.amount.currency() == whole->total.currency() &&
                      attempt.intent.amount.minor() < whole->total.minor();
    const Cart cart = part ? cartOfPart(sale.id, attempt.intent.amount) : sale.cart;
    const Result<CartTotals> totals = totalsOf(cart);
    if (!totals)
        return fail(totals.error());
    PaymentRequest request;
    request.orderId = attempt.orderId;
    request.merchantReference = attempt.sale.text();
    request.country = m_settings.country;
    request.intent = attempt.intent;
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    if (method == nullptr)
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("method")}});
    request.methodType = method->type;
    request.workflow = method->workflow.value_or(workflowOf(m_settings));
    request.cart = cart;
    request.totals = *totals;
    request.callbackUrl = m_settings.callbackUrl.toString();
    request.salesChannel = QStringLiteral("till ") + m_settings.registerId.text();
    request.metadata = metadata(attempt);
    if (request.workflow == Workflow::PaymentLink) {
        request.startMs = m_clock.nowMs() - ClockSlack;
        request.finishMs = m_clock.nowMs() + schedule::LinkLifetime;
    }
    request.saveCard = attempt.link && attempt.link->savesCard;
    if (method->asksBank)
        request.bankId = sale.draftFields.value(payerkey::Bank);
    request.payer = payerOf(*method, sale, customer, m_settings.country);
    return request;
}

/// A session that was made for an attempt of this sale, and of which nothing was ever sent.
CheckoutSessionId PaymentPreparer::spareSession(const Attempt &attempt, const QList<Attempt> &earlier) const
{
    const auto wasSent = [&earlier](const CheckoutSessionId &session) {
        return std::ranges::any_of(earlier,
                                   [&session](const Attempt &a) { return a.session == session && a.retry.sends > 0; });
    };
    for (const Attempt &other : earlier) {
        const qint64 age = m_clock.nowMs() - other.createdMs;
        const bool sameCharge = other.intent.amount == attempt.intent.amount &&
                                other.intent.gatewayCustomer == attempt.intent.gatewayCustomer;
        if (other.id != attempt.id && !other.session.isEmpty() && other.state == AttemptState::Refused && sameCharge &&
            age >= 0 && age < SpareSessionLifetime && !wasSent(other.session))
            return other.session;
    }
    return {};
}

void PaymentPreparer::createSession(Draft draft)
{
    SessionRequest session;
    session.orderId = draft.attempt.orderId;
    session.description = draft.attempt.intent.description;
    session.country = m_settings.country;
    session.amount = draft.attempt.intent.amount;
    session.customer = draft.attempt.intent.gatewayCustomer;
    session.callbackUrl = draft.request.callbackUrl;
    session.metadata = draft.request.metadata;
    const AttemptId id = draft.attempt.id;
    Draft &kept = m_drafts.insert_or_assign(id, std::move(draft)).first->second;
    kept.call = m_gateway.createSession(session, [this, id](const Answer<CheckoutSession> &answer) {
        auto node = m_drafts.extract(id);
        if (node.empty())
            return;
        m_finished = std::move(node.mapped().call); // its handler is still on the stack
        if (!answer.result) {
            m_done(id, event::PreparationFailed{answer.result.error()});
            return;
        }
        PaymentRequest request = std::move(node.mapped().request);
        request.session = answer.result->id;
        finish(id, request);
    });
}

void PaymentPreparer::finish(const AttemptId &id, const PaymentRequest &request)
{
    const Result<event::Prepared> ready = readyFrom(request);
    if (ready)
        m_done(id, *ready);
    else
        m_done(id, event::PreparationFailed{ready.error()});
}

QList<std::pair<QString, QString>> PaymentPreparer::metadata(const Attempt &attempt) const
{
    return {{QStringLiteral("register"), m_settings.registerId.text()},
            {QStringLiteral("operator"), attempt.intent.operatorName},
            {QStringLiteral("sale"), attempt.sale.text()}};
}

} // namespace pos
