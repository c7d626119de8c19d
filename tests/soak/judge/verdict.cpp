// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "judge/verdict.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <map>

namespace soak {

namespace {

template <size_t N> bool isOneOf(const QString &state, const std::array<const char *, N> &names)
{
    return std::ranges::any_of(names, [&state](const char *name) { return state == QLatin1String(name); });
}

/// The journal says that money was taken.
bool saysMoney(const QString &state)
{
    return isOneOf(state, std::array{"Approved", "Captured", "PartlyRefunded", "Refunded", "Disputed"});
}

bool isUnsettled(const QString &state)
{
    return isOneOf(state, std::array{"Draft", "Recorded", "Sending", "Unknown", "WaitingCustomer"});
}

QString saleOf(const QString &orderId)
{
    return orderId.section(u'-', 0, -2);
}

struct SaleFacts
{
    QList<JournalRecord> attempts;
    int payments = 0; ///< that took money
};

void classify(const QString &sale, const SaleFacts &facts, Verdict &verdict)
{
    if (facts.payments > 1) {
        ++verdict.doubleCharged;
        verdict.findings << QStringLiteral("sale %1 was charged %2 times").arg(sale).arg(facts.payments);
    }
    if (facts.attempts.isEmpty())
        return; // the orders of such a sale are found lost already
    ++verdict.sales;
    const bool paid = std::ranges::any_of(facts.attempts, [](const auto &a) { return saysMoney(a.state); });
    const auto open = std::ranges::find_if(
        facts.attempts, [](const JournalRecord &a) { return isUnsettled(a.state) && !a.released; });
    const JournalRecord &last = *std::ranges::max_element(facts.attempts, {}, &JournalRecord::number);
    if (open != facts.attempts.end() || (!paid && isUnsettled(last.state))) {
        ++verdict.unknownLeft;
        const JournalRecord &left = open != facts.attempts.end() ? *open : last;
        verdict.findings << QStringLiteral("order %1 was left %2").arg(left.orderId, left.state);
    } else if (paid) {
        ++verdict.approved;
    } else if (last.state == QLatin1String("Declined")) {
        ++verdict.declined;
    } else {
        ++verdict.otherFinal;
    }
}

} // namespace

Verdict judgement(const QList<JournalRecord> &journal, const QList<GatewayRecord> &gateway)
{
    Verdict verdict;
    std::map<QString, SaleFacts> sales;
    QHash<QString, const JournalRecord *> byOrder;
    for (const JournalRecord &attempt : journal) {
        sales[attempt.sale].attempts.append(attempt);
        byOrder.insert(attempt.orderId, &attempt);
    }
    QHash<QString, int> charged; // money-taking payments by order
    for (const GatewayRecord &payment : gateway) {
        if (!payment.tookMoney)
            continue;
        ++charged[payment.orderId];
        const JournalRecord *attempt = byOrder.value(payment.orderId);
        ++sales[attempt ? attempt->sale : saleOf(payment.orderId)].payments;
        if (!attempt) {
            ++verdict.lost;
            verdict.findings << QStringLiteral("order %1 was charged, the journal does not know it").arg(payment.orderId);
        } else if (payment.minor != attempt->minor || payment.currency != attempt->currency) {
            ++verdict.wrongAmount;
            verdict.findings << QStringLiteral("order %1: %2 %3 minor units taken, %4 %5 asked")
                                    .arg(payment.orderId, payment.currency)
                                    .arg(payment.minor)
                                    .arg(attempt->currency)
                                    .arg(attempt->minor);
        }
    }
    for (const JournalRecord &attempt : journal) {
        if (saysMoney(attempt.state) == (charged.value(attempt.orderId) > 0))
            continue;
        ++verdict.lost;
        verdict.findings << QStringLiteral("order %1: the journal says %2, the gateway took money %3 times")
                                .arg(attempt.orderId, attempt.state)
                                .arg(charged.value(attempt.orderId));
    }
    for (const auto &[sale, facts] : sales)
        classify(sale, facts, verdict);
    return verdict;
}

} // namespace soak
