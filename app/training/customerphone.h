// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The customer in training: what they do with a payment that waits for them, by
// a fixed rule or because the trainee plays them. Pure.
//
// The rule (resources/docs/methods.md): the last two digits of the amount in
// minor units decide. 41 = declined by the customer, 42 = runs out of time, 43 =
// ignored until its deadline, 44 = paid, and the text of a PIX code comes in the
// provider's raw answer alone, anything else = paid. A voucher is paid a day
// after it was made. What the phone does comes first, and while somebody holds it
// nobody acts by themselves.
#pragma once

#include "training/records.h"

#include <optional>

namespace pos::training {

enum class CustomerAct { Approve, Decline, Ignore, Expire };
std::optional<CustomerAct> customerActFromName(QStringView name); ///< "approve" ...

/// Waits for somebody outside; nothing else can be acted upon.
bool waitsForCustomer(const Payment &payment);
/// Gives a new payment of an alternative method its end. `soonMs`: when customers usually act.
void planCustomer(Payment &payment, const QString &category, qint64 soonMs);
/// False when the payment does not wait (any more).
bool actAsCustomer(Payment &payment, CustomerAct act, qint64 nowMs);

/// What a phone shows of it.
struct WaitingPayment
{
    QString id;
    QString orderId;
    QString methodType; ///< "PIX"
    QString currency;
    qint64 minor = 0; ///< amount in minor units
    qint64 createdMs = 0;
};
WaitingPayment phoneView(const Payment &payment);

/// What the provider itself said, as far as a client needs it; empty = nothing (CONTRACT 5.7).
QJsonObject rawArtefacts(const Payment &payment, const QString &type);
/// The detail under payment_method_detail for an alternative method (CONTRACT 5.7).
QJsonObject artefactsJson(const Payment &payment, const QString &type, const QString &category);

} // namespace pos::training
