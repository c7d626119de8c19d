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
constexpr qsizetype FewestCardDigits = 13;

/// Fields whose value is a credential, card data, or a handle that can be charged.
constexpr std::array SecretKeys{
    QByteArrayView("token"), QByteArrayView("vaulted_token"), QByteArrayView("payment_token"),
    QByteArrayView("provider_token"), QByteArrayView("third_party_token_id"), QByteArrayView("cryptogram"),
    QByteArrayView("security_code"), QByteArrayView("number"), QByteArrayView("fingerprint"),
    QByteArrayView("bank_account"), QByteArrayView("private-secret-key"), QByteArrayView("private_secret_key"),
    QByteArrayView("public-api-key"), QByteArrayView("public_api_key"), QByteArrayView("authorization"),
};

bool isSecretKey(QByteArrayView key)
{
    // A key in escapes hides its name; nothing honest writes that.
    if (key.contains('\\'))
        return true;
    return std::ranges::any_of(SecretKeys, [key](QByteArrayView k) { return key.compare(k, Qt::CaseInsensitive) == 0; });
}

/// Index just past the closing quote of the string that opens at `open`.
qsizetype endOfString(QByteArrayView json, qsizetype open)
{
    for (qsizetype i = open + 1; i < json.size(); ++i) {
        if (json[i] == '\\')
            ++i;
        else if (json[i] == '"')
            return i + 1;
    }
    return json.size();
}

qsizetype skipSpace(QByteArrayView json, qsizetype i)
{
    while (i < json.size() && (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t'))
        ++i;
    return i;
}

bool looksLikeNumberRun(QByteArrayView text)
{
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits >= FewestCardDigits;
}

/// `value` is a whole JSON string or number token.
bool mustHide(QByteArrayView value)
{
    // A text with escaped quotes is JSON inside JSON (raw_response): its own tokens cannot be told apart here.
    if (value.contains("\\\"") || value.contains("\\u"))
        return value.contains("\\\"") || looksLikeNumberRun(value);
    return looksLikeNumberRun(value) && containsCardNumber(QString::fromUtf8(value.data(), value.size()));
}

bool startsToken(char c)
{
    return c == '"' || c == '-' || (c >= '0' && c <= '9');
}

qsizetype endOfToken(QByteArrayView json, qsizetype begin)
{
    if (json[begin] == '"')
        return endOfString(json, begin);
    qsizetype end = begin;
    while (end < json.size() && json[end] != ',' && json[end] != '}' && json[end] != ']' && json[end] > ' ')
        ++end;
    return qMax(end, begin + 1);
}

}

QByteArray redactedJson(const QByteArray &bytes, const QList<QByteArrayView> &secrets)
{
    const QByteArrayView json(bytes);
    QByteArray out;
    out.reserve(bytes.size());
    bool hideNext = false; // the value of a secret field comes next
    qsizetype i = 0;
    while (i < json.size()) {
        if (!startsToken(json[i])) {
            // An object or list under a secret name is walked like any other: its own fields decide.
            if (json[i] == '{' || json[i] == '[' || json[i] == ',' || json[i] == '}')
                hideNext = false;
            out += json[i++];
            continue;
        }
        const qsizetype end = endOfToken(json, i);
        const QByteArrayView token = json.sliced(i, end - i);
        const bool isKey = token[0] == '"' && skipSpace(json, end) < json.size() && json[skipSpace(json, end)] == ':';
        if (isKey) {
            hideNext = isSecretKey(token.sliced(1, qMax<qsizetype>(token.size() - 2, 0)));
            out += token;
        } else if (token != QByteArrayView("\"\"") && (hideNext || mustHide(token))) {
            out += Mask;
        } else {
            out += token;
        }
        i = end;
    }
    for (const QByteArrayView secret : secrets) {
        if (!secret.isEmpty() && out.contains(secret))
            out.replace(secret, QByteArrayView("***"));
    }
    return out;
}

}
