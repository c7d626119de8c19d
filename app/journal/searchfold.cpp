// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/searchfold.h"

namespace pos::search {

namespace {

/// Letters that Unicode does not take apart into a base letter and an accent.
QLatin1String plainForm(QChar character)
{
    switch (character.unicode()) {
    case u'ß': return QLatin1String("ss");
    case u'æ': return QLatin1String("ae");
    case u'œ': return QLatin1String("oe");
    case u'ø': return QLatin1String("o");
    case u'ł': return QLatin1String("l");
    case u'đ': return QLatin1String("d");
    case u'ð': return QLatin1String("d");
    case u'þ': return QLatin1String("th");
    case u'ı': return QLatin1String("i");
    default: return {};
    }
}

}

QString fold(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString out;
    out.reserve(apart.size());
    for (const QChar character : apart) {
        if (character.category() == QChar::Mark_NonSpacing)
            continue;
        const QLatin1String plain = plainForm(character);
        if (plain.isEmpty())
            out += character;
        else
            out += plain;
    }
    return out.simplified();
}

QStringList tokens(const QString &text)
{
    QStringList list;
    QString word;
    const QString folded = fold(text) + u' ';
    for (const QChar character : folded) {
        // Half a surrogate pair is neither letter nor digit by itself; the pair belongs to the word.
        if (character.isLetterOrNumber() || character.isSurrogate() || character.isMark()) {
            word += character;
        } else if (!word.isEmpty()) {
            list.append(word);
            word.clear();
        }
    }
    list.removeDuplicates();
    return list;
}

QString digits(const QString &text)
{
    QString out;
    for (const QChar character : text) {
        if (character.isDigit())
            out += QChar(u'0' + character.digitValue());
    }
    return out;
}

QString foldDocument(const QString &text)
{
    QString out;
    const QString upper = fold(text).toUpper();
    for (const QChar character : upper) {
        if (character.isLetterOrNumber())
            out += character;
    }
    return out;
}

QString foldEmail(const QString &text)
{
    return text.trimmed().toCaseFolded();
}

QString prefixEnd(const QString &prefix)
{
    return prefix + QString::fromUcs4(U"\U0010FFFF");
}

QString lastFourOf(const QString &label)
{
    const QString tail = label.trimmed().right(4);
    if (tail.size() != 4)
        return {};
    for (const QChar character : tail) {
        if (character < u'0' || character > u'9')
            return {};
    }
    return tail;
}

QString orderTail(const QString &orderId)
{
    const qsizetype attempt = orderId.lastIndexOf(u'-');
    const qsizetype counter = attempt > 0 ? orderId.lastIndexOf(u'-', attempt - 1) : -1;
    return counter < 0 ? orderId : orderId.mid(counter + 1);
}

}
