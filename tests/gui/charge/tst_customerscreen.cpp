// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The customer's screen beside the real till's window, which is worked by keys: what it
// shows of a sale and what it must never show, where it stands, and that the till keeps
// the focus whatever happens to screens.
#include "gui/support/fakesplitdesk.h"
#include "gui/support/memorypreferences.h"
#include "gui/support/till.h"
#include "qrreader.h"
#include "ui/forms/facing/customerscreen.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/declinetext.h"
#include "ui/text/moneytext.h"
#include "ui/widgets/qrview.h"

#include <QBuffer>
#include <QLineEdit>
#include <QWindow>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

using ui::FacingKind;
using ui::FacingScene;
using ui::test::MemoryPreferenceStore;

const QString Address = QStringLiteral("https://checkout.example/payment?session=1&lang=pt");

class Screens final : public ui::ScreenList
{
    Q_OBJECT
public:
    QList<ui::ScreenPlace> list{{QStringLiteral("TILL-1"), {0, 0, 800, 800}}};
    QString till = QStringLiteral("TILL-1");

    QList<ui::ScreenPlace> screens() const override { return list; }
    QString tillScreen() const override { return till; }
    void plug(const QString &name)
    {
        list << ui::ScreenPlace{name, {800, 0, 640, 480}};
        Q_EMIT changed();
    }
    void unplug(const QString &name)
    {
        list.removeIf([&name](const ui::ScreenPlace &one) { return one.name == name; });
        Q_EMIT changed();
    }
};

Settings sandboxTill(const QString &language = {})
{
    Settings settings = brazilianTill();
    settings.environment = Environment::Sandbox;
    settings.customerLanguage = language;
    return settings;
}

struct Counter
{
    explicit Counter(const Settings &settings = sandboxTill()) : till(settings)
    {
        till.engine.drawerDesk = &drawer;
        till.engine.splitDesk = &desk;
        till.open();
        screen = std::make_unique<ui::CustomerScreen>(till.sale(), till.session, till.clock, preferences, [this] {
            auto made = std::make_unique<Screens>();
            for (const QString &name : std::as_const(plugged))
                made->list << ui::ScreenPlace{name, {800, 0, 640, 480}};
            screens = made.get();
            return made;
        });
    }
    void on()
    {
        screen->setOn(true);
        settle();
    }
    void settle() { QCoreApplication::processEvents(); } // what was queued for the next turn
    const FacingScene &scene()
    {
        settle();
        return screen->window()->view().scene();
    }
    QString allText() { return scene().allText(till.clock.nowMs()).join(u'\n'); }
    Money total() { return till.sale().totals().total; }
    QImage picture()
    {
        settle();
        return screen->window()->grab().toImage();
    }
    bool tillHasFocus() const { return till.window->isActiveWindow() && QApplication::focusWidget() != nullptr && QApplication::focusWidget()->window() == till.window.get(); }
    void sellByLink()
    {
        if (till.sale().sale().cart.isEmpty())
            till.fill();
        till.key(Qt::Key_F10);
        till.type(QStringLiteral("pa"));
        till.charge();
        till.engine.advance([this](Attempt &attempt) {
            attempt.state = AttemptState::WaitingCustomer;
            attempt.link = AttemptLink{};
            attempt.link->id = LinkId::from(QStringLiteral("link-1"));
            attempt.link->url = Address;
            attempt.link->status = LinkStatus::Open;
            attempt.link->finishMs = till.clock.nowMs() + 15 * 60'000;
        });
    }

    Till till;
    FakeDrawerDesk drawer{till.clock};
    FakeSplitDesk desk{till.engine, drawer};
    MemoryPreferenceStore preferences;
    QStringList plugged; ///< besides the till's, when it is switched on
    Screens *screens = nullptr;
    std::unique_ptr<ui::CustomerScreen> screen;
};

/// Of every state an attempt can be in: what it looks like as a fact, without a till.
ui::FacingFacts factsOf(AttemptState state, ui::SalePhase phase)
{
    ui::FacingFacts facts;
    facts.phase = phase;
    facts.shop = QStringLiteral("Corner Shop");
    const Currency brl = *Currency::fromCode(u"BRL");
    facts.due = Money::fromMinor(1250, brl);
    facts.totals = {facts.due, Money::zero(brl), Money::zero(brl), Money::zero(brl), Money::zero(brl), Money::zero(brl), facts.due, {}};
    Attempt attempt;
    attempt.state = state;
    attempt.orderId = MerchantOrderId::from(QStringLiteral("R1-20261121-000123-1"));
    attempt.paymentId = PaymentId::from(QStringLiteral("payment-id-1"));
    attempt.intent.amount = facts.due;
    attempt.intent.methodId = QStringLiteral("saved_card");
    attempt.intent.methodLabel = QStringLiteral("VISA •••• 1111");
    attempt.intent.operatorName = QStringLiteral("Cashier 1");
    attempt.intent.description = QStringLiteral("Sale for Ana Example");
    facts.attempt = attempt;
    return facts;
}

} // namespace

class TestCustomerScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offThereIsNothing();
    void idleShowsTheShop();
    void cartIsShownAsItIsRungUp();
    void codeIsReadFromItsPixels_data();
    void codeIsReadFromItsPixels();
    void pictureOfTheSchemeIsShown();
    void timeRunsDown();
    void approvedThenWelcomeWithTheNextSale();
    void resultGoesAfterAMinute();
    void declinedSaysTheCoachsSentenceInTheirLanguage();
    void unknownAsksNotToPayAgain();
    void cashShowsTheChange();
    void partsShowPaidAndRest();
    void wayBackSaysSo();
    void lockedTillShowsTheWelcome();
    void parkedSaleLeavesNothing();
    void nothingPrivateInAnyState();
    void nothingIsCalledPaidThatIsNot();
    void neverTakesFocusOrKeys();
    void fillsTheSecondScreenAndComesBackToIt();
    void namedScreenWinsOverOthers();
    void oneScreenIsAWindowThatKeepsItsPlace();
    void tillOnItsScreenMakesItGo();
    void keySwitchesAndTells();
    void smallAndLargeCutNothing();
};

void TestCustomerScreen::offThereIsNothing()
{
    Counter counter;
    QVERIFY(!counter.screen->isOn() && counter.screens == nullptr);
    for (const QWidget *window : QApplication::topLevelWidgets())
        QVERIFY(window->objectName() != u"facingWindow");
    counter.till.fill(); // and nothing follows the sale
    QVERIFY(!counter.screen->isOn());
}

void TestCustomerScreen::idleShowsTheShop()
{
    Counter counter;
    counter.on();
    QCOMPARE(counter.scene().kind, FacingKind::Idle);
    QCOMPARE(counter.allText(), QStringLiteral("Corner Shop\nTeste: nada é cobrado\nBoas-vindas"));
    Settings settings = sandboxTill(QStringLiteral("en"));
    counter.till.window->applySettings(settings);
    counter.screen->refreshSoon();
    QCOMPARE(counter.allText(), QStringLiteral("Corner Shop\nTest: nothing is charged\nWelcome"));
    settings.environment = Environment::Training; // both sides can see that nothing is charged
    counter.till.window->applySettings(settings);
    counter.screen->refreshSoon();
    QCOMPARE(counter.allText(), QStringLiteral("Corner Shop\nTraining: nothing is charged\nWelcome"));
    settings.environment = Environment::LiveUs; // money moves: nothing to say
    counter.till.window->applySettings(settings);
    counter.screen->refreshSoon();
    QCOMPARE(counter.allText(), QStringLiteral("Corner Shop\nWelcome"));
}

void TestCustomerScreen::cartIsShownAsItIsRungUp()
{
    Counter counter;
    counter.on();
    counter.till.scan(QStringLiteral("CAF-250"));
    QCOMPARE(counter.scene().kind, FacingKind::Cart);
    QCOMPARE(counter.scene().lines.size(), 1);
    const QString one = ui::moneyText(counter.total());
    QCOMPARE(counter.scene().amount.amount, one);
    counter.till.scan(QStringLiteral("CAF-250"));
    QCOMPARE(counter.scene().lines.size(), 1);
    QVERIFY(counter.scene().lines[0].name.startsWith(QStringLiteral("2 × ")));
    QVERIFY(counter.scene().amount.amount == ui::moneyText(counter.total()) && counter.scene().amount.amount != one);
    QVERIFY(!counter.till.sale().setTip(QStringLiteral("3,00")));
    QCOMPARE(counter.scene().sums.size(), 1);
    QCOMPARE(counter.scene().sums[0].name, QStringLiteral("Gorjeta"));
    QCOMPARE(counter.scene().amount.amount, ui::moneyText(counter.total()));
}

void TestCustomerScreen::codeIsReadFromItsPixels_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small monitor") << QSize(640, 480);
    QTest::newRow("upright") << QSize(600, 1024);
    QTest::newRow("full HD") << QSize(1920, 1080);
}

void TestCustomerScreen::codeIsReadFromItsPixels()
{
    QFETCH(QSize, size);
    Counter counter;
    counter.on();
    counter.screen->window()->resize(size);
    counter.sellByLink();
    QCOMPARE(counter.scene().kind, FacingKind::Code);
    QCOMPARE(counter.scene().headline, QStringLiteral("Escaneie o código com seu celular e escolha como pagar."));
    QCOMPARE(counter.scene().amount.amount, ui::moneyText(counter.total()));
    QCOMPARE(counter.scene().facts, QStringList{QStringLiteral("Abre checkout.example")});
    QCOMPARE(readCode(counter.picture()), Address);
    // A code that cannot be paid any more is no code.
    counter.till.engine.advance([](Attempt &attempt) { attempt.link->status = LinkStatus::Expired; });
    QVERIFY(counter.scene().kind != FacingKind::Code);
    QCOMPARE(readCode(counter.picture()), QString());
}

void TestCustomerScreen::pictureOfTheSchemeIsShown()
{
    ui::QrView writer;
    writer.resize(300, 300);
    QVERIFY(writer.setText(QStringLiteral("made by the scheme")));
    QByteArray png;
    QBuffer buffer(&png);
    QVERIFY(buffer.open(QIODevice::WriteOnly) && writer.grab().save(&buffer, "PNG"));
    Counter counter;
    counter.on();
    counter.screen->window()->resize(1024, 768);
    counter.till.fill();
    counter.till.charge();
    counter.till.engine.advance([&png](Attempt &attempt) {
        attempt.state = AttemptState::WaitingCustomer;
        Payment payment;
        payment.amount = attempt.intent.amount;
        payment.status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
        payment.method.artefacts.imageUrl = QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
        attempt.payment = payment;
    });
    QTRY_COMPARE(counter.scene().kind, FacingKind::Code);
    QCOMPARE(readCode(counter.picture()), QStringLiteral("made by the scheme"));
}

void TestCustomerScreen::timeRunsDown()
{
    Counter counter;
    counter.on();
    counter.sellByLink();
    QVERIFY(counter.allText().contains(QStringLiteral("Tempo restante: 15:00")));
    const QImage before = counter.picture();
    counter.till.clock.pass(61'000);
    counter.screen->refresh();
    QVERIFY(counter.allText().contains(QStringLiteral("Tempo restante: 13:59")));
    QVERIFY(counter.picture() != before); // it is painted, too
    counter.till.clock.pass(14 * 60'000);
    counter.screen->refresh();
    QVERIFY(counter.allText().contains(QStringLiteral("O tempo acabou. Estamos verificando.")));
}

void TestCustomerScreen::approvedThenWelcomeWithTheNextSale()
{
    Counter counter;
    counter.on();
    counter.till.fill();
    const QString amount = ui::moneyText(counter.total());
    counter.till.charge();
    QCOMPARE(counter.scene().kind, FacingKind::Moment);
    counter.till.engine.advance(AttemptState::Approved);
    QCOMPARE(counter.scene().kind, FacingKind::Result);
    QCOMPARE(counter.scene().headline, QStringLiteral("Pago. Obrigado!"));
    QCOMPARE(counter.scene().amount.amount, amount);
    counter.till.key(Qt::Key_F9);
    QTRY_COMPARE(counter.scene().kind, FacingKind::Idle);
    QVERIFY(!counter.allText().contains(amount));
}

void TestCustomerScreen::resultGoesAfterAMinute()
{
    Counter counter;
    counter.on();
    counter.till.fill();
    counter.till.charge();
    counter.till.engine.advance(AttemptState::Approved);
    QCOMPARE(counter.scene().kind, FacingKind::Result);
    counter.till.clock.pass(59'000);
    counter.screen->refresh();
    QCOMPARE(counter.scene().kind, FacingKind::Result);
    counter.till.clock.pass(1000);
    counter.screen->refresh();
    QCOMPARE(counter.scene().kind, FacingKind::Idle);
    counter.screen->refresh(); // and it stays so
    QCOMPARE(counter.scene().kind, FacingKind::Idle);
}

void TestCustomerScreen::declinedSaysTheCoachsSentenceInTheirLanguage()
{
    for (const QString &language : {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt")}) {
        Counter counter(sandboxTill(language));
        counter.on();
        counter.till.fill();
        counter.till.charge();
        counter.till.engine.decline(QStringLiteral("REPORTED_STOLEN"));
        QCOMPARE(counter.scene().headline, ScreenWords::shipped().text(ScreenText::NotDone, language));
        QCOMPARE(counter.scene().sentence, ui::customerText(*counter.till.sale().charging().latest()->payment, language));
        for (const QString &blame : {QStringLiteral("stolen"), QStringLiteral("STOLEN"), QStringLiteral("declined"), QStringLiteral("robada")})
            QVERIFY2(!counter.allText().contains(blame), qPrintable(counter.allText()));
        counter.till.key(Qt::Key_F9); // another card: the cart is what there is to see again
        QTRY_COMPARE(counter.scene().kind, FacingKind::Cart);
    }
}

void TestCustomerScreen::unknownAsksNotToPayAgain()
{
    Counter counter;
    counter.on();
    counter.till.fill();
    counter.till.charge();
    counter.till.engine.advance(AttemptState::Unknown);
    QCOMPARE(counter.scene().sentence, QStringLiteral("Por favor, não pague de novo ainda."));
    QVERIFY(counter.scene().tone != ui::Tone::Success);
}

void TestCustomerScreen::cashShowsTheChange()
{
    Counter counter;
    counter.on();
    counter.till.fill();
    const qint64 total = counter.total().minor();
    counter.till.key(Qt::Key_F10);
    counter.till.type(QStringLiteral("c"));
    counter.till.find<QLineEdit>("givenEdit")->setFocus(Qt::TabFocusReason);
    counter.till.type(ui::editableAmount(Money::fromMinor(total + 500, counter.total().currency())));
    counter.till.key(Qt::Key_F9);
    QTRY_COMPARE(counter.till.sale().charging().phase(), ui::SalePhase::Done);
    QCOMPARE(counter.scene().amount, (ui::FacingLine{QStringLiteral("Seu troco"), QStringLiteral("BRL\u00a05,00")}));
    QCOMPARE(counter.scene().headline, QStringLiteral("Pago. Obrigado!"));
}

void TestCustomerScreen::partsShowPaidAndRest()
{
    Counter counter;
    counter.on();
    counter.till.fill();
    const Currency brl = counter.total().currency();
    const qint64 rest = counter.total().minor() - 1000;
    counter.till.key(Qt::Key_D, Qt::ControlModifier);
    counter.till.type(QStringLiteral("10,00"));
    QCOMPARE(counter.scene().amount, (ui::FacingLine{QStringLiteral("A pagar agora"), QStringLiteral("BRL\u00a010,00")}));
    counter.till.charge();
    counter.till.engine.advance(AttemptState::Approved);
    QTRY_COMPARE(counter.till.sale().charging().phase(), ui::SalePhase::PartPaid);
    QCOMPARE(counter.scene().headline, QStringLiteral("Esta parte está paga. Obrigado!"));
    const QList<ui::FacingLine> standing{{QStringLiteral("Pago até agora"), QStringLiteral("BRL\u00a010,00")},
                                         {QStringLiteral("Falta pagar"), ui::moneyText(Money::fromMinor(rest, brl))}};
    QCOMPARE(counter.scene().sums, standing);
    QVERIFY(!counter.scene().final);
    counter.till.key(Qt::Key_F9); // take the rest
    QCOMPARE(counter.scene().kind, FacingKind::Cart);
    QCOMPARE(counter.scene().amount, standing[1]);
    QVERIFY(counter.scene().sums.contains(standing[0]));
}

void TestCustomerScreen::wayBackSaysSo()
{
    Counter counter;
    counter.on();
    counter.till.fill();
    counter.till.key(Qt::Key_D, Qt::ControlModifier);
    counter.till.type(QStringLiteral("10,00"));
    counter.till.charge();
    counter.till.engine.advance(AttemptState::Approved);
    QTRY_COMPARE(counter.till.sale().charging().phase(), ui::SalePhase::PartPaid);
    counter.till.sale().payBack(QStringLiteral("changed their mind"));
    QTRY_COMPARE(counter.scene().headline, QStringLiteral("Seu dinheiro está sendo devolvido."));
    QVERIFY(!counter.allText().contains(QStringLiteral("mind")));
    counter.desk.allBack(counter.till.sale().sale().id);
    QCOMPARE(counter.scene().headline, QStringLiteral("Seu dinheiro foi devolvido."));
}

void TestCustomerScreen::lockedTillShowsTheWelcome()
{
    Counter counter;
    counter.on();
    counter.till.fill();
    QCOMPARE(counter.scene().kind, FacingKind::Cart);
    counter.till.session.setCurrent({});
    QCOMPARE(counter.scene().kind, FacingKind::Idle);
    counter.till.session.setCurrent(QStringLiteral("Cashier 2"));
    QCOMPARE(counter.scene().kind, FacingKind::Cart);
    counter.sellByLink();
    counter.till.session.setCurrent({});
    QCOMPARE(counter.scene().kind, FacingKind::Idle);
    QCOMPARE(readCode(counter.picture()), QString());
}

void TestCustomerScreen::parkedSaleLeavesNothing()
{
    Counter counter;
    counter.on();
    counter.sellByLink();
    QCOMPARE(readCode(counter.picture()), Address);
    const SaleId first = counter.till.sale().sale().id;
    counter.till.sale().park(QStringLiteral("Ana Example"));
    QTRY_VERIFY(counter.till.sale().sale().id != first && counter.till.sale().hasSale());
    QCOMPARE(counter.scene().kind, FacingKind::Idle);
    QCOMPARE(readCode(counter.picture()), QString());
    // What becomes of the parked payment is none of this customer's business.
    counter.till.scan(QStringLiteral("CAF-250"));
    counter.till.engine.advance(AttemptState::Approved);
    QCOMPARE(counter.scene().kind, FacingKind::Cart);
}

void TestCustomerScreen::nothingPrivateInAnyState()
{
    Counter counter;
    counter.on();
    const QStringList secrets{QStringLiteral("Ana"), QStringLiteral("Example"), QStringLiteral("11900000001"), QStringLiteral("00000000191"),
                              QStringLiteral("ana@example.com"), QStringLiteral("1111"), QStringLiteral("Cashier"), QStringLiteral("customer-1"),
                              QStringLiteral("payment-id"), QStringLiteral("R1-")};
    const auto clean = [&secrets](const QString &text) {
        return std::ranges::none_of(secrets, [&text](const QString &secret) { return text.contains(secret); });
    };
    counter.till.fill();
    QVERIFY2(clean(counter.allText()), qPrintable(counter.allText()));
    counter.till.charge();
    for (int state = 0; state <= int(AttemptState::Disputed); ++state) {
        for (int phase = 0; phase <= int(ui::SalePhase::Done); ++phase) {
            const FacingScene scene = ui::facingScene(factsOf(AttemptState(state), ui::SalePhase(phase)));
            const QString text = scene.allText(0).join(u'\n').remove(QStringLiteral("Corner Shop"));
            QVERIFY2(clean(text), qPrintable(text));
        }
    }
}

/// The white-list of paid states and nothing else gets the green tick.
void TestCustomerScreen::nothingIsCalledPaidThatIsNot()
{
    for (int state = 0; state <= int(AttemptState::Disputed); ++state) {
        for (const ui::SalePhase phase : {ui::SalePhase::Editing, ui::SalePhase::Starting, ui::SalePhase::InFlight, ui::SalePhase::Failed}) {
            const FacingScene scene = ui::facingScene(factsOf(AttemptState(state), phase));
            QVERIFY(scene.tone != ui::Tone::Success && scene.headline != QStringLiteral("Paid. Thank you!"));
        }
        const FacingScene done = ui::facingScene(factsOf(AttemptState(state), ui::SalePhase::Done));
        const bool paid = isPaid(AttemptState(state)) && AttemptState(state) != AttemptState::Disputed;
        QCOMPARE(done.headline == QStringLiteral("Paid. Thank you!"), paid);
    }
}

void TestCustomerScreen::neverTakesFocusOrKeys()
{
    Counter counter;
    counter.plugged = {QStringLiteral("HDMI-1")};
    counter.till.key(Qt::Key_F2);
    const QString focus = counter.till.focusName();
    QVERIFY(!focus.isEmpty());
    counter.on();
    QVERIFY(counter.screen->window()->isVisible());
    QTRY_VERIFY(counter.tillHasFocus());
    QCOMPARE(counter.till.focusName(), focus);
    // A desktop that activates it all the same: the till has the focus again at once.
    counter.screen->window()->windowHandle()->requestActivate();
    QTRY_VERIFY(counter.tillHasFocus());
    QCOMPARE(counter.till.focusName(), focus);
    for (const QWidget *widget : counter.screen->window()->findChildren<QWidget *>())
        QCOMPARE(widget->focusPolicy(), Qt::NoFocus);
    counter.till.scan(QStringLiteral("CAF-250")); // typed at the till, and taken by it
    const qsizetype lines = counter.till.sale().sale().cart.lines.size();
    QCOMPARE(lines, 1);
    QTest::keyClick(counter.screen->window(), Qt::Key_F9); // sent to it by force
    QTest::keyClick(counter.screen->window(), Qt::Key_Escape);
    QTest::keyClick(&counter.screen->window()->view(), Qt::Key_F4, Qt::AltModifier);
    counter.settle();
    QVERIFY(counter.screen->isOn() && counter.screen->window()->isVisible());
    QCOMPARE(counter.till.sale().charging().phase(), ui::SalePhase::Editing);
}

void TestCustomerScreen::fillsTheSecondScreenAndComesBackToIt()
{
    Counter counter;
    counter.plugged = {QStringLiteral("HDMI-1")};
    counter.till.key(Qt::Key_F2);
    counter.on();
    QVERIFY(counter.screen->window()->isFullScreen() && counter.screen->window()->isVisible());
    QCOMPARE(counter.preferences.kept.value(QStringLiteral("customer-screen")).value(QStringLiteral("screen")).toString(), QStringLiteral("HDMI-1"));
    counter.till.fill();
    counter.screens->unplug(QStringLiteral("HDMI-1"));
    counter.settle();
    QVERIFY(counter.screen->isOn() && !counter.screen->window()->isVisible()); // never over the till
    QTRY_VERIFY(counter.tillHasFocus());
    counter.till.scan(QStringLiteral("MUG-350"));
    counter.screens->plug(QStringLiteral("HDMI-1"));
    counter.settle();
    QVERIFY(counter.screen->window()->isVisible() && counter.screen->window()->isFullScreen());
    QTRY_VERIFY(counter.tillHasFocus());
    QCOMPARE(counter.scene().lines.size(), 2); // what is true now
}

void TestCustomerScreen::namedScreenWinsOverOthers()
{
    Counter counter;
    counter.preferences.kept.insert(QStringLiteral("customer-screen"), {{QStringLiteral("screen"), QStringLiteral("DP-2")}});
    counter.plugged = {QStringLiteral("HDMI-1"), QStringLiteral("DP-2")};
    counter.on();
    for (ui::ScreenPlace &place : counter.screens->list)
        place.geometry = place.name == u"DP-2" ? QRect(1600, 0, 512, 384) : place.geometry;
    Q_EMIT counter.screens->changed();
    QCOMPARE(counter.screen->filled(), QStringLiteral("DP-2"));
    counter.screens->unplug(QStringLiteral("DP-2"));
    QCOMPARE(counter.screen->filled(), QStringLiteral("HDMI-1")); // better than nothing
    counter.screens->plug(QStringLiteral("DP-2"));
    QCOMPARE(counter.screen->filled(), QStringLiteral("DP-2"));
}

void TestCustomerScreen::oneScreenIsAWindowThatKeepsItsPlace()
{
    Counter counter;
    counter.on();
    QVERIFY(counter.screen->window()->isVisible() && !counter.screen->window()->isFullScreen());
    counter.screen->window()->setGeometry(120, 90, 612, 444);
    counter.screen->setOn(false);
    QVERIFY(!counter.screen->isOn());
    counter.on();
    QCOMPARE(counter.screen->window()->size(), QSize(612, 444));
    // A second screen comes: that is what it is for.
    counter.screens->plug(QStringLiteral("HDMI-1"));
    QCOMPARE(counter.screen->filled(), QStringLiteral("HDMI-1"));
}

void TestCustomerScreen::tillOnItsScreenMakesItGo()
{
    Counter counter;
    counter.plugged = {QStringLiteral("HDMI-1")};
    counter.on();
    counter.screens->list.removeFirst(); // the till's own screen dies, and the system moves the till over
    counter.screens->till = QStringLiteral("HDMI-1");
    Q_EMIT counter.screens->changed();
    counter.settle();
    QVERIFY(!counter.screen->window()->isVisible());
    counter.screen->toggle(); // somebody wants it all the same: as a window
    QVERIFY(counter.screen->window()->isVisible() && !counter.screen->window()->isFullScreen());
}

void TestCustomerScreen::keySwitchesAndTells()
{
    Counter counter;
    QSignalSpy switched(counter.screen.get(), &ui::CustomerScreen::switched);
    counter.screen->toggle();
    QVERIFY(counter.screen->isOn() && counter.screen->window()->isVisible());
    counter.screen->toggle();
    QVERIFY(!counter.screen->isOn());
    counter.screen->toggle();
    QVERIFY(counter.screen->window()->close()); // its own button
    QVERIFY(!counter.screen->isOn());
    QCOMPARE(switched.size(), 4);
    QCOMPARE(switched.constLast().constFirst().toBool(), false);
    counter.screen->setOn(true); // by the settings: nobody has to be told
    QCOMPARE(switched.size(), 4);
}

/// Texts shrink before they are cut: nothing is painted outside of its window's content.
void TestCustomerScreen::smallAndLargeCutNothing()
{
    FacingScene longest;
    longest.kind = FacingKind::Code;
    longest.language = QStringLiteral("es");
    longest.shop = QString(60, u'W');
    longest.amount = {QStringLiteral("Falta pagar"), QStringLiteral("PYG\u00a0999.999.999.999")};
    longest.headline = ScreenWords::shipped().text(ScreenText::Push, QStringLiteral("es")).arg(QStringLiteral("Transferencia 3.0"));
    longest.code.text = Address;
    longest.facts = {QStringLiteral("Cuenta 0123 4567 8901 2345 6789 0123"), QStringLiteral("A nombre de ") + QString(40, u'm')};
    ui::FacingView view;
    for (const QSize size : {QSize(480, 320), QSize(600, 1024), QSize(1920, 1080)}) {
        view.resize(size);
        view.showScene(longest, 0);
        const QImage picture = view.grab().toImage();
        QCOMPARE(readCode(picture), Address);
        // The margin around the content stays free.
        const QRgb ground = picture.pixel(1, picture.height() - 2);
        for (int y = picture.height() / 8; y < picture.height(); ++y) {
            QCOMPARE(picture.pixel(1, y), ground);
            QCOMPARE(picture.pixel(picture.width() - 2, y), ground);
        }
        for (int x = 0; x < picture.width(); ++x)
            QCOMPARE(picture.pixel(x, picture.height() - 2), ground);
    }
}

QTEST_MAIN(TestCustomerScreen)
#include "tst_customerscreen.moc"
