// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/cardguard.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace pos {

namespace {

/// One issued range by its leading digits, with the lengths it comes in.
struct Range
{
    int digits;   // of first and last
    int first;
    int last;
    int shortest;
    int longest;
};

constexpr std::array Ranges{
    Range{1, 4, 4, 16, 16},          // Visa, Elo
    Range{1, 4, 4, 19, 19},          // Visa
    Range{2, 51, 55, 16, 16},        // Mastercard
    Range{4, 2221, 2720, 16, 16},    // Mastercard
    Range{2, 34, 34, 15, 15},        // American Express
    Range{2, 37, 37, 15, 15},        // American Express
    Range{3, 300, 305, 14, 14},      // Diners Club
    Range{4, 3095, 3095, 14, 14},    // Diners Club
    Range{2, 36, 36, 14, 14},        // Diners Club
    Range{2, 38, 39, 14, 14},        // Diners Club
    Range{3, 300, 305, 16, 16},      // Diners Club
    Range{4, 3095, 3095, 16, 16},    // Diners Club
    Range{2, 36, 36, 16, 16},        // Diners Club
    Range{2, 38, 39, 16, 16},        // Diners Club
    Range{4, 3528, 3589, 16, 19},    // JCB
    Range{4, 1800, 1800, 15, 15},    // JCB
    Range{4, 2131, 2131, 15, 15},    // JCB
    Range{1, 6, 6, 16, 19},          // Discover, UnionPay, RuPay, Hipercard, Cabal, Elo, Maestro
    Range{2, 50, 50, 16, 19},        // Maestro, Elo, Verve, Carnet, Naranja
    Range{2, 56, 58, 16, 19},        // Maestro, Naranja, Cabal
    Range{4, 2200, 2204, 16, 19},    // Mir
    Range{4, 9792, 9792, 16, 16},    // Troy
    Range{2, 81, 82, 16, 16},        // RuPay
    Range{4, 1139, 1139, 15, 16},    // UATP, the range of the testing gateway
};

constexpr int Shortest = 14;
constexpr int Longest = 19;
// "4111 - 1111": more than three marks between two digits and nobody reads it as one number.
constexpr int MostMarks = 3;

/// A decimal digit of any script, and where it stands.
struct Digit
{
    qsizetype begin;
    qsizetype end;
    int value;
    int marksBefore; // separators between the digit before and this; MostMarks + 1 = not joined
};

struct Span
{
    qsizetype begin;
    qsizetype end;
};

bool isMark(char32_t c)
{
    return QChar::isSpace(c) || QChar::category(c) == QChar::Punctuation_Dash || c == U'.' || c == U'_' || c == U'\u00b7' ||
           c == U'\u2022';
}

std::vector<Digit> digitsOf(QStringView text)
{
    std::vector<Digit> digits;
    int marks = MostMarks + 1;
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
        const qsizetype next = i + (pair ? 2 : 1);
        if (QChar::isDigit(c)) {
            digits.push_back({i, next, QChar::digitValue(c), marks});
            marks = 0;
        } else if (isMark(c)) {
            ++marks;
        } else if (QChar::category(c) != QChar::Other_Format) { // invisible characters hide nothing
            marks = MostMarks + 1;
        }
        marks = std::min(marks, MostMarks + 1);
        i = next;
    }
    return digits;
}

bool passesLuhn(std::span<const Digit> digits)
{
    int sum = 0;
    bool twice = false;
    for (size_t i = digits.size(); i-- > 0; twice = !twice) {
        const int value = twice ? digits[i].value * 2 : digits[i].value;
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

/// Bit n set: a number that begins with these digits may have n of them.
quint32 issuedLengths(std::span<const Digit> digits)
{
    std::array<int, 5> prefix{}; // by number of digits
    for (size_t i = 1; i < prefix.size(); ++i)
        prefix[i] = prefix[i - 1] * 10 + digits[i - 1].value;
    quint32 lengths = 0;
    for (const Range &range : Ranges) {
        const int leading = prefix[static_cast<size_t>(range.digits)];
        if (leading < range.first || leading > range.last)
            continue;
        for (int length = range.shortest; length <= range.longest; ++length)
            lengths |= 1u << length;
    }
    return lengths;
}

/// Ids of ours that may hold sixteen digits by chance.
std::vector<Span> idsIn(QStringView text)
{
    static const QRegularExpression ids(QStringLiteral(
        // UUID with and without dashes, SHA digests
        "(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|"
        "(?=[0-9]{0,63}[A-Fa-f])[0-9A-Fa-f]{32,64})(?![0-9A-Fa-f])|"
        // sale and order numbers: register, date, salt, counter, attempt (domain/sale.h)
        "(?<![0-9A-Za-z])[0-9A-Za-z]{1,12}-20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
        "(?:-[0-9A-Z]{4})?-[0-9]{6}(?:-[0-9]{1,3})?(?![0-9A-Za-z])"));
    std::vector<Span> spans;
    for (auto it = ids.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        spans.push_back({match.capturedStart(), match.capturedEnd()});
    }
    return spans;
}

std::vector<Span> cardNumbersIn(QStringView text, CardContext context)
{
    const std::vector<Digit> digits = digitsOf(text);
    const size_t shortest = context == CardContext::Digits ? Shortest + 1 : Shortest;
    std::vector<Span> found;
    std::optional<std::vector<Span>> ids; // made when a first candidate turns up
    for (size_t start = 0; start + shortest <= digits.size(); ++start) {
        if (digits[start].marksBefore == 0)
            continue; // inside a run
        const quint32 lengths = issuedLengths(std::span(digits).subspan(start));
        if (lengths == 0)
            continue;
        size_t joined = start + 1;
        while (joined < digits.size() && joined - start < Longest && digits[joined].marksBefore <= MostMarks)
            ++joined;
        for (size_t length = joined - start; length >= shortest; --length) {
            const size_t end = start + length;
            if (!(lengths >> length & 1) || (end < digits.size() && digits[end].marksBefore == 0))
                continue; // not issued, or would end inside a run
            const std::span candidate(digits.data() + start, length);
            if (!passesLuhn(candidate))
                continue;
            const Span span{candidate.front().begin, candidate.back().end};
            if (!ids)
                ids = idsIn(text);
            // One that begins before the id and runs into it is a card in front of something id-shaped.
            if (std::ranges::any_of(*ids, [&](const Span &id) { return span.begin >= id.begin && span.begin < id.end; }))
                continue;
            found.push_back(span);
            start = end - 1;
            break;
        }
    }
    return found;
}

}

bool containsCardNumber(QStringView text, CardContext context)
{
    return !cardNumbersIn(text, context).empty();
}

QString maskCardNumbers(const QString &text)
{
    const std::vector<Span> spans = cardNumbersIn(text, CardContext::Text);
    if (spans.empty())
        return text;
    QString result;
    qsizetype at = 0;
    for (const Span &span : spans) {
        for (const Digit &digit : digitsOf(QStringView(text).mid(span.begin, span.end - span.begin))) {
            result += QStringView(text).mid(at, span.begin + digit.begin - at);
            result += QString(digit.end - digit.begin, QLatin1Char('*'));
            at = span.begin + digit.end;
        }
    }
    return result + QStringView(text).mid(at);
}

}
