// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/attemptstate.h"

#include <array>

namespace pos {

namespace {

constexpr std::array AllStates{
    AttemptState::Draft,    AttemptState::Recorded,       AttemptState::Sending,    AttemptState::Approved,
    AttemptState::Declined, AttemptState::Rejected,       AttemptState::Authorized, AttemptState::WaitingCustomer,
    AttemptState::Expired,  AttemptState::Canceled,       AttemptState::Refused,    AttemptState::Unknown,
    AttemptState::Captured, AttemptState::PartlyRefunded, AttemptState::Refunded,   AttemptState::Disputed,
};

}

QString attemptStateName(AttemptState state)
{
    switch (state) {
    case AttemptState::Draft: return QStringLiteral("Draft");
    case AttemptState::Recorded: return QStringLiteral("Recorded");
    case AttemptState::Sending: return QStringLiteral("Sending");
    case AttemptState::Approved: return QStringLiteral("Approved");
    case AttemptState::Declined: return QStringLiteral("Declined");
    case AttemptState::Rejected: return QStringLiteral("Rejected");
    case AttemptState::Authorized: return QStringLiteral("Authorized");
    case AttemptState::WaitingCustomer: return QStringLiteral("WaitingCustomer");
    case AttemptState::Expired: return QStringLiteral("Expired");
    case AttemptState::Canceled: return QStringLiteral("Canceled");
    case AttemptState::Refused: return QStringLiteral("Refused");
    case AttemptState::Unknown: return QStringLiteral("Unknown");
    case AttemptState::Captured: return QStringLiteral("Captured");
    case AttemptState::PartlyRefunded: return QStringLiteral("PartlyRefunded");
    case AttemptState::Refunded: return QStringLiteral("Refunded");
    case AttemptState::Disputed: return QStringLiteral("Disputed");
    }
    return QStringLiteral("Unknown");
}

std::optional<AttemptState> attemptStateFromName(QStringView name)
{
    for (AttemptState state : AllStates) {
        if (name == attemptStateName(state))
            return state;
    }
    return std::nullopt;
}

bool isOpen(AttemptState state)
{
    switch (state) {
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::WaitingCustomer:
    case AttemptState::Unknown: return true;
    case AttemptState::Draft:
    case AttemptState::Approved:
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Authorized:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded:
    case AttemptState::Refunded:
    case AttemptState::Disputed: return false;
    }
    return true;
}

bool permitsNewAttempt(AttemptState state)
{
    switch (state) {
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused: return true;
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Approved:
    case AttemptState::Authorized:
    case AttemptState::WaitingCustomer:
    case AttemptState::Unknown:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded:
    case AttemptState::Refunded:
    case AttemptState::Disputed: return false;
    }
    return false;
}

bool isPaid(AttemptState state)
{
    switch (state) {
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded: return true;
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Authorized:
    case AttemptState::WaitingCustomer:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused:
    case AttemptState::Unknown:
    case AttemptState::Refunded:
    case AttemptState::Disputed: return false;
    }
    return false;
}

bool hadMoney(AttemptState state)
{
    switch (state) {
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded:
    case AttemptState::Refunded:
    case AttemptState::Disputed:
        return true;
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Authorized:
    case AttemptState::WaitingCustomer:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused:
    case AttemptState::Unknown:
        return false;
    }
    return false;
}

}
