// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The lists of consents and of opt-outs as CSV files, and what came of reading
// one: all of its lines, or nothing. Values.
#pragma once

#include "domain/validation.h"

#include <QList>

namespace pos {

enum class ContactList { Consents, OptOuts };

/// Why a line was refused.
struct ContactFileProblem
{
    enum class Kind {
        Value,        ///< `error` says which column and what is wrong with it
        MissingColumn, ///< of the first line; error.field names it
        CellCount,    ///< error.minimum = expected, error.maximum = found
        SameId,       ///< another line of the file has this id
        OtherContent, ///< the id is known here with something else in it
        TooManyLines, ///< error.maximum = how many are read at once
        NotCsv,       ///< a spreadsheet, no text, an end in the middle of a cell
    };
    qint64 line = 1; ///< of the file, the first is 1; where a record of several lines begins
    Kind kind = Kind::Value;
    FieldError error;

    friend bool operator==(const ContactFileProblem &, const ContactFileProblem &) = default;
};

struct ContactImport
{
    qint64 lines = 0;             ///< records, without the first line
    qint64 added = 0;
    qint64 known = 0;             ///< were here already, word for word
    qint64 reversalsLeftOut = 0;  ///< a file never lifts an opt-out
    QList<ContactFileProblem> problems; ///< when there is one, nothing was taken in
    qint64 refused = 0;           ///< lines; `problems` holds the first of them

    bool isRefused() const { return refused > 0; }
    friend bool operator==(const ContactImport &, const ContactImport &) = default;
};
inline constexpr qsizetype MostContactProblems = 200;

} // namespace pos
