// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Who pays: find a customer, make one, edit or change the chosen one.
#pragma once

#include "domain/customer.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace pos {
class Engine;
}

namespace pos::ui {

class ElidedLabel;
class SaleController;
class SearchBox;

class CustomerPanel : public QFrame
{
    Q_OBJECT
public:
    CustomerPanel(SaleController &sale, Engine &engine, QWidget *parent = nullptr);

    void refresh();
    void setLocked(bool locked);
    void setError(const QString &message);
    void focusSearch();

Q_SIGNALS:
    /// A new customer, with what was typed in the search as a start.
    void createRequested(const QString &typed);
    void editRequested();
    void picked();

private:
    void onQuery(const QString &text);
    void onPicked(const QString &id);

    SaleController &m_sale;
    Engine &m_engine;
    QStackedWidget *m_stack;
    SearchBox *m_search;
    QPushButton *m_newButton;
    ElidedLabel *m_name;
    ElidedLabel *m_detail;
    QPushButton *m_editButton;
    QPushButton *m_changeButton;
    QLabel *m_error;
    QList<Customer> m_found;
    QString m_query;
};

}
