// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Customers, saved cards and settings in words.
#pragma once

#include "domain/customer.h"
#include "domain/settings.h"
#include "ports/engine.h"
#include "ui/text/sentence.h"
#include "ui/theme/tokens.h"

namespace pos::ui {

/// "VISA •••• 1111".
QString methodText(const SavedMethod &method);
/// "Expires 11/28", or empty when not known.
QString methodExpiryText(const SavedMethod &method);
/// Why it cannot be charged; empty when it can.
QString methodProblemText(const SavedMethod &method, QDate today);

/// "+55 11987654321".
QString phoneText(const Phone &phone);
QString genderText(const QString &code);
/// The codes in the order of a list: "", F, M, NB, NA, NK, U.
QStringList genderCodes();
/// in_person, phone, web_form.
QString consentHowText(const QString &how);
QStringList consentHows();

QString environmentText(Environment environment);
/// Badge: TRAINING, SANDBOX, LIVE.
QString environmentBadge(Environment environment);
Tone environmentTone(Environment environment);
QString appearanceText(Appearance appearance);
Sentence connectionText(const ConnectionReport &report);

}
