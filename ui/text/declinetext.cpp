// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/declinetext.h"

#include "domain/declinereason.h"

#include <QCoreApplication>

#include <array>

namespace pos::ui {

namespace {

struct DeclineText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::DeclineText)
};

/// Reasons share sentences; a code names one of them.
enum class Why {
    Approved, CheckPassed, DisputeWon, WaitCustomer, ContinueOnPage, ConfirmWithBank, Review, WaitConfirmation,
    Funds, BankNo, BankNoCall, Restricted, BankWantsCall, ProviderNo, Security, Expired, NumberWrong, DataWrong,
    CodeWrong, DataMismatch, NotAccepted, NotAllowed, NotActivated, CustomerCancelled, TimeOut, Duplicate,
    CheckIncomplete, CheckNeeded, AmountRefused, BankRefused, BankUnsupported, ServiceDown, TooMany, ShopSetup,
    FraudAccount, UnclearRetry, CountryCurrency, DataMissing, NotValid, OriginalMissing, Unsupported, Configuration,
    NeverAgain, NotBefore, Rejected, Unclear, CannotDo, BeingReversed, DisputeLost, DisputeSettled, NoRoute, LeftCheck,
    Disputed,
};

Sentence words(Why why);

struct Entry
{
    const char *status; ///< "" = any
    const char *code;
    Why why;
};

// clang-format off
constexpr std::array Entries{
    Entry{"SUCCEEDED", "SUCCEEDED", Why::Approved}, Entry{"SUCCEEDED", "FRAUD_VERIFIED", Why::CheckPassed},
    Entry{"SUCCEEDED", "SUCCEEDED_THREE_D_SECURE", Why::CheckPassed}, Entry{"WON", "REVIEW_WON", Why::DisputeWon},
    Entry{"CREATED", "SUCCEEDED", Why::WaitCustomer}, Entry{"CREATED", "RECEIVED", Why::WaitCustomer},
    Entry{"CREATED", "ACTION_REQUIRED", Why::ContinueOnPage}, Entry{"PENDING", "CHALLENGE_REQUIRED", Why::ConfirmWithBank},
    Entry{"PENDING", "IN_REVIEW", Why::Review}, Entry{"PENDING", "PENDING_REVIEW", Why::Review},
    Entry{"PENDING", "PENDING_FRAUD_REVIEW", Why::Review},
    Entry{"PENDING", "PENDING_PROVIDER_CONFIRMATION", Why::WaitConfirmation},
    Entry{"REJECTED", "COUNTRY_NOT_SUPPORTED", Why::Rejected}, Entry{"REJECTED", "CURRENCY_NOT_ALLOWED", Why::Rejected},
    Entry{"REJECTED", "INVALID_PARAMETERS", Why::Rejected}, Entry{"REJECTED", "INVALID_REQUEST", Why::Rejected},
    Entry{"REJECTED", "INTERNAL_ERROR", Why::Rejected}, Entry{"REJECTED", "MISSING_PARAMETERS", Why::Rejected},
    Entry{"LOST", "CLOSED", Why::DisputeLost}, Entry{"LOST", "EXPIRED", Why::DisputeLost},
    Entry{"LOST", "PARTIALLY_CHARGEBACKED", Why::DisputeLost}, Entry{"LOST", "REVIEW_LOST", Why::DisputeLost},
    Entry{"PREVENTED", "PREVENTED", Why::DisputeSettled}, Entry{"EXPIRED", "EXPIRED_BY_PROVIDER", Why::TimeOut},
    Entry{"", "INSUFFICIENT_FUNDS", Why::Funds}, Entry{"", "DECLINED_BY_BANK", Why::BankNoCall},
    Entry{"", "REFER_TO_CARD_ISSUER", Why::BankNoCall}, Entry{"", "DO_NOT_HONOR", Why::BankNo},
    Entry{"", "RESTRICTED_BY_BANK", Why::Restricted}, Entry{"", "DISABLED", Why::Restricted},
    Entry{"", "CALL_FOR_AUTHORIZE", Why::BankWantsCall}, Entry{"", "DECLINED_BY_PROVIDER", Why::ProviderNo},
    Entry{"", "FRAUD_VALIDATION", Why::Security}, Entry{"", "FRAUD_VERIFICATION_DECLINED", Why::Security},
    Entry{"", "EXPIRED_CARD", Why::Expired}, Entry{"", "INVALID_CARD_NUMBER", Why::NumberWrong},
    Entry{"", "INVALID_CARD_DATA", Why::DataWrong}, Entry{"", "INVALID_SECURITY_CODE", Why::CodeWrong},
    Entry{"", "BAD_FILLED_INFO", Why::DataMismatch}, Entry{"", "REPORTED_LOST", Why::NotAccepted},
    Entry{"", "REPORTED_STOLEN", Why::NotAccepted}, Entry{"", "USER_RESTRICTION", Why::NotAllowed},
    Entry{"", "FIRST_USE", Why::NotActivated}, Entry{"", "CANCELLED_BY_USER", Why::CustomerCancelled},
    Entry{"", "EXPIRED", Why::TimeOut}, Entry{"", "DUPLICATED_TRANSACTION", Why::Duplicate},
    Entry{"", "AUTHENTICATION_ATTEMPT", Why::CheckIncomplete},
    Entry{"", "AUTHENTICATION_FAILED_THREE_D_SECURE", Why::CheckIncomplete},
    Entry{"", "REJECTED_THREE_D_SECURE_REQUIRED", Why::CheckNeeded}, Entry{"", "THREE_D_SECURE_REQUIRED", Why::CheckNeeded},
    Entry{"", "INVALID_AMOUNT", Why::AmountRefused}, Entry{"", "ISSUER_VIOLATION", Why::BankRefused},
    Entry{"", "INVALID_ISSUER", Why::BankRefused}, Entry{"", "BANK_NOT_SUPPORTED", Why::BankUnsupported},
    Entry{"", "ACQUIRE_CONTINGENCY", Why::ServiceDown}, Entry{"", "REQUESTS_EXCEEDED", Why::TooMany},
    Entry{"", "TERMINAL_ERROR", Why::ShopSetup}, Entry{"", "INVALID_MERCHANT", Why::ShopSetup},
    Entry{"", "ACCOUNT_STATUS", Why::FraudAccount}, Entry{"", "INVALID_STATUS", Why::UnclearRetry},
    Entry{"", "INVALID_RESPONSE_FORMAT", Why::UnclearRetry}, Entry{"", "UNKNOWN_ERROR", Why::UnclearRetry},
    Entry{"", "COUNTRY_NOT_SUPPORTED", Why::CountryCurrency}, Entry{"", "CURRENCY_NOT_ALLOWED", Why::CountryCurrency},
    Entry{"", "INVALID_PARAMETERS", Why::DataMissing}, Entry{"", "MISSING_PARAMETERS", Why::DataMissing},
    Entry{"", "INVALID_TRANSACTION", Why::NotValid}, Entry{"", "TRANSACTION_NOT_FOUND", Why::OriginalMissing},
    Entry{"", "UNAVAILABLE_PAYMENT_METHOD", Why::Unsupported}, Entry{"", "UNSUPPORTED_OPERATION", Why::Unsupported},
    Entry{"", "INVALID_API", Why::Configuration}, Entry{"", "INVALID_API_VERSION", Why::Configuration},
    Entry{"", "INVALID_CREDENTIALS", Why::Configuration}, Entry{"", "NO_RETRY_LIFE_CYCLE", Why::NeverAgain},
    Entry{"", "NO_RETRY_POLICY", Why::NeverAgain}, Entry{"", "NO_RETRY_SECURITY", Why::NeverAgain},
    Entry{"", "RETRY_AFTER_1_H", Why::NotBefore}, Entry{"", "RETRY_AFTER_24_H", Why::NotBefore},
    Entry{"", "RETRY_AFTER_2_D", Why::NotBefore}, Entry{"", "RETRY_AFTER_4_D", Why::NotBefore},
    Entry{"", "RETRY_AFTER_6_D", Why::NotBefore}, Entry{"", "RETRY_AFTER_8_D", Why::NotBefore},
    Entry{"", "RETRY_AFTER_10_D", Why::NotBefore}, Entry{"", "ERROR", Why::Unclear},
    Entry{"", "PROVIDER_UNKNOWN_ERROR", Why::Unclear}, Entry{"", "PROVIDER_ERROR", Why::Unclear},
    Entry{"", "PROVIDER_INTERNAL_ERROR", Why::Unclear}, Entry{"", "PROVIDER_TIMEOUT", Why::Unclear},
    Entry{"", "PROVIDER_INVALID_RESPONSE", Why::Unclear}, Entry{"", "PROVIDER_INVALID_CREDENTIALS", Why::Configuration},
    Entry{"", "PROVIDER_INVALID_REQUEST", Why::Configuration}, Entry{"", "PROVIDER_INVALID_API_VERSION", Why::Configuration},
    Entry{"", "OPERATION_NOT_SUPPORTED", Why::CannotDo}, Entry{"", "TO_REVERSE", Why::BeingReversed},
    Entry{"", "YUNO_ROUTING_REJECTED", Why::NoRoute}, Entry{"", "CHALLENGE_CANCELED", Why::LeftCheck},
    Entry{"", "DECLINED", Why::BankNo}, Entry{"", "CHARGEBACK", Why::Disputed},
    Entry{"", "EXPIRED_BY_PROVIDER", Why::TimeOut}, Entry{"", "CHALLENGE_REQUIRED", Why::ConfirmWithBank},
};
// clang-format on

Sentence wordsAboutBank(Why why)
{
    using T = DeclineText;
    switch (why) {
    case Why::Funds: return {T::tr("Not enough funds."), T::tr("Ask for another card or a smaller amount.")};
    case Why::BankNo: return {T::tr("The bank declined."), T::tr("Ask for another card.")};
    case Why::BankNoCall: return {T::tr("The bank declined."), T::tr("Ask for another card; the customer can call the bank.")};
    case Why::Restricted: return {T::tr("The bank has restricted this card."), T::tr("Ask for another card.")};
    case Why::BankWantsCall: return {T::tr("The bank wants to speak with the customer."), T::tr("Ask for another card.")};
    case Why::BankRefused: return {T::tr("The bank refused."), T::tr("Ask for another card.")};
    case Why::BankUnsupported: return {T::tr("This bank is not supported."), T::tr("Ask for another card.")};
    case Why::CheckIncomplete: return {T::tr("The bank's check was not completed."), T::tr("Try again with the customer's phone at hand, or another card.")};
    case Why::CheckNeeded: return {T::tr("The bank wants an extra check that this card cannot do here."), T::tr("Ask for another card.")};
    case Why::LeftCheck: return {T::tr("The customer left the bank's check."), T::tr("Try again together with the customer.")};
    case Why::ConfirmWithBank: return {T::tr("The customer must confirm with the bank."), T::tr("Ask them to look at their phone.")};
    default: return {}; // NOLINT: words() below is exhaustive
    }
}

Sentence wordsAboutCard(Why why)
{
    using T = DeclineText;
    switch (why) {
    case Why::Expired: return {T::tr("The card has expired."), T::tr("Ask for another card.")};
    case Why::NumberWrong: return {T::tr("The card number on file is wrong."), T::tr("Ask for another card.")};
    case Why::DataWrong: return {T::tr("The card data on file is wrong."), T::tr("Ask for another card.")};
    case Why::CodeWrong: return {T::tr("The security code is wrong."), T::tr("Ask for another card.")};
    case Why::DataMismatch: return {T::tr("The data does not match what the bank has."), T::tr("Check the customer's data or ask for another card.")};
    case Why::NotAccepted: return {T::tr("The card was not accepted."), T::tr("Ask for another card.")};
    case Why::NotAllowed: return {T::tr("This card does not allow this purchase."), T::tr("Ask for another card.")};
    case Why::NotActivated: return {T::tr("The card is not activated yet."), T::tr("Ask for another card.")};
    case Why::NeverAgain: return {T::tr("The card network does not want this card to be tried again."), T::tr("Ask for another card.")};
    case Why::NotBefore: return {T::tr("This card may only be tried again later."), T::tr("Ask for another card now.")};
    case Why::Security: return {T::tr("Not accepted for security reasons."), T::tr("Offer another way to pay.")};
    default: return {}; // NOLINT: words() below is exhaustive
    }
}

Sentence words(Why why)
{
    using T = DeclineText;
    switch (why) {
    case Why::Funds: case Why::BankNo: case Why::BankNoCall: case Why::Restricted: case Why::BankWantsCall:
    case Why::BankRefused: case Why::BankUnsupported: case Why::CheckIncomplete: case Why::CheckNeeded:
    case Why::LeftCheck: case Why::ConfirmWithBank: return wordsAboutBank(why);
    case Why::Expired: case Why::NumberWrong: case Why::DataWrong: case Why::CodeWrong: case Why::DataMismatch:
    case Why::NotAccepted: case Why::NotAllowed: case Why::NotActivated: case Why::NeverAgain: case Why::NotBefore:
    case Why::Security: return wordsAboutCard(why);
    case Why::Approved: return {T::tr("Approved."), {}};
    case Why::CheckPassed: return {T::tr("The check passed; this is not the payment itself."), {}};
    case Why::DisputeWon: return {T::tr("The dispute was won."), {}};
    case Why::WaitCustomer: return {T::tr("Waiting for the customer."), {}};
    case Why::ContinueOnPage: return {T::tr("The customer must continue on the payment page."), {}};
    case Why::Review: return {T::tr("The payment is under review."), T::tr("Wait and keep the goods.")};
    case Why::WaitConfirmation: return {T::tr("Waiting for confirmation."), T::tr("Wait and keep the goods.")};
    case Why::ProviderNo: return {T::tr("The payment provider declined."), T::tr("Offer another way to pay.")};
    case Why::CustomerCancelled: return {T::tr("The customer cancelled."), T::tr("Ask whether to try again.")};
    case Why::TimeOut: return {T::tr("Time ran out."), T::tr("Start again when the customer is ready.")};
    case Why::Duplicate: return {T::tr("This may be a duplicate of an earlier payment."), T::tr("Look at the customer's earlier payments first.")};
    case Why::AmountRefused: return {T::tr("This amount is not accepted by this way of paying."), T::tr("Change the amount or offer another card.")};
    case Why::ServiceDown: return {T::tr("The bank's service is down."), T::tr("Try again in a minute, or another card.")};
    case Why::TooMany: return {T::tr("Too many attempts in a short time."), T::tr("Wait a minute, or use another card.")};
    case Why::ShopSetup: return {T::tr("The shop's configuration at the provider is not right."), T::tr("Call support; offer another way to pay.")};
    case Why::FraudAccount: return {T::tr("The security provider's account is not active."), T::tr("Call support.")};
    case Why::UnclearRetry: return {T::tr("The provider gave no clear reason."), T::tr("Check the payment, then try again.")};
    case Why::CountryCurrency: return {T::tr("This card does not take this country or currency."), T::tr("Ask for another card.")};
    case Why::DataMissing: return {T::tr("Data about the customer is missing."), T::tr("Complete the customer's data, then charge again.")};
    case Why::NotValid: return {T::tr("This operation is not valid for the card."), T::tr("Ask for another card.")};
    case Why::OriginalMissing: return {T::tr("The provider does not know the original payment."), T::tr("Call support.")};
    case Why::Unsupported: return {T::tr("This card is not supported here."), T::tr("Ask for another card.")};
    case Why::Configuration: return {T::tr("The configuration at the provider is not right."), T::tr("Call support; offer another way to pay.")};
    case Why::Rejected: return {T::tr("Yuno did not accept the payment."), T::tr("Check the customer's data; if it stays, call support.")};
    case Why::Unclear: return {T::tr("The provider's answer is unclear."), T::tr("Do not charge again before this payment is checked.")};
    case Why::CannotDo: return {T::tr("The provider cannot do this."), T::tr("Offer another way to pay.")};
    case Why::BeingReversed: return {T::tr("The payment is being reversed."), T::tr("Wait until that is confirmed.")};
    case Why::DisputeLost: return {T::tr("The dispute was lost."), {}};
    case Why::DisputeSettled: return {T::tr("The dispute was settled before it opened; the money is lost."), {}};
    case Why::NoRoute: return {T::tr("Yuno found no route for this payment."), T::tr("Offer another card; a manager checks the routing.")};
    case Why::Disputed: return {T::tr("The customer disputes this payment."), T::tr("A manager handles it in the Yuno dashboard.")};
    }
    Q_UNREACHABLE();
}

}

Sentence declineText(QStringView code, QStringView transactionStatus, const QString &responseMessage)
{
    const Entry *loose = nullptr;
    for (const Entry &entry : Entries) {
        if (code != QLatin1String(entry.code))
            continue;
        if (transactionStatus == QLatin1String(entry.status))
            return words(entry.why);
        if (*entry.status == '\0' && loose == nullptr)
            loose = &entry;
    }
    if (loose != nullptr)
        return words(loose->why);
    using T = DeclineText;
    if (!responseMessage.isEmpty())
        return {T::tr("The bank says: %1").arg(responseMessage), T::tr("Ask for another card.")};
    return {T::tr("The bank gave no reason that we know (%1).").arg(code.isEmpty() ? T::tr("no code") : code.toString()),
            T::tr("Ask for another card.")};
}

QString adviceText(QStringView adviceCode)
{
    using T = DeclineText;
    const auto facts = adviceFacts(adviceCode);
    if (!facts)
        return {};
    switch (facts->rule) {
    case AdviceRule::OtherCard: return T::tr("The card data is outdated: ask for another card.");
    case AdviceRule::NotNow: return T::tr("Do not try this card again now: ask for another card.");
    case AdviceRule::BlockCard: return T::tr("Never try this card again: ask for another card.");
    case AdviceRule::SaveCardAgain: return T::tr("This saved card must be removed and saved again.");
    case AdviceRule::NotBefore: {
        const auto hours = facts->notBefore ? facts->notBefore->count() : 0;
        return hours >= 48 ? T::tr("Do not try this card again for %n day(s).", nullptr, int(hours / 24))
                           : T::tr("Do not try this card again for %n hour(s).", nullptr, int(hours));
    }
    case AdviceRule::MayUseAgain: return T::tr("A virtual card: it may be used again.");
    case AdviceRule::CorrectData: return T::tr("Correct the customer's data before trying again.");
    }
    Q_UNREACHABLE();
}

Sentence declineText(const Payment &payment)
{
    const Transaction *transaction = payment.decisive();
    if (transaction == nullptr)
        return declineText(QStringView(), QStringView());
    Sentence sentence = declineText(transaction->responseCode, transaction->status, transaction->responseMessage);
    if (const QString advice = adviceText(transaction->adviceCode); !advice.isEmpty())
        sentence.todo = advice;
    return sentence;
}

}
