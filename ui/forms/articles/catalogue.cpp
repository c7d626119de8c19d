// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/articles/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pos::ui {

namespace {

// Accents and case do not matter when searching.
QString folded(const QString &text)
{
    if (std::ranges::all_of(text, [](QChar c) { return c < QChar(0x80); }))
        return text.toLower();
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            out += c.toCaseFolded();
    }
    return out;
}

}

Catalogue::Catalogue(QList<Article> articles)
{
    m_byCode.reserve(articles.size() * 2);
    m_texts.reserve(articles.size());
    m_articles.reserve(articles.size());
    for (Article &article : articles)
        add(std::move(article));
}

Result<Catalogue> Catalogue::fromJson(const QByteArray &json, Currency currency)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorKind::MalformedReply, problem.errorString());
    const QJsonArray items = document.object().value(QLatin1String("items")).toArray();
    if (document.object().value(QLatin1String("schema")).toInt() != 1)
        return fail(ErrorKind::MalformedReply, QStringLiteral("catalogue schema"));
    Catalogue catalogue;
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        const QJsonValue price = item.value(QLatin1String("prices")).toObject().value(currency.code());
        Article article{item.value(QLatin1String("sku")).toString(), item.value(QLatin1String("barcode")).toString(),
                        item.value(QLatin1String("name")).toString(), item.value(QLatin1String("category")).toString(),
                        Money::fromMinor(price.toInteger(), currency)};
        if (article.sku.isEmpty() || article.name.isEmpty())
            return fail(ErrorKind::MalformedReply, QStringLiteral("catalogue item without sku or name"));
        if (price.isDouble())
            catalogue.add(std::move(article));
    }
    return catalogue;
}

Catalogue Catalogue::training(Currency currency)
{
    QFile file(QStringLiteral(":/catalogue/training.json"));
    if (!currency.isValid() || !file.open(QIODevice::ReadOnly))
        return {};
    return fromJson(file.readAll(), currency).value_or(Catalogue());
}

void Catalogue::add(Article article)
{
    const qsizetype index = m_articles.size();
    for (const QString &code : {article.sku, article.barcode}) {
        if (!code.isEmpty())
            m_byCode.insert(code.toCaseFolded(), index);
    }
    m_texts << folded(article.name + u' ' + article.sku + u' ' + article.barcode);
    m_articles << std::move(article);
}

const Article *Catalogue::find(QStringView code) const
{
    const auto found = m_byCode.constFind(code.trimmed().toString().toCaseFolded());
    return found == m_byCode.cend() ? nullptr : &m_articles[*found];
}

QList<const Article *> Catalogue::search(const QString &text, int limit) const
{
    const QStringList words = folded(text).split(u' ', Qt::SkipEmptyParts);
    QList<const Article *> starts, others;
    if (words.isEmpty())
        return starts;
    for (qsizetype i = 0; i < m_texts.size() && starts.size() < limit; ++i) {
        const QString &hay = m_texts[i];
        bool all = true;
        for (const QString &word : words)
            all = all && hay.contains(word);
        if (!all)
            continue;
        if (hay.startsWith(words.constFirst()))
            starts << &m_articles[i];
        else if (others.size() < limit)
            others << &m_articles[i];
    }
    return (starts + others).mid(0, limit);
}

}
