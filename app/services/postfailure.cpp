// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/postfailure.h"

#include "domain/operationmachine.h"
#include "ports/apicodes.h"

namespace pos {

event::PostFailed postFailureOf(const Error &error, const Exchange &exchange)
{
    event::PostFailed failed;
    failed.error = error;
    failed.mayHaveLeft = exchange.mayHaveLeft;
    const int status = error.context.httpStatus;
    const ApiCodeFacts facts = apiCodeFacts(error.context.code, status);
    if (status < 400 || error.kind == ErrorKind::MalformedReply) {
        // Nobody answered, nobody can read the answer, or a portal or proxy on the way answered in Yuno's place.
        failed.sameKeyAgain = true;
    } else {
        failed.provesNoPayment = facts.provesNoPayment && status < 500;
        failed.sameKeyAgain = facts.verb == Verb::Same;
    }
    // Products are refused call by call; on the one call that matters it stops the till all the same.
    failed.keysRefused = keysWereRefused(error) || (error.kind == ErrorKind::Forbidden && facts.isListed);
    return failed;
}

event::PostFailed operationFailureOf(const Error &error, const Exchange &exchange)
{
    event::PostFailed failed = postFailureOf(error, exchange);
    failed.keysRefused = keysWereRefused(error); // a product that the keys lack stops this one call only
    return failed;
}

bool keysWereRefused(const Error &error)
{
    const bool refused = error.kind == ErrorKind::Unauthenticated || error.kind == ErrorKind::UnknownIpAddress;
    const int status = error.context.httpStatus;
    return refused && (status == 0 || apiCodeFacts(error.context.code, status).isListed);
}

} // namespace pos
