// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Answers about customers, saved methods and checkout sessions (CONTRACT 4, 12). Pure.
#pragma once

#include "base/result.h"
#include "domain/customer.h"
#include "domain/settings.h"
#include "ports/gatewayport.h"

#include <QByteArray>

namespace pos {

/// One customer; needs Yuno's id. `asked` not empty = one with our own id among what came, else NotFound.
Result<Customer> parseCustomer(const QByteArray &body, const CustomerId &asked = {});

Result<CheckoutSession> parseSession(const QByteArray &body, AmountUnit unit = AmountUnit::Major);

/// `{"payment_methods": [...]}` or a bare array; entries without a token are left out.
Result<QList<SavedMethod>> parseSavedMethods(const QByteArray &body);

/// A bare array or `{"payment_methods": [...]}`.
Result<QList<OfferedMethod>> parseOfferedMethods(const QByteArray &body);

/// `{"issuers": [...]}` or a bare array; entries without an id or a name, and an id that came before, are left out.
Result<QList<Bank>> parseBanks(const QByteArray &body);

} // namespace pos
