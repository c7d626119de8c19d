// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/report.h"

#include <algorithm>
#include <initializer_list>

namespace pos {

QString reportTypeName(ReportType type)
{
    switch (type) {
    case ReportType::Payments: return QStringLiteral("PAYMENTS");
    case ReportType::Transactions: return QStringLiteral("TRANSACTIONS");
    case ReportType::Communications: return QStringLiteral("COMMUNICATIONS");
    }
    Q_UNREACHABLE();
}

std::optional<ReportType> reportTypeFromName(QStringView name)
{
    for (const ReportType type : {ReportType::Payments, ReportType::Transactions, ReportType::Communications}) {
        if (name == reportTypeName(type))
            return type;
    }
    return std::nullopt;
}

QString reportPurposeName(ReportPurpose purpose)
{
    switch (purpose) {
    case ReportPurpose::Import: return QStringLiteral("import");
    case ReportPurpose::Reconcile: return QStringLiteral("reconcile");
    case ReportPurpose::Communications: return QStringLiteral("communications");
    }
    Q_UNREACHABLE();
}

std::optional<ReportPurpose> reportPurposeFromName(QStringView name)
{
    for (const ReportPurpose purpose : {ReportPurpose::Import, ReportPurpose::Reconcile, ReportPurpose::Communications}) {
        if (name == reportPurposeName(purpose))
            return purpose;
    }
    return std::nullopt;
}

ReportType reportTypeFor(ReportPurpose purpose)
{
    return purpose == ReportPurpose::Communications ? ReportType::Communications : ReportType::Payments;
}

ReportStatus reportStatusOf(QStringView raw)
{
    const QString status = raw.trimmed().toString().toUpper();
    const auto isOneOf = [&status](std::initializer_list<QLatin1String> names) {
        return std::ranges::find(names, status) != names.end();
    };
    // One that was downloaded can be downloaded again until it expires (CONTRACT 11.1).
    if (isOneOf({QLatin1String("SUCCEEDED"), QLatin1String("COMPLETED"), QLatin1String("AVAILABLE"), QLatin1String("DOWNLOADED")}))
        return ReportStatus::Ready;
    if (status == QLatin1String("EXPIRED"))
        return ReportStatus::Expired;
    if (isOneOf({QLatin1String("FAILED"), QLatin1String("ERROR")}))
        return ReportStatus::Failed;
    return ReportStatus::InProcess;
}

std::optional<Error> reportRequestError(const ReportRequest &request)
{
    const auto wrong = [](const char *field, const char *code) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.context.field = QString::fromLatin1(field);
        error.context.code = QString::fromLatin1(code);
        return error;
    };
    if (request.fromMs <= 0)
        return wrong("start_date", "REQUIRED");
    if (request.untilMs <= request.fromMs)
        return wrong("end_date", "REPORT_RANGE_ERROR");
    if (request.untilMs - request.fromMs > LongestReportMs)
        return wrong("end_date", "REPORT_MAX_RANGE_ERROR");
    if (request.reference.size() < 3 || request.reference.size() > 255)
        return wrong("merchant_reference_id", "REQUIRED");
    return std::nullopt;
}

QString reportStageName(ReportStage stage)
{
    switch (stage) {
    case ReportStage::Asking: return QStringLiteral("Asking");
    case ReportStage::Waiting: return QStringLiteral("Waiting");
    case ReportStage::Fetching: return QStringLiteral("Fetching");
    case ReportStage::Reading: return QStringLiteral("Reading");
    case ReportStage::Done: return QStringLiteral("Done");
    case ReportStage::Failed: return QStringLiteral("Failed");
    case ReportStage::Cancelled: return QStringLiteral("Cancelled");
    }
    Q_UNREACHABLE();
}

std::optional<ReportStage> reportStageFromName(QStringView name)
{
    for (const ReportStage stage : {ReportStage::Asking, ReportStage::Waiting, ReportStage::Fetching, ReportStage::Reading,
                                    ReportStage::Done, ReportStage::Failed, ReportStage::Cancelled}) {
        if (name == reportStageName(stage))
            return stage;
    }
    return std::nullopt;
}

QString differenceName(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::MissingHere: return QStringLiteral("missing_here");
    case Difference::Kind::MissingThere: return QStringLiteral("missing_there");
    case Difference::Kind::OtherStatus: return QStringLiteral("other_status");
    case Difference::Kind::OtherAmount: return QStringLiteral("other_amount");
    }
    Q_UNREACHABLE();
}

}
