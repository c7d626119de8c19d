// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One decision to contact somebody, from draft to answer (DESIGN 5). The gateway
// has no idempotency for it: an intent is sent at most once, ever, and an unclear
// result stays unclear until a person decides with the facts in view (a new
// intent, never this one again). Pure; times are UTC milliseconds.
#pragma once

#include "base/error.h"
#include "domain/contact.h"
#include "domain/money.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <optional>

namespace pos {

enum class OutreachKind { AbandonedFlow, DeclinedPayment };

enum class OutreachState {
    Drafted,  ///< being typed; nothing durable
    Recorded, ///< durable, exact body included; nothing left
    Sending,  ///< bytes may have left
    Accepted, ///< Yuno answered 2xx: requested, which is all that is ever known here
    Refused,  ///< Yuno said no to the request
    Unclear,  ///< perhaps requested; never sent again by the program
    Withheld, ///< certainly nothing left: found paid, not allowed any more, or no connection
};

enum class OutreachEventKind {
    Recorded,   ///< the intent is on disk
    Sending,    ///< about to be handed to the network, on disk first
    Accepted,
    Refused,
    Unclear,
    NotSent,    ///< the network says that no byte left
    Withheld,   ///< decided against before sending
    Restarted,  ///< found at start: whoever sent it is gone
    Erased,     ///< what is personal was removed; the note names the rule. Written by the journal alone, changes no state
};

/// Stable names for journal, logs and JSON ("AbandonedFlow", "Unclear", "NotSent").
QString outreachKindName(OutreachKind kind);
std::optional<OutreachKind> outreachKindFromName(QStringView name);
QString outreachStateName(OutreachState state);
std::optional<OutreachState> outreachStateFromName(QStringView name);
QString outreachEventName(OutreachEventKind kind);
std::optional<OutreachEventKind> outreachEventFromName(QStringView name);

/// The whole machine: nullopt = this cannot happen in this state, and nothing may be done about it.
std::optional<OutreachState> nextState(OutreachState state, OutreachEventKind event);
/// Nothing will change it any more.
bool isOver(OutreachState state);
/// Counts as a contact in caps, and stands against another one: Sending, Accepted, Unclear.
bool mayHaveReached(OutreachState state);

/// What an answer proves. `mayHaveLeft` and `httpStatus` are of the exchange; `error` is nullopt for any 2xx whose
/// answer was complete. Only a complete 4xx that speaks of the request itself is a refusal.
OutreachEventKind judgeAnswer(const std::optional<Error> &error, int httpStatus, bool mayHaveLeft);

/// Why it was withheld or refused, in a form the ui can put into words.
enum class OutreachBlock {
    None,
    NoConsent,
    ConsentRefused,
    OptedOut,
    OutsideRules,     ///< hours, holidays, caps: the verdict says which (domain/contactrules.h)
    UnknownZone,
    AlreadyPaid,
    PaidStateUnclear, ///< it could not be read whether it has been paid
    AlreadyContacted, ///< this case has an intent that may have reached the customer
    ClaimedByOther,
    BadRequest,       ///< a hard field error
    JournalFailed,    ///< the intent could not be made durable
};
QString outreachBlockName(OutreachBlock block);
std::optional<OutreachBlock> outreachBlockFromName(QStringView name);

struct OutreachIntent
{
    OutreachId id;
    OutreachCaseId caseId;
    OutreachKind kind = OutreachKind::AbandonedFlow;
    OutreachState state = OutreachState::Drafted;
    CustomerId customer;              ///< empty = typed from nothing
    PhoneNumber phone;
    QList<ContactChannel> channels;   ///< by which Yuno's agent may reach the customer
    QString consentId;                ///< the record that allows it
    QString rulesVersion;             ///< country and date of the pack in force, for the proof
    QByteArray body;                  ///< exact bytes; never changes once Recorded; erased with personal data
    QString operatorName;
    SaleId sale;
    AttemptId attempt;
    Money amount;
    OutreachBlock block = OutreachBlock::None;
    int httpStatus = 0;
    QString code;                     ///< gateway code or ErrorKind name
    QStringList messages;             ///< gateway's own words, for support
    QString remoteId;                 ///< Yuno's id of the communication, when it gave one
    QByteArray answer;                ///< as received, redacted
    qint64 createdMs = 0, sentMs = 0, answeredMs = 0, updatedMs = 0;

    friend bool operator==(const OutreachIntent &, const OutreachIntent &) = default;
};

/// One line of its history. Nothing personal.
struct OutreachEvent
{
    OutreachId outreach;
    qint64 sequence = 0; ///< given by the journal
    qint64 atMs = 0;
    OutreachEventKind kind = OutreachEventKind::Recorded;
    OutreachState from = OutreachState::Drafted;
    OutreachState to = OutreachState::Recorded;
    QString operatorName;
    int httpStatus = 0;
    QString code;
    QString requestId;
    qint64 bytesSent = -1;
    qint64 elapsedMs = 0;
    QString note;        ///< English, for support

    friend bool operator==(const OutreachEvent &, const OutreachEvent &) = default;
};

/// A customer who did not pay, as a matter to be dealt with: who is at it, and until when it rests.
struct OutreachCase
{
    OutreachCaseId id;
    CustomerId customer;
    PhoneNumber phone;
    SaleId sale;
    AttemptId attempt;       ///< the declined one; empty for an abandoned sale
    QString claimedBy;       ///< operator; empty = nobody
    qint64 claimedUntilMs = 0;
    qint64 snoozedUntilMs = 0;
    QString note;
    bool closed = false;
    qint64 createdMs = 0, updatedMs = 0;

    bool isClaimedByOther(const QString &operatorName, qint64 nowMs) const
    {
        return !claimedBy.isEmpty() && claimedBy != operatorName && nowMs < claimedUntilMs;
    }
    friend bool operator==(const OutreachCase &, const OutreachCase &) = default;
};

} // namespace pos

Q_DECLARE_METATYPE(pos::OutreachIntent)
Q_DECLARE_METATYPE(pos::OutreachCase)
