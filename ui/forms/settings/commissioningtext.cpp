// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/commissioningtext.h"

#include "ui/text/moneytext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct CommissioningText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::CommissioningText)
};

}

QString commissioningExplanation(const Settings &settings)
{
    using T = CommissioningText;
    const QString code = settings.currency.code();
    const bool major = settings.amountUnit == AmountUnit::Major;
    // Whole units where the currency has no decimals: an example must be possible.
    const bool decimals = settings.currency.exponent() > 0;
    QString how;
    if (!decimals)
        how = T::tr("This till sends whole amounts: %1 1250 travels as 1250.").arg(code);
    else if (major)
        how = T::tr("This till sends amounts in major units: %1 12.50 travels as 12.5, never as 1250.").arg(code);
    else
        how = T::tr("This till sends amounts in minor units: %1 12.50 travels as 1250.").arg(code);
    return how + u' ' +
           T::tr("To prove that the account counts the same way, make one smallest real payment and compare it with "
                 "Yuno's dashboard.");
}

QString amountUnitText(AmountUnit unit)
{
    return unit == AmountUnit::Minor ? CommissioningText::tr("minor units") : CommissioningText::tr("major units");
}

Sentence commissioningSentence(const CommissioningVerdict &verdict, Money asked, Money shown,
                               const MerchantOrderId &order)
{
    using T = CommissioningText;
    switch (verdict.kind) {
    case CommissioningVerdict::Kind::Agrees:
        return {
            T::tr("Yuno answered this till with another amount than the dashboard shows, so live charges stay off."),
            T::tr("Call support.")};
    case CommissioningVerdict::Kind::PowerOfTen: {
        const QString what = T::tr("This till asked for %1, the dashboard shows %2: the same digits, but the point is "
                                   "elsewhere. Real sales would be charged wrongly, so live charges stay off.")
                                 .arg(moneyText(asked), moneyText(shown));
        if (!verdict.otherUnit)
            return {what, T::tr("Check what you typed. If it is right, call support before selling.")};
        return {what, T::tr("This account counts in %1. Switch the till to %1, refund this payment in the dashboard, "
                            "and make a new test payment.")
                          .arg(amountUnitText(*verdict.otherUnit))};
    }
    case CommissioningVerdict::Kind::Differs:
        return {T::tr("This till asked for %1, the dashboard shows %2. They differ, so live charges stay off.")
                    .arg(moneyText(asked), moneyText(shown)),
                T::tr("Make sure it is the payment with order id %1. If the amount really differs, call support.")
                    .arg(order.text())};
    }
    Q_UNREACHABLE();
}

}
