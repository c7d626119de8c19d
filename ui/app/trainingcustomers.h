// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The fictitious customers of training as customers of the till, so that a
// trainee finds somebody to charge from the first minute.
#pragma once

#include "domain/customer.h"

#include <QList>

namespace pos {
class Engine;
}

namespace pos::ui {

QList<Customer> trainingCustomers();
/// Stores those of `country` first, then the others, unless the journal knows them already. Returns at once.
void introduceTrainingCustomers(Engine &engine, const QString &country);

}
