// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer's screen says, in English, Spanish and Portuguese: the language
// is the customer's and has nothing to do with the window's. Data:
// resources/customer/screen.json. What is said after a refusal is declinecoach.h's. Pure.
#pragma once

#include "base/result.h"
#include "domain/wordtable.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace pos {

enum class ScreenText {
    Welcome,
    Training,
    Test, ///< a sandbox
    Total,
    Discount,
    Tax,
    Tip,
    Paid,
    Rest,
    Now,     ///< of a part, or rounded in cash
    Earlier, ///< %1: how many lines there is no room for
    Moment,
    ScanBank,
    ScanPage, ///< %1: the way to pay
    ScanLink,
    ScanAgain,
    ScanConfirm,
    PayNumber, ///< %1: the way to pay
    Transfer,
    Push,      ///< %1: the way to pay
    Number,    ///< %1 here and in the next five: what the answer says
    Account,
    Bank,
    Beneficiary,
    Reference,
    Opens,
    Left,  ///< %1: minutes and seconds
    Until, ///< %1: a day
    Over,
    Processing,
    Checking,
    NotAgain,
    Thanks,
    Held,
    PartThanks,
    Change,
    NotDone,
    TimeOut,
    NoPayment,
    GoingBack,
    AllBack,
    CashBack,
};

class ScreenWords
{
public:
    using Faults = QStringList; ///< English: "texts.total.es: ...", for who maintains the file
    static Expected<ScreenWords, Faults> parse(const QByteArray &json);
    /// Of the file that this program was built with. Valid for the life of the process.
    static const ScreenWords &shipped();
    static QByteArray shippedFile();

    QStringList languages() const { return m_texts.languages(); }
    /// "Español": as its speakers call it.
    QString nameOf(const QString &language) const { return m_names.value(language); }
    /// English where the language is none of languages().
    QString text(ScreenText what, const QString &language) const { return m_texts.text(int(what), language); }

private:
    QHash<QString, QString> m_names;
    WordTable m_texts;
};

} // namespace pos
