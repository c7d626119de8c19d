// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A way to pay as data (DESIGN 4): adding one is adding a description, never a
// code path.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace pos {

enum class Workflow { SdkCheckout, Direct, Redirect };
QString workflowName(Workflow workflow); ///< "SDK_CHECKOUT" ...

enum class Presentation { Silent, Qr, Code, PhonePush };

struct PaymentMethod
{
    QString id;               ///< stable, for settings: "saved_card"
    QString type;             ///< payment_method.type: "CARD"
    QString category;         ///< key under payment_method_detail: "card"
    Presentation presentation = Presentation::Silent;
    bool needsSavedMethod = false; ///< a vaulted token of the customer
    QStringList payerFields;  ///< customer fields the method cannot do without
    bool immediate = true;
    bool installmentsAllowed = false;
    bool authorizeOnlyAllowed = false;
    bool cancellable = true;
    bool refundable = true;
};

/// The methods this version can offer. Today: saved card.
const QList<PaymentMethod> &paymentMethods();
const PaymentMethod *findPaymentMethod(QStringView id);

}
