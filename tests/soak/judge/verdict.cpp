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

    int parts() const { return attempts.isEmpty() ? 1 : attempts.constFirst().parts; }
};

void classify(const QString &sale, const SaleFacts &facts, Verdict &verdict)
{
    if (facts.payments > facts.parts()) {
        ++verdict.doubleCharged;
        verdict.findings << QStringLiteral("sale %1 was charged %2 times").arg(sale).arg(facts.payments);
    }
    if (facts.attempts.isEmpty())
        return; // the orders of such a sale are found lost already
    ++verdict.sales;
    const bool paid = std::ranges::any_of(facts.attempts, [](const auto &a) { return saysMoney(a.state); });
    const auto open = std::ranges::find_if(
        facts.attempts, [](const JournalRecord &a) {
            // What was let go because nobody knows of it stays Unknown; what waits for a customer has an end of its own.
            return isUnsettled(a.state) && (!a.released || a.state == QLatin1String("WaitingCustomer"));
        });
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

/// One payment's moves among themselves.
void judgeMoves(const GatewayRecord &payment, Verdict &verdict)
{
    const auto complain = [&](int &counter, const char *what) {
        ++counter;
        verdict.findings << QStringLiteral("order %1: %2").arg(payment.orderId, QLatin1String(what));
    };
    QHash<QString, int> refunds, captures; // by reference
    for (const GatewayMove &move : payment.moves) {
        const bool refund = move.type == QLatin1String("REFUND");
        const bool capture = move.type == QLatin1String("CAPTURE");
        verdict.refunds += refund ? 1 : 0;
        verdict.captures += capture ? 1 : 0;
        verdict.cancels += refund || capture ? 0 : 1;
        refunds[move.reference] += refund ? 1 : 0;
        captures[move.reference] += capture ? 1 : 0;
    }
    const auto isTwice = [](int times) { return times > 1; };
    const qint64 captured = payment.moved("CAPTURE");
    if (std::ranges::any_of(captures, isTwice) || captured > payment.minor)
        complain(verdict.doubleCaptured, "captured twice, or more than was held");
    if (std::ranges::any_of(refunds, isTwice))
        complain(verdict.doubleRefunded, "one refund was carried out twice");
    if (payment.moved("REFUND") > (payment.authorized ? captured : payment.minor))
        complain(verdict.overRefunded, "more was given back than was taken");
}

bool isOver(const QString &operationState)
{
    return isOneOf(operationState, std::array{"Done", "Declined", "Refused", "GivenUp"});
}

void judgeOperations(const QList<JournalOperation> &operations, const QList<GatewayRecord> &gateway, Verdict &verdict)
{
    struct Carried
    {
        const GatewayRecord *payment = nullptr;
        const GatewayMove *move = nullptr;
        bool known = false;
    };
    QHash<QString, Carried> carried; // by reference
    for (const GatewayRecord &payment : gateway) {
        judgeMoves(payment, verdict);
        for (const GatewayMove &move : payment.moves)
            carried[move.reference] = {&payment, &move, false};
    }
    for (const JournalOperation &operation : operations) {
        const bool done = operation.state == QLatin1String("Done");
        ++verdict.operations;
        verdict.operationsDone += done ? 1 : 0;
        const auto found = carried.find(operation.reference);
        const bool happened = found != carried.end();
        if (!isOver(operation.state)) {
            ++verdict.operationsLeft;
            verdict.findings << QStringLiteral("operation %1 was left %2").arg(operation.reference, operation.state);
        }
        if (done != happened) {
            ++verdict.lostOperations;
            verdict.findings << QStringLiteral("operation %1: the journal says %2, the gateway %3")
                                    .arg(operation.reference, operation.state,
                                         happened ? QLatin1String("did it") : QLatin1String("did nothing"));
        }
        if (!happened)
            continue;
        found->known = true;
        const bool moves = found->move->type != QLatin1String("CANCEL"); // a hold is let go as a whole
        if (found->payment->orderId != operation.orderId || found->payment->currency != operation.currency ||
            (moves && found->move->minor != operation.minor)) {
            ++verdict.wrongMoved;
            verdict.findings << QStringLiteral("operation %1: %2 minor units moved, %3 asked")
                                    .arg(operation.reference)
                                    .arg(found->move->minor)
                                    .arg(operation.minor);
        }
    }
    for (auto it = carried.cbegin(); it != carried.cend(); ++it) {
        if (it->known)
            continue;
        ++verdict.lostOperations;
        verdict.findings << QStringLiteral("operation %1 was carried out, the journal does not know it").arg(it.key());
    }
}

} // namespace

qint64 GatewayRecord::moved(const char *type) const
{
    qint64 sum = 0;
    for (const GatewayMove &move : moves)
        sum += move.type == QLatin1String(type) ? move.minor : 0;
    return sum;
}

Verdict judgement(const QList<JournalRecord> &journal, const QList<GatewayRecord> &gateway,
                  const QList<JournalOperation> &operations)
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
    for (const JournalRecord &attempt : journal) {
        const bool late = attempt.released && charged.value(attempt.orderId) > 0;
        verdict.lateMoney += late ? 1 : 0;
        if (late == attempt.alarmed)
            continue;
        ++verdict.wrongAlarms;
        verdict.findings << QStringLiteral("order %1: %2").arg(attempt.orderId, late ? QStringLiteral("late money without an alarm")
                                                                                          : QStringLiteral("an alarm for no late money"));
    }
    for (const auto &[sale, facts] : sales)
        classify(sale, facts, verdict);
    judgeOperations(operations, gateway, verdict);
    return verdict;
}

} // namespace soak
