// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One line of the bench: a value beside the floor taken in the same run, and the
// budget of DESIGN 9 it must keep.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <algorithm>
#include <functional>
#include <optional>

namespace pos::bench {

/// Is the figure of this id asked for?
using Wanted = std::function<bool(const QString &id)>;

struct Figure
{
    QString id;
    double value = 0; ///< median
    QString unit = QStringLiteral("ms");
    std::optional<double> p99;
    std::optional<double> floor;
    double budget = 0; ///< for value
    std::optional<double> p99Budget;
    qint64 rows = 0;              ///< of the journal, where that matters
    std::optional<double> growth = std::nullopt; ///< beside the same figure of the small journal
    std::optional<double> cpu = std::nullopt;    ///< of value, computed by the asking thread itself

    bool isKept() const { return value <= budget && (!p99 || !p99Budget || *p99 <= *p99Budget); }
    QJsonObject toJson() const
    {
        QJsonObject json{{QStringLiteral("id"), id}, {QStringLiteral("value"), value}, {QStringLiteral("unit"), unit},
                         {QStringLiteral("budget"), budget}, {QStringLiteral("ok"), isKept()}};
        if (cpu)
            json.insert(QStringLiteral("cpu"), *cpu);
        if (p99)
            json.insert(QStringLiteral("p99"), *p99);
        if (p99Budget)
            json.insert(QStringLiteral("p99_budget"), *p99Budget);
        if (rows > 0)
            json.insert(QStringLiteral("rows"), rows);
        if (growth)
            json.insert(QStringLiteral("growth"), *growth);
        if (floor) {
            json.insert(QStringLiteral("floor"), *floor);
            json.insert(QStringLiteral("ratio"), *floor > 0 ? value / *floor : 0);
        }
        return json;
    }
};

/// `share` of 0.5 is the median. The list is not empty.
inline double quantile(QList<double> values, double share)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, static_cast<qsizetype>(share * static_cast<double>(values.size()))));
}

}
