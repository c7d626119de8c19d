// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/textrules.h"

#include "base/cardguard.h"
#include "domain/decimaltext.h"

#include <QRegularExpression>

namespace pos {

qsizetype codePoints(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return count;
}

bool hasBadCharacters(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(c, text[i + 1]);
            if ((point & 0xfffe) == 0xfffe)
                return true;
            ++i;
            continue;
        }
        const char16_t u = c.unicode();
        if (c.isSurrogate() || c.category() == QChar::Other_Control || u == 0x2028 || u == 0x2029 ||
            (u >= 0xfdd0 && u <= 0xfdef) || u >= 0xfffe)
            return true;
    }
    return false;
}

QString asciiDigits(QStringView text)
{
    QString result = text.toString();
    for (QChar &c : result) {
        if (c.isDigit())
            c = QChar(static_cast<char16_t>(u'0' + c.digitValue()));
    }
    return result;
}

bool isUuid(QStringView text)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(
        QStringLiteral("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")));
    return shape.match(text.toString()).hasMatch();
}

bool isCountryCode(const QString &text)
{
    const Country *country = findCountry(text);
    return country && country->code == text;
}

Checked<QString> checkText(const QString &field, const QString &text, int minimum, int maximum)
{
    const QString clean = trimmedInput(text).toString();
    const qsizetype length = codePoints(clean);
    if (length == 0 && minimum > 0)
        return refused(field, Rule::Required, minimum, maximum);
    if (hasBadCharacters(clean))
        return refused(field, Rule::BadCharacters);
    if (containsCardNumber(clean))
        return refused(field, Rule::CardNumber);
    if (length < minimum)
        return refused(field, Rule::TooShort, minimum, maximum);
    if (length > maximum)
        return refused(field, Rule::TooLong, minimum, maximum);
    return clean;
}

Checked<QString> checkOptionalText(const QString &field, const QString &text, int minimum, int maximum)
{
    if (trimmedInput(text).isEmpty())
        return QString();
    return checkText(field, text, minimum, maximum);
}

Checked<int> checkWhole(const QString &field, const QString &text, int minimum, int maximum)
{
    const QString clean = asciiDigits(trimmedInput(text));
    if (clean.isEmpty())
        return refused(field, Rule::Required, minimum, maximum);
    if (containsCardNumber(clean))
        return refused(field, Rule::CardNumber);
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(QStringLiteral("[-+]?[0-9]+")));
    if (!shape.match(clean).hasMatch())
        return refused(field, Rule::NotANumber, minimum, maximum);
    bool fits = false;
    const int value = clean.toInt(&fits);
    if (!fits || value < minimum || value > maximum)
        return refused(field, Rule::OutOfRange, minimum, maximum);
    return value;
}

}
