// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The menus of the list: what can be done with rows and cells, and how the
// columns are arranged. Ui thread.
#pragma once

#include "ports/paymentsource.h"

#include <functional>

class QMenu;

namespace pos::ui {

class PaymentsTable;

struct RowMenuActions
{
    std::function<void()> open;
    std::function<void()> refresh;                                      ///< the selected ones, at Yuno
    std::function<void(const QString &text, const QString &what)> copy; ///< puts text on the clipboard and says so
    std::function<void(const QString &term)> filter;                    ///< adds a condition to the search
    std::function<void()> exportRows;                                   ///< of the selected ones
    std::function<void()> winBack;                                      ///< have the customer contacted
};

/// For the row that was clicked; `column` says which value to copy or to filter by.
void fillRowMenu(QMenu &menu, const PaymentsTable &table, const PaymentRow &row, int column, const RowMenuActions &actions);
/// Sort by, columns shown, move the sorted column, start over.
void fillColumnsMenu(QMenu &menu, PaymentsTable &table);

/// The condition that shows only rows alike in that column; empty where there is none.
QString conditionFor(const PaymentRow &row, int column);

}
