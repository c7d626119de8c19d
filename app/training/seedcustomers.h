// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The fictitious people of training: at least one in BR, MX, CO, AR, CL and US,
// with saved cards whose last four digits tell what they will do (CONTRACT 13).
// Ids and tokens are fixed, so a tour or a lesson can name them. The app uses
// this list to offer the customers; nobody here exists.
#pragma once

#include "training/records.h"

namespace pos::training {

/// The account that training uses; any other UUID is accepted as well.
inline constexpr char TrainingAccountId[] = "00000000-0000-4000-8000-000000000001";

struct SeedCustomer
{
    Customer customer;
    QList<SavedMethod> methods;
};

QList<SeedCustomer> seedCustomers();
/// What a customer created through the API gets: a Visa that approves and a Mastercard that is declined.
QList<SavedMethod> starterMethods(const Customer &customer, const QStringList &tokens, qint64 nowMs);

} // namespace pos::training
