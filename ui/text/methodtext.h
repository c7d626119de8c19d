// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a cashier reads about a way to pay that waits for the customer.
#pragma once

#include "domain/attempt.h"
#include "domain/paymentmethod.h"

namespace pos::ui {

/// "Saved card", "PIX": scheme names are the same in every language.
QString methodNameText(const PaymentMethod &method);
/// What the customer must do, said to the customer.
QString waitingText(const Attempt &attempt);
/// What goes into the QR code, and to the clipboard; empty = nothing.
QString qrText(const Attempt &attempt);
QString copyText(const Payment &payment);
/// Voucher number, account and the like, one fact a line; empty = nothing.
QString artefactLines(const Payment &payment);
/// There is something to show to the customer.
bool hasArtefacts(const Attempt &attempt);

}
