// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/outcome.h"

#include "common/saleplan.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace soak {

namespace {

constexpr qint64 ResendWindowMs = 180'000;
constexpr qint64 WireSlackMs = 20'000; // between the till's own instant and the first byte on the wire
constexpr qint64 KeyLifetimeMs = 24 * 3'600'000;
constexpr qsizetype MostFindings = 50;

QStringList oneKeyOneBody(const QHash<QString, WireRecord> &records, const char *what)
{
    QStringList rules;
    for (auto it = records.cbegin(); it != records.cend(); ++it) {
        const auto complain = [&](qsizetype count, const char *of) {
            if (count > 1)
                rules << QStringLiteral("%1 %2 was sent with %3 %4 (%5)")
                             .arg(QLatin1String(what), it.key(), QString::number(count), QLatin1String(of),
                                  it->trail.join(u' '));
        };
        complain(it->keys.size(), "keys");
        complain(it->bodies.size(), "bodies");
    }
    return rules;
}

} // namespace

QStringList brokenRules(const QHash<QString, WireRecord> &orders)
{
    QStringList rules = oneKeyOneBody(orders, "order");
    for (auto it = orders.cbegin(); it != orders.cend(); ++it) {
        const WireRecord &record = it.value();
        if (record.isLink && record.posts > 1) // nothing protects its creation (CONTRACT 7)
            rules << QStringLiteral("a link was asked for %1 times under order %2 (%3)")
                         .arg(record.posts)
                         .arg(it.key(), record.trail.join(u' '));
        if (record.latestMs - record.firstMs > ResendWindowMs + WireSlackMs)
            rules << QStringLiteral("order %1 was sent again after %2 s (%3)")
                         .arg(it.key())
                         .arg((record.latestMs - record.firstMs) / 1000)
                         .arg(record.trail.join(u' '));
    }
    return rules;
}

QStringList brokenOperationRules(const QHash<QString, WireRecord> &operations)
{
    QStringList rules = oneKeyOneBody(operations, "operation");
    for (auto it = operations.cbegin(); it != operations.cend(); ++it) {
        if (it->latestMs - it->firstMs > KeyLifetimeMs)
            rules << QStringLiteral("operation %1 was sent again after a day").arg(it.key());
    }
    return rules;
}

QStringList strayMoves(const QList<GatewayRecord> &gateway, const PlanOptions &options, Verdict &verdict)
{
    QStringList findings;
    const auto complain = [&findings](int &counter, const GatewayRecord &payment, const QString &what) {
        ++counter;
        findings << QStringLiteral("order %1: %2").arg(payment.orderId, what);
    };
    for (GatewayRecord payment : gateway) {
        QSet<QString> seen; // what was carried out twice under one reference is counted by the judgement already
        payment.moves.removeIf([&seen](const GatewayMove &move) {
            const bool again = seen.contains(move.reference);
            seen.insert(move.reference);
            return again;
        });
        if (payment.moves.isEmpty())
            continue;
        const SalePlan plan = planOf(options, saleOfOrder(payment.orderId));
        using Kind = PlannedMove::Kind;
        const qint64 wanted = plan.isInParts() ? payment.minor : plan.total(Kind::Refund); // a part goes back as a whole
        if (payment.moved("REFUND") > wanted)
            complain(verdict.doubleRefunded, payment, QStringLiteral("more was given back than anybody wanted"));
        if (payment.moved("CAPTURE") > plan.total(Kind::Capture))
            complain(verdict.doubleCaptured, payment, QStringLiteral("more was captured than anybody wanted"));
        if (payment.moved("CANCEL") > plan.total(Kind::Cancel))
            complain(verdict.wrongMoved, payment, QStringLiteral("let go, which nobody wanted"));
    }
    return findings;
}

QStringList strayParts(const QList<GatewayRecord> &gateway, const PlanOptions &options, Verdict &verdict)
{
    struct Kept
    {
        QHash<qint64, int> payments; ///< by amount
        qint64 minor = 0;
    };
    std::map<QString, Kept> sales;
    for (const GatewayRecord &payment : gateway) {
        const QString sale = saleOfOrder(payment.orderId);
        if (!payment.tookMoney || !planOf(options, sale).isInParts())
            continue;
        Kept &kept = sales[sale];
        ++kept.payments[payment.minor];
        kept.minor += payment.minor - payment.moved("REFUND");
    }
    QStringList findings;
    for (const auto &[sale, kept] : sales) {
        const qint64 total = planOf(options, sale).minor;
        ++verdict.inParts;
        verdict.paidBack += kept.minor == 0 ? 1 : 0;
        if (std::ranges::any_of(kept.payments, [](int times) { return times > 1; })) {
            ++verdict.doubleCharged;
            findings << QStringLiteral("sale %1: a part was charged twice").arg(sale);
        }
        if (kept.minor != 0 && kept.minor != total) {
            ++verdict.halfPaid;
            findings << QStringLiteral("sale %1: %2 of %3 minor units were kept").arg(sale).arg(kept.minor).arg(total);
        }
    }
    return findings;
}

QStringList strayAmounts(const QList<JournalRecord> &journal, const QList<GatewayRecord> &gateway,
                         const Options &options, int &wrongAmount)
{
    QStringList findings;
    const auto planned = [&](const QString &sale) { return planOf(options.plan(), sale).parts(); };
    QHash<QString, qint64> journaled;
    for (const JournalRecord &attempt : journal) {
        journaled.insert(attempt.orderId, attempt.minor);
        if (planned(attempt.sale).contains(attempt.minor) && attempt.currency == options.currency)
            continue;
        ++wrongAmount;
        findings << QStringLiteral("order %1: %2 %3 minor units in the journal, not what was sold")
                        .arg(attempt.orderId, attempt.currency)
                        .arg(attempt.minor);
    }
    for (const GatewayRecord &payment : gateway) {
        // What differs from the journal is counted by the judgement already.
        if (!payment.tookMoney || planned(saleOfOrder(payment.orderId)).contains(payment.minor) ||
            payment.minor != journaled.value(payment.orderId, payment.minor))
            continue;
        ++wrongAmount;
        findings << QStringLiteral("order %1: %2 minor units taken, which is not what was sold")
                        .arg(payment.orderId)
                        .arg(payment.minor);
    }
    return findings;
}

QStringList complaints(const Outcome &outcome, const Options &options)
{
    QStringList list = outcome.verdict.findings + outcome.troubles;
    if (outcome.verdict.sales != outcome.salesWanted)
        list << QStringLiteral("%1 sales were made, not %2").arg(outcome.verdict.sales).arg(outcome.salesWanted);
    if (outcome.kills < options.kills)
        list << QStringLiteral("%1 kills, not %2").arg(outcome.kills).arg(options.kills);
    for (const auto &[fault, hits] : outcome.faults) {
        if (hits == 0)
            list << QStringLiteral("fault %1 was never played").arg(QString::fromLatin1(infoOf(fault).name));
    }
    for (const StepInfo &info : StepTable) {
        const auto index = static_cast<size_t>(indexOf(info.step));
        const bool planned = canBePassed(info.step, options.trade());
        if (outcome.stepsRequired && planned && outcome.killedAt[index] == 0)
            list << QStringLiteral("the till was never killed at step %1").arg(QString::fromLatin1(info.name));
    }
    return list;
}

QJsonObject jsonOf(const Outcome &outcome, const Options &options)
{
    const Verdict &verdict = outcome.verdict;
    QJsonObject steps, killed, faults;
    for (const StepInfo &info : StepTable) {
        const auto index = static_cast<size_t>(indexOf(info.step));
        steps.insert(QLatin1String(info.name), outcome.reached[index]);
        killed.insert(QLatin1String(info.name), outcome.killedAt[index]);
    }
    for (const auto &[fault, hits] : outcome.faults)
        faults.insert(QLatin1String(infoOf(fault).name), hits);
    const QStringList findings = complaints(outcome, options);
    return {{QStringLiteral("sales"), verdict.sales},
            {QStringLiteral("sent"), outcome.sent},
            {QStringLiteral("approved"), verdict.approved},
            {QStringLiteral("declined"), verdict.declined},
            {QStringLiteral("other_final"), verdict.otherFinal},
            {QStringLiteral("unknown_left"), verdict.unknownLeft},
            {QStringLiteral("double_charged"), verdict.doubleCharged},
            {QStringLiteral("lost"), verdict.lost},
            {QStringLiteral("wrong_amount"), verdict.wrongAmount},
            {QStringLiteral("operations"), verdict.operations},
            {QStringLiteral("operations_done"), verdict.operationsDone},
            {QStringLiteral("captures"), verdict.captures},
            {QStringLiteral("cancels"), verdict.cancels},
            {QStringLiteral("refunds"), verdict.refunds},
            {QStringLiteral("operations_left"), verdict.operationsLeft},
            {QStringLiteral("double_captured"), verdict.doubleCaptured},
            {QStringLiteral("double_refunded"), verdict.doubleRefunded},
            {QStringLiteral("over_refunded"), verdict.overRefunded},
            {QStringLiteral("lost_operations"), verdict.lostOperations},
            {QStringLiteral("wrong_moved"), verdict.wrongMoved},
            {QStringLiteral("in_parts"), verdict.inParts},
            {QStringLiteral("paid_back"), verdict.paidBack},
            {QStringLiteral("half_paid"), verdict.halfPaid},
            {QStringLiteral("wrong_alarms"), verdict.wrongAlarms},
            {QStringLiteral("kills"), outcome.kills},
            {QStringLiteral("requests"), outcome.requests},
            {QStringLiteral("steps"), steps},
            {QStringLiteral("killed_at"), killed},
            {QStringLiteral("faults"), faults},
            {QStringLiteral("released"), outcome.released},
            {QStringLiteral("given_up"), outcome.givenUp},
            {QStringLiteral("links"), outcome.links},
            {QStringLiteral("late_money"), verdict.lateMoney},
            {QStringLiteral("findings"), QJsonArray::fromStringList(findings.mid(0, MostFindings))},
            {QStringLiteral("ok"), findings.isEmpty()},
            {QStringLiteral("seed"), static_cast<qint64>(options.seed)},
            {QStringLiteral("speedup"), options.speedup},
            {QStringLiteral("seconds"), std::round(outcome.seconds * 10) / 10},
            {QStringLiteral("gateway_url"), outcome.gateway.toString()}};
}

} // namespace soak
