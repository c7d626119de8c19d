// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a customer scans: a text that is encoded here, or a picture that came with
// the answer. Decided in one place for the till's window and the customer's. Ui thread.
#pragma once

#include "domain/attempt.h"

#include <QImage>

namespace pos::ui {

class QrView;

struct PaymentCode
{
    QString text;
    QImage picture; ///< of the scheme; then there is no text

    void showIn(QrView &view) const;
    bool isEmpty() const { return text.isEmpty() && picture.isNull(); }
    friend bool operator==(const PaymentCode &, const PaymentCode &) = default;
};
PaymentCode paymentCodeOf(const Attempt &attempt);

}
