// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What may be completed or chosen in a search: the till's own names, and those
// that payments on the screen bear. Pure.
#pragma once

#include "domain/paymentsearch.h"
#include "domain/settings.h"
#include "ports/paymentsource.h"
#include "ui/widgets/searchbox.h"

namespace pos::ui {

struct SearchVocabulary
{
    QStringList operators, registers, methods, currencies, countries;

    static SearchVocabulary of(const Settings &settings);
    void learn(const PaymentRow &row);
    /// Values offered for an operator, as they stand behind its colon; empty when it takes free text.
    QStringList valuesFor(SearchField field) const;
};

/// What could complete the piece of the search in which the cursor stands; ids are what replaces it.
struct SearchCompletion
{
    qsizetype begin = 0, length = 0; ///< the piece
    QList<SearchHit> hits;           ///< empty = nothing to offer
};
SearchCompletion completionFor(const QString &text, qsizetype cursor, const SearchVocabulary &vocabulary);

}
