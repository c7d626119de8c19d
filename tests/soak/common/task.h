// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the supervisor asks of the till: one JSON file in their folder, written
// once and read at every start of the till. Keys are never part of it.
#pragma once

#include "common/saleplan.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace soak {

struct Task
{
    QString folder; ///< of board, journal and this task
    QUrl gateway;   ///< where the till calls: the fault proxy
    QString account, country, currency;
    int concurrency = 1; ///< sales that are open at once
    double speedup = 1;
    quint64 seed = 0;
    bool immediate = false; ///< see PlanOptions
    int operations = 0;     ///< see PlanOptions
    int waiting = 0;        ///< see PlanOptions
    int parts = 0;          ///< see PlanOptions

    PlanOptions plan() const { return {seed, immediate, operations, waiting, parts}; }

    QString boardPath() const { return folder + QStringLiteral("/board"); }
    QString journalPath() const { return folder + QStringLiteral("/journal.db"); }
    bool save() const;
    static std::optional<Task> load(const QString &folder);
};

} // namespace soak
