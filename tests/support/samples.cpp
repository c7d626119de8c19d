// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "support/samples.h"

namespace pos::test {

namespace {

struct StatusPair
{
    const char *status, *subStatus;
};

/// A status of CONTRACT 9.1 that leads to the state; null where no payment is known.
StatusPair statusOf(AttemptState state)
{
    switch (state) {
    case AttemptState::Approved:
        return {"SUCCEEDED", "APPROVED"};
    case AttemptState::Captured:
        return {"SUCCEEDED", "CAPTURED"};
    case AttemptState::Declined:
        return {"DECLINED", "DECLINED"};
    case AttemptState::Rejected:
        return {"REJECTED", "REJECTED"};
    case AttemptState::Authorized:
        return {"PENDING", "AUTHORIZED"};
    case AttemptState::WaitingCustomer:
        return {"PENDING", "IN_PROCESS"};
    case AttemptState::Expired:
        return {"EXPIRED", "EXPIRED"};
    case AttemptState::Canceled:
        return {"CANCELED", "CANCELED"};
    case AttemptState::PartlyRefunded:
        return {"SUCCEEDED", "PARTIALLY_REFUNDED"};
    case AttemptState::Refunded:
        return {"REFUNDED", "REFUNDED"};
    case AttemptState::Disputed:
        return {"IN_DISPUTE", "RECEIVED"};
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Refused:
    case AttemptState::Unknown:
        return {nullptr, nullptr};
    }
    return {nullptr, nullptr};
}

} // namespace

Currency brl()
{
    return Currency::fromCode(u"BRL").value_or(Currency());
}

Money reais(qint64 minor)
{
    return Money::fromMinor(minor, brl());
}

Settings tillSettings()
{
    Settings settings;
    settings.gatewayUrl = QUrl(QStringLiteral("http://127.0.0.1:1"));
    settings.accountId = AccountId;
    settings.currency = brl();
    return settings;
}

Credentials someKeys()
{
    return {Secret(QByteArray("sandbox_public")), Secret(QByteArray("sandbox_private")), {}};
}

Customer ana()
{
    Customer customer;
    customer.id = CustomerId::from(QStringLiteral("c-ana"));
    customer.gatewayId = GatewayCustomerId::from(QStringLiteral("yuno-ana"));
    customer.firstName = QStringLiteral("Ana");
    customer.lastName = QStringLiteral("Lima");
    customer.email = QStringLiteral("ana@shop.example");
    return customer;
}

Sale openSale(const QString &id)
{
    Sale sale;
    sale.id = SaleId::from(id);
    sale.registerId = RegisterId::from(QStringLiteral("R1"));
    sale.customer = ana().id;
    sale.cart.currency = brl();
    CartLine line;
    line.id = QStringLiteral("1");
    line.name = QStringLiteral("Coffee beans");
    line.unitPrice = reais(1250);
    line.quantity = 2;
    sale.cart.lines = {line};
    return sale;
}

ChargeIntent intentFor(const Sale &sale)
{
    ChargeIntent intent;
    intent.amount = totalsOf(sale.cart)->total;
    intent.methodId = QStringLiteral("saved_card");
    intent.customer = ana().id;
    intent.gatewayCustomer = ana().gatewayId;
    intent.token = VaultedToken::from(QStringLiteral("token-visa"));
    intent.methodLabel = QStringLiteral("VISA 1111");
    intent.description = QStringLiteral("Coffee beans");
    intent.operatorName = QStringLiteral("Cashier 1");
    return intent;
}

ChargeOrder orderFor(const Sale &sale)
{
    return {sale.id, intentFor(sale), false};
}

Attempt attemptIn(AttemptState state, qint64 nowMs)
{
    const Sale sale = openSale();
    Attempt attempt;
    attempt.id = AttemptId::from(QStringLiteral("attempt-1"));
    attempt.sale = sale.id;
    attempt.orderId = makeOrderId(sale.id, 1);
    attempt.key = IdempotencyKey::from(QStringLiteral("0c6f1f6e-2f9a-4d53-9c2b-6d0f5a3c1e77"));
    attempt.intent = intentFor(sale);
    attempt.state = state;
    attempt.createdMs = attempt.updatedMs = nowMs;
    if (state == AttemptState::Draft || state == AttemptState::Recorded)
        return attempt;
    attempt.session = CheckoutSessionId::from(QStringLiteral("session-1"));
    attempt.body = "{\"amount\":25}";
    attempt.retry.sends = 1;
    attempt.retry.firstByteMs = nowMs;
    if (state == AttemptState::Unknown) {
        attempt.retry.sends = 2;
        attempt.retry.firstUnclearMs = nowMs;
        attempt.problem = AttemptProblem{ErrorKind::TimedOut, {}, 0, {}, {}};
    }
    if (const StatusPair pair = statusOf(state); pair.status) {
        attempt.paymentId = PaymentId::from(QStringLiteral("pay-1"));
        attempt.payment = paymentFor(attempt, QString::fromLatin1(pair.status), QString::fromLatin1(pair.subStatus));
    }
    if (!isOpen(state))
        attempt.settledMs = nowMs;
    return attempt;
}

Payment paymentFor(const Attempt &attempt, const QString &status, const QString &subStatus)
{
    Payment payment;
    payment.id = PaymentId::from(QStringLiteral("pay-1"));
    payment.orderId = attempt.orderId;
    payment.accountId = AccountId;
    payment.status = PaymentStatus::fold(status, subStatus);
    payment.amount = attempt.intent.amount;
    return payment;
}

Payment approved(const Attempt &attempt)
{
    return paymentFor(attempt, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
}

Payment declined(const Attempt &attempt)
{
    return paymentFor(attempt, QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
}

Payment waiting(const Attempt &attempt)
{
    return paymentFor(attempt, QStringLiteral("PENDING"), QStringLiteral("IN_PROCESS"));
}

} // namespace pos::test
