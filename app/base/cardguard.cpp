// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/cardguard.h"

#include <QList>

#include <optional>

namespace pos {

namespace {

struct Span
{
    qsizetype begin;
    qsizetype end; // one past the last digit
};

bool passesLuhn(const QString &digits)
{
    int sum = 0;
    bool twice = false;
    for (qsizetype i = digits.size() - 1; i >= 0; --i, twice = !twice) {
        int d = digits[i].digitValue();
        if (twice)
            d = d * 2 > 9 ? d * 2 - 9 : d * 2;
        sum += d;
    }
    return sum % 10 == 0;
}

bool isAsciiOrOtherDigit(QChar c)
{
    return c.isDigit() && c.digitValue() >= 0;
}

bool isGroupMark(QChar c)
{
    return c.isSpace() || c == QLatin1Char('-') || c == QLatin1Char('.') || c == QChar(0x2013) || c == QChar(0x00A0);
}

// A UUID holds long digit runs by chance; hexadecimal neighbours mark one.
bool touchesHex(QStringView text, qsizetype begin, qsizetype end)
{
    const auto isHexLetter = [](QChar c) {
        const char16_t u = c.toLower().unicode();
        return u >= u'a' && u <= u'f';
    };
    return (begin > 0 && text[begin - 1].isLetter() && isHexLetter(text[begin - 1])) ||
           (end < text.size() && text[end].isLetter() && isHexLetter(text[end]));
}

std::optional<Span> nextCardNumber(QStringView text, qsizetype from)
{
    for (qsizetype start = from; start < text.size(); ++start) {
        if (!isAsciiOrOtherDigit(text[start]) || (start > 0 && isAsciiOrOtherDigit(text[start - 1])))
            continue;
        QString digits;
        QList<qsizetype> ends;
        for (qsizetype i = start; i < text.size() && digits.size() < 20; ++i) {
            if (isAsciiOrOtherDigit(text[i])) {
                digits += QChar(u'0' + char16_t(text[i].digitValue()));
                ends << i + 1;
            } else if (!(isGroupMark(text[i]) && i + 1 < text.size() && isAsciiOrOtherDigit(text[i + 1]))) {
                break;
            }
        }
        // Longest first, and only where a run of digits really ends.
        for (qsizetype length = qMin<qsizetype>(digits.size(), 19); length >= 13; --length) {
            const qsizetype end = ends[length - 1];
            if (end < text.size() && isAsciiOrOtherDigit(text[end]))
                continue;
            const QString candidate = digits.left(length);
            if (QStringLiteral("123456").contains(candidate.front()) && passesLuhn(candidate) &&
                !touchesHex(text, start, end))
                return Span{start, end};
        }
    }
    return std::nullopt;
}

}

bool containsCardNumber(QStringView text)
{
    return nextCardNumber(text, 0).has_value();
}

QString maskCardNumbers(const QString &text)
{
    QString result = text;
    qsizetype from = 0;
    while (const auto span = nextCardNumber(result, from)) {
        for (qsizetype i = span->begin; i < span->end; ++i) {
            if (isAsciiOrOtherDigit(result[i]))
                result[i] = QLatin1Char('*');
        }
        from = span->end;
    }
    return result;
}

}
