// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A payment link in training (CONTRACT 7): its status and JSON, and what the
// customer who opened it does, by the rule of customerphone.h or because the
// trainee plays them. What they will pay later by the rule is already stored,
// with the time at which it begins to exist. 40 = refused once, then paid; 41 =
// refused once, then nothing. Uses the store's ids, writes nothing.
#pragma once

#include "training/api.h"
#include "training/customerphone.h"

namespace pos::training {

/// Payments under the link that exist by now, oldest first.
QList<Payment> paymentsUnder(const TrainingStore &store, const Link &link, qint64 nowMs);
/// "CREATED", "USED", "CANCELED", "EXPIRED".
QString linkStatus(const TrainingStore &store, const Link &link, qint64 nowMs);
/// `created`: the shape of the first answer, else that of the later ones.
QJsonObject linkJson(const TrainingStore &store, const Link &link, qint64 nowMs, bool created);

/// The card that the customer typed and agreed to have kept, once a payment under a link with `vault_on_success` succeeded.
std::optional<SavedMethod> cardSavedBy(const Payment &payment, qint64 nowMs);

/// What the customer of a new link will do by themselves.
void planLinkCustomer(TrainingStore &store, Link &link, QList<Payment> &later, qint64 nowMs, qint64 soonMs);
/// What is planned does not happen.
QList<Payment> unplanned(const TrainingStore &store, const Link &link, qint64 nowMs);
/// nullopt when nobody can pay under it any more.
std::optional<Change> actOnLink(TrainingStore &store, Link link, CustomerAct act, qint64 nowMs);

WaitingPayment phoneView(const Link &link);

} // namespace pos::training
