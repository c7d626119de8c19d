// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The selling side of the page: scan or search, custom item, cart, discount,
// tip and tax, and what can be done with the sale as a whole.
#pragma once

#include "domain/validation.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace pos::ui {

class AdjustForm;
class CartModel;
class CartView;
class FormField;
class ItemForm;
class SaleController;
class SearchBox;

class CartSide : public QWidget
{
    Q_OBJECT
public:
    explicit CartSide(SaleController &sale, QWidget *parent = nullptr);

    void reload();
    void setLocked(bool locked);
    void setParkedCount(int count);
    void focusScan();
    void openItemForm();
    void focusDiscount();
    void focusTip();
    /// Takes over what is still open in editors and forms. False, with messages and focus, when
    /// something is wrong.
    bool commitPending();
    /// Shows those rules that belong here and takes the focus to the first; returns the others.
    QList<FieldError> showErrors(const QList<FieldError> &errors);

Q_SIGNALS:
    void parkRequested();
    void parkedListRequested();
    void discardRequested();

private:
    void buildFooter(QWidget *parent);
    void connectParts();
    /// What to do about an article that is not there.
    QString missing(const QString &what) const;
    void onQuery(const QString &text);
    void onSubmitted(const QString &text);
    void onChosen(const QString &sku);
    void refreshCart();
    void setCartProblem(const QString &message);

    SaleController &m_sale;
    SearchBox *m_search;
    FormField *m_searchField;
    ItemForm *m_itemForm;
    QStackedWidget *m_cartStack;
    CartModel *m_model;
    CartView *m_view;
    QLabel *m_cartProblem;
    AdjustForm *m_adjust;
    QWidget *m_footer;
    QPushButton *m_itemButton;
    QPushButton *m_parkButton;
    QPushButton *m_parkedButton;
    QPushButton *m_discardButton;
    int m_parkedCount = 0;
    bool m_locked = false;
};

}
