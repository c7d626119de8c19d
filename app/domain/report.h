// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Yuno's reports (CONTRACT 11.1): the only way to list payments. What is asked
// for, how one stands, and what this till has under way with one. Values.
#pragma once

#include "base/error.h"
#include "domain/ids.h"

#include <QList>

#include <optional>

namespace pos {

enum class ReportType { Payments, Transactions, Communications };
/// PAYMENTS, TRANSACTIONS, COMMUNICATIONS.
QString reportTypeName(ReportType type);
std::optional<ReportType> reportTypeFromName(QStringView name);

enum class ReportStatus {
    InProcess,  ///< also everything that this version does not know
    Ready,      ///< to be downloaded, for ten minutes
    Expired,
    Failed,
};
/// Folds the spellings of all documents: IN_PROCESS, PROCESSING, SUCCEEDED, COMPLETED, AVAILABLE, DOWNLOADED ...
ReportStatus reportStatusOf(QStringView raw);

struct ReportRequest
{
    ReportType type = ReportType::Payments;
    qint64 fromMs = 0, untilMs = 0; ///< UTC; at most two months apart
    QString reference;              ///< ours, by which it is found when its answer was lost

    friend bool operator==(const ReportRequest &, const ReportRequest &) = default;
};

/// Two months, of the shortest kind, so that Yuno never finds it too long.
inline constexpr qint64 LongestReportMs = qint64(59) * 24 * 60 * 60 * 1000;
/// InvalidInput with the field when Yuno would refuse the request.
std::optional<Error> reportRequestError(const ReportRequest &request);

struct Report
{
    ReportId id;
    QString type;
    ReportStatus status = ReportStatus::InProcess;
    QString rawStatus;
    QString reference;
    qint64 createdMs = 0; ///< 0 = not given
    qint64 expiresMs = 0;

    friend bool operator==(const Report &, const Report &) = default;
};

enum class ReportPurpose {
    Import,
    Reconcile,
    Communications, ///< what became of the contacts that Yuno's agent was asked for
};
/// "import", "reconcile", "communications".
QString reportPurposeName(ReportPurpose purpose);
std::optional<ReportPurpose> reportPurposeFromName(QStringView name);
/// The report that it begins with.
ReportType reportTypeFor(ReportPurpose purpose);

enum class ReportStage {
    Asking,    ///< asked for, or to be asked for; the answer may have been lost
    Waiting,   ///< Yuno is making it
    Fetching,
    Reading,   ///< the file is here
    Done,
    Failed,
    Cancelled,
};
QString reportStageName(ReportStage stage);
std::optional<ReportStage> reportStageFromName(QStringView name);
inline bool isOver(ReportStage stage)
{
    return stage == ReportStage::Done || stage == ReportStage::Failed || stage == ReportStage::Cancelled;
}

/// What came of the rows.
struct ReportTally
{
    qint64 rows = 0;
    qint64 added = 0;      ///< import: payments that this till did not know; communications: of contacts of this till
    qint64 updated = 0;    ///< import: payments from Yuno whose row is newer
    qint64 same = 0;       ///< nothing to do; reconciliation: matching
    qint64 different = 0;  ///< a payment of this till that the report shows otherwise; left as it is
    qint64 missingHere = 0, missingThere = 0; ///< reconciliation; communications: of no contact of this till
    qint64 unreadable = 0; ///< rows without id, status or amount
    qint64 transactions = 0; ///< rows of the report of transactions that follows an import
    qint64 joined = 0;       ///< of which new to payments from Yuno

    friend bool operator==(const ReportTally &, const ReportTally &) = default;
};

/// What this till does with one report. One at a time; durable, so that it goes on after a restart. An import
/// goes on with the report of transactions of the same period: request, id, stage and createdMs are then its.
struct ReportJob
{
    ReportPurpose purpose = ReportPurpose::Import;
    ReportRequest request;
    ReportStage stage = ReportStage::Asking;
    ReportId id;            ///< empty until Yuno said it
    int asked = 0;          ///< how often it was asked for
    int lookups = 0;        ///< in the list, since the answer was lost
    QString file;           ///< name within the reports folder, from Reading on
    bool askedByHand = true;
    ReportTally tally;
    std::optional<Error> error;
    qint64 createdMs = 0, updatedMs = 0;

    friend bool operator==(const ReportJob &, const ReportJob &) = default;
};

/// What a report and the journal say differently about one payment.
struct Difference
{
    enum class Kind { MissingHere, MissingThere, OtherStatus, OtherAmount };
    Kind kind = Kind::MissingHere;
    AttemptId attempt;      ///< empty for MissingHere
    PaymentId paymentId;
    MerchantOrderId orderId;
    qint64 createdMs = 0;
    QString statusHere, statusThere; ///< STATUS/SUB_STATUS
    QString amountHere, amountThere; ///< "BRL 12.50"

    friend bool operator==(const Difference &, const Difference &) = default;
};
QString differenceName(Difference::Kind kind);

struct Reconciliation
{
    ReportRequest request;
    qint64 finishedMs = 0;
    ReportTally tally;
    QList<Difference> differences; ///< the first MostDifferences of them
    friend bool operator==(const Reconciliation &, const Reconciliation &) = default;
};
inline constexpr qsizetype MostDifferences = 20'000;

}

Q_DECLARE_METATYPE(pos::ReportJob)
