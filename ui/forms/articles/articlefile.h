// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The shop's articles as CSV (RFC 4180), both ways. Columns are found by name, in
// any order: sku, name and price are needed, barcode, category and currency may
// be there. Reading judges every line and names each bad one; with one bad line
// nothing of the file is to be used. Pure; any thread.
#pragma once

#include "domain/money.h"
#include "ui/forms/articles/catalogue.h"

namespace pos::ui {

/// In bytes; and articles of one file.
inline constexpr qint64 LargestArticleFile = 32 * 1024 * 1024;
inline constexpr qsizetype MostArticles = 200'000;

struct ArticleProblem
{
    enum class Kind {
        NotUtf8,
        NoColumns,     ///< `text` = the column that is missing
        Unreadable,    ///< an open quote, a cell beyond reason
        WrongCells,    ///< another number of cells than the head
        NoSku,
        NoName,
        BadPrice,      ///< `text` = what stands there
        OtherCurrency, ///< `text` = what stands there
        CodeTwice,     ///< `text` = the code; `other` = the line that has it, too
        TooMany,
        Empty,
    };
    qint64 line = 1; ///< where the record begins, the head is line 1
    Kind kind = Kind::Empty;
    QString text;
    qint64 other = 0;
    friend bool operator==(const ArticleProblem &, const ArticleProblem &) = default;
};

struct ArticleFile
{
    QList<Article> articles;
    QList<ArticleProblem> problems; ///< the first MostShown
    qsizetype badLines = 0;

    static constexpr qsizetype MostShown = 20;
    bool isGood() const { return problems.isEmpty(); }
};

/// `format` = how the prices are written. Prices are of `currency`, in major units.
ArticleFile readArticleFile(QByteArray bytes, Currency currency, NumberFormat format);
/// What readArticleFile() reads, prices written in `format` without grouping.
QByteArray writeArticleFile(const QList<Article> &articles, NumberFormat format);

}
