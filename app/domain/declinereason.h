// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Why a payment was not approved: response codes (CONTRACT 9.3) and merchant
// advice codes (9.4). The words for people are in ui/text/declinetext.
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace pos {

/// Hard: the same card will not pass, never retry it. Soft: a later or other attempt may.
enum class DeclineSeverity { Hard, Soft, Unstated };

struct ResponseCodeFacts
{
    QString transactionStatus; ///< DECLINED, REJECTED, ERROR, SUCCEEDED, CREATED, PENDING ...
    QString code;
    DeclineSeverity severity = DeclineSeverity::Unstated;
    QString iso8583;           ///< "51", "33 54", or empty
    bool isKnown = false;
};

/// Facts for a code under a transaction status; a code that is not listed there is looked up
/// under DECLINED, else returned unknown (soft, no automatic retry).
ResponseCodeFacts responseCodeFacts(QStringView code, QStringView transactionStatus);
const QList<ResponseCodeFacts> &responseCodeTable();

enum class AdviceRule { OtherCard, NotNow, BlockCard, SaveCardAgain, NotBefore, MayUseAgain, CorrectData };

struct AdviceFacts
{
    QString code;
    QString mastercardCode;
    AdviceRule rule = AdviceRule::NotNow;
    std::optional<std::chrono::hours> notBefore; ///< for NotBefore
};

/// nullopt when the code is not in CONTRACT 9.4.
std::optional<AdviceFacts> adviceFacts(QStringView code);
const QList<AdviceFacts> &adviceTable();

/// What the cashier may do with this card for this sale; the advice code wins over hard/soft.
struct RetryAdvice
{
    bool sameCardAllowed = false;
    std::optional<std::chrono::hours> notBefore;
};
RetryAdvice retryAdvice(QStringView responseCode, QStringView transactionStatus, QStringView adviceCode);

}
