// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/declinetext.h"

#include "domain/declinecoach.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct DeclineText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::DeclineText)
};

/// The language of the interface.
const QString Interface = QStringLiteral("en");

}

Sentence declineText(QStringView code, QStringView transactionStatus, const QString &responseMessage)
{
    if (const auto words = DeclineCoach::shipped().reason(code, transactionStatus, Interface))
        return {words->what, words->todo};
    using T = DeclineText;
    if (!responseMessage.isEmpty())
        return {T::tr("The bank says: %1").arg(responseMessage), T::tr("Ask for another card.")};
    return {T::tr("The bank gave no reason that we know (%1).").arg(code.isEmpty() ? T::tr("no code") : code.toString()),
            T::tr("Ask for another card.")};
}

QString adviceText(QStringView adviceCode)
{
    return DeclineCoach::shipped().advice(adviceCode, Interface).value_or(QString());
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

QString customerText(const Payment &payment, const QString &language)
{
    const Transaction *transaction = payment.decisive();
    const DeclineCoach &coach = DeclineCoach::shipped();
    return transaction == nullptr
               ? coach.forCustomer({}, {}, {}, language)
               : coach.forCustomer(transaction->responseCode, transaction->status, transaction->adviceCode, language);
}

bool asksForData(const Payment &payment)
{
    const Transaction *transaction = payment.decisive();
    return transaction != nullptr &&
           DeclineCoach::shipped().asksForData(transaction->responseCode, transaction->status, transaction->adviceCode);
}

}
