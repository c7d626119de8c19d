// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/outcomes.h"

namespace pos::training {

namespace {

struct Row
{
    const char *code;
    OutcomeKind kind;
    const char *iso;
    const char *message;
};

using enum OutcomeKind;

// Codes that CONTRACT lists under two statuses appear once, as DECLINED.
constexpr Row Rows[] = {
    {"SUCCEEDED", Approved, "00", "Transaction successful"},
    {"FRAUD_VERIFIED", Approved, "", "Fraud check passed"},
    {"SUCCEEDED_THREE_D_SECURE", Approved, "", "Authentication successful"},
    {"REVIEW_WON", DisputeWon, "", "Dispute won"},
    {"RECEIVED", WaitingCustomer, "", "Transaction created"},
    {"ACTION_REQUIRED", WaitingCustomer, "", "Customer action required"},
    {"CHALLENGE_REQUIRED", Challenge, "", "Customer authentication required"},
    {"IN_REVIEW", FraudReview, "", "Transaction in review"},
    {"PENDING_REVIEW", FraudReview, "", "Transaction in review"},
    {"PENDING_FRAUD_REVIEW", FraudReview, "", "Transaction in fraud review"},
    {"PENDING_PROVIDER_CONFIRMATION", ProviderReview, "", "Waiting for the provider"},
    {"INSUFFICIENT_FUNDS", Declined, "51", "Insufficient funds"},
    {"DECLINED_BY_BANK", Declined, "", "Rejected by the bank. Refer to card issuer"},
    {"REFER_TO_CARD_ISSUER", Declined, "01", "Refer to card issuer"},
    {"DO_NOT_HONOR", Declined, "05", "Do not honor"},
    {"RESTRICTED_BY_BANK", Declined, "62", "Restricted card"},
    {"DISABLED", Declined, "", "Card disabled"},
    {"CALL_FOR_AUTHORIZE", Declined, "66", "Call the bank to authorize"},
    {"DECLINED_BY_PROVIDER", Declined, "", "Declined by the provider"},
    {"FRAUD_VALIDATION", Declined, "59", "Suspected fraud"},
    {"FRAUD_VERIFICATION_DECLINED", Declined, "", "Fraud verification declined"},
    {"EXPIRED_CARD", Declined, "54", "Expired card"},
    {"INVALID_CARD_NUMBER", Declined, "14", "Invalid card number"},
    {"INVALID_CARD_DATA", Declined, "56", "Invalid card data"},
    {"INVALID_SECURITY_CODE", Declined, "82", "Invalid security code"},
    {"BAD_FILLED_INFO", Declined, "30", "Information does not match"},
    {"REPORTED_LOST", Declined, "41", "Card reported lost"},
    {"REPORTED_STOLEN", Declined, "43", "Card reported stolen"},
    {"USER_RESTRICTION", Declined, "57", "Transaction not permitted to cardholder"},
    {"FIRST_USE", Declined, "78", "Card not activated"},
    {"CANCELLED_BY_USER", Declined, "17", "Cancelled by the customer"},
    {"EXPIRED", Declined, "", "Time ran out"},
    {"DUPLICATED_TRANSACTION", Declined, "94", "Duplicated transaction"},
    {"AUTHENTICATION_ATTEMPT", Declined, "", "Authentication attempted, not completed"},
    {"AUTHENTICATION_FAILED_THREE_D_SECURE", Declined, "", "Authentication failed"},
    {"REJECTED_THREE_D_SECURE_REQUIRED", Declined, "", "Authentication required"},
    {"THREE_D_SECURE_REQUIRED", Declined, "", "Authentication required"},
    {"INVALID_AMOUNT", Declined, "13", "Invalid amount"},
    {"ISSUER_VIOLATION", Declined, "93", "Violation of law"},
    {"INVALID_ISSUER", Declined, "15", "Invalid issuer"},
    {"BANK_NOT_SUPPORTED", Declined, "31", "Bank not supported"},
    {"ACQUIRE_CONTINGENCY", Declined, "91", "Acquirer or issuer not available"},
    {"REQUESTS_EXCEEDED", Declined, "", "Requests exceeded"},
    {"TERMINAL_ERROR", Declined, "58", "Transaction not permitted to terminal"},
    {"INVALID_MERCHANT", Declined, "03", "Invalid merchant"},
    {"ACCOUNT_STATUS", Declined, "", "Account status"},
    {"INVALID_STATUS", Declined, "", "Invalid status"},
    {"INVALID_RESPONSE_FORMAT", Declined, "", "Invalid response format"},
    {"UNKNOWN_ERROR", Declined, "", "Unknown error"},
    {"COUNTRY_NOT_SUPPORTED", Declined, "", "Country not supported"},
    {"CURRENCY_NOT_ALLOWED", Declined, "", "Currency not allowed"},
    {"INVALID_PARAMETERS", Declined, "", "Invalid parameters"},
    {"MISSING_PARAMETERS", Declined, "", "Missing parameters"},
    {"INVALID_TRANSACTION", Declined, "12", "Invalid transaction"},
    {"TRANSACTION_NOT_FOUND", Declined, "25", "Transaction not found"},
    {"UNAVAILABLE_PAYMENT_METHOD", Declined, "", "Unavailable payment method"},
    {"UNSUPPORTED_OPERATION", Declined, "40", "Unsupported operation"},
    {"INVALID_API", Declined, "", "Invalid API"},
    {"INVALID_API_VERSION", Declined, "", "Invalid API version"},
    {"INVALID_CREDENTIALS", Declined, "", "Invalid provider credentials"},
    {"NO_RETRY_LIFE_CYCLE", Declined, "79", "Do not retry: life cycle"},
    {"NO_RETRY_POLICY", Declined, "82", "Do not retry: policy"},
    {"NO_RETRY_SECURITY", Declined, "83", "Do not retry: security"},
    {"RETRY_AFTER_1_H", Declined, "", "Retry after one hour"},
    {"RETRY_AFTER_24_H", Declined, "", "Retry after 24 hours"},
    {"RETRY_AFTER_2_D", Declined, "", "Retry after 2 days"},
    {"RETRY_AFTER_4_D", Declined, "", "Retry after 4 days"},
    {"RETRY_AFTER_6_D", Declined, "", "Retry after 6 days"},
    {"RETRY_AFTER_8_D", Declined, "", "Retry after 8 days"},
    {"RETRY_AFTER_10_D", Declined, "", "Retry after 10 days"},
    {"CHALLENGE_CANCELED", Declined, "", "Customer left the authentication"},
    {"INVALID_REQUEST", Rejected, "", "Invalid request"},
    {"INTERNAL_ERROR", Rejected, "", "Internal error"},
    {"YUNO_ROUTING_REJECTED", Rejected, "", "No route for this payment"},
    {"ERROR", Failed, "", "Error"},
    {"PROVIDER_UNKNOWN_ERROR", Failed, "", "Unknown error at the provider"},
    {"PROVIDER_ERROR", Failed, "06", "Error at the provider"},
    {"PROVIDER_INTERNAL_ERROR", Failed, "98", "Internal error at the provider"},
    {"PROVIDER_TIMEOUT", Failed, "68", "The provider did not answer in time"},
    {"PROVIDER_INVALID_RESPONSE", Failed, "20", "Invalid response of the provider"},
    {"PROVIDER_INVALID_CREDENTIALS", Failed, "", "Invalid credentials at the provider"},
    {"PROVIDER_INVALID_REQUEST", Failed, "", "Invalid request at the provider"},
    {"PROVIDER_INVALID_API_VERSION", Failed, "", "Invalid API version at the provider"},
    {"OPERATION_NOT_SUPPORTED", Failed, "", "Operation not supported"},
    {"TO_REVERSE", Failed, "", "To be reversed"},
    {"EXPIRED_BY_PROVIDER", Expired, "", "Expired by the provider"},
    {"CLOSED", DisputeLost, "", "Dispute closed"},
    {"PARTIALLY_CHARGEBACKED", DisputeLost, "", "Partially charged back"},
    {"REVIEW_LOST", DisputeLost, "", "Dispute lost"},
    {"PREVENTED", DisputeLost, "", "Dispute prevented"},
    {"CHARGEBACK", DisputeLost, "", "Charged back"},
};

/// Advice that networks usually attach (CONTRACT 9.4): codes of the same name, and a few causes.
QString adviceFor(const QString &code)
{
    if (code.startsWith(QLatin1String("RETRY_AFTER_")) || code.startsWith(QLatin1String("NO_RETRY_")))
        return code;
    if (code == QLatin1String("INSUFFICIENT_FUNDS") || code == QLatin1String("ACQUIRE_CONTINGENCY"))
        return QStringLiteral("TRY_AGAIN_LATER");
    if (code == QLatin1String("EXPIRED_CARD") || code == QLatin1String("INVALID_CARD_DATA"))
        return QStringLiteral("UPDATE_INFORMATION");
    if (code == QLatin1String("REPORTED_STOLEN") || code == QLatin1String("REPORTED_LOST"))
        return QStringLiteral("DO_NOT_TRY_AGAIN");
    return {};
}

const Row *rowOf(const QString &code)
{
    for (const Row &row : Rows) {
        if (code == QLatin1String(row.code))
            return &row;
    }
    return nullptr;
}

} // namespace

bool isOutcomeCode(const QString &code)
{
    return rowOf(code) != nullptr;
}

Outcome outcomeOfCode(const QString &code)
{
    const Row *row = rowOf(code);
    if (!row)
        row = &Rows[0];
    const QString name = QString::fromLatin1(row->code);
    return {row->kind, name, QString::fromLatin1(row->message), QString::fromLatin1(row->iso), adviceFor(name)};
}

Outcome decideOutcome(const QString &cardCode, const QString &description)
{
    if (!cardCode.isEmpty())
        return outcomeOfCode(cardCode);
    const QString wish = description.trimmed().toUpper();
    // The older recipe of the testing gateway.
    if (wish == QLatin1String("DECLINED"))
        return outcomeOfCode(QStringLiteral("DECLINED_BY_BANK"));
    return outcomeOfCode(wish);
}

bool completesLater(OutcomeKind kind)
{
    switch (kind) {
    case Challenge:
    case FraudReview:
    case ProviderReview:
    case WaitingCustomer:
        return true;
    case Approved:
    case Declined:
    case Rejected:
    case Failed:
    case Expired:
    case DisputeWon:
    case DisputeLost:
        return false;
    }
    return false;
}

} // namespace pos::training
