// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer's screen shows: a pure function of the sale at the counter, so
// that every state can be tested without a window. It is made of the goods, sums and
// codes of that one sale alone: who buys, who sells, cards and references never get in.
#pragma once

#include "domain/cart.h"
#include "domain/drawer.h"
#include "domain/salesplit.h"
#include "domain/screenwords.h"
#include "ui/forms/sale/chargecontroller.h"
#include "ui/forms/sale/paymentcode.h"
#include "ui/theme/tokens.h"

#include <QTimeZone>

namespace pos::ui {

class SaleController;

struct FacingFacts
{
    bool closed = false; ///< nobody is at the till, or the result has stood long enough
    SalePhase phase = SalePhase::Loading;
    Cart cart;
    CartTotals totals;
    Money due;           ///< what the next payment takes, as it is paid: rounded when it is cash
    SaleRecord record;
    std::optional<Attempt> attempt;  ///< the latest
    PaymentCode code;                ///< of it, when it waits for the customer
    std::optional<DrawerEntry> tender; ///< what was taken at the counter just now
    QString language = QStringLiteral("en");
    QTimeZone zone = QTimeZone::utc();
    QString shop;
    std::optional<ScreenText> badge; ///< of a till that charges nothing
};
FacingFacts facingFacts(const SaleController &sale, bool somebodySells);

enum class FacingKind { Idle, Cart, Moment, Code, Result };

struct FacingLine
{
    QString name;
    QString amount;

    friend bool operator==(const FacingLine &, const FacingLine &) = default;
};

struct FacingScene
{
    FacingKind kind = FacingKind::Idle;
    QString language = QStringLiteral("en");
    QString shop;
    QString badge;        ///< "Training: nothing is charged"
    QList<FacingLine> lines; ///< of the cart, in its order
    QList<FacingLine> sums;  ///< between the lines and the amount
    FacingLine amount;       ///< the large one; its name may be empty
    Tone tone = Tone::Neutral;
    QString iconName;
    QString headline;
    QString sentence;
    PaymentCode code;
    QStringList facts;    ///< number, account, page
    qint64 deadlineMs = 0; ///< of the code; UTC, 0 = none known
    QString lastDay;       ///< of the deadline, in words
    bool final = false;   ///< nothing more comes of this sale by itself

    /// "Time left: 14:32"; empty without a deadline.
    QString countdown(qint64 nowMs) const;
    /// All that can be read, a line each: for screen readers.
    QStringList allText(qint64 nowMs) const;
    friend bool operator==(const FacingScene &, const FacingScene &) = default;
};
FacingScene facingScene(const FacingFacts &facts);

}
