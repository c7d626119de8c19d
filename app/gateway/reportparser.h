// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Answers of the report calls and the files behind them (CONTRACT 11.1, 5.6, 9).
// Whatever the documents disagree about is accepted: other names of columns and
// statuses, other delimiters, archives or bare files. One thread.
#pragma once

#include "base/csv.h"
#include "gateway/reportcolumns.h"
#include "gateway/zipfile.h"
#include "ports/reportport.h"

#include <QFile>

namespace pos {

Result<Report> parseReport(const QByteArray &body);
Result<QList<Report>> parseReports(const QByteArray &body);
/// Https, or http to this machine (training); MalformedReply otherwise.
Result<QUrl> parseDownloadLink(const QByteArray &body);

class ReportFile final : public ReportRows
{
public:
    static Result<std::unique_ptr<ReportRows>> open(const QString &path, ReportType type);

    Result<QList<Payment>> next(int most) override;
    Result<QList<Communication>> nextTalks(int most) override;
    qint64 unreadable() const override { return m_unreadable; }

private:
    ReportFile(const QString &path, ReportType type) : m_file(path), m_zip(path), m_type(type), m_columns(type) {}
    template <typename T> Result<QList<T>> portion(QList<T> &ready, int most);
    Result<void> begin();
    Result<void> chooseEntry();
    Result<QByteArray> piece();
    bool takeRow(const QByteArrayList &cells);

    QFile m_file;
    ZipFile m_zip;
    bool m_zipped = false;
    std::unique_ptr<csv::Reader> m_csv;
    const ReportType m_type;
    ReportColumns m_columns;
    std::optional<Error> m_headError;
    QList<Payment> m_ready;
    QList<Communication> m_talks; ///< instead, of a report of communications
    qsizetype m_given = 0; ///< of either
    bool m_ended = false;
    qint64 m_unreadable = 0;
};

}
