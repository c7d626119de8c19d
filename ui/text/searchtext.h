// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What was understood of a search, in words, for its chips and menus.
#pragma once

#include "domain/paymentsearch.h"

#include <QLocale>

namespace pos::ui {

/// "Status".
QString searchFieldText(SearchField field);
/// "Declined" for a value of status: or is:.
QString searchValueText(SearchField field, const QString &value);
/// "Status: Declined", "Not operator: Ana", "Amount: 120.00 to 130.00", "\"maria\"".
QString searchTermLabel(const SearchTerm &term, const QTimeZone &zone, const QLocale &locale = QLocale());
/// "120.00 to 130.00", "over BRL 100.00".
QString amountRangeText(const AmountRange &range, const QLocale &locale = QLocale());
/// "21 Nov 2026", "1 Aug 2026 to 3 Aug 2026", "since 1 Aug 2026".
QString timeRangeText(const TimeRange &range, const QTimeZone &zone, const QLocale &locale = QLocale());

}
