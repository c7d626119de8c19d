// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "common/board.h"

namespace soak {

std::unique_ptr<Board> Board::open(const QString &path)
{
    std::unique_ptr<Board> board(new Board(path));
    constexpr qint64 Size = sizeof(BoardData);
    if (!board->m_file.open(QIODevice::ReadWrite))
        return nullptr;
    if (board->m_file.size() < Size && (board->m_file.write(QByteArray(Size, '\0')) != Size || !board->m_file.flush()))
        return nullptr;
    uchar *bytes = board->m_file.map(0, Size);
    if (!bytes)
        return nullptr;
    board->m_data = reinterpret_cast<BoardData *>(bytes); // a fresh file is all zeros, as its counters should be
    return board;
}

bool Board::pass(Step step)
{
    ++m_data->reached[static_cast<size_t>(indexOf(step))];
    if ((m_data->armed & bitOf(step)) == 0 || m_data->skips.fetch_sub(1) > 0)
        return false;
    if ((m_data->armed.exchange(0) & bitOf(step)) == 0) // the other process was quicker
        return false;
    m_data->killedAt = indexOf(step);
    return true;
}

} // namespace soak
