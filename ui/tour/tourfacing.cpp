// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations of the customer's screen: welcome, goods, code, approved, and a
// refusal in another language.
#include "ui/tour/tour.h"

#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"

#include <QComboBox>
#include <QListWidget>

namespace pos::ui {

QString Tour::customerScreen()
{
    if (!waitFor([this] { return chargePage().controller().isEditable(); }))
        return QStringLiteral("no free cart");
    hands().press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *screen = openDialog(QStringLiteral("facingWindow"));
    if (screen == nullptr)
        return QStringLiteral("the customer's screen did not appear");
    backToWindow();
    m_camera.take(QStringLiteral("customer-screen-welcome"), *screen);
    if (const QString trouble = cartPaidBy(QStringLiteral("pa")); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    typing.press(Qt::Key_F2);
    for (const char *code : {"CAF-250", "MUG-350", "HON-350", "MUG-350"}) {
        typing.type(QLatin1String(code));
        typing.press(Qt::Key_Return);
    }
    m_camera.take(QStringLiteral("customer-screen-goods"), *screen);
    typing.press(Qt::Key_F9);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("waitingCode")); }, 15000))
        return QStringLiteral("no code to scan");
    m_camera.take(QStringLiteral("customer-screen-code"), *screen);
    if (const QString trouble = customerApproves({}); !trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("customer-screen-approved"), *screen);
    hands().press(Qt::Key_F9);
    if (const QString trouble = speakSpanish(); !trouble.isEmpty())
        return trouble;
    if (const QString trouble = sellAndCharge(QLatin1String(DeclinedCard)); !trouble.isEmpty())
        return trouble;
    const auto refused = [this] { return chargePage().controller().charging().phase() == SalePhase::Failed; };
    if (const QString trouble = waitForState(refused, QStringLiteral("Declined")); !trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("customer-screen-declined-es"), *screen);
    hands().press(Qt::Key_F9); // another card
    if (const QString trouble = sellAndCharge(QLatin1String(OpenCard)); !trouble.isEmpty())
        return trouble;
    const auto paid = [this] { return chargePage().controller().charging().phase() == SalePhase::Done; };
    const QString trouble = waitForState(paid, QStringLiteral("Approved with another card"));
    hands().press(Qt::Key_F9);
    hands().press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    // What was said about it goes by itself, before the next picture.
    waitFor([this] { return chargePage().controller().isEditable() && !hands().shows(QStringLiteral("toast")); });
    return trouble;
}

/// In the settings, by keys.
QString Tour::speakSpanish()
{
    waitFor([this] { return chargePage().controller().isEditable(); });
    Hands typing = hands();
    typing.press(Qt::Key_5, Qt::ControlModifier);
    auto *list = qobject_cast<QListWidget *>(typing.find(QStringLiteral("settingsSectionList")));
    if (list == nullptr)
        return QStringLiteral("the sections of the settings are not there");
    list->setFocus(Qt::TabFocusReason);
    typing.press(Qt::Key_Home);
    const auto shown = [&typing] { return typing.shows(QStringLiteral("customerLanguageCombo")); };
    if (!typing.pressUntil(Qt::Key_Down, shown) || !typing.tabTo(QStringLiteral("customerLanguageCombo")))
        return QStringLiteral("the language of the customer's screen cannot be reached by keys");
    const auto *combo = qobject_cast<QComboBox *>(typing.find(QStringLiteral("customerLanguageCombo")));
    if (!typing.pressUntil(Qt::Key_Down, [combo] { return combo->currentData().toString() == u"es"; }))
        return QStringLiteral("Spanish cannot be chosen by keys");
    typing.press(Qt::Key_S, Qt::ControlModifier);
    typing.press(Qt::Key_1, Qt::ControlModifier);
    return {};
}

}
