// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Captures, cancels and refunds in plain words: what one is, how it stands, why
// one is not possible. Ui thread.
#pragma once

#include "domain/operation.h"
#include "domain/operationrules.h"
#include "ui/text/sentence.h"

namespace pos::ui {

/// "Refund of R$ 10,00"
QString operationTitle(const Operation &operation);
/// How it stands, and what to do.
Sentence operationSentence(const Operation &operation);
/// Why an action is not possible now. Empty for None.
QString operationBarText(OperationBar bar);
/// An answer to somebody who wanted one: known codes in words of their own, else errorText().
Sentence operationErrorText(const Error &error);
QString operationReasonText(OperationReason reason);

} // namespace pos::ui
