// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations about ways to pay that only other countries have: the till moves
// there by its settings, and the customer who is known there pays.
#include "ui/tour/tour.h"

#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"
#include "ui/widgets/qrview.h"

namespace pos::ui {

QString Tour::moveTo(const QString &country, const QString &currency)
{
    Hands typing = hands();
    if (!openSettings())
        return missing(QStringLiteral("the sections of the settings"));
    if (!typing.pressUntil(Qt::Key_Down, [&typing] { return typing.shows(QStringLiteral("countryCombo")); }))
        return missing(QStringLiteral("the section of the shop"));
    if (!typing.tabTo(QStringLiteral("countryCombo")))
        return missing(QStringLiteral("the country, by Tab"));
    typing.type(country);
    typing.press(Qt::Key_S, Qt::ControlModifier);
    typing.press(Qt::Key_1, Qt::ControlModifier);
    if (!waitFor([&typing] { return !typing.shows(QStringLiteral("toast")); }))
        return QStringLiteral("the toast did not go");
    const auto moved = [this, &currency] {
        const SaleController &sale = chargePage().controller();
        return sale.isEditable() && sale.sale().cart.currency.code() == currency;
    };
    return waitFor(moved) ? QString() : QStringLiteral("the till did not move to %1").arg(country);
}

/// Up to the moment before Charge.
QString Tour::knownCustomerPaysBy(const QString &way, const QString &email)
{
    if (const QString trouble = cartPaidBy(way, QStringLiteral("CAF-500")); !trouble.isEmpty())
        return trouble;
    return chooseCustomer(email);
}

QString Tour::chargedAndPaid(const QString &picture, const QString &shown)
{
    Hands typing = hands();
    typing.press(Qt::Key_F9);
    if (!waitFor([&typing, &shown] { return typing.shows(shown); }, 15000))
        return missing(shown);
    m_camera.take(picture, window());
    return paidOnThePhone();
}

/// A bank of the list, then its page as a code.
QString Tour::bankOfTheCustomer()
{
    if (const QString trouble = knownCustomerPaysBy(QStringLiteral("pse"), QStringLiteral("training.co@example.com")); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    if (!typing.tabTo(QStringLiteral("payerBankCombo")))
        return missing(QStringLiteral("the bank, by Tab"));
    typing.type(QStringLiteral("bancolom"));
    m_camera.take(QStringLiteral("bank"), window());
    return chargedAndPaid(QStringLiteral("bank-waiting"), QStringLiteral("waitingCode"));
}

QString Tour::phonePush()
{
    if (const QString trouble = knownCustomerPaysBy(QStringLiteral("nequi"), QStringLiteral("training.co@example.com")); !trouble.isEmpty())
        return trouble;
    return chargedAndPaid(QStringLiteral("phone-push"), QStringLiteral("waitingTodoLabel"));
}

QString Tour::bankDetails()
{
    if (const QString trouble = knownCustomerPaysBy(QStringLiteral("spei"), QStringLiteral("training.mx@example.com")); !trouble.isEmpty())
        return trouble;
    return chargedAndPaid(QStringLiteral("bank-details"), QStringLiteral("waitingFactsLabel"));
}

/// CoDi: the scheme's own picture, which lies at an address and takes the place of the page's code.
QString Tour::codePicture()
{
    if (const QString trouble = knownCustomerPaysBy(QStringLiteral("codi"), QStringLiteral("training.mx@example.com")); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    typing.press(Qt::Key_F9);
    const auto here = [&typing] {
        const auto *code = qobject_cast<QrView *>(typing.find(QStringLiteral("waitingCode")));
        return code != nullptr && !code->isEmpty() && code->text().isEmpty();
    };
    if (!waitFor(here, 15000))
        return QStringLiteral("no picture of a code");
    m_camera.take(QStringLiteral("code-picture"), window());
    return paidOnThePhone();
}

}
