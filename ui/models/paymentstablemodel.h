// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The rows of the Payments page, in any order, in keyset pages from
// Engine::payments. Lives on the ui thread and never waits: rows of a new
// filter replace the old ones when they arrive, late answers of an older filter
// are dropped by generation. Live changes are merged as inserts, removals and
// moves, so selection and scroll position of a view survive them. What is on the
// screen (setWindow) is read again with every change; the rest when it comes
// into view. Of a longer list it holds the first `mostRows`: nobody reads more,
// and memory has an end.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimeZone>

namespace pos::ui {

class PaymentsTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// In the order of PaymentColumn.
    enum Column {
        TimeColumn,
        StatusColumn,
        AmountColumn,
        CustomerColumn,
        MethodColumn,
        OrderColumn,
        OperatorColumn,
        RegisterColumn,
        ColumnCount
    };
    enum Role {
        AttemptRole = Qt::UserRole + 1, ///< AttemptId as text
        RawRole,                        ///< sortable: ms, minor units, text
        ToneRole,                       ///< status column: Tone as int
        IconRole,                       ///< status column: name for theme/icons.h
    };
    enum class LoadState { Idle, Loading, Ready, Failed };

    static constexpr int MostRows = 20'000;
    PaymentsTableModel(Engine &engine, const Clock &clock, QObject *parent = nullptr, int mostRows = MostRows);

    /// Replaces filter, customer and order; paging fields are the model's own.
    void setQuery(const PaymentQuery &query);
    void setFilter(const PaymentFilter &filter);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    const PaymentQuery &query() const noexcept { return m_query; }
    /// Rows that can be seen. Asks for them again when they may be out of date.
    void setWindow(int first, int last);
    /// Zone in which times are shown.
    void setTimeZone(const QTimeZone &zone);

    /// Asks for the first page, or for what can be seen of another order, and merges it.
    void refresh();

    LoadState loadState() const noexcept { return m_loadState; }
    const Error &error() const noexcept { return m_error; }
    /// UTC of the last answer; 0 = none yet. For "as of".
    qint64 loadedMs() const noexcept { return m_loadedMs; }
    /// There are more rows than the model holds.
    bool isCut() const noexcept { return !m_complete && m_rows.size() >= m_mostRows; }

    /// nullptr outside the loaded rows.
    const PaymentRow *rowAt(int row) const;
    int rowOf(const AttemptId &id) const; ///< -1 when not loaded

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int PageSize = 100;

Q_SIGNALS:
    void loadStateChanged();

private:
    struct Slice
    {
        std::optional<PaymentRow> after; ///< none = from the first row
        int limit = PageSize;
    };
    Slice sliceToRefresh() const;
    void request(const Slice &slice);
    void onSlice(const Result<QList<PaymentRow>> &result, const Slice &slice);
    void onNextPage(const Result<QList<PaymentRow>> &result);
    void onAttemptChanged(const Attempt &attempt);
    void replaceRows(const QList<PaymentRow> &rows);
    void merge(const QList<PaymentRow> &fresh, const Slice &slice);
    void insertPayments(int at, const QList<PaymentRow> &rows);
    void removeRowsAt(int first, int count);
    void putInOrder(int row);
    bool isBefore(const PaymentRow &a, const PaymentRow &b) const;
    /// First row that does not come before this one.
    int lowerBound(const PaymentRow &row) const;
    void announceRow(int row);
    void setLoadState(LoadState state);
    QString statusText(const PaymentRow &row) const;
    QString text(const PaymentRow &row, int column) const;

    Engine &m_engine;
    const Clock &m_clock;
    const int m_mostRows;
    PaymentQuery m_query;
    QTimeZone m_zone = QTimeZone::utc();
    QList<PaymentRow> m_rows;
    LoadState m_loadState = LoadState::Idle;
    Error m_error;
    qint64 m_loadedMs = 0;
    quint64 m_generation = 0;
    bool m_replaceOnAnswer = true; ///< the query changed: the next first page replaces everything
    bool m_firstPending = false;
    bool m_firstAgain = false; ///< something changed while a first page was under way
    bool m_nextPending = false;
    bool m_complete = false; ///< the last page was short
    QSet<AttemptId> m_ids;   ///< of m_rows
    int m_windowFirst = 0, m_windowLast = 0;
    int m_freshFirst = 0, m_freshLast = -1; ///< read again since the last change
    bool m_partlyStale = false;             ///< outside of those, something may have changed
};

} // namespace pos::ui
