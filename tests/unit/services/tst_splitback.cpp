// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The way back of a sale in parts: unclear and refused refunds, what the shop gives
// back itself, money from elsewhere and too late, restarts.
#include "journal/paymentreader.h"
#include "unit/services/splitbench.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

class TestSplitBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wayBackGivesEverythingBack();
    void wayBackWaitsForAnUnclearRefund();
    void refusedRefundNeedsAPerson();
    void whatYunoDoesNotGiveBackIsHandedOut();
    void provenMoneyIsNotHandedOut();
    void nothingUnderWayIsSettled();
    void wayBackSurvivesARestart();
    void wayBackGoesOnWhenNothingHadLeft();
    void oddProofOfTheRefundIsReadAgain_data();
    void oddProofOfTheRefundIsReadAgain();
    void wayBackWaitsForTheOpenPart();
    void refundFromElsewhereLeavesOnlyTheWayBack();
    void lateMoneyIsAPartOrASurplus();
    void lateMoneyOfTheWholeBesideAPartIsASurplus();
    void lateMoneyOfTheWholeWaitsForThePartUnderWay();
};

void TestSplitBack::wayBackGivesEverythingBack()
{
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    QVERIFY(b.take(b.cash(2000, 5000)).has_value());
    b.books.create = Books::Create::Decline;
    QVERIFY(b.charge(b.online(5000)).has_value()); // the rest fails
    PayBackOrder hasty = b.backOrder();
    hasty.reason = QStringLiteral(" ");
    QCOMPARE(codeOf(b.core->payBack(hasty)), QStringLiteral("reason"));
    const TenderOrder late = b.cash(5000);
    const Result<SaleRecord> begun = b.core->payBack(b.backOrder());
    QCOMPARE(codeOf(begun), QStringLiteral("taken"));
    QCOMPARE(begun->state, SaleState::PayingBack);
    QCOMPARE(begun->tenders.first().paidBack, reais(2000)); // in the same commit
    QCOMPARE(codeOf(b.core->takeTender(late)), QString(chargecode::SaleClosed));
    b.scheduler.advance(Millis(60'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    QCOMPARE(b.store->journal().sale(b.sale.id)->discardReason, QStringLiteral("Customer has no more money"));
    QVERIFY(!b.split().anythingHere());
    for (const auto &[order, payment] : b.books.payments)
        QCOMPARE(b.books.net(order), 0);
    QVERIFY(!b.told.isEmpty() && b.told.last().state == SaleState::Discarded);
    QCOMPARE(codeOf(b.payBack()), QString(chargecode::SaleClosed));
    QVERIFY(b.store->verify().has_value());
}

void TestSplitBack::wayBackWaitsForAnUnclearRefund()
{
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    b.books.back = Books::Back::LoseAnswer;
    QVERIFY(b.payBack().has_value());
    QCOMPARE(b.state(), SaleState::PayingBack);
    QVERIFY(!b.split().needsPerson()); // it is being found out
    b.books.back = Books::Back::Do;
    b.scheduler.advance(Millis(180'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    QCOMPARE(b.books.payments.begin()->second.refunded->minor(), 3000); // once
}

void TestSplitBack::refusedRefundNeedsAPerson()
{
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    b.books.back = Books::Back::Decline;
    QVERIFY(b.payBack().has_value());
    b.scheduler.advance(Millis(600'000));
    QCOMPARE(b.state(), SaleState::PayingBack);
    QVERIFY(b.split().needsPerson());
    QCOMPARE(b.gateway->count(QStringLiteral("operate")), 1); // no storm of refunds
    b.books.back = Books::Back::Do;
    b.restart();
    b.scheduler.advance(Millis(600'000));
    QCOMPARE(b.gateway->count(QStringLiteral("operate")), 0);
    QVERIFY(b.core->tryPayBackAgain(b.sale.id, QStringLiteral("Rosa")).has_value());
    QVERIFY(!b.split().needsPerson());
    b.scheduler.advance(Millis(60'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    QCOMPARE(codeOf(b.core->tryPayBackAgain(b.sale.id, QStringLiteral("Rosa"))), QString(splitcode::NotGoing));
}

/// A refund that was refused for good kept its sale under Parked sales for ever.
void TestSplitBack::whatYunoDoesNotGiveBackIsHandedOut()
{
    for (const TenderKind by : {TenderKind::Cash, TenderKind::Other}) {
        SplitBench b;
        QVERIFY(b.take(b.cash(2000)).has_value());
        const Attempt card = *b.charge(b.online(3000));
        b.books.back = Books::Back::Decline;
        QCOMPARE(codeOf(b.settle(b.settleOrder(by))), QString(splitcode::NotGoing)); // not before the way back
        QVERIFY(b.payBack().has_value());
        b.scheduler.advance(Millis(600'000));
        QCOMPARE(b.state(), SaleState::PayingBack);
        QCOMPARE(b.split().toSettle(by), reais(3000));
        SettleOrder order = b.settleOrder(by);
        order.how = QStringLiteral(" ");
        QCOMPARE(codeOf(b.settle(order)), QStringLiteral("reason"));
        order = b.settleOrder(by);
        order.shown = reais(2999);
        QCOMPARE(codeOf(b.settle(order)), QString(chargecode::AmountChanged));
        order = b.settleOrder(by);
        order.operatorName = QString();
        QCOMPARE(codeOf(b.settle(order)), QStringLiteral("operator"));
        b.restart(); // it waits as long as it has to
        order = b.settleOrder(by);
        const Result<SaleRecord> done = b.settle(order);
        QCOMPARE(codeOf(done), QStringLiteral("taken"));
        QCOMPARE(b.state(), SaleState::Discarded);
        QCOMPARE(done->instead.size(), 1);
        QCOMPARE(done->instead.first().attempt, card.id);
        QCOMPARE(done->instead.first().amount, reais(3000));
        QCOMPARE(done->instead.first().reason, order.how);
        QCOMPARE(codeOf(b.settle(order)), QString(splitcode::NotGoing)); // pressed twice
        const auto reader = PaymentReader::open(b.till.path());
        const auto sheet = (*reader)->drawer()->sheet({done->instead.first().registerId, brl(), {}});
        QCOMPARE(sheet->day.expected, reais(by == TenderKind::Cash ? -3000 : 0)); // the drawer is short of what it gave
        QCOMPARE(sheet->day.others.size(), by == TenderKind::Cash ? 0 : 1);
        const auto detail = (*reader)->detail(card.id);
        QCOMPARE(detail->instead, std::optional(done->instead.first()));
        QCOMPARE(std::ranges::count(detail->choices, OperationBar::GivenByShop, &OperationChoice::bar), 4);
        // The customer has it: Yuno is never asked again, whoever tries and however long it takes.
        b.books.back = Books::Back::Do;
        QCOMPARE(codeOf(b.core->operations()->request({card.id, refundIntent(3000)})), QString(operationcode::GivenByShop));
        QCOMPARE(codeOf(b.core->operations()->giveBack(card.id, QStringLiteral("Rosa"))), QString(operationcode::GivenByShop));
        b.restart();
        b.scheduler.advance(Millis(600'000));
        QCOMPARE(b.gateway->count(QStringLiteral("operate")), 0);
        QVERIFY(b.store->verify().has_value());
        // Nor is it given twice, whatever the program forgets.
        DrawerEntry again = b.record().instead.first();
        again.id = DrawerEntryId::from(QStringLiteral("forged"));
        QVERIFY(!b.store->drawer()->appendDrawerEntry(again));
    }
}

/// Yuno gave it back, and the payment was read again from a copy that did not know it yet: cash would be the second time.
void TestSplitBack::provenMoneyIsNotHandedOut()
{
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    SaleRecord record = b.record();
    record.state = SaleState::PayingBack;
    QCOMPARE(splitOf(record).toSettle(TenderKind::Cash), reais(3000));
    Operation refund = operationIn(OperationState::Done, 1);
    refund.attempt = record.attempts.first().id;
    refund.intent.amount = reais(3000);
    refund.moved.reset();
    record.operations = {refund};
    QVERIFY(splitOf(record).toSettle(TenderKind::Cash).isZero() && splitOf(record).toSettle(TenderKind::Other).isZero());
    record.operations.first().moved = reais(1000);
    QCOMPARE(splitOf(record).toSettle(TenderKind::Cash), reais(2000));
    record.operations.first().state = OperationState::Declined; // taken back by the provider
    QCOMPARE(splitOf(record).toSettle(TenderKind::Cash), reais(3000));
}

/// A refund that may have been done is no reason to hand out money.
void TestSplitBack::nothingUnderWayIsSettled()
{
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    b.books.back = Books::Back::LoseRequest;
    QVERIFY(b.payBack().has_value());
    for (const TenderKind by : {TenderKind::Cash, TenderKind::Other})
        QCOMPARE(codeOf(b.settle(b.settleOrder(by))), QString(splitcode::NothingHere));
    // What the bank decides about is never handed out in cash: it may give the money back itself.
    SalePart part;
    part.attempt = AttemptId::from(QStringLiteral("a"));
    part.state = PartState::Taken;
    part.needsPerson = part.contested = true;
    QVERIFY(!part.maySettle(TenderKind::Cash) && part.maySettle(TenderKind::Other));
    part.contested = false;
    QVERIFY(part.maySettle(TenderKind::Cash));
    part.state = PartState::GoingBack;
    QVERIFY(!part.maySettle(TenderKind::Cash) && !part.maySettle(TenderKind::Other));
}

void TestSplitBack::wayBackSurvivesARestart()
{
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    b.books.back = Books::Back::LoseRequest;
    QVERIFY(b.payBack().has_value());
    b.books.back = Books::Back::Do;
    const StartReport report = b.restart();
    QVERIFY(report.openSale && report.openSale->state == SaleState::PayingBack); // shown, until the next sale begins
    b.scheduler.advance(Millis(300'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    QCOMPARE(b.books.payments.begin()->second.refunded->minor(), 3000);
}

/// The refund was recorded, the program ended before it left: the sale waited for a person for ever.
void TestSplitBack::wayBackGoesOnWhenNothingHadLeft()
{
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    b.gateway->reads.rule = [](const Seen &) { return std::optional<Answer<Payment>>(); }; // read before it leaves
    QVERIFY(b.payBack().has_value());
    QCOMPARE(b.record().operations.size(), 1);
    QCOMPARE(b.record().operations.constFirst().state, OperationState::Recorded);
    b.restart();
    b.scheduler.advance(Millis(300'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    const SaleRecord record = b.record();
    QCOMPARE(record.operations.size(), 2);
    QCOMPARE(record.operations.constFirst().state, OperationState::Refused);
    QCOMPARE(b.books.payments.begin()->second.refunded->minor(), 3000);
}

void TestSplitBack::oddProofOfTheRefundIsReadAgain_data()
{
    QTest::addColumn<int>("odd");
    QTest::addColumn<bool>("restarted");
    for (const bool restarted : {false, true}) {
        const char *then = restarted ? ", then a restart" : "";
        QTest::addRow("a status that nobody knows%s", then) << 0 << restarted;
        QTest::addRow("another amount%s", then) << 1 << restarted;
        QTest::addRow("another order%s", then) << 2 << restarted;
    }
}

/// The answer that showed the refund could not be believed about the rest: the sale stayed on its way back for ever, or
/// its money was given back twice.
void TestSplitBack::oddProofOfTheRefundIsReadAgain()
{
    QFETCH(int, odd);
    QFETCH(bool, restarted);
    SplitBench b;
    QVERIFY(b.charge(b.online(3000)).has_value());
    b.books.twist = [odd](Payment &payment) {
        if (!payment.refunded->isPositive())
            return;
        if (odd == 0)
            payment.status = PaymentStatus::fold(QStringLiteral("SETTLING_SOMEWHERE"), QStringLiteral("NOBODY_KNOWS"));
        else if (odd == 1)
            payment.amount = reais(3300);
        else
            payment.orderId = MerchantOrderId::from(QStringLiteral("R9-20200101-AAAA-000001-1"));
    };
    QVERIFY(b.payBack().has_value());
    b.scheduler.advance(Millis(60'000));
    QCOMPARE(b.record().operations.constFirst().state, odd == 2 ? OperationState::Checking : OperationState::Done);
    QCOMPARE(b.state(), SaleState::PayingBack);
    if (restarted)
        b.restart();
    const int before = b.gateway->count(QStringLiteral("payment"));
    b.scheduler.advance(Millis(300'000));
    const int more = b.gateway->count(QStringLiteral("payment")) - before;
    QVERIFY2(more >= 3 && more <= (odd == 2 ? 60 : 15), QByteArray::number(more).constData()); // as a refund under way, or politely
    b.books.twist = nullptr;
    b.scheduler.advance(Millis(60'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    QCOMPARE(b.books.payments.begin()->second.refunded->minor(), 3000);
}

void TestSplitBack::wayBackWaitsForTheOpenPart()
{
    SplitBench b;
    QVERIFY(b.take(b.cash(3000)).has_value());
    b.books.create = Books::Create::Wait;
    const Attempt open = *b.charge(b.online(7000));
    QCOMPARE(codeOf(b.payBack()), QString(chargecode::AttemptOpen));
    QVERIFY(b.core->release(open.id, {QStringLiteral("Rosa"), QStringLiteral("Given up")}).has_value());
    QCOMPARE(codeOf(b.payBack()), QStringLiteral("taken"));
    b.scheduler.settle();
    QCOMPARE(b.state(), SaleState::Discarded); // cash alone was here
    b.books.decideAll(true); // after all: the alarm has its own give back
    b.scheduler.advance(Millis(600'000));
    QVERIFY(b.store->journal().attempt(open.id)->lateMoney);
}

void TestSplitBack::refundFromElsewhereLeavesOnlyTheWayBack()
{
    SplitBench b;
    const Attempt card = *b.charge(b.online(3000));
    QVERIFY(b.take(b.cash(2000)).has_value());
    const Result<Operation> refund = b.core->operations()->request({card.id, refundIntent(1000)});
    QCOMPARE(codeOf(refund), QStringLiteral("taken"));
    QCOMPARE(codeOf(b.take(b.cash(5000))), QString(chargecode::OnlyBack)); // at once, not when it is done
    b.scheduler.advance(Millis(60'000));
    QVERIFY(b.split().onlyBack);
    QCOMPARE(codeOf(b.charge(b.online(5000))), QString(chargecode::OnlyBack));
    QVERIFY(b.payBack().has_value());
    b.scheduler.advance(Millis(60'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    QCOMPARE(b.books.payments.begin()->second.refunded->minor(), 3000);
}

void TestSplitBack::lateMoneyIsAPartOrASurplus()
{
    for (const bool fits : {true, false}) {
        SplitBench b;
        b.books.create = Books::Create::Wait;
        const Attempt waiting = *b.charge(b.online(7000));
        QVERIFY(b.core->release(waiting.id, {QStringLiteral("Rosa"), QStringLiteral("Given up")}).has_value());
        QVERIFY(b.take(b.cash(fits ? 3000 : 5000)).has_value());
        b.books.decideAll(true);
        b.scheduler.advance(Millis(600'000));
        QVERIFY(b.store->journal().attempt(waiting.id)->lateMoney);
        QCOMPARE(b.state(), fits ? SaleState::Paid : SaleState::Open);
        if (fits)
            continue;
        QCOMPARE(b.split().taken, reais(5000));
        QCOMPARE(codeOf(b.take(b.cash(5000))), QString(chargecode::OnlyBack)); // first what is too much
        QVERIFY(b.core->operations()->giveBack(waiting.id, QStringLiteral("Rosa")).has_value());
        b.scheduler.advance(Millis(60'000));
        QCOMPARE(codeOf(b.take(b.cash(5000))), QStringLiteral("taken"));
        QCOMPARE(b.state(), SaleState::Paid);
    }
}

/// It closed the sale: given back, as its alarm asks, it left the goods paid by the small part alone.
void TestSplitBack::lateMoneyOfTheWholeBesideAPartIsASurplus()
{
    SplitBench b;
    b.books.create = Books::Create::LoseAnswer;
    const Attempt whole = *b.charge(b.online(10'000));
    QVERIFY(b.core->release(whole.id, {QStringLiteral("Rosa"), QStringLiteral("Given up")}).has_value());
    b.books.create = Books::Create::Approve;
    QCOMPARE(codeOf(b.charge(b.online(1200))), QStringLiteral("taken"));
    b.scheduler.advance(Millis(600'000));
    QVERIFY(b.store->journal().attempt(whole.id)->lateMoney);
    QCOMPARE(b.state(), SaleState::Open);
    QCOMPARE(b.split().taken, reais(1200));
    QVERIFY(b.core->operations()->giveBack(whole.id, QStringLiteral("Rosa")).has_value());
    b.scheduler.advance(Millis(60'000));
    QCOMPARE(codeOf(b.take(b.cash(8800))), QStringLiteral("taken"));
    QCOMPARE(b.state(), SaleState::Paid);
}

void TestSplitBack::lateMoneyOfTheWholeWaitsForThePartUnderWay()
{
    for (const bool taken : {true, false}) {
        SplitBench b;
        b.books.create = Books::Create::LoseAnswer;
        const Attempt whole = *b.charge(b.online(10'000));
        QVERIFY(b.core->release(whole.id, {QStringLiteral("Rosa"), QStringLiteral("Given up")}).has_value());
        b.books.create = Books::Create::Wait;
        QCOMPARE(codeOf(b.charge(b.online(1200))), QStringLiteral("taken"));
        b.scheduler.advance(Millis(60'000));
        QVERIFY(b.store->journal().attempt(whole.id)->lateMoney);
        QCOMPARE(b.state(), SaleState::Open); // the part may still be paid
        b.books.decideAll(taken);
        b.scheduler.advance(Millis(600'000));
        QCOMPARE(b.state(), taken ? SaleState::Open : SaleState::Paid);
        QCOMPARE(b.split().taken, reais(taken ? 1200 : 10'000));
    }
}

QTEST_GUILESS_MAIN(TestSplitBack)
#include "tst_splitback.moc"
