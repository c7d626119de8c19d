// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/operationtext.h"

#include "domain/operationmachine.h"
#include "ui/text/errortext.h"
#include "ui/text/moneytext.h"

#include <QCoreApplication>

#include <array>

namespace pos::ui {

namespace {

struct OperationText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::OperationText)
};

constexpr std::array AllBars{OperationBar::NoPayment,     OperationBar::NotPaid,          OperationBar::NotAuthorized,
                             OperationBar::AlreadyPaid,   OperationBar::WaitsForCustomer, OperationBar::NothingLeft,
                             OperationBar::Disputed,      OperationBar::BeingChanged,     OperationBar::AnotherUnderWay,
                             OperationBar::NoTransaction, OperationBar::MethodCannot,     OperationBar::GivenByShop};

Sentence doneText(const Operation &operation)
{
    using T = OperationText;
    const bool otherAmount = operation.moved && *operation.moved != operation.intent.amount;
    if (otherAmount)
        return {T::tr("Done, but with another amount: %1.").arg(moneyText(*operation.moved)),
                T::tr("Compare with the Yuno dashboard and call support.")};
    return {T::tr("Done. Yuno's record of the payment shows it."), {}};
}

QString wordsOfGateway(const Operation &operation)
{
    if (!operation.problem || operation.problem->messages.isEmpty())
        return {};
    return operation.problem->messages.constFirst();
}

Sentence refusedText(const Operation &operation)
{
    using T = OperationText;
    const QString code = operation.problem ? operation.problem->code : QString();
    if (code == problemcode::NeverSent)
        return {T::tr("Not done: the program ended before anything was sent."), T::tr("You can ask for it again.")};
    if (code == operationcode::AmountsChanged)
        return {T::tr("Not done: the payment changed in the meantime."), T::tr("Look at the amounts and ask again.")};
    if (operation.problem && operation.problem->kind == ErrorKind::Offline)
        return {T::tr("Not done: there was no connection, and nothing was sent."), T::tr("You can ask for it again.")};
    const QString words = wordsOfGateway(operation);
    return {words.isEmpty() ? T::tr("Not done: it was refused.") : T::tr("Not done: \"%1\".").arg(words),
            T::tr("Nothing was moved.")};
}

} // namespace

QString operationTitle(const Operation &operation)
{
    using T = OperationText;
    const QString amount = moneyText(operation.intent.amount);
    switch (operation.intent.kind) {
    case OperationKind::Capture:
        return T::tr("Capture of %1").arg(amount);
    case OperationKind::Cancel:
        return T::tr("Cancellation of %1").arg(amount);
    case OperationKind::Refund:
        return T::tr("Refund of %1").arg(amount);
    case OperationKind::CancelOrRefund:
        return T::tr("Cancellation or refund of %1").arg(amount);
    }
    Q_UNREACHABLE();
}

Sentence operationSentence(const Operation &operation)
{
    using T = OperationText;
    switch (operation.state) {
    case OperationState::Draft:
    case OperationState::Recorded:
        return {T::tr("Saved. Reading the payment once more before anything is sent..."), {}};
    case OperationState::Sending:
        return {T::tr("Sent to Yuno..."), {}};
    case OperationState::Checking:
        return {T::tr("Yuno answered. Reading the payment to be sure..."), {}};
    case OperationState::Unclear:
        return {T::tr("We do not know yet whether it happened. We are finding out."),
                T::tr("Do not do it another way meanwhile.")};
    case OperationState::Pending:
        return {T::tr("Yuno has it and has not finished. That can take days."), T::tr("This till keeps looking.")};
    case OperationState::Done:
        return doneText(operation);
    case OperationState::Declined: {
        const QString words = wordsOfGateway(operation);
        return {words.isEmpty() ? T::tr("The bank said no.") : T::tr("The bank said no: \"%1\".").arg(words),
                T::tr("Nothing was moved. Give the money back another way, or try again.")};
    }
    case OperationState::Refused:
        return refusedText(operation);
    case OperationState::Undecided:
        return {T::tr("Yuno does not show it, a day later."),
                T::tr("A manager decides after a look at the Yuno dashboard.")};
    case OperationState::GivenUp:
        return {T::tr("A manager decided that it did not happen."), {}};
    }
    Q_UNREACHABLE();
}

QString operationBarText(OperationBar bar)
{
    using T = OperationText;
    switch (bar) {
    case OperationBar::None:
        return {};
    case OperationBar::NoPayment:
        return T::tr("Yuno has not described this payment yet. Refresh it first.");
    case OperationBar::NotPaid:
        return T::tr("No money was taken, so there is none to give back.");
    case OperationBar::NotAuthorized:
        return T::tr("No money is held.");
    case OperationBar::AlreadyPaid:
        return T::tr("It is paid already: refund it instead.");
    case OperationBar::WaitsForCustomer:
        return T::tr("It waits for the customer and cannot be cancelled meanwhile.");
    case OperationBar::NothingLeft:
        return T::tr("Everything was given back already.");
    case OperationBar::Disputed:
        return T::tr("The payment is disputed: handle it in the Yuno dashboard.");
    case OperationBar::BeingChanged:
        return T::tr("Yuno is still busy with an earlier change of this payment.");
    case OperationBar::AnotherUnderWay:
        return T::tr("Another change of this payment is under way; wait for its result.");
    case OperationBar::NoTransaction:
        return T::tr("Yuno shows no transaction that could be used. Refresh the payment.");
    case OperationBar::MethodCannot:
        return T::tr("This payment method cannot do that. Give the money back another way.");
    case OperationBar::GivenByShop:
        return T::tr("The shop gave the customer this money itself, in place of a refund.");
    }
    Q_UNREACHABLE();
}

Sentence operationErrorText(const Error &error)
{
    using T = OperationText;
    for (const OperationBar bar : AllBars) {
        if (error.context.code == operationBarName(bar))
            return {operationBarText(bar), {}};
    }
    if (error.context.code == operationcode::TooMuch || error.context.code == operationcode::AmountsChanged)
        return {T::tr("There is less left than that."), T::tr("Look at the amounts and ask again.")};
    if (error.context.code == operationcode::PiecesGone)
        return {T::tr("Not so many of these pieces are left; some came back already."), T::tr("Close this and pick again.")};
    return errorText(error);
}

QString operationReasonText(OperationReason reason)
{
    using T = OperationText;
    switch (reason) {
    case OperationReason::RequestedByCustomer:
        return T::tr("The customer asked for it");
    case OperationReason::Duplicate:
        return T::tr("Paid twice");
    case OperationReason::Fraudulent:
        return T::tr("Suspected fraud");
    }
    Q_UNREACHABLE();
}

} // namespace pos::ui
