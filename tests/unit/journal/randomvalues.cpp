// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "unit/journal/journalkit.h"

#include <array>

namespace pos::test {

qint64 Random::integer()
{
    switch (below(6)) {
    case 0: return 0;
    case 1: return std::numeric_limits<qint64>::max();
    case 2: return std::numeric_limits<qint64>::min();
    case 3: return -1;
    default: return static_cast<qint64>(m_generator.generate64() >> below(60));
    }
}

QString Random::text()
{
    static const std::array<char32_t, 14> Odd{0x0,     0x1,    0x22,    0x27,    0x5c,   0x301,  0xe9,
                                              0x0fffd, 0x2028, 0x10ffff, 0x1f600, 0x6587, 0x5d0, 0xfeff};
    QString text;
    const int length = below(4) == 0 ? 0 : below(24);
    for (int i = 0; i < length; ++i) {
        const char32_t point = below(3) == 0 ? Odd[static_cast<size_t>(below(int(Odd.size())))]
                                             : static_cast<char32_t>(0x20 + below(0x60));
        text += QString::fromUcs4(&point, 1);
    }
    return text;
}

QByteArray Random::bytes()
{
    QByteArray bytes;
    const int length = below(4) == 0 ? 0 : below(300);
    for (int i = 0; i < length; ++i)
        bytes += static_cast<char>(below(256));
    return bytes;
}

Money Random::money()
{
    static const QList<Currency> all = Currency::all();
    return Money::fromMinor(integer(), all.at(below(int(all.size()))));
}

Cart Random::cart()
{
    Cart cart;
    cart.currency = coin() ? money().currency() : Currency();
    for (int i = below(4); i > 0; --i) {
        CartLine line;
        line.id = text();
        line.sku = text();
        line.name = text();
        line.category = text();
        line.unitPrice = coin() ? money() : Money();
        line.quantity = below(1000);
        line.discount = coin() ? money() : Money();
        cart.lines.append(line);
    }
    if (coin())
        cart.discount.amount = money();
    cart.discount.basisPoints = integer();
    cart.discount.name = text();
    if (coin())
        cart.tax = Tax{text(), integer(), coin()};
    cart.tip = coin() ? money() : Money();
    return cart;
}

Sale Random::sale()
{
    Sale sale;
    sale.state = std::array{SaleState::Open, SaleState::Parked, SaleState::Paid, SaleState::Discarded}[size_t(below(4))];
    sale.cart = cart();
    sale.customer = CustomerId::from(text());
    sale.customerName = text();
    sale.label = text();
    sale.description = text();
    sale.operatorName = text();
    sale.discardReason = text();
    for (int i = below(4); i > 0; --i)
        sale.draftFields.insert(text(), text());
    sale.createdMs = 1 + below(1'000'000);
    sale.updatedMs = sale.createdMs + below(1000);
    return sale;
}

Address Random::address()
{
    return Address{text(), text(), text(), text(), text(), text(), text(), text(), text()};
}

Customer Random::customer(IdSource &ids)
{
    Customer customer;
    customer.id = CustomerId::from(ids.uuid());
    customer.gatewayId = GatewayCustomerId::from(text());
    customer.firstName = text();
    customer.lastName = text();
    customer.email = text();
    customer.gender = text();
    customer.dateOfBirth = coin() ? QDate(1900 + below(120), 1 + below(12), 1 + below(28)) : QDate();
    customer.country = text();
    customer.nationality = text();
    customer.document = Document{text(), text()};
    customer.phone = Phone{text(), text()};
    customer.billingAddress = address();
    customer.shippingAddress = address();
    if (coin())
        customer.contactConsent = ContactConsent{coin(), text(), text(), text(), integer()};
    customer.createdMs = integer();
    customer.updatedMs = integer();
    return customer;
}

Transaction Random::transaction()
{
    Transaction item;
    item.id = TransactionId::from(text());
    for (QString *field : {&item.type, &item.status, &item.category, &item.responseCode, &item.responseMessage,
                           &item.reason, &item.description, &item.merchantReference, &item.adviceCode,
                           &item.adviceMessage, &item.providerId, &item.providerStatus, &item.providerTransactionId,
                           &item.iso8583Code, &item.receiptUrl})
        *field = text();
    if (coin())
        item.amount = money();
    item.createdMs = integer();
    item.updatedMs = integer();
    return item;
}

Payment Random::payment()
{
    Payment payment;
    payment.id = PaymentId::from(text());
    payment.orderId = MerchantOrderId::from(text());
    for (QString *field : {&payment.merchantReference, &payment.description, &payment.accountId, &payment.country,
                           &payment.workflow, &payment.payerName, &payment.idempotencyKey, &payment.linkId,
                           &payment.status.status, &payment.status.subStatus, &payment.status.rawStatus,
                           &payment.status.rawSubStatus, &payment.method.type, &payment.method.category,
                           &payment.method.brand, &payment.method.lastFour, &payment.method.cardType,
                           &payment.method.issuer, &payment.method.authorizationCode, &payment.method.redirectUrl})
        *field = text();
    payment.amount = coin() ? money() : Money();
    if (coin())
        payment.captured = money();
    if (coin())
        payment.refunded = money();
    payment.session = CheckoutSessionId::from(text());
    payment.actionRequired = coin();
    payment.method.installments = below(50);
    if (coin())
        payment.method.capture = coin();
    payment.method.expiresMs = integer();
    if (coin()) {
        PaymentArtefacts &shown = payment.method.artefacts;
        for (QString *field : {&shown.imageUrl, &shown.copyText, &shown.number, &shown.barcode, &shown.barcodeFormat, &shown.voucherType,
                               &shown.instruction, &shown.bankName, &shown.bankAccount, &shown.beneficiary, &shown.reference})
            *field = text();
    }
    payment.customerId = GatewayCustomerId::from(text());
    for (int i = below(4); i > 0; --i)
        payment.transactions.append(transaction());
    payment.createdMs = integer();
    payment.updatedMs = integer();
    payment.raw = bytes();
    return payment;
}

AttemptState Random::state()
{
    static const std::array All{AttemptState::Recorded,       AttemptState::Sending,  AttemptState::Approved,
                                AttemptState::Declined,       AttemptState::Rejected, AttemptState::Authorized,
                                AttemptState::WaitingCustomer, AttemptState::Expired, AttemptState::Canceled,
                                AttemptState::Refused,        AttemptState::Unknown,  AttemptState::Captured,
                                AttemptState::PartlyRefunded, AttemptState::Refunded, AttemptState::Disputed};
    return All[static_cast<size_t>(below(int(All.size())))];
}

void Random::fill(Attempt &attempt)
{
    ChargeIntent &intent = attempt.intent;
    intent.methodId = text();
    intent.customer = CustomerId::from(text());
    intent.gatewayCustomer = GatewayCustomerId::from(text());
    intent.token = VaultedToken::from(text());
    intent.methodLabel = text();
    intent.installments = below(51);
    intent.capture = coin();
    intent.description = text();
    intent.operatorName = text();
    attempt.state = state();
    attempt.session = CheckoutSessionId::from(text());
    attempt.paymentId = PaymentId::from(text());
    attempt.payment.reset();
    if (coin())
        attempt.payment = payment();
    attempt.problem.reset();
    if (coin()) {
        attempt.problem = AttemptProblem{static_cast<ErrorKind>(below(int(ErrorKind::Internal) + 1)), text(), below(600),
                                         {text(), text()}, std::nullopt};
        if (coin())
            attempt.problem->echo = static_cast<EchoVerdict>(below(int(EchoVerdict::AmountUnreadable) + 1));
    }
    RetryBook &retry = attempt.retry;
    retry.sends = below(10);
    retry.lookups = below(10);
    retry.polls = below(1000);
    for (qint64 *time : {&retry.firstByteMs, &retry.firstUnclearMs, &retry.inProcessSinceMs, &retry.lastCheckMs,
                         &retry.nextCheckMs, &retry.resendAtMs, &retry.lookupAtMs})
        *time = integer();
    attempt.link.reset();
    if (coin())
        attempt.link = AttemptLink{LinkId::from(text()), text(), static_cast<LinkStatus>(below(int(LinkStatus::Unknown) + 1)),
                                   below(9), integer(), integer(), coin(), below(9), coin(), coin()};
    attempt.released = coin();
    attempt.lateMoney = coin();
    attempt.updatedMs = integer();
    attempt.settledMs = integer();
}

void Random::fill(Operation &operation)
{
    static const std::array States{OperationState::Recorded, OperationState::Sending,  OperationState::Checking,
                                   OperationState::Unclear,  OperationState::Pending,  OperationState::Done,
                                   OperationState::Declined, OperationState::Refused,  OperationState::Undecided,
                                   OperationState::GivenUp};
    operation.intent.whole = coin();
    operation.intent.reason = coin() ? OperationReason::Duplicate : OperationReason::Fraudulent;
    operation.intent.description = text();
    operation.intent.operatorName = text();
    operation.state = States[static_cast<size_t>(below(int(States.size())))];
    if (operation.body.isEmpty()) {
        operation.target = TransactionId::from(text());
        operation.basis = {money(), coin() ? money() : Money(), {text(), text()}};
        operation.body = coin() ? bytes() : QByteArray();
        operation.intent.pieces.clear();
        for (int i = coin() ? below(4) : 0; i > 0; --i)
            operation.intent.pieces.append(below(1000));
    }
    operation.result = TransactionId::from(text());
    operation.moved.reset();
    if (coin())
        operation.moved = Money::fromMinor(integer(), operation.intent.amount.currency());
    operation.problem.reset();
    if (coin())
        operation.problem = AttemptProblem{ErrorKind::TimedOut, text(), below(600), {text()}, EchoVerdict::PowerOfTen};
    operation.retry.sends = below(10);
    operation.retry.lookups = below(10);
    operation.retry.firstByteMs = integer();
    operation.retry.nextCheckMs = integer();
    operation.lastUnclearMs = integer();
    operation.updatedMs = integer();
    operation.settledMs = integer();
}

OperationEvent Random::event(const Operation &operation)
{
    const AttemptEvent drawn = event(operation.attempt);
    OperationEvent line;
    line.operation = operation.id;
    line.attempt = operation.attempt;
    line.atMs = drawn.atMs;
    line.kind = drawn.kind;
    line.from = coin() ? OperationState::Draft : OperationState::Unclear;
    line.to = operation.state;
    line.method = drawn.method;
    line.path = drawn.path;
    line.bytesSent = drawn.bytesSent;
    line.httpStatus = drawn.httpStatus;
    line.code = drawn.code;
    line.requestId = drawn.requestId;
    line.elapsedMs = drawn.elapsedMs;
    line.rule = drawn.rule;
    line.note = drawn.note;
    return line;
}

AttemptEvent Random::event(const AttemptId &attempt)
{
    AttemptEvent event;
    event.attempt = attempt;
    event.atMs = integer();
    event.kind = text();
    event.from = coin() ? AttemptState::Draft : state();
    event.to = state();
    event.method = text();
    event.path = text();
    event.bytesSent = integer();
    event.httpStatus = below(600);
    event.code = text();
    event.requestId = text();
    event.elapsedMs = integer();
    event.rule = text();
    event.note = text();
    return event;
}

}
