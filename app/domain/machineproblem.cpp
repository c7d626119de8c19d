// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/machineproblem.h"

#include "domain/paymentmachine.h"

namespace pos::machine {

AttemptProblem problemOf(const Error &error)
{
    AttemptProblem problem;
    problem.kind = error.kind;
    problem.code = error.context.code;
    problem.httpStatus = error.context.httpStatus;
    problem.messages = error.context.messages;
    if (!error.context.field.isEmpty())
        problem.messages.append(error.context.field);
    return problem;
}

AttemptProblem problemOf(ErrorKind kind, QLatin1StringView code)
{
    AttemptProblem problem;
    problem.kind = kind;
    problem.code = code;
    return problem;
}

bool isTransient(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::TimedOut || kind == ErrorKind::ConnectionLost ||
           kind == ErrorKind::ServerFault || kind == ErrorKind::RateLimited || kind == ErrorKind::Cancelled;
}

bool keysAreRefused(ErrorKind kind)
{
    return kind == ErrorKind::Unauthenticated || kind == ErrorKind::UnknownIpAddress || kind == ErrorKind::Forbidden;
}

bool permitsSameKey(const AttemptProblem &problem)
{
    if (problem.echo || problem.code == DuplicatedCode || problem.code == problemcode::NotOurs ||
        problem.code == problemcode::ForeignPayment)
        return false;
    return problem.httpStatus < 400 || problem.httpStatus >= 500 || problem.kind == ErrorKind::RateLimited ||
           problem.kind == ErrorKind::ServerFault || problem.kind == ErrorKind::MalformedReply ||
           problem.code == InProcessCode;
}

} // namespace pos::machine
