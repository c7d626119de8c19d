// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the two machines (paymentmachine, operationmachine) think of a failed
// call: its short form for the journal, and what may follow it. Pure.
#pragma once

#include "domain/attempt.h"

namespace pos::machine {

inline const QString InProcessCode = QStringLiteral("REQUEST_IN_PROCESS");
inline const QString DuplicatedCode = QStringLiteral("IDEMPOTENCY_DUPLICATED");

AttemptProblem problemOf(const Error &error);
AttemptProblem problemOf(ErrorKind kind, QLatin1StringView code);

/// A failure that may well be over in a moment, of a call that is safe to repeat.
bool isTransient(ErrorKind kind);
bool keysAreRefused(ErrorKind kind);
/// After a problem like this the same key and body may go out once more (CONTRACT 2.3 row 1).
bool permitsSameKey(const AttemptProblem &problem);

} // namespace pos::machine
