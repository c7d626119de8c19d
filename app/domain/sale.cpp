// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/sale.h"

#include <array>

namespace pos {

QString saleStateName(SaleState state)
{
    switch (state) {
    case SaleState::Open: return QStringLiteral("Open");
    case SaleState::Parked: return QStringLiteral("Parked");
    case SaleState::Paid: return QStringLiteral("Paid");
    case SaleState::PayingBack: return QStringLiteral("PayingBack");
    case SaleState::Discarded: return QStringLiteral("Discarded");
    }
    return QStringLiteral("Open");
}

std::optional<SaleState> saleStateFromName(QStringView name)
{
    for (SaleState state : std::array{SaleState::Open, SaleState::Parked, SaleState::Paid, SaleState::PayingBack, SaleState::Discarded}) {
        if (name == saleStateName(state))
            return state;
    }
    return std::nullopt;
}

namespace {

QString dateText(QDate date)
{
    return date.toString(QStringLiteral("yyyyMMdd"));
}

QString counterText(int counter)
{
    Q_ASSERT(counter >= 1);
    return QString::number(counter).rightJustified(6, QLatin1Char('0'));
}

}

SaleId makeSaleId(const RegisterId &registerId, QDate businessDate, int counter)
{
    return SaleId::from(registerId.text() + QLatin1Char('-') + dateText(businessDate) + QLatin1Char('-') +
                        counterText(counter));
}

SaleId makeSaltedSaleId(const RegisterId &registerId, QDate businessDate, const QString &salt, int counter)
{
    return SaleId::from(registerId.text() + QLatin1Char('-') + dateText(businessDate) + QLatin1Char('-') + salt +
                        QLatin1Char('-') + counterText(counter));
}

MerchantOrderId makeOrderId(const SaleId &sale, int attemptNumber)
{
    return MerchantOrderId::from(sale.text() + QLatin1Char('-') + QString::number(attemptNumber));
}

}
