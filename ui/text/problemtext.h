// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Why an attempt was refused or is unclear (AttemptProblem): the codes of
// CONTRACT 1.6 that a cashier can do something about, and answers that did not
// match what was asked.
#pragma once

#include "domain/attempt.h"
#include "ui/text/sentence.h"

namespace pos::ui {

Sentence problemText(const AttemptProblem &problem);
Sentence echoText(EchoVerdict verdict);

}
