// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/articles/articles.h"

#include "base/log.h"
#include "base/wholefile.h"

#include <QFile>

namespace pos::ui {

namespace {

const NumberFormat Kept{u'.', QChar()}; ///< in the data folder, whatever the shop's country writes

}

Articles::Articles(QString file, bool training, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_training(training)
{
}

const Catalogue &Articles::in(Currency currency)
{
    if (currency.isValid() && currency != m_currency)
        load(currency);
    return m_catalogue;
}

bool Articles::isOwn() const
{
    return !m_file.isEmpty() && QFile::exists(m_file);
}

void Articles::load(Currency currency)
{
    m_currency = currency;
    m_catalogue = {};
    m_trouble.reset();
    if (!isOwn()) {
        if (m_training)
            m_catalogue = Catalogue::training(currency);
        return;
    }
    const Result<QByteArray> bytes = bytesOf(m_file);
    if (!bytes) {
        m_trouble = bytes.error();
    } else if (ArticleFile file = readArticleFile(*bytes, currency, Kept); file.isGood()) {
        m_catalogue = Catalogue(std::move(file.articles));
    } else if (file.problems.first().kind != ArticleProblem::Kind::OtherCurrency) {
        Error damaged;
        damaged.kind = ErrorKind::StorageCorrupt;
        damaged.context.path = m_file;
        m_trouble = damaged;
    }
    if (m_trouble)
        log::error("ui", "articles not read", {{"error", describe(*m_trouble)}});
}

Result<QByteArray> Articles::bytesOf(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return file.read(LargestArticleFile + 1);
    Error error;
    error.kind = ErrorKind::NotFound;
    error.context.path = path;
    error.context.detail = file.errorString();
    return fail(error);
}

Result<ArticleFile> Articles::import(const QString &path, Currency currency, NumberFormat format)
{
    const Result<QByteArray> bytes = bytesOf(path);
    if (!bytes)
        return fail(bytes.error());
    ArticleFile file = readArticleFile(*bytes, currency, format);
    if (!file.isGood())
        return file;
    WholeFile kept(m_file);
    const Result<void> written = kept.open().and_then([&] { return kept.write(writeArticleFile(file.articles, Kept)); }).and_then([&] {
        return kept.commit();
    });
    if (!written)
        return fail(written.error());
    m_currency = currency;
    m_catalogue = Catalogue(file.articles);
    m_trouble.reset();
    Q_EMIT changed();
    return file;
}

Result<void> Articles::save(const QString &path, Currency currency, NumberFormat format)
{
    WholeFile file(path);
    return file.open().and_then([&] { return file.write(writeArticleFile(in(currency).articles(), format)); }).and_then([&] {
        return file.commit();
    });
}

Result<void> Articles::remove()
{
    QFile file(m_file);
    if (file.exists() && !file.remove()) {
        Error error;
        error.kind = ErrorKind::StorageFailed;
        error.context.path = m_file;
        error.context.detail = file.errorString();
        return fail(error);
    }
    m_currency = {};
    Q_EMIT changed();
    return {};
}

}
