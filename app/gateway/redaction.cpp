// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/redaction.h"

#include "base/cardguard.h"

#include <QString>

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr QByteArrayView Mask = "\"***\"";
constexpr int FewestCardDigits = 13;

/// Fields whose value is a credential, card data, or a handle that can be charged.
constexpr std::array SecretKeys{
    QByteArrayView("token"),
    QByteArrayView("vaulted_token"),
    QByteArrayView("payment_token"),
    QByteArrayView("provider_token"),
    QByteArrayView("third_party_token_id"),
    QByteArrayView("cryptogram"),
    QByteArrayView("security_code"),
    QByteArrayView("number"),
    QByteArrayView("fingerprint"),
    QByteArrayView("bank_account"),
    QByteArrayView("private-secret-key"),
    QByteArrayView("private_secret_key"),
    QByteArrayView("public-api-key"),
    QByteArrayView("public_api_key"),
    QByteArrayView("authorization"),
};

bool isSecretKey(QByteArrayView key)
{
    // A key in escapes hides its name; nothing honest writes that.
    if (key.contains('\\'))
        return true;
    return std::ranges::any_of(SecretKeys, [key](QByteArrayView k) {
        return k.size() == key.size() && qstrnicmp(k.data(), k.size(), key.data(), key.size()) == 0;
    });
}

/// A string, number, true, false or null, and what was seen on the way through it.
struct Token
{
    QByteArrayView text;
    bool hasInnerQuote = false; ///< JSON hidden in a text, such as raw_response
    bool hasEscape = false;     ///< \uXXXX
    int longestRun = 0;         ///< digits in a row, only grouping marks between them
};

Token readToken(QByteArrayView json, qsizetype begin)
{
    Token token;
    const bool isString = json[begin] == '"';
    int run = 0;
    qsizetype i = begin + (isString ? 1 : 0);
    for (; i < json.size(); ++i) {
        const char c = json[i];
        if (c >= '0' && c <= '9') {
            token.longestRun = qMax(token.longestRun, ++run);
        } else if (isString && c == '\\') {
            ++i;
            token.hasInnerQuote = token.hasInnerQuote || (i < json.size() && json[i] == '"');
            token.hasEscape = token.hasEscape || (i < json.size() && json[i] == 'u');
            run = 0;
        } else if (isString && c == '"') {
            ++i;
            break;
        } else if (!isString && (c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ')) {
            break;
        } else if (c != ' ' && c != '-' && c != '.' && static_cast<signed char>(c) >= 0) {
            run = 0; // beyond ASCII there are other blanks and dashes: the run goes on
        }
    }
    token.text = json.sliced(begin, qMin(i, json.size()) - begin);
    return token;
}

bool isKeyBefore(QByteArrayView json, qsizetype after)
{
    while (after < json.size() && static_cast<unsigned char>(json[after]) <= ' ')
        ++after;
    return after < json.size() && json[after] == ':';
}

/// An id in quotes: no card number has its shape, and every answer has several.
bool isUuid(QByteArrayView quoted)
{
    return quoted.size() == 38 && quoted[9] == '-' && quoted[14] == '-' && quoted[19] == '-' && quoted[24] == '-';
}

bool mustHide(const Token &token)
{
    // Inside a text nothing can be told apart, and escapes may spell digits.
    if (token.hasInnerQuote)
        return true;
    if (token.hasEscape &&
        std::ranges::count_if(token.text, [](char c) { return c >= '0' && c <= '9'; }) >= FewestCardDigits)
        return true;
    return token.longestRun >= FewestCardDigits && !isUuid(token.text) &&
           containsCardNumber(QString::fromUtf8(token.text.data(), token.text.size()));
}

bool startsToken(char c)
{
    return c == '"' || c == '-' || (c >= '0' && c <= '9');
}

} // namespace

QByteArray redactedJson(const QByteArray &bytes, const QList<QByteArrayView> &secrets)
{
    const QByteArrayView json(bytes);
    QByteArray out;
    qsizetype copied = 0;  // everything before it is in `out`
    bool hideNext = false; // the value of a secret field comes next
    qsizetype i = 0;
    while (i < json.size()) {
        const char c = json[i];
        if (!startsToken(c)) {
            // An object or list under a secret name is walked like any other: its own fields decide.
            if (c == '{' || c == '[' || c == ',' || c == '}')
                hideNext = false;
            ++i;
            continue;
        }
        const Token token = readToken(json, i);
        const qsizetype end = i + token.text.size();
        if (c == '"' && isKeyBefore(json, end)) {
            hideNext = isSecretKey(token.text.sliced(1, qMax<qsizetype>(token.text.size() - 2, 0)));
        } else if (token.text.size() > 2 && (hideNext || mustHide(token))) {
            out += json.sliced(copied, i - copied);
            out += Mask;
            copied = end;
        }
        i = end;
    }
    if (copied == 0)
        out = bytes;
    else
        out += json.sliced(copied);
    for (const QByteArrayView secret : secrets) {
        if (!secret.isEmpty() && out.contains(secret))
            out.replace(secret, QByteArrayView("***"));
    }
    return out;
}

} // namespace pos
