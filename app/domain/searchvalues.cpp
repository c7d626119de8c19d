// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The words that the search knows: operators, states and flags.
#include "domain/paymentsearch.h"

#include "domain/paymentstatus.h"
#include "domain/textfold.h"
#include "domain/searchtokens.h"

#include <array>

namespace pos {

namespace {

struct Operator
{
    const char *name;
    SearchField field;
};

// The first name of a field is the one that is offered.
constexpr std::array Operators{
    Operator{"status", SearchField::Status},     Operator{"is", SearchField::Flag},
    Operator{"date", SearchField::Date},         Operator{"amount", SearchField::Amount},
    Operator{"method", SearchField::Method},     Operator{"customer", SearchField::Customer},
    Operator{"operator", SearchField::Operator}, Operator{"register", SearchField::Register},
    Operator{"currency", SearchField::Currency}, Operator{"country", SearchField::Country},
    Operator{"state", SearchField::Status},      Operator{"has", SearchField::Flag},
    Operator{"on", SearchField::Date},           Operator{"card", SearchField::Method},
    Operator{"client", SearchField::Customer},   Operator{"cashier", SearchField::Operator},
    Operator{"till", SearchField::Register},
};

struct Value
{
    const char *name;
    StatusChoice choice;
    bool offered = true;
};

StatusChoice inStates(const QList<AttemptState> &list)
{
    return {.states = list, .status = {}, .subStatus = {}};
}

const QList<Value> &statusValues()
{
    using S = AttemptState;
    static const QList<Value> values{
        // The classes of a pill's colour first, then single states.
        {"paid", inStates({S::Approved, S::Captured, S::PartlyRefunded})},
        {"waiting", inStates({S::Recorded, S::Sending, S::WaitingCustomer, S::Authorized})},
        {"failed", inStates({S::Declined, S::Rejected, S::Expired, S::Canceled, S::Refused})},
        {"unknown", inStates({S::Unknown})},
        {"approved", inStates({S::Approved})},
        {"captured", inStates({S::Captured})},
        {"authorised", inStates({S::Authorized})},
        {"authorized", inStates({S::Authorized}), false},
        {"declined", inStates({S::Declined})},
        {"rejected", inStates({S::Rejected})},
        {"refused", inStates({S::Refused})},
        {"expired", inStates({S::Expired})},
        {"cancelled", inStates({S::Canceled})},
        {"canceled", inStates({S::Canceled}), false},
        {"partly-refunded", inStates({S::PartlyRefunded})},
        {"refunded", inStates({S::Refunded})},
        {"disputed", inStates({S::Disputed})},
        {"saved", inStates({S::Recorded})},
        {"recorded", inStates({S::Recorded}), false},
        {"sending", inStates({S::Sending})},
    };
    return values;
}

const QList<Value> &flagValues()
{
    using S = AttemptState;
    static const QList<Value> values{
        {"attention", {.states = {S::Unknown}, .status = {}, .subStatus = {}, .lateMoney = true}},
        {"open", inStates({S::Recorded, S::Sending, S::WaitingCustomer, S::Unknown})},
        {"waiting", inStates({S::Recorded, S::Sending, S::WaitingCustomer})},
        {"paid", inStates({S::Approved, S::Captured, S::PartlyRefunded})},
        {"unpaid", inStates({S::Declined, S::Rejected, S::Expired, S::Canceled, S::Refused})},
        {"refunded", inStates({S::PartlyRefunded, S::Refunded})},
        {"refund", inStates({S::PartlyRefunded, S::Refunded}), false},
        {"disputed", inStates({S::Disputed})},
        {"charged", inStates({S::Approved, S::Captured, S::PartlyRefunded, S::Refunded, S::Disputed})},
        {"denied", inStates({S::Declined, S::Rejected, S::Refused})},
        {"late", {.states = {}, .status = {}, .subStatus = {}, .lateMoney = true}},
        {"released", {.states = {}, .status = {}, .subStatus = {}, .released = true}},
        {"unclear", {.states = {}, .status = {}, .subStatus = {}, .unclearOperation = true}},
    };
    return values;
}

const QList<Value> &valuesOf(SearchField field)
{
    return field == SearchField::Flag ? flagValues() : statusValues();
}

QStringList offered(const QList<Value> &values)
{
    QStringList names;
    for (const Value &value : values) {
        if (value.offered)
            names.append(QLatin1String(value.name));
    }
    return names;
}

/// Letters and digits only: "Partly refunded" = "partly-refunded" = PARTLY_REFUNDED.
QString essence(const QString &text)
{
    return foldedWords(text).join(QString());
}

/// Yuno's own words: "PENDING", "IN_PROCESS", "PENDING/IN_PROCESS".
QList<StatusChoice> yunoChoices(const QString &value)
{
    const qsizetype slash = value.indexOf(u'/');
    const QString first = value.left(slash).trimmed().toUpper();
    const QString second = slash < 0 ? QString() : value.mid(slash + 1).trimmed().toUpper();
    for (const StatusFacts &facts : statusTable()) {
        if (slash >= 0 && facts.status == first && facts.subStatus == second)
            return {{.states = {}, .status = first, .subStatus = second}};
    }
    if (slash >= 0)
        return {};
    for (const StatusFacts &facts : statusTable()) {
        if (facts.status == first)
            return {{.states = {}, .status = first, .subStatus = {}}};
    }
    for (const StatusFacts &facts : statusTable()) {
        if (facts.subStatus == first)
            return {{.states = {}, .status = {}, .subStatus = first}};
    }
    return {};
}

}

std::optional<SearchField> searchOperatorFromName(const QString &folded)
{
    for (const Operator &entry : Operators) {
        if (folded == QLatin1String(entry.name))
            return entry.field;
    }
    return std::nullopt;
}

QString searchOperatorName(SearchField field)
{
    for (const Operator &entry : Operators) {
        if (entry.field == field)
            return QLatin1String(entry.name);
    }
    return {};
}

const QList<SearchField> &searchOperators()
{
    static const QList<SearchField> fields{SearchField::Status,   SearchField::Flag,     SearchField::Date,
                                           SearchField::Amount,   SearchField::Method,   SearchField::Customer,
                                           SearchField::Operator, SearchField::Register, SearchField::Currency,
                                           SearchField::Country};
    return fields;
}

QStringList statusSearchValues()
{
    return offered(statusValues());
}

QStringList flagSearchValues()
{
    return offered(flagValues());
}

QList<StatusChoice> choicesOfValue(SearchField field, const QString &value)
{
    const QString wanted = essence(value);
    if (wanted.isEmpty())
        return {};
    const QList<Value> &values = valuesOf(field);
    for (const Value &known : values) {
        if (essence(QLatin1String(known.name)) == wanted)
            return {known.choice};
    }
    if (field == SearchField::Status) {
        if (const QList<StatusChoice> yuno = yunoChoices(value); !yuno.isEmpty())
            return yuno;
    }
    QList<StatusChoice> begun;
    for (const Value &known : values) {
        if (wanted.size() >= 2 && essence(QLatin1String(known.name)).startsWith(wanted) && !begun.contains(known.choice))
            begun.append(known.choice);
    }
    return begun;
}

}
