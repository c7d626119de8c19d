// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One page of the Payments list as SQL: the filter, the order and where to
// continue, each led by the index that serves it best. Pure.
#pragma once

#include "journal/fieldtests.h"
#include "ports/paymentsource.h"

namespace pos::search {

/// What searching for the words of a filter has left to do.
struct TextMatch
{
    std::optional<QList<qint64>> rows; ///< nothing outside of these few can match
    QList<SearchWord> tests;           ///< words that each row must still be tested for
};

/// One page, columns in the order that PaymentReader reads.
Sql paymentPage(const PaymentQuery &query, const TextMatch &match);
/// The other attempts of a sale, same columns.
Sql siblings(const SaleId &sale, const AttemptId &except);

}
