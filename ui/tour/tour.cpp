// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tour/tour.h"

#include "ui/app/application.h"
#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/trainingcontrols.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QListWidget>
#include <QMenu>

namespace pos::ui {

Tour::Tour(Application &application, const QString &folder) : m_application(application), m_camera(folder, application.theme()) {}

MainWindow &Tour::window() const
{
    return *m_application.till()->window();
}

ChargePage &Tour::chargePage() const
{
    return *window().findChild<ChargePage *>();
}

Hands Tour::hands() const
{
    return Hands(window());
}

bool Tour::station(const QString &name, const Step &step)
{
    const QString trouble = step();
    if (trouble.isEmpty())
        return true;
    m_camera.failed(name, trouble);
    return false;
}

QString Tour::waitForState(const std::function<bool()> &reached, const QString &what, int milliseconds)
{
    if (waitFor(reached, milliseconds))
        return {};
    const Attempt *latest = chargePage().controller().charging().latest();
    return QStringLiteral("not reached: %1 (payment is %2)").arg(what, latest ? attemptStateName(latest->state) : QStringLiteral("not there"));
}

void Tour::run()
{
    if (!station(QStringLiteral("wizard"), [this] { return wizard(); }))
        return;
    if (!station(QStringLiteral("charge"), [this] { return fillCart(); }))
        return;
    station(QStringLiteral("approved"), [this] { return approved(); });
    station(QStringLiteral("customer"), [this] { return customerEditor(); });
    station(QStringLiteral("declined"), [this] { return declined(); });
    station(QStringLiteral("training-menu"), [this] { return chooseSituation(QStringLiteral("unknown")); });
    if (station(QStringLiteral("unknown"), [this] { return unknown(); }))
        station(QStringLiteral("unknown-resolved"), [this] { return unknownResolves(); });
    station(QStringLiteral("voucher"), [this] { return voucher(); });
    if (station(QStringLiteral("pix"), [this] { return waitingForCustomer(); }))
        station(QStringLiteral("pix-paid"), [this] { return customerPays(); });
    station(QStringLiteral("payment-link"), [this] { return paymentLink(); });
    station(QStringLiteral("three-d-secure"), [this] { return threeDSecure(); });
    station(QStringLiteral("customer-screen"), [this] { return customerScreen(); });
    station(QStringLiteral("cash"), [this] { return cash(); });
    const bool held = station(QStringLiteral("authorised"), [this] { return authorised(); });
    if (station(QStringLiteral("recovery"), [this] { return recovery(); }))
        station(QStringLiteral("recovery-page"), [this] { return recoveryPage(); });
    station(QStringLiteral("payments"), [this] { return payments(); });
    station(QStringLiteral("payments-search"), [this] { return paymentsSearch(); });
    station(QStringLiteral("payment-detail"), [this] { return paymentDetail(); });
    station(QStringLiteral("payments-export"), [this] { return paymentsExport(); });
    if (station(QStringLiteral("payments-compare"), [this] { return paymentsCompare(); }))
        station(QStringLiteral("find-at-yuno"), [this] { return findAtYuno(); });
    station(QStringLiteral("payments-import"), [this] { return paymentsImport(); });
    if (held)
        station(QStringLiteral("capture"), [this] { return capture(); });
    if (station(QStringLiteral("refund"), [this] { return refund(); })) {
        station(QStringLiteral("note"), [this] { return note(); });
        station(QStringLiteral("receipt"), [this] { return receipt(); });
    }
    station(QStringLiteral("notices"), [this] { return notices(); });
    station(QStringLiteral("settings"), [this] { return settings(); });
    if (station(QStringLiteral("colombia"), [this] { return moveTo(QStringLiteral("Colombia"), QStringLiteral("COP")); })) {
        station(QStringLiteral("bank"), [this] { return bankOfTheCustomer(); });
        station(QStringLiteral("phone-push"), [this] { return phonePush(); });
    }
    if (station(QStringLiteral("mexico"), [this] { return moveTo(QStringLiteral("Mexico"), QStringLiteral("MXN")); })) {
        station(QStringLiteral("bank-details"), [this] { return bankDetails(); });
        station(QStringLiteral("code-picture"), [this] { return codePicture(); });
    }
    station(QStringLiteral("shortcuts"), [this] { return shortcuts(); });
    station(QStringLiteral("about"), [this] { return about(); });
}

QString Tour::wizard()
{
    QWidget *welcome = m_application.till() ? m_application.till()->wizardWindow() : nullptr;
    if (!welcome || !waitFor([welcome] { return welcome->isVisible(); }))
        return missing(QStringLiteral("the first-run wizard"));
    Hands typing(*welcome);
    m_camera.take(QStringLiteral("wizard"), *welcome);
    typing.press(Qt::Key_S);
    m_camera.take(QStringLiteral("wizard-keys"), *welcome);
    if (!typing.tabTo(QStringLiteral("wizardBackButton")))
        return missing(QStringLiteral("Back, by Tab"));
    typing.press(Qt::Key_Space);
    typing.press(Qt::Key_T);
    const bool opened = waitFor([this] { return m_application.till()->window() && m_application.till()->window()->isVisible(); });
    if (!opened)
        return missing(QStringLiteral("the window after choosing training"));
    window().showNormal(); // small test screens make it start maximised
    return {};
}

QString Tour::fillCart()
{
    if (!waitFor([this] { return chargePage().controller().hasSale(); }))
        return QStringLiteral("no sale was begun");
    m_camera.take(QStringLiteral("charge-empty"), window());
    Hands typing = hands();
    typing.press(Qt::Key_F2);
    for (const QString &code : {QStringLiteral("CAF-250"), QStringLiteral("MUG-350"), QStringLiteral("HON-350")}) {
        typing.type(code);
        typing.press(Qt::Key_Return);
    }
    return chargePage().controller().sale().cart.lines.size() == 3 ? QString() : QStringLiteral("the scanned codes are not in the cart");
}

QString Tour::chooseCustomer(const QString &email)
{
    Hands typing = hands();
    typing.press(Qt::Key_F3);
    typing.type(email);
    const bool chosen = waitFor([this, &typing] {
        if (chargePage().controller().customer())
            return true;
        typing.press(Qt::Key_Return); // the customers are introduced in the background
        return false;
    });
    if (!chosen)
        return QStringLiteral("the training customer cannot be chosen");
    return waitFor([this] { return !chargePage().controller().methods().isEmpty(); }) ? QString() : QStringLiteral("no saved cards came");
}

QString Tour::chooseCard(const QString &lastFour)
{
    const SaleController &sale = chargePage().controller();
    const auto chosen = [&sale, &lastFour] {
        for (const SavedMethod &method : sale.methods()) {
            if (method.token == sale.pay().token)
                return method.lastFour == lastFour;
        }
        return false;
    };
    Hands typing = hands();
    typing.press(Qt::Key_F4);
    return typing.pressUntil(Qt::Key_Down, chosen) ? QString() : QStringLiteral("the card %1 cannot be chosen by keys").arg(lastFour);
}

QString Tour::sellAndCharge(const QString &lastFour)
{
    if (chargePage().controller().sale().cart.isEmpty()) {
        if (const QString trouble = scanOne(); !trouble.isEmpty())
            return trouble;
    }
    if (!chargePage().controller().customer()) {
        if (const QString trouble = chooseCustomer(); !trouble.isEmpty())
            return trouble;
    }
    if (const QString trouble = chooseCard(lastFour); !trouble.isEmpty())
        return trouble;
    hands().press(Qt::Key_F9);
    return {};
}

QString Tour::approved()
{
    if (const QString trouble = chooseCustomer(); !trouble.isEmpty())
        return trouble;
    if (const QString trouble = chooseCard(QLatin1String(OpenCard)); !trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("charge"), window());
    hands().press(Qt::Key_F9);
    const QString trouble = waitForState([this] { return chargePage().controller().charging().phase() == SalePhase::Done; }, QStringLiteral("Approved"));
    if (!trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("approved"), window());
    hands().press(Qt::Key_F9); // next sale
    return waitFor([this] { return chargePage().controller().isEditable() && chargePage().controller().sale().cart.isEmpty(); })
               ? QString() : QStringLiteral("F9 does not begin the next sale");
}

QString Tour::declined()
{
    if (const QString trouble = sellAndCharge(QLatin1String(DeclinedCard)); !trouble.isEmpty())
        return trouble;
    const auto state = [this] {
        const Attempt *latest = chargePage().controller().charging().latest();
        return latest ? latest->state : AttemptState::Draft;
    };
    if (const QString trouble = waitForState([state] { return state() == AttemptState::Declined; }, QStringLiteral("Declined")); !trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("declined"), window());
    hands().press(Qt::Key_F9); // another card
    if (const QString trouble = sellAndCharge(QLatin1String(OpenCard)); !trouble.isEmpty())
        return trouble;
    const QString trouble = waitForState([this] { return chargePage().controller().charging().phase() == SalePhase::Done; },
                                         QStringLiteral("Approved with another card"));
    hands().press(Qt::Key_F9);
    waitFor([this] { return chargePage().controller().isEditable(); });
    return trouble;
}

/// By keys through the menu at the top: an empty name is the normal course.
QString Tour::chooseSituation(const QString &name)
{
    const TrainingControls &situations = *m_application.till()->situations();
    const auto wanted = [&situations, &name](const QString &text) {
        for (const TrainingSituation &situation : situations.situations()) {
            if (situation.title == text)
                return situation.name == name;
        }
        return name.isEmpty();
    };
    Hands typing = hands();
    typing.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    if (!waitFor([] { return QApplication::activePopupWidget() != nullptr; }))
        return missing(QStringLiteral("the training menu"));
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    const bool found = menu && typing.pressUntil(Qt::Key_Down, [menu, &wanted] {
        const QAction *active = menu->activeAction();
        return active && active->isCheckable() && wanted(active->text().remove(u'&'));
    });
    if (!found)
        return QStringLiteral("the situation cannot be reached by keys");
    typing.press(Qt::Key_Return);
    return situations.active() == name ? QString() : QStringLiteral("the situation did not take effect");
}

QString Tour::unknown()
{
    if (const QString trouble = sellAndCharge(QLatin1String(OpenCard)); !trouble.isEmpty())
        return trouble;
    const auto reached = [this] {
        const Attempt *latest = chargePage().controller().charging().latest();
        return latest && latest->state == AttemptState::Unknown;
    };
    if (const QString trouble = waitForState(reached, QStringLiteral("Unknown")); !trouble.isEmpty())
        return trouble;
    // The till would find out in two seconds; a line that stays dead lets it be photographed.
    if (const QString trouble = chooseSituation(QStringLiteral("gateway-down")); !trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("unknown"), window());
    return reached() ? QString() : QStringLiteral("the payment was settled while it was photographed");
}

QString Tour::unknownResolves()
{
    if (const QString trouble = chooseSituation(QString()); !trouble.isEmpty())
        return trouble;
    hands().press(Qt::Key_F5); // check now
    const QString trouble = waitForState([this] { return chargePage().controller().charging().phase() == SalePhase::Done; },
                                         QStringLiteral("the unknown payment settled"), 30000);
    if (!trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("unknown-resolved"), window());
    hands().press(Qt::Key_F9);
    return {};
}

QListWidget *Tour::openSettings()
{
    Hands typing = hands();
    typing.press(Qt::Key_5, Qt::ControlModifier);
    auto *list = qobject_cast<QListWidget *>(typing.find(QStringLiteral("settingsSectionList")));
    if (list) {
        list->setFocus(Qt::TabFocusReason);
        typing.press(Qt::Key_Home);
    }
    return list;
}

QString Tour::settings()
{
    Hands typing = hands();
    const QListWidget *list = openSettings();
    if (!list)
        return missing(QStringLiteral("the sections of the settings"));
    for (int row = 0; row < list->count(); ++row) {
        if (list->isRowHidden(row))
            continue; // commissioning, in training
        if (list->currentRow() != row && !typing.pressUntil(Qt::Key_Down, [list, row] { return list->currentRow() == row; }))
            return QStringLiteral("section %1 cannot be reached by keys").arg(row + 1);
        m_camera.take(QStringLiteral("settings-%1").arg(row + 1), window());
    }
    return {};
}

QString Tour::shortcuts()
{
    Hands typing = hands();
    typing.press(Qt::Key_1, Qt::ControlModifier);
    typing.press(Qt::Key_F1);
    m_camera.take(QStringLiteral("shortcuts"), window());
    typing.press(Qt::Key_Escape);
    return {};
}

QString Tour::customerEditor()
{
    Hands typing = hands();
    typing.press(Qt::Key_N, Qt::ControlModifier);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("customerEditor")); }))
        return missing(QStringLiteral("the customer form"));
    m_camera.take(QStringLiteral("customer"), window());
    typing.press(Qt::Key_Escape);
    return {};
}

QString Tour::about()
{
    hands().press(Qt::Key_F1, Qt::ControlModifier);
    QWidget *dialog = nullptr;
    waitFor([&dialog] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->windowType() == Qt::Dialog)
                dialog = widget;
        }
        return dialog != nullptr;
    });
    if (!dialog)
        return missing(QStringLiteral("About"));
    m_camera.take(QStringLiteral("about"), *dialog);
    Hands(*dialog).press(Qt::Key_Escape);
    return {};
}

}
