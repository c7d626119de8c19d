// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How they pay: the way, the customer's saved cards with instalments and capture
// now or later, whether the customer of a link agrees to have the card saved, what another way must know about the payer, or what cash and
// other tender ask for; and the description on the statement. Unusable cards are shown with the
// reason and cannot be chosen; removed ones are named below, not shown.
#pragma once

#include <QFrame>
#include <QStringList>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pos {
struct SavedMethod;
}

namespace pos::ui {

class BusyDots;
class FieldBinder;
class PartFields;
class PayerFields;
class SaleController;
class TenderFields;
class WayCombo;

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
    void focusMethods(); ///< the list of ways to pay; again = the next one
    void focusPart(); ///< how much of the sale is paid next; divides it
    FieldBinder &binder() { return *m_binder; }

Q_SIGNALS:
    void payBackRequested();
    void removeCardRequested(const pos::SavedMethod &card);

private:
    void fillMethods();
    void fillPart();
    void fillCards();
    void onEdited(const QString &field);
    SaleController &m_sale;
    FieldBinder *m_binder;
    WayCombo *m_methods;
    QPushButton *m_divide;
    PartFields *m_part;
    PayerFields *m_payer;
    TenderFields *m_tender;
    QWidget *m_options;
    QButtonGroup *m_group;
    QVBoxLayout *m_cards;
    QLabel *m_note;
    BusyDots *m_busy;
    QPushButton *m_retryButton;
    QPushButton *m_removeCard;
    QPushButton *m_removeExpired; ///< which cannot be chosen
    QLabel *m_error;
    QLineEdit *m_installments;
    QCheckBox *m_authorizeOnly;
    QCheckBox *m_saveCard;
    QLineEdit *m_description;
    QWidget *m_descriptionField;
    QStringList m_shown; ///< what the radio buttons were made from
    bool m_locked = false;
};

}
