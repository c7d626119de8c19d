// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/searchtokens.h"

#include "domain/textfold.h"

namespace pos {

namespace {

constexpr qsizetype LongestOperator = 12;

bool isQuote(QChar c)
{
    return c == u'"' || c == QChar(0x201C) || c == QChar(0x201D) || c == QChar(0x201E) || c == QChar(0x00AB) ||
           c == QChar(0x00BB);
}

bool isGap(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control;
}

/// Moves `at` behind the piece that begins there.
SearchToken tokenAt(const QString &text, qsizetype &at)
{
    SearchToken token;
    token.begin = at;
    const auto peek = [&text](qsizetype i) { return i < text.size() ? text[i] : QChar(u' '); };
    if ((peek(at) == u'-' || peek(at) == u'!' || peek(at) == QChar(0x2212)) && !isGap(peek(at + 1))) {
        token.negated = true;
        ++at;
    }
    const qsizetype start = at;
    qsizetype value = at;
    while (at < text.size() && !isGap(text[at]) && !(isQuote(text[at]) && at == value)) {
        if (text[at] == u':' && !token.field && at - start <= LongestOperator && at > start) {
            token.field = searchOperatorFromName(foldText(text.mid(start, at - start)));
            if (token.field)
                value = at + 1;
        }
        ++at;
    }
    if (at == value && at < text.size() && isQuote(text[at])) {
        token.quoted = true;
        const qsizetype open = at++;
        while (at < text.size() && !isQuote(text[at]))
            ++at;
        token.value = text.mid(open + 1, at - open - 1).simplified();
        if (at < text.size())
            ++at;
    } else {
        token.value = text.mid(value, at - value);
    }
    token.raw = text.mid(start, at - start);
    token.length = at - token.begin;
    return token;
}

}

QList<SearchToken> searchTokens(const QString &text, int most)
{
    QList<SearchToken> tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        if (isGap(text[at])) {
            ++at;
            continue;
        }
        if (tokens.size() + 1 < most) {
            tokens.append(tokenAt(text, at));
            continue;
        }
        SearchToken rest;
        rest.begin = at;
        rest.raw = rest.value = text.mid(at).trimmed();
        rest.length = rest.raw.size();
        tokens.append(rest);
        break;
    }
    return tokens;
}

}
