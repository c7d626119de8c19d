// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/outcomeface.h"

#include "ui/text/declinetext.h"
#include "ui/text/problemtext.h"
#include "ui/text/statustext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct OutcomeText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::OutcomeText)
};

QString headlineOf(AttemptState state)
{
    using T = OutcomeText;
    switch (state) {
    case AttemptState::Draft:
    case AttemptState::Recorded: return T::tr("Saved");
    case AttemptState::Sending: return T::tr("Waiting for the bank");
    case AttemptState::Approved: return T::tr("Approved");
    case AttemptState::Declined: return T::tr("Declined");
    case AttemptState::Rejected: return T::tr("Rejected");
    case AttemptState::Authorized: return T::tr("Authorised, not paid yet");
    case AttemptState::WaitingCustomer: return T::tr("Not decided yet");
    case AttemptState::Expired: return T::tr("Time ran out");
    case AttemptState::Canceled: return T::tr("Cancelled");
    case AttemptState::Refused: return T::tr("Nothing was charged");
    case AttemptState::Unknown: return T::tr("We are finding out");
    case AttemptState::Captured: return T::tr("Captured");
    case AttemptState::PartlyRefunded: return T::tr("Partly refunded");
    case AttemptState::Refunded: return T::tr("Refunded");
    case AttemptState::Disputed: return T::tr("Charged, but contested");
    }
    Q_UNREACHABLE();
}

/// Of a try after which nobody knows: an earlier one may have left, so what is true of this one alone stays unsaid.
QString unclearText(const Attempt &attempt)
{
    using T = OutcomeText;
    if (!attempt.problem)
        return attemptSentence(attempt.state).what;
    if (attempt.problem->kind == ErrorKind::Offline)
        return T::tr("There is no connection to the gateway at the moment.");
    if (attempt.problem->kind == ErrorKind::TlsFailed)
        return T::tr("The gateway could not prove who it is, so we do not ask it.");
    return problemText(*attempt.problem).what;
}

Sentence sentenceOf(const Attempt &attempt)
{
    using T = OutcomeText;
    const bool answered = attempt.payment && !attempt.payment->status.isEmpty();
    switch (attempt.state) {
    case AttemptState::Declined:
    case AttemptState::Rejected: {
        if (!answered)
            return attemptSentence(attempt.state);
        const Sentence why = declineText(*attempt.payment);
        return {T::tr("%1 Nothing was charged.").arg(why.what), why.todo};
    }
    case AttemptState::Refused: {
        if (!attempt.problem)
            return attemptSentence(attempt.state);
        const Sentence why = problemText(*attempt.problem);
        return {T::tr("%1 Nothing was charged.").arg(why.what), why.todo};
    }
    case AttemptState::Unknown: {
        const QString dont = T::tr("Do not charge again: the money may have been taken.");
        if (attempt.problem && attempt.problem->echo && *attempt.problem->echo != EchoVerdict::Matches)
            return {problemText(*attempt.problem).joined(), dont};
        if (answered)
            return {statusSentence(attempt.payment->status).joined(), dont};
        return {unclearText(attempt), dont};
    }
    case AttemptState::WaitingCustomer:
    case AttemptState::Disputed:
        return answered ? statusSentence(attempt.payment->status) : attemptSentence(attempt.state);
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Approved:
    case AttemptState::Authorized:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded:
    case AttemptState::Refunded: return attemptSentence(attempt.state);
    }
    Q_UNREACHABLE();
}

QList<OutcomeStep> stepsOf(const Attempt &attempt)
{
    using T = OutcomeText;
    const AttemptState state = attempt.state;
    const bool recorded = state != AttemptState::Draft;
    const bool sent = attempt.retry.firstByteMs > 0 || (recorded && state != AttemptState::Recorded);
    const bool neverSent = state == AttemptState::Refused && attempt.retry.firstByteMs == 0;
    const bool open = isOpen(state);
    QList<OutcomeStep> steps;
    steps << OutcomeStep{T::tr("Saved"), recorded ? StepState::Passed : StepState::Active, attempt.createdMs};
    steps << OutcomeStep{T::tr("Sent"),
                         neverSent ? StepState::Failed : sent ? StepState::Passed : recorded ? StepState::Active : StepState::Ahead,
                         attempt.retry.firstByteMs};
    const QString waiting = state == AttemptState::WaitingCustomer ? T::tr("Waiting for a decision")
                            : state == AttemptState::Unknown       ? T::tr("Finding out")
                                                                   : T::tr("Waiting for the bank");
    steps << OutcomeStep{waiting, neverSent || !sent ? StepState::Ahead : open ? StepState::Active : StepState::Passed,
                         attempt.retry.lastCheckMs};
    const bool good = isPaid(state) || state == AttemptState::Authorized || state == AttemptState::Refunded;
    steps << OutcomeStep{open || !recorded ? T::tr("Result") : headlineOf(state),
                         open || !recorded ? StepState::Ahead : good ? StepState::Passed : StepState::Failed, attempt.settledMs};
    return steps;
}

QList<OutcomeAction> actionsOf(const Attempt &attempt, bool sameCardAllowed)
{
    using A = OutcomeAction;
    switch (attempt.state) {
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending: return {};
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::Authorized:
    case AttemptState::PartlyRefunded:
    case AttemptState::Refunded:
    case AttemptState::Disputed: return {A::NextSale, A::ShowPayment, A::Receipt};
    case AttemptState::Declined:
        return sameCardAllowed ? QList{A::OtherCard, A::SameCard, A::ChangeCart, A::Park, A::Recover, A::Discard}
                               : QList{A::OtherCard, A::ChangeCart, A::Park, A::Recover, A::Discard};
    case AttemptState::Rejected:
    case AttemptState::Refused: return {A::ChangeCart, A::EditCustomer, A::OtherCard, A::Discard};
    case AttemptState::Expired:
    case AttemptState::Canceled: return {A::SameCard, A::OtherCard, A::ChangeCart, A::Recover, A::Discard};
    case AttemptState::WaitingCustomer:
    case AttemptState::Unknown: return {A::CheckNow, A::Park, A::Release, A::ShowPayment};
    }
    Q_UNREACHABLE();
}

}

OutcomeFace outcomeFace(const Attempt &attempt, bool sameCardAllowed)
{
    OutcomeFace face;
    const PillFace pill = attemptFace(attempt.state);
    face.tone = pill.tone;
    face.iconName = pill.iconName;
    face.headline = headlineOf(attempt.state);
    face.sentence = sentenceOf(attempt);
    face.steps = stepsOf(attempt);
    face.actions = actionsOf(attempt, sameCardAllowed);
    face.running = isOpen(attempt.state);
    face.unclear = attempt.state == AttemptState::Unknown || attempt.state == AttemptState::WaitingCustomer;
    return face;
}

QString outcomeActionText(OutcomeAction action)
{
    using T = OutcomeText;
    switch (action) {
    case OutcomeAction::NextSale: return T::tr("Next sale");
    case OutcomeAction::OtherCard: return T::tr("Use another card");
    case OutcomeAction::SameCard: return T::tr("Try the same card again");
    case OutcomeAction::ChangeCart: return T::tr("Change the sale");
    case OutcomeAction::EditCustomer: return T::tr("Check the customer's data");
    case OutcomeAction::CheckNow: return T::tr("Check now");
    case OutcomeAction::Release: return T::tr("Sell another way, watch this one...");
    case OutcomeAction::Park: return T::tr("Park it, serve the next customer");
    case OutcomeAction::ShowPayment: return T::tr("Show the payment");
    case OutcomeAction::Receipt: return T::tr("Receipt...");
    case OutcomeAction::Recover: return T::tr("Win the customer back...");
    case OutcomeAction::Discard: return T::tr("Discard the sale...");
    }
    Q_UNREACHABLE();
}

}
