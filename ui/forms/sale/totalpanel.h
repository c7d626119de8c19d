// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer owes, in large type, with the parts that are not zero.
#pragma once

#include "domain/cart.h"

#include <QFrame>

class QLabel;

namespace pos::ui {

class TotalPanel : public QFrame
{
    Q_OBJECT
public:
    explicit TotalPanel(QWidget *parent = nullptr);
    void setTotals(const CartTotals &totals, bool taxIncluded);

private:
    struct Part
    {
        QLabel *name;
        QLabel *amount;
    };
    void setPart(int row, const QString &name, const QString &amount, bool shown = true);

    QLabel *m_total;
    QList<Part> m_parts;
};

}
