// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a person typed as SQL over indexed, folded columns: who is meant, and
// which payments. Pure: text in, SQL out.
#pragma once

#include "journal/fieldtests.h"

namespace pos::search {

/// SELECT of customer ids (column 1, perhaps repeated) that `text` may mean; empty when it can mean nobody.
Sql customerIds(const QString &text);
/// At most `limit` ids of customers, exact matches first, then the latest changed.
Sql customersFor(const QString &text, int limit);

/// SELECT of created_ms and row_no (perhaps repeated) of the payments that a word, a customer or an amount means;
/// every part of it has an index. The sign of a word is ignored.
Sql rowsOfWord(const SearchWord &word, const KnownTexts &known);
Sql rowsOfCustomer(const NameChoice &choice, const KnownTexts &known);
Sql rowsOfAmount(const AmountRange &range);
/// The same as tests of one row "l" of listing.
Sql wordTest(const SearchWord &word, const KnownTexts &known);
Sql customerTest(const NameChoice &choice, const KnownTexts &known);
/// The texts that words and customers are looked for in.
QList<TextKey> textsOf(const PaymentFilter &filter);

}
