// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/apicodes.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

struct Row
{
    const char *code;
    ErrorKind kind;
    Verb verb;
    bool proof;
};

// Proof = the request itself was at fault, so nothing was processed. Codes that speak of another running
// request, of a state, of a payment or of an inner fault prove nothing.
constexpr std::array Rows{
    Row{"REQUEST_IN_PROCESS", ErrorKind::Conflict, Verb::Same, false},
    Row{"IDEMPOTENCY_DUPLICATED", ErrorKind::Conflict, Verb::Read, false},
    Row{"INVALID_REQUEST", ErrorKind::RequestRefused, Verb::Fix, true},
    Row{"BAD_REQUEST", ErrorKind::RequestRefused, Verb::Fix, true},
    Row{"INVALID_PARAMETERS", ErrorKind::RequestRefused, Verb::Fix, true},
    Row{"MISSING_PARAMETERS", ErrorKind::RequestRefused, Verb::Fix, true},
    Row{"INVALID_AMOUNT", ErrorKind::RequestRefused, Verb::Fix, true},
    Row{"COUNTRY_NOT_SUPPORTED", ErrorKind::RequestRefused, Verb::Tell, true},
    Row{"CURRENCY_NOT_ALLOWED", ErrorKind::RequestRefused, Verb::Tell, true},
    Row{"UNAVAILABLE_PAYMENT_METHOD", ErrorKind::RequestRefused, Verb::Tell, true},
    Row{"INVALID_ACCOUNT_ID", ErrorKind::RequestRefused, Verb::Tell, true},
    Row{"INVALID_STATUS", ErrorKind::Conflict, Verb::Read, false},
    Row{"INVALID_STATE", ErrorKind::Conflict, Verb::Read, false},
    Row{"INVALID_TRANSACTION", ErrorKind::Conflict, Verb::Read, false},
    Row{"INVALID_TRANSACTION_TYPE", ErrorKind::Conflict, Verb::Read, false},
    Row{"TRANSACTION_NOT_FOUND", ErrorKind::NotFound, Verb::Read, false},
    Row{"CHARGEBACK_IN_PROCESS", ErrorKind::Conflict, Verb::Tell, false},
    Row{"CUSTOMER_ID_DUPLICATED", ErrorKind::Conflict, Verb::Read, false},
    Row{"CUSTOMER_NOT_FOUND", ErrorKind::NotFound, Verb::Fix, true},
    Row{"NOT_FOUND", ErrorKind::NotFound, Verb::Fix, false},
    Row{"PAYMENT_NOT_FOUND", ErrorKind::NotFound, Verb::Tell, false},
    Row{"CHECKOUT_SESSION_NOT_FOUND", ErrorKind::NotFound, Verb::New, true},
    Row{"INVALID_CUSTOMER_FOR_TOKEN", ErrorKind::RequestRefused, Verb::Fix, true},
    Row{"PAYMENT_METHOD_NOT_FOUND", ErrorKind::NotFound, Verb::Read, true},
    Row{"PAYMENT_METHOD_STATUS_INVALID", ErrorKind::RequestRefused, Verb::Read, true},
    Row{"INCORRECT_PAYMENT_METHOD_TYPE", ErrorKind::RequestRefused, Verb::Read, true},
    Row{"UNEXPECTED_RESPONSE", ErrorKind::ServerFault, Verb::Same, false},
    Row{"INVALID_API_VERSION", ErrorKind::RequestRefused, Verb::Tell, true},
    Row{"INVALID_REPORT_ID", ErrorKind::RequestRefused, Verb::Fix, false},
    Row{"INVALID_REPORT_TYPE", ErrorKind::RequestRefused, Verb::Fix, false},
    Row{"INVALID_DATE_FORMAT", ErrorKind::RequestRefused, Verb::Fix, false},
    Row{"REPORT_MAX_RANGE_ERROR", ErrorKind::RequestRefused, Verb::Fix, false},
    Row{"REPORT_RANGE_ERROR", ErrorKind::RequestRefused, Verb::Fix, false},
    Row{"REPORT_NOT_FOUND", ErrorKind::NotFound, Verb::Fix, false},
    Row{"REPORT_STATUS_ERROR", ErrorKind::Conflict, Verb::Read, false},
    Row{"REPORT_EMPTY", ErrorKind::NotFound, Verb::Tell, false},
    Row{"SUBSCRIPTION_NOT_FOUND", ErrorKind::NotFound, Verb::Fix, false},
    Row{"INVALID_DATE", ErrorKind::RequestRefused, Verb::Fix, false},
    Row{"INVALID_CREDENTIALS", ErrorKind::Unauthenticated, Verb::Tell, true},
    Row{"EXPIRED_CREDENTIALS", ErrorKind::Unauthenticated, Verb::Tell, true},
    Row{"NOT_AUTHENTICATED", ErrorKind::Unauthenticated, Verb::Tell, true},
    Row{"UNKNOWN_IP_ADDRESS", ErrorKind::UnknownIpAddress, Verb::Tell, true},
    Row{"INVALID_TOKEN", ErrorKind::RequestRefused, Verb::New, true},
    Row{"TOKEN_IN_USE", ErrorKind::Conflict, Verb::Read, false},
    Row{"AUTHORIZATION_REQUIRED", ErrorKind::Forbidden, Verb::Tell, true},
    Row{"FORBIDDEN", ErrorKind::Forbidden, Verb::Tell, true},
    Row{"PRODUCT_NOT_ENABLED", ErrorKind::Forbidden, Verb::Tell, true},
    Row{"UNSUPPORTED_METHOD", ErrorKind::RequestRefused, Verb::Fix, true},
    Row{"TOO_MANY_REQUESTS", ErrorKind::RateLimited, Verb::Same, false},
    Row{"RATE_LIMITED", ErrorKind::RateLimited, Verb::Same, false},
    Row{"INTERNAL_ERROR", ErrorKind::ServerFault, Verb::Same, false},
    Row{"REQUEST_TIMEOUT", ErrorKind::ServerFault, Verb::Same, false},
};

/// The body named no code (gateway/apierror puts the status there).
bool isBare(QStringView code, int status)
{
    return code.isEmpty() || code == QString(QStringLiteral("HTTP_%1").arg(status));
}

ApiCodeFacts byStatus(QStringView code, int status)
{
    ApiCodeFacts facts{code.toString(), ErrorKind::RequestRefused, Verb::Fix, false, false};
    if (status >= 500) {
        facts.kind = ErrorKind::ServerFault;
        facts.verb = Verb::Same;
    } else if ((status == 401 || status == 403) && isBare(code, status)) {
        // The sign-in page of a portal, a proxy, a firewall: somebody on the way, not Yuno. Whose keys are refused
        // is told by name (CONTRACT 1.6), and only that may stop a till.
        facts.kind = ErrorKind::MalformedReply;
        facts.verb = Verb::Same;
    } else if (isNotFound(code, status)) {
        facts.kind = ErrorKind::NotFound;
    } else if (status == 408) {
        facts.kind = ErrorKind::TimedOut;
        facts.verb = Verb::Same;
    } else if (status == 409) {
        facts.kind = ErrorKind::Conflict;
        facts.verb = Verb::Read;
    } else if (status == 429) {
        facts.kind = ErrorKind::RateLimited;
        facts.verb = Verb::Same;
    } else if (status < 400) {
        // Not an answer of this API: a redirect, or 2xx whose body could not be read.
        facts.kind = ErrorKind::MalformedReply;
        facts.verb = Verb::Read;
    }
    return facts;
}

} // namespace

const QList<ApiCodeFacts> &apiCodeTable()
{
    static const QList<ApiCodeFacts> table = [] {
        QList<ApiCodeFacts> list;
        for (const Row &row : Rows)
            list.append({QString::fromLatin1(row.code), row.kind, row.verb, row.proof, true});
        return list;
    }();
    return table;
}

ApiCodeFacts apiCodeFacts(QStringView code, int httpStatus)
{
    const QList<ApiCodeFacts> &table = apiCodeTable();
    const auto found = std::ranges::find_if(table, [code](const ApiCodeFacts &f) { return f.code == code; });
    if (found == table.end() || httpStatus < 400)
        return byStatus(code, httpStatus);

    ApiCodeFacts facts = *found;
    if (httpStatus >= 500) {
        facts.provesNoPayment = false;
        if (facts.verb != Verb::Read) {
            facts.kind = ErrorKind::ServerFault;
            facts.verb = Verb::Same;
        }
    } else if (httpStatus == 408 || httpStatus == 429) {
        facts.provesNoPayment = false;
    }
    return facts;
}

bool isNotFound(QStringView code, int httpStatus)
{
    if (httpStatus < 400 || httpStatus >= 500)
        return false;
    if (code.endsWith(QLatin1String("NOT_FOUND")))
        return true;
    return httpStatus == 404 && isBare(code, httpStatus);
}

QString verbName(Verb verb)
{
    switch (verb) {
    case Verb::Same:
        return QStringLiteral("SAME");
    case Verb::New:
        return QStringLiteral("NEW");
    case Verb::Fix:
        return QStringLiteral("FIX");
    case Verb::Tell:
        return QStringLiteral("TELL");
    case Verb::Read:
        return QStringLiteral("READ");
    }
    return {};
}

} // namespace pos
