// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentmethod.h"

namespace pos {

QString workflowName(Workflow workflow)
{
    switch (workflow) {
    case Workflow::SdkCheckout: return QStringLiteral("SDK_CHECKOUT");
    case Workflow::Direct: return QStringLiteral("DIRECT");
    case Workflow::Redirect: return QStringLiteral("REDIRECT");
    }
    return QStringLiteral("SDK_CHECKOUT");
}

const QList<PaymentMethod> &paymentMethods()
{
    static const QList<PaymentMethod> methods{
        {
            .id = QStringLiteral("saved_card"),
            .type = QStringLiteral("CARD"),
            .category = QStringLiteral("card"),
            .presentation = Presentation::Silent,
            .needsSavedMethod = true,
            .payerFields = {}, // the customer's id at Yuno is enough (CONTRACT 5.4)
            .immediate = true,
            .installmentsAllowed = true,
            .authorizeOnlyAllowed = true,
            .cancellable = true,
            .refundable = true,
        },
    };
    return methods;
}

const PaymentMethod *findPaymentMethod(QStringView id)
{
    for (const PaymentMethod &method : paymentMethods()) {
        if (id == method.id)
            return &method;
    }
    return nullptr;
}

}
