// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayclient.h"

#include "gateway/accountparser.h"
#include "gateway/callinput.h"
#include "gateway/linkparser.h"
#include "gateway/operationwriter.h"
#include "gateway/requestbuilder.h"
#include "gateway/responseparser.h"

namespace pos {

namespace {

/// Money never moves without a key and a body.
void refuseBadPost(OutgoingCall &outgoing)
{
    if (!isPathSafe(QString::fromLatin1(outgoing.key)))
        outgoing.refused = inputError("idempotency_key", outgoing.key.isEmpty() ? "REQUIRED" : "BAD_ID");
    else if (outgoing.body.isEmpty())
        outgoing.refused = inputError("body", "REQUIRED");
}

} // namespace

GatewayClient::GatewayClient(const Clock &clock, Scheduler &scheduler, IdSource &ids, TransportOptions options)
    : m_ids(ids)
    , m_sender(clock, scheduler, options, options.limits.maxInFlight)
{
}

void GatewayClient::setProfile(const GatewayProfile &profile)
{
    m_profile = profile;
    m_sender.setTarget(profile.baseUrl, profile.proxy);
}

void GatewayClient::setCredentials(Credentials credentials)
{
    m_sender.setCredentials(std::move(credentials));
}

template <typename T>
Call GatewayClient::run(OutgoingCall outgoing, CallSender::Reader<T> reader, AnswerHandler<T> handler)
{
    outgoing.path.prepend(QLatin1String("/v1"));
    return m_sender.send<T>(outgoing, std::move(reader), std::move(handler));
}

Call GatewayClient::createCustomer(const Customer &customer, AnswerHandler<Customer> handler)
{
    const Result<QByteArray> body = customerCreateBody(customer);
    OutgoingCall out{.method = "POST", .path = QStringLiteral("/customers"), .key = m_ids.uuid().toLatin1()};
    if (body)
        out.body = *body;
    else
        out.refused = body.error();
    return run<Customer>(
        out, [](const QByteArray &answer, const SecretScrubber &) { return parseCustomer(answer); },
        std::move(handler));
}

Call GatewayClient::customer(const GatewayCustomerId &id, AnswerHandler<Customer> handler)
{
    return run<Customer>(
        {.method = "GET",
         .path = QStringLiteral("/customers/") + id.text(),
         .refused = idError(id.text(), "customer_id")},
        [](const QByteArray &answer, const SecretScrubber &) { return parseCustomer(answer); }, std::move(handler));
}

Call GatewayClient::customerByOwnId(const CustomerId &id, AnswerHandler<Customer> handler)
{
    return run<Customer>(
        {.method = "GET",
         .path = QStringLiteral("/customers"),
         .query = QStringLiteral("merchant_customer_id=") + encoded(id.text()),
         .refused = id.isEmpty() ? std::optional(inputError("merchant_customer_id", "REQUIRED")) : std::nullopt},
        [id](const QByteArray &answer, const SecretScrubber &) { return parseCustomer(answer, id); },
        std::move(handler));
}

Call GatewayClient::updateCustomer(const Customer &customer, AnswerHandler<Customer> handler)
{
    const Result<QByteArray> body = customerUpdateBody(customer);
    OutgoingCall out{.method = "PATCH",
                 .path = QStringLiteral("/customers/") + customer.gatewayId.text(),
                 .key = m_ids.uuid().toLatin1(),
                 .refused = idError(customer.gatewayId.text(), "customer_id")};
    if (!body)
        out.refused = body.error();
    else
        out.body = *body;
    return run<Customer>(
        out, [](const QByteArray &answer, const SecretScrubber &) { return parseCustomer(answer); },
        std::move(handler));
}

Call GatewayClient::deleteCustomer(const GatewayCustomerId &id, AnswerHandler<void> handler)
{
    return run<void>(
        {.method = "DELETE",
         .path = QStringLiteral("/customers/") + id.text(),
         .refused = idError(id.text(), "customer_id"),
         .headers = {{"x-account-code", m_profile.accountId.toUtf8()}}},
        [](const QByteArray &, const SecretScrubber &) { return Result<void>(); }, std::move(handler));
}

Call GatewayClient::savedMethods(const GatewayCustomerId &id, AnswerHandler<QList<SavedMethod>> handler)
{
    return run<QList<SavedMethod>>(
        {.method = "GET",
         .path = QStringLiteral("/customers/") + id.text() + QStringLiteral("/payment-methods"),
         .refused = idError(id.text(), "customer_id")},
        [](const QByteArray &answer, const SecretScrubber &) { return parseSavedMethods(answer); }, std::move(handler));
}

Call GatewayClient::unenroll(const GatewayCustomerId &customer, const VaultedToken &token, const IdempotencyKey &key,
                             AnswerHandler<void> handler)
{
    const QString path = QStringLiteral("/customers/%1/payment-methods/%2/unenroll");
    OutgoingCall out{.method = "POST",
                     .path = path.arg(customer.text(), token.text()),
                     .logPath = QStringLiteral("/v1") + path.arg(customer.text(), QStringLiteral("(token)")),
                     .key = key.text().toLatin1(),
                     .body = "{}"};
    refuseBadPost(out);
    for (const std::optional<Error> &wrong : {idError(customer.text(), "customer_id"), idError(token.text(), "vaulted_token")}) {
        if (wrong)
            out.refused = wrong;
    }
    return run<void>(out, [](const QByteArray &, const SecretScrubber &) { return Result<void>(); }, std::move(handler));
}

Call GatewayClient::createSession(const SessionRequest &request, AnswerHandler<CheckoutSession> handler)
{
    const AmountUnit unit = m_profile.amountUnit;
    const Result<QByteArray> body = sessionRequestBody(request, m_profile.accountId, unit);
    OutgoingCall out{.method = "POST", .path = QStringLiteral("/checkout/sessions"), .key = m_ids.uuid().toLatin1()};
    if (body)
        out.body = *body;
    else
        out.refused = body.error();
    return run<CheckoutSession>(
        out, [unit](const QByteArray &answer, const SecretScrubber &) { return parseSession(answer, unit); },
        std::move(handler));
}

Call GatewayClient::session(const CheckoutSessionId &id, AnswerHandler<CheckoutSession> handler)
{
    return run<CheckoutSession>(
        {.method = "GET",
         .path = QStringLiteral("/checkout/sessions/") + id.text(),
         .refused = idError(id.text(), "checkout_session")},
        [unit = m_profile.amountUnit](const QByteArray &answer, const SecretScrubber &) {
            return parseSession(answer, unit);
        },
        std::move(handler));
}

Call GatewayClient::offeredMethods(const CheckoutSessionId &id, AnswerHandler<QList<OfferedMethod>> handler)
{
    return run<QList<OfferedMethod>>(
        {.method = "GET",
         .path = QStringLiteral("/checkout/sessions/") + id.text() + QStringLiteral("/payment-methods"),
         .refused = idError(id.text(), "checkout_session")},
        [](const QByteArray &answer, const SecretScrubber &) { return parseOfferedMethods(answer); },
        std::move(handler));
}

/// Without a session, which no page calls required and which would be one more to throw away.
Call GatewayClient::banks(const QString &country, const QString &methodType, AnswerHandler<QList<Bank>> handler)
{
    return run<QList<Bank>>(
        {.method = "GET",
         .path = QStringLiteral("/issuers"),
         .query = QStringLiteral("country_code=") + encoded(country) + QStringLiteral("&payment_method=") + encoded(methodType),
         .refused = idError(methodType, "payment_method")},
        [](const QByteArray &answer, const SecretScrubber &) { return parseBanks(answer); }, std::move(handler));
}

Result<QByteArray> GatewayClient::paymentBody(const PaymentRequest &request) const
{
    return paymentRequestBody(request, m_profile.accountId, m_profile.amountUnit);
}

Result<QByteArray> GatewayClient::operationBody(const Operation &operation) const
{
    return operationRequestBody(operation, m_profile.amountUnit);
}

Call GatewayClient::createPayment(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<Payment> handler)
{
    OutgoingCall out{.method = "POST", .path = QStringLiteral("/payments"), .key = key.text().toLatin1(), .body = body};
    refuseBadPost(out);
    return run<Payment>(
        out,
        [unit = m_profile.amountUnit](const QByteArray &answer, const SecretScrubber &scrubber) {
            return parsePayment(answer, unit, scrubber.secrets());
        },
        std::move(handler));
}

Call GatewayClient::createLink(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<PaymentLink> handler)
{
    OutgoingCall out{
        .method = "POST", .path = QStringLiteral("/payment-links"), .key = key.text().toLatin1(), .body = body};
    refuseBadPost(out);
    return runLink(out, {}, std::move(handler));
}

Call GatewayClient::link(const LinkId &id, AnswerHandler<PaymentLink> handler)
{
    return runLink({.method = "GET",
                    .path = QStringLiteral("/payment-links/") + id.text(),
                    .refused = idError(id.text(), "payment_link_code")},
                   id, std::move(handler));
}

Call GatewayClient::cancelLink(const LinkId &id, const MerchantOrderId &orderId, AnswerHandler<PaymentLink> handler)
{
    return runLink({.method = "POST",
                    .path = QStringLiteral("/payment-links/") + id.text() + QStringLiteral("/cancel"),
                    .key = m_ids.uuid().toLatin1(),
                    .refused = idError(id.text(), "payment_link_code"),
                    .body = linkCancelBody(orderId)},
                   id, std::move(handler));
}

Call GatewayClient::runLink(const OutgoingCall &out, const LinkId &asked, AnswerHandler<PaymentLink> handler)
{
    return run<PaymentLink>(
        out,
        [asked, unit = m_profile.amountUnit](const QByteArray &answer, const SecretScrubber &) {
            return parseLink(answer, asked, unit);
        },
        std::move(handler));
}

Call GatewayClient::operate(const Operation &operation, AnswerHandler<Payment> handler)
{
    OutgoingCall out{.method = "POST",
                 .path = operationPath(operation.intent.kind, operation.paymentId, operation.target),
                 .key = operation.key.text().toLatin1(),
                 .refused = idError(operation.paymentId.text(), "payment_id"),
                 .body = operation.body};
    if (operation.intent.kind != OperationKind::CancelOrRefund && !out.refused)
        out.refused = idError(operation.target.text(), "transaction_id");
    refuseBadPost(out);
    return run<Payment>(
        out,
        [unit = m_profile.amountUnit](const QByteArray &answer, const SecretScrubber &scrubber) {
            return parsePayment(answer, unit, scrubber.secrets());
        },
        std::move(handler));
}

Call GatewayClient::payment(const PaymentId &id, AnswerHandler<Payment> handler)
{
    return readPayment(id, QStringLiteral("transactions_history=true"), std::move(handler));
}

Call GatewayClient::paymentWithRaw(const PaymentId &id, AnswerHandler<Payment> handler)
{
    return readPayment(id, QStringLiteral("transactions_history=true&raw_response=true"), std::move(handler));
}

Call GatewayClient::readPayment(const PaymentId &id, const QString &query, AnswerHandler<Payment> handler)
{
    return run<Payment>(
        {.method = "GET",
         .path = QStringLiteral("/payments/") + id.text(),
         .query = query,
         .refused = idError(id.text(), "payment_id")},
        [id, unit = m_profile.amountUnit](const QByteArray &answer, const SecretScrubber &scrubber) -> Result<Payment> {
            const Result<Payment> payment = parsePayment(answer, unit, scrubber.secrets());
            if (payment && payment->id != id)
                return fail(ErrorKind::MalformedReply, QStringLiteral("another payment than the one asked for"));
            return payment;
        },
        std::move(handler));
}

Call GatewayClient::paymentsByOrderId(const MerchantOrderId &id, AnswerHandler<QList<Payment>> handler)
{
    auto emptyWhenNotFound = [handler = std::move(handler)](const Answer<QList<Payment>> &answer) {
        const bool notFound = !answer.result && answer.exchange.httpStatus >= 400 && answer.exchange.httpStatus < 500 &&
                              (answer.result.error().context.code == QLatin1String("PAYMENT_NOT_FOUND") ||
                               answer.result.error().context.code == QLatin1String("NOT_FOUND"));
        handler(notFound ? Answer<QList<Payment>>{QList<Payment>(), answer.exchange} : answer);
    };
    return run<QList<Payment>>(
        {.method = "GET",
         .path = QStringLiteral("/payments"),
         .query = QStringLiteral("merchant_order_id=") + encoded(id.text()),
         .logQuery = true,
         .refused = id.isEmpty() ? std::optional(inputError("merchant_order_id", "REQUIRED")) : std::nullopt},
        [unit = m_profile.amountUnit](const QByteArray &answer, const SecretScrubber &scrubber) {
            return parsePayments(answer, unit, scrubber.secrets());
        },
        std::move(emptyWhenNotFound));
}

} // namespace pos
