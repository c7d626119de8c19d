// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The active fault rules. Thread-safe: the training menu changes them while the
// gateway's thread serves. Rules are asked in order; the first match is used.
//
// JSON of a rule: {"match":{"method","path","nth"?,"order_id"?},"fault":NAME,"ms"?,"times"?}.
// `path` is a prefix at a segment boundary; `*` stands for any text (then the
// whole path must match); a final `$` ends a prefix there. `nth` counts matching
// requests from 1; `times` 0 or absent means always.
#pragma once

#include "base/result.h"
#include "training/faults.h"

#include <QJsonObject>
#include <QList>

#include <mutex>

namespace pos::training {

struct FaultMatch
{
    QString method = {};  ///< empty = any
    QString path = {};    ///< empty = any
    int nth = 0;          ///< 0 = every
    QString orderId = {}; ///< empty = any
};

struct FaultRule
{
    FaultMatch match = {};
    Fault fault = Fault::Stall;
    int ms = -1;   ///< -1 = the default of the table
    int times = 0; ///< 0 = always
    int seen = 0;  ///< matching requests so far
    int hits = 0;  ///< times applied
};

/// What is done to one request.
struct FaultHit
{
    Fault fault = Fault::Stall;
    int ms = 0;
};

class FaultPlan
{
public:
    void add(FaultRule rule);
    void clear();
    QList<FaultRule> rules() const;
    /// Counts the request in every rule and returns what the first applicable one does to it.
    std::optional<FaultHit> take(const QString &method, const QString &path, const QString &orderId);

private:
    mutable std::mutex m_mutex;
    QList<FaultRule> m_rules;
};

bool pathMatches(const QString &pattern, const QString &path);
QJsonObject faultRuleToJson(const FaultRule &rule);
/// {"rules":[...]}; an error's context.field is the JSON path at fault, e.g. "rules[2].fault".
Result<QList<FaultRule>> parseScenario(const QByteArray &json);
Result<FaultRule> parseFaultRule(const QJsonValue &value, const QString &jsonPath);

} // namespace pos::training
