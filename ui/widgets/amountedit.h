// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Types money: right-aligned, the currency shown inside, decimals completed on
// leaving. Never rounds and never decides: amount() is domain's checkAmount().
#pragma once

#include "domain/validation.h"

#include <QLineEdit>

namespace pos::ui {

class AmountEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit AmountEdit(QWidget *parent = nullptr);

    void setCurrency(Currency currency);
    Currency currency() const noexcept { return m_currency; }
    /// Invalid Money empties the field.
    void setAmount(Money money);
    Checked<Money> amount(const QString &field, bool zeroAllowed) const;
    bool isEmpty() const { return text().trimmed().isEmpty(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    Currency m_currency;
};

}
