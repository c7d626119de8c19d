// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Rows of the walk that are read in one order and wanted in another, more than
// memory should hold: laid down by stretches of their wanted place ("shelves") in a temporary
// file, private to the user, beside the journal, gone with this object. Reader thread. Errors: Storage* with the folder.
#pragma once

#include "base/result.h"

#include <QList>
#include <QTemporaryFile>

#include <functional>

namespace pos {

/// As read, before its texts are told apart.
struct StoredRow
{
    qint64 number = 0;       ///< row_no; 0 = no such row
    qint64 createdMs = 0;
    qint64 amountMinor = 0;
    qint64 lastCheckMs = 0;
    QByteArray bytes;
};

class RowSpill
{
public:
    /// For places 0 .. rows - 1; at most `perShelf` rows are in memory at a time.
    RowSpill(const QString &folder, qsizetype rows, qsizetype perShelf);

    Result<void> put(qsizetype place, const StoredRow &row);
    /// All by place. What `take` answers ends it when it is an error.
    Result<void> each(const std::function<Result<void>(const StoredRow &)> &take);

private:
    struct Piece
    {
        qint64 at = 0; ///< in the file
        qsizetype size = 0;
    };
    struct Shelf
    {
        QByteArray fresh; ///< not in the file yet
        QList<Piece> pieces;
    };
    Result<void> lay(Shelf &shelf);
    Result<QByteArray> contents(const Shelf &shelf);
    [[nodiscard]] Unexpected<Error> trouble(const char *what) const;

    const QString m_folder;
    const qsizetype m_perShelf;
    QTemporaryFile m_file;
    qint64 m_end = 0; ///< of what was laid down
    QList<Shelf> m_shelves;
};

}
