// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/problemtext.h"

#include "ui/text/errortext.h"

#include <QCoreApplication>

#include <array>

namespace pos::ui {

namespace {

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::ProblemText)
};

struct Problem
{
    const char *code;
    const char *what;
    const char *todo;
};

// clang-format off
constexpr std::array Problems{
    Problem{"INVALID_AMOUNT", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "This amount is not accepted for this card."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Change the amount or use another card.")},
    Problem{"COUNTRY_NOT_SUPPORTED", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The account does not take payments in this country."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Tell a manager; use another way to pay.")},
    Problem{"CURRENCY_NOT_ALLOWED", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The account does not take this currency."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Tell a manager; use another way to pay.")},
    Problem{"UNAVAILABLE_PAYMENT_METHOD", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Cards are not switched on for this account."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Tell a manager; use another way to pay.")},
    Problem{"INVALID_ACCOUNT_ID", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The account id of this till is wrong."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "A manager must correct it in Settings.")},
    Problem{"INVALID_CUSTOMER_FOR_TOKEN", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "This card belongs to another customer."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Choose the customer again, then the card.")},
    Problem{"PAYMENT_METHOD_NOT_FOUND", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "This card is no longer saved at Yuno."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Use another card.")},
    Problem{"PAYMENT_METHOD_STATUS_INVALID", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "This card is no longer saved at Yuno."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Use another card.")},
    Problem{"INCORRECT_PAYMENT_METHOD_TYPE", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The saved method is not a card."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Use another card.")},
    Problem{"INVALID_TOKEN", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The saved card could not be used."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Use another card.")},
    Problem{"CUSTOMER_NOT_FOUND", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Yuno does not know this customer."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Open the customer, save again, and charge again.")},
    Problem{"CHECKOUT_SESSION_NOT_FOUND", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The checkout session had expired."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Charge again; a new session is made.")},
    Problem{"IDEMPOTENCY_DUPLICATED", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The gateway gave up before a payment existed; we looked and found none."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Charge again.")},
    Problem{"INVALID_PARAMETERS", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The gateway does not accept some of the data."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Check the customer's data, the document above all, then charge again.")},
    Problem{"MISSING_PARAMETERS", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The gateway needs more data."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Complete the customer's data, then charge again.")},
    Problem{"INVALID_REQUEST", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The gateway did not accept the request."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Check the customer's data; if it stays, call support.")},
    Problem{"BAD_REQUEST", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The gateway did not accept the request."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Check the customer's data; if it stays, call support.")},
    Problem{"LINK_UNUSABLE", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The payment link was closed as soon as it was made; nobody saw it."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Check the clock of this computer, then charge again.")},
    Problem{"TOKEN_IN_USE", QT_TRANSLATE_NOOP("pos::ui::ProblemText", "The card is being used by another payment right now."), QT_TRANSLATE_NOOP("pos::ui::ProblemText", "Do not charge again; we keep checking.")},
};
// clang-format on

}

Sentence echoText(EchoVerdict verdict)
{
    using T = ProblemText;
    switch (verdict) {
    case EchoVerdict::Matches: return {};
    case EchoVerdict::ForeignOrder:
        return {T::tr("The gateway answered about another order."), T::tr("Do not charge again; we keep checking.")};
    case EchoVerdict::ForeignAccount:
        return {T::tr("The gateway answered for another account."), T::tr("Tell a manager: check the account id in Settings.")};
    case EchoVerdict::OtherCurrency:
        return {T::tr("The gateway answered in another currency."), T::tr("Do not charge again; tell a manager.")};
    case EchoVerdict::PowerOfTen:
        return {T::tr("The gateway answered with an amount ten, a hundred or more times different."),
                T::tr("The till is stopped; a manager must compare with the Yuno dashboard.")};
    case EchoVerdict::OtherAmount:
        return {T::tr("The gateway answered with another amount than we asked for."),
                T::tr("Do not charge again; tell a manager.")};
    case EchoVerdict::AmountUnreadable:
        return {T::tr("The gateway's answer held no readable amount."), T::tr("Do not charge again; we keep checking.")};
    }
    Q_UNREACHABLE();
}

Sentence problemText(const AttemptProblem &problem)
{
    if (problem.echo && *problem.echo != EchoVerdict::Matches)
        return echoText(*problem.echo);
    for (const Problem &entry : Problems) {
        if (problem.code == QLatin1String(entry.code))
            return {ProblemText::tr(entry.what), ProblemText::tr(entry.todo)};
    }
    return errorText({problem.kind, {}});
}

}
