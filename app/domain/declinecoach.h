// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What is said after a payment that was not simply approved, in English, Spanish
// and Portuguese: for the cashier what happened and what to do, for the customer
// one neutral sentence that names no reason between them and their bank. Data:
// resources/decline/coach.json, for each code of CONTRACT 9.3 and 9.4. Pure.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace pos {

struct Settings;

struct CoachWords
{
    QString what;
    QString todo; ///< may be empty

    friend bool operator==(const CoachWords &, const CoachWords &) = default;
};

class DeclineCoach
{
public:
    using Faults = QStringList; ///< English: "reasons.funds.es: ...", for who maintains the file
    static Expected<DeclineCoach, Faults> parse(const QByteArray &json);
    /// Of the file that this program was built with. Valid for the life of the process.
    static const DeclineCoach &shipped();
    static QByteArray shippedFile();

    QStringList languages() const { return m_languages; }
    /// For the cashier. `language` is one of languages(); nullopt = no such code. A code that is not listed under
    /// this transaction status is taken as it is listed under none.
    std::optional<CoachWords> reason(QStringView code, QStringView transactionStatus, const QString &language) const;
    /// For the cashier; either spelling of an advice code.
    std::optional<QString> advice(QStringView adviceCode, const QString &language) const;
    /// For the customer; the advice wins (CONTRACT 9.4). Of unknown codes: that it did not go through.
    QString forCustomer(QStringView code, QStringView transactionStatus, QStringView adviceCode, const QString &language) const;
    /// Data about the customer is missing or does not match: looking at it may help.
    bool asksForData(QStringView code, QStringView transactionStatus, QStringView adviceCode) const;

private:
    friend class DeclineReader;
    struct Reason
    {
        QString customer; ///< key in m_customer
        QHash<QString, CoachWords> cashier;
    };
    struct Advice
    {
        QString customer;
        QHash<QString, QString> cashier;
    };
    const Reason *find(QStringView code, QStringView transactionStatus) const;
    QString customerKey(QStringView code, QStringView transactionStatus, QStringView adviceCode) const;

    QStringList m_languages;
    QHash<QString, QHash<QString, QString>> m_customer;
    QHash<QString, Reason> m_reasons;
    QHash<QString, QString> m_codes; ///< "DECLINED EXPIRED" or " EXPIRED" -> key of a reason
    QHash<QString, Advice> m_advice;
};

/// "pt" for BR, "en" for US, "es" for the other countries of create payment, "en" elsewhere.
QString languageOfCountry(QStringView alpha2);
/// Of all that a customer from there reads or hears at this till: the shop's choice for its customers, else the country's.
QString customerLanguage(const Settings &settings, QStringView country);

} // namespace pos
