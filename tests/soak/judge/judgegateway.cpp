// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "judge/judgegateway.h"

#include "common/chance.h"
#include "judge/outcomes.h"
#include "judge/views.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <utility>

namespace soak {

namespace {

constexpr qint64 KeyLifetimeMs = 24 * 3'600'000;
constexpr int SlowPercent = 8;
constexpr qint64 SlowestMs = 45'000; // the server answers within 60 s (CONTRACT 1.3)
constexpr int SpentPermille = 12;
constexpr int RefusedPermille = 2; // rare: after an unclear try only a manager ends such an attempt

QByteArray json(int status, const QJsonObject &object)
{
    return answerBytes(status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// What stays the same in every run with this seed: not the random part of a sale's number.
QByteArray subjectOf(const QJsonObject &body)
{
    const QString order = body[QStringLiteral("merchant_order_id")].toString();
    const QString amount = QString::number(body[QStringLiteral("amount")][QStringLiteral("value")].toDouble());
    return QString(order.section(u'-', -2) + u'/' + amount).toUtf8();
}

} // namespace

JudgeGateway::JudgeGateway(quint64 seed, std::function<qint64()> nowMs)
    : m_seed(seed)
    , m_nowMs(std::move(nowMs))
{
}

QString JudgeGateway::newId()
{
    const QByteArray name = QByteArray::number(m_seed) + '/' + QByteArray::number(++m_ids);
    return QUuid::createUuidV5(QUuid(), name).toString(QUuid::WithoutBraces);
}

JudgeReply JudgeGateway::handle(const JudgeRequest &request)
{
    if (request.head.field("public-api-key").isEmpty() || request.head.field("private-secret-key").isEmpty())
        return {problem(401, "NOT_AUTHENTICATED", "keys are missing"), 0, {}};
    const QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    if (parts.size() < 2 || parts[0] != QLatin1String("v1"))
        return {problem(404, "NOT_FOUND", "no such path"), 0, {}};
    const bool post = request.method == "POST";
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if ((post || request.method == "PATCH") && !document.isObject())
        return {problem(400, "INVALID_REQUEST", "the body is not a JSON object"), 0, {}};
    const QJsonObject body = document.object();
    const QString what = parts[1];
    if (what == QLatin1String("payments")) {
        if (post && parts.size() == 2)
            return createPayment(request);
        if (post)
            return operate(parts, request);
        if (request.method == "GET" && parts.size() == 3)
            return {readPayment(parts[2]), 0, {}};
        if (request.method == "GET")
            return {lookUp(request.query.queryItemValue(QStringLiteral("merchant_order_id"), QUrl::FullyDecoded)),
                    0,
                    {}};
    }
    if (what == QLatin1String("customers")) {
        if (post && parts.size() == 2)
            return {createCustomer(body), 0, {}};
        if (parts.size() == 2)
            return {findCustomer(
                        request.query.queryItemValue(QStringLiteral("merchant_customer_id"), QUrl::FullyDecoded)),
                    0,
                    {}};
        return {customerPath(parts, request), 0, {}};
    }
    if (what == QLatin1String("payment-links"))
        return linkPath(parts, request);
    if (what == QLatin1String("checkout") && parts.value(2) == QLatin1String("sessions"))
        return {post ? createSession(body) : readSession(parts.value(3)), 0, {}};
    return {problem(405, "UNSUPPORTED_METHOD", "no such call"), 0, {}};
}

// --- payments --------------------------------------------------------------------------------------

std::optional<JudgeReply> JudgeGateway::repeated(const QString &key, const QByteArray &body)
{
    const auto known = m_ledger.keys.find(key);
    if (known == m_ledger.keys.end() || m_nowMs() - known->firstMs >= KeyLifetimeMs)
        return std::nullopt;
    ++known->requests;
    if (known->body != body)
        ++m_ledger.changedBodies;
    switch (known->state) {
    case KeyRecord::State::Running:
        return JudgeReply{problem(400, "REQUEST_IN_PROCESS", "the first request is still running"), 0, {}};
    case KeyRecord::State::Spent:
        return JudgeReply{problem(400, "IDEMPOTENCY_DUPLICATED", "the key is spent"), 0, {}};
    case KeyRecord::State::Answered:
        return JudgeReply{known->answer, 0, {}};
    }
    return std::nullopt;
}

JudgeReply JudgeGateway::createPayment(const JudgeRequest &request)
{
    const QString key = QString::fromLatin1(request.head.field("X-Idempotency-Key"));
    if (key.isEmpty())
        return {problem(400, "MISSING_PARAMETERS", "X-Idempotency-Key"), 0, {}};
    if (const std::optional<JudgeReply> again = repeated(key, request.body))
        return *again;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (const std::optional<QByteArray> refused = refusal(body))
        return {*refused, 0, {}}; // before processing: as if the key were new
    const quint64 chance = chanceOf(m_seed, subjectOf(body));
    if (chance % 1000 < RefusedPermille)
        return {problem(400, "INVALID_AMOUNT", "not for this method"), 0, {}};
    m_ledger.keys.insert(key, {KeyRecord::State::Running, m_nowMs(), request.body, {}, 1});
    const bool slow = (chance >> 20) % 100 < SlowPercent;
    const qint64 thinks = slow ? static_cast<qint64>((chance >> 32) % SlowestMs) : 100;
    return {{}, thinks, [this, key, body, chance] { return complete(key, body, chance); }};
}

/// The instant of the charge. It comes whether or not anybody still waits for the answer.
QByteArray JudgeGateway::complete(const QString &key, const QJsonObject &body, quint64 chance)
{
    KeyRecord &record = m_ledger.keys[key];
    if ((chance >> 10) % 1000 < SpentPermille) {
        record.state = KeyRecord::State::Spent;
        return problem(500, "INTERNAL_ERROR", "failed before a payment existed");
    }
    const JudgeOutcome &outcome = judgeOutcome(body[QStringLiteral("description")].toString());
    const QJsonObject amount = body[QStringLiteral("amount")].toObject();
    LedgerPayment payment;
    payment.id = newId();
    payment.orderId = body[QStringLiteral("merchant_order_id")].toString();
    payment.key = key;
    payment.session = body[QStringLiteral("checkout")][QStringLiteral("session")].toString();
    payment.currency = amount[QStringLiteral("currency")].toString();
    payment.minor = minorOf(amount[QStringLiteral("value")], payment.currency).value_or(0);
    payment.status = QLatin1String(outcome.status);
    payment.subStatus = QLatin1String(outcome.subStatus);
    payment.code = QLatin1String(outcome.code);
    payment.createdMs = m_nowMs();
    if (outcome.laterStatus) {
        payment.laterStatus = QLatin1String(outcome.laterStatus);
        payment.laterSubStatus = QLatin1String(outcome.laterSubStatus);
        payment.laterCode = QLatin1String(outcome.laterCode);
        payment.changesAtMs = payment.createdMs + outcome.laterMs;
    }
    payment.request = body;
    const QJsonObject card = body[QStringLiteral("payment_method")][QStringLiteral("detail")][QStringLiteral("card")].toObject();
    if (!card[QStringLiteral("capture")].toBool(true) && payment.subStatus == QLatin1String("APPROVED")) {
        payment.authorized = true;
        payment.status = QStringLiteral("PENDING");
        payment.subStatus = QStringLiteral("AUTHORIZED");
    }
    if (const auto session = m_ledger.sessions.find(payment.session); session != m_ledger.sessions.end())
        session->used = true;
    m_ledger.byOrder[payment.orderId].append(payment.id);
    m_ledger.payments[payment.id] = payment;
    record.state = KeyRecord::State::Answered;
    record.answer = json(201, paymentView(payment, PaymentShape::Created, m_nowMs()));
    return record.answer;
}

std::optional<QByteArray> JudgeGateway::refusal(const QJsonObject &body) const
{
    for (const char *field : {"account_id", "merchant_order_id", "description", "country"}) {
        if (body[QLatin1String(field)].toString().isEmpty())
            return problem(400, "MISSING_PARAMETERS", field);
    }
    const QJsonObject amount = body[QStringLiteral("amount")].toObject();
    const QString currency = amount[QStringLiteral("currency")].toString();
    const QJsonValue value = amount[QStringLiteral("value")];
    if (currency.size() != 3 || !value.isDouble() || minorOf(value, currency).value_or(0) <= 0)
        return problem(400, "INVALID_AMOUNT", "amount");
    const QJsonObject method = body[QStringLiteral("payment_method")].toObject();
    const QString token = method[QStringLiteral("vaulted_token")].toString();
    const QString payer = body[QStringLiteral("customer_payer")][QStringLiteral("id")].toString();
    if (!m_ledger.customers.contains(payer))
        return problem(400, "CUSTOMER_NOT_FOUND", "customer_payer.id");
    if (body[QStringLiteral("workflow")].toString() == QLatin1String("REDIRECT")) { // paid elsewhere: who pays has a document
        const QString document = body[QStringLiteral("customer_payer")][QStringLiteral("document")][QStringLiteral("document_number")].toString();
        return method[QStringLiteral("type")].toString().isEmpty() || document.isEmpty()
                   ? std::optional(problem(400, "MISSING_PARAMETERS", "payment_method.type, customer_payer.document"))
                   : std::nullopt;
    }
    if (!savedTokens(payer).contains(token))
        return problem(400, "INVALID_CUSTOMER_FOR_TOKEN", "payment_method.vaulted_token");
    if (body[QStringLiteral("workflow")].toString() == QLatin1String("DIRECT"))
        return std::nullopt;
    const auto session =
        m_ledger.sessions.constFind(body[QStringLiteral("checkout")][QStringLiteral("session")].toString());
    if (session == m_ledger.sessions.cend() || session->used)
        return problem(400, "CHECKOUT_SESSION_NOT_FOUND", "checkout.session");
    return std::nullopt;
}

void JudgeGateway::bringUpToDate(LedgerPayment &payment)
{
    for (LedgerMove &move : payment.moves) {
        if (move.changesAtMs != 0 && m_nowMs() >= move.changesAtMs) {
            move.changesAtMs = 0;
            move.status = move.laterStatus;
        }
    }
    if (payment.changesAtMs == 0 || m_nowMs() < payment.changesAtMs)
        return;
    payment.changesAtMs = 0;
    payment.status = payment.laterStatus;
    payment.subStatus = payment.laterSubStatus;
    payment.code = payment.laterCode;
}

QByteArray JudgeGateway::readPayment(const QString &id)
{
    const auto found = m_ledger.payments.find(id);
    if (found == m_ledger.payments.end())
        return problem(400, "PAYMENT_NOT_FOUND", "no such payment");
    bringUpToDate(found->second);
    return json(200, {{QStringLiteral("payment"), paymentView(found->second, PaymentShape::Retrieved, m_nowMs())}});
}

QByteArray JudgeGateway::lookUp(const QString &orderId)
{
    for (const QString &link : m_ledger.linksByOrder.value(orderId))
        follow(m_ledger.links[link]);
    const QList<QString> ids = m_ledger.byOrder.value(orderId);
    if (ids.isEmpty() && chanceOf(m_seed, orderId.toUtf8()) % 2 == 0)
        return problem(400, "PAYMENT_NOT_FOUND", "nothing under this order");
    QJsonArray list;
    for (const QString &id : ids) {
        LedgerPayment &payment = m_ledger.payments[id];
        bringUpToDate(payment);
        list.append(paymentView(payment, PaymentShape::Retrieved, m_nowMs()));
    }
    return answerBytes(200, "application/json", QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<LedgerPayment> JudgeGateway::payments()
{
    for (auto &[id, link] : m_ledger.links)
        follow(link);
    QList<LedgerPayment> list;
    for (auto &[id, payment] : m_ledger.payments) {
        bringUpToDate(payment);
        list.append(payment);
    }
    return list;
}

// --- customers and sessions ------------------------------------------------------------------------

QByteArray JudgeGateway::createCustomer(const QJsonObject &body)
{
    const QString ownId = body[QStringLiteral("merchant_customer_id")].toString();
    if (ownId.size() < 3)
        return problem(400, "MISSING_PARAMETERS", "merchant_customer_id");
    if (m_ledger.customerByOwnId.contains(ownId))
        return problem(400, "CUSTOMER_ID_DUPLICATED", "merchant_customer_id");
    const LedgerCustomer customer{newId(), ownId, body};
    m_ledger.customers.insert(customer.id, customer);
    m_ledger.customerByOwnId.insert(ownId, customer.id);
    return json(201, customerView(customer));
}

QByteArray JudgeGateway::findCustomer(const QString &ownId) const
{
    const auto found = m_ledger.customers.constFind(m_ledger.customerByOwnId.value(ownId));
    if (found == m_ledger.customers.cend())
        return problem(400, "CUSTOMER_NOT_FOUND", "merchant_customer_id");
    return json(200, customerView(*found));
}

QByteArray JudgeGateway::customerPath(const QStringList &parts, const JudgeRequest &request)
{
    const auto found = m_ledger.customers.find(parts[2]);
    if (found == m_ledger.customers.end())
        return problem(400, "CUSTOMER_NOT_FOUND", "customer id");
    if (parts.value(3) == QLatin1String("payment-methods"))
        return json(200, {{QStringLiteral("payment_methods"), savedMethodsView(found->id)}});
    if (request.method == "PATCH") {
        const QJsonObject changes = QJsonDocument::fromJson(request.body).object();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            found->fields.insert(it.key(), it.value());
    }
    return json(200, customerView(*found));
}

QByteArray JudgeGateway::createSession(const QJsonObject &body)
{
    for (const char *field : {"account_id", "merchant_order_id", "payment_description", "country"}) {
        if (body[QLatin1String(field)].toString().isEmpty())
            return problem(400, "MISSING_PARAMETERS", field);
    }
    const LedgerSession session{newId(), body, false};
    m_ledger.sessions.insert(session.id, session);
    return json(200, sessionView(session, QLatin1String("checkout_session"), m_nowMs()));
}

QByteArray JudgeGateway::readSession(const QString &id) const
{
    const auto found = m_ledger.sessions.constFind(id);
    if (found == m_ledger.sessions.cend())
        return problem(400, "CHECKOUT_SESSION_NOT_FOUND", "session");
    return json(200, sessionView(*found, QLatin1String("id"), m_nowMs()));
}

} // namespace soak
