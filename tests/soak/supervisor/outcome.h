// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a soak found, as the one JSON object that its users read and as lines for
// people, and whether that is good. Pure.
#pragma once

#include "common/steps.h"
#include "judge/verdict.h"
#include "proxy/faultplan.h"
#include "supervisor/options.h"

#include <QJsonObject>

namespace soak {

struct Outcome
{
    Verdict verdict;
    qint64 salesWanted = 0; ///< at least --payments; more where a step had not been met
    qint64 sent = 0; ///< sales of which a payment request was seen on the wire
    qint64 kills = 0;
    qint64 requests = 0;
    qint64 released = 0;
    qint64 givenUp = 0;
    qint64 links = 0; ///< made by our own judge
    double seconds = 0;
    QUrl gateway;
    std::array<qint64, StepCount> reached{};
    std::array<qint64, StepCount> killedAt{};
    QList<std::pair<Fault, qint64>> faults; ///< active ones and how often they were played
    bool stepsRequired = false;             ///< enough kills for every step to have had one
    QStringList troubles;                   ///< what else must not happen: crashes, alarms, broken rules of the wire
};

/// Everything that makes the run a failed one; empty = good.
QStringList complaints(const Outcome &outcome, const Options &options);
QJsonObject jsonOf(const Outcome &outcome, const Options &options);

/// CONTRACT 2.1-2.3 as the wire shows them: one key and one body an order, none sent after 180 s; a link asked for once.
QStringList brokenRules(const QHash<QString, WireRecord> &orders);
/// The same of captures, cancels and refunds, by reference; none sent after 24 h.
QStringList brokenOperationRules(const QHash<QString, WireRecord> &operations);
/// What the gateway moved beyond what the plan of the soak asks for, under whatever references. Counts in `verdict`.
QStringList strayMoves(const QList<GatewayRecord> &gateway, const PlanOptions &options, Verdict &verdict);
/// Sales in parts: each part is taken once at most, and at the end all of it is here or nothing. Counts in `verdict`.
QStringList strayParts(const QList<GatewayRecord> &gateway, const PlanOptions &options, Verdict &verdict);
/// What the plan of the soak asked for against what journal and gateway say; amounts only.
QStringList strayAmounts(const QList<JournalRecord> &journal, const QList<GatewayRecord> &gateway,
                         const Options &options, int &wrongAmount);

} // namespace soak
