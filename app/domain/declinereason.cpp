// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/declinereason.h"

#include <array>

namespace pos {

namespace {

using enum DeclineSeverity;
using std::chrono::hours;

struct CodeRow
{
    const char *status; // "" = seen under no documented status
    const char *code;
    DeclineSeverity severity;
    const char *iso8583;
};

// CONTRACT 9.3, row by row.
constexpr auto Codes = std::to_array<CodeRow>({
    {"SUCCEEDED", "SUCCEEDED", Unstated, "0 8 10 11 16 32"},
    {"SUCCEEDED", "FRAUD_VERIFIED", Unstated, ""},
    {"SUCCEEDED", "SUCCEEDED_THREE_D_SECURE", Unstated, ""},
    {"WON", "REVIEW_WON", Unstated, ""},
    {"CREATED", "SUCCEEDED", Unstated, ""},
    {"CREATED", "RECEIVED", Unstated, ""},
    {"CREATED", "ACTION_REQUIRED", Unstated, ""},
    {"PENDING", "CHALLENGE_REQUIRED", Unstated, ""},
    {"PENDING", "IN_REVIEW", Unstated, ""},
    {"PENDING", "PENDING_REVIEW", Unstated, ""},
    {"PENDING", "PENDING_FRAUD_REVIEW", Unstated, ""},
    {"PENDING", "PENDING_PROVIDER_CONFIRMATION", Unstated, ""},
    {"DECLINED", "INSUFFICIENT_FUNDS", Soft, "51"},
    {"DECLINED", "DECLINED_BY_BANK", Soft, ""},
    {"DECLINED", "REFER_TO_CARD_ISSUER", Soft, "01"},
    {"DECLINED", "DO_NOT_HONOR", Soft, "5"},
    {"DECLINED", "RESTRICTED_BY_BANK", Soft, "62"},
    {"DECLINED", "DISABLED", Soft, ""},
    {"DECLINED", "CALL_FOR_AUTHORIZE", Soft, "66"},
    {"DECLINED", "DECLINED_BY_PROVIDER", Soft, ""},
    {"DECLINED", "FRAUD_VALIDATION", Soft, "34 59 63 64"},
    {"DECLINED", "FRAUD_VERIFICATION_DECLINED", Unstated, ""},
    {"DECLINED", "EXPIRED_CARD", Hard, "33 54"},
    {"DECLINED", "INVALID_CARD_NUMBER", Hard, "14"},
    {"DECLINED", "INVALID_CARD_DATA", Hard, "56"},
    {"DECLINED", "INVALID_SECURITY_CODE", Hard, "56 82"},
    {"DECLINED", "BAD_FILLED_INFO", Hard, "30 89"},
    {"DECLINED", "REPORTED_LOST", Hard, "41"},
    {"DECLINED", "REPORTED_STOLEN", Hard, "43"},
    {"DECLINED", "USER_RESTRICTION", Hard, "57"},
    {"DECLINED", "FIRST_USE", Soft, "78"},
    {"DECLINED", "CANCELLED_BY_USER", Soft, "17"},
    {"DECLINED", "EXPIRED", Soft, ""},
    {"DECLINED", "DUPLICATED_TRANSACTION", Soft, "26 94"},
    {"DECLINED", "AUTHENTICATION_ATTEMPT", Unstated, ""},
    {"DECLINED", "AUTHENTICATION_FAILED_THREE_D_SECURE", Unstated, ""},
    {"DECLINED", "REJECTED_THREE_D_SECURE_REQUIRED", Soft, ""},
    {"DECLINED", "THREE_D_SECURE_REQUIRED", Soft, ""},
    {"DECLINED", "INVALID_AMOUNT", Soft, "13 64"},
    {"DECLINED", "ISSUER_VIOLATION", Soft, "93"},
    {"DECLINED", "INVALID_ISSUER", Soft, "15"},
    {"DECLINED", "BANK_NOT_SUPPORTED", Soft, "31"},
    {"DECLINED", "ACQUIRE_CONTINGENCY", Soft, "22 80 90 91 92 96"},
    {"DECLINED", "REQUESTS_EXCEEDED", Soft, ""},
    {"DECLINED", "TERMINAL_ERROR", Soft, "58"},
    {"DECLINED", "INVALID_MERCHANT", Soft, "3"},
    {"DECLINED", "ACCOUNT_STATUS", Unstated, ""},
    {"DECLINED", "INVALID_STATUS", Soft, ""},
    {"DECLINED", "INVALID_RESPONSE_FORMAT", Soft, ""},
    {"DECLINED", "UNKNOWN_ERROR", Soft, ""},
    {"DECLINED", "COUNTRY_NOT_SUPPORTED", Hard, ""},
    {"DECLINED", "CURRENCY_NOT_ALLOWED", Hard, ""},
    {"DECLINED", "INVALID_PARAMETERS", Hard, ""},
    {"DECLINED", "MISSING_PARAMETERS", Hard, ""},
    {"DECLINED", "INVALID_TRANSACTION", Hard, "12 23"},
    {"DECLINED", "TRANSACTION_NOT_FOUND", Hard, "25"},
    {"DECLINED", "UNAVAILABLE_PAYMENT_METHOD", Hard, ""},
    {"DECLINED", "UNSUPPORTED_OPERATION", Hard, "40"},
    {"DECLINED", "INVALID_API", Hard, ""},
    {"DECLINED", "INVALID_API_VERSION", Hard, ""},
    {"DECLINED", "INVALID_CREDENTIALS", Hard, ""},
    {"DECLINED", "NO_RETRY_LIFE_CYCLE", Hard, "79"},
    {"DECLINED", "NO_RETRY_POLICY", Hard, "82"},
    {"DECLINED", "NO_RETRY_SECURITY", Hard, "83"},
    {"DECLINED", "RETRY_AFTER_1_H", Hard, ""},
    {"DECLINED", "RETRY_AFTER_24_H", Hard, ""},
    {"DECLINED", "RETRY_AFTER_2_D", Hard, ""},
    {"DECLINED", "RETRY_AFTER_4_D", Hard, ""},
    {"DECLINED", "RETRY_AFTER_6_D", Hard, ""},
    {"DECLINED", "RETRY_AFTER_8_D", Hard, ""},
    {"DECLINED", "RETRY_AFTER_10_D", Hard, ""},
    {"REJECTED", "COUNTRY_NOT_SUPPORTED", Hard, ""},
    {"REJECTED", "CURRENCY_NOT_ALLOWED", Hard, ""},
    {"REJECTED", "INVALID_PARAMETERS", Hard, ""},
    {"REJECTED", "INVALID_REQUEST", Hard, ""},
    {"REJECTED", "INTERNAL_ERROR", Hard, ""},
    {"REJECTED", "MISSING_PARAMETERS", Hard, ""},
    {"ERROR", "ERROR", Soft, ""},
    {"ERROR", "PROVIDER_UNKNOWN_ERROR", Soft, ""},
    {"ERROR", "PROVIDER_ERROR", Soft, "6"},
    {"ERROR", "PROVIDER_INTERNAL_ERROR", Soft, "98"},
    {"ERROR", "PROVIDER_TIMEOUT", Soft, "68"},
    {"ERROR", "PROVIDER_INVALID_RESPONSE", Hard, "20"},
    {"ERROR", "PROVIDER_INVALID_CREDENTIALS", Hard, ""},
    {"ERROR", "PROVIDER_INVALID_REQUEST", Hard, ""},
    {"ERROR", "PROVIDER_INVALID_API_VERSION", Hard, ""},
    {"ERROR", "OPERATION_NOT_SUPPORTED", Hard, ""},
    {"ERROR", "TO_REVERSE", Hard, ""},
    {"EXPIRED", "EXPIRED_BY_PROVIDER", Unstated, ""},
    {"LOST", "CLOSED", Unstated, ""},
    {"LOST", "EXPIRED", Unstated, ""},
    {"LOST", "PARTIALLY_CHARGEBACKED", Unstated, ""},
    {"LOST", "REVIEW_LOST", Unstated, ""},
    {"PREVENTED", "PREVENTED", Unstated, ""},
    {"", "YUNO_ROUTING_REJECTED", Unstated, ""},
    {"", "CHALLENGE_CANCELED", Unstated, ""},
    {"", "DECLINED", Unstated, ""},
    {"", "CHARGEBACK", Unstated, ""},
});

QString tidy(QStringView text)
{
    return text.trimmed().toString().toUpper();
}

const ResponseCodeFacts *findCode(const QString &code, const QString &status)
{
    for (const ResponseCodeFacts &facts : responseCodeTable()) {
        if (facts.code == code && facts.transactionStatus == status)
            return &facts;
    }
    return nullptr;
}

AdviceFacts advice(const char *code, const char *mastercard, AdviceRule rule, std::optional<hours> notBefore = {})
{
    return {QString::fromLatin1(code), QString::fromLatin1(mastercard), rule, notBefore};
}

}

ResponseCodeFacts responseCodeFacts(QStringView code, QStringView transactionStatus)
{
    const QString wanted = tidy(code);
    const QString status = tidy(transactionStatus);
    for (const QString &place : {status, QStringLiteral("DECLINED"), QString()}) {
        if (const ResponseCodeFacts *facts = findCode(wanted, place))
            return *facts;
    }
    return {status, wanted, Soft, {}, false};
}

const QList<ResponseCodeFacts> &responseCodeTable()
{
    static const QList<ResponseCodeFacts> table = [] {
        QList<ResponseCodeFacts> list;
        for (const CodeRow &row : Codes) {
            list << ResponseCodeFacts{QString::fromLatin1(row.status), QString::fromLatin1(row.code), row.severity,
                                      QString::fromLatin1(row.iso8583), true};
        }
        return list;
    }();
    return table;
}

std::optional<AdviceFacts> adviceFacts(QStringView code)
{
    const QString wanted = tidy(code);
    if (wanted.isEmpty())
        return std::nullopt;
    for (const AdviceFacts &facts : adviceTable()) {
        if (facts.code == wanted || facts.mastercardCode == wanted)
            return facts;
    }
    return std::nullopt;
}

const QList<AdviceFacts> &adviceTable()
{
    using enum AdviceRule;
    static const QList<AdviceFacts> table{
        advice("UPDATE_INFORMATION", "01", OtherCard),
        advice("TRY_AGAIN_LATER", "02", NotNow),
        advice("DO_NOT_TRY_AGAIN", "03", BlockCard),
        advice("REQUIREMENTS_NOT_FULFILLED", "04", SaveCardAgain),
        advice("NO_RETRY_LIFE_CYCLE", "21", BlockCard),
        advice("RETRY_AFTER_1_H", "24", NotBefore, hours(1)),
        advice("RETRY_AFTER_24_H", "25", NotBefore, hours(24)),
        advice("RETRY_AFTER_2_D", "26", NotBefore, hours(48)),
        advice("RETRY_AFTER_4_D", "27", NotBefore, hours(96)),
        advice("RETRY_AFTER_6_D", "28", NotBefore, hours(144)),
        advice("RETRY_AFTER_8_D", "29", NotBefore, hours(192)),
        advice("RETRY_AFTER_10_D", "30", NotBefore, hours(240)),
        advice("NO_RETRY_POLICY", "40", BlockCard),
        advice("NO_RETRY_SECURITY", "42", BlockCard),
        advice("MULTIPLE_USE_CARD", "43", MayUseAgain),
        advice("INVALID_DATA", "", CorrectData),
    };
    return table;
}

RetryAdvice retryAdvice(QStringView responseCode, QStringView transactionStatus, QStringView adviceCode)
{
    // The codes RETRY_AFTER_* and NO_RETRY_* arrive in either field and mean the same.
    auto rule = adviceFacts(adviceCode);
    if (!rule && tidy(responseCode).contains(QLatin1String("RETRY_")))
        rule = adviceFacts(responseCode);
    if (rule)
        return {rule->rule == AdviceRule::MayUseAgain, rule->notBefore};
    return {responseCodeFacts(responseCode, transactionStatus).severity != Hard, std::nullopt};
}

}
