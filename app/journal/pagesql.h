// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One page of the Payments list as SQL: the filter, the order and where to
// continue. Every order has an index to walk along; a filter that is rare in it
// is found by reading the narrow table `listing` as a whole. Pure.
#pragma once

#include "journal/fieldtests.h"
#include "ports/paymentsource.h"

namespace pos::search {

/// Where the rows of a list can be found.
struct Source
{
    std::optional<QList<qint64>> rows; ///< nothing outside of these few can match
    std::optional<QList<AttemptState>> states; ///< nothing outside of these states, and their index is worth its while
    Sql places;                        ///< nothing outside of what this SELECT gives, and that is a small part; or empty
    std::optional<QList<AttemptState>> possible; ///< nothing outside of these states, be they many
    int prefix = 0;                    ///< rows of Way::Prefix
    QList<SearchWord> words;           ///< that each row must still be tested for
    KnownTexts known;                  ///< of words and customers
};

enum class Way {
    Walk,   ///< along the order's index, each row tested
    Prefix, ///< the first rows along it (Source::prefix), then tested: a page that is full is right
    Scan,   ///< every row of the source, tested, then sorted
};

/// One page, columns in the order that PaymentReader reads.
Sql paymentPage(const PaymentQuery &query, const Source &source, Way way);
/// All rows in the query's order, without a limit: row_no in the first column. By walking or scanning.
Sql paymentOrder(const PaymentQuery &query, const Source &source, Way way);
/// created_ms, LineKey, taken, refunded of every payment of a filter, in no order.
Sql moneyOf(const PaymentFilter &filter, const std::optional<CustomerId> &customer, const Source &source);
/// The other attempts of a sale, same columns as a page.
Sql siblings(const SaleId &sale, const AttemptId &except);

/// SELECTs of created_ms and row_no by index, each of which must hold every match. Words are not among them.
QList<Sql> rowSources(const PaymentFilter &filter, const std::optional<CustomerId> &customer, const KnownTexts &known);
/// Currency, kind and state in one column: what a column costs, times a million.
struct LineKey
{
    qint64 currency = 0, kind = 0, state = 0;
    static LineKey from(qint64 packed) { return {packed >> 37, (packed >> 5) & 0xffffffff, packed & 31}; }
};

Sql statesSource(const QList<AttemptState> &states);
/// Is there anything but state and time to test?
bool hasOtherTests(const PaymentFilter &filter, const std::optional<CustomerId> &customer);

}
