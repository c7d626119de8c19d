// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/paymentorder.h"

#include "domain/textfold.h"
#include "ports/paymentsource.h"

#include <algorithm>

namespace pos {

namespace {

QByteArray textKey(const QString &text)
{
    return foldText(text).toUtf8();
}

PaymentSortKey keyOf(const PaymentRow &row, PaymentColumn column)
{
    switch (column) {
    case PaymentColumn::Time: return {};
    case PaymentColumn::Status: return {statusRank(row.state), {}};
    case PaymentColumn::Amount: {
        const qint64 minor = std::clamp(row.amount.minor(), -LargestSortedMinor, LargestSortedMinor);
        return {minor * (1000 / row.amount.currency().minorPerMajor()), {}};
    }
    case PaymentColumn::Customer: return {0, textKey(row.customerName)};
    case PaymentColumn::Method: return {0, textKey(row.methodLabel)};
    case PaymentColumn::Order: return {0, row.orderId.text().toUtf8().toLower()}; // ASCII only, as SQLite collates
    case PaymentColumn::Operator: return {0, textKey(row.operatorName)};
    case PaymentColumn::Register: return {0, textKey(registerOf(row))};
    }
    return {};
}

}

PaymentPlace placeOf(const PaymentRow &row, PaymentColumn column)
{
    return {keyOf(row, column), row.createdMs, row.attempt, row.rowNo};
}

bool comesBefore(const PaymentPlace &a, const PaymentPlace &b, PaymentSort sort)
{
    if (a.key != b.key)
        return sort.descending ? b.key < a.key : a.key < b.key;
    const bool newestFirst = sort.column != PaymentColumn::Time || sort.descending;
    if (a.createdMs != b.createdMs)
        return newestFirst ? a.createdMs > b.createdMs : a.createdMs < b.createdMs;
    if (a.row != b.row)
        return newestFirst ? a.row > b.row : a.row < b.row;
    return newestFirst ? a.attempt > b.attempt : a.attempt < b.attempt;
}

bool comesBefore(const PaymentRow &a, const PaymentRow &b, PaymentSort sort)
{
    return comesBefore(placeOf(a, sort.column), placeOf(b, sort.column), sort);
}

const QList<AttemptState> &statesByRank()
{
    using S = AttemptState;
    static const QList<AttemptState> states{S::Unknown,  S::Sending,  S::Recorded, S::WaitingCustomer, S::Authorized,
                                            S::Disputed, S::Declined, S::Rejected, S::Refused,         S::Expired,
                                            S::Canceled, S::Approved, S::Captured, S::PartlyRefunded,  S::Refunded,
                                            S::Draft};
    return states;
}

int statusRank(AttemptState state)
{
    return int(statesByRank().indexOf(state));
}

QString registerOf(const PaymentRow &row)
{
    return row.orderId.text().left(qMax<qsizetype>(0, row.orderId.text().indexOf(u'-')));
}

}
