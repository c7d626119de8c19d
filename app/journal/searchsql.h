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

/// SELECT of row numbers of attempts that the word may mean (perhaps repeated), the quick ways first. Its sign
/// is ignored.
Sql attemptCandidates(const SearchWord &word);
/// The same as a test of one attempt "a".
Sql wordTest(const SearchWord &word);
/// Is it a payment of that person, by name or by any of their identities?
Sql customerTest(const NameChoice &choice);

}
