// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What was sent and what came back, as indented JSON that may be shown to
// anyone: tokens, card numbers and the payer's personal data are masked, money
// facts and ids stay. Pure.
#pragma once

#include "ports/paymentsource.h"

#include <QList>
#include <QString>

namespace pos::ui {

/// Empty when `json` is empty; unreadable bytes give their count, never themselves.
QString redactedJson(const QByteArray &json);
/// Every request with what was decided and by which rule, then body, answer and retry facts of one attempt,
/// each under its own heading. Times in UTC.
QString evidenceText(const Attempt &attempt, const QList<AttemptEvent> &events);
/// The same, and then each capture, cancel and refund.
QString evidenceText(const PaymentDetail &detail);

}
