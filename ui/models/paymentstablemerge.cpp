// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How changes get into the rows that are there, without moving anybody's place.
#include "ui/models/paymentstablemodel.h"

#include <algorithm>

namespace pos::ui {

bool PaymentsTableModel::isBefore(const PaymentRow &a, const PaymentRow &b) const
{
    return comesBefore(a, b, m_query.sort);
}

int PaymentsTableModel::lowerBound(const PaymentRow &row) const
{
    return int(std::lower_bound(m_rows.cbegin(), m_rows.cend(), row,
                                [this](const PaymentRow &a, const PaymentRow &b) { return isBefore(a, b); }) -
               m_rows.cbegin());
}

void PaymentsTableModel::merge(const QList<PaymentRow> &fresh, const Slice &slice)
{
    const bool complete = fresh.size() < slice.limit;
    // What moved here from elsewhere must not be there twice.
    for (const PaymentRow &row : fresh) {
        if (!m_ids.contains(row.attempt))
            continue;
        if (const int same = lowerBound(row); same < m_rows.size() && m_rows[same].attempt == row.attempt)
            continue;
        const int old = rowOf(row.attempt);
        m_rows[old] = row;
        putInOrder(old);
    }
    int at = slice.after ? lowerBound(*slice.after) : 0;
    if (slice.after && at < m_rows.size() && !isBefore(*slice.after, m_rows[at]))
        ++at;
    const bool overlaps = complete || at >= m_rows.size() || !isBefore(fresh.last(), m_rows[at]);
    if (!overlaps) {
        // More than a page arrived since the last look: keeping ours below would leave a hole.
        ++m_generation;
        m_nextPending = false;
        if (at == 0) {
            replaceRows(fresh);
        } else {
            removeRowsAt(at, int(m_rows.size()) - at);
            insertPayments(at, fresh);
        }
        m_complete = false;
        return;
    }
    qsizetype next = 0;
    while (next < fresh.size() || at < m_rows.size()) {
        if (next >= fresh.size()) {
            if (!complete)
                break; // below the fresh page nothing is known to have gone
            removeRowsAt(at, int(m_rows.size()) - at);
        } else if (at < m_rows.size() && m_rows[at].attempt == fresh[next].attempt) {
            if (m_rows[at] != fresh[next]) {
                m_rows[at] = fresh[next];
                announceRow(at);
            }
            ++at;
            ++next;
        } else if (at < m_rows.size() && isBefore(m_rows[at], fresh[next])) {
            removeRowsAt(at, 1);
        } else {
            qsizetype end = next + 1;
            while (end < fresh.size() && (at >= m_rows.size() || isBefore(fresh[end], m_rows[at])))
                ++end;
            insertPayments(at, fresh.mid(next, end - next));
            at += int(end - next);
            next = end;
        }
    }
    if (complete)
        m_complete = true;
}

void PaymentsTableModel::insertPayments(int at, const QList<PaymentRow> &rows)
{
    beginInsertRows({}, at, at + int(rows.size()) - 1);
    for (int i = 0; i < rows.size(); ++i) {
        m_rows.insert(at + i, rows[i]);
        m_ids.insert(rows[i].attempt);
    }
    endInsertRows();
}

void PaymentsTableModel::removeRowsAt(int first, int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, first, first + count - 1);
    for (int row = first; row < first + count; ++row)
        m_ids.remove(m_rows[row].attempt);
    m_rows.remove(first, count);
    endRemoveRows();
}

/// The row changed what it is sorted by: it moves, or leaves when its place is not loaded.
void PaymentsTableModel::putInOrder(int row)
{
    const PaymentRow changed = m_rows[row];
    const auto before = [this](const PaymentRow &a, const PaymentRow &b) { return isBefore(a, b); };
    int to = row;
    if (row > 0 && isBefore(changed, m_rows[row - 1]))
        to = int(std::lower_bound(m_rows.cbegin(), m_rows.cbegin() + row, changed, before) - m_rows.cbegin());
    else if (row + 1 < m_rows.size() && isBefore(m_rows[row + 1], changed))
        to = int(std::lower_bound(m_rows.cbegin() + row + 1, m_rows.cend(), changed, before) - m_rows.cbegin());
    if (to == m_rows.size() && to != row + 1 && !m_complete) {
        removeRowsAt(row, 1);
        return;
    }
    if (to != row) {
        beginMoveRows({}, row, row, {}, to);
        m_rows.move(row, to > row ? to - 1 : to);
        endMoveRows();
    }
    announceRow(to > row ? to - 1 : to);
}

void PaymentsTableModel::onAttemptChanged(const Attempt &attempt)
{
    const int row = m_ids.contains(attempt.id) ? rowOf(attempt.id) : -1;
    if (row < 0)
        return; // a new row comes with paymentsChanged, which knows text filters and names
    PaymentRow changed = m_rows[row];
    changed.state = attempt.state;
    changed.released = attempt.released;
    changed.lateMoney = attempt.lateMoney;
    changed.paymentId = attempt.paymentId;
    changed.lastCheckMs = attempt.retry.lastCheckMs;
    if (attempt.payment) {
        changed.status = attempt.payment->status.status;
        changed.subStatus = attempt.payment->status.subStatus;
    }
    if (!matchesProgress(m_query.filter, {changed.state, changed.status, changed.subStatus, changed.lateMoney, changed.released})) {
        removeRowsAt(row, 1);
        return;
    }
    if (changed == m_rows[row])
        return;
    m_rows[row] = changed;
    putInOrder(row);
}

}
