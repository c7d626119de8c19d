// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// outreachtext.h: a request as people read it.
#include "ui/text/outreachtext.h"

namespace pos::ui {

namespace {

QString maskedString(const QString &key, const QString &token)
{
    static const QStringList personal{QStringLiteral("full_name"), QStringLiteral("first_name"), QStringLiteral("last_name"), QStringLiteral("email")};
    static const QStringList numbers{QStringLiteral("phone_number"), QStringLiteral("number")};
    if (personal.contains(key))
        return token.left(2) + QStringLiteral("***\"");
    return numbers.contains(key) ? QStringLiteral("\"*** ") + token.right(3) : token;
}

/// The literal from its quote to its quote.
QString stringAt(const QString &text, qsizetype from)
{
    qsizetype end = from + 1;
    while (end < text.size() && text[end] != u'"')
        end += text[end] == u'\\' ? 2 : 1;
    return text.mid(from, end - from + 1);
}

} // namespace

/// Only white space is added: order and numbers are those of the bytes.
QString requestText(const QByteArray &body, bool masked)
{
    const QString text = QString::fromUtf8(body);
    QString out, key;
    int depth = 0;
    const auto newLine = [&] { out += u'\n' + QString(depth * 2, u' '); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"') {
            const QString token = stringAt(text, i);
            i += token.size() - 1;
            const bool isKey = text.mid(i + 1, 1) == u":";
            if (isKey)
                key = token.mid(1, token.size() - 2);
            out += isKey || !masked ? token : maskedString(key, token);
        } else if (c == u'{' || c == u'[') {
            out += c;
            ++depth;
            newLine();
        } else if (c == u'}' || c == u']') {
            depth = qMax(0, depth - 1);
            newLine();
            out += c;
        } else if (c == u',') {
            out += c;
            newLine();
        } else {
            out += c;
            if (c == u':')
                out += u' ';
        }
    }
    return out;
}

} // namespace pos::ui
