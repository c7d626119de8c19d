// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Pieces of JSON and stable names shared by the records of the journal. Writing
// and reading are exact inverses; what cannot be read is nullopt, which the
// records turn into StorageCorrupt. Pure.
#pragma once

#include "base/error.h"
#include "domain/attempt.h"
#include "domain/cart.h"
#include "domain/customer.h"
#include "domain/payment.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace pos::codec {

QString toText(const QJsonObject &object);
std::optional<QJsonObject> toObject(const QString &text);

QJsonValue money(const Money &money);                       ///< null when invalid
std::optional<Money> toMoney(const QJsonValue &value);
std::optional<Currency> toCurrency(const QString &code);     ///< empty = none

QString cart(const Cart &cart);
std::optional<Cart> toCart(const QString &text);

QString address(const Address &address);
std::optional<Address> toAddress(const QString &text);

QString consent(const ContactConsent &consent);
std::optional<ContactConsent> toConsent(const QString &text);

/// All but raw and payerName, which are personal and kept apart.
QString payment(const Payment &payment);
std::optional<Payment> toPayment(const QString &text);

QString link(const AttemptLink &link);
std::optional<AttemptLink> toLink(const QString &text);
QString retry(const RetryBook &book);
std::optional<RetryBook> toRetry(const QString &text);
QString problem(const AttemptProblem &found);
std::optional<AttemptProblem> toProblem(const QString &text);

std::optional<ErrorKind> toErrorKind(const QString &name);
QString echoVerdictName(EchoVerdict verdict);
std::optional<EchoVerdict> toEchoVerdict(const QString &name);

}
