// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/paymentstable.h"

#include "ui/delegates/statuspilldelegate.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/text/timetext.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

namespace pos::ui {

namespace {

constexpr int PrefetchRows = 40;

}

PaymentsTable::PaymentsTable(PaymentsTableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("paymentsTable"));
    setAccessibleName(tr("Payments, newest first"));
    setModel(&model);
    setItemDelegateForColumn(PaymentsTableModel::StatusColumn, new StatusPillDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metric::RowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(PaymentsTableModel::CustomerColumn, QHeaderView::Stretch);
    layOutColumns();

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &PaymentsTable::prefetch);
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this] { m_topBeforeInsert = verticalScrollBar()->value(); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        // Someone reading further down must not lose their place; at the top new rows should be seen.
        if (m_topBeforeInsert > 0 && first <= m_topBeforeInsert) {
            updateGeometries();
            verticalScrollBar()->setValue(m_topBeforeInsert + last - first + 1);
        }
    });
}

void PaymentsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOutColumns();
}

void PaymentsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void PaymentsTable::layOutColumns()
{
    ensurePolished();
    const QFontMetrics fm(font());
    const bool roomy = width() >= 1000;
    const auto fit = [this, &fm](int column, const QString &sample, int extra) {
        setColumnWidth(column, fm.horizontalAdvance(sample) + extra);
    };
    constexpr qint64 DayMs = 86'400'000;
    constexpr qint64 LateOnAWideDay = 20'454 * DayMs - 60'000; // 31 December 2025, 23:59
    fit(PaymentsTableModel::TimeColumn, momentText(LateOnAWideDay, LateOnAWideDay - DayMs, QTimeZone::utc()), 23);
    fit(PaymentsTableModel::StatusColumn, tr("Waiting for customer"), 42);
    fit(PaymentsTableModel::AmountColumn, roomy ? QStringLiteral("PYG 10.000.000") : QStringLiteral("BRL 10.000,00"),
        22);
    fit(PaymentsTableModel::MethodColumn, QStringLiteral("Mastercard •••• 0000"), 23);
    fit(PaymentsTableModel::OrderColumn, QStringLiteral("R1-20261121-MM88-000000-1"), 23);
}

void PaymentsTable::setTight(bool tight)
{
    for (const int column :
         {PaymentsTableModel::CustomerColumn, PaymentsTableModel::MethodColumn, PaymentsTableModel::OrderColumn})
        setColumnHidden(column, tight);
    horizontalHeader()->setSectionResizeMode(PaymentsTableModel::StatusColumn,
                                             tight ? QHeaderView::Stretch : QHeaderView::Fixed);
    layOutColumns();
}

void PaymentsTable::step(int rows)
{
    selectRow(currentIndex().isValid() ? currentIndex().row() + rows : 0);
}

void PaymentsTable::selectRow(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        setCurrentIndex(m_model.index(row, PaymentsTableModel::TimeColumn));
}

void PaymentsTable::prefetch()
{
    const int visible = viewport()->height() / metric::RowHeight;
    if (verticalScrollBar()->value() + visible + PrefetchRows >= m_model.rowCount())
        m_model.fetchMore({});
}

}
