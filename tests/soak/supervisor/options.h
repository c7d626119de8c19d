// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The command line of mostrador-soak, checked. Pure.
#pragma once

#include "common/saleplan.h"
#include "common/steps.h"
#include "proxy/faults.h"

#include <QStringList>
#include <QUrl>

namespace soak {

/// Exit codes that all programs share.
enum class Exit { Good = 0, Failed = 1, Usage = 2, Environment = 3, Unreachable = 4 };

struct Options
{
    qint64 payments = 0;
    QList<Fault> faults; ///< active ones
    qint64 kills = 0;
    QUrl gateway; ///< empty = a judge gateway of our own
    QString account, country, currency;
    double speedup = 1;
    int concurrency = 1;
    qint64 maxSeconds = 0;
    QString folder; ///< empty = a temporary one
    quint64 seed = 1;
    QString till; ///< the program that sells
    int operations = 0; ///< percent of the sales that are captured, cancelled or given back
    int waiting = 0;    ///< percent of the sales that wait for the customer; 0 without a judge of our own
    int parts = 0;      ///< percent of the sales that are paid in two parts
    bool json = false;
    bool listFaults = false;

    PlanOptions plan() const { return {seed, !gateway.isEmpty(), operations, waiting, parts}; }
    Trade trade() const { return {waiting > 0, parts > 0}; }
};

struct ParsedOptions
{
    Options options;
    QString error; ///< empty = fine
    QString help;  ///< to be printed instead of anything else
};

ParsedOptions parseOptions(const QStringList &arguments);

} // namespace soak
