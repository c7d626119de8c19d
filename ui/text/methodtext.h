// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a cashier reads about a way to pay that waits for the customer.
#pragma once

#include "domain/attempt.h"
#include "domain/customer.h"
#include "domain/paymentmethod.h"
#include "domain/settings.h"

#include <QList>

#include <utility>

class QUrl;

namespace pos::ui {

/// "Saved card", "PIX": scheme names are the same in every language.
QString methodNameText(const PaymentMethod &method);
/// As the shop calls it, where it has a name of its own for it.
QString methodNameText(const PaymentMethod &method, const Settings &settings);
/// What the customer must do, said to the customer in "en", "es" or "pt" (domain/screenwords.h).
QString waitingText(const Attempt &attempt, const QString &language);
/// What goes into the QR code, and to the clipboard; empty = nothing.
QString qrText(const Attempt &attempt);
QString copyText(const Attempt &attempt);
/// What stands beside a code, or instead of one, for the customer to read: number of a voucher, account, host of a
/// link and the like, each in a sentence of that language.
QStringList payFacts(const Attempt &attempt, const QString &language);
/// How the link of an attempt stands: says nothing of money.
QString linkStatusText(const AttemptLink &link);
/// When what is shown stops being payable, UTC milliseconds; 0 = not known.
qint64 deadlineOf(const Attempt &attempt);
/// A mail for the desktop's mail program, which asks for what is missing.
QUrl mailAddress(const QString &email, const QString &subject, const QString &body);
/// A link as a message that the desktop's mail program or WhatsApp sends (CONTRACT 7); without what is not known of
/// the customer they ask for it themselves.
QUrl linkByMail(const Attempt &attempt, const QString &shopName, const QString &email);
QUrl linkByWhatsApp(const Attempt &attempt, const QString &shopName, const Phone &phone);
/// There is something to show to the customer.
bool hasArtefacts(const Attempt &attempt);

}
