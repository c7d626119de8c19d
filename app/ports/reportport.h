// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Yuno's report calls and files (CONTRACT 11.1). Lives on the engine thread;
// calls answer as those of GatewayPort do: once, later, and not after their
// handle was dropped. None retries by itself.
#pragma once

#include "domain/communication.h"
#include "domain/report.h"
#include "ports/gatewayport.h"

namespace pos {

/// A downloaded report, read in portions. Columns are found by name. Of payments: the whole row stays in
/// Payment::raw; amounts and statuses are what the report says: less than a payment read by id. Of
/// transactions: each row is one in Payment::transactions, with the payment's ids and nothing else of it.
class ReportRows
{
public:
    virtual ~ReportRows() = default;
    /// At most `most` payments; empty = the end. MalformedReply with context.code TRUNCATED, ... when the file
    /// is not whole: what came before was good.
    virtual Result<QList<Payment>> next(int most) = 0;
    /// Of a report of communications, likewise; next() gives nothing then.
    virtual Result<QList<Communication>> nextTalks(int) { return QList<Communication>(); }
    /// Rows so far that held no readable id, status or (payments) amount.
    virtual qint64 unreadable() const = 0;
};

class ReportPort
{
public:
    virtual ~ReportPort() = default;

    virtual void setProfile(const GatewayProfile &profile, const QString &organizationCode) = 0;
    virtual void setCredentials(Credentials credentials) = 0;

    virtual Call createReport(const ReportRequest &request, AnswerHandler<Report> handler) = 0;
    virtual Call report(const ReportId &id, AnswerHandler<Report> handler) = 0;
    /// Asked for since then, newest or oldest first.
    virtual Call recentReports(qint64 sinceMs, AnswerHandler<QList<Report>> handler) = 0;
    virtual Call downloadLink(const ReportId &id, AnswerHandler<QUrl> handler) = 0;
    /// The file behind the link, without any of our credentials.
    virtual Call fetch(const QUrl &link, AnswerHandler<QByteArray> handler) = 0;

    /// `type` says what the rows are.
    /// MalformedReply with context.code EMPTY, SPREADSHEET, NOT_TEXT, NOT_CSV, BAD_ARCHIVE or MISSING_COLUMNS
    /// (`messages` = their names); StorageFailed when the file cannot be read.
    virtual Result<std::unique_ptr<ReportRows>> open(const QString &path, ReportType type) = 0;
};

}
