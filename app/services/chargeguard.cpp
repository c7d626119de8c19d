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

/// Takes a place among the parts; what was let go or took nothing does not.
bool isUsed(const SalePart &part)
{
    return part.state != PartState::Failed && part.state != PartState::Watched;
}

std::optional<Error> amountRefusal(const ChargeOrder &order, const ChargeFacts &facts)
{
    for (const FieldError &error :
         checkCartForCharge(facts.sale.cart, facts.settings.country, facts.settings.ceiling)) {
        if (!isSoft(error.rule))
            return invalidField(error.field, error.detail);
    }
    if (const Result<CartTotals> totals = totalsOf(facts.sale.cart); !totals)
        return totals.error();
    if (!order.part && totalsOf(facts.sale.cart)->total != order.intent.amount)
        return conflictBecause(chargecode::AmountChanged, QStringLiteral("amount"));
    const Money amount = order.intent.amount;
    if (order.commissioning && amount.minor() > LargestTestInMajorUnits * amount.currency().minorPerMajor())
        return conflictBecause(chargecode::TooMuchForTest, QStringLiteral("amount"));
    return std::nullopt;
}

/// What a part cannot do besides what a whole sale cannot.
std::optional<Error> wayRefusal(const ChargeOrder &order, const SaleSplit &split)
{
    if (!order.part)
        return std::nullopt;
    const PaymentMethod *method = findPaymentMethod(order.intent.methodId);
    if (!order.intent.capture)
        return invalidField(QStringLiteral("capture"), QStringLiteral("a part is taken at once"));
    if (order.intent.amount != split.rest && method != nullptr && !method->refundable)
        return invalidField(QStringLiteral("part"), QStringLiteral("this method gives nothing back: it pays the rest alone"));
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

std::optional<Error> freeRefusal(const SaleRecord &record, bool asPart)
{
    const SaleSplit split = splitOf(record);
    const bool paid = record.state == SaleState::Paid || (split.taken.isPositive() && !split.rest.isPositive());
    if (paid || (!record.total.isValid() && split.anythingHere()))
        return conflictBecause(chargecode::AlreadyPaid);
    if (std::ranges::any_of(split.parts, [](const SalePart &part) { return part.state == PartState::Open; }))
        return conflictBecause(chargecode::AttemptOpen);
    if (split.onlyBack)
        return conflictBecause(split.inParts ? chargecode::OnlyBack : chargecode::AlreadyPaid);
    if (record.state != SaleState::Open)
        return conflictBecause(chargecode::SaleClosed);
    if (!asPart && split.taken.isPositive())
        return conflictBecause(chargecode::PartsTaken);
    return std::nullopt;
}

std::optional<Error> coverRefusal(const SaleRecord &record, Money covers, const std::optional<PartShown> &shown)
{
    if (auto refusal = freeRefusal(record, shown.has_value()))
        return refusal;
    const SaleSplit split = splitOf(record);
    if (!shown)
        return covers == record.total ? std::nullopt : std::optional(conflictBecause(chargecode::AmountChanged));
    if (shown->total != split.total || shown->taken != split.taken)
        return conflictBecause(chargecode::AmountChanged);
    const bool fits = covers.currency() == split.rest.currency() && covers.isPositive() && covers.minor() <= split.rest.minor();
    const bool last = covers == split.rest;
    if (!fits || (!last && std::ranges::count_if(split.parts, isUsed) + 1 >= MostParts)) // the last one takes all that is left
        return Error{ErrorKind::InvalidInput, {.code = QString(chargecode::NotAPart), .field = QStringLiteral("part")}};
    return std::nullopt;
}

std::optional<Error> chargeRefusal(const ChargeOrder &order, const ChargeFacts &facts)
{
    SaleRecord record = saleRecord(facts.sale);
    record.attempts = facts.attempts;
    record.tenders = facts.tenders;
    record.operations = facts.operations;
    if (auto refusal = freeRefusal(record, order.part.has_value()))
        return refusal;
    if (auto refusal = amountRefusal(order, facts))
        return refusal;
    if (order.part) {
        if (auto refusal = coverRefusal(record, order.intent.amount, order.part))
            return refusal;
    }
    if (auto refusal = wayRefusal(order, splitOf(record)))
        return refusal;
    if (auto refusal = methodRefusal(order.intent, facts))
        return refusal;
    if (order.saveCard && (order.intent.methodId != u"payment_link" || order.intent.gatewayCustomer.isEmpty()))
        return invalidField(QStringLiteral("saveCard"), QStringLiteral("only by link, for a saved customer"));
    if (const Checked<QString> text = checkDescription(order.intent.description); !text)
        return invalidField(text.error().field.isEmpty() ? QStringLiteral("description") : text.error().field,
                       text.error().detail);
    if (!order.intent.customer.isEmpty() && !facts.customerKnown)
        return invalidField(QStringLiteral("customer"), QStringLiteral("not known"));
    return std::nullopt;
}

} // namespace pos
