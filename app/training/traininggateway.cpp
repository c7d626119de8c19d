// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/traininggateway.h"

#include "base/log.h"
#include "training/codepicture.h"
#include "training/customerlink.h"
#include "training/paymentview.h"
#include "training/reportfile.h"

#include <QJsonArray>
#include <QTimer>

#include <chrono>

namespace pos::training {

namespace {

using namespace std::chrono_literals;

/// How long a key is remembered (CONTRACT 2.1).
constexpr qint64 KeyLifeMs = std::chrono::milliseconds(24h).count();

bool createsPayment(const HttpRequest &request)
{
    return request.method == "POST" && request.path == QLatin1String("/v1/payments");
}

HttpResponse notUnderstood(const QString &message)
{
    return HttpResponse::error(400, QStringLiteral("INVALID_REQUEST"), {message});
}

} // namespace

QString keyScope(const HttpRequest &request)
{
    const QByteArray key = request.header("x-idempotency-key");
    return key.isEmpty() ? QString() : QString(request.path % QLatin1Char(' ') % QString::fromUtf8(key));
}

TrainingGateway::TrainingGateway(TrainingStore &store, FaultPlan &faults, const Clock &clock, int pendingMs,
                                 QObject *parent)
    : QObject(parent)
    , m_api{store, clock, pendingMs}
    , m_faults(faults)
    , m_routes(customerRoutes() + sessionRoutes() + paymentRoutes() + linkRoutes() + operationRoutes() + reportRoutes() + outreachRoutes())
{
}

void TrainingGateway::handle(const HttpRequest &request, QObject *peer, const Responder &respond)
{
    if (request.path.startsWith(QLatin1String("/__"))) {
        respond({control(request), {}});
        return;
    }
    m_api.store.countRequest();
    if (createsPayment(request))
        countCharge(request);
    const auto hit = m_faults.take(QString::fromLatin1(request.method), request.path, orderIdOf(request));
    if (!hit) {
        respond({process(request), {}});
        return;
    }
    log::info("training", "fault", {{"fault", faultName(hit->fault)}, {"method", QString::fromLatin1(request.method)}});
    switch (faultInfo(hit->fault).stage) {
    case FaultStage::Hold:
        hold(request, hit->ms, peer, respond);
        return;
    case FaultStage::Instead:
        respond(instead(*hit, request));
        return;
    case FaultStage::After:
        respond(damaged(*hit, process(request)));
        return;
    }
}

void TrainingGateway::hold(const HttpRequest &request, int ms, QObject *peer, const Responder &respond)
{
    const QString scope = request.method == "POST" ? keyScope(request) : QString();
    const auto release = [this, scope] {
        if (const auto running = m_running.find(scope); running != m_running.end() && --*running == 0)
            m_running.erase(running);
    };
    if (!scope.isEmpty())
        ++m_running[scope];
    if (ms == 0) {
        // For ever: never processed; the key is free again when the client has gone.
        connect(peer, &QObject::destroyed, this, release);
        return;
    }
    // A real gateway goes on working after the client has hung up, so the peer is no context here.
    QTimer::singleShot(ms, this, [this, request, respond, release] {
        release();
        respond({process(request), {}});
    });
}

HttpResponse TrainingGateway::process(const HttpRequest &request)
{
    if (const auto file = reportFileAnswer(m_api.store, request, m_api.clock.nowMs()))
        return *file;
    if (const auto picture = codePictureAnswer(m_api.store, request))
        return *picture;
    if (const auto refused = refusedCredentials(request))
        return *refused;
    QList<QByteArray> allowed;
    for (const Route &route : m_routes) {
        const auto ids = matchRoute(route.pattern, request.path);
        if (!ids)
            continue;
        if (request.method != route.method) {
            allowed.append(route.method);
            continue;
        }
        Call call{.request = request,
                  .ids = *ids,
                  .body = {},
                  .key = QString::fromUtf8(request.header("x-idempotency-key")),
                  .nowMs = m_api.clock.nowMs()};
        if (request.method == "POST" || request.method == "PATCH") {
            QJsonParseError problem{};
            const QJsonDocument document = QJsonDocument::fromJson(request.body, &problem);
            if (!document.isObject() && !(request.body.isEmpty() && request.path.endsWith(QLatin1String("/unenroll"))))
                return notUnderstood(QStringLiteral("The body is not a JSON object: ") % problem.errorString());
            call.body = document.object();
        }
        return withKey(route, call);
    }
    if (!allowed.isEmpty()) {
        HttpResponse response = HttpResponse::error(405, QStringLiteral("UNSUPPORTED_METHOD"),
                                                    {QStringLiteral("This method is not supported here")});
        response.headers.emplace_back("Allow", allowed.join(", "));
        return response;
    }
    return HttpResponse::error(404, QStringLiteral("NOT_FOUND"), {QStringLiteral("Not Found")});
}

HttpResponse TrainingGateway::withKey(const Route &route, const Call &call)
{
    if (route.key == Route::Key::None)
        return run(route, call, {});
    if (call.key.isEmpty() || call.key.size() > 255)
        return HttpResponse::error(400, QStringLiteral("MISSING_PARAMETERS"),
                                   {QStringLiteral("The header X-Idempotency-Key is required")});
    const QString scope = keyScope(call.request);
    if (m_running.contains(scope))
        return HttpResponse::error(400, QStringLiteral("REQUEST_IN_PROCESS"),
                                   {QStringLiteral("The first request with this key is still running")});
    const KeyRecord *record = m_api.store.key(scope);
    if (record && call.nowMs - record->createdMs < KeyLifeMs) {
        if (record->status > 0)
            return {.status = record->status, .body = record->body};
        return HttpResponse::error(400, QStringLiteral("IDEMPOTENCY_DUPLICATED"),
                                   {QStringLiteral("The key was used by a request that failed")});
    }
    return run(route, call, scope);
}

HttpResponse TrainingGateway::run(const Route &route, const Call &call, const QString &scope)
{
    Reply reply = route.handle(m_api, call);
    const bool done = reply.response.status < 300;
    if (!scope.isEmpty() && (done || reply.spendsKey)) {
        KeyRecord record{.scope = scope, .createdMs = call.nowMs};
        if (done) {
            record.status = reply.response.status;
            record.body = reply.response.body;
        }
        reply.change.keys.append(record);
    }
    // A read changes nothing but to keep the cards that links saved by now.
    const bool changes = (call.request.method != "GET" || !reply.change.methods.isEmpty()) && (done || reply.spendsKey);
    if (!changes)
        return reply.response;
    if (const auto written = m_api.store.commit(std::move(reply.change)); !written) {
        log::error("training", "cannot write the data file", {{"error", describe(written.error())}});
        return HttpResponse::error(500, QStringLiteral("INTERNAL_ERROR"), {QStringLiteral("The state cannot be kept")});
    }
    return reply.response;
}

void TrainingGateway::countCharge(const HttpRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString orderId = body.value(QLatin1String("merchant_order_id")).toString();
    if (!orderId.isEmpty())
        m_api.store.countCharge(
            orderId, QString::fromUtf8(request.header("x-idempotency-key")),
            body.value(QLatin1String("amount")).toObject().value(QLatin1String("currency")).toString());
}

QString TrainingGateway::orderIdOf(const HttpRequest &request) const
{
    if (request.method == "GET" && request.query.hasQueryItem(QStringLiteral("merchant_order_id")))
        return request.query.queryItemValue(QStringLiteral("merchant_order_id"), QUrl::FullyDecoded);
    const QString inBody =
        QJsonDocument::fromJson(request.body).object().value(QLatin1String("merchant_order_id")).toString();
    if (!inBody.isEmpty())
        return inBody;
    const QString id = request.path.section(QLatin1Char('/'), 3, 3);
    if (const Link *link = m_api.store.link(id))
        return link->orderId();
    const Payment *payment = m_api.store.payment(id);
    return payment ? payment->orderId() : QString();
}

HttpResponse TrainingGateway::control(const HttpRequest &request)
{
    if (request.path == QLatin1String("/__stats") && request.method == "GET")
        return stats();
    if (request.path == QLatin1String("/__phone"))
        return phone(request);
    if (request.path == QLatin1String("/__faults"))
        return changeFaults(request);
    return HttpResponse::error(404, QStringLiteral("NOT_FOUND"), {QStringLiteral("Not Found")});
}

HttpResponse TrainingGateway::stats() const
{
    QJsonArray payments;
    const qint64 now = m_api.clock.nowMs();
    for (const Counter &counter : m_api.store.counters()) {
        qint64 charges = 0;
        qint64 minor = 0;
        QString currency = counter.currency;
        for (const Payment &found : m_api.store.paymentsOf(counter.orderId, counter.key)) {
            const Payment payment = settled(found, now);
            currency = payment.currency;
            if (!payment.tookMoney())
                continue;
            ++charges;
            minor += minorFromScaled(payment.charged(), payment.currency);
        }
        payments.append(QJsonObject{{QStringLiteral("order_id"), counter.orderId},
                                    {QStringLiteral("key"), counter.key},
                                    {QStringLiteral("requests"), counter.requests},
                                    {QStringLiteral("charges"), charges},
                                    {QStringLiteral("charged_minor"), minor},
                                    {QStringLiteral("currency"), currency}});
    }
    return HttpResponse::json(200, QJsonDocument(QJsonObject{{QStringLiteral("requests"), m_api.store.requests()},
                                                             {QStringLiteral("payments"), payments}}));
}

bool TrainingGateway::act(const QString &orderId, CustomerAct act)
{
    for (Payment payment : m_api.store.paymentsOfOrder(orderId)) {
        if (actAsCustomer(payment, act, m_api.clock.nowMs()))
            return m_api.store.commit({.payments = {payment}}).has_value();
    }
    for (const Link &link : m_api.store.allLinks()) {
        if (link.orderId() != orderId)
            continue;
        if (const auto change = actOnLink(m_api.store, link, act, m_api.clock.nowMs()))
            return m_api.store.commit(*change).has_value();
    }
    return false;
}

HttpResponse TrainingGateway::phone(const HttpRequest &request)
{
    if (request.method == "POST") {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const auto wanted = customerActFromName(body.value(QLatin1String("act")).toString());
        if (!wanted)
            return notUnderstood(QStringLiteral("act is approve, decline, ignore or expire"));
        if (!act(body.value(QLatin1String("order_id")).toString(), *wanted))
            return HttpResponse::error(404, QStringLiteral("NOT_FOUND"), {QStringLiteral("Nothing waits under this order_id")});
    } else if (request.method != "GET") {
        return HttpResponse::error(405, QStringLiteral("UNSUPPORTED_METHOD"), {QStringLiteral("GET or POST")});
    }
    QJsonArray list;
    for (const WaitingPayment &payment : waiting())
        list.append(QJsonObject{{QStringLiteral("order_id"), payment.orderId}, {QStringLiteral("id"), payment.id}});
    return HttpResponse::json(200, QJsonDocument(QJsonObject{{QStringLiteral("waiting"), list}}));
}

void TrainingGateway::setCustomerPlayed(bool played)
{
    m_api.customerPlayed = played;
    for (const WaitingPayment &payment : played ? waiting() : QList<WaitingPayment>())
        act(payment.orderId, CustomerAct::Ignore);
}

QList<WaitingPayment> TrainingGateway::waiting() const
{
    const qint64 now = m_api.clock.nowMs();
    QList<WaitingPayment> found;
    for (const Payment &stored : m_api.store.allPayments()) {
        const Payment payment = settled(stored, now);
        if (waitsForCustomer(payment))
            found << phoneView(payment);
    }
    for (const Link &link : m_api.store.allLinks()) {
        if (linkStatus(m_api.store, link, now) == QLatin1String("CREATED"))
            found << phoneView(link);
    }
    std::sort(found.begin(), found.end(), [](const WaitingPayment &a, const WaitingPayment &b) {
        return a.createdMs != b.createdMs ? a.createdMs > b.createdMs : a.orderId > b.orderId;
    });
    return found;
}

HttpResponse TrainingGateway::changeFaults(const HttpRequest &request)
{
    if (request.method == "DELETE") {
        m_faults.clear();
    } else if (request.method == "POST") {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        auto rules = body.contains(QLatin1String("rules"))
                         ? parseScenario(request.body)
                         : parseFaultRule(body, QStringLiteral("$")).transform([](const FaultRule &rule) {
                               return QList<FaultRule>{rule};
                           });
        if (!rules)
            return notUnderstood(rules.error().context.field % QStringLiteral(": ") % rules.error().context.detail);
        for (const FaultRule &rule : *rules)
            m_faults.add(rule);
    } else if (request.method != "GET") {
        return HttpResponse::error(405, QStringLiteral("UNSUPPORTED_METHOD"), {QStringLiteral("GET, POST or DELETE")});
    }
    QJsonArray list;
    for (const FaultRule &rule : m_faults.rules())
        list.append(faultRuleToJson(rule));
    return HttpResponse::json(200, QJsonDocument(QJsonObject{{QStringLiteral("rules"), list}}));
}

} // namespace pos::training
