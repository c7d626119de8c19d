// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What happens to an attempt: a pure function (attempt, event, now) -> step.
// The rules of DESIGN 3 and CONTRACT 2.1-2.4 live here and nowhere else.
//
// The runner (services/paymentrunner) feeds an event, commits `next` when
// `record` is set, announces it, and only then carries out the commands; so
// whatever may have happened outside is in the journal first. A command that
// sends is counted in the step that orders it: there is no instant at which a
// byte may have left and the journal does not know. One request is under way
// per attempt at any time. Events that mean nothing in a state change nothing.
#pragma once

#include "domain/attempt.h"

#include <QList>
#include <QString>

#include <variant>

namespace pos {

namespace event {

/// Key, order id and intent are complete.
struct Recorded
{
};
/// Session (empty for DIRECT) and exact body are ready to be sent.
struct Prepared
{
    CheckoutSessionId session;
    QByteArray body;
    qint64 linkFinishMs = 0; ///< of a payment link: the end of its time, as the body asks for it
};
/// No session or no body. Nothing of the payment left, whatever the error.
struct PreparationFailed
{
    Error error;
};
/// 2xx of POST /payments with a readable payment. `accountId` is the account we asked with.
struct PaymentAnswered
{
    Payment payment;
    QString accountId;
};
/// How a failed POST /payments is to be taken (services/postfailure, from ports/apicodes).
struct PostFailed
{
    Error error;
    bool mayHaveLeft = true;      ///< false = certainly no byte of this try left
    bool provesNoPayment = false; ///< this very request made no payment
    bool sameKeyAgain = false;    ///< CONTRACT 1.6 says SAME
    bool keysRefused = false;
};
/// 2xx of POST /payment-links with a readable link.
struct LinkAnswered
{
    PaymentLink link;
    QString accountId;
};
/// A link as read, or as the answer of its cancellation.
struct LinkRead
{
    PaymentLink link;
    QString accountId;
};
struct LinkReadFailed
{
    Error error;
    bool keysRefused = false;
};
struct LinkCancelFailed
{
    Error error;
    bool keysRefused = false;
};
struct LookupAnswered
{
    QList<Payment> payments;
    QString accountId;
};
struct LookupFailed
{
    Error error;
    bool keysRefused = false;
};
struct PaymentRead
{
    Payment payment;
    QString accountId;
};
struct ReadFailed
{
    Error error;
    bool keysRefused = false;
};
/// The time of the last WakeAt has come.
struct TimerDue
{
};
/// Found in the journal at start.
struct Restarted
{
};
/// A manager lets the sale be sold another way.
struct Released
{
    QString note;
};
/// Somebody wants to know now; also: the keys work again, the gateway is back.
struct CheckNow
{
};

} // namespace event

using MachineEvent =
    std::variant<event::Recorded, event::Prepared, event::PreparationFailed, event::PaymentAnswered, event::PostFailed,
                 event::LinkAnswered, event::LinkRead, event::LinkReadFailed, event::LinkCancelFailed,
                 event::LookupAnswered, event::LookupFailed, event::PaymentRead, event::ReadFailed, event::TimerDue,
                 event::Restarted, event::Released, event::CheckNow>;

enum class AlarmKind {
    LateMoney,         ///< money for an attempt that was released or settled without money
    AmountMismatch,    ///< the echo is off by a power of ten: the till blocks
    RegisterCollision, ///< somebody else pays under our order id
    SecondPayment,     ///< two payments took money for one attempt
};

namespace command {

struct Prepare
{
    friend bool operator==(const Prepare &, const Prepare &) = default;
};
/// POST attempt.body with attempt.key; of a link to /payment-links, where the key protects nothing (CONTRACT 2.2).
struct SendPayment
{
    friend bool operator==(const SendPayment &, const SendPayment &) = default;
};
struct LookUp
{
    friend bool operator==(const LookUp &, const LookUp &) = default;
};
struct ReadById
{
    friend bool operator==(const ReadById &, const ReadById &) = default;
};
struct ReadLink
{
    friend bool operator==(const ReadLink &, const ReadLink &) = default;
};
struct CancelLink
{
    friend bool operator==(const CancelLink &, const CancelLink &) = default;
};
/// Feed TimerDue then; replaces an earlier one.
struct WakeAt
{
    qint64 atMs = 0;
    bool jitter = false; ///< spread by +-20 %
    friend bool operator==(const WakeAt &, const WakeAt &) = default;
};
struct Alarm
{
    AlarmKind kind = AlarmKind::LateMoney;
    friend bool operator==(const Alarm &, const Alarm &) = default;
};
/// Stop all calls of this till until its keys change.
struct KeysRefused
{
    friend bool operator==(const KeysRefused &, const KeysRefused &) = default;
};

} // namespace command

using Command = std::variant<command::Prepare, command::SendPayment, command::LookUp, command::ReadById,
                             command::ReadLink, command::CancelLink, command::WakeAt, command::Alarm, command::KeysRefused>;

struct Step
{
    Attempt next;
    QList<Command> commands;
    bool changed = false; ///< announce it
    bool record = false;  ///< commit it, before anything else; else only the time of the last check moved
    QString kind;         ///< of the timeline line, see AttemptEvent::kind
    QString rule;         ///< the rule that decided
    QString note;         ///< English, for support

    friend bool operator==(const Step &, const Step &) = default;
};

Step advance(const Attempt &attempt, const MachineEvent &event, qint64 nowMs);

/// The customer's money is taken or held for this attempt, as far as is known.
bool holdsMoney(const Attempt &attempt);
/// Let go, but its link may still take money: the sale waits until it is closed (CONTRACT 7).
bool isClosingLink(const Attempt &attempt);
/// The sale may be charged again as far as this attempt is concerned (DESIGN 3).
bool leavesSaleFree(const Attempt &attempt);

/// Problem codes of our own, besides those of the gateway.
namespace problemcode {
inline constexpr QLatin1StringView NeverSent{"NEVER_SENT"};           ///< the program ended before anything left
inline constexpr QLatin1StringView Interrupted{"INTERRUPTED"};        ///< the program ended while it was sent
inline constexpr QLatin1StringView NotOurs{"NOT_OUR_PAYMENT"};        ///< the answer was about something else
inline constexpr QLatin1StringView ForeignPayment{"FOREIGN_PAYMENT"}; ///< under our order id, with another key
inline constexpr QLatin1StringView LinkUnusable{"LINK_UNUSABLE"};     ///< a link that was closed when it was made
inline constexpr QLatin1StringView Contradiction{"CONTRADICTION"};    ///< money was taken, now Yuno says it was not
} // namespace problemcode

} // namespace pos
