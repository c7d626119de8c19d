// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a member of staff wrote about a payment: never changed, only added to, and
// erased together with the customer's data (DESIGN 7). Times are UTC milliseconds.
#pragma once

#include "domain/ids.h"

#include <QMetaType>
#include <QString>

namespace pos {

struct Note
{
    static constexpr int Longest = 1000;

    QString id;     ///< our UUID
    AttemptId attempt;
    qint64 atMs = 0;
    QString author; ///< who was at the till
    QString words;  ///< 1 to Longest characters, several lines; no card numbers

    friend bool operator==(const Note &, const Note &) = default;
};

} // namespace pos

Q_DECLARE_METATYPE(pos::Note)
