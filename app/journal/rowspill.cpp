// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/rowspill.h"

#include "base/temporaryfiles.h"
#include "base/wholefile.h"

#include <cstring>
#include <type_traits>

namespace pos {

namespace {

constexpr qsizetype PieceBytes = 8; ///< times the rows of a shelf: what is written at once

/// Before the bytes of each row; read again by the run that wrote it.
struct Head
{
    qint64 place, size, number, createdMs, amountMinor, lastCheckMs;
};
static_assert(std::is_trivially_copyable_v<Head>);
constexpr qint64 HeadSize = sizeof(Head);

}

RowSpill::RowSpill(const QString &folder, qsizetype rows, qsizetype perShelf)
    : m_folder(folder)
    , m_perShelf(perShelf)
    , m_file(temporaryFileIn(folder, QStringLiteral("rows")))
    , m_shelves((rows + perShelf - 1) / perShelf)
{
}

Unexpected<Error> RowSpill::trouble(const char *what) const
{
    return fail(storageTrouble(m_file, m_folder, what));
}

Result<void> RowSpill::put(qsizetype place, const StoredRow &row)
{
    const Head head{place, row.bytes.size(), row.number, row.createdMs, row.amountMinor, row.lastCheckMs};
    Shelf &shelf = m_shelves[place / m_perShelf];
    shelf.fresh.append(reinterpret_cast<const char *>(&head), HeadSize);
    shelf.fresh += row.bytes;
    return shelf.fresh.size() < PieceBytes * m_perShelf ? Result<void>() : lay(shelf);
}

Result<void> RowSpill::lay(Shelf &shelf)
{
    if (!m_file.isOpen() && !m_file.open())
        return trouble("open");
    if (!m_file.seek(m_end) || m_file.write(shelf.fresh) != shelf.fresh.size() || !m_file.flush())
        return trouble("write");
    shelf.pieces.append({m_end, shelf.fresh.size()});
    m_end += shelf.fresh.size();
    shelf.fresh.clear();
    return {};
}

Result<QByteArray> RowSpill::contents(const Shelf &shelf)
{
    QByteArray all;
    for (const Piece &piece : shelf.pieces) {
        const QByteArray read = m_file.seek(piece.at) ? m_file.read(piece.size) : QByteArray();
        if (read.size() != piece.size)
            return trouble("read");
        all += read;
    }
    return all += shelf.fresh;
}

Result<void> RowSpill::each(const std::function<Result<void>(const StoredRow &)> &take)
{
    for (qsizetype first = 0; Shelf &shelf : m_shelves) {
        const Result<QByteArray> all = contents(shelf);
        if (!all)
            return fail(all.error());
        QList<const char *> rows(m_perShelf, nullptr); // by place
        Head head;
        for (const char *at = all->constBegin(); at != all->constEnd(); at += HeadSize + head.size) {
            std::memcpy(&head, at, sizeof head);
            rows[head.place - first] = at;
        }
        for (const char *row : std::as_const(rows)) {
            if (!row)
                continue;
            std::memcpy(&head, row, sizeof head);
            const Result<void> taken =
                take({head.number, head.createdMs, head.amountMinor, head.lastCheckMs, QByteArray(row + HeadSize, head.size)});
            if (!taken)
                return taken;
        }
        shelf = {};
        first += m_perShelf;
    }
    return {};
}

}
