// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pos::csv {

namespace {

/// = + - @ as full-width signs, which some spreadsheets fold before they look.
constexpr std::array<QByteArrayView, 4> WideSigns{"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

Unexpected<Error> unreadable(const char *code, const char *detail)
{
    Error error;
    error.kind = ErrorKind::MalformedReply;
    error.context.code = QString::fromLatin1(code);
    error.context.detail = QString::fromLatin1(detail);
    return fail(std::move(error));
}

}

bool looksLikeFormula(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return false;
    switch (utf8.front()) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
        return true;
    }
    return std::ranges::any_of(WideSigns, [utf8](QByteArrayView sign) { return utf8.startsWith(sign); });
}

QByteArray unguarded(const QByteArray &cell)
{
    return cell.startsWith('\'') && looksLikeFormula(QByteArrayView(cell).sliced(1)) ? cell.mid(1) : cell;
}

void Writer::separate()
{
    if (!std::exchange(m_first, false))
        m_out += m_delimiter;
}

void Writer::quoted(QByteArrayView utf8, bool guard)
{
    m_out += '"';
    if (guard)
        m_out += '\'';
    for (const char c : utf8) {
        if (c == '"')
            m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

void Writer::text(QByteArrayView utf8)
{
    if (looksLikeFormula(utf8)) {
        separate();
        quoted(utf8, true);
    } else {
        plain(utf8);
    }
}

void Writer::plain(QByteArrayView utf8)
{
    separate();
    const bool special = std::ranges::any_of(utf8, [this](char c) {
        return c == m_delimiter || c == '"' || c == '\n' || c == '\r';
    });
    if (special)
        quoted(utf8, false);
    else
        m_out.append(utf8);
}

void Writer::endRow()
{
    m_out += "\r\n";
    m_first = true;
}

QByteArray Writer::take()
{
    return std::exchange(m_out, {});
}

std::optional<char> delimiterOf(QByteArrayView firstLine)
{
    constexpr std::array<char, 4> Candidates{';', ',', '\t', '|'};
    std::array<int, Candidates.size()> counts{};
    bool inQuotes = false;
    for (const char c : firstLine) {
        if (c == '"')
            inQuotes = !inQuotes;
        for (size_t i = 0; i < Candidates.size() && !inQuotes; ++i)
            counts[i] += c == Candidates[i];
    }
    const auto most = std::ranges::max_element(counts);
    return *most > 0 ? std::optional(Candidates[static_cast<size_t>(most - counts.begin())]) : std::nullopt;
}

Result<void> Reader::endCell()
{
    if (m_cells.size() >= MostCells)
        return unreadable("TOO_MANY_CELLS", "a line of a report has too many cells");
    m_cells.append(std::exchange(m_cell, {}));
    m_state = State::CellStart;
    return {};
}

Result<void> Reader::endRow()
{
    if (!m_anything)
        return {};
    if (const Result<void> done = endCell(); !done)
        return done;
    m_anything = false;
    const bool goOn = m_row(m_cells);
    m_cells.clear();
    return goOn ? Result<void>() : Result<void>(fail(ErrorKind::Cancelled));
}

Result<void> Reader::take(char c)
{
    if (m_state == State::Quoted) {
        if (c == '"')
            m_state = State::QuoteInQuoted;
        else if (m_cell.size() < LargestCell)
            m_cell += c;
        else
            return unreadable("CELL_TOO_LARGE", "a cell of a report is too large");
        return {};
    }
    if (m_state == State::QuoteInQuoted && c == '"') {
        m_state = State::Quoted;
        m_cell += c;
        return {};
    }
    const bool afterReturn = std::exchange(m_afterReturn, c == '\r');
    if (c == '\n' && afterReturn)
        return {}; // of CR LF; the record ended at the CR
    if (c == '\n' || c == '\r') {
        const Result<void> done = endRow();
        m_state = State::CellStart;
        return done;
    }
    m_anything = true;
    if (c == m_delimiter)
        return endCell();
    if (c == '"' && m_state == State::CellStart) {
        m_state = State::Quoted;
        return {};
    }
    m_state = State::Unquoted;
    if (m_cell.size() >= LargestCell)
        return unreadable("CELL_TOO_LARGE", "a cell of a report is too large");
    m_cell += c;
    return {};
}

Result<void> Reader::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (const Result<void> done = take(c); !done)
            return done;
    }
    return {};
}

Result<void> Reader::finish()
{
    if (m_state == State::Quoted)
        return unreadable("TRUNCATED", "the file ends in the middle of a cell");
    return endRow();
}

}
