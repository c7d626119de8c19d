// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer needs while a payment waits for them, in place of the cart:
// how much, what to do, and a QR code as large as there is room, or the number
// with its bar code, or the account to pay into. Made to be turned towards the
// customer; decides nothing.
#pragma once

#include "domain/attempt.h"
#include "domain/settings.h"
#include "domain/voucher.h"

#include <QFrame>

class QLabel;

namespace pos::ui {

class BarcodeView;
class QrView;
struct PaymentCode;

class WaitingPanel : public QFrame
{
    Q_OBJECT
public:
    explicit WaitingPanel(QWidget *parent = nullptr);

    /// `language` is the customer's, for what has words in it.
    void showAttempt(const Attempt &attempt, const PaymentCode &code, const Settings &settings, const QString &language);

private:
    void showVoucher(const Attempt &attempt, const Voucher &voucher, const Settings &settings, const QString &language);

    QLabel *m_amount;
    QLabel *m_todo;
    QLabel *m_number;
    BarcodeView *m_bars;
    QrView *m_code;
    QLabel *m_facts;
};

}
