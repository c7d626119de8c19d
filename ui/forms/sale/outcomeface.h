// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the outcome panel shows for an attempt: a pure function, so that every
// state can be tested without a widget.
#pragma once

#include "domain/attempt.h"
#include "domain/drawer.h"
#include "ui/text/sentence.h"
#include "ui/theme/tokens.h"

#include <QList>

namespace pos::ui {

enum class OutcomeAction {
    NextSale,
    TakeRest,  ///< the next part
    PayBack,   ///< the way back of a sale in parts
    TryPayBack, ///< once more, what was refused
    SettleCash, ///< what Yuno does not give back is handed out of the drawer
    SettleOther, ///< the customer gets it another way
    OtherCard,
    SameCard,
    SameWay,   ///< a new code, for ways without a card
    OtherWay,
    ChangeCart,
    EditCustomer,
    CheckNow,
    Copy,      ///< the payment code, number or address
    ShareByMail, ///< a payment link or a voucher, to the customer
    ShareByWhatsApp,
    Voucher,   ///< on paper or as a PDF
    GiveUp,    ///< nothing is cancelled: the payment stays watched
    CancelLink, ///< nobody can begin to pay any more; what was begun stays watched
    Release,   ///< "Sell another way and let me watch this one"
    Park,      ///< serve the next customer meanwhile
    ShowPayment,
    ShowDrawer,
    Receipt,
    Recover,   ///< have Yuno contact the customer
    Discard,
};

enum class StepState { Ahead, Active, Passed, Failed };

struct OutcomeStep
{
    QString label;
    StepState state = StepState::Ahead;
    qint64 atMs = 0; ///< 0 = not known
};

struct OutcomeFace
{
    Tone tone = Tone::Waiting;
    QString iconName;
    QString headline;
    Sentence sentence;
    QString forCustomer; ///< to be said after a refusal; in the customer's language
    QList<OutcomeStep> steps;
    QList<OutcomeAction> actions; ///< the first is the obvious one
    bool running = false;         ///< time is counted on
    bool shows = false;           ///< a code or number for the customer
    bool unclear = false;         ///< show last and next check
    bool large = false;           ///< the headline is read from afar
};

struct OutcomeChoices
{
    bool sameCard = false; ///< the card may be tried once more for this sale
    bool otherWay = false; ///< the shop offers a way to pay besides this one
    QString language = QStringLiteral("en"); ///< the customer's
};
OutcomeFace outcomeFace(const Attempt &attempt, OutcomeChoices choices);
/// Of a sale that was paid at the counter: the change is the headline.
OutcomeFace tenderFace(const DrawerEntry &tender);

}
