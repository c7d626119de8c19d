// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the judge gateway makes of a payment: the codes of CONTRACT 13 that a
// counter meets, and what a pending one becomes. Pure.
#pragma once

#include <QList>
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

/// One try of a customer to pay at a link; milliseconds after they were shown it.
struct LinkTry
{
    qint64 beginsMs, endsMs;
    const char *status, *subStatus, *code;
};

struct LinkStory
{
    const char *description;
    QList<LinkTry> tries = {};
    bool usedByAnyTry = false; ///< USED without money
    qint64 expiresMs = 0;      ///< after it was made, earlier than it said itself; 0 = no
};

/// By description; any other text is a link that is paid.
const LinkStory &linkStory(const QString &description);

} // namespace soak
