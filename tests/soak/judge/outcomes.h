// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the judge gateway makes of a payment: the codes of CONTRACT 13 that a
// counter meets, and what a pending one becomes. Pure.
#pragma once

#include <QString>

namespace soak {

struct JudgeOutcome
{
    const char *code;
    const char *status;
    const char *subStatus;
    const char *laterStatus = nullptr; ///< nullptr = final
    const char *laterSubStatus = nullptr;
    const char *laterCode = nullptr;
    qint64 laterMs = 0;
};

/// By description; any other text is a success.
const JudgeOutcome &judgeOutcome(const QString &description);

} // namespace soak
