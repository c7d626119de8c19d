// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the shop sells: cart, customer and total under one number (DESIGN 3).
#pragma once

#include "domain/cart.h"
#include "domain/ids.h"

#include <QDate>

namespace pos {

enum class SaleState {
    Open,      ///< on the Charge page; comes back after a crash
    Parked,
    Paid,      ///< the money was taken, or is held
    PayingBack, ///< paid in part and given up: nothing is taken any more, what was taken goes back (domain/salesplit.h)
    Discarded, ///< with a reason; never while an attempt might have taken money, or a part of it is still here
};

QString saleStateName(SaleState state);
std::optional<SaleState> saleStateFromName(QStringView name);

struct Sale
{
    SaleId id;
    RegisterId registerId;
    SaleState state = SaleState::Open;
    Cart cart;
    CustomerId customer;        ///< empty = walk-in
    QString customerName;       ///< copied for lists
    QString label;              ///< how a parked sale is called
    QString description;        ///< as typed, possibly not yet valid
    QString operatorName;
    QString discardReason;
    /// Half-typed form input by field name, so that nothing typed is lost in a crash. Never card numbers.
    QHash<QString, QString> draftFields;
    qint64 createdMs = 0;
    qint64 updatedMs = 0;

    friend bool operator==(const Sale &, const Sale &) = default;
};

/// `R1-20261121-000123`. The counter is 1-999999 per register and business date.
SaleId makeSaleId(const RegisterId &registerId, QDate businessDate, int counter);
/// `R1-20261121-K7QX-000001`: used from the first sale after a journal was lost or restored, or after
/// another till with this register id was met, so that numbers stay unique. `salt` is 4 characters.
SaleId makeSaltedSaleId(const RegisterId &registerId, QDate businessDate, const QString &salt, int counter);
/// `<sale>-<n>`, 3-255 characters (CONTRACT 2.4).
MerchantOrderId makeOrderId(const SaleId &sale, int attemptNumber);

}

Q_DECLARE_METATYPE(pos::Sale)
