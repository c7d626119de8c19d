// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payment methods as a file (resources/methods/methods.json; its form is
// methods.schema.json). A file with any fault is refused as a whole, every fault
// with its JSON path. Pure.
#pragma once

#include "base/result.h"
#include "domain/paymentmethod.h"

#include <QByteArray>

namespace pos {

using MethodFaults = QStringList; ///< English: "methods[2].type: ...", for who maintains the file

Expected<QList<PaymentMethod>, MethodFaults> parseMethodPack(const QByteArray &json);
/// The file that this program was built with.
QByteArray shippedMethodPack();

} // namespace pos
