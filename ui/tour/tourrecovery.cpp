// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations about winning a customer back: from a declined payment to Yuno's
// agent, and the page. What the rules say depends on the hour of the tour, until
// the training clock is set.
#include "ui/tour/tour.h"

#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemView>
#include <QLabel>

namespace pos::ui {

namespace {

constexpr char NoFundsCard[] = "0010";

QString absent(const QString &what)
{
    return what + QStringLiteral(" did not appear");
}

} // namespace

QString Tour::recovery()
{
    if (!waitFor([this] { return chargePage().controller().isEditable(); }))
        return QStringLiteral("no free cart");
    if (const QString trouble = sellAndCharge(QLatin1String(NoFundsCard)); !trouble.isEmpty())
        return trouble;
    const auto declined = [this] {
        const Attempt *latest = chargePage().controller().charging().latest();
        return latest && latest->state == AttemptState::Declined;
    };
    if (const QString trouble = waitForState(declined, QStringLiteral("Declined")); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    if (!typing.tabTo(QStringLiteral("recoverButton")))
        return absent(QStringLiteral("winning back, by Tab,"));
    typing.press(Qt::Key_Space);
    const QString trouble = recoveryDialog();
    backToWindow();
    hands().press(Qt::Key_F9); // another card: the sale can be changed again
    if (!waitFor([this] { return chargePage().controller().isEditable(); }))
        return QStringLiteral("the declined sale cannot be changed");
    hands().press(Qt::Key_P, Qt::ControlModifier);
    waitFor([this] { return chargePage().controller().isEditable() && chargePage().controller().sale().cart.isEmpty(); });
    return trouble;
}

QString Tour::recoveryDialog()
{
    QWidget *dialog = openDialog(QStringLiteral("outreachDialog"));
    if (!dialog)
        return absent(QStringLiteral("the contact dialog"));
    Hands inside(*dialog);
    if (!waitFor([&inside] { return inside.shows(QStringLiteral("outlookWhatLabel")); }))
        return absent(QStringLiteral("what stands against it"));
    m_camera.take(QStringLiteral("recovery-contact"), *dialog);
    inside.press(Qt::Key_R, Qt::AltModifier);
    QWidget *consent = openDialog(QStringLiteral("consentDialog"));
    if (!consent)
        return absent(QStringLiteral("the consent"));
    m_camera.take(QStringLiteral("recovery-consent"), *consent);
    Hands asking(*consent);
    if (!asking.tabTo(QStringLiteral("consentAcceptButton")))
        return absent(QStringLiteral("the button of the consent, by Tab,"));
    asking.press(Qt::Key_Space);
    dialog->activateWindow();
    const auto recorded = [&inside] {
        const auto *label = qobject_cast<QLabel *>(inside.find(QStringLiteral("outlookConsentLabel")));
        return label && label->text().contains(QStringLiteral("asked by"));
    };
    if (!waitFor(recorded))
        return absent(QStringLiteral("the recorded consent"));
    m_camera.take(QStringLiteral("recovery-ready"), *dialog);
    inside.press(Qt::Key_K, Qt::AltModifier); // the training clock: the tour is taken at any hour
    if (!waitFor([&inside] { return !inside.shows(QStringLiteral("outlookWhatLabel")); }))
        return absent(QStringLiteral("an hour that is allowed"));
    m_camera.take(QStringLiteral("recovery-training-clock"), *dialog);
    inside.press(Qt::Key_Return, Qt::ControlModifier);
    const auto over = [&inside] {
        const QWidget *close = inside.find(QStringLiteral("outreachCloseButton"));
        return close && close->hasFocus();
    };
    if (!waitFor(over, 15000))
        return absent(QStringLiteral("a request that Yuno took"));
    m_camera.take(QStringLiteral("recovery-result"), *dialog);
    inside.press(Qt::Key_Escape);
    return {};
}

/// What became of the contact that was made before, as Yuno's report has it.
QString Tour::recoveryResults()
{
    Hands typing = hands();
    typing.press(Qt::Key_R);
    QWidget *dialog = openDialog(QStringLiteral("reportDialog"));
    if (!dialog)
        return absent(QStringLiteral("the report of communications"));
    Hands asking(*dialog);
    asking.press(Qt::Key_Return);
    const auto read = [&asking] { return asking.shows(QStringLiteral("reportTallyLabel")) && !asking.shows(QStringLiteral("reportProgressBar")); };
    if (!waitFor(read, ReportMs))
        return absent(QStringLiteral("the end of the report"));
    m_camera.take(QStringLiteral("recovery-results"), *dialog);
    asking.press(Qt::Key_Escape);
    backToWindow();
    const auto *past = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("outreachHistoryTable")));
    const auto reached = [past] {
        for (int column = 0; past && past->model()->rowCount() > 0 && column < past->model()->columnCount(); ++column) {
            if (past->model()->index(0, column).data().toString() == QLatin1String("Reached"))
                return true;
        }
        return false;
    };
    return waitFor(reached) ? QString() : absent(QStringLiteral("what became of the contact"));
}

QString Tour::recoveryPage()
{
    Hands typing = hands();
    typing.press(Qt::Key_3, Qt::ControlModifier);
    const auto *table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("recoveryTable")));
    if (!waitFor([&] {
            table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("recoveryTable")));
            return table && table->model()->rowCount() > 0;
        }))
        return absent(QStringLiteral("the sale that was not paid"));
    if (const QString trouble = recoveryResults(); !trouble.isEmpty())
        return trouble;
    waitFor([&typing] { return !typing.shows(QStringLiteral("toast")); }, 15000);
    m_camera.take(QStringLiteral("recovery"), window());
    typing.press(Qt::Key_L);
    QWidget *lists = openDialog(QStringLiteral("contactListsDialog"));
    if (!lists)
        return absent(QStringLiteral("the lists"));
    m_camera.take(QStringLiteral("recovery-lists"), *lists);
    Hands(*lists).press(Qt::Key_Escape);
    backToWindow();
    typing.press(Qt::Key_Insert);
    QWidget *dialog = openDialog(QStringLiteral("outreachDialog"));
    if (!dialog)
        return absent(QStringLiteral("the form for somebody new"));
    Hands inside(*dialog);
    inside.press(Qt::Key_Return, Qt::ControlModifier);
    waitFor([&inside] { return inside.shows(QStringLiteral("outreachMessage")); });
    m_camera.take(QStringLiteral("recovery-new"), *dialog);
    inside.press(Qt::Key_Escape);
    backToWindow();
    return {};
}

} // namespace pos::ui
