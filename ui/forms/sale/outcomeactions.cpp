// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/outcomeactions.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct OutcomeActionText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::OutcomeActionText)
};

}

const char *outcomeActionName(OutcomeAction action)
{
    switch (action) {
    case OutcomeAction::NextSale: return "nextSaleButton";
    case OutcomeAction::TakeRest: return "takeRestButton";
    case OutcomeAction::PayBack: return "payBackOpenButton";
    case OutcomeAction::TryPayBack: return "tryPayBackButton";
    case OutcomeAction::SettleCash: return "settleCashButton";
    case OutcomeAction::SettleOther: return "settleOtherButton";
    case OutcomeAction::OtherCard: return "otherCardButton";
    case OutcomeAction::SameCard: return "sameCardButton";
    case OutcomeAction::SameWay: return "sameWayButton";
    case OutcomeAction::OtherWay: return "otherWayButton";
    case OutcomeAction::ChangeCart: return "changeSaleButton";
    case OutcomeAction::EditCustomer: return "checkCustomerButton";
    case OutcomeAction::CheckNow: return "checkNowButton";
    case OutcomeAction::Copy: return "copyCodeButton";
    case OutcomeAction::ShareByMail: return "shareByMailButton";
    case OutcomeAction::ShareByWhatsApp: return "shareByWhatsAppButton";
    case OutcomeAction::Voucher: return "voucherButton";
    case OutcomeAction::CancelLink: return "cancelLinkButton";
    case OutcomeAction::GiveUp: return "giveUpButton";
    case OutcomeAction::Release: return "releaseButton";
    case OutcomeAction::Park: return "parkOpenButton";
    case OutcomeAction::ShowPayment: return "showPaymentButton";
    case OutcomeAction::ShowDrawer: return "showDrawerButton";
    case OutcomeAction::Receipt: return "receiptButton";
    case OutcomeAction::Recover: return "recoverButton";
    case OutcomeAction::Discard: return "discardOpenButton";
    }
    Q_UNREACHABLE();
}

QKeySequence outcomeActionKeys(OutcomeAction action, bool first)
{
    if (action == OutcomeAction::CheckNow)
        return QKeySequence(Qt::Key_F5);
    if (action == OutcomeAction::OtherWay)
        return QKeySequence(Qt::Key_F10);
    if (action == OutcomeAction::Copy)
        return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    if (action == OutcomeAction::ShareByMail)
        return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    if (action == OutcomeAction::ShareByWhatsApp)
        return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W);
    if (action == OutcomeAction::Voucher)
        return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V);
    if (action == OutcomeAction::GiveUp || action == OutcomeAction::CancelLink)
        return QKeySequence(Qt::CTRL | Qt::Key_G);
    if (action == OutcomeAction::PayBack)
        return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X);
    return first ? QKeySequence(Qt::Key_F9) : QKeySequence();
}

bool handsOn(OutcomeAction action)
{
    return action == OutcomeAction::Copy || action == OutcomeAction::ShareByMail || action == OutcomeAction::ShareByWhatsApp ||
           action == OutcomeAction::Voucher;
}

QString spokenActionText(OutcomeAction action)
{
    using T = OutcomeActionText;
    if (action == OutcomeAction::ShareByMail)
        return T::tr("Send it to the customer by e-mail");
    if (action == OutcomeAction::Voucher)
        return T::tr("Print the voucher or keep it as a PDF");
    if (action == OutcomeAction::ShareByWhatsApp)
        return T::tr("Send the link by WhatsApp");
    return outcomeActionText(action);
}

QString outcomeActionText(OutcomeAction action)
{
    using T = OutcomeActionText;
    switch (action) {
    case OutcomeAction::NextSale: return T::tr("Next sale");
    case OutcomeAction::TakeRest: return T::tr("Take the rest");
    case OutcomeAction::PayBack: return T::tr("Give everything back...");
    case OutcomeAction::TryPayBack: return T::tr("Ask for the money again");
    case OutcomeAction::SettleCash: return T::tr("Give it in cash instead...");
    case OutcomeAction::SettleOther: return T::tr("It went back another way...");
    case OutcomeAction::OtherCard: return T::tr("Use another card");
    case OutcomeAction::SameCard: return T::tr("Try the same card again");
    case OutcomeAction::SameWay: return T::tr("Show a new code");
    case OutcomeAction::OtherWay: return T::tr("Pay another way");
    case OutcomeAction::ChangeCart: return T::tr("Change the sale");
    case OutcomeAction::EditCustomer: return T::tr("Check the customer's data");
    case OutcomeAction::CheckNow: return T::tr("Check now");
    case OutcomeAction::Copy: return T::tr("Copy");
    case OutcomeAction::ShareByMail: return T::tr("E-mail");
    case OutcomeAction::ShareByWhatsApp: return T::tr("WhatsApp");
    case OutcomeAction::Voucher: return T::tr("Print...");
    case OutcomeAction::CancelLink: return T::tr("Cancel the link...");
    case OutcomeAction::GiveUp: return T::tr("Give up...");
    case OutcomeAction::Release: return T::tr("Sell another way, watch this one...");
    case OutcomeAction::Park: return T::tr("Park it, serve the next customer");
    case OutcomeAction::ShowPayment: return T::tr("Show the payment");
    case OutcomeAction::ShowDrawer: return T::tr("Show the drawer");
    case OutcomeAction::Receipt: return T::tr("Receipt...");
    case OutcomeAction::Recover: return T::tr("Win the customer back...");
    case OutcomeAction::Discard: return T::tr("Discard the sale...");
    }
    Q_UNREACHABLE();
}

}
