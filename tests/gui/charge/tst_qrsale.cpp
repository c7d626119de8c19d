// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A sale by QR code in training from end to end, by keys only: the program's own
// window, engine, journal, client and training gateway; the customer's phone
// decides; the code is read back from the window's pixels.
#include "base/log.h"
#include "qrreader.h"
#include "ui/app/application.h"
#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"
#include "ui/text/moneytext.h"
#include "ui/tour/hands.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>
#include <QUrlQuery>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

using ui::Hands;
using ui::waitFor;

constexpr int Patience = 20'000; // the till's own checks come some seconds apart

/// The program in a folder of its own; begin() again is a restart.
class Program
{
public:
    ~Program() { end(); }

    explicit Program(const QByteArray &provision = {}) : m_provision(provision) {}

    bool begin()
    {
        end();
        ui::CommandLine line;
        line.dataDir = m_folder.path();
        line.training = true;
        ui::Started<ui::Ground> ground = ui::prepareGround(line, m_provision);
        if (!ground)
            return false;
        m_program = std::make_unique<ui::Application>(*qApp, std::move(*ground), nullptr);
        m_program->open();
        window().activateWindow();
        return waitFor([this] { return window().isActiveWindow() && page().controller().hasSale(); });
    }
    void end()
    {
        m_program.reset();
        log::setSink({});
    }

    ui::MainWindow &window() const { return *m_program->till()->window(); }
    ui::ChargePage &page() const { return *window().findChild<ui::ChargePage *>(); }
    const Attempt *latest() const { return page().controller().charging().latest(); }
    Hands hands() const { return Hands(window()); }
    bool shows(const char *name) const { return hands().shows(QLatin1String(name)); }
    QString text(const char *name) const
    {
        const auto *label = qobject_cast<QLabel *>(hands().find(QLatin1String(name)));
        return label != nullptr ? label->text() : QString();
    }

    /// The customer's phone, with the keyboard.
    QWidget *takePhone() const
    {
        hands().press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QWidget *phone = ui::openDialog(QStringLiteral("customerPhoneWindow"));
        return phone != nullptr && waitFor([phone] { return phone->isActiveWindow(); }) ? phone : nullptr;
    }
    bool backToTill() const
    {
        window().activateWindow();
        return waitFor([this] { return window().isActiveWindow(); });
    }

    /// Coffee for a walk-in by payment link, until the code is there.
    bool sellByLink() const
    {
        Hands typing = hands();
        typing.press(Qt::Key_F2);
        typing.type(QStringLiteral("CAF-500"));
        typing.press(Qt::Key_Return);
        typing.press(Qt::Key_F10);
        typing.type(QStringLiteral("pa"));
        typing.press(Qt::Key_F9);
        return waitFor([this] { return shows("waitingCode"); }, Patience);
    }

    /// Coffee for a walk-in by PIX, until the code is there.
    bool sellByPix() const { return sell({"Ana", "Lima", "ana@example.com", "", "00000000191", "", "11900000001"}, QStringLiteral("p")); }
    /// The same by the way that begins with these letters, else by the first, with these fields of the payer.
    bool sell(std::initializer_list<const char *> payer, const QString &way = {}) const
    {
        Hands typing = hands();
        typing.press(Qt::Key_F2);
        typing.type(QStringLiteral("CAF-500"));
        typing.press(Qt::Key_Return);
        typing.press(Qt::Key_F10);
        typing.type(way);
        for (const char *typed : payer) {
            typing.press(Qt::Key_Tab);
            typing.type(QLatin1String(typed));
        }
        typing.press(Qt::Key_F9);
        return waitFor([this] { return shows("waitingCode"); }, Patience);
    }

    /// Ana, until her cards are there.
    bool chooseAna() const
    {
        Hands typing = hands();
        typing.press(Qt::Key_F3);
        typing.type(QStringLiteral("training.br@example.com"));
        const ui::SaleController &sale = page().controller();
        return waitFor([&sale, &typing] {
            if (sale.customer())
                return !sale.methods().isEmpty();
            typing.press(Qt::Key_Return); // the customers are introduced in the background
            return false;
        }, Patience);
    }

    /// Coffee with Ana's card whose bank asks her, until the code is there.
    bool sellByChallengedCard() const
    {
        Hands typing = hands();
        typing.press(Qt::Key_F2);
        typing.type(QStringLiteral("CAF-500"));
        typing.press(Qt::Key_Return);
        const ui::SaleController &sale = page().controller();
        const auto asked = [](const SavedMethod &card) { return card.lastFour == u"2017"; };
        const bool known = chooseAna() && waitFor([&sale, asked] { return std::ranges::any_of(sale.methods(), asked); }, Patience);
        typing.press(Qt::Key_F4);
        const bool chosen = known && typing.pressUntil(Qt::Key_Down, [&sale, asked] {
            return std::ranges::any_of(sale.methods(), [&sale, asked](const SavedMethod &card) { return asked(card) && card.token == sale.pay().token; });
        });
        typing.press(Qt::Key_F9);
        return chosen && waitFor([this] { return shows("waitingCode"); }, Patience);
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_provision; ///< applied at each begin(): twice changes nothing
    std::unique_ptr<ui::Application> m_program;
};

/// Presses Alt+`key` on the phone once the payment is there, and puts it away open.
bool act(const Program &program, Qt::Key key)
{
    QWidget *phone = program.takePhone();
    if (phone == nullptr)
        return false;
    Hands thumb(*phone);
    const auto *list = qobject_cast<QListWidget *>(phone->findChild<QListWidget *>());
    if (list == nullptr || !waitFor([list] { return list->count() > 0; }))
        return false;
    thumb.press(key, Qt::AltModifier);
    return program.backToTill();
}

}

class TestQrSale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCustomerDecides_data();
    void theCustomerDecides();
    void givenUpAndPaidLateRaisesTheAlarm();
    void restartMidWaitBringsTheCodeBack();
    void linkIsRefusedThenPaid();
    void linkIsCancelledAndTheSaleGoesAnotherWay();
    void linkGoesToTheCustomer();
    void agreedCardIsSavedByItsLink();
    void pictureAtAnAddressIsFetchedAndPaid();
    void challengeOfACardFailsThenIsConfirmed();
    void customersScreenComesBackWithItsCode();
};

/// Stands for the programs of the desktop.
class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("mailto"), this, "take");
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take");
    }
    ~Desktop() override
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("mailto"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    }
    QList<QUrl> taken;

public Q_SLOTS:
    void take(const QUrl &address) { taken << address; }
};

void TestQrSale::theCustomerDecides_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("button");
    QTest::newRow("approves") << int(Qt::Key_A) << "Approved" << "nextSaleButton";
    QTest::newRow("declines") << int(Qt::Key_D) << "Declined" << "sameWayButton";
    QTest::newRow("lets it expire") << int(Qt::Key_R) << "Time ran out" << "sameWayButton";
}

void TestQrSale::theCustomerDecides()
{
    QFETCH(int, key);
    QFETCH(QString, headline);
    QFETCH(QString, button);
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill()); // nobody pays by themselves from here on
    QVERIFY(program.sellByPix());
    const Attempt waiting = *program.latest();
    const QString code = waiting.payment->method.artefacts.copyText;
    QVERIFY(code.startsWith(QStringLiteral("000201")));
    for (const QSize size : {QSize(1024, 768), QSize(1920, 1080)}) {
        program.window().resize(size);
        ui::settle();
        QCOMPARE(readCode(program.window().grab().toImage()), code);
    }
    QCOMPARE(program.text("waitingAmountLabel"), ui::moneyText(waiting.intent.amount));
    QVERIFY(program.text("outcomeElapsedLabel").contains(QStringLiteral("left")));
    QVERIFY(act(program, Qt::Key(key)));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), headline, Patience);
    QVERIFY(!program.shows("waitingCode"));
    QVERIFY(program.shows(qPrintable(button)));
    if (button == u"nextSaleButton")
        return;
    // The same sale again, with one key: a new code, another order id.
    program.hands().press(Qt::Key_F9);
    QTRY_VERIFY_WITH_TIMEOUT(program.shows("waitingCode"), Patience);
    QVERIFY(program.latest()->orderId != waiting.orderId && program.latest()->sale == waiting.sale);
    QVERIFY(readCode(program.window().grab().toImage()) != code);
}

void TestQrSale::givenUpAndPaidLateRaisesTheAlarm()
{
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    QVERIFY(program.sellByPix());
    program.hands().press(Qt::Key_G, Qt::ControlModifier);
    QWidget *question = ui::openDialog(QStringLiteral("confirmDialog"));
    QVERIFY(question != nullptr);
    Hands answer(*question);
    QVERIFY(answer.tabTo(QStringLiteral("dialogAcceptButton")));
    answer.press(Qt::Key_Space);
    QVERIFY(program.backToTill());
    QTRY_VERIFY(program.page().controller().isEditable() && program.shows("watchedBar"));
    QTRY_VERIFY(program.shows("waitingButton")); // the top bar counts it
    QCOMPARE(program.latest()->state, AttemptState::WaitingCustomer); // nothing was cancelled
    QVERIFY(act(program, Qt::Key_A));
    program.page().controller().charging().checkNow();
    QTRY_VERIFY_WITH_TIMEOUT(program.shows("lateMoneyBar"), Patience);
}

void TestQrSale::restartMidWaitBringsTheCodeBack()
{
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    QVERIFY(program.sellByPix());
    const Attempt waiting = *program.latest();
    QVERIFY(program.begin());
    QVERIFY(waitFor([&program] { return program.shows("waitingCode"); }, Patience));
    QCOMPARE(readCode(program.window().grab().toImage()), waiting.payment->method.artefacts.copyText);
    QCOMPARE(program.latest()->orderId, waiting.orderId);
    QVERIFY(act(program, Qt::Key_A));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), QStringLiteral("Approved"), Patience);
}

/// From Charge to a link that a scanner reads; a refused try ends nothing, the good one is seen.
void TestQrSale::linkIsRefusedThenPaid()
{
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    QVERIFY(program.sellByLink());
    const Attempt waiting = *program.latest();
    QVERIFY(waiting.link && waiting.link->url.startsWith(QStringLiteral("https://")));
    for (const QSize size : {QSize(1024, 768), QSize(1920, 1080)}) {
        program.window().resize(size);
        ui::settle();
        QCOMPARE(readCode(program.window().grab().toImage()), waiting.link->url);
    }
    QVERIFY(program.text("outcomeElapsedLabel").contains(QStringLiteral("left")));
    QVERIFY(program.text("waitingFactsLabel").contains(QUrl(waiting.link->url).host()));
    QVERIFY(act(program, Qt::Key_D));
    program.hands().press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(program.text("outcomeWhatLabel").contains(QStringLiteral("A try was refused")), Patience);
    QVERIFY(program.shows("waitingCode")); // the customer may try again
    QVERIFY(act(program, Qt::Key_A));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), QStringLiteral("Approved"), Patience);
    QVERIFY(!program.shows("waitingCode"));
    QVERIFY(program.shows("nextSaleButton"));
}

void TestQrSale::linkIsCancelledAndTheSaleGoesAnotherWay()
{
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    QVERIFY(program.sellByLink());
    const Attempt waiting = *program.latest();
    program.hands().press(Qt::Key_G, Qt::ControlModifier);
    QWidget *question = ui::openDialog(QStringLiteral("confirmDialog"));
    QVERIFY(question != nullptr);
    Hands answer(*question);
    QVERIFY(answer.tabTo(QStringLiteral("dialogAcceptButton")));
    answer.press(Qt::Key_Space);
    QVERIFY(program.backToTill());
    QTRY_VERIFY_WITH_TIMEOUT(program.page().controller().isEditable(), Patience);
    QCOMPARE(program.latest()->link->status, LinkStatus::Canceled); // not a moment earlier
    QVERIFY(program.shows("watchedBar"));
    program.hands().press(Qt::Key_F9); // the same way once more: another link, another order id
    QTRY_VERIFY_WITH_TIMEOUT(program.shows("waitingCode"), Patience);
    QVERIFY(program.latest()->orderId != waiting.orderId);
    QCOMPARE(readCode(program.window().grab().toImage()), program.latest()->link->url);
    QVERIFY(program.latest()->link->url != waiting.link->url);
}

void TestQrSale::linkGoesToTheCustomer()
{
    Desktop desktop;
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    QVERIFY(program.sellByLink());
    const QString url = program.latest()->link->url;
    program.hands().press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    program.hands().press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(desktop.taken.size(), 2);
    QCOMPARE(desktop.taken[0].scheme(), QStringLiteral("mailto"));
    QVERIFY(QUrlQuery(desktop.taken[0]).queryItemValue(QStringLiteral("body"), QUrl::FullyDecoded).endsWith(url));
    QCOMPARE(desktop.taken[1].host(), QStringLiteral("wa.me"));
    QVERIFY(QUrlQuery(desktop.taken[1]).queryItemValue(QStringLiteral("text"), QUrl::FullyDecoded).endsWith(url));
    program.hands().press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), url);
}

/// The tick that a known customer agreed to, the card that they type on their phone, and the next sale offers it.
void TestQrSale::agreedCardIsSavedByItsLink()
{
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    Hands typing = program.hands();
    typing.press(Qt::Key_F2);
    typing.type(QStringLiteral("CAF-500"));
    typing.press(Qt::Key_Return);
    QVERIFY(program.chooseAna());
    const auto hasNewCard = [&program] {
        return std::ranges::any_of(program.page().controller().methods(), [](const SavedMethod &card) { return card.lastFour == u"4444"; });
    };
    QVERIFY(!hasNewCard());
    typing.press(Qt::Key_F10);
    typing.type(QStringLiteral("pa"));
    QVERIFY(typing.tabTo(QStringLiteral("saveCardCheck")));
    typing.press(Qt::Key_Space);
    typing.press(Qt::Key_F9);
    QVERIFY(waitFor([&program] { return program.shows("waitingCode"); }, Patience));
    QVERIFY(program.latest()->body.contains("vault_on_success"));
    QVERIFY(act(program, Qt::Key_A));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), QStringLiteral("Approved"), Patience);
    program.hands().press(Qt::Key_F9);
    QTRY_VERIFY(program.page().controller().sale().cart.isEmpty());
    QVERIFY(program.chooseAna());
    QTRY_VERIFY_WITH_TIMEOUT(hasNewCard(), Patience);
}

/// CoDi in Mexico: the code comes as a picture that lies at an address, and beats the page that stood until it was there.
void TestQrSale::pictureAtAnAddressIsFetchedAndPaid()
{
    Program program(R"({"schema":1,"environment":"training","account_id":"00000000-0000-4000-8000-000000000001","country":"MX",
        "currency":"MXN","time_zone":"America/Mexico_City","register":"R1","workflow":"SDK_CHECKOUT",
        "shop":{"name":"Tienda","address":""},"methods":["codi"]})");
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    QVERIFY(program.sell({"Ana", "Lima", "ana@example.com"}));
    const PaymentMethodInfo shown = program.latest()->payment->method;
    const QString address = shown.artefacts.imageUrl;
    QVERIFY(address.startsWith(QStringLiteral("http://127.0.0.1:")) && !shown.redirectUrl.isEmpty());
    const QString code = QStringLiteral("https://codi.training.example/") + program.latest()->payment->id.text();
    for (const QSize size : {QSize(1024, 768), QSize(1920, 1080)}) {
        program.window().resize(size);
        QTRY_COMPARE_WITH_TIMEOUT(readCode(program.window().grab().toImage()), code, Patience);
    }
    QVERIFY(program.begin()); // a restart: fetched again, from the gateway's new address or not at all
    QVERIFY(waitFor([&program] { return program.shows("waitingCode"); }, Patience));
    QTRY_COMPARE_WITH_TIMEOUT(readCode(program.window().grab().toImage()), code, Patience);
    QVERIFY(act(program, Qt::Key_A));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), QStringLiteral("Approved"), Patience);
}

/// 3-D Secure: the code opens the bank's page; who fails there has paid nothing, and the same card may be tried again.
void TestQrSale::challengeOfACardFailsThenIsConfirmed()
{
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    QVERIFY(program.sellByChallengedCard());
    const Attempt first = *program.latest();
    QVERIFY(first.payment->method.redirectUrl.startsWith(QStringLiteral("https://")));
    QCOMPARE(readCode(program.window().grab().toImage()), first.payment->method.redirectUrl);
    QVERIFY(act(program, Qt::Key_D));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), QStringLiteral("Declined"), Patience);
    QCOMPARE(program.latest()->payment->decisive()->responseCode, QStringLiteral("AUTHENTICATION_FAILED_THREE_D_SECURE"));
    QVERIFY(!program.shows("waitingCode"));
    QVERIFY(program.shows("sameCardButton"));
    Hands again = program.hands();
    QVERIFY(again.tabTo(QStringLiteral("sameCardButton")));
    again.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(program.shows("waitingCode"), Patience);
    QVERIFY(program.latest()->orderId != first.orderId);
    QVERIFY(act(program, Qt::Key_A));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), QStringLiteral("Approved"), Patience);
}

/// Switched on by its key, kept in the settings: a restart brings it back, with the code that still waits.
void TestQrSale::customersScreenComesBackWithItsCode()
{
    Program program;
    QVERIFY(program.begin());
    QVERIFY(program.takePhone() != nullptr && program.backToTill());
    program.hands().press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *screen = ui::openDialog(QStringLiteral("facingWindow"));
    QVERIFY(screen != nullptr);
    QTRY_VERIFY(program.window().isActiveWindow()); // it never keeps the focus
    QVERIFY(program.sellByPix());
    const QString code = program.latest()->payment->method.artefacts.copyText;
    QTRY_COMPARE(readCode(screen->grab().toImage()), code);
    QVERIFY(program.begin());
    screen = ui::openDialog(QStringLiteral("facingWindow"));
    QVERIFY(screen != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(readCode(screen->grab().toImage()), code, Patience);
    QVERIFY(act(program, Qt::Key_A));
    program.hands().press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.text("outcomeHeadlineLabel"), QStringLiteral("Approved"), Patience);
    QTRY_COMPARE(readCode(screen->grab().toImage()), QString());
    program.hands().press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(program.begin());
    for (const QWidget *window : QApplication::topLevelWidgets())
        QVERIFY(window->objectName() != u"facingWindow"); // off stays off
}

QTEST_MAIN(TestQrSale)
#include "tst_qrsale.moc"
