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

constexpr int SliceAhead = 50; // rows above the screen that are read again with it

}

PaymentsTableModel::PaymentsTableModel(Engine &engine, const Clock &clock, QObject *parent, int mostRows)
    : QAbstractTableModel(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_mostRows(mostRows)
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
    m_partlyStale = false;
    setLoadState(LoadState::Loading);
    request({});
}

void PaymentsTableModel::setFilter(const PaymentFilter &filter)
{
    PaymentQuery query = m_query;
    query.filter = filter;
    setQuery(query);
}

void PaymentsTableModel::sort(int column, Qt::SortOrder order)
{
    const PaymentSort wanted{PaymentColumn(column), order == Qt::DescendingOrder};
    if (column < 0 || column >= ColumnCount || wanted == m_query.sort)
        return;
    m_query.sort = wanted;
    if (m_loadState != LoadState::Idle)
        setQuery(PaymentQuery(m_query));
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
    request(m_replaceOnAnswer ? Slice() : sliceToRefresh());
}

/// Newest first, changes come at the top or through attemptChanged. In any other order they may come anywhere.
PaymentsTableModel::Slice PaymentsTableModel::sliceToRefresh() const
{
    const int first = m_windowFirst - SliceAhead;
    if (m_query.sort == PaymentSort() || first <= 0 || first > m_rows.size())
        return {};
    return {m_rows[first - 1], qMax(PageSize, m_windowLast - first + 1 + SliceAhead)};
}

void PaymentsTableModel::request(const Slice &slice)
{
    m_firstPending = true;
    PaymentQuery query = m_query;
    query.limit = slice.limit;
    if (slice.after)
        query.after = placeOf(*slice.after, m_query.sort.column);
    m_engine.payments(query, this, [this, slice, generation = m_generation](const Result<QList<PaymentRow>> &result) {
        if (generation != m_generation)
            return;
        m_firstPending = false;
        onSlice(result, slice);
        if (m_firstAgain) {
            m_firstAgain = false;
            refresh();
        }
    });
}

void PaymentsTableModel::onSlice(const Result<QList<PaymentRow>> &result, const Slice &slice)
{
    if (!result) {
        m_error = result.error();
        setLoadState(LoadState::Failed);
        return;
    }
    m_loadedMs = m_clock.nowMs();
    const QList<PaymentRow> &fresh = result.value();
    if (m_replaceOnAnswer) {
        m_replaceOnAnswer = false;
        replaceRows(fresh);
        m_complete = fresh.size() < slice.limit;
    } else {
        merge(fresh, slice);
    }
    m_freshFirst = fresh.isEmpty() ? 0 : lowerBound(fresh.first());
    m_freshLast = m_complete && fresh.size() < slice.limit ? int(m_rows.size()) : m_freshFirst + int(fresh.size()) - 1;
    m_partlyStale = m_query.sort != PaymentSort();
    setLoadState(LoadState::Ready);
}

void PaymentsTableModel::setWindow(int first, int last)
{
    m_windowFirst = qMax(0, first);
    m_windowLast = qMax(m_windowFirst, last);
    if (m_partlyStale && m_loadState == LoadState::Ready &&
        (m_windowFirst < m_freshFirst || m_windowLast > m_freshLast))
        refresh();
}

void PaymentsTableModel::replaceRows(const QList<PaymentRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    m_ids.clear();
    for (const PaymentRow &row : rows)
        m_ids.insert(row.attempt);
    endResetModel();
}

void PaymentsTableModel::announceRow(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
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
    case OperatorColumn:
        return tr("Operator");
    case RegisterColumn:
        return tr("Register");
    case ColumnCount:
        break;
    }
    return {};
}

bool PaymentsTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && m_rows.size() < m_mostRows && !m_nextPending && !m_replaceOnAnswer &&
           m_loadState == LoadState::Ready && !m_rows.isEmpty();
}

void PaymentsTableModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_nextPending = true;
    PaymentQuery query = m_query;
    query.after = placeOf(m_rows.last(), m_query.sort.column);
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
    rows.removeIf([this](const PaymentRow &row) { return m_ids.contains(row.attempt); });
    if (!rows.isEmpty())
        insertPayments(int(m_rows.size()), rows);
    if (isCut())
        Q_EMIT loadStateChanged();
}

void PaymentsTableModel::setLoadState(LoadState state)
{
    m_loadState = state;
    Q_EMIT loadStateChanged();
}

/// A hold lapses at the bank after some days, and nobody says after how many: its age stands beside it.
QString PaymentsTableModel::statusText(const PaymentRow &row) const
{
    const QString label = rowFace(row).label;
    const qint64 days = (m_clock.nowMs() - row.createdMs) / (24 * 60 * 60 * qint64(1000));
    return row.state == AttemptState::Authorized && days > 0 ? tr("%1 %2 d", "days").arg(label).arg(days) : label;
}

QString PaymentsTableModel::text(const PaymentRow &row, int column) const
{
    switch (Column(column)) {
    case TimeColumn:
        return momentText(row.createdMs, m_clock.nowMs(), m_zone);
    case StatusColumn:
        return statusText(row);
    case AmountColumn:
        return moneyText(row.amount);
    case CustomerColumn:
        if (!row.customerName.isEmpty())
            return row.customerName;
        return row.erased ? tr("Data removed") : tr("Walk-in");
    case MethodColumn:
        return row.methodLabel;
    case OrderColumn:
        return row.orderId.text();
    case OperatorColumn:
        return row.operatorName;
    case RegisterColumn:
        return registerOf(row);
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

} // namespace pos::ui
