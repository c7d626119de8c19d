// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/payment.h"

#include "domain/checkedmath.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

bool isMereCheck(const Transaction &transaction)
{
    static constexpr std::array Checks{"VERIFY",         "FRAUD_SCREENING",        "THREE_D_SECURE",
                                       "SPLIT_TRANSFER", "SPLIT_TRANSFER_REVERSE", "SPLIT_TRANSFER_REVERSAL"};
    return std::ranges::any_of(Checks, [&](const char *type) { return transaction.type == QLatin1String(type); });
}

// Amounts whose white-listed status counts: captured where only a part was, else the value.
bool amountMatches(const Payment &payment, Money asked)
{
    if (!asked.isValid() || !asked.isPositive())
        return false;
    if (payment.status.subStatus == QLatin1String("PARTIALLY_CAPTURED"))
        return payment.captured == asked;
    return payment.amount == asked;
}

/// Captured in part, of exactly the hold that was asked for.
bool isPartOf(const Payment &payment, Money asked)
{
    return payment.status.subStatus == QLatin1String("PARTIALLY_CAPTURED") && payment.amount == asked &&
           payment.captured && payment.captured->currency() == asked.currency() && payment.captured->isPositive() &&
           payment.captured->minor() <= asked.minor();
}

bool isPowerOfTenOf(qint64 a, qint64 b)
{
    if (a == 0 || b == 0 || (a < 0) != (b < 0))
        return false;
    quint64 large = std::max(checked::magnitude(a), checked::magnitude(b));
    const quint64 small = std::min(checked::magnitude(a), checked::magnitude(b));
    while (large > small && large % 10 == 0)
        large /= 10;
    return large == small;
}

// Succeeded transactions of one type, in the payment's currency; what cannot be added is left out.
qint64 sumOf(const Payment &payment, QLatin1String type)
{
    qint64 sum = 0;
    for (const Transaction &t : payment.transactions) {
        if (t.type == type && t.status == QLatin1String("SUCCEEDED") && t.amount &&
            t.amount->currency() == payment.amount.currency())
            sum = checked::add(sum, t.amount->minor()).value_or(sum);
    }
    return sum;
}

// What the customer paid and nobody disputes as a whole, before refunds.
qint64 takenMinor(const Payment &payment)
{
    if (payment.captured && payment.captured->isPositive())
        return payment.captured->minor();
    switch (payment.facts().money) {
    case MoneyEffect::Yes:
    case MoneyEffect::YesLess: return payment.amount.minor();
    case MoneyEffect::PartlyYes: // the value would be too much, and nobody told the captured part
        return std::min(payment.amount.minor(),
                        std::max(sumOf(payment, QLatin1String("CAPTURE")), sumOf(payment, QLatin1String("PURCHASE"))));
    case MoneyEffect::No:
    case MoneyEffect::Hold:
    case MoneyEffect::Back:
    case MoneyEffect::HoldOrNo:
    case MoneyEffect::BackOrNo:
    case MoneyEffect::Unsure: return 0;
    }
    return 0;
}

}

const Transaction *Payment::decisive() const
{
    const auto newest = [this](auto &&wanted) -> const Transaction * {
        const auto found = std::find_if(transactions.crbegin(), transactions.crend(), wanted);
        return found == transactions.crend() ? nullptr : &*found;
    };
    const Transaction *result = nullptr;
    // A fraud check that overruled the bank is itself the explanation.
    if (status.subStatus == QLatin1String("FRAUD_DECLINED"))
        result = newest([](const Transaction &t) { return t.type == QLatin1String("FRAUD_SCREENING"); });
    if (!result)
        result = newest([](const Transaction &t) { return !isMereCheck(t); });
    return result || transactions.isEmpty() ? result : &transactions.constLast();
}

Money Payment::refundable() const
{
    if (!amount.isValid())
        return {};
    const StatusFacts known = facts();
    const bool contested = known.statusClass == StatusClass::Dispute && known.status != QLatin1String("SUCCEEDED");
    const bool moneyIsHere =
        known.money == MoneyEffect::Yes || known.money == MoneyEffect::YesLess || known.money == MoneyEffect::PartlyYes;
    if (contested || !moneyIsHere)
        return Money::zero(amount.currency()); // CHARGEBACK_IN_PROCESS, given back already, or never taken
    // What is disputed in part is gone until the dispute is won.
    const qint64 disputed =
        known.statusClass == StatusClass::Dispute ? sumOf(*this, QLatin1String("CHARGEBACK")) : qint64(0);
    const qint64 gone = (refunded && refunded->isPositive() ? refunded->minor() : 0) + disputed;
    return Money::fromMinor(std::max<qint64>(0, takenMinor(*this) - gone), amount.currency());
}

EchoVerdict compareEcho(const Payment &answer, Money asked, const MerchantOrderId &orderId, const QString &accountId)
{
    if (!answer.orderId.isEmpty() && answer.orderId != orderId)
        return EchoVerdict::ForeignOrder;
    if (!answer.accountId.isEmpty() && !accountId.isEmpty() &&
        answer.accountId.compare(accountId, Qt::CaseInsensitive) != 0)
        return EchoVerdict::ForeignAccount;
    if (!answer.amount.isValid())
        return EchoVerdict::AmountUnreadable;
    if (answer.amount.currency() != asked.currency())
        return EchoVerdict::OtherCurrency;
    if (answer.amount == asked)
        return EchoVerdict::Matches;
    return isPowerOfTenOf(answer.amount.minor(), asked.minor()) ? EchoVerdict::PowerOfTen : EchoVerdict::OtherAmount;
}

bool paidExactly(const Payment &payment, Money asked)
{
    return payment.facts().inPaidWhiteList && amountMatches(payment, asked);
}

Payment keepingArtefacts(Payment fresh, const std::optional<Payment> &earlier)
{
    if (!earlier || earlier->id != fresh.id || fresh.facts().isFinal)
        return fresh;
    const PaymentMethodInfo &old = earlier->method;
    using A = PaymentArtefacts; // one by one: not every answer brings all of them again
    for (QString A::*const part : {&A::imageUrl, &A::copyText, &A::number, &A::barcode, &A::barcodeFormat, &A::voucherType, &A::instruction,
                                   &A::bankName, &A::bankAccount, &A::beneficiary, &A::reference}) {
        if ((fresh.method.artefacts.*part).isEmpty())
            fresh.method.artefacts.*part = old.artefacts.*part;
    }
    if (fresh.method.redirectUrl.isEmpty())
        fresh.method.redirectUrl = old.redirectUrl;
    if (fresh.method.expiresMs == 0)
        fresh.method.expiresMs = old.expiresMs;
    return fresh;
}

AttemptState attemptStateOf(const Payment &payment, Money asked, bool onlyAuthorized)
{
    const StatusFacts known = payment.facts();
    if (onlyAuthorized && isPartOf(payment, asked))
        return known.attemptState;
    // Promise 4: nothing counts as money unless the amount is the one that was asked.
    if ((known.inPaidWhiteList || isPaid(known.attemptState)) && !amountMatches(payment, asked))
        return AttemptState::Unknown;
    return known.attemptState;
}

}
