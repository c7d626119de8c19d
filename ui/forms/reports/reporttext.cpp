// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/reports/reporttext.h"

#include "ui/text/filetext.h"
#include "ui/text/errortext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::ReportText)
};

}

/// The second report of an import.
QString transactionStageText(const ReportJob &job)
{
    using T = ReportText;
    switch (job.stage) {
    case ReportStage::Asking:
    case ReportStage::Waiting: return T::tr("The payments are here. Yuno is making the report of their transactions; you can go on working.");
    case ReportStage::Fetching: return T::tr("Downloading the transactions...");
    case ReportStage::Reading: return T::tr("Reading the transactions...");
    case ReportStage::Done: return T::tr("Imported, with their transactions.");
    case ReportStage::Cancelled: return T::tr("Cancelled. The payments stay; they get their transactions when they are opened.");
    case ReportStage::Failed:
        return T::tr("The payments were imported; their transactions were not. %1")
            .arg(job.error ? reportErrorText(*job.error).joined() : T::tr("It did not work."));
    }
    Q_UNREACHABLE();
}

QString reportStageText(const ReportJob &job)
{
    using T = ReportText;
    if (job.request.type == ReportType::Transactions)
        return transactionStageText(job);
    switch (job.stage) {
    case ReportStage::Asking: return T::tr("Asking Yuno for the report...");
    case ReportStage::Waiting: return T::tr("Yuno is making the report. This can take some minutes; you can go on working.");
    case ReportStage::Fetching: return T::tr("Downloading the report...");
    case ReportStage::Reading: return T::tr("Reading the report...");
    case ReportStage::Done:
        if (job.purpose == ReportPurpose::Communications)
            return T::tr("Done: see the contacts on the Recovery page.");
        return job.purpose == ReportPurpose::Import ? T::tr("Imported.") : T::tr("Compared.");
    case ReportStage::Cancelled: return T::tr("Cancelled. What was read before stays.");
    case ReportStage::Failed: return job.error ? reportErrorText(*job.error).joined() : T::tr("It did not work.");
    }
    Q_UNREACHABLE();
}

Sentence reportErrorText(const Error &error)
{
    using T = ReportText;
    const QString code = error.context.code;
    const auto is = [&code](const char *name) { return code == QLatin1String(name); };
    if (error.context.field == QLatin1String("organizationCode"))
        return {T::tr("The organization code is missing."), T::tr("A manager finds it in the Yuno dashboard and enters it in Settings.")};
    if (is("REPORT_MAX_RANGE_ERROR"))
        return {T::tr("The period is too long."), T::tr("Yuno makes reports of at most two months.")};
    if (is("REPORT_RANGE_ERROR"))
        return {T::tr("The period ends before it begins."), T::tr("Change one of the dates.")};
    if (is("REPORT_LATE"))
        return {T::tr("Yuno did not finish the report in time."), T::tr("Try again, or choose a shorter period.")};
    if (is("REPORT_FAILED"))
        return {T::tr("Yuno could not make the report."), T::tr("Try again, or choose a shorter period.")};
    if (is("TRUNCATED") || is("BAD_ARCHIVE"))
        return {T::tr("The report arrived incomplete. What could be read was kept."), T::tr("Try again.")};
    if (is("MISSING_COLUMNS"))
        return {T::tr("The report has another shape: it lacks %1.").arg(error.context.messages.join(QStringLiteral(", "))),
                T::tr("Make a support bundle (About) and send it.")};
    if (is("SPREADSHEET") || is("NOT_TEXT") || is("NOT_CSV"))
        return {T::tr("The file that Yuno gave is no CSV report."), T::tr("Try again; if it stays, call support.")};
    switch (error.kind) {
    case ErrorKind::Conflict: return {T::tr("Another report is under way."), T::tr("Wait for it, or cancel it.")};
    case ErrorKind::Forbidden:
        return {T::tr("The keys of this till may not make reports."), T::tr("A manager can switch it on in the Yuno dashboard.")};
    case ErrorKind::StorageFailed:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly: return fileErrorText(error);
    case ErrorKind::Unauthenticated:
    case ErrorKind::UnknownIpAddress: return errorText(error); // keys are put right in one place for all calls
    default: // NOLINT: the rest has words of its own already
        return {errorText(error).what, T::tr("Try again later.")};
    }
}

QString reportTallyText(const ReportJob &job, const QLocale &locale)
{
    using T = ReportText;
    const ReportTally &tally = job.tally;
    const auto number = [&locale](qint64 value) { return locale.toString(value); };
    QStringList parts;
    if (job.purpose == ReportPurpose::Communications) {
        parts << T::tr("%1 new").arg(number(tally.added)) << T::tr("%1 updated").arg(number(tally.updated))
              << T::tr("%1 already known").arg(number(tally.same)) << T::tr("%1 of other tills").arg(number(tally.missingHere));
        if (tally.unreadable > 0)
            parts << T::tr("%1 lines unreadable").arg(number(tally.unreadable));
        return T::tr("Communications read: %1 (%2).").arg(number(tally.rows), parts.join(QStringLiteral(", ")));
    }
    if (job.purpose == ReportPurpose::Import) {
        parts << T::tr("%1 new").arg(number(tally.added)) << T::tr("%1 updated").arg(number(tally.updated))
              << T::tr("%1 already known").arg(number(tally.same));
        if (tally.different > 0)
            parts << T::tr("%1 of this till differ").arg(number(tally.different));
    } else {
        parts << T::tr("%1 match").arg(number(tally.same)) << T::tr("%1 differ").arg(number(tally.different))
              << T::tr("%1 not on this computer").arg(number(tally.missingHere))
              << T::tr("%1 not in the report").arg(number(tally.missingThere));
    }
    if (tally.transactions > 0)
        parts << T::tr("%1 transactions added").arg(number(tally.joined));
    if (tally.unreadable > 0)
        parts << T::tr("%1 lines unreadable").arg(number(tally.unreadable));
    return T::tr("%1 payments read: %2.").arg(number(tally.rows), parts.join(QStringLiteral(", ")));
}

}
