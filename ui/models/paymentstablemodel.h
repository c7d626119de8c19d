// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The rows of the Payments page, newest first, in keyset pages from
// Engine::payments. Lives on the ui thread and never waits: rows of a new
// filter replace the old ones when they arrive, late answers of an older filter
// are dropped by generation. Live changes are merged as inserts, removals and
// dataChanged, so selection and scroll position of a view survive them.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace pos::ui {

class PaymentsTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, StatusColumn, AmountColumn, CustomerColumn, MethodColumn, OrderColumn, ColumnCount };
    enum Role {
        AttemptRole = Qt::UserRole + 1, ///< AttemptId as text
        RawRole,                        ///< sortable: ms, minor units, text
        ToneRole,                       ///< status column: Tone as int
        IconRole,                       ///< status column: name for theme/icons.h
    };
    enum class LoadState { Idle, Loading, Ready, Failed };

    PaymentsTableModel(Engine &engine, const Clock &clock, QObject *parent = nullptr);

    /// Replaces text, states, customer and times; paging fields are the model's own.
    void setQuery(const PaymentQuery &query);
    const PaymentQuery &query() const noexcept { return m_query; }
    /// Zone in which times are shown.
    void setTimeZone(const QTimeZone &zone);

    /// Asks for the newest page again and merges it.
    void refresh();

    LoadState loadState() const noexcept { return m_loadState; }
    const Error &error() const noexcept { return m_error; }
    /// UTC of the last answer; 0 = none yet. For "as of".
    qint64 loadedMs() const noexcept { return m_loadedMs; }

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
    void requestFirstPage(int limit);
    void onFirstPage(const Result<QList<PaymentRow>> &result, int limit);
    void onNextPage(const Result<QList<PaymentRow>> &result);
    void onAttemptChanged(const Attempt &attempt);
    void replaceRows(const QList<PaymentRow> &rows);
    void mergeHead(const QList<PaymentRow> &fresh, bool complete);
    void removeRowAt(int row);
    void announceRow(int row);
    void setLoadState(LoadState state);
    bool matchesStates(AttemptState state, bool lateMoney) const;
    QString text(const PaymentRow &row, int column) const;

    Engine &m_engine;
    const Clock &m_clock;
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
};

}
