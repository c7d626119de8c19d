// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which articles this till sells: the list that the shop imported, kept as a file
// in the data folder, or else the invented goods in training and nothing in a
// real shop. Carts keep the names and prices they were filled with. Ui thread;
// Till owns it, it outlives the pages.
#pragma once

#include "ui/forms/articles/articlefile.h"

#include <QObject>

namespace pos::ui {

class Articles final : public QObject
{
    Q_OBJECT
public:
    /// `file` need not exist; empty = nothing is kept. `training` = invented goods where the shop has no list.
    Articles(QString file, bool training, QObject *parent = nullptr);

    /// Read at its first use and kept; empty where the list has prices of another currency.
    const Catalogue &in(Currency currency);
    /// The shop's own list is there, readable or not.
    bool isOwn() const;
    /// Why the shop's own list cannot be used.
    const std::optional<Error> &trouble() const { return m_trouble; }

    /// Takes the place of the list before. With a problem in it nothing changes.
    /// NotFound when `path` cannot be read; StorageFailed, StorageFull... when the list cannot be kept.
    Result<ArticleFile> import(const QString &path, Currency currency, NumberFormat format);
    /// All articles in `currency`, for a person: import() reads it again with the same format.
    Result<void> save(const QString &path, Currency currency, NumberFormat format);
    /// Back to what a till has without a list.
    Result<void> remove();

Q_SIGNALS:
    void changed();

private:
    static Result<QByteArray> bytesOf(const QString &path);
    void load(Currency currency);

    const QString m_file;
    const bool m_training;
    Currency m_currency; ///< of m_catalogue; none = not read
    Catalogue m_catalogue;
    std::optional<Error> m_trouble;
};

}
