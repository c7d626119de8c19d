// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/searchfold.h"

namespace pos::search {

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
