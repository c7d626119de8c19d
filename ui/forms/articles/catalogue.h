// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The articles a till can scan: code, bar code, name, category and a price in
// whole minor units per currency. Finding a scanned code is a hash lookup; the
// free-text search walks prepared texts, within 20 ms for 50,000 articles. Ui
// thread; a value.
#pragma once

#include "base/result.h"
#include "domain/money.h"

#include <QHash>
#include <QList>
#include <QString>

namespace pos::ui {

struct Article
{
    QString sku;
    QString barcode;
    QString name;
    QString category;
    Money price; ///< in the catalogue's currency; never invalid
};

class Catalogue
{
public:
    Catalogue() = default;
    /// No code twice: the later one would win.
    explicit Catalogue(QList<Article> articles);
    /// Articles that have a price in `currency`. MalformedReply with the place when the text is no catalogue.
    static Result<Catalogue> fromJson(const QByteArray &json, Currency currency);
    /// The built-in training catalogue.
    static Catalogue training(Currency currency);

    /// Exactly this code or bar code, any case; nullptr otherwise.
    const Article *find(QStringView code) const;
    /// Every word of `text` occurs in name or codes; best first.
    QList<const Article *> search(const QString &text, int limit = 8) const;
    const QList<Article> &articles() const { return m_articles; }
    qsizetype size() const { return m_articles.size(); }

private:
    void add(Article article);
    QList<Article> m_articles;
    QList<QString> m_texts; ///< folded, parallel to m_articles
    QHash<QString, qsizetype> m_byCode;
};

}
