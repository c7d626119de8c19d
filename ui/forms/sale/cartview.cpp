// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/cartview.h"

#include "ui/forms/sale/cartdelegate.h"
#include "ui/forms/sale/cartmodel.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>

namespace pos::ui {

CartView::CartView(CartModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setObjectName(QStringLiteral("cartTable"));
    setAccessibleName(tr("Cart"));
    setModel(&model);
    auto *delegate = new CartDelegate(this);
    setItemDelegate(delegate);
    connect(delegate, &CartDelegate::editProblem, this, &CartView::editProblem);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(52);
    verticalHeader()->setMinimumSectionSize(52);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(34);

    connect(&model, &QAbstractItemModel::dataChanged, this, &CartView::layOutColumns);

    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys, auto run) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    add(QStringLiteral("removeLineAction"), tr("Remove the line (in the cart)"), QKeySequence(Qt::Key_Delete),
        [this] { removeCurrent(); });
    add(QStringLiteral("moreAction"), tr("One more (in the cart)"), QKeySequence(Qt::Key_Plus),
        [this] { m_model.changeQuantity(currentIndex().row(), 1); });
    add(QStringLiteral("lessAction"), tr("One less (in the cart)"), QKeySequence(Qt::Key_Minus),
        [this] { m_model.changeQuantity(currentIndex().row(), -1); });
}

bool CartView::commitPending()
{
    return static_cast<CartDelegate *>(itemDelegate())->commit();
}

void CartView::focusNewest()
{
    if (m_model.rowCount() == 0)
        return;
    setFocus();
    setCurrentIndex(m_model.index(m_model.rowCount() - 1, CartModel::QuantityColumn));
}

void CartView::removeCurrent()
{
    if (currentIndex().isValid())
        m_model.remove(currentIndex().row());
}

void CartView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up && currentIndex().row() <= 0) {
        Q_EMIT leftUpwards();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && (m_model.flags(currentIndex()) & Qt::ItemIsEditable)) {
        edit(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void CartView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void CartView::layOutColumns()
{
    // As wide as what they hold: at 1024 pixels every one that they do not need is a letter of the name.
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    int taken = 0;
    for (const int column : {CartModel::PriceColumn, CartModel::DiscountColumn, CartModel::TotalColumn}) {
        const int width = qMax(horizontalHeader()->sectionSizeHint(column), sizeHintForColumn(column));
        setColumnWidth(column, width);
        taken += width;
    }
    const int quantity = metrics.horizontalAdvance(QStringLiteral("888")) + 44;
    const int remove = 32;
    setColumnWidth(CartModel::QuantityColumn, quantity);
    setColumnWidth(CartModel::RemoveColumn, remove);
    setColumnWidth(CartModel::ItemColumn, qMax(96, viewport()->width() - quantity - remove - taken));
}

}
