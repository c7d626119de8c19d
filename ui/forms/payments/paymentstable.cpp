// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/paymentstable.h"

#include "ui/delegates/statuspilldelegate.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/text/timetext.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QScrollBar>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr int PrefetchRows = 40;
constexpr int NarrowestColumn = 60, WidestColumn = 900;
constexpr int CustomerWidth = 140;

using Model = PaymentsTableModel;

/// Stable names for what is remembered, in the order of Model::Column.
constexpr const char *Names[]{"time", "status", "amount", "customer", "method", "order", "operator", "register"};
static_assert(std::size(Names) == Model::ColumnCount);

/// What goes first when there is no room: the end of this list.
constexpr int ByImportance[]{Model::TimeColumn,  Model::StatusColumn, Model::AmountColumn,   Model::CustomerColumn,
                             Model::OrderColumn, Model::MethodColumn, Model::OperatorColumn, Model::RegisterColumn};

int columnNamed(const QString &name)
{
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (name == QLatin1String(Names[column]))
            return column;
    }
    return -1;
}

QString cellText(const QModelIndex &index)
{
    return index.data().toString().simplified(); // a tab or a line break would be another cell
}

} // namespace

PaymentsTable::PaymentsTable(PaymentsTableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("paymentsTable"));
    setAccessibleName(tr("Payments"));
    setModel(&model);
    setItemDelegateForColumn(Model::StatusColumn, new StatusPillDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metric::RowHeight);
    buildHeader();
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
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &PaymentsTable::rememberSelection);
    connect(&model, &QAbstractItemModel::modelReset, this, &PaymentsTable::restoreSelection);
}

void PaymentsTable::buildHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(NarrowestColumn);
    header->setMaximumSectionSize(WidestColumn);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSortIndicator(Model::TimeColumn, Qt::DescendingOrder);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PaymentsTable::onSortIndicator);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_arranging || width == 0)
            return;
        m_widths.insert(column, width);
        Q_EMIT arrangementChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_arranging)
            Q_EMIT arrangementChanged();
    });
}

void PaymentsTable::onSortIndicator(int column, Qt::SortOrder order)
{
    scrollToTop();
    m_model.sort(column, order);
    if (!m_arranging)
        Q_EMIT arrangementChanged();
}

void PaymentsTable::sortBy(PaymentColumn column, bool descending)
{
    horizontalHeader()->setSortIndicator(int(column), descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

PaymentSort PaymentsTable::order() const
{
    return m_model.query().sort;
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
    prefetch();
}

int PaymentsTable::naturalWidth(int column) const
{
    const QFontMetrics fm(font());
    constexpr qint64 DayMs = 86'400'000;
    constexpr qint64 LateOnAWideDay = 20'454 * DayMs - 60'000; // 31 December 2025, 23:59
    const auto fit = [&fm](const QString &sample, int extra) { return fm.horizontalAdvance(sample) + extra; };
    switch (Model::Column(column)) {
    case Model::TimeColumn:
        return fit(momentText(LateOnAWideDay, LateOnAWideDay - DayMs, QTimeZone::utc()), 23);
    case Model::StatusColumn:
        return fit(width() >= 1000 ? tr("Waiting for customer") : tr("Partly refunded"), 42);
    case Model::AmountColumn:
        return fit(width() >= 1000 ? QStringLiteral("PYG 10.000.000") : QStringLiteral("BRL 10.000,00"), 22);
    case Model::CustomerColumn:
        return CustomerWidth;
    case Model::MethodColumn:
        return fit(QStringLiteral("Mastercard •••• 0000"), 23);
    case Model::OrderColumn:
        return fit(QStringLiteral("R1-20261121-MM88-000000-1"), 23);
    case Model::OperatorColumn:
        return fit(QStringLiteral("Maria Fernanda"), 23);
    case Model::RegisterColumn:
        return fit(tr("Register"), 40);
    case Model::ColumnCount:
        break;
    }
    return NarrowestColumn;
}

QList<int> PaymentsTable::columnsThatFit() const
{
    QList<int> fitting;
    int left = viewport()->width();
    for (const int column : ByImportance) {
        left -= m_widths.value(column, naturalWidth(column));
        if (left < 0 && fitting.size() >= 3)
            break;
        fitting.append(column);
    }
    return fitting;
}

void PaymentsTable::layOutColumns()
{
    ensurePolished();
    m_arranging = true;
    QList<int> shown = m_shown.isEmpty() ? columnsThatFit() : m_shown;
    if (m_tight)
        shown = {Model::TimeColumn, Model::StatusColumn, Model::AmountColumn};
    int room = viewport()->width();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        setColumnHidden(column, !shown.contains(column));
        if (!shown.contains(column))
            continue;
        const int width = m_tight ? naturalWidth(column) : m_widths.value(column, naturalWidth(column));
        setColumnWidth(column, width);
        room -= width;
    }
    // What is left over goes to names, which vary most; without them to the status.
    const int flexible = shown.contains(Model::CustomerColumn) ? Model::CustomerColumn : Model::StatusColumn;
    if (room > 0 && shown.contains(flexible) && (m_tight || !m_widths.contains(flexible)))
        setColumnWidth(flexible, columnWidth(flexible) + room);
    setHorizontalScrollBarPolicy(m_shown.isEmpty() && m_widths.isEmpty() ? Qt::ScrollBarAlwaysOff
                                                                         : Qt::ScrollBarAsNeeded);
    m_arranging = false;
}

void PaymentsTable::setTight(bool tight)
{
    m_tight = tight;
    layOutColumns();
}

bool PaymentsTable::wantsColumn(int column) const
{
    return m_shown.isEmpty() ? columnsThatFit().contains(column) : m_shown.contains(column);
}

void PaymentsTable::showColumn(int column, bool shown)
{
    QList<int> columns;
    for (int i = 0; i < Model::ColumnCount; ++i) {
        if (i == column ? shown : wantsColumn(i))
            columns.append(i);
    }
    if (columns.isEmpty())
        return; // a list without columns is no list
    m_shown = columns;
    layOutColumns();
    Q_EMIT arrangementChanged();
}

void PaymentsTable::resetColumns()
{
    m_shown.clear();
    m_widths.clear();
    m_arranging = true;
    for (int column = 0; column < Model::ColumnCount; ++column)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
    m_arranging = false;
    layOutColumns();
    Q_EMIT arrangementChanged();
}

QJsonObject PaymentsTable::arrangement() const
{
    QJsonArray shown, order;
    QJsonObject widths;
    for (int visual = 0; visual < Model::ColumnCount; ++visual)
        order.append(QLatin1String(Names[horizontalHeader()->logicalIndex(visual)]));
    for (const int column : m_shown)
        shown.append(QLatin1String(Names[column]));
    for (auto it = m_widths.cbegin(); it != m_widths.cend(); ++it)
        widths.insert(QLatin1String(Names[it.key()]), it.value());
    return {{QStringLiteral("shown"), shown},
            {QStringLiteral("order"), order},
            {QStringLiteral("widths"), widths},
            {QStringLiteral("sort"), QLatin1String(Names[int(m_model.query().sort.column)])},
            {QStringLiteral("descending"), m_model.query().sort.descending}};
}

void PaymentsTable::setArrangement(const QJsonObject &arrangement)
{
    m_shown.clear();
    for (const QJsonValue &name : arrangement[QLatin1String("shown")].toArray()) {
        if (const int column = columnNamed(name.toString()); column >= 0 && !m_shown.contains(column))
            m_shown.append(column);
    }
    const QJsonObject widths = arrangement[QLatin1String("widths")].toObject();
    for (auto it = widths.begin(); it != widths.end(); ++it) {
        if (const int column = columnNamed(it.key()); column >= 0 && it->isDouble())
            m_widths.insert(column, std::clamp(it->toInt(), NarrowestColumn, WidestColumn));
    }
    m_arranging = true;
    int visual = 0;
    for (const QJsonValue &name : arrangement[QLatin1String("order")].toArray()) {
        const int column = columnNamed(name.toString());
        if (column < 0 || horizontalHeader()->visualIndex(column) < visual)
            continue; // unknown, or named twice
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), visual++);
    }
    if (const int sorted = columnNamed(arrangement[QLatin1String("sort")].toString()); sorted >= 0)
        sortBy(PaymentColumn(sorted), arrangement[QLatin1String("descending")].toBool(true));
    m_arranging = false;
    layOutColumns();
}

void PaymentsTable::step(int rows)
{
    selectRow(currentIndex().isValid() ? currentIndex().row() + rows : 0);
}

void PaymentsTable::selectRow(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const QModelIndex index = m_model.index(row, Model::TimeColumn);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void PaymentsTable::rememberSelection()
{
    m_selected.clear();
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.size() < 2)
        return; // the page itself follows the current row
    for (const QModelIndex &index : rows) {
        if (const PaymentRow *row = m_model.rowAt(index.row()))
            m_selected.append(row->attempt);
    }
}

void PaymentsTable::restoreSelection()
{
    for (const AttemptId &id : std::as_const(m_selected)) {
        if (const int row = m_model.rowOf(id); row >= 0)
            selectionModel()->select(m_model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    m_selected.clear();
}

int PaymentsTable::selectedCount() const
{
    return int(selectionModel()->selectedRows().size());
}

QList<AttemptId> PaymentsTable::selectedIds() const
{
    QList<AttemptId> ids;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        if (const PaymentRow *row = m_model.rowAt(index.row()))
            ids.append(row->attempt);
    }
    return ids;
}

QString PaymentsTable::selectedText() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int visual = 0; visual < Model::ColumnCount; ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column))
                cells.append(cellText(m_model.index(row.row(), column)));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

QString PaymentsTable::currentCellText() const
{
    return currentIndex().isValid() ? cellText(currentIndex()) : QString();
}

void PaymentsTable::prefetch()
{
    const int visible = viewport()->height() / metric::RowHeight;
    const int first = verticalScrollBar()->value();
    m_model.setWindow(first, qMin(first + visible, m_model.rowCount() - 1));
    if (first + visible + PrefetchRows >= m_model.rowCount())
        m_model.fetchMore({});
}

} // namespace pos::ui
