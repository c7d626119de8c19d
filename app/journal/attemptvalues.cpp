// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/attemptvalues.h"

#include "journal/attemptstatements.h"
#include "journal/codec.h"
#include "journal/rowdigest.h"
#include "journal/searchfold.h"
#include "journal/storageerror.h"

namespace pos::record {

namespace {

void readIntent(const Rows &rows, Currency currency, ChargeIntent &intent)
{
    intent.amount = Money::fromMinor(rows.integer(AmountMinor), currency);
    intent.methodId = rows.text(MethodId);
    intent.customer = CustomerId::from(rows.text(CustomerRef));
    intent.gatewayCustomer = GatewayCustomerId::from(rows.text(GatewayCustomerRef));
    intent.token = VaultedToken::from(rows.text(Token));
    intent.methodLabel = rows.text(MethodLabel);
    intent.installments = static_cast<int>(rows.integer(Installments));
    intent.capture = rows.integer(Capture) != 0;
    intent.description = rows.text(Description);
    intent.operatorName = rows.text(Operator);
}

bool readPayment(const Rows &rows, Attempt &attempt)
{
    if (rows.isNull(PaymentFacts))
        return true;
    if (rowDigest(rows.values(PaymentFacts, 3)) != rows.blob(PaymentDigest))
        return false;
    attempt.payment = codec::toPayment(rows.text(PaymentFacts));
    if (!attempt.payment)
        return false;
    attempt.payment->payerName = rows.text(PayerName);
    attempt.payment->raw = rows.blob(PaymentRaw);
    return true;
}

}

QVariantList attemptValues(const Attempt &attempt)
{
    const ChargeIntent &intent = attempt.intent;
    return {sqlText(attempt.id.text()),
            sqlText(attempt.sale.text()),
            sqlInt(attempt.number),
            sqlText(attempt.orderId.text()),
            sqlText(attempt.key.text()),
            sqlInt(intent.amount.minor()),
            sqlText(intent.amount.currency().code()),
            sqlInt(attempt.createdMs),
            sqlText(intent.methodId),
            sqlText(intent.customer.text()),
            sqlText(intent.gatewayCustomer.text()),
            sqlText(intent.token.text()),
            sqlText(intent.methodLabel),
            sqlInt(intent.installments),
            sqlInt(intent.capture),
            sqlText(intent.description),
            sqlText(intent.operatorName),
            sqlText(attemptStateName(attempt.state)),
            sqlText(attempt.session.text()),
            sqlText(attempt.paymentId.text()),
            attempt.problem ? sqlText(codec::problem(*attempt.problem)) : QVariant(),
            sqlText(codec::retry(attempt.retry)),
            sqlInt(attempt.released),
            sqlInt(attempt.lateMoney),
            sqlInt(attempt.updatedMs),
            sqlInt(attempt.settledMs)};
}

QVariant linkValue(const Attempt &attempt)
{
    return attempt.link ? sqlText(codec::link(*attempt.link)) : QVariant();
}

QByteArray attemptDigest(const QVariantList &values, AttemptOrigin origin, const QVariant &link)
{
    QVariantList covered = values;
    if (origin != AttemptOrigin::Till)
        covered << sqlText(attemptOriginName(origin));
    if (!link.isNull())
        covered << link;
    return rowDigest(covered);
}

QVariantList derivedValues(const Attempt &attempt, const QVariantList &values)
{
    const PaymentStatus status = attempt.payment ? attempt.payment->status : PaymentStatus();
    QString lastFour = attempt.payment ? search::lastFourOf(attempt.payment->method.lastFour) : QString();
    if (lastFour.isEmpty())
        lastFour = search::lastFourOf(attempt.intent.methodLabel);
    return {sqlBlob(attemptDigest(values, attempt.origin, linkValue(attempt))), sqlText(status.status), sqlText(status.subStatus), sqlText(lastFour),
            sqlInt(attempt.retry.lastCheckMs)};
}

QVariantList insertValues(const Attempt &attempt, const QVariantList &values, const QVariantList &derived)
{
    return values + derived + QVariantList{sqlText(search::orderTail(attempt.orderId.text())),
                                           sqlText(attemptOriginName(attempt.origin)), linkValue(attempt)};
}

QVariantList paymentValues(const Payment &payment, bool personal)
{
    return {sqlText(codec::payment(payment)), sqlText(personal ? payment.payerName : QString()),
            sqlBlob(personal ? payment.raw : QByteArray())};
}

std::optional<Attempt> attemptFromRow(const Rows &rows)
{
    const std::optional<AttemptOrigin> origin = attemptOriginFromName(rows.text(Origin));
    if (!origin || attemptDigest(rows.values(0, RowCount), *origin, rows.values(Link, 1).first()) != rows.blob(Digest))
        return std::nullopt;
    const std::optional<Currency> currency = codec::toCurrency(rows.text(CurrencyCode));
    const std::optional<AttemptState> state = attemptStateFromName(rows.text(State));
    const std::optional<RetryBook> retry = codec::toRetry(rows.text(Retry));
    if (!currency || !state || !retry)
        return std::nullopt;
    Attempt attempt;
    attempt.id = AttemptId::from(rows.text(Id));
    attempt.origin = *origin;
    attempt.sale = SaleId::from(rows.text(Sale));
    attempt.number = static_cast<int>(rows.integer(Number));
    attempt.orderId = MerchantOrderId::from(rows.text(OrderId));
    attempt.key = IdempotencyKey::from(rows.text(Key));
    attempt.createdMs = rows.integer(CreatedMs);
    readIntent(rows, *currency, attempt.intent);
    attempt.state = *state;
    attempt.session = CheckoutSessionId::from(rows.text(Session));
    attempt.paymentId = PaymentId::from(rows.text(PaymentRef));
    if (!rows.isNull(Problem)) {
        attempt.problem = codec::toProblem(rows.text(Problem));
        if (!attempt.problem)
            return std::nullopt;
    }
    if (!rows.isNull(Link)) {
        attempt.link = codec::toLink(rows.text(Link));
        if (!attempt.link)
            return std::nullopt;
    }
    attempt.retry = *retry;
    attempt.released = rows.integer(Released) != 0;
    attempt.lateMoney = rows.integer(LateMoney) != 0;
    attempt.updatedMs = rows.integer(UpdatedMs);
    attempt.settledMs = rows.integer(SettledMs);
    attempt.body = rows.blob(Body);
    if (!readPayment(rows, attempt))
        return std::nullopt;
    return attempt;
}

Unexpected<Error> damagedAttempt(Database &database, const Rows &rows)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                             QStringLiteral("attempt ") + rows.text(Id) + u" does not match its checksum"));
}

}
