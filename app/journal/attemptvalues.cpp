// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/attemptvalues.h"

#include "journal/attemptstatements.h"
#include "journal/codec.h"
#include "journal/rowdigest.h"
#include "journal/searchfold.h"
#include "journal/storageerror.h"

#include <QJsonArray>

#include <array>

namespace pos::record {

namespace {

constexpr std::array<std::pair<const char *, int RetryBook::*>, 3> RetryCounts{{
    {"sends", &RetryBook::sends},
    {"lookups", &RetryBook::lookups},
    {"polls", &RetryBook::polls},
}};

constexpr std::array<std::pair<const char *, qint64 RetryBook::*>, 7> RetryTimes{{
    {"firstByteMs", &RetryBook::firstByteMs},
    {"firstUnclearMs", &RetryBook::firstUnclearMs},
    {"inProcessSinceMs", &RetryBook::inProcessSinceMs},
    {"lastCheckMs", &RetryBook::lastCheckMs},
    {"nextCheckMs", &RetryBook::nextCheckMs},
    {"resendAtMs", &RetryBook::resendAtMs},
    {"lookupAtMs", &RetryBook::lookupAtMs},
}};

// A field added to RetryBook and forgotten above would be lost on restart: this stops compiling first.
[[maybe_unused]] int retryFieldCount(const RetryBook &retry)
{
    [[maybe_unused]] const auto &[a, b, c, d, e, f, g, h, i, j] = retry;
    static_assert(RetryCounts.size() + RetryTimes.size() == 10);
    return 10;
}

QString retryText(const RetryBook &retry)
{
    QJsonObject object;
    for (const auto &[name, member] : RetryCounts)
        object.insert(QLatin1String(name), retry.*member);
    for (const auto &[name, member] : RetryTimes)
        object.insert(QLatin1String(name), retry.*member);
    return codec::toText(object);
}

std::optional<RetryBook> toRetry(const QString &text)
{
    const std::optional<QJsonObject> object = codec::toObject(text);
    if (!object)
        return std::nullopt;
    RetryBook retry;
    for (const auto &[name, member] : RetryCounts)
        retry.*member = object->value(QLatin1String(name)).toInt();
    for (const auto &[name, member] : RetryTimes)
        retry.*member = object->value(QLatin1String(name)).toInteger();
    return retry;
}

QString problemText(const AttemptProblem &problem)
{
    QJsonObject object{{QStringLiteral("kind"), errorKindName(problem.kind)},
                       {QStringLiteral("code"), problem.code},
                       {QStringLiteral("httpStatus"), problem.httpStatus},
                       {QStringLiteral("messages"), QJsonArray::fromStringList(problem.messages)}};
    if (problem.echo)
        object.insert(QLatin1String("echo"), codec::echoVerdictName(*problem.echo));
    return codec::toText(object);
}

std::optional<AttemptProblem> toProblem(const QString &text)
{
    const std::optional<QJsonObject> object = codec::toObject(text);
    if (!object)
        return std::nullopt;
    const std::optional<ErrorKind> kind = codec::toErrorKind(object->value(QLatin1String("kind")).toString());
    if (!kind)
        return std::nullopt;
    AttemptProblem problem;
    problem.kind = *kind;
    problem.code = object->value(QLatin1String("code")).toString();
    problem.httpStatus = object->value(QLatin1String("httpStatus")).toInt();
    const QJsonArray messages = object->value(QLatin1String("messages")).toArray();
    for (const QJsonValue &message : messages)
        problem.messages.append(message.toString());
    if (object->contains(QLatin1String("echo"))) {
        problem.echo = codec::toEchoVerdict(object->value(QLatin1String("echo")).toString());
        if (!problem.echo)
            return std::nullopt;
    }
    return problem;
}

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
            attempt.problem ? sqlText(problemText(*attempt.problem)) : QVariant(),
            sqlText(retryText(attempt.retry)),
            sqlInt(attempt.released),
            sqlInt(attempt.lateMoney),
            sqlInt(attempt.updatedMs),
            sqlInt(attempt.settledMs)};
}

QVariantList derivedValues(const Attempt &attempt, const QVariantList &values)
{
    const PaymentStatus status = attempt.payment ? attempt.payment->status : PaymentStatus();
    QString lastFour = attempt.payment ? search::lastFourOf(attempt.payment->method.lastFour) : QString();
    if (lastFour.isEmpty())
        lastFour = search::lastFourOf(attempt.intent.methodLabel);
    return {sqlBlob(rowDigest(values)), sqlText(status.status), sqlText(status.subStatus), sqlText(lastFour),
            sqlInt(attempt.retry.lastCheckMs)};
}

QVariantList paymentValues(const Payment &payment, bool personal)
{
    return {sqlText(codec::payment(payment)), sqlText(personal ? payment.payerName : QString()),
            sqlBlob(personal ? payment.raw : QByteArray())};
}

std::optional<Attempt> attemptFromRow(const Rows &rows)
{
    if (rowDigest(rows.values(0, RowCount)) != rows.blob(Digest))
        return std::nullopt;
    const std::optional<Currency> currency = codec::toCurrency(rows.text(CurrencyCode));
    const std::optional<AttemptState> state = attemptStateFromName(rows.text(State));
    const std::optional<RetryBook> retry = toRetry(rows.text(Retry));
    if (!currency || !state || !retry)
        return std::nullopt;
    Attempt attempt;
    attempt.id = AttemptId::from(rows.text(Id));
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
        attempt.problem = toProblem(rows.text(Problem));
        if (!attempt.problem)
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
