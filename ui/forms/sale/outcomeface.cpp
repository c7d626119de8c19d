// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/outcomeface.h"

#include "domain/paymentmachine.h"
#include "ui/text/declinetext.h"
#include "ui/text/drawertext.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/problemtext.h"
#include "ui/text/statustext.h"
#include "ui/text/vouchertext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct OutcomeText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::OutcomeText)
};

/// Of a payment link: shown, being cancelled, or closed and looked at for some minutes more.
bool linkShows(const Attempt &attempt)
{
    return attempt.link && hasArtefacts(attempt);
}

bool linkCloses(const Attempt &attempt)
{
    const bool begun = attempt.payment && !permitsNewAttempt(attempt.payment->facts().attemptState);
    return attempt.link && attempt.state == AttemptState::WaitingCustomer && !hasArtefacts(attempt) && !begun;
}

Sentence linkSentence(const Attempt &attempt)
{
    using T = OutcomeText;
    if (isClosingLink(attempt) && !isPayable(*attempt.link))
        return {T::tr("Somebody was paying when the link was cancelled. The result is not known yet, so the sale waits."),
                T::tr("Do not charge again yet.")};
    if (isClosingLink(attempt))
        return {T::tr("Until Yuno confirms it, the customer could still pay, so the sale waits."), T::tr("Do not charge again yet.")};
    if (linkCloses(attempt))
        return {T::tr("It takes no more payments. The till looks for some minutes whether somebody paid at the last moment."),
                T::tr("Keep the goods until this till says so.")};
    if (!hasArtefacts(attempt)) // begun under it and not decided, a voucher for example
        return statusSentence(attempt.payment->status);
    const QString keep = T::tr("Not paid yet: keep the goods until this till says so.");
    if (attempt.payment && permitsNewAttempt(attempt.payment->facts().attemptState))
        return {T::tr("A try was refused: %1 The customer can try again.").arg(declineText(*attempt.payment).what), keep};
    return {T::tr("The till sees by itself when it is paid."), keep};
}

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
        if (attempt.link)
            return linkSentence(attempt);
        if (hasArtefacts(attempt)) // what the customer has to do stands beside the code
            return {T::tr("The till sees by itself when it is paid."), T::tr("Not paid yet: keep the goods until this till says so.")};
        return answered ? statusSentence(attempt.payment->status) : attemptSentence(attempt.state);
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

bool isCard(const Attempt &attempt)
{
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    return method == nullptr || method->needsSavedMethod;
}

/// After an end without money.
QList<OutcomeAction> againOf(const Attempt &attempt, OutcomeChoices choices)
{
    using A = OutcomeAction;
    const bool late = attempt.state != AttemptState::Declined; // time ran out, or it was cancelled: the card did no wrong
    QList<OutcomeAction> actions;
    if (!isCard(attempt))
        actions << A::SameWay;
    else if (late)
        actions << A::SameCard << A::OtherCard;
    else
        actions << A::OtherCard;
    if (choices.otherWay)
        actions << A::OtherWay;
    if (isCard(attempt) && !late && choices.sameCard)
        actions << A::SameCard;
    if (!late && attempt.payment && asksForData(*attempt.payment))
        actions << A::EditCustomer;
    actions << A::ChangeCart;
    if (!late)
        actions << A::Park;
    return actions << A::Recover << A::Discard;
}

QList<OutcomeAction> actionsOf(const Attempt &attempt, OutcomeChoices choices)
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
    case AttemptState::Expired:
    case AttemptState::Canceled: return againOf(attempt, choices);
    case AttemptState::Rejected:
    case AttemptState::Refused:
        if (isCard(attempt))
            return {A::ChangeCart, A::EditCustomer, A::OtherCard, A::Discard};
        return choices.otherWay ? QList{A::ChangeCart, A::OtherWay, A::Discard} : QList{A::ChangeCart, A::Discard};
    case AttemptState::WaitingCustomer: {
        // As long as Yuno says that nothing was taken, giving up is the cashier's own decision.
        const bool free = attempt.payment ? attempt.payment->facts().money == MoneyEffect::No : attempt.link.has_value();
        if (isClosingLink(attempt))
            return {A::CheckNow, A::Park, A::ShowPayment};
        if (linkShows(attempt))
            return {A::CheckNow, A::Copy, A::ShareByMail, A::ShareByWhatsApp, free ? A::CancelLink : A::Release, A::Park};
        if (attempt.link)
            return {A::CheckNow, free ? A::GiveUp : A::Release, A::Park, A::ShowPayment};
        if (hasArtefacts(attempt)) {
            const A letGo = free ? A::GiveUp : A::Release;
            return openVoucher(attempt) ? QList{A::CheckNow, A::Copy, A::ShareByMail, A::Voucher, letGo, A::Park, A::ShowPayment}
                                        : QList{A::CheckNow, A::Copy, letGo, A::Park, A::ShowPayment};
        }
        return {A::CheckNow, A::Park, A::Release, A::ShowPayment};
    }
    case AttemptState::Unknown: return {A::CheckNow, A::Park, A::Release, A::ShowPayment};
    }
    Q_UNREACHABLE();
}

}

OutcomeFace outcomeFace(const Attempt &attempt, OutcomeChoices choices)
{
    OutcomeFace face;
    const PillFace pill = attemptFace(attempt.state);
    face.tone = pill.tone;
    face.iconName = pill.iconName;
    face.shows = hasArtefacts(attempt);
    face.headline = face.shows                ? OutcomeText::tr("Waiting for the customer")
                    : isClosingLink(attempt) ? (isPayable(*attempt.link) ? OutcomeText::tr("Cancelling the link")
                                                                         : OutcomeText::tr("We are finding out"))
                    : linkCloses(attempt)    ? OutcomeText::tr("The link is closed")
                                             : headlineOf(attempt.state);
    face.sentence = sentenceOf(attempt);
    const bool refused = attempt.state == AttemptState::Declined || attempt.state == AttemptState::Rejected;
    if (refused && attempt.payment && !attempt.payment->status.isEmpty())
        face.forCustomer = customerText(*attempt.payment, choices.language);
    face.steps = stepsOf(attempt);
    face.actions = actionsOf(attempt, choices);
    face.running = isOpen(attempt.state);
    face.unclear = attempt.state == AttemptState::Unknown || attempt.state == AttemptState::WaitingCustomer;
    return face;
}

OutcomeFace tenderFace(const DrawerEntry &tender)
{
    using T = OutcomeText;
    OutcomeFace face;
    face.tone = Tone::Success;
    face.iconName = QStringLiteral("checkcircle");
    const bool cash = tender.tender == TenderKind::Cash;
    face.headline = !cash                      ? T::tr("Recorded: %1").arg(tenderText(tender))
                    : tender.change().isZero() ? T::tr("No change")
                                               : T::tr("Change %1").arg(moneyText(tender.change()));
    face.large = true;
    face.sentence = {cash ? T::tr("Paid in cash: %1 given for %2.").arg(moneyText(tender.given), moneyText(tender.amount))
                          : T::tr("Paid outside Yuno: nothing was charged by this till."),
                     T::tr("The sale is paid.")};
    face.actions = {OutcomeAction::NextSale, OutcomeAction::Receipt, OutcomeAction::ShowDrawer};
    return face;
}

}
