// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The banks of the methods that ask for one (CONTRACT 5.3), for the shop's country
// and account. A list is remembered for a day while the program runs; an empty
// one and a failure are not: the next question asks again. Questions that come
// while one is under way share its answer. Nothing depends on it to take a
// payment. Engine thread; owned by EngineCore.
#pragma once

#include "base/clock.h"
#include "ports/gatewayport.h"

#include <QHash>

#include <functional>
#include <map>

namespace pos {

class BankList
{
public:
    using Done = std::function<void(const Result<QList<Bank>> &)>;
    BankList(GatewayPort &gateway, const Clock &clock, const Settings &settings);

    /// InvalidInput with the field "method" for a method that asks for no bank.
    void ask(const QString &methodId, Done done);

private:
    struct Known
    {
        QList<Bank> banks;
        qint64 askedMs = 0; ///< monotonic
    };
    struct Question
    {
        Call call;
        QList<Done> waiting;
    };
    void answer(const QString &key, const Result<QList<Bank>> &result);

    GatewayPort &m_gateway;
    const Clock &m_clock;
    const Settings &m_settings;
    QHash<QString, Known> m_known; ///< by environment, gateway, account, country and method
    std::map<QString, Question> m_questions;
    Call m_finished; ///< its handler may still be on the stack
};

} // namespace pos
