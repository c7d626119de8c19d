// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A sale in parts through the engine, over a journal on disk: what is taken, what
// is refused, parking, restarts.
#include "journal/paymentreader.h"
#include "unit/services/splitbench.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

class TestSplitService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cardAndCashPayOneSale();
    void partsOfCashRoundToTheirOwn();
    void nothingAboveTheRest();
    void neverTwoPartsAtOnce();
    void pressingTwiceTakesOnePart();
    void cartStaysWhileAPartIsHere();
    void parkedAndResumedWithItsRest();
    void parkedWhileTheCustomerPays();
    void restartInTheMiddleBringsTheRestBack();
    void voucherPaysTheRestAlone();
    void fullDiskLeavesTheSaleAsItWas();
    void wholeSalesAreAsBefore();
};

void TestSplitService::cardAndCashPayOneSale()
{
    SplitBench b;
    const Result<Attempt> card = b.charge(b.online(3000));
    QCOMPARE(codeOf(card), QStringLiteral("taken"));
    SaleSplit split = b.split();
    QCOMPARE(b.state(), SaleState::Open);
    QCOMPARE(split.taken, reais(3000));
    QCOMPARE(split.rest, reais(7000));
    QVERIFY(split.mayTake && split.inParts && !split.onlyBack);
    // The body is about the part, not about the cart.
    const QByteArray body = b.store->journal().attempt(card->id)->body;
    QVERIFY2(body.contains("\"minor\":3000"), body.constData());

    const Result<DrawerEntry> cash = b.take(b.cash(7000, 10000));
    QCOMPARE(codeOf(cash), QStringLiteral("taken"));
    QCOMPARE(cash->amount, reais(7000));
    QCOMPARE(cash->change(), reais(3000));
    QCOMPARE(cash->saleTotal, reais(10000));
    QCOMPARE(b.state(), SaleState::Paid);
    split = b.split();
    QVERIFY(split.rest.isZero() && !split.mayTake && split.parts.size() == 2);
    // Yuno's totals know the card alone, the drawer the cash alone.
    const auto reader = PaymentReader::open(b.till.path());
    const Result<PaymentSummary> summary = (*reader)->summary({});
    QCOMPARE(summary->sums.value(QStringLiteral("BRL")).approvedMinor, 3000);
    const auto sheet = (*reader)->drawer()->sheet({cash->registerId, brl(), {}});
    QCOMPARE(sheet->day.expected, reais(7000));
    QCOMPARE(codeOf(b.take(b.cash(1))), QString(chargecode::AlreadyPaid));
    QCOMPARE(codeOf(b.charge(b.online(1))), QString(chargecode::AlreadyPaid));
    QVERIFY(b.store->verify().has_value());
}

void TestSplitService::partsOfCashRoundToTheirOwn()
{
    // The sale's total is what the parts cover; what the country's rule rounds stands beside it.
    SaleRecord record;
    const Currency clp = *Currency::fromCode(u"CLP");
    record.total = Money::fromMinor(5866, clp);
    DrawerEntry tender;
    tender.amount = Money::fromMinor(3330, clp);
    tender.rounding = Money::fromMinor(-3, clp);
    record.tenders = {{tender, Money::zero(clp)}};
    const SaleSplit split = splitOf(record);
    QCOMPARE(split.taken.minor(), 3333);
    QCOMPARE(split.rest.minor(), 2533);
}

void TestSplitService::nothingAboveTheRest()
{
    SplitBench b;
    QVERIFY(b.take(b.cash(4000)).has_value());
    QCOMPARE(codeOf(b.take(b.cash(6001))), QString(chargecode::NotAPart));
    QCOMPARE(codeOf(b.charge(b.online(6001))), QString(chargecode::NotAPart));
    QCOMPARE(codeOf(b.charge(b.online(0))), QString(chargecode::NotAPart));
    ChargeOrder whole = b.online(10000);
    whole.part.reset();
    QCOMPARE(codeOf(b.charge(whole)), QString(chargecode::PartsTaken));
    ChargeOrder held = b.online(6000);
    held.intent.capture = false;
    QCOMPARE(codeOf(b.charge(held)), QStringLiteral("capture"));
    QVERIFY(b.books.payments.empty());
    // The file refuses it whatever the program forgets.
    DrawerEntry line = b.record().tenders.first().tender;
    line.id = DrawerEntryId::from(QStringLiteral("forged"));
    line.amount = line.given = reais(6001);
    QVERIFY(!b.store->drawer()->appendDrawerEntry(line));
    line.amount = line.given = reais(1);
    line.saleTotal = {};
    QVERIFY(!b.store->drawer()->appendDrawerEntry(line));
    line.saleTotal = reais(20000);
    QVERIFY(!b.store->drawer()->appendDrawerEntry(line));
    // Seven parts and no eighth but all of the rest.
    for (int i = 1; i < MostParts - 1; ++i)
        QVERIFY(b.take(b.cash(100)).has_value());
    QCOMPARE(codeOf(b.take(b.cash(100))), QString(chargecode::NotAPart));
    QVERIFY(b.take(b.cash(b.split().rest.minor())).has_value());
    QCOMPARE(b.state(), SaleState::Paid);
}

void TestSplitService::neverTwoPartsAtOnce()
{
    SplitBench b;
    b.books.create = Books::Create::Wait;
    const ChargeOrder first = b.online(3000), second = b.online(7000);
    const TenderOrder cash = b.cash(7000);
    QVERIFY(b.charge(first).has_value());
    QCOMPARE(codeOf(b.charge(second)), QString(chargecode::AttemptOpen));
    QCOMPARE(codeOf(b.take(cash)), QString(chargecode::AttemptOpen));
    QCOMPARE(codeOf(b.payBack()), QString(chargecode::AttemptOpen));
    QCOMPARE(b.books.payments.size(), size_t(1));
    b.books.decideAll(false);
    b.scheduler.advance(Millis(60'000));
    b.books.create = Books::Create::Approve;
    QCOMPARE(codeOf(b.charge(second)), QStringLiteral("taken"));
}

void TestSplitService::pressingTwiceTakesOnePart()
{
    SplitBench b;
    const TenderOrder cash = b.cash(2000);
    QVERIFY(b.take(cash).has_value());
    QCOMPARE(codeOf(b.take(cash)), QString(chargecode::AmountChanged));
    const ChargeOrder card = b.online(2000);
    QVERIFY(b.charge(card).has_value());
    QCOMPARE(codeOf(b.charge(card)), QString(chargecode::AmountChanged));
    const PayBackOrder back = b.backOrder();
    QVERIFY(b.take(b.cash(1000)).has_value());
    QCOMPARE(codeOf(b.core->payBack(back)), QString(chargecode::AmountChanged)); // more is here than was shown
    QCOMPARE(b.split().taken, reais(5000));
}

void TestSplitService::cartStaysWhileAPartIsHere()
{
    SplitBench b;
    QVERIFY(b.take(b.cash(2000)).has_value());
    Sale changed = b.sale;
    changed.cart.lines.first().quantity = 1;
    changed.description = QStringLiteral("Still typing");
    b.core->saveSale(changed);
    b.scheduler.advance(Millis(1000));
    const Sale stored = *b.store->journal().sale(b.sale.id);
    QCOMPARE(stored.cart.lines.first().quantity, 2);
    QCOMPARE(stored.description, QStringLiteral("Still typing"));
    QCOMPARE(codeOf(b.core->discardSale(b.sale.id, QStringLiteral("customer left"))), QString(chargecode::PartsTaken));
}

void TestSplitService::parkedAndResumedWithItsRest()
{
    SplitBench b;
    QVERIFY(b.take(b.cash(2000)).has_value());
    QVERIFY(b.charge(b.online(1000)).has_value());
    QVERIFY(b.core->parkSale(b.sale.id, QStringLiteral("Fetches money")).has_value());
    QVERIFY(!b.split().mayTake);
    QCOMPARE(codeOf(b.take(b.cash(1000))), QString(chargecode::SaleClosed));
    QVERIFY(b.core->resumeSale(b.sale.id).has_value());
    QCOMPARE(b.split().rest, reais(7000));
    QVERIFY(b.take(b.cash(7000)).has_value());
    QCOMPARE(b.state(), SaleState::Paid);
}

/// "Park it, serve the next customer" stood beside every waiting payment and was always refused.
void TestSplitService::parkedWhileTheCustomerPays()
{
    SplitBench b;
    b.books.create = Books::Create::Wait;
    ChargeOrder whole = b.online(10000);
    whole.part.reset();
    QVERIFY(b.charge(whole).has_value());
    QVERIFY(b.core->parkSale(b.sale.id, QStringLiteral("Pays on the phone")).has_value());
    QCOMPARE(codeOf(b.core->discardSale(b.sale.id, QStringLiteral("customer left"))), QString(chargecode::AttemptOpen));
    QCOMPARE(codeOf(b.charge(whole)), QString(chargecode::AttemptOpen));
    QCOMPARE(b.core->resumeSale(b.sale.id)->cart, b.sale.cart);
    QVERIFY(b.core->parkSale(b.sale.id, QStringLiteral("Pays on the phone")).has_value());
    b.books.decideAll(true);
    b.scheduler.advance(Millis(120'000));
    QCOMPARE(b.state(), SaleState::Paid); // and no longer parked
}

void TestSplitService::restartInTheMiddleBringsTheRestBack()
{
    SplitBench b;
    QVERIFY(b.take(b.cash(2000)).has_value());
    b.books.create = Books::Create::LoseAnswer;
    QVERIFY(b.charge(b.online(3000)).has_value());
    b.books.create = Books::Create::Approve;
    QVERIFY(!b.split().mayTake); // nobody knows yet
    const StartReport report = b.restart();
    QVERIFY(report.openSale && report.openSale->id == b.sale.id);
    b.scheduler.advance(Millis(120'000));
    QCOMPARE(b.split().taken, reais(5000));
    QCOMPARE(b.split().rest, reais(5000));
    QVERIFY(b.split().mayTake);
    QVERIFY(b.charge(b.online(5000)).has_value());
    QCOMPARE(b.state(), SaleState::Paid);
    QVERIFY(!b.restart().openSale);
}

void TestSplitService::voucherPaysTheRestAlone()
{
    ChargeFacts facts;
    facts.sale = openSale();
    facts.settings = tillSettings();
    facts.settings.methods = {QStringLiteral("boleto")};
    ChargeOrder order = orderFor(facts.sale);
    order.intent.methodId = QStringLiteral("boleto");
    order.intent.amount = reais(1000);
    order.part = PartShown{reais(2500), reais(0)};
    std::optional<Error> refusal = chargeRefusal(order, facts);
    QVERIFY(refusal && refusal->context.field == u"part");
    order.intent.amount = reais(2500);
    refusal = chargeRefusal(order, facts);
    QVERIFY(!refusal || refusal->context.field != u"part");
}

void TestSplitService::fullDiskLeavesTheSaleAsItWas()
{
    int failAt = -1, seen = 0; // they outlive the bench, whose end writes, too
    SplitBench b;
    b.gate = [&](const QString &) -> std::optional<Error> {
        if (failAt < 0 || ++seen != failAt)
            return std::nullopt;
        return Error{ErrorKind::StorageFull, {.path = QStringLiteral("injected")}};
    };
    b.restart();
    QVERIFY(b.take(b.cash(2000)).has_value());
    QVERIFY(b.charge(b.online(3000)).has_value());
    int failures = 0;
    for (int n = 1; n < 60; ++n) {
        const PayBackOrder order = b.backOrder();
        failAt = n;
        seen = 0;
        const Result<SaleRecord> begun = b.core->payBack(order);
        failAt = -1;
        b.scheduler.advance(Millis(10'000)); // the disk is well again
        const bool going = b.state() != SaleState::Open;
        QCOMPARE(b.record().tenders.first().paidBack, reais(going ? 2000 : 0)); // both or none
        if (going)
            break;
        QVERIFY(!begun);
        ++failures;
    }
    QVERIFY(failures >= 3);
    b.scheduler.advance(Millis(300'000));
    QCOMPARE(b.state(), SaleState::Discarded);
    QCOMPARE(b.books.payments.begin()->second.refunded->minor(), 3000);
}

void TestSplitService::wholeSalesAreAsBefore()
{
    SplitBench b;
    ChargeOrder order = b.online(10000);
    order.part.reset();
    QVERIFY(b.charge(order).has_value());
    QCOMPARE(b.state(), SaleState::Paid);
    QVERIFY(!b.split().inParts);
    QCOMPARE(codeOf(b.payBack()), QString(chargecode::AlreadyPaid)); // refunds are for the Payments page
    SplitBench c;
    TenderOrder cash = c.cash(10000);
    cash.part.reset();
    QVERIFY(!c.take(cash)->saleTotal.isValid());
    QCOMPARE(c.state(), SaleState::Paid);
}

QTEST_GUILESS_MAIN(TestSplitService)
#include "tst_splitservice.moc"
