// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What an error answer of the API means for a till: CONTRACT 1.6 as one table,
// used by the client (ErrorKind) and by the services (Verb, proof). Pure.
#pragma once

#include "base/error.h"

#include <QList>
#include <QString>

namespace pos {

/// CONTRACT 1.6: what to do next.
enum class Verb {
    Same, ///< same key and same body again, after a wait
    New,  ///< correct it, then a new key (and a new order id)
    Fix,  ///< the request is wrong; no automatic retry
    Tell, ///< stop and tell operator or manager
    Read, ///< read the payment (or saved methods, or customer) first
};

struct ApiCodeFacts
{
    QString code;
    ErrorKind kind = ErrorKind::RequestRefused;
    Verb verb = Verb::Fix;
    /// DESIGN 3, fine print: this answer proves that THIS request made no payment. It says nothing about an
    /// earlier send of the same attempt whose outcome was unclear: that one still needs a lookup.
    bool provesNoPayment = false;
    bool isListed = false; ///< CONTRACT 1.6 knows the code; otherwise decided by HTTP status alone

    friend bool operator==(const ApiCodeFacts &, const ApiCodeFacts &) = default;
};

/// Facts of an answer with this code under this HTTP status. A 5xx is never proof and always unclear,
/// whatever its code says; 408 and 429 are never proof; an unlisted code is decided by its status. Keys, address
/// and products are refused by a listed code only: a 401 or 403 that names none comes from somebody on the way.
ApiCodeFacts apiCodeFacts(QStringView code, int httpStatus);
/// Every code of CONTRACT 1.6, for tests and support.
const QList<ApiCodeFacts> &apiCodeTable();

/// "Not found" comes as 400 with a code more often than as 404 (CONTRACT 1.6): any *NOT_FOUND code, or a bare 404.
bool isNotFound(QStringView code, int httpStatus);

QString verbName(Verb verb);

} // namespace pos
