// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/listmenus.h"

#include "domain/outreachcheck.h"
#include "domain/paymentsearch.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/models/paymentstablemodel.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>

namespace pos::ui {

namespace {

struct ListWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::ListMenus)
};

QString columnTitle(const PaymentsTable &table, int column)
{
    return table.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

void addSortMenu(QMenu &menu, PaymentsTable &table)
{
    QMenu *sort = menu.addMenu(ListWords::tr("Sort by"));
    auto *group = new QActionGroup(sort);
    const PaymentSort present = table.order();
    for (int column = 0; column < PaymentsTableModel::ColumnCount; ++column) {
        QAction *action = sort->addAction(columnTitle(table, column));
        action->setCheckable(true);
        action->setChecked(column == int(present.column));
        group->addAction(action);
        const bool descending = column == int(present.column) ? present.descending : column == PaymentsTableModel::TimeColumn || column == PaymentsTableModel::AmountColumn;
        QObject::connect(action, &QAction::triggered, &table, [&table, column, descending] { table.sortBy(PaymentColumn(column), descending); });
    }
    sort->addSeparator();
    for (const bool descending : {false, true}) {
        QAction *action = sort->addAction(descending ? ListWords::tr("Largest or newest first") : ListWords::tr("Smallest or oldest first"));
        action->setCheckable(true);
        action->setChecked(present.descending == descending);
        QObject::connect(action, &QAction::triggered, &table, [&table, present, descending] { table.sortBy(present.column, descending); });
    }
}

void addMoves(QMenu &menu, PaymentsTable &table)
{
    QHeaderView *header = table.horizontalHeader();
    const int column = table.currentIndex().isValid() ? table.currentIndex().column() : int(table.order().column);
    const int visual = header->visualIndex(column);
    const auto add = [&](const QString &text, int to) {
        QAction *action = menu.addAction(text.arg(columnTitle(table, column)));
        action->setEnabled(to >= 0 && to < header->count());
        QObject::connect(action, &QAction::triggered, header, [header, visual, to] { header->moveSection(visual, to); });
    };
    add(ListWords::tr("Move \"%1\" left"), visual - 1);
    add(ListWords::tr("Move \"%1\" right"), visual + 1);
}

}

QString conditionFor(const PaymentRow &row, int column)
{
    switch (PaymentsTableModel::Column(column)) {
    case PaymentsTableModel::StatusColumn:
        for (const QString &value : statusSearchValues()) {
            if (choicesOfValue(SearchField::Status, value).value(0).states == QList{row.state})
                return searchTermText(SearchField::Status, value);
        }
        return {};
    case PaymentsTableModel::AmountColumn:
        return row.amount.isValid() ? QString(u"=" + row.amount.currency().code() + row.amount.toPlainString()) : QString();
    case PaymentsTableModel::CustomerColumn:
        return row.customerName.isEmpty() ? QString() : searchTermText(SearchField::Customer, row.customerName);
    case PaymentsTableModel::MethodColumn:
        return row.methodLabel.isEmpty() ? QString() : searchTermText(SearchField::Method, row.methodLabel);
    case PaymentsTableModel::OperatorColumn:
        return row.operatorName.isEmpty() ? QString() : searchTermText(SearchField::Operator, row.operatorName);
    case PaymentsTableModel::RegisterColumn: return searchTermText(SearchField::Register, registerOf(row));
    case PaymentsTableModel::TimeColumn:
    case PaymentsTableModel::OrderColumn:
    case PaymentsTableModel::ColumnCount: break;
    }
    return {};
}

void fillRowMenu(QMenu &menu, const PaymentsTable &table, const PaymentRow &row, int column, const RowMenuActions &actions)
{
    const auto add = [&menu](const QString &text, const std::function<void()> &slot, bool enabled = true) {
        QAction *action = menu.addAction(text);
        action->setEnabled(enabled);
        QObject::connect(action, &QAction::triggered, &menu, slot);
        return action;
    };
    const int count = table.selectedCount();
    add(ListWords::tr("Open the payment"), actions.open);
    add(count > 1 ? ListWords::tr("Refresh %1 payments").arg(count) : ListWords::tr("Refresh the payment"),
        actions.refresh);
    if (isWinnable(row.state))
        add(ListWords::tr("Win the customer back..."), actions.winBack);
    if (const QString term = conditionFor(row, column); !term.isEmpty())
        add(ListWords::tr("Show only: %1").arg(table.model()->index(table.currentIndex().row(), column).data().toString().replace(u'&', QLatin1String("&&"))),
            [actions, term] { actions.filter(term); });
    menu.addSeparator();
    const QString rows = table.selectedText(), cell = table.currentCellText();
    add(count > 1 ? ListWords::tr("Copy %1 rows").arg(count) : ListWords::tr("Copy the row"),
        [actions, rows, count] { actions.copy(rows, count > 1 ? ListWords::tr("%1 rows").arg(count) : ListWords::tr("the row")); });
    add(ListWords::tr("Copy the cell"), [actions, cell] { actions.copy(cell, cell); }, !cell.isEmpty());
    add(ListWords::tr("Copy the order id"), [actions, row] { actions.copy(row.orderId.text(), row.orderId.text()); });
    add(ListWords::tr("Copy the payment id"), [actions, row] { actions.copy(row.paymentId.text(), row.paymentId.text()); },
        !row.paymentId.isEmpty());
    menu.addSeparator();
    add(count > 1 ? ListWords::tr("Export %1 payments...").arg(count) : ListWords::tr("Export the payment..."), actions.exportRows);
}

void fillColumnsMenu(QMenu &menu, PaymentsTable &table)
{
    menu.clear();
    addSortMenu(menu, table);
    menu.addSeparator();
    for (int column = 0; column < PaymentsTableModel::ColumnCount; ++column) {
        QAction *action = menu.addAction(columnTitle(table, column));
        action->setCheckable(true);
        action->setChecked(table.wantsColumn(column));
        QObject::connect(action, &QAction::triggered, &table, [&table, column](bool shown) { table.showColumn(column, shown); });
    }
    menu.addSeparator();
    addMoves(menu, table);
    QObject::connect(menu.addAction(ListWords::tr("Columns as at the beginning")), &QAction::triggered, &table, &PaymentsTable::resetColumns);
}

}
