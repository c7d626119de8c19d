// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations about ways to pay besides cards: PIX, a payment link and a voucher,
// paid on the customer's phone of training.
#include "ui/tour/tour.h"

#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"

#include <QListWidget>

namespace pos::ui {

QString Tour::scanOne(const QString &article)
{
    if (!waitFor([this] { return chargePage().controller().isEditable(); }))
        return QStringLiteral("no free cart");
    Hands typing = hands();
    typing.press(Qt::Key_F2);
    typing.type(article);
    typing.press(Qt::Key_Return);
    return {};
}

/// One article, to be paid in the way that the typed letters name. The trainee plays the customer from here on:
/// nobody pays by themselves.
QString Tour::cartPaidBy(const QString &way, const QString &article)
{
    Hands typing = hands();
    typing.press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    if (openDialog(QStringLiteral("customerPhoneWindow")) == nullptr)
        return QStringLiteral("the customer's phone did not appear");
    backToWindow();
    if (const QString trouble = scanOne(article); !trouble.isEmpty())
        return trouble;
    typing.press(Qt::Key_F10);
    typing.type(way);
    return {};
}

void Tour::typePayer()
{
    Hands typing = hands();
    for (const char *text : {"Ana", "Lima", "ana@example.com", "", "00000000191", "", "11900000001"}) {
        typing.press(Qt::Key_Tab);
        typing.type(QLatin1String(text));
    }
}

QString Tour::waitingForCustomer()
{
    if (const QString trouble = cartPaidBy(QStringLiteral("p")); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    typePayer();
    m_camera.take(QStringLiteral("pix"), window());
    typing.press(Qt::Key_F9);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("waitingCode")); }, 15000))
        return QStringLiteral("no code to scan");
    m_camera.take(QStringLiteral("pix-waiting"), window());
    return {};
}

/// On the phone, which is photographed once, until the till says so.
QString Tour::customerApproves(const QString &picture)
{
    hands().press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *phone = openDialog(QStringLiteral("customerPhoneWindow"));
    if (phone == nullptr)
        return QStringLiteral("the customer's phone did not appear");
    Hands thumb(*phone);
    const auto *list = qobject_cast<QListWidget *>(thumb.find(QStringLiteral("phoneList")));
    if (list == nullptr || !waitFor([list] { return list->count() > 0; }))
        return QStringLiteral("nothing waits on the phone");
    if (!picture.isEmpty())
        m_camera.take(picture, *phone);
    thumb.press(Qt::Key_A, Qt::AltModifier);
    if (!waitFor([list] { return list->count() == 0; })) // a press by its letter takes a moment
        return QStringLiteral("the customer could not approve");
    thumb.press(Qt::Key_Escape);
    backToWindow();
    hands().press(Qt::Key_F5);
    const auto paid = [this] { return chargePage().controller().charging().phase() == SalePhase::Done; };
    return waitForState(paid, QStringLiteral("Approved, by the customer's phone"), 30000);
}

QString Tour::paidOnThePhone()
{
    if (const QString trouble = customerApproves({}); !trouble.isEmpty())
        return trouble;
    hands().press(Qt::Key_F9);
    return waitFor([this] { return chargePage().controller().isEditable(); }) ? QString() : QStringLiteral("no next sale");
}

QString Tour::customerPays()
{
    if (const QString trouble = customerApproves(QStringLiteral("customer-phone")); !trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("pix-paid"), window());
    hands().press(Qt::Key_F9);
    waitFor([this] { return chargePage().controller().isEditable(); });
    return {};
}

/// A walk-in and a boleto: shown, put on paper, then paid.
QString Tour::voucher()
{
    if (const QString trouble = cartPaidBy(QStringLiteral("b")); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    typePayer();
    typing.press(Qt::Key_F9);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("waitingBars")); }, 15000))
        return QStringLiteral("no voucher");
    m_camera.take(QStringLiteral("voucher-waiting"), window());
    typing.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *paper = openDialog(QStringLiteral("receiptDialog"));
    if (paper == nullptr)
        return QStringLiteral("the voucher's paper did not appear");
    m_camera.take(QStringLiteral("voucher-paper"), *paper);
    Hands(*paper).press(Qt::Key_Escape);
    backToWindow();
    return paidOnThePhone();
}

/// A known customer and a payment link: the tick that saves the card, and without it, for the sake of the stations that
/// choose among the saved ones, shown and paid.
QString Tour::paymentLink()
{
    if (const QString trouble = knownCustomerPaysBy(QStringLiteral("pa"), QStringLiteral("training.br@example.com")); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    if (!typing.tabTo(QStringLiteral("saveCardCheck")))
        return missing(QStringLiteral("the tick that saves the card, by Tab"));
    typing.press(Qt::Key_Space);
    m_camera.take(QStringLiteral("save-card"), window());
    typing.press(Qt::Key_Space);
    typing.press(Qt::Key_F9);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("waitingCode")); }, 15000))
        return QStringLiteral("no link to scan");
    m_camera.take(QStringLiteral("link-waiting"), window());
    return paidOnThePhone();
}

/// A saved card whose bank asks the customer: a code for the phone, confirmed there.
QString Tour::threeDSecure()
{
    hands().press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    if (openDialog(QStringLiteral("customerPhoneWindow")) == nullptr)
        return QStringLiteral("the customer's phone did not appear");
    backToWindow();
    waitFor([this] { return chargePage().controller().isEditable(); });
    if (const QString trouble = sellAndCharge(QLatin1String(ChallengedCard)); !trouble.isEmpty())
        return trouble;
    if (!waitFor([this] { return hands().shows(QStringLiteral("waitingCode")); }, 15000))
        return QStringLiteral("no challenge to scan");
    m_camera.take(QStringLiteral("three-d-secure"), window());
    if (const QString trouble = customerApproves(QStringLiteral("three-d-secure-phone")); !trouble.isEmpty())
        return trouble;
    hands().press(Qt::Key_F9);
    waitFor([this] { return chargePage().controller().isEditable(); });
    return {};
}

}
