// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Steps of the machine of operations, in the few words that its tests need.
#pragma once

#include "domain/operationevidence.h"
#include "domain/operationmachine.h"
#include "domain/operationrules.h"
#include "domain/paymentmethod.h"
#include "domain/paymentschedule.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"

#include <QtTest>

namespace pos::test {

inline constexpr qint64 Now = ManualClock::Start;
using schedule::Second;
using schedule::Minute;
using schedule::Hour;

inline Payment untouched(const Operation &o)
{
    Payment payment = showing(o, "DECLINED");
    payment.transactions.removeLast();
    return payment;
}

inline opevent::PostFailed failure(ErrorKind kind, int status, const char *code)
{
    opevent::PostFailed failed;
    failed.error = Error{kind, {.httpStatus = status, .code = QString::fromLatin1(code)}};
    return failed;
}

template <typename C> const C *find(const OperationStep &step)
{
    for (const OperationCommand &command : step.commands) {
        if (const auto *found = std::get_if<C>(&command))
            return found;
    }
    return nullptr;
}

inline qint64 wakeOf(const OperationStep &step)
{
    const auto *wake = find<command::WakeAt>(step);
    return wake ? wake->atMs : 0;
}

inline opevent::PaymentSeen seen(const Payment &payment, bool own = true)
{
    return {payment, own};
}

} // namespace pos::test
