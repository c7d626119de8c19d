// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the figures above the list ask for, and how they are told: the period of a
// search, the same period before, the bars of the chart; sums as words. Pure.
#pragma once

#include "ports/paymentsource.h"

#include <QTimeZone>

namespace pos::ui {

struct KpiPlan
{
    SummaryQuery query;
    QString beforeName;    ///< "the day before", "the 30 days before"; empty when nothing is compared
    QStringList barLabels; ///< short, under the bar: "14", "21", "Nov"
    QStringList barNames;  ///< whole: "Sat 21 Nov, 14:00"
    QStringList barTerms;  ///< what the search line needs for just this bar

    friend bool operator==(const KpiPlan &a, const KpiPlan &b)
    {
        return a.query.filter == b.query.filter && a.query.before == b.query.before && a.query.bars == b.query.bars;
    }
};

/// Up to two days by the hour, up to a quarter by the day, else by the month; without dates the last twelve months.
KpiPlan planKpis(const PaymentFilter &filter, qint64 nowMs, const QTimeZone &zone, const QLocale &locale = QLocale());

/// One figure as it is shown.
struct KpiFace
{
    QString value;  ///< "BRL 1,234.50", "87.5 %"
    QString more;   ///< other currencies, or what belongs to it; may be empty
    QString change; ///< "▲ 12 % up"; empty when there is nothing to compare with
};

enum class Kpi { Approved, Payments, Rate, Waiting, Unknown, Refunded };
inline constexpr int KpiCount = 6;

/// `home`: the currency of the shop, shown first.
KpiFace faceOf(Kpi kpi, const PaymentSummary &summary, const Currency &home, bool compared);
QString kpiTitle(Kpi kpi);
/// The condition that shows just these payments; empty for all of the search.
QString kpiTerm(Kpi kpi);

/// The currency whose approved money the bars show: the shop's if there is any, else the one with most payments.
QString chartCurrency(const PaymentSummary &summary, const Currency &home);
QString moneyOf(const QString &currency, qint64 minor);

}
