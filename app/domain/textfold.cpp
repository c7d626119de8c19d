// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/textfold.h"

namespace pos {

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

QString foldText(const QString &text)
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

QStringList foldedWords(const QString &text)
{
    QStringList list;
    QString word;
    const QString folded = foldText(text) + u' ';
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

}
