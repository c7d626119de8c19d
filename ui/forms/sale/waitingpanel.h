// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer needs while a payment waits for them, in place of the cart:
// how much, what to do, and a QR code as large as there is room, or the number
// or account to pay with. Made to be turned towards the customer; decides nothing.
#pragma once

#include "domain/attempt.h"

#include <QFrame>

class QLabel;

namespace pos::ui {

class QrView;

class WaitingPanel : public QFrame
{
    Q_OBJECT
public:
    explicit WaitingPanel(QWidget *parent = nullptr);

    void showAttempt(const Attempt &attempt);

private:
    QLabel *m_amount;
    QLabel *m_todo;
    QrView *m_code;
    QLabel *m_facts;
};

}
