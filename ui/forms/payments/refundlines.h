// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which pieces of the cart come back: one number for each line, at most what is left
// of it after earlier returns, and what they were worth to the customer (domain/refundshare.h). Says only what was picked; how much
// may be given back is the dialog's business. Ui thread.
#pragma once

#include "domain/refundshare.h"

#include <QWidget>

class QGridLayout;
class QSpinBox;

namespace pos::ui {

class RefundLines final : public QWidget
{
    Q_OBJECT
public:
    /// `returned`: what came back before, in the order of the cart.
    RefundLines(const Cart &cart, const PickedPieces &returned, QWidget *parent = nullptr);

    PickedPieces picked() const;
    bool isAnyPicked() const;
    /// Worth of the picked pieces.
    Money amount() const;
    /// "2 x Coffee, 1 x Cake"
    QString description() const;
    void takeFocus();

Q_SIGNALS:
    void changed();

private:
    void addLine(int index, const CartLine &line);
    int leftOf(int index) const;

    const Cart m_cart;
    const PickedPieces m_returned;
    QGridLayout *m_grid;
    QList<QSpinBox *> m_pieces;
};

} // namespace pos::ui
