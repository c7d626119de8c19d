// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/outcome.h"

#include "common/saleplan.h"

#include <QJsonArray>

#include <cmath>

namespace soak {

namespace {

constexpr qint64 ResendWindowMs = 180'000;
constexpr qint64 WireSlackMs = 20'000; // between the till's own instant and the first byte on the wire
constexpr qsizetype MostFindings = 50;

} // namespace

QStringList brokenRules(const QHash<QString, WireRecord> &orders)
{
    QStringList rules;
    for (auto it = orders.cbegin(); it != orders.cend(); ++it) {
        const WireRecord &record = it.value();
        const QString trail = record.trail.join(u' ');
        if (record.keys.size() > 1)
            rules << QStringLiteral("order %1 was sent with %2 keys (%3)")
                         .arg(it.key())
                         .arg(record.keys.size())
                         .arg(trail);
        if (record.bodies.size() > 1)
            rules << QStringLiteral("order %1 was sent with %2 bodies (%3)")
                         .arg(it.key())
                         .arg(record.bodies.size())
                         .arg(trail);
        if (record.latestMs - record.firstMs > ResendWindowMs + WireSlackMs)
            rules << QStringLiteral("order %1 was sent again after %2 s (%3)")
                         .arg(it.key())
                         .arg((record.latestMs - record.firstMs) / 1000)
                         .arg(trail);
    }
    return rules;
}

QStringList strayAmounts(const QList<JournalRecord> &journal, const QList<GatewayRecord> &gateway,
                         const Options &options, int &wrongAmount)
{
    QStringList findings;
    const auto planned = [&](const QString &sale) { return planOf(options.seed, sale, false).minor; };
    QHash<QString, qint64> journaled;
    for (const JournalRecord &attempt : journal) {
        journaled.insert(attempt.orderId, attempt.minor);
        if (attempt.minor == planned(attempt.sale) && attempt.currency == options.currency)
            continue;
        ++wrongAmount;
        findings << QStringLiteral("order %1: %2 %3 minor units in the journal, not what was sold")
                        .arg(attempt.orderId, attempt.currency)
                        .arg(attempt.minor);
    }
    for (const GatewayRecord &payment : gateway) {
        const qint64 asked = planned(saleOfOrder(payment.orderId));
        // What differs from the journal is counted by the judgement already.
        if (!payment.tookMoney || payment.minor == asked || payment.minor != journaled.value(payment.orderId, asked))
            continue;
        ++wrongAmount;
        findings << QStringLiteral("order %1: %2 minor units taken, %3 sold")
                        .arg(payment.orderId)
                        .arg(payment.minor)
                        .arg(asked);
    }
    return findings;
}

QStringList complaints(const Outcome &outcome, const Options &options)
{
    QStringList list = outcome.verdict.findings + outcome.troubles;
    if (outcome.verdict.sales != options.payments)
        list << QStringLiteral("%1 sales were made, not %2").arg(outcome.verdict.sales).arg(options.payments);
    if (outcome.kills < options.kills)
        list << QStringLiteral("%1 kills, not %2").arg(outcome.kills).arg(options.kills);
    for (const auto &[fault, hits] : outcome.faults) {
        if (hits == 0)
            list << QStringLiteral("fault %1 was never played").arg(QString::fromLatin1(infoOf(fault).name));
    }
    for (const StepInfo &info : StepTable) {
        const auto index = static_cast<size_t>(indexOf(info.step));
        if (outcome.stepsRequired && outcome.killedAt[index] == 0)
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
            {QStringLiteral("kills"), outcome.kills},
            {QStringLiteral("requests"), outcome.requests},
            {QStringLiteral("steps"), steps},
            {QStringLiteral("killed_at"), killed},
            {QStringLiteral("faults"), faults},
            {QStringLiteral("released"), outcome.released},
            {QStringLiteral("late_money"), outcome.lateMoney},
            {QStringLiteral("findings"), QJsonArray::fromStringList(findings.mid(0, MostFindings))},
            {QStringLiteral("ok"), findings.isEmpty()},
            {QStringLiteral("seed"), static_cast<qint64>(options.seed)},
            {QStringLiteral("speedup"), options.speedup},
            {QStringLiteral("seconds"), std::round(outcome.seconds * 10) / 10},
            {QStringLiteral("gateway_url"), outcome.gateway.toString()}};
}

} // namespace soak
