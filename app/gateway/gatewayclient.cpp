// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewayclient.h"

#include "gateway/accountparser.h"
#include "gateway/callinput.h"
#include "gateway/callqueue.h"
#include "gateway/gatewaycall.h"
#include "gateway/httplog.h"
#include "gateway/operationwriter.h"
#include "gateway/requestbuilder.h"
#include "gateway/responseparser.h"
#include "gateway/tlspolicy.h"
#include "gateway/wireresult.h"

#include <QNetworkAccessManager>

namespace pos {

/// What lives on the thread of the calls, in the order in which it must go.
struct GatewayClient::Transport
{
    explicit Transport(int limit)
        : queue(limit, [this](GatewayCall &call) { call.start(network); })
    {
    }
    QNetworkAccessManager network;
    CallQueue queue;
    QObject calls; ///< parent of the running ones
};

struct GatewayClient::Outgoing
{
    QByteArray method{};
    QString path{};  ///< below /v1
    QString query{}; ///< percent-encoded, or empty
    bool logQuery = false;
    QByteArray key{};               ///< X-Idempotency-Key, or empty
    std::optional<Error> refused{}; ///< found before anything was sent
    QByteArray body{};
    bool accountHeader = false;
};

GatewayClient::GatewayClient(const Clock &clock, Scheduler &scheduler, IdSource &ids, TransportOptions options)
    : m_clock(clock)
    , m_scheduler(scheduler)
    , m_ids(ids)
    , m_options(std::move(options))
{
}

GatewayClient::~GatewayClient() = default;

GatewayClient::Transport &GatewayClient::transport()
{
    if (!m_transport) {
        m_transport = std::make_unique<Transport>(m_options.limits.maxInFlight);
        m_transport->network.setProxyFactory(new ProxyPolicy(m_profile.proxy)); // owned by the manager
    }
    return *m_transport;
}

void GatewayClient::setProfile(const GatewayProfile &profile)
{
    const bool sameProxy = profile.proxy == m_profile.proxy;
    m_profile = profile;
    if (m_transport && !sameProxy)
        m_transport->network.setProxyFactory(new ProxyPolicy(profile.proxy));
}

void GatewayClient::setCredentials(Credentials credentials)
{
    m_credentials = std::make_shared<const Credentials>(std::move(credentials));
}

Result<CallSpec> GatewayClient::specOf(const Outgoing &outgoing) const
{
    CallSpec spec;
    spec.method = outgoing.method;
    spec.logPath =
        QStringLiteral("/v1") + outgoing.path + (outgoing.logQuery ? QLatin1Char('?') + outgoing.query : QString());
    if (outgoing.refused)
        return fail(*outgoing.refused);
    if (!m_credentials || !m_credentials->isUsable()) {
        Error error;
        error.kind = ErrorKind::Unauthenticated;
        error.context.code = QStringLiteral("NO_CREDENTIALS");
        return fail(error);
    }
    const Result<void> base = checkBaseUrl(m_profile.baseUrl, !m_credentials->relayToken.isEmpty());
    if (!base)
        return fail(base.error());

    QUrl url = m_profile.baseUrl;
    url.setPath(QStringLiteral("/v1") + outgoing.path);
    if (!outgoing.query.isEmpty())
        url.setQuery(outgoing.query, QUrl::StrictMode);
    spec.request = policyRequest(url, m_options.authorities);
    setCredentialHeaders(spec.request, *m_credentials);
    if (!outgoing.key.isEmpty())
        spec.request.setRawHeader("X-Idempotency-Key", outgoing.key);
    if (outgoing.accountHeader)
        spec.request.setRawHeader("x-account-code", m_profile.accountId.toUtf8());
    spec.body = outgoing.body;
    return spec;
}

/// Money never moves without a key and a body.
void GatewayClient::refuseBadPost(Outgoing &outgoing)
{
    if (!isPathSafe(QString::fromLatin1(outgoing.key)))
        outgoing.refused = inputError("idempotency_key", outgoing.key.isEmpty() ? "REQUIRED" : "BAD_ID");
    else if (outgoing.body.isEmpty())
        outgoing.refused = inputError("body", "REQUIRED");
}

template <typename T> Call GatewayClient::run(Outgoing outgoing, Reader<T> reader, AnswerHandler<T> handler)
{
    Transport &shared = transport();
    Result<CallSpec> spec = specOf(outgoing);
    CallSpec none;
    none.method = outgoing.method;
    none.logPath = QStringLiteral("/v1") + outgoing.path;
    const SecretScrubber scrubber(m_credentials);
    auto *call = new GatewayCall(m_clock, m_scheduler, m_options, spec ? std::move(spec).value() : none, scrubber,
                                 &shared.calls);
    call->setDone([reader = std::move(reader), handler = std::move(handler), scrubber](const WireReply &reply) {
        const Answer<T> answer{resultOf<T>(reply, reader, scrubber), reply.exchange};
        logCall(answer.exchange, answer.result ? nullptr : &answer.result.error());
        handler(answer);
    });
    if (spec)
        shared.queue.add(call);
    else
        call->failLater(spec.error());
    return std::make_unique<WireHandle>(call);
}

Call GatewayClient::createCustomer(const Customer &customer, AnswerHandler<Customer> handler)
{
    const Result<QByteArray> body = customerCreateBody(customer);
    Outgoing out{.method = "POST", .path = QStringLiteral("/customers"), .key = m_ids.uuid().toLatin1()};
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
    Outgoing out{.method = "PATCH",
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
         .accountHeader = true},
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

Call GatewayClient::createSession(const SessionRequest &request, AnswerHandler<CheckoutSession> handler)
{
    const AmountUnit unit = m_profile.amountUnit;
    const Result<QByteArray> body = sessionRequestBody(request, m_profile.accountId, unit);
    Outgoing out{.method = "POST", .path = QStringLiteral("/checkout/sessions"), .key = m_ids.uuid().toLatin1()};
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
    Outgoing out{.method = "POST", .path = QStringLiteral("/payments"), .key = key.text().toLatin1(), .body = body};
    refuseBadPost(out);
    return run<Payment>(
        out,
        [unit = m_profile.amountUnit](const QByteArray &answer, const SecretScrubber &scrubber) {
            return parsePayment(answer, unit, scrubber.secrets());
        },
        std::move(handler));
}

Call GatewayClient::operate(const Operation &operation, AnswerHandler<Payment> handler)
{
    Outgoing out{.method = "POST",
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
    return run<Payment>(
        {.method = "GET",
         .path = QStringLiteral("/payments/") + id.text(),
         .query = QStringLiteral("transactions_history=true"),
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
