// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/kpiplan.h"

#include "domain/paymentsearch.h"
#include "ui/text/moneytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr qint64 HourMs = 3'600'000;
constexpr qint64 DayMs = 24 * HourMs;
constexpr qint64 MostHours = 50; // two days, one of them with an hour more
constexpr qint64 MostDays = 93;
constexpr int MostMonths = 60;
constexpr int UsualMonths = 12;
constexpr int MostOthers = 2;

struct KpiWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::KpiPlan)
};

struct Bars
{
    KpiPlan &plan;
    const QTimeZone &zone;
    const QLocale &locale;

    QDateTime at(qint64 ms) const { return QDateTime::fromMSecsSinceEpoch(ms, zone); }
    qint64 startOf(QDate day) const { return day.startOfDay(zone).toMSecsSinceEpoch(); }

    void hours(qint64 from, qint64 until) const
    {
        for (qint64 ms = from; ms < until; ms += HourMs) {
            const QDateTime moment = at(ms);
            plan.query.bars.append(ms);
            plan.barLabels.append(locale.toString(moment, QStringLiteral("HH")));
            plan.barNames.append(locale.toString(moment, QStringLiteral("ddd d MMM, HH:mm")));
            plan.barTerms.append(searchTermText(SearchField::Date, moment.toString(QStringLiteral("yyyy-MM-dd'T'HH"))));
        }
        plan.query.bars.append(until);
    }
    void days(qint64 from, qint64 until) const
    {
        for (QDate day = at(from).date(); startOf(day) < until; day = day.addDays(1)) {
            plan.query.bars.append(qMax(from, startOf(day)));
            plan.barLabels.append(QString::number(day.day()));
            plan.barNames.append(locale.toString(day, QStringLiteral("ddd d MMM yyyy")));
            plan.barTerms.append(searchTermText(SearchField::Date, day.toString(Qt::ISODate)));
        }
        plan.query.bars.append(until);
    }
    void months(qint64 from, qint64 until) const
    {
        const QDate begin = at(from).date();
        QDate month(begin.year(), begin.month(), 1);
        for (int i = 0; i < MostMonths && startOf(month) < until; ++i, month = month.addMonths(1)) {
            plan.query.bars.append(qMax(from, startOf(month)));
            plan.barLabels.append(locale.toString(month, QStringLiteral("MMM")));
            plan.barNames.append(locale.toString(month, QStringLiteral("MMMM yyyy")));
            plan.barTerms.append(searchTermText(SearchField::Date, month.toString(QStringLiteral("yyyy-MM"))));
        }
        plan.query.bars.append(qMin(until, startOf(month)));
    }
};

/// A period that goes on is compared with as much of the one before.
void compare(KpiPlan &plan, qint64 from, qint64 until, qint64 nowMs)
{
    const qint64 length = until - from;
    const qint64 passed = qBound<qint64>(0, nowMs - from, length);
    if (from - length <= 0 || passed == 0)
        return;
    plan.query.before = TimeRange{from - length, from - length + passed};
    const qint64 days = (length + DayMs / 2) / DayMs;
    if (length <= MostHours * HourMs / 2 && length > DayMs / 2)
        plan.beforeName = passed < length ? KpiWords::tr("the day before, by this time") : KpiWords::tr("the day before");
    else
        plan.beforeName = passed < length ? KpiWords::tr("the %1 days before, by this time").arg(days)
                                          : KpiWords::tr("the %1 days before").arg(days);
}

PaymentSums allOf(const SumsByCurrency &sums)
{
    PaymentSums all;
    for (const PaymentSums &one : sums)
        all += one;
    return all;
}

QString percent(int perMille)
{
    return KpiWords::tr("%1 %").arg(QLocale().toString(perMille / 10.0, 'f', 1));
}

QString changeOf(qint64 now, qint64 before, bool compared)
{
    if (!compared || (now == 0 && before == 0))
        return {};
    if (before == 0)
        return KpiWords::tr("▲ none before");
    const qint64 change = qRound64(double(now - before) * 100.0 / double(before));
    if (change == 0)
        return KpiWords::tr("= as before");
    return change > 0 ? KpiWords::tr("▲ %1 % more").arg(QLocale().toString(change))
                      : KpiWords::tr("▼ %1 % less").arg(QLocale().toString(-change));
}

using Part = qint64 PaymentSums::*;

/// Money in the first currency, the others in short.
KpiFace moneyFace(const PaymentSummary &summary, const Currency &home, Part part, bool compared)
{
    const QString first = chartCurrency(summary, home);
    KpiFace face;
    face.value = moneyOf(first, summary.sums.value(first).*part);
    face.change = changeOf(summary.sums.value(first).*part, summary.before.value(first).*part, compared);
    QStringList others;
    int left = 0;
    for (auto sums = summary.sums.cbegin(); sums != summary.sums.cend(); ++sums) {
        if (sums.key() == first || sums.value().*part == 0)
            continue;
        if (others.size() < MostOthers)
            others.append(moneyOf(sums.key(), sums.value().*part));
        else
            ++left;
    }
    if (left > 0)
        others.append(KpiWords::tr("%1 more").arg(left));
    face.more = others.join(QStringLiteral(" · "));
    return face;
}

KpiFace countFace(qint64 now, qint64 before, bool compared)
{
    return {QLocale().toString(now), {}, changeOf(now, before, compared)};
}

}

QString moneyOf(const QString &currency, qint64 minor)
{
    return moneyText(Money::fromMinor(minor, Currency::fromCode(currency).value_or(Currency())));
}

QString chartCurrency(const PaymentSummary &summary, const Currency &home)
{
    if (summary.sums.isEmpty() || summary.sums.contains(home.code()))
        return home.code();
    QString most = summary.sums.firstKey();
    for (auto sums = summary.sums.cbegin(); sums != summary.sums.cend(); ++sums) {
        if (sums.value().payments > summary.sums.value(most).payments)
            most = sums.key();
    }
    return most;
}

KpiPlan planKpis(const PaymentFilter &filter, qint64 nowMs, const QTimeZone &zone, const QLocale &locale)
{
    KpiPlan plan;
    plan.query.filter = filter;
    const Bars bars{plan, zone, locale};
    const TimeRange hull = hullOf(filter.times);
    const bool isPeriod = hull.fromMs != 0 && hull.untilMs > hull.fromMs;
    if (!isPeriod) {
        const QDate today = bars.at(nowMs).date();
        const QDate next = QDate(today.year(), today.month(), 1).addMonths(1);
        bars.months(bars.startOf(next.addMonths(-UsualMonths)), bars.startOf(next));
        return plan;
    }
    const qint64 length = hull.untilMs - hull.fromMs;
    if (length <= MostHours * HourMs)
        bars.hours(hull.fromMs, hull.untilMs);
    else if (length <= MostDays * DayMs)
        bars.days(hull.fromMs, hull.untilMs);
    else
        bars.months(hull.fromMs, hull.untilMs);
    if (filter.times.any.size() <= 1 && filter.times.none.isEmpty())
        compare(plan, hull.fromMs, hull.untilMs, nowMs);
    return plan;
}

QString kpiTitle(Kpi kpi)
{
    switch (kpi) {
    case Kpi::Approved: return KpiWords::tr("Approved");
    case Kpi::Payments: return KpiWords::tr("Payments");
    case Kpi::Rate: return KpiWords::tr("Approval rate");
    case Kpi::Waiting: return KpiWords::tr("Waiting");
    case Kpi::Unknown: return KpiWords::tr("Unknown");
    case Kpi::Refunded: return KpiWords::tr("Refunded");
    }
    return {};
}

QString kpiTerm(Kpi kpi)
{
    switch (kpi) {
    case Kpi::Approved: return QStringLiteral("is:charged");
    case Kpi::Payments: return {};
    case Kpi::Rate: return QStringLiteral("is:denied");
    case Kpi::Waiting: return QStringLiteral("status:waiting");
    case Kpi::Unknown: return QStringLiteral("status:unknown");
    case Kpi::Refunded: return QStringLiteral("is:refunded");
    }
    return {};
}

KpiFace faceOf(Kpi kpi, const PaymentSummary &summary, const Currency &home, bool compared)
{
    const PaymentSums now = allOf(summary.sums), before = allOf(summary.before);
    switch (kpi) {
    case Kpi::Approved: return moneyFace(summary, home, &PaymentSums::approvedMinor, compared);
    case Kpi::Payments: {
        KpiFace face = countFace(now.payments, before.payments, compared);
        const QString currency = chartCurrency(summary, home);
        if (const auto average = summary.sums.value(currency).averageMinor())
            face.more = KpiWords::tr("average %1").arg(moneyOf(currency, *average));
        return face;
    }
    case Kpi::Rate: {
        const auto rate = now.approvalPerMille(), old = before.approvalPerMille();
        KpiFace face{rate ? percent(*rate) : QStringLiteral("\u2013"), KpiWords::tr("%1 declined").arg(QLocale().toString(now.declined)), {}};
        if (compared && rate && old && *rate != *old)
            face.change = *rate > *old ? KpiWords::tr("▲ %1 points more").arg(QLocale().toString((*rate - *old) / 10.0, 'f', 1))
                                       : KpiWords::tr("▼ %1 points less").arg(QLocale().toString((*old - *rate) / 10.0, 'f', 1));
        else if (compared && rate && old)
            face.change = KpiWords::tr("= as before");
        return face;
    }
    case Kpi::Waiting: return countFace(now.waiting, before.waiting, false); // of long ago nothing waits any more
    case Kpi::Unknown: return countFace(now.unknown, before.unknown, false);
    case Kpi::Refunded: {
        KpiFace face = moneyFace(summary, home, &PaymentSums::refundedMinor, compared);
        if (face.more.isEmpty())
            face.more = now.refunds == 1 ? KpiWords::tr("of 1 payment")
                                         : KpiWords::tr("of %1 payments").arg(QLocale().toString(now.refunds));
        return face;
    }
    }
    return {};
}

}
