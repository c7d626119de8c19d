// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A payment link on the Charge page, in the real window, by keys only: shown,
// handed on, refused once, cancelled, closed, and of unclear making.
#include "gui/support/till.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/methodtext.h"
#include "ui/widgets/qrview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QUrlQuery>

using namespace pos;
using namespace pos::test;

namespace {

const QString Address = QStringLiteral("https://checkout.example/payment?session=1&lang=pt");

void sellByLink(Till &till)
{
    till.open();
    till.fill();
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("pa"));
    till.charge();
    till.engine.advance([&till](Attempt &attempt) {
        attempt.state = AttemptState::WaitingCustomer;
        attempt.link = AttemptLink{};
        attempt.link->id = LinkId::from(QStringLiteral("link-1"));
        attempt.link->url = Address;
        attempt.link->status = LinkStatus::Open;
        attempt.link->finishMs = till.clock.nowMs() + 15 * 60'000;
    });
}

void closeLink(Till &till, LinkStatus status)
{
    till.engine.advance([&till, status](Attempt &attempt) {
        attempt.link->status = status;
        attempt.link->closedMs = till.clock.nowMs();
    });
}

Payment refusedTry(Till &till)
{
    Payment payment;
    payment.id = PaymentId::from(QStringLiteral("payment-1"));
    payment.amount = till.sale().totals().total;
    payment.status = PaymentStatus::fold(QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
    Transaction why;
    why.type = QStringLiteral("PURCHASE");
    why.status = QStringLiteral("DECLINED");
    why.responseCode = QStringLiteral("INSUFFICIENT_FUNDS");
    payment.transactions = {why};
    return payment;
}

}

class TestLinkPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheLinkAndTheTime();
    void isHandedToTheCustomer();
    void saysWhenTheDesktopCannot();
    void aRefusedTryEndsNothing();
    void cancellingWaitsUntilItIsClosed();
    void aCustomerWhoWasQuickerHasPaid();
    void closedIsWatchedOn();
    void moneyOnItsWayIsForTheManager();
    void unclearMakingOffersANewOne();
    void afterADeclinedCardTheLinkIsTwoKeysAway();
    void noCardIsSavedUnasked();
    void theCardIsSavedWhenTheCustomerAgreed();
    void anotherCustomerHasNotAgreed();
};

void TestLinkPage::showsTheLinkAndTheTime()
{
    Till till;
    sellByLink(till);
    QCOMPARE(till.engine.orders.constFirst().intent.methodId, QStringLiteral("payment_link"));
    QCOMPARE(till.engine.orders.constFirst().intent.methodLabel, QStringLiteral("Payment link"));
    QCOMPARE(till.headline(), QStringLiteral("Waiting for the customer"));
    QCOMPARE(till.find<ui::QrView>("waitingCode")->text(), Address);
    QCOMPARE(till.text("waitingFactsLabel"), QStringLiteral("Abre checkout.example"));
    QCOMPARE(till.text("outcomeElapsedLabel"), QStringLiteral("15:00 left"));
    till.resize(1024, 768);
    for (const char *name : {"checkNowButton", "copyCodeButton", "shareByMailButton", "shareByWhatsAppButton", "cancelLinkButton", "parkOpenButton"}) {
        QVERIFY2(till.isShown(name), name);
        QVERIFY2(!till.find(name)->accessibleName().isEmpty(), name);
    }
    QVERIFY(!till.isShown("giveUpButton") && !till.isShown("releaseButton"));
    QVERIFY(till.find("waitingCode")->width() >= 176 && till.find("waitingCode")->height() >= 176);
    till.shoot(QStringLiteral("link-waiting-1024"));
    till.clock.pass(4000);
    till.engine.advance([](Attempt &) {});
    QCOMPARE(till.text("outcomeElapsedLabel"), QStringLiteral("14:56 left"));
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
    QVERIFY(!till.isShown("waitingCode"));
}

void TestLinkPage::isHandedToTheCustomer()
{
    Till till;
    sellByLink(till);
    till.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    till.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    till.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), Address);
    QCOMPARE(till.dialogs.opened.size(), 2);
    const QUrl mail = till.dialogs.opened[0];
    QCOMPARE(mail.scheme(), QStringLiteral("mailto"));
    QCOMPARE(mail.path(), ana().email);
    QVERIFY(QUrlQuery(mail).queryItemValue(QStringLiteral("body"), QUrl::FullyDecoded).endsWith(Address));
    const QUrl chat = till.dialogs.opened[1];
    QVERIFY(chat.toString(QUrl::FullyEncoded).startsWith(QStringLiteral("https://wa.me/") + ana().phone.countryCode + ana().phone.number + u'?'));
    // The address has a query of its own: it must not become part of ours.
    QCOMPARE(QUrlQuery(chat).queryItems().size(), 1);
    QVERIFY(QUrlQuery(chat).queryItemValue(QStringLiteral("text"), QUrl::FullyDecoded).endsWith(Address));
    // A walk-in: the programs ask for the address.
    Attempt attempt = *till.sale().charging().latest();
    QVERIFY(ui::linkByMail(attempt, {}, {}).path().isEmpty());
    QCOMPARE(ui::linkByWhatsApp(attempt, {}, {QStringLiteral("55"), {}}).path(), QStringLiteral("/"));
    const QUrl odd = ui::linkByMail(attempt, {}, QStringLiteral("a+b&c=d@example.com"));
    QCOMPARE(odd.path(QUrl::FullyDecoded), QStringLiteral("a+b&c=d@example.com"));
    QCOMPARE(QUrlQuery(odd).queryItems().size(), 2);
}

void TestLinkPage::saysWhenTheDesktopCannot()
{
    Till till;
    till.dialogs.opensAddresses = false;
    sellByLink(till);
    till.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(till.text("toastLabel").contains(QStringLiteral("no program for e-mail")));
}

void TestLinkPage::aRefusedTryEndsNothing()
{
    Till till;
    sellByLink(till);
    till.engine.advance([&till](Attempt &attempt) {
        attempt.payment = refusedTry(till);
        attempt.paymentId = attempt.payment->id;
    });
    QCOMPARE(till.headline(), QStringLiteral("Waiting for the customer"));
    QVERIFY(till.text("outcomeWhatLabel").contains(QStringLiteral("A try was refused")));
    QVERIFY(till.text("outcomeTodoLabel").contains(QStringLiteral("Not paid yet")));
    QVERIFY(till.text("waitingTodoLabel").contains(QStringLiteral("tente de novo")));
    QVERIFY(!till.text("waitingTodoLabel").contains(QStringLiteral("saldo"), Qt::CaseInsensitive)); // the customer's side stays neutral
    QCOMPARE(till.find<ui::QrView>("waitingCode")->text(), Address);
    QVERIFY(till.isShown("cancelLinkButton"));
    till.shoot(QStringLiteral("link-refused-try"));
}

void TestLinkPage::cancellingWaitsUntilItIsClosed()
{
    Till till;
    sellByLink(till);
    till.dialogs.confirmAnswer = true;
    till.key(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(till.dialogs.confirms.constFirst().text.contains(QStringLiteral("nobody can begin to pay")));
    QTRY_COMPARE(till.engine.released.size(), 1);
    QTRY_COMPARE(till.headline(), QStringLiteral("Cancelling the link"));
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    QVERIFY(!till.isShown("waitingCode"));
    till.key(Qt::Key_F9); // dead: it could still take money
    QCOMPARE(till.engine.orders.size(), 1);
    till.shoot(QStringLiteral("link-cancelling"));
    closeLink(till, LinkStatus::Canceled);
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    QVERIFY(till.isShown("watchedBar"));
    till.engine.advance(AttemptState::Canceled); // minutes later: no news for whoever goes on selling
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    QVERIFY(!till.isShown("watchedBar"));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.orders.size(), 2);
}

void TestLinkPage::aCustomerWhoWasQuickerHasPaid()
{
    Till till;
    sellByLink(till);
    till.dialogs.confirmAnswer = true;
    till.key(Qt::Key_G, Qt::ControlModifier);
    QTRY_COMPARE(till.engine.released.size(), 1);
    closeLink(till, LinkStatus::Used); // not cancelled: somebody used it
    QCOMPARE(till.headline(), QStringLiteral("We are finding out"));
    QVERIFY(till.text("outcomeTodoLabel").contains(QStringLiteral("Do not charge again")));
    till.engine.advance([](Attempt &attempt) {
        attempt.state = AttemptState::Approved;
        attempt.released = false;
    });
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Done);
}

void TestLinkPage::closedIsWatchedOn()
{
    Till till;
    sellByLink(till);
    closeLink(till, LinkStatus::Expired);
    QCOMPARE(till.headline(), QStringLiteral("The link is closed"));
    QVERIFY(!till.isShown("waitingCode"));
    QVERIFY(till.isShown("giveUpButton") && !till.isShown("cancelLinkButton"));
    till.shoot(QStringLiteral("link-closed"));
    till.engine.advance(AttemptState::Expired);
    QCOMPARE(till.headline(), QStringLiteral("Time ran out"));
    till.key(Qt::Key_F9); // a new link
    QTRY_COMPARE(till.engine.orders.size(), 2);
    QCOMPARE(till.engine.orders.constLast().intent.methodId, QStringLiteral("payment_link"));
}

void TestLinkPage::moneyOnItsWayIsForTheManager()
{
    Till till;
    sellByLink(till);
    till.engine.advance([&till](Attempt &attempt) {
        attempt.payment = refusedTry(till);
        attempt.payment->status = PaymentStatus::fold(QStringLiteral("PENDING"), QStringLiteral("IN_PROCESS"));
    });
    QVERIFY(till.isShown("releaseButton") && !till.isShown("cancelLinkButton"));
    till.key(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(till.dialogs.confirms.isEmpty());
    // A voucher chosen on the page: the link is used up, the payment takes days, and nothing is taken yet.
    closeLink(till, LinkStatus::Used);
    till.engine.advance([](Attempt &attempt) {
        attempt.payment->status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    });
    QCOMPARE(till.headline(), QStringLiteral("Not decided yet"));
    QVERIFY(till.isShown("giveUpButton") && !till.isShown("waitingCode"));
}

namespace {

/// A cart to be paid by a link, by nobody that is known.
void chooseLink(Till &till)
{
    till.open();
    till.scan(QStringLiteral("CAF-500"));
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("pa"));
}

}

void TestLinkPage::noCardIsSavedUnasked()
{
    Till till;
    chooseLink(till);
    QVERIFY(!till.isShown("saveCardCheck")); // whose card?
    till.pickCustomer(QStringLiteral("Ana"));
    QVERIFY(till.isShown("saveCardCheck"));
    auto *tick = till.find<QCheckBox>("saveCardCheck");
    QVERIFY(!tick->isChecked());
    till.charge();
    QVERIFY(!till.engine.orders.constLast().saveCard);
}

void TestLinkPage::theCardIsSavedWhenTheCustomerAgreed()
{
    Till till;
    chooseLink(till);
    till.pickCustomer(QStringLiteral("Ana"));
    auto *tick = till.find<QCheckBox>("saveCardCheck");
    for (int i = 0; i < 12 && till.focusName() != u"saveCardCheck"; ++i)
        till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("saveCardCheck"));
    till.key(Qt::Key_Space);
    QVERIFY(tick->isChecked());
    till.shoot(QStringLiteral("link-save-card"));
    till.charge();
    QVERIFY(till.engine.orders.constLast().saveCard);
    QVERIFY(!tick->isEnabled());
}

void TestLinkPage::anotherCustomerHasNotAgreed()
{
    Till till;
    chooseLink(till);
    till.pickCustomer(QStringLiteral("Ana"));
    auto *tick = till.find<QCheckBox>("saveCardCheck");
    tick->setFocus();
    till.key(Qt::Key_Space);
    QVERIFY(tick->isChecked());
    till.sale().setCustomer(bruno());
    QVERIFY(till.isShown("saveCardCheck") && !tick->isChecked());
    tick->setFocus();
    till.key(Qt::Key_Space);
    QVERIFY(tick->isChecked());
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("P")); // another way and back: asked again
    till.type(QStringLiteral("ay"));
    QVERIFY(!tick->isChecked());
}

void TestLinkPage::unclearMakingOffersANewOne()
{
    Till till;
    sellByLink(till);
    till.engine.advance([](Attempt &attempt) {
        attempt.link = AttemptLink{};
        attempt.state = AttemptState::Unknown;
        attempt.released = true;
    });
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    QVERIFY(till.isShown("watchedBar"));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.orders.size(), 2);
    QCOMPARE(till.engine.orders.constLast().sale, till.engine.orders.constFirst().sale);
}

void TestLinkPage::afterADeclinedCardTheLinkIsTwoKeysAway()
{
    Settings shop = brazilianTill();
    shop.methods = {QStringLiteral("saved_card"), QStringLiteral("boleto"), QStringLiteral("payment_link")};
    Till till(shop);
    till.openAndCharge();
    till.engine.decline(QStringLiteral("INSUFFICIENT_FUNDS"));
    till.key(Qt::Key_F10);
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("payment_link")); // before what is paid elsewhere and later
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.orders.size(), 2);
    QCOMPARE(till.engine.orders.constLast().intent.methodId, QStringLiteral("payment_link"));
}

QTEST_MAIN(TestLinkPage)
#include "tst_linkpage.moc"
