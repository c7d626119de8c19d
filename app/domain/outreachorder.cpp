// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/outreachorder.h"

namespace pos {

PhoneNumber OutreachOrder::phone() const
{
    const auto *declined = std::get_if<DeclinedPayment>(&request);
    return declined ? declined->destination() : std::get<AbandonedFlow>(request).phone;
}

QString OutreachOrder::country() const
{
    const auto *declined = std::get_if<DeclinedPayment>(&request);
    return declined ? declined->country : std::get<AbandonedFlow>(request).country;
}

QList<ContactChannel> OutreachOrder::channels() const
{
    if (const auto *declined = std::get_if<DeclinedPayment>(&request))
        return declined->channel ? QList<ContactChannel>{*declined->channel} : QList<ContactChannel>();
    return channelsOf(std::get<AbandonedFlow>(request).channel);
}

Money OutreachOrder::amount() const
{
    const auto *declined = std::get_if<DeclinedPayment>(&request);
    return (declined ? declined->amount : std::get<AbandonedFlow>(request).total).value_or(Money());
}

} // namespace pos
