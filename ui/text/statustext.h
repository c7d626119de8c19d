// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The states of an attempt and Yuno's statuses (CONTRACT 9.1) in words, with
// the tone and icon of their pill. Colour never stands alone.
#pragma once

#include "domain/paymentstatus.h"
#include "ui/text/sentence.h"
#include "ui/theme/tokens.h"

namespace pos::ui {

struct PillFace
{
    QString label;
    Tone tone = Tone::Neutral;
    QString iconName; ///< of theme/icons.h
};

/// Short label for lists: "Approved", "Unknown".
PillFace attemptFace(AttemptState state);
/// What the state means at the counter, and what to do.
Sentence attemptSentence(AttemptState state);

/// One of the rows of CONTRACT 9.1; an unknown pair is shown as it came.
PillFace statusFace(const PaymentStatus &status);
Sentence statusSentence(const PaymentStatus &status);
QString statusClassText(StatusClass statusClass);
QString moneyEffectText(MoneyEffect effect);

}
