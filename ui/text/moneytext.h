// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Money and numbers on screen, and the separators in which people type them.
#pragma once

#include "domain/money.h"

#include <QLocale>

namespace pos::ui {

/// "BRL 128,40" in the locale's separators; empty for invalid Money. The gap is a no-break space.
QString moneyText(Money money, const QLocale &locale = QLocale());
/// "128,40": without the currency.
QString amountText(Money money, const QLocale &locale = QLocale());
/// As a person would type it: "1234,50", without grouping.
QString editableAmount(Money money, const QLocale &locale = QLocale());
/// 1950 -> "19,5 %".
QString percentText(qint64 basisPoints, const QLocale &locale = QLocale());
/// For parseMoney() and checkAmount().
NumberFormat numberFormat(const QLocale &locale = QLocale());
/// Numbers and dates as people of that country write them; the composition root makes it the default.
QLocale localeForCountry(const QString &alpha2);

}
