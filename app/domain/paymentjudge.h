// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Whether a payment that Yuno described is the one of an attempt, and what it
// makes of the attempt: pure, without time. Ours = our order id, our account,
// not another key (of a link: not another link), and not another payment than
// the one already bound. Ours and as asked = proven; ours but with another
// amount = Unknown until a person has looked (DESIGN 3, CONTRACT 2.4 and 3.2).
#pragma once

#include "domain/attempt.h"

namespace pos {

struct Judgement
{
    bool ours = false;
    AttemptState state = AttemptState::Unknown; ///< of the attempt, if ours
    EchoVerdict echo = EchoVerdict::Matches;
    bool contradicts = false; ///< money was taken before, and this says it was not
};
Judgement judge(const Attempt &attempt, const Payment &payment, const QString &accountId);

/// What a lookup by order id found.
struct LookupJudgement
{
    std::optional<Payment> ours;
    bool foreign = false;     ///< a payment under our order id that another key made
    bool secondMoney = false; ///< more than one of ours took money
};
LookupJudgement judgeLookup(const Attempt &attempt, const QList<Payment> &payments, const QString &accountId);

/// Money has left the customer, or is held. HoldOrNo and Unsure do not count.
bool tookMoney(const Payment &payment);

} // namespace pos
