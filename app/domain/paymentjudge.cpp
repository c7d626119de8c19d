// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentjudge.h"

#include <QSet>

namespace pos {

namespace {

enum class KeyOwner { Ours, Foreign, NotSaid };

/// Whose a payment is by what made it: our key, or for a link the link. Its payments have keys that Yuno's page chose.
KeyOwner keyOwner(const Attempt &attempt, const Payment &payment)
{
    const QString &said = attempt.link ? payment.linkId : payment.idempotencyKey;
    const QString &ours = attempt.link ? attempt.link->id.text() : attempt.key.text();
    if (said.isEmpty() || (attempt.link && ours.isEmpty()))
        return KeyOwner::NotSaid;
    return said.compare(ours, Qt::CaseInsensitive) == 0 ? KeyOwner::Ours : KeyOwner::Foreign;
}

/// Under a link another payment may come after this one, until one took money.
bool mayBeFollowed(const Attempt &attempt)
{
    return attempt.link && !hadMoney(attempt.state) && !(attempt.payment && tookMoney(*attempt.payment));
}

bool isBoundTo(const Attempt &attempt, const Payment &payment)
{
    return !attempt.paymentId.isEmpty() && payment.id == attempt.paymentId && !mayBeFollowed(attempt);
}

bool isOther(const Attempt &attempt, const Payment &payment)
{
    return !attempt.paymentId.isEmpty() && payment.id != attempt.paymentId && !mayBeFollowed(attempt);
}

/// Once money was taken, no later answer may set the sale free by itself: a cancellation has
/// given it back, any other "no" contradicts what was proven and is for people to settle.
void keepMoneyInMind(AttemptState before, Judgement &judgement)
{
    if (!hadMoney(before) || hadMoney(judgement.state))
        return;
    if (judgement.state == AttemptState::Canceled) {
        judgement.state = AttemptState::Refunded;
    } else if (permitsNewAttempt(judgement.state)) {
        judgement.state = AttemptState::Disputed;
        judgement.contradicts = true;
    } else {
        judgement.state = before;
    }
}

/// The better candidate of two that are both ours: the one whose key is proven, then the one with money.
bool isBetter(const Attempt &attempt, const Payment &candidate, const Payment &best)
{
    if (attempt.link) // several tries of one customer: the one with money, else the newest
        return tookMoney(candidate) != tookMoney(best) ? tookMoney(candidate) : candidate.createdMs >= best.createdMs;
    const bool candidateKey = keyOwner(attempt, candidate) == KeyOwner::Ours;
    const bool bestKey = keyOwner(attempt, best) == KeyOwner::Ours;
    if (candidateKey != bestKey)
        return candidateKey;
    return tookMoney(candidate) && !tookMoney(best);
}

} // namespace

bool tookMoney(const Payment &payment)
{
    switch (payment.facts().money) {
    case MoneyEffect::Yes:
    case MoneyEffect::PartlyYes:
    case MoneyEffect::YesLess:
    case MoneyEffect::Hold:
        return true;
    case MoneyEffect::No:
    case MoneyEffect::Back:
    case MoneyEffect::HoldOrNo:
    case MoneyEffect::BackOrNo:
    case MoneyEffect::Unsure:
        return false;
    }
    return false;
}

namespace {

/// Known from Yuno alone: nothing of ours to compare it with but its id, and a read by id is always right.
Judgement judgeForeign(const Attempt &attempt, const Payment &payment, const QString &accountId)
{
    Judgement judgement;
    judgement.echo = compareEcho(payment, attempt.intent.amount, attempt.orderId, accountId);
    if (payment.id != attempt.paymentId || judgement.echo == EchoVerdict::ForeignAccount)
        return judgement;
    judgement.ours = true;
    judgement.state = attemptStateOf(payment, payment.amount.isValid() ? payment.amount : attempt.intent.amount, true);
    if (judgement.echo == EchoVerdict::PowerOfTen)
        judgement.echo = EchoVerdict::OtherAmount; // a report in another unit is no reason to stop this till
    else if (judgement.echo == EchoVerdict::ForeignOrder)
        judgement.echo = EchoVerdict::Matches;
    return judgement;
}

}

Judgement judge(const Attempt &attempt, const Payment &payment, const QString &accountId)
{
    if (attempt.origin == AttemptOrigin::Yuno)
        return judgeForeign(attempt, payment, accountId);
    Judgement judgement;
    judgement.echo = compareEcho(payment, attempt.intent.amount, attempt.orderId, accountId);
    if (judgement.echo == EchoVerdict::ForeignOrder || judgement.echo == EchoVerdict::ForeignAccount ||
        payment.id.isEmpty() || isOther(attempt, payment))
        return judgement;

    judgement.ours = true;
    if (judgement.echo == EchoVerdict::Matches)
        judgement.state = attemptStateOf(payment, attempt.intent.amount, !attempt.intent.capture);
    else if (permitsNewAttempt(attempt.state) && !tookMoney(payment))
        judgement.state = attempt.state; // an odd echo of nothing taken changes nothing
    keepMoneyInMind(attempt.state, judgement);
    return judgement;
}

LookupJudgement judgeLookup(const Attempt &attempt, const QList<Payment> &payments, const QString &accountId)
{
    LookupJudgement found;
    QSet<PaymentId> withMoney;
    for (const Payment &payment : payments) {
        const bool saysOurOrder = payment.orderId == attempt.orderId;
        if (!saysOurOrder && (!payment.orderId.isEmpty() || keyOwner(attempt, payment) != KeyOwner::Ours))
            continue;
        const bool bound = isBoundTo(attempt, payment);
        if (!bound && keyOwner(attempt, payment) == KeyOwner::Foreign) {
            found.foreign = true;
            continue;
        }
        if (compareEcho(payment, attempt.intent.amount, attempt.orderId, accountId) == EchoVerdict::ForeignAccount ||
            payment.id.isEmpty())
            continue;
        if (tookMoney(payment))
            withMoney.insert(payment.id);
        const bool foundBound = found.ours && isBoundTo(attempt, *found.ours);
        if (!found.ours || bound || (!foundBound && isBetter(attempt, payment, *found.ours)))
            found.ours = payment;
    }
    found.secondMoney = withMoney.size() > 1;
    return found;
}

} // namespace pos
