// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/operation.h"

#include <array>

namespace pos {

namespace {

constexpr std::array OperationKinds{OperationKind::Capture, OperationKind::Cancel, OperationKind::Refund,
                                    OperationKind::CancelOrRefund};
constexpr std::array OperationStates{
    OperationState::Draft,   OperationState::Recorded,  OperationState::Sending, OperationState::Checking,
    OperationState::Unclear, OperationState::Pending,   OperationState::Done,    OperationState::Declined,
    OperationState::Refused, OperationState::Undecided, OperationState::GivenUp,
};
constexpr std::array OperationReasons{OperationReason::RequestedByCustomer, OperationReason::Duplicate,
                                      OperationReason::Fraudulent};

template <typename Enum, size_t N>
std::optional<Enum> named(const std::array<Enum, N> &all, QString (*nameOf)(Enum), QStringView name)
{
    for (const Enum value : all) {
        if (name == nameOf(value))
            return value;
    }
    return std::nullopt;
}

QChar letterOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Capture:
        return u'C';
    case OperationKind::Cancel:
        return u'V';
    case OperationKind::Refund:
        return u'R';
    case OperationKind::CancelOrRefund:
        return u'A';
    }
    return u'R';
}

} // namespace

QString operationKindName(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Capture:
        return QStringLiteral("Capture");
    case OperationKind::Cancel:
        return QStringLiteral("Cancel");
    case OperationKind::Refund:
        return QStringLiteral("Refund");
    case OperationKind::CancelOrRefund:
        return QStringLiteral("CancelOrRefund");
    }
    return QStringLiteral("Refund");
}

std::optional<OperationKind> operationKindFromName(QStringView name)
{
    return named(OperationKinds, &operationKindName, name);
}

QString operationStateName(OperationState state)
{
    switch (state) {
    case OperationState::Draft:
        return QStringLiteral("Draft");
    case OperationState::Recorded:
        return QStringLiteral("Recorded");
    case OperationState::Sending:
        return QStringLiteral("Sending");
    case OperationState::Checking:
        return QStringLiteral("Checking");
    case OperationState::Unclear:
        return QStringLiteral("Unclear");
    case OperationState::Pending:
        return QStringLiteral("Pending");
    case OperationState::Done:
        return QStringLiteral("Done");
    case OperationState::Declined:
        return QStringLiteral("Declined");
    case OperationState::Refused:
        return QStringLiteral("Refused");
    case OperationState::Undecided:
        return QStringLiteral("Undecided");
    case OperationState::GivenUp:
        return QStringLiteral("GivenUp");
    }
    return QStringLiteral("Unclear");
}

std::optional<OperationState> operationStateFromName(QStringView name)
{
    return named(OperationStates, &operationStateName, name);
}

QString operationReasonName(OperationReason reason)
{
    switch (reason) {
    case OperationReason::RequestedByCustomer:
        return QStringLiteral("REQUESTED_BY_CUSTOMER");
    case OperationReason::Duplicate:
        return QStringLiteral("DUPLICATE");
    case OperationReason::Fraudulent:
        return QStringLiteral("FRAUDULENT");
    }
    return QStringLiteral("REQUESTED_BY_CUSTOMER");
}

std::optional<OperationReason> operationReasonFromName(QStringView name)
{
    return named(OperationReasons, &operationReasonName, name);
}

bool isOpen(OperationState state)
{
    return isInFlight(state) || state == OperationState::Pending;
}

bool isInFlight(OperationState state)
{
    switch (state) {
    case OperationState::Recorded:
    case OperationState::Sending:
    case OperationState::Checking:
    case OperationState::Unclear:
    case OperationState::Undecided:
        return true;
    case OperationState::Draft:
    case OperationState::Pending:
    case OperationState::Done:
    case OperationState::Declined:
    case OperationState::Refused:
    case OperationState::GivenUp:
        return false;
    }
    return true;
}

MerchantReference makeReference(const MerchantOrderId &order, OperationKind kind, int number)
{
    return MerchantReference::from(order.text() + u'-' + letterOf(kind) + QString::number(number));
}

} // namespace pos
