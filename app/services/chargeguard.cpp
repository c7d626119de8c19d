// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/chargeguard.h"

#include "domain/paymentmachine.h"
#include "domain/payer.h"
#include "domain/paymentmethod.h"
#include "domain/validation.h"
#include "services/refusals.h"

#include <algorithm>

namespace pos {

namespace {

constexpr qint64 LargestTestInMajorUnits = 10;

std::optional<Error> saleRefusal(const ChargeFacts &facts)
{
    for (const Attempt &attempt : facts.attempts) {
        if (holdsMoney(attempt))
            return conflictBecause(chargecode::AlreadyPaid);
        if (!leavesSaleFree(attempt))
            return conflictBecause(attempt.state == AttemptState::Refunded ? chargecode::AlreadyPaid
                                                                    : chargecode::AttemptOpen);
    }
    if (facts.sale.state == SaleState::Paid) // in cash, which is no attempt
        return conflictBecause(chargecode::AlreadyPaid);
    if (facts.sale.state != SaleState::Open)
        return conflictBecause(chargecode::SaleClosed);
    return std::nullopt;
}

std::optional<Error> amountRefusal(const ChargeOrder &order, const ChargeFacts &facts)
{
    for (const FieldError &error :
         checkCartForCharge(facts.sale.cart, facts.settings.country, facts.settings.ceiling)) {
        if (!isSoft(error.rule))
            return invalidField(error.field, error.detail);
    }
    const Result<CartTotals> totals = totalsOf(facts.sale.cart);
    if (!totals)
        return totals.error();
    if (totals->total != order.intent.amount)
        return conflictBecause(chargecode::AmountChanged, QStringLiteral("amount"));
    const Money amount = order.intent.amount;
    if (order.commissioning && amount.minor() > LargestTestInMajorUnits * amount.currency().minorPerMajor())
        return conflictBecause(chargecode::TooMuchForTest, QStringLiteral("amount"));
    return std::nullopt;
}

std::optional<Error> methodRefusal(const ChargeIntent &intent, const ChargeFacts &facts)
{
    const PaymentMethod *method = findPaymentMethod(intent.methodId);
    const Settings &shop = facts.settings;
    const auto offered = offeredMethods(shop.methods, shop.country, intent.amount.currency(), intent.amount);
    if (!method || std::ranges::find(offered, intent.methodId, &PaymentMethod::id) == offered.cend())
        return invalidField(QStringLiteral("method"), intent.methodId);
    if (method->needsSavedMethod && (intent.token.isEmpty() || intent.gatewayCustomer.isEmpty()))
        return invalidField(QStringLiteral("method"), QStringLiteral("no saved method chosen"));
    if (intent.installments < 1 || intent.installments > 50 ||
        (intent.installments > 1 && !method->installmentsAllowed))
        return invalidField(QStringLiteral("installments"), QString::number(intent.installments));
    if (!intent.capture && !method->authorizeOnlyAllowed)
        return invalidField(QStringLiteral("capture"), QStringLiteral("this method cannot be authorised only"));
    if (lacksReturnPage(shop, *method))
        return invalidField(QStringLiteral("callbackUrl"), QStringLiteral("needed by methods with a page"));
    const QList<FieldError> wrong =
        checkPayer(*method, payerOf(*method, facts.sale, facts.customer, shop.country), shop.country);
    if (!wrong.isEmpty())
        return invalidField(wrong.first().field, ruleName(wrong.first().rule));
    return std::nullopt;
}

} // namespace

std::optional<Error> chargeRefusal(const ChargeOrder &order, const ChargeFacts &facts)
{
    if (auto refusal = saleRefusal(facts))
        return refusal;
    if (auto refusal = amountRefusal(order, facts))
        return refusal;
    if (auto refusal = methodRefusal(order.intent, facts))
        return refusal;
    if (const Checked<QString> text = checkDescription(order.intent.description); !text)
        return invalidField(text.error().field.isEmpty() ? QStringLiteral("description") : text.error().field,
                       text.error().detail);
    if (!order.intent.customer.isEmpty() && !facts.customerKnown)
        return invalidField(QStringLiteral("customer"), QStringLiteral("not known"));
    return std::nullopt;
}

} // namespace pos
