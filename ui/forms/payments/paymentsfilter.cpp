// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What each filter chip is called and asks for.
#include "ui/forms/payments/paymentspage.h"

namespace pos::ui {

QString PaymentsPage::filterName(Filter filter)
{
    switch (filter) {
    case Filter::All:
        return tr("All");
    case Filter::NeedsAttention:
        return tr("Needs attention");
    case Filter::Waiting:
        return tr("Waiting");
    case Filter::Approved:
        return tr("Approved");
    case Filter::Declined:
        return tr("Declined");
    }
    return {};
}

PaymentQuery PaymentsPage::queryFor(Filter filter, const QString &text)
{
    PaymentQuery query;
    query.text = text.trimmed();
    switch (filter) {
    case Filter::All:
        break;
    case Filter::NeedsAttention:
        query.states = {AttemptState::Unknown};
        query.orLateMoney = true;
        break;
    case Filter::Waiting:
        query.states = {AttemptState::Recorded, AttemptState::Sending, AttemptState::WaitingCustomer,
                        AttemptState::Authorized};
        break;
    case Filter::Approved:
        query.states = {AttemptState::Approved, AttemptState::Captured, AttemptState::PartlyRefunded,
                        AttemptState::Refunded, AttemptState::Disputed};
        break;
    case Filter::Declined:
        query.states = {AttemptState::Declined, AttemptState::Rejected, AttemptState::Expired, AttemptState::Canceled,
                        AttemptState::Refused};
        break;
    }
    return query;
}

}
