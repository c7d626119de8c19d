// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The customer's bank, out of a list: any part of its name is typed, accents and
// case left out. What is typed counts as soon as one bank alone has it; the first
// entry leaves the question to the customer's page. Ui thread.
#pragma once

#include "domain/paymentmethod.h"

#include <QComboBox>

namespace pos::ui {

class BankBox : public QComboBox
{
    Q_OBJECT
public:
    explicit BankBox(QWidget *parent = nullptr);

    /// Keeps what is being typed when the list is the same.
    void setBanks(const QList<Bank> &banks, const QString &chosenId);
    QString bankId() const; ///< empty = the page asks
    /// What will be done with what stands there, in words; empty when it stands there already.
    QString meaning() const;

Q_SIGNALS:
    void chosen(const QString &bankId);

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    QList<int> rowsFor(const QString &typed) const;
    QList<Bank> m_banks;
};

}
