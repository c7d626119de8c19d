// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Reports (CONTRACT 11.1): asked for, made after a while, to be downloaded for
// ten minutes as a .zip with a CSV of semicolons and four decimals. Payments of
// "another till" are in them, so that there is something to find.
#include "training/api.h"
#include "training/outcomes.h"
#include "training/paymentview.h"
#include "training/reportfile.h"
#include "training/seedcustomers.h"

#include <QDateTime>
#include <QJsonArray>

namespace pos::training {

namespace {

constexpr qint64 TenMinutesMs = 10 * 60 * 1000;
constexpr qint64 DayMs = qint64(24) * 60 * 60 * 1000;
constexpr qint64 TwoMonthsMs = 62 * DayMs;
constexpr int NeighbourPayments = 24;

QString organizationOf(const Call &call)
{
    return QString::fromUtf8(call.request.header("x-organization-code")).trimmed();
}

Reply withoutOrganization()
{
    return refuse("MISSING_PARAMETERS", QStringLiteral("The header X-Organization-Code is required"));
}

QString goTime(qint64 ms)
{
    return ms == 0 ? QString()
                   : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) +
                         QStringLiteral("000000 +0000 UTC");
}

QString statusOf(const ReportRecord &report, qint64 nowMs)
{
    if (nowMs < report.readyMs)
        return QStringLiteral("IN_PROCESS");
    if (nowMs >= report.readyMs + TenMinutesMs)
        return QStringLiteral("EXPIRED");
    return report.downloaded ? QStringLiteral("DOWNLOADED") : QStringLiteral("SUCCEEDED");
}

QJsonObject reportJson(const ReportRecord &report, qint64 nowMs)
{
    return {{QStringLiteral("id"), report.id},
            {QStringLiteral("type"), report.type},
            {QStringLiteral("start_date"), goTime(report.fromMs)},
            {QStringLiteral("end_date"), goTime(report.untilMs)},
            {QStringLiteral("merchant_reference_id"), report.reference},
            {QStringLiteral("created_at"), goTime(report.createdMs)},
            {QStringLiteral("updated_at"), goTime(qMax(report.createdMs, qMin(nowMs, report.readyMs)))},
            {QStringLiteral("expires_at"), nowMs < report.readyMs ? QString() : goTime(report.readyMs + TenMinutesMs)},
            {QStringLiteral("status"), statusOf(report, nowMs)}};
}

std::optional<qint64> timeOf(const QJsonValue &value)
{
    const QString text = value.toString();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (text.size() != 24 || !time.isValid() || !text.endsWith(u'Z'))
        return std::nullopt;
    return time.toMSecsSinceEpoch();
}

/// What a till that is not here sold before it was asked for: the same ids every time.
QList<Payment> neighbours(const Api &api, qint64 nowMs)
{
    constexpr const char *Codes[] = {"SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "INSUFFICIENT_FUNDS", "SUCCEEDED", "DO_NOT_HONOR"};
    QList<Payment> payments;
    for (int i = 0; i < NeighbourPayments; ++i) {
        Payment payment;
        payment.id = derivedId(QString::fromLatin1(TrainingAccountId), QByteArray("neighbour " + QByteArray::number(i)).constData());
        if (api.store.payment(payment.id))
            return {};
        payment.createdMs = nowMs - (i + 1) * DayMs / 4 - i * 60'000;
        payment.updatedMs = payment.createdMs;
        payment.currency = QStringLiteral("BRL");
        payment.amount = (1'990 + 731 * i) * ScaledPerUnit / 100;
        const QString day = QDateTime::fromMSecsSinceEpoch(payment.createdMs, Qt::UTC).toString(QStringLiteral("yyyyMMdd"));
        payment.request = {{QStringLiteral("merchant_order_id"), QStringLiteral("W7-%1-%2-1").arg(day).arg(i + 1, 6, 10, QLatin1Char('0'))},
                           {QStringLiteral("description"), QStringLiteral("Sale at another till")},
                           {QStringLiteral("country"), QStringLiteral("BR")},
                           {QStringLiteral("payment_method"), QJsonObject{{QStringLiteral("type"), QStringLiteral("CARD")}}}};
        applyOutcome(payment, outcomeOfCode(QString::fromLatin1(Codes[static_cast<size_t>(i) % std::size(Codes)])), 0);
        payments.append(payment);
    }
    return payments;
}

Reply createReport(Api &api, const Call &call)
{
    if (organizationOf(call).isEmpty())
        return withoutOrganization();
    const QString type = call.body.value(QLatin1String("type")).toString();
    if (type != QLatin1String("PAYMENTS") && type != QLatin1String("TRANSACTIONS") && type != QLatin1String("COMMUNICATIONS"))
        return refuse("INVALID_REPORT_TYPE", QStringLiteral("type is not known"));
    const auto from = timeOf(call.body.value(QLatin1String("start_date")));
    const auto until = timeOf(call.body.value(QLatin1String("end_date")));
    if (!from || !until)
        return refuse("INVALID_DATE_FORMAT", QStringLiteral("start_date and end_date: yyyy-MM-ddTHH:mm:ss.SSSZ"));
    if (*until <= *from)
        return refuse("REPORT_RANGE_ERROR", QStringLiteral("end_date must be after start_date"));
    if (*until - *from > TwoMonthsMs)
        return refuse("REPORT_MAX_RANGE_ERROR", QStringLiteral("The range is more than two months"));
    ReportRecord report;
    report.id = api.store.newId();
    report.type = type;
    report.reference = call.body.value(QLatin1String("merchant_reference_id")).toString();
    report.accountId = call.body.value(QLatin1String("account_id")).toString();
    report.fromMs = *from;
    report.untilMs = *until;
    report.createdMs = call.nowMs;
    report.readyMs = call.nowMs + api.pendingMs;
    api.store.keepReport(report);
    return answer(201, reportJson(report, call.nowMs), {.payments = neighbours(api, call.nowMs)});
}

Reply getReport(Api &api, const Call &call)
{
    if (organizationOf(call).isEmpty())
        return withoutOrganization();
    const ReportRecord *report = api.store.report(call.ids.first());
    if (!report)
        return refuse("REPORT_NOT_FOUND", QStringLiteral("Report not found"));
    return answer(200, reportJson(*report, call.nowMs));
}

Reply listReports(Api &api, const Call &call)
{
    if (organizationOf(call).isEmpty())
        return withoutOrganization();
    bool isNumber = false;
    const int size = call.request.query.queryItemValue(QStringLiteral("page_size")).toInt(&isNumber);
    if (!isNumber || size < 1 || size > 99)
        return refuse("INVALID_PARAMETERS", QStringLiteral("page_size is 1 to 99"));
    QJsonArray list;
    for (const ReportRecord &report : api.store.reports()) {
        if (list.size() < size)
            list.append(reportJson(report, call.nowMs));
    }
    return {HttpResponse::json(200, QJsonDocument(list))};
}

Reply downloadReport(Api &api, const Call &call)
{
    if (organizationOf(call).isEmpty())
        return withoutOrganization();
    const ReportRecord *report = api.store.report(call.ids.first());
    if (!report)
        return refuse("REPORT_NOT_FOUND", QStringLiteral("Report not found"));
    const QString status = statusOf(*report, call.nowMs);
    if (status == QLatin1String("IN_PROCESS") || status == QLatin1String("EXPIRED"))
        return refuse("REPORT_STATUS_ERROR", u"The report is " + status);
    if (isEmptyReport(api.store, *report, call.nowMs))
        return refuse("REPORT_EMPTY", QStringLiteral("The report has no rows"));
    ReportRecord known = *report;
    known.downloaded = true;
    api.store.keepReport(known);
    const QString host = QString::fromLatin1(call.request.header("host"));
    return answer(200, {{QStringLiteral("type"), report->type},
                        {QStringLiteral("download_link"), QString(u"http://" + host + u"/report-files/" + report->id + u".zip")},
                        {QStringLiteral("status"), QStringLiteral("AVAILABLE")}});
}

} // namespace

QList<Route> reportRoutes()
{
    using Key = Route::Key;
    return {{"POST", "/v1/reports", Key::None, &createReport},
            {"GET", "/v1/reports/list", Key::None, &listReports},
            {"GET", "/v1/reports/*", Key::None, &getReport},
            {"GET", "/v2/reports/*/download", Key::None, &downloadReport}};
}

} // namespace pos::training
