// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Comma-separated values (RFC 4180): a writer whose cells a spreadsheet cannot
// take for formulas, and a reader that takes its input in pieces of any size.
// UTF-8 bytes in and out; the byte order mark is the caller's. Pure, one thread.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayList>

#include <functional>
#include <optional>

namespace pos::csv {

/// Appends rows to a buffer, which the caller empties as it likes. Lines end in CR LF.
class Writer
{
public:
    explicit Writer(char delimiter = ',') : m_delimiter(delimiter) {}

    /// Somebody's words: a cell that a spreadsheet would calculate (= + - @, tab or return in front, also as
    /// full-width signs) gets an apostrophe in front, as spreadsheets themselves mark text.
    void text(QByteArrayView utf8);
    /// Our own digits, names and times: as they are, quoted only where the delimiter is in them.
    void plain(QByteArrayView utf8);
    void endRow();

    const QByteArray &bytes() const { return m_out; }
    QByteArray take();

private:
    void separate();
    void quoted(QByteArrayView utf8, bool guard);

    char m_delimiter;
    bool m_first = true;
    QByteArray m_out;
};

/// Would a spreadsheet take this cell for a formula?
bool looksLikeFormula(QByteArrayView utf8);
/// As it was before Writer::text() kept a spreadsheet from calculating it.
QByteArray unguarded(const QByteArray &cell);

/// What separates the cells of this first line: the one of ; , tab | that is there most often outside of
/// quotes; nullopt when there is none.
std::optional<char> delimiterOf(QByteArrayView firstLine);

/// Calls `row` for every record as soon as it is complete; `row` returns false to stop. Quoted cells may hold
/// delimiters, line ends and doubled quotes; lines may end in LF, CR LF or CR; an empty line is no record. A
/// quote inside an unquoted cell is taken as it is: files in the wild have them.
class Reader
{
public:
    using Row = std::function<bool(const QByteArrayList &cells)>;
    static constexpr qsizetype LargestCell = 1024 * 1024;
    static constexpr qsizetype MostCells = 4096;

    Reader(char delimiter, Row row) : m_delimiter(delimiter), m_row(std::move(row)) {}

    /// MalformedReply with context.code CELL_TOO_LARGE or TOO_MANY_CELLS, Cancelled when `row` stopped it.
    Result<void> feed(QByteArrayView bytes);
    /// The end of the input: the last record needs no line end. TRUNCATED when it ends inside of quotes.
    Result<void> finish();

private:
    enum class State { CellStart, Unquoted, Quoted, QuoteInQuoted };

    Result<void> take(char c);
    Result<void> endCell();
    Result<void> endRow();

    char m_delimiter;
    Row m_row;
    State m_state = State::CellStart;
    QByteArray m_cell;
    QByteArrayList m_cells;
    bool m_afterReturn = false;
    bool m_anything = false; ///< in this record, so that an empty line is none
};

}
