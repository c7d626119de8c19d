// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/drawer.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr std::array Tenders{std::pair{TenderKind::Cash, "cash"}, std::pair{TenderKind::Other, "other"}};
constexpr std::array Kinds{std::pair{DrawerEntryKind::Float, "float"}, std::pair{DrawerEntryKind::Tender, "tender"},
                           std::pair{DrawerEntryKind::Payout, "payout"}, std::pair{DrawerEntryKind::Instead, "instead"},
                           std::pair{DrawerEntryKind::Close, "close"}};

template <typename Table, typename Value> QString nameIn(const Table &table, Value value)
{
    const auto found = std::ranges::find(table, value, [](const auto &row) { return row.first; });
    return QString::fromLatin1(found->second);
}

template <typename Value, typename Table> std::optional<Value> valueIn(const Table &table, QStringView name)
{
    for (const auto &[value, known] : table) {
        if (name == QLatin1String(known))
            return value;
    }
    return std::nullopt;
}

/// Adds as long as nothing went wrong.
class Adder
{
public:
    void add(Money &sum, Money amount) { take(sum, sum.plus(amount)); }
    void subtract(Money &sum, Money amount) { take(sum, sum.minus(amount)); }
    const std::optional<Error> &trouble() const { return m_trouble; }

private:
    void take(Money &sum, const Result<Money> &next)
    {
        if (next)
            sum = *next;
        else if (!m_trouble)
            m_trouble = next.error();
    }
    std::optional<Error> m_trouble;
};

OtherTender &otherOf(DrawerDay &day, const QString &label, Currency currency)
{
    const auto found = std::ranges::find(day.others, label, &OtherTender::label);
    if (found != day.others.end())
        return *found;
    day.others << OtherTender{label, 0, Money::zero(currency), Money::zero(currency)};
    return day.others.last();
}

void addTender(DrawerDay &day, const DrawerEntry &entry, Adder &adder)
{
    if (entry.tender == TenderKind::Other) {
        OtherTender &other = otherOf(day, entry.label, day.cashIn.currency());
        ++other.count;
        adder.add(other.taken, entry.amount);
        return;
    }
    adder.add(day.cashIn, entry.amount);
    adder.add(day.rounding, entry.rounding);
}

void addPayout(DrawerDay &day, const DrawerEntry &entry, Adder &adder)
{
    if (entry.tender == TenderKind::Other)
        adder.add(otherOf(day, entry.label, day.cashIn.currency()).paidBack, entry.amount);
    else
        adder.add(day.paidBack, entry.amount);
}

} // namespace

QString tenderKindName(TenderKind kind)
{
    return nameIn(Tenders, kind);
}

std::optional<TenderKind> tenderKindFromName(QStringView name)
{
    return valueIn<TenderKind>(Tenders, name);
}

QString drawerEntryKindName(DrawerEntryKind kind)
{
    return nameIn(Kinds, kind);
}

std::optional<DrawerEntryKind> drawerEntryKindFromName(QStringView name)
{
    return valueIn<DrawerEntryKind>(Kinds, name);
}

Result<DrawerDay> drawerDay(Currency currency, const QList<DrawerEntry> &entries)
{
    DrawerDay day;
    day.cashIn = day.paidBack = day.rounding = day.expected = Money::zero(currency);
    Adder adder;
    QSet<SaleId> inCash; // a sale may be paid in several parts
    for (const DrawerEntry &entry : entries) {
        if (entry.kind == DrawerEntryKind::Close)
            continue; // ends a period and is none of its money
        if (day.entries++ == 0)
            day.fromMs = entry.atMs;
        switch (entry.kind) {
        case DrawerEntryKind::Float: day.opening = entry.amount; break;
        case DrawerEntryKind::Tender:
            addTender(day, entry, adder);
            if (entry.tender == TenderKind::Cash)
                inCash.insert(entry.sale);
            break;
        case DrawerEntryKind::Payout:
        case DrawerEntryKind::Instead: addPayout(day, entry, adder); break;
        case DrawerEntryKind::Close: break;
        }
    }
    day.sales = int(inCash.size());
    adder.add(day.expected, day.opening.value_or(Money::zero(currency)));
    adder.add(day.expected, day.cashIn);
    adder.subtract(day.expected, day.paidBack);
    if (adder.trouble())
        return fail(*adder.trouble());
    return day;
}

} // namespace pos
