// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/evidence.h"

#include "base/cardguard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace pos {

namespace {

constexpr int NewestAttempts = 200;
constexpr int MostOpenAttempts = 500;

QString timeText(qint64 ms)
{
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QStringList masked(QStringList texts)
{
    for (QString &text : texts)
        text = maskCardNumbers(text);
    return texts;
}

/// The lines of attempts and operations look alike; a person's own words and name stay here.
template <typename Event>
QJsonObject eventJson(const Event &event, const QString &from, const QString &to, QLatin1String personal)
{
    return {{QStringLiteral("at"), timeText(event.atMs)},
            {QStringLiteral("kind"), event.kind},
            {QStringLiteral("from"), from},
            {QStringLiteral("to"), to},
            {QStringLiteral("request"), QString(event.method + u' ' + event.path).trimmed()},
            {QStringLiteral("bytes_sent"), event.bytesSent},
            {QStringLiteral("http_status"), event.httpStatus},
            {QStringLiteral("code"), event.code},
            {QStringLiteral("request_id"), event.requestId},
            {QStringLiteral("elapsed_ms"), event.elapsedMs},
            {QStringLiteral("rule"), event.rule},
            {QStringLiteral("note"), event.kind == personal ? QString() : maskCardNumbers(event.note)}};
}

QJsonObject problemJson(const AttemptProblem &problem)
{
    return {{QStringLiteral("kind"), errorKindName(problem.kind)},
            {QStringLiteral("code"), problem.code},
            {QStringLiteral("http_status"), problem.httpStatus},
            {QStringLiteral("messages"), QJsonArray::fromStringList(masked(problem.messages))}};
}

QJsonObject operationJson(const OperationDetail &detail)
{
    const Operation &o = detail.operation;
    QJsonArray events;
    for (const OperationEvent &event : detail.events)
        events.append(eventJson(event, operationStateName(event.from), operationStateName(event.to),
                                QLatin1String("givenUp")));
    QJsonObject json{{QStringLiteral("reference"), o.reference.text()},
                     {QStringLiteral("kind"), operationKindName(o.intent.kind)},
                     {QStringLiteral("idempotency_key"), o.key.text()},
                     {QStringLiteral("state"), operationStateName(o.state)},
                     {QStringLiteral("amount"), o.intent.amount.toDebugString()},
                     {QStringLiteral("moved"), o.moved ? o.moved->toDebugString() : QString()},
                     {QStringLiteral("transaction"), o.target.text()},
                     {QStringLiteral("result"), o.result.text()},
                     {QStringLiteral("created"), timeText(o.createdMs)},
                     {QStringLiteral("last_check"), timeText(o.retry.lastCheckMs)},
                     {QStringLiteral("sends"), o.retry.sends},
                     {QStringLiteral("events"), events}};
    if (o.problem)
        json[QStringLiteral("problem")] = problemJson(*o.problem);
    return json;
}

QJsonObject attemptJson(const PaymentDetail &detail)
{
    const Attempt &a = detail.attempt;
    QJsonArray events;
    for (const AttemptEvent &event : detail.events)
        events.append(
            eventJson(event, attemptStateName(event.from), attemptStateName(event.to), QLatin1String("released")));
    QJsonArray operations;
    for (const OperationDetail &operation : detail.operations)
        operations.append(operationJson(operation));
    QJsonObject json{{QStringLiteral("order_id"), a.orderId.text()},
                     {QStringLiteral("sale"), a.sale.text()},
                     {QStringLiteral("payment_id"), a.paymentId.text()},
                     {QStringLiteral("idempotency_key"), a.key.text()},
                     {QStringLiteral("state"), attemptStateName(a.state)},
                     {QStringLiteral("amount"), a.intent.amount.toDebugString()},
                     {QStringLiteral("method"), a.intent.methodId},
                     {QStringLiteral("created"), timeText(a.createdMs)},
                     {QStringLiteral("last_check"), timeText(a.retry.lastCheckMs)},
                     {QStringLiteral("sends"), a.retry.sends},
                     {QStringLiteral("lookups"), a.retry.lookups},
                     {QStringLiteral("released"), a.released},
                     {QStringLiteral("late_money"), a.lateMoney},
                     {QStringLiteral("events"), events},
                     {QStringLiteral("operations"), operations}};
    if (a.payment) {
        json[QStringLiteral("status")] = a.payment->status.rawStatus;
        json[QStringLiteral("sub_status")] = a.payment->status.rawSubStatus;
        if (const Transaction *decisive = a.payment->decisive())
            json[QStringLiteral("response_code")] = decisive->responseCode;
    }
    if (a.problem)
        json[QStringLiteral("problem")] = problemJson(*a.problem);
    return json;
}

} // namespace

Result<QByteArray> evidenceOf(PaymentSource &source, qint64 nowMs)
{
    PaymentQuery open;
    open.filter.status.any = {{.states = {AttemptState::Recorded, AttemptState::Sending, AttemptState::Unknown,
                                          AttemptState::WaitingCustomer},
                               .status = {},
                               .subStatus = {}}};
    open.limit = MostOpenAttempts;
    PaymentQuery newest;
    newest.limit = NewestAttempts;

    QJsonArray attempts;
    QSet<AttemptId> seen;
    for (const PaymentQuery &query : {open, newest}) {
        const Result<QList<PaymentRow>> rows = source.payments(query);
        if (!rows)
            return fail(rows.error());
        for (const PaymentRow &row : *rows) {
            if (seen.contains(row.attempt))
                continue;
            seen.insert(row.attempt);
            if (const Result<PaymentDetail> detail = source.detail(row.attempt))
                attempts.append(attemptJson(*detail));
        }
    }
    const QJsonObject document{{QStringLiteral("schema"), 1},
                               {QStringLiteral("written"), timeText(nowMs)},
                               {QStringLiteral("attempts"), attempts}};
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

} // namespace pos
