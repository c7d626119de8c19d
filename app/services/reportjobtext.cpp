// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A report's job as a fact of the journal. No row of any report is in it.
#include "services/reportservice.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pos {

namespace {

constexpr int Version = 1;

QJsonObject toJson(const ReportTally &tally)
{
    return {{QStringLiteral("rows"), tally.rows},
            {QStringLiteral("added"), tally.added},
            {QStringLiteral("updated"), tally.updated},
            {QStringLiteral("same"), tally.same},
            {QStringLiteral("different"), tally.different},
            {QStringLiteral("missingHere"), tally.missingHere},
            {QStringLiteral("missingThere"), tally.missingThere},
            {QStringLiteral("unreadable"), tally.unreadable},
            {QStringLiteral("transactions"), tally.transactions},
            {QStringLiteral("joined"), tally.joined}};
}

ReportTally tallyFrom(const QJsonObject &json)
{
    const auto number = [&json](const char *key) { return json.value(QLatin1String(key)).toInteger(); };
    return {number("rows"), number("added"), number("updated"), number("same"), number("different"),
            number("missingHere"), number("missingThere"), number("unreadable"),
            number("transactions"), number("joined")};
}

}

QString reportJobText(const ReportJob &job)
{
    QJsonObject json{{QStringLiteral("version"), Version},
                     {QStringLiteral("purpose"), reportPurposeName(job.purpose)},
                     {QStringLiteral("type"), reportTypeName(job.request.type)},
                     {QStringLiteral("from"), job.request.fromMs},
                     {QStringLiteral("until"), job.request.untilMs},
                     {QStringLiteral("reference"), job.request.reference},
                     {QStringLiteral("stage"), reportStageName(job.stage)},
                     {QStringLiteral("id"), job.id.text()},
                     {QStringLiteral("asked"), job.asked},
                     {QStringLiteral("lookups"), job.lookups},
                     {QStringLiteral("file"), job.file},
                     {QStringLiteral("byHand"), job.askedByHand},
                     {QStringLiteral("tally"), toJson(job.tally)},
                     {QStringLiteral("created"), job.createdMs},
                     {QStringLiteral("updated"), job.updatedMs}};
    if (job.error) {
        json.insert(QStringLiteral("error"),
                    QJsonObject{{QStringLiteral("kind"), static_cast<int>(job.error->kind)},
                                {QStringLiteral("code"), job.error->context.code},
                                {QStringLiteral("path"), job.error->context.path},
                                {QStringLiteral("names"), job.error->context.messages.join(u',').left(500)}});
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<ReportJob> reportJobFromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto type = reportTypeFromName(json.value(QLatin1String("type")).toString());
    const auto stage = reportStageFromName(json.value(QLatin1String("stage")).toString());
    if (json.value(QLatin1String("version")).toInt() != Version || !type || !stage)
        return std::nullopt;
    ReportJob job;
    job.purpose = reportPurposeFromName(json.value(QLatin1String("purpose")).toString()).value_or(ReportPurpose::Import);
    job.request.type = *type;
    job.request.fromMs = json.value(QLatin1String("from")).toInteger();
    job.request.untilMs = json.value(QLatin1String("until")).toInteger();
    job.request.reference = json.value(QLatin1String("reference")).toString();
    job.stage = *stage;
    job.id = ReportId::from(json.value(QLatin1String("id")).toString());
    job.asked = json.value(QLatin1String("asked")).toInt();
    job.lookups = json.value(QLatin1String("lookups")).toInt();
    job.file = json.value(QLatin1String("file")).toString();
    job.askedByHand = json.value(QLatin1String("byHand")).toBool(true);
    job.tally = tallyFrom(json.value(QLatin1String("tally")).toObject());
    job.createdMs = json.value(QLatin1String("created")).toInteger();
    job.updatedMs = json.value(QLatin1String("updated")).toInteger();
    if (const QJsonObject found = json.value(QLatin1String("error")).toObject(); !found.isEmpty()) {
        const int kind = found.value(QLatin1String("kind")).toInt();
        Error error;
        error.kind = kind >= 0 && kind <= static_cast<int>(ErrorKind::Internal) ? static_cast<ErrorKind>(kind) : ErrorKind::Internal;
        error.context.code = found.value(QLatin1String("code")).toString();
        error.context.path = found.value(QLatin1String("path")).toString();
        error.context.messages = found.value(QLatin1String("names")).toString().split(u',', Qt::SkipEmptyParts);
        job.error = error;
    }
    return job;
}

}
