// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What happened, and what to do about it: the two halves of every message to a
// person. Each half is a whole sentence.
#pragma once

#include <QString>

namespace pos::ui {

struct Sentence
{
    QString what;
    QString todo; ///< may be empty

    QString joined() const { return todo.isEmpty() ? what : what + u' ' + todo; }
    friend bool operator==(const Sentence &, const Sentence &) = default;
};

}
