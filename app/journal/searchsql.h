// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a person typed as SQL over indexed, folded columns: who is meant, and
// which payments. Also the pages of the Payments list. Pure: text in, SQL out.
#pragma once

#include "ports/paymentsource.h"

#include <QVariantList>

namespace pos::search {

struct Sql
{
    QString text;
    QVariantList values;

    bool isEmpty() const { return text.isEmpty(); }
    Sql &operator+=(const Sql &other)
    {
        text += other.text;
        values += other.values;
        return *this;
    }
};

/// SELECT of customer ids (column 1, perhaps repeated) that `text` may mean; empty when it can mean nobody.
Sql customerIds(const QString &text);
/// At most `limit` ids of customers, exact matches first, then the latest changed.
Sql customersFor(const QString &text, int limit);

/// SELECT of row numbers of attempts that `text` may mean (perhaps repeated), through indexes.
Sql attemptCandidates(const QString &text);

/// How a page of payments finds rows that match the text.
struct TextMatch
{
    bool isFiltered = false;
    QList<qint64> rows;      ///< the few that match
    bool tooMany = false;    ///< walk newest first and test each instead
};
/// One page, columns in the order that PaymentReader reads.
Sql paymentPage(const PaymentQuery &query, const TextMatch &match);
/// The other attempts of a sale, same columns.
Sql siblings(const SaleId &sale, const AttemptId &except);

}
