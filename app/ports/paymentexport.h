// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments in a file: what is wanted, what a line of it holds, and how far it
// has come. Values; they cross threads.
#pragma once

#include "domain/money.h"
#include "ports/paymentsource.h"

#include <QMetaType>

namespace pos {

/// One payment as a file shows it. Texts are UTF-8 from the journal to the file, and lie in `bytes`: a million rows
/// are not worth making QStrings of, nor a copy of each.
struct ExportedPayment
{
    qint64 createdMs = 0;
    QByteArrayView state;             ///< attemptStateName()
    QByteArrayView status, subStatus; ///< Yuno's, folded
    Money amount;
    QByteArrayView customerName, methodLabel, lastFour;
    QByteArrayView orderId, paymentId;
    QByteArrayView operatorName, description;
    qint64 lastCheckMs = 0;
    QByteArray bytes;
};

/// How a walk over payments tells of itself; false = enough.
struct PaymentWalk
{
    std::function<void(qint64 total)> begin;
    /// So many were read, in an order that still has to be made: none is visited before all are. Not every walk needs it.
    std::function<bool(qint64 rows)> gathered;
    std::function<bool(const ExportedPayment &)> visit;
};

struct ExportFormat
{
    enum class Kind { Csv, JsonLines };
    Kind kind = Kind::Csv;
    char delimiter = ',';     ///< CSV; spreadsheets of locales with a decimal comma expect ';'
    char decimalPoint = '.';  ///< CSV; JSON has always a point
    bool byteOrderMark = false; ///< CSV; some spreadsheets take UTF-8 for something else without it
    QByteArray timeZone = QByteArrayLiteral("UTC"); ///< IANA; times are ISO 8601 with this zone's offset

    friend bool operator==(const ExportFormat &, const ExportFormat &) = default;
};

struct ExportOrder
{
    QString path;             ///< replaced as a whole, or not at all
    ExportFormat format;
    PaymentQuery query;       ///< everything that it finds, in its order; `limit` and `after` do not count
    QList<AttemptId> only;    ///< not empty = these and no others, in this order
};

struct ExportProgress
{
    qint64 gathered = 0;      ///< read so far, where all are read before one is written
    qint64 rows = 0;          ///< written so far
    qint64 total = 0;
    friend bool operator==(const ExportProgress &, const ExportProgress &) = default;
};

struct ExportResult
{
    QString path;
    qint64 rows = 0;
    friend bool operator==(const ExportResult &, const ExportResult &) = default;
};

/// Names an export under way; 0 = none.
using ExportTicket = int;

}

Q_DECLARE_METATYPE(pos::ExportProgress)
