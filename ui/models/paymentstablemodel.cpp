// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/paymentstablemodel.h"

#include "ui/models/rowface.h"
#include "ui/text/moneytext.h"
#include "ui/text/timetext.h"

#include <QLocale>

#include <algorithm>

namespace pos::ui {

namespace {

/// Order of the list: newest first, ids break ties (the keyset of PaymentQuery::after).
bool isBefore(const PaymentRow &a, const PaymentRow &b)
{
    if (a.createdMs != b.createdMs)
        return a.createdMs > b.createdMs;
    return a.attempt > b.attempt;
}

bool isSameRow(const PaymentRow &a, const PaymentRow &b)
{
    return a.attempt == b.attempt;
}

}

PaymentsTableModel::PaymentsTableModel(Engine &engine, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_engine(engine)
    , m_clock(clock)
{
    connect(&m_engine, &Engine::paymentsChanged, this, &PaymentsTableModel::refresh);
    connect(&m_engine, &Engine::attemptChanged, this, &PaymentsTableModel::onAttemptChanged);
}

void PaymentsTableModel::setQuery(const PaymentQuery &query)
{
    m_query = query;
    m_query.after.reset();
    m_query.limit = PageSize;
    ++m_generation;
    m_replaceOnAnswer = true;
    m_firstPending = false;
    m_firstAgain = false;
    m_nextPending = false;
    setLoadState(LoadState::Loading);
    requestFirstPage(PageSize);
}

void PaymentsTableModel::setTimeZone(const QTimeZone &zone)
{
    if (!zone.isValid() || zone == m_zone)
        return;
    m_zone = zone;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(int(m_rows.size()) - 1, TimeColumn), {Qt::DisplayRole});
}

void PaymentsTableModel::refresh()
{
    if (m_loadState == LoadState::Idle)
        return; // nobody asked for rows yet
    if (m_firstPending) {
        m_firstAgain = true;
        return;
    }
    if (m_loadState == LoadState::Failed)
        setLoadState(LoadState::Loading);
    requestFirstPage(PageSize);
}

void PaymentsTableModel::requestFirstPage(int limit)
{
    m_firstPending = true;
    PaymentQuery query = m_query;
    query.limit = limit;
    m_engine.payments(query, this, [this, limit, generation = m_generation](const Result<QList<PaymentRow>> &result) {
        if (generation != m_generation)
            return;
        m_firstPending = false;
        onFirstPage(result, limit);
        if (m_firstAgain) {
            m_firstAgain = false;
            refresh();
        }
    });
}

void PaymentsTableModel::onFirstPage(const Result<QList<PaymentRow>> &result, int limit)
{
    if (!result) {
        m_error = result.error();
        setLoadState(LoadState::Failed);
        return;
    }
    m_loadedMs = m_clock.nowMs();
    const QList<PaymentRow> &fresh = result.value();
    const bool complete = fresh.size() < limit;
    if (m_replaceOnAnswer) {
        m_replaceOnAnswer = false;
        replaceRows(fresh);
        m_complete = complete;
    } else {
        mergeHead(fresh, complete);
    }
    setLoadState(LoadState::Ready);
}

void PaymentsTableModel::replaceRows(const QList<PaymentRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void PaymentsTableModel::mergeHead(const QList<PaymentRow> &fresh, bool complete)
{
    const bool overlaps = complete || m_rows.isEmpty() || (!fresh.isEmpty() && !isBefore(fresh.last(), m_rows.first()));
    if (!overlaps) {
        // More than a page arrived since the last look: appending ours below would leave a hole.
        ++m_generation;
        m_nextPending = false;
        replaceRows(fresh);
        m_complete = false;
        return;
    }
    int at = 0;
    qsizetype next = 0;
    while (next < fresh.size() || at < m_rows.size()) {
        if (next >= fresh.size()) {
            if (!complete)
                break; // below the fresh page nothing is known to have gone
            removeRowAt(at);
        } else if (at < m_rows.size() && isSameRow(m_rows[at], fresh[next])) {
            if (m_rows[at] != fresh[next]) {
                m_rows[at] = fresh[next];
                announceRow(at);
            }
            ++at;
            ++next;
        } else if (at < m_rows.size() && isBefore(m_rows[at], fresh[next])) {
            removeRowAt(at);
        } else {
            qsizetype end = next + 1;
            while (end < fresh.size() && (at >= m_rows.size() || isBefore(fresh[end], m_rows[at])))
                ++end;
            const int count = int(end - next);
            beginInsertRows({}, at, at + count - 1);
            for (int i = 0; i < count; ++i)
                m_rows.insert(at + i, fresh[next + i]);
            endInsertRows();
            at += count;
            next = end;
        }
    }
    if (complete)
        m_complete = true;
}

void PaymentsTableModel::removeRowAt(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void PaymentsTableModel::announceRow(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

bool PaymentsTableModel::matchesStates(AttemptState state, bool lateMoney) const
{
    return m_query.states.isEmpty() || m_query.states.contains(state) || (m_query.orLateMoney && lateMoney);
}

void PaymentsTableModel::onAttemptChanged(const Attempt &attempt)
{
    const int row = rowOf(attempt.id);
    if (row < 0)
        return; // a new row comes with paymentsChanged, which knows text filters and names
    if (!matchesStates(attempt.state, attempt.lateMoney)) {
        removeRowAt(row);
        return;
    }
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
    if (changed == m_rows[row])
        return;
    m_rows[row] = changed;
    announceRow(row);
}

const PaymentRow *PaymentsTableModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int PaymentsTableModel::rowOf(const AttemptId &id) const
{
    const auto it =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&id](const PaymentRow &r) { return r.attempt == id; });
    return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
}

int PaymentsTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PaymentsTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PaymentsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == AmountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case TimeColumn:
        return tr("Time");
    case StatusColumn:
        return tr("Status");
    case AmountColumn:
        return tr("Amount");
    case CustomerColumn:
        return tr("Customer");
    case MethodColumn:
        return tr("Method");
    case OrderColumn:
        return tr("Order id");
    case ColumnCount:
        break;
    }
    return {};
}

bool PaymentsTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_nextPending && !m_replaceOnAnswer &&
           m_loadState == LoadState::Ready && !m_rows.isEmpty();
}

void PaymentsTableModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_nextPending = true;
    PaymentQuery query = m_query;
    query.after = std::pair(m_rows.last().createdMs, m_rows.last().attempt);
    m_engine.payments(query, this, [this, generation = m_generation](const Result<QList<PaymentRow>> &result) {
        if (generation != m_generation)
            return;
        onNextPage(result);
        m_nextPending = false; // not earlier: views and testers fetch again while rows are being inserted
    });
}

void PaymentsTableModel::onNextPage(const Result<QList<PaymentRow>> &result)
{
    if (!result) {
        m_error = result.error();
        setLoadState(LoadState::Failed);
        return;
    }
    // A merge in between may have brought rows of this page already.
    QList<PaymentRow> rows = result.value();
    m_complete = rows.size() < PageSize;
    while (!rows.isEmpty() && !m_rows.isEmpty() && !isBefore(m_rows.last(), rows.first()))
        rows.removeFirst();
    if (rows.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
}

void PaymentsTableModel::setLoadState(LoadState state)
{
    m_loadState = state;
    Q_EMIT loadStateChanged();
}

QString PaymentsTableModel::text(const PaymentRow &row, int column) const
{
    switch (Column(column)) {
    case TimeColumn:
        return momentText(row.createdMs, m_clock.nowMs(), m_zone);
    case StatusColumn:
        return rowFace(row).label;
    case AmountColumn:
        return moneyText(row.amount);
    case CustomerColumn:
        return row.customerName.isEmpty() ? tr("Walk-in") : row.customerName;
    case MethodColumn:
        return row.methodLabel;
    case OrderColumn:
        return row.orderId.text();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PaymentsTableModel::data(const QModelIndex &index, int role) const
{
    const PaymentRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == AmountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == TimeColumn
                   ? QVariant(QLocale().toString(QDateTime::fromMSecsSinceEpoch(row->createdMs, m_zone),
                                                 QLocale::LongFormat))
                   : QVariant(text(*row, index.column()));
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                text(*row, index.column()));
    case AttemptRole:
        return row->attempt.text();
    case RawRole:
        if (index.column() == TimeColumn)
            return row->createdMs;
        return index.column() == AmountColumn ? QVariant(row->amount.minor()) : QVariant(text(*row, index.column()));
    case ToneRole:
        return index.column() == StatusColumn ? QVariant(int(rowFace(*row).tone)) : QVariant();
    case IconRole:
        return index.column() == StatusColumn ? QVariant(rowFace(*row).iconName) : QVariant();
    default:
        return {};
    }
}

}
