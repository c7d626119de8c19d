// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Cash and other tender over a journal on disk: what is refused, that a sale is
// paid once whatever pays it, one commit or nothing, paying back, closing.
#include "journal/paymentreader.h"
#include "services/chargeguard.h"
#include "services/drawerservice.h"
#include "support/samples.h"
#include "unit/journal/journalkit.h"

#include <QTest>

using namespace pos;
using pos::test::Till;

namespace {

const QString Rosa = QStringLiteral("Rosa");

Money brl(qint64 minor)
{
    return Money::fromMinor(minor, *Currency::fromCode(u"BRL"));
}

/// A till with one open sale of BRL 12.50.
struct Counter
{
    explicit Counter(StatementGate gate = {})
    {
        till.file = till.journalFile(std::move(gate));
        if (!till.file->open())
            qFatal("the journal does not open");
        settings = pos::test::tillSettings();
        start();
        sale = newSale();
    }
    void start()
    {
        DrawerService::Parts parts{till.file->journal(), *till.file->drawer(), till.clock, till.ids, settings, {}, {}, {}, {}};
        parts.blocked = [this] { return blocked; };
        parts.record = [this](const Sale &of) { return recordOf(of); };
        parts.storageTrouble = [this](const Error &) { ++troubles; };
        parts.changed = [this] { ++changes; };
        service = std::make_unique<DrawerService>(parts);
    }
    Result<SaleRecord> recordOf(const Sale &of)
    {
        SaleRecord record = saleRecord(of);
        record.attempts = attempts;
        const Result<QList<DrawerEntry>> tenders = till.file->drawer()->tendersOfSale(of.id);
        if (!tenders)
            return fail(tenders.error());
        for (const DrawerEntry &tender : *tenders)
            record.tenders << TenderPart{tender, Money::zero(tender.amount.currency())};
        return record;
    }
    Sale newSale() { return *till.file->journal().createSale(settings.registerId, pos::test::today(), pos::test::plainDraft()); }
    TenderOrder cash(qint64 given) const { return {sale.id, TenderKind::Cash, brl(1250), brl(given), {}, Rosa}; }
    TenderOrder other(const QString &label) const { return {sale.id, TenderKind::Other, brl(1250), {}, label, Rosa}; }
    PayoutOrder back(const DrawerEntry &tender, qint64 amount, qint64 before = 0) const
    {
        return {tender.id, brl(amount), brl(before), QStringLiteral("Brought back"), Rosa};
    }
    QList<DrawerEntry> period() { return *till.file->drawer()->openPeriod(settings.registerId, settings.currency); }
    DrawerDay day() { return *drawerDay(settings.currency, period()); }
    Sale stored() { return *till.file->journal().sale(sale.id); }

    Till till;
    Settings settings;
    Sale sale;
    std::optional<Error> blocked;
    QList<Attempt> attempts; ///< of every sale
    int troubles = 0, changes = 0;
    std::unique_ptr<DrawerService> service;
};

QString refusal(const Result<DrawerEntry> &answer)
{
    if (answer)
        return QStringLiteral("taken");
    const ErrorContext &context = answer.error().context;
    return context.code.isEmpty() ? context.field : context.code;
}

} // namespace

class TestDrawerService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cashPaysTheSaleInOneCommit();
    void cashTakesTheCartAsItIsNow();
    void otherTenderNeedsAName();
    void badOrdersAreRefused_data();
    void badOrdersAreRefused();
    void noCashWhileAnAttemptMightHaveTakenMoney();
    void aSaleIsPaidOnce();
    void noChargeAfterCash();
    void fullDiskLeavesSaleAndDrawerAsTheyWere();
    void aBlockedTillTakesNothing();
    void roundedTotalsTellTheRounding();
    void paysBackNoMoreThanWasTaken();
    void twoSubmitsPayBackOnce();
    void otherIsNotPaidBackFromTheDrawer();
    void closesWhatWasSeen();
    void aDifferenceNeedsItsReason();
    void drawersOfOtherCurrenciesStandApart();
    void theFileRefusesWhatTheProgramForgot();
    void aRepairKeepsTheLinesThatProveThemselves();
};

void TestDrawerService::cashPaysTheSaleInOneCommit()
{
    Counter counter;
    const Result<DrawerEntry> tender = counter.service->takeTender(counter.cash(2000));
    QCOMPARE(refusal(tender), QStringLiteral("taken"));
    QCOMPARE(tender->amount, brl(1250));
    QCOMPARE(tender->given, brl(2000));
    QCOMPARE(tender->change(), brl(750));
    QCOMPARE(tender->operatorName, Rosa);
    QCOMPARE(tender->registerId, counter.settings.registerId);
    QCOMPARE(tender->atMs, counter.till.clock.nowMs());
    QCOMPARE(counter.stored().state, SaleState::Paid);
    QCOMPARE(counter.changes, 1);
    counter.till.close();
    counter.till.open(); // and after a restart
    QVERIFY(counter.till.file->verify().has_value());
    QCOMPARE(counter.till.file->drawer()->tendersOfSale(counter.sale.id)->constFirst(), *tender);
    const auto reader = PaymentReader::open(counter.till.path());
    const Result<TenderDetail> detail = (*reader)->drawer()->tender(tender->id);
    QCOMPARE(detail->tender, *tender);
    QCOMPARE(detail->sale.id, counter.sale.id);
    QCOMPARE(detail->left(), brl(1250));
    // Yuno's totals know nothing of it.
    QCOMPARE((*reader)->payments({})->size(), 0);
    const Result<PaymentSummary> summary = (*reader)->summary({});
    QVERIFY(summary && *summary == PaymentSummary());
}

void TestDrawerService::cashTakesTheCartAsItIsNow()
{
    Counter counter;
    Sale typed = counter.stored();
    typed.cart.lines.first().quantity = 2;
    TenderOrder order = counter.cash(2500);
    order.total = brl(2500);
    QCOMPARE(refusal(counter.service->takeTender(order)), QString(chargecode::AmountChanged));
    QCOMPARE(refusal(counter.service->takeTender(order, typed)), QStringLiteral("taken"));
    QCOMPARE(counter.stored().cart.lines.first().quantity, 2);
}

void TestDrawerService::otherTenderNeedsAName()
{
    Counter counter;
    QCOMPARE(refusal(counter.service->takeTender(counter.other({}))), QStringLiteral("label"));
    QCOMPARE(refusal(counter.service->takeTender(counter.other(QString(41, u'x')))), QStringLiteral("label"));
    QCOMPARE(refusal(counter.service->takeTender(counter.other(QStringLiteral("4111 1111 1111 1111")))), QStringLiteral("label"));
    const Result<DrawerEntry> tender = counter.service->takeTender(counter.other(QStringLiteral(" Own terminal ")));
    QCOMPARE(tender->label, QStringLiteral("Own terminal"));
    QVERIFY(tender->change().isZero() && tender->rounding.isZero());
    QCOMPARE(counter.stored().state, SaleState::Paid);
    QVERIFY(counter.day().expected.isZero());
}

void TestDrawerService::badOrdersAreRefused_data()
{
    QTest::addColumn<QString>("wanted");
    for (const char *wanted : {"given little", "given absurd", "given nothing", "operator", "AMOUNT_CHANGED", "lines", "SALE_CLOSED", "ALREADY_PAID"})
        QTest::newRow(wanted) << QString::fromLatin1(wanted);
}

void TestDrawerService::badOrdersAreRefused()
{
    QFETCH(QString, wanted);
    Counter counter;
    TenderOrder order = counter.cash(1250);
    std::optional<Sale> typed;
    const QString name = wanted.section(u' ', 0, 0);
    if (wanted == u"given little")
        order.given = brl(1249);
    else if (wanted == u"given absurd")
        order.given = brl(125000);
    else if (wanted == u"given nothing")
        order.given = {};
    else if (wanted == u"operator")
        order.operatorName = QStringLiteral("  ");
    else if (wanted == u"AMOUNT_CHANGED")
        order.total = brl(1200);
    else if (wanted == u"lines") {
        typed = counter.stored();
        typed->cart.lines.clear();
    } else {
        Sale moved = counter.stored();
        moved.state = wanted == u"SALE_CLOSED" ? SaleState::Parked : SaleState::Paid;
        QVERIFY(counter.till.file->journal().saveSale(moved).has_value());
    }
    const SaleState before = counter.stored().state;
    QVERIFY2(refusal(counter.service->takeTender(order, typed)).startsWith(name), qPrintable(refusal(counter.service->takeTender(order, typed))));
    QCOMPARE(counter.stored().state, before);
    QCOMPARE(counter.period().size(), 0);
    QCOMPARE(counter.troubles + counter.changes, 0);
}

void TestDrawerService::noCashWhileAnAttemptMightHaveTakenMoney()
{
    Counter counter;
    counter.attempts = {pos::test::attemptIn(AttemptState::Unknown, counter.till.clock.nowMs())};
    QCOMPARE(refusal(counter.service->takeTender(counter.cash(1250))), QString(chargecode::AttemptOpen));
    QCOMPARE(counter.stored().state, SaleState::Open);
    counter.attempts.first().released = true;
    QCOMPARE(refusal(counter.service->takeTender(counter.cash(1250))), QStringLiteral("taken"));
}

void TestDrawerService::aSaleIsPaidOnce()
{
    Counter counter;
    QCOMPARE(refusal(counter.service->takeTender(counter.cash(1250))), QStringLiteral("taken"));
    QCOMPARE(refusal(counter.service->takeTender(counter.cash(1250))), QString(chargecode::AlreadyPaid));
    QCOMPARE(refusal(counter.service->takeTender(counter.other(QStringLiteral("Voucher")))), QString(chargecode::AlreadyPaid));
    // A screen that is a moment behind still calls it open: the file knows better.
    Sale stale = counter.stored();
    stale.state = SaleState::Open;
    QVERIFY(!counter.service->takeTender(counter.cash(1250), stale));
    QCOMPARE(counter.period().size(), 1);
    QCOMPARE(counter.stored().state, SaleState::Paid);
}

void TestDrawerService::noChargeAfterCash()
{
    Counter counter;
    QVERIFY(counter.service->takeTender(counter.cash(1250)).has_value());
    ChargeFacts facts;
    facts.sale = counter.stored();
    facts.settings = counter.settings;
    ChargeOrder order;
    order.sale = counter.sale.id;
    order.intent.amount = brl(1250);
    const std::optional<Error> error = chargeRefusal(order, facts);
    QVERIFY(error.has_value());
    QCOMPARE(error->context.code, QString(chargecode::AlreadyPaid));
}

void TestDrawerService::fullDiskLeavesSaleAndDrawerAsTheyWere()
{
    int failAt = -1, seen = 0;
    Counter counter([&](const QString &) -> std::optional<Error> {
        if (failAt < 0 || ++seen != failAt)
            return std::nullopt;
        return Error{ErrorKind::StorageFull, {.path = QStringLiteral("injected")}};
    });
    int failures = 0;
    for (int n = 1;; ++n) {
        failAt = n;
        seen = 0;
        const Result<DrawerEntry> answer = counter.service->takeTender(counter.cash(1250));
        failAt = -1;
        if (answer)
            break;
        QCOMPARE(answer.error().kind, ErrorKind::StorageFull);
        QCOMPARE(counter.stored().state, SaleState::Open);
        QCOMPARE(counter.period().size(), 0);
        ++failures;
    }
    QVERIFY(failures >= 5); // begin, reads, the line, the sale, commit
    QVERIFY(counter.troubles > 0);
    QCOMPARE(counter.period().size(), 1);
    QCOMPARE(counter.stored().state, SaleState::Paid);
    QVERIFY(counter.till.file->verify().has_value());
}

void TestDrawerService::aBlockedTillTakesNothing()
{
    Counter counter;
    counter.blocked = Error{ErrorKind::StorageFull, {.code = QStringLiteral("STORAGE_TROUBLE")}};
    QCOMPARE(refusal(counter.service->takeTender(counter.cash(1250))), QStringLiteral("STORAGE_TROUBLE"));
    QVERIFY(!counter.service->setFloat({brl(100), Rosa}) && !counter.service->close({brl(0), brl(0), {}, Rosa}));
    QCOMPARE(counter.period().size(), 0);
}

void TestDrawerService::roundedTotalsTellTheRounding()
{
    Counter counter;
    const Currency clp = *Currency::fromCode(u"CLP");
    counter.settings.country = QStringLiteral("CL");
    counter.settings.currency = clp;
    counter.settings.ceiling = {};
    Sale draft = pos::test::plainDraft();
    draft.cart.currency = clp;
    draft.cart.lines.first().unitPrice = Money::fromMinor(5866, clp);
    const Sale sale = *counter.till.file->journal().createSale(counter.settings.registerId, pos::test::today(), draft);
    const Result<DrawerEntry> tender = counter.service->takeTender(
        {sale.id, TenderKind::Cash, Money::fromMinor(5866, clp), Money::fromMinor(6000, clp), {}, Rosa});
    QCOMPARE(refusal(tender), QStringLiteral("taken"));
    QCOMPARE(tender->amount.minor(), 5870);
    QCOMPARE(tender->rounding.minor(), 4);
    QCOMPARE(tender->change().minor(), 130);
    QCOMPARE(counter.day().expected.minor(), 5870);
    QCOMPARE(counter.day().rounding.minor(), 4);
}

void TestDrawerService::paysBackNoMoreThanWasTaken()
{
    Counter counter;
    const DrawerEntry tender = *counter.service->takeTender(counter.cash(2000));
    QCOMPARE(refusal(counter.service->payOut(counter.back(tender, 1251))), QStringLiteral("amount"));
    QCOMPARE(refusal(counter.service->payOut(counter.back(tender, 0))), QStringLiteral("amount"));
    PayoutOrder hasty = counter.back(tender, 250);
    hasty.reason = QStringLiteral("x");
    QCOMPARE(refusal(counter.service->payOut(hasty)), QStringLiteral("reason"));
    const Result<DrawerEntry> part = counter.service->payOut(counter.back(tender, 250));
    QCOMPARE(refusal(part), QStringLiteral("taken"));
    QCOMPARE(part->sale, counter.sale.id);
    QCOMPARE(part->tenderId, tender.id);
    QCOMPARE(part->reason, QStringLiteral("Brought back"));
    QCOMPARE(refusal(counter.service->payOut(counter.back(tender, 1001, 250))), QStringLiteral("amount"));
    QCOMPARE(refusal(counter.service->payOut(counter.back(tender, 1000, 250))), QStringLiteral("taken"));
    QCOMPARE(refusal(counter.service->payOut(counter.back(tender, 1, 1250))), QString(drawercode::NothingLeft));
    QCOMPARE(counter.day().expected, brl(0));
    // Paid back or not: the sale was sold, and is not charged again.
    QCOMPARE(counter.stored().state, SaleState::Paid);
    QCOMPARE(refusal(counter.service->takeTender(counter.cash(1250))), QString(chargecode::AlreadyPaid));
}

void TestDrawerService::twoSubmitsPayBackOnce()
{
    Counter counter;
    const DrawerEntry tender = *counter.service->takeTender(counter.cash(1250));
    const PayoutOrder order = counter.back(tender, 500);
    QCOMPARE(refusal(counter.service->payOut(order)), QStringLiteral("taken"));
    QCOMPARE(refusal(counter.service->payOut(order)), QString(drawercode::Moved));
    QCOMPARE(counter.day().paidBack, brl(500));
    const Result<DrawerEntry> ofAPayout = counter.service->payOut(counter.back(counter.period().constLast(), 100));
    QCOMPARE(ofAPayout.error().kind, ErrorKind::NotFound);
}

void TestDrawerService::otherIsNotPaidBackFromTheDrawer()
{
    Counter counter;
    const DrawerEntry tender = *counter.service->takeTender(counter.other(QStringLiteral("Voucher")));
    QCOMPARE(refusal(counter.service->payOut(counter.back(tender, 1250))), QStringLiteral("taken"));
    const DrawerDay day = counter.day();
    QVERIFY(day.paidBack.isZero() && day.expected.isZero());
    QCOMPARE(day.others.constFirst().paidBack, brl(1250));
}

void TestDrawerService::closesWhatWasSeen()
{
    Counter counter;
    QCOMPARE(refusal(counter.service->close({brl(0), brl(0), {}, Rosa})), QString(drawercode::NothingToClose));
    QVERIFY(counter.service->setFloat({brl(10000), Rosa}).has_value());
    QVERIFY(counter.service->takeTender(counter.cash(1250)).has_value());
    QCOMPARE(refusal(counter.service->close({brl(10000), brl(10000), {}, Rosa})), QString(drawercode::Moved)); // not the sale's money
    const Result<DrawerEntry> close = counter.service->close({brl(11250), brl(11250), QStringLiteral("ignored"), Rosa});
    QCOMPARE(refusal(close), QStringLiteral("taken"));
    QVERIFY(close->difference().isZero());
    QCOMPARE(refusal(counter.service->close({brl(11250), brl(11250), {}, Rosa})), QString(drawercode::NothingToClose)); // pressed twice
    QCOMPARE(counter.period().size(), 0);
    // Kept, to be printed again.
    const auto reader = PaymentReader::open(counter.till.path());
    const DrawerSheet sheet = *(*reader)->drawer()->sheet({counter.settings.registerId, counter.settings.currency, {}});
    QCOMPARE(sheet.closes.size(), 1);
    const DrawerReport report = *(*reader)->drawer()->closedPeriod(sheet.closes.constFirst().id);
    QCOMPARE(report.day.sales, 1);
    QCOMPARE(report.day.expected, report.close.expected);
    // A sale of before the close is still found, and paid back out of the next period.
    const DrawerSheet found = *(*reader)->drawer()->sheet({counter.settings.registerId, counter.settings.currency, counter.sale.id.text().right(6)});
    QCOMPARE(found.entries.size(), 1);
    QVERIFY(counter.service->payOut(counter.back(found.entries.constFirst(), 1250)).has_value());
    QCOMPARE(counter.day().expected, brl(-1250));
    QCOMPARE((*reader)->drawer()->closedPeriod(report.close.id)->day, report.day);
}

void TestDrawerService::aDifferenceNeedsItsReason()
{
    Counter counter;
    QVERIFY(counter.service->setFloat({brl(5000), Rosa}).has_value());
    QCOMPARE(refusal(counter.service->close({brl(4990), brl(5000), {}, Rosa})), QStringLiteral("reason"));
    QCOMPARE(refusal(counter.service->close({brl(-1), brl(5000), {}, Rosa})), QStringLiteral("counted"));
    QCOMPARE(refusal(counter.service->setFloat({brl(-1), Rosa})), QStringLiteral("amount"));
    const Result<DrawerEntry> close = counter.service->close({brl(4990), brl(5000), QStringLiteral("Change given wrongly"), Rosa});
    QCOMPARE(close->difference(), brl(-10));
    QCOMPARE(close->reason, QStringLiteral("Change given wrongly"));
}

void TestDrawerService::drawersOfOtherCurrenciesStandApart()
{
    Counter counter;
    const Currency usd = *Currency::fromCode(u"USD");
    QVERIFY(counter.service->setFloat({Money::fromMinor(700, usd), Rosa}).has_value());
    QVERIFY(counter.service->setFloat({brl(100), Rosa}).has_value());
    QVERIFY(counter.service->close({brl(100), brl(100), {}, Rosa}).has_value());
    const QList<DrawerEntry> dollars = *counter.till.file->drawer()->openPeriod(counter.settings.registerId, usd);
    QCOMPARE(dollars.size(), 1);
    counter.settings.registerId = RegisterId::from(QStringLiteral("R2"));
    QCOMPARE(counter.period().size(), 0);
    QCOMPARE(refusal(counter.service->close({brl(0), brl(0), {}, Rosa})), QString(drawercode::NothingToClose));
}

void TestDrawerService::theFileRefusesWhatTheProgramForgot()
{
    Counter counter;
    const DrawerEntry tender = *counter.service->takeTender(counter.cash(1250));
    DrawerJournal &drawer = *counter.till.file->drawer();
    DrawerEntry again = tender;
    again.id = DrawerEntryId::from(counter.till.ids.uuid());
    QVERIFY(!drawer.appendDrawerEntry(again));
    DrawerEntry payout = tender;
    payout.id = DrawerEntryId::from(counter.till.ids.uuid());
    payout.kind = DrawerEntryKind::Payout;
    payout.tenderId = tender.id;
    payout.amount = brl(1251);
    QVERIFY(!drawer.appendDrawerEntry(payout));
    DrawerEntry short_ = tender;
    short_.id = DrawerEntryId::from(counter.till.ids.uuid());
    short_.sale = counter.newSale().id;
    short_.given = brl(1249);
    QVERIFY(!drawer.appendDrawerEntry(short_));
    QCOMPARE(counter.period().size(), 1);
    counter.till.close();
    for (const QString &sql : {QStringLiteral("UPDATE drawer_entry SET amount_minor = 1"), QStringLiteral("DELETE FROM drawer_entry")})
        QVERIFY(!pos::test::tamper(counter.till.path(), sql).isEmpty());
    // Behind the guards' back it still shows.
    QCOMPARE(pos::test::tamper(counter.till.path(), QStringLiteral("DROP TRIGGER drawer_unchanged")), QString());
    QCOMPARE(pos::test::tamper(counter.till.path(), QStringLiteral("UPDATE drawer_entry SET amount_minor = 1000")), QString());
    counter.till.open();
    QCOMPARE(counter.till.file->verify().error().kind, ErrorKind::StorageCorrupt);
}

void TestDrawerService::aRepairKeepsTheLinesThatProveThemselves()
{
    Counter counter;
    QVERIFY(counter.service->setFloat({brl(10000), Rosa}).has_value());
    QVERIFY(counter.service->takeTender(counter.cash(1250)).has_value());
    QVERIFY(counter.service->setFloat({brl(9000), Rosa}).has_value());
    counter.till.file->suspectDamage();
    counter.till.close();
    const auto behindTheBack = [&counter](const QString &sql) { return pos::test::tamper(counter.till.path(), sql); };
    QCOMPARE(behindTheBack(QStringLiteral("DROP TRIGGER drawer_unchanged")), QString());
    QCOMPARE(behindTheBack(QStringLiteral("UPDATE drawer_entry SET amount_minor = 1 WHERE kind = 'tender'")), QString());
    counter.till.file = counter.till.journalFile();
    const Result<JournalOpening> opening = counter.till.file->open();
    QVERIFY(opening && opening->salvage);
    QCOMPARE(opening->salvage->lost, 1);
    QVERIFY(counter.till.file->verify().has_value());
    QCOMPARE(counter.period().size(), 2); // renumbered, chained anew
    QCOMPARE(*counter.day().opening, brl(9000));
    QCOMPARE(counter.stored().state, SaleState::Paid); // and so not sold twice
    counter.start();
    QCOMPARE(refusal(counter.service->takeTender(counter.cash(1250))), QString(chargecode::AlreadyPaid));
}

QTEST_GUILESS_MAIN(TestDrawerService)
#include "tst_drawerservice.moc"
