// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What happens to a capture, cancel or refund: a pure function (operation, event,
// now) -> step, with CONTRACT 2.3's row for them to the letter. Same key; read
// the payment and look for our transaction; absent after two minutes and the key
// younger than 24 h, same key again; older, a person decides. An answer alone is
// never believed: Done comes from the payment as read.
//
// The runner (services/operationrunner) commits `next` when `record` is set,
// announces it, and only then carries out the commands. One request is under way
// per operation at any time. Events that mean nothing in a state change nothing.
#pragma once

#include "domain/operation.h"
#include "domain/paymentmachine.h"

#include <array>
#include <variant>

namespace pos {

namespace opevent {

/// Intent, key and reference are complete.
using Recorded = event::Recorded;
/// The payment was read, the operation is still possible, and its bytes are ready.
struct Prepared
{
    TransactionId target;
    QByteArray body;
    OperationBasis basis;
    OperationIntent intent; ///< `whole` as it is now
};
/// Not read, not possible any more, or no body. Nothing left, whatever the error.
using PreparationFailed = event::PreparationFailed;
/// 2xx with a readable body.
struct Answered
{
    TransactionId transaction; ///< that the answer names; empty when it names none
};
/// As for payments (services/postfailure); provesNoPayment = this very request moved nothing.
using PostFailed = event::PostFailed;
/// The payment as somebody read it. `own` = read for this operation after its last try ended, so that
/// absence means something.
struct PaymentSeen
{
    Payment payment;
    bool own = true;
};
using ReadFailed = event::ReadFailed;
using TimerDue = event::TimerDue;
using Restarted = event::Restarted;
using CheckNow = event::CheckNow;
/// A manager decides that an Undecided one did not happen.
struct GivenUp
{
    QString note;
};

} // namespace opevent

using OperationInput = std::variant<opevent::Recorded, opevent::Prepared, opevent::PreparationFailed, opevent::Answered,
                                    opevent::PostFailed, opevent::PaymentSeen, opevent::ReadFailed, opevent::TimerDue,
                                    opevent::Restarted, opevent::CheckNow, opevent::GivenUp>;

namespace command {

/// POST operation.body with operation.key.
struct SendOperation
{
    friend bool operator==(const SendOperation &, const SendOperation &) = default;
};

} // namespace command

using OperationCommand = std::variant<command::Prepare, command::SendOperation, command::ReadById, command::WakeAt,
                                      command::Alarm, command::KeysRefused>;

struct OperationStep
{
    Operation next;
    QList<OperationCommand> commands;
    bool changed = false; ///< announce it
    bool record = false;  ///< commit it, before anything else
    QString kind;         ///< of the timeline line, see OperationEvent::kind
    QString rule;
    QString note; ///< English, for support

    friend bool operator==(const OperationStep &, const OperationStep &) = default;
};

OperationStep advance(const Operation &operation, const OperationInput &event, qint64 nowMs);

namespace opschedule {
/// Reads of an Unclear one, counted from the first unclear result.
inline constexpr std::array<qint64, 4> ReadOffsets{10'000, 30'000, 60'000, 120'000};
/// Not to be seen that long after the last try ended: the same key may go out again.
inline constexpr qint64 AbsentAfter = 120'000;
/// May the same key leave at `atMs`? Within its 24 h, and by a clock that makes sense.
bool mayResend(const Operation &operation, qint64 atMs);
/// Also within the window in which a key goes out again without looking (CONTRACT 2.3, first step).
bool mayResendAtOnce(const Operation &operation, qint64 atMs);
/// Still within the patience for tries of which no byte left?
bool isPatient(const Operation &operation, qint64 nowMs);
/// Next read of an Unclear one: 10, 30, 60, 120 s after the first unclear result, two minutes after the
/// last one, then with growing pauses.
qint64 nextReadAt(const Operation &operation, qint64 nowMs);
/// Pause before the next read while Yuno is at work.
qint64 readPause(const Operation &operation, qint64 nowMs);
} // namespace opschedule

/// Problem codes of our own.
namespace problemcode {
inline constexpr QLatin1StringView OtherAmountMoved{"OTHER_AMOUNT_MOVED"}; ///< not what was asked
} // namespace problemcode

} // namespace pos
