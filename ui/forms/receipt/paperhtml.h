// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The few pieces of HTML that papers are made of. Every text is escaped here.
#pragma once

#include <QString>

namespace pos::ui::paper {

/// One line of a table: left and right.
inline QString row(const QString &left, const QString &right, bool strong = false)
{
    const QString tag = strong ? QStringLiteral("b") : QStringLiteral("span");
    return QStringLiteral("<tr><td><%3>%1</%3></td><td align=\"right\"><%3>%2</%3></td></tr>")
        .arg(left.toHtmlEscaped(), right.toHtmlEscaped(), tag);
}

inline QString centred(const QString &text, const char *tag = "span")
{
    return QStringLiteral("<p align=\"center\"><%2>%1</%2></p>")
        .arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), QString::fromLatin1(tag));
}

} // namespace pos::ui::paper
