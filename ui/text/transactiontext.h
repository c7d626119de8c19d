// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Yuno's transactions in plain words (CONTRACT 9.2). What this version does not know
// is shown as it came. Ui thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QString>

namespace pos::ui {

/// "Refund"
QString transactionName(const QString &type);
/// "succeeded", with the tone that goes with it. Empty for an empty status.
QString transactionResult(const QString &status, Tone &tone);

} // namespace pos::ui
