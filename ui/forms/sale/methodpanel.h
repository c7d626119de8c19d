// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How they pay: the customer's saved cards, instalments, capture now or later,
// and the description on the statement. Unusable cards are shown with the
// reason and cannot be chosen.
#pragma once

#include <QFrame>
#include <QStringList>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class BusyDots;
class FieldBinder;
class SaleController;

class MethodPanel : public QFrame
{
    Q_OBJECT
public:
    explicit MethodPanel(SaleController &sale, QWidget *parent = nullptr);

    void reload();        ///< all fields, from the sale
    void refreshMethods();
    void setLocked(bool locked);
    void setMethodError(const QString &message);
    void focusCards();
    FieldBinder &binder() { return *m_binder; }

private:
    void fillCards();
    SaleController &m_sale;
    FieldBinder *m_binder;
    QButtonGroup *m_group;
    QVBoxLayout *m_cards;
    QLabel *m_note;
    BusyDots *m_busy;
    QPushButton *m_retryButton;
    QLabel *m_error;
    QLineEdit *m_installments;
    QCheckBox *m_authorizeOnly;
    QLineEdit *m_description;
    QStringList m_shown; ///< what the radio buttons were made from
    bool m_locked = false;
};

}
