// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Rows of a report by the names of its columns (CONTRACT 11.1, 5.6, 9.2), in
// whatever order and under whichever of their known names they come. One for each
// file. Amounts: major units, whatever the profile says.
#pragma once

#include "domain/report.h"
#include "ports/reportport.h"

#include <QHash>

namespace pos {

/// MalformedReply with this code.
[[nodiscard]] Unexpected<Error> unusableReport(const char *code, const QString &detail, const QStringList &names = {});
/// UTC milliseconds, also of `2023-07-01 00:00:00.123456789 +0000 UTC`; 0 when empty or unreadable.
qint64 millisFromReport(QString text);

class ReportColumns
{
public:
    explicit ReportColumns(ReportType type) : m_type(type) {}

    bool isEmpty() const { return m_names.isEmpty(); }
    /// MISSING_COLUMNS with their documented names when a row could not be understood without them.
    Result<void> readHead(const QByteArrayList &cells);
    /// As ReportRows says; nullopt when it holds no readable id, status or amount.
    std::optional<Payment> row(const QByteArrayList &cells) const;
    /// Of a report of communications; nullopt without a readable id or status.
    std::optional<Communication> talk(const QByteArrayList &cells) const;

private:
    std::optional<Payment> paymentRow(const QByteArrayList &cells) const;
    std::optional<Payment> transactionRow(const QByteArrayList &cells) const;
    QString cell(const QByteArrayList &cells, int column) const;

    const ReportType m_type;
    QStringList m_names;       ///< of all columns, as the file has them
    QHash<int, int> m_columns; ///< what we look for -> its column
};

} // namespace pos
