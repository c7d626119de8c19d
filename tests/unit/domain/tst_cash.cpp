// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Coins and notes of the 17 countries, totals in cash, quick amounts, amounts
// that nobody hands over; and the sums of a drawer.
#include "domain/cash.h"
#include "domain/country.h"
#include "domain/drawer.h"

#include <QTest>
#include <rapidcheck.h>

using namespace pos;

namespace {

Money money(const QByteArray &code, const QByteArray &amount)
{
    return *parseMoney(QString::fromLatin1(amount), *Currency::fromCode(QString::fromLatin1(code)), NumberFormat{u'.', u','});
}

QString plain(const QList<Money> &amounts)
{
    QStringList texts;
    for (const Money amount : amounts)
        texts << amount.toPlainString();
    return texts.join(u' ');
}

DrawerEntry line(DrawerEntryKind kind, const char *amount, TenderKind tender = TenderKind::Cash, const QString &label = {})
{
    DrawerEntry entry;
    entry.kind = kind;
    entry.amount = entry.given = money("BRL", amount);
    entry.rounding = entry.expected = Money::zero(entry.amount.currency());
    entry.tender = tender;
    entry.label = label;
    entry.atMs = 1000;
    return entry;
}

QByteArray pack(QByteArray currency)
{
    return R"({"schema":1,"as_of":"2026-11-22","currencies":[)" + currency.replace('\'', '"') + "]}";
}

} // namespace

class TestCash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCountryHasItsCoinsAndNotes();
    void faultyFilesAreRefused_data();
    void faultyFilesAreRefused();
    void totalsAreRoundedOnlyByRule_data();
    void totalsAreRoundedOnlyByRule();
    void roundingNeverLeavesTheStep();
    void quickAmountsAreWhatPeopleHandOver_data();
    void quickAmountsAreWhatPeopleHandOver();
    void everyQuickAmountIsTaken();
    void impossibleAmountsAreRefused();
    void drawerSums();
    void drawersOfTwoCurrenciesDoNotMix();
    void sumsThatOverflowAreAnError();
    void namesAreReadBack();
};

void TestCash::everyCountryHasItsCoinsAndNotes()
{
    const auto parsed = parseCashPack(shippedCashPack());
    QVERIFY2(parsed.has_value(), qPrintable(parsed ? QString() : parsed.error().join(u'\n')));
    for (const Country &country : allCountries()) {
        if (!country.acceptsPayments)
            continue;
        for (const Currency currency : country.currencies()) {
            const CashFacts *facts = cashFacts(currency);
            QVERIFY2(facts != nullptr, qPrintable(country.code + u' ' + currency.code()));
            QVERIFY(facts->coins.size() >= 4 && facts->notes.size() >= 5);
        }
    }
    QCOMPARE(cashFacts(*Currency::fromCode(u"JPY")), nullptr);
}

void TestCash::faultyFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("fault");
    const char *good = "'coins':['0.50','1'],'notes':['2','5']";
    const auto with = [](const QByteArray &rest) { return pack("{'currency':'BRL'," + rest + '}'); };
    QTest::newRow("no json") << QByteArray("{") << QStringLiteral("$:");
    QTest::newRow("schema") << QByteArray("{\"schema\":2,\"currencies\":[]}") << QStringLiteral("schema");
    QTest::newRow("nothing") << pack("") << QStringLiteral("currencies:");
    QTest::newRow("currency") << pack("{'currency':'XXQ','coins':['1'],'notes':['2']}") << QStringLiteral("currencies[0].currency");
    QTest::newRow("twice") << pack(QByteArray("{'currency':'BRL',") + good + "},{'currency':'BRL'," + good + "}")
                           << QStringLiteral("currencies[1].currency");
    QTest::newRow("unknown key") << with(QByteArray(good) + ",'bills':[]") << QStringLiteral("bills");
    QTest::newRow("decimals") << with("'coins':['0.505'],'notes':['2']") << QStringLiteral("coins");
    QTest::newRow("order") << with("'coins':['1'],'notes':['5','2']") << QStringLiteral("notes: must ascend");
    QTest::newRow("no notes") << with("'coins':['1']") << QStringLiteral("notes: a list");
    QTest::newRow("no source") << with(QByteArray(good) + ",'rounding':{'step':'0.50','mode':'down'}") << QStringLiteral("source");
    QTest::newRow("mode") << with(QByteArray(good) + ",'rounding':{'step':'0.50','mode':'up','says':'a','source':'https://a'}")
                          << QStringLiteral("mode");
    QTest::newRow("step") << with(QByteArray(good) + ",'rounding':{'step':'1','mode':'down','says':'a','source':'https://a'}")
                          << QStringLiteral("smallest coin");
}

void TestCash::faultyFilesAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, fault);
    const auto parsed = parseCashPack(json);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().join(u'\n').contains(fault), qPrintable(parsed.error().join(u'\n')));
}

void TestCash::totalsAreRoundedOnlyByRule_data()
{
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<QByteArray>("total");
    QTest::addColumn<QString>("due");
    const auto row = [](const char *currency, const char *total, const char *due) {
        QTest::newRow(qPrintable(QLatin1String(currency) + u' ' + QLatin1String(total)))
            << QByteArray(currency) << QByteArray(total) << QString::fromLatin1(due);
    };
    row("CLP", "5865", "5860"); // Ley 20.956: 1 to 5 down, 6 to 9 up
    row("CLP", "5866", "5870");
    row("CLP", "5860", "5860");
    row("CLP", "3", "3"); // would be nothing
    row("CLP", "6", "10");
    row("PEN", "9.96", "9.90"); // in the customer's favour
    row("PEN", "0.07", "0.07");
    row("PYG", "19990", "19950");
    row("UYU", "217.25", "217");
    row("BRL", "128.43", "128.43"); // no rule: exact
    row("USD", "0.01", "0.01");
    row("COP", "12345.67", "12345.67");
}

void TestCash::totalsAreRoundedOnlyByRule()
{
    QFETCH(QByteArray, currency);
    QFETCH(QByteArray, total);
    QFETCH(QString, due);
    QCOMPARE(cashDue(money(currency, total)), money(currency, due.toLatin1()));
}

void TestCash::roundingNeverLeavesTheStep()
{
    rc::check([] {
        const auto parsed = parseCashPack(shippedCashPack());
        const CashFacts facts = (*parsed)[*rc::gen::inRange<qsizetype>(0, parsed->size())];
        const Money total = Money::fromMinor(*rc::gen::inRange<qint64>(1, 100'000'000), facts.currency);
        const Money due = cashDue(total);
        RC_ASSERT(due.isPositive());
        if (facts.rounding == CashRounding::Exact) {
            RC_ASSERT(due == total);
            return;
        }
        RC_ASSERT(due == total || due.minor() % facts.step.minor() == 0);
        RC_ASSERT(std::abs(due.minor() - total.minor()) < facts.step.minor());
        RC_ASSERT(cashDue(due) == due);
        if (facts.rounding == CashRounding::Down)
            RC_ASSERT(due.minor() <= total.minor());
    });
}

void TestCash::quickAmountsAreWhatPeopleHandOver_data()
{
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<QByteArray>("due");
    QTest::addColumn<QString>("amounts");
    QTest::newRow("reais") << QByteArray("BRL") << QByteArray("128.40") << QStringLiteral("128.40 130.00 140.00 150.00 200.00");
    QTest::newRow("small") << QByteArray("BRL") << QByteArray("3.40") << QStringLiteral("3.40 4.00 5.00 10.00 20.00");
    QTest::newRow("round") << QByteArray("BRL") << QByteArray("200") << QStringLiteral("200.00");
    QTest::newRow("pesos") << QByteArray("CLP") << QByteArray("5860") << QStringLiteral("5860 6000 10000 20000");
    QTest::newRow("unknown notes") << QByteArray("JPY") << QByteArray("980") << QStringLiteral("980");
}

void TestCash::quickAmountsAreWhatPeopleHandOver()
{
    QFETCH(QByteArray, currency);
    QFETCH(QByteArray, due);
    QFETCH(QString, amounts);
    QCOMPARE(plain(quickAmounts(money(currency, due))), amounts);
}

void TestCash::everyQuickAmountIsTaken()
{
    rc::check([] {
        const auto parsed = parseCashPack(shippedCashPack());
        const CashFacts facts = (*parsed)[*rc::gen::inRange<qsizetype>(0, parsed->size())];
        const Money due = Money::fromMinor(*rc::gen::inRange<qint64>(1, 1'000'000'000), facts.currency);
        for (const Money amount : quickAmounts(due))
            RC_ASSERT(!givenError(due, amount));
    });
}

void TestCash::impossibleAmountsAreRefused()
{
    const Money due = money("BRL", "128.40");
    QVERIFY(!givenError(due, due));
    const auto little = givenError(due, money("BRL", "128.39"));
    QCOMPARE(little->rule, Rule::NotEnough);
    QCOMPARE(little->minimum, due.minor());
    QVERIFY(!givenError(due, money("BRL", "328.39"))); // change below the largest note
    QCOMPARE(givenError(due, money("BRL", "328.40"))->rule, Rule::TooLarge);
    QCOMPARE(givenError(due, money("BRL", "12840"))->rule, Rule::TooLarge); // the point forgotten
    QCOMPARE(givenError(due, money("USD", "200"))->rule, Rule::CurrencyMismatch);
    QVERIFY(!givenError(money("JPY", "980"), money("JPY", "9800")));
    QCOMPARE(givenError(money("JPY", "980"), money("JPY", "9801"))->rule, Rule::TooLarge);
    QVERIFY(!givenError(money("JPY", "980"), money("JPY", "980")));
}

void TestCash::drawerSums()
{
    const Currency brl = *Currency::fromCode(u"BRL");
    const DrawerDay nothing = *drawerDay(brl, {});
    QVERIFY(!nothing.opening && nothing.entries == 0 && nothing.expected.isZero());
    DrawerEntry rounded = line(DrawerEntryKind::Tender, "10.00");
    rounded.given = money("BRL", "20.00");
    rounded.rounding = Money::fromMinor(-3, brl);
    rounded.sale = SaleId::from(QStringLiteral("R1-20261121-000007"));
    const DrawerDay day = *drawerDay(brl, {line(DrawerEntryKind::Float, "80.00"), rounded, line(DrawerEntryKind::Float, "100.00"),
                                           line(DrawerEntryKind::Tender, "25.50"), line(DrawerEntryKind::Payout, "5.50"),
                                           line(DrawerEntryKind::Tender, "40.00", TenderKind::Other, QStringLiteral("Voucher")),
                                           line(DrawerEntryKind::Tender, "2.00", TenderKind::Other, QStringLiteral("Own terminal")),
                                           line(DrawerEntryKind::Payout, "15.00", TenderKind::Other, QStringLiteral("Voucher"))});
    QCOMPARE(day.entries, 8);
    QCOMPARE(day.fromMs, 1000);
    QCOMPARE(*day.opening, money("BRL", "100.00")); // the last one corrects
    QCOMPARE(day.sales, 2);
    QCOMPARE(day.cashIn, money("BRL", "35.50")); // what was kept, not what was handed over
    QCOMPARE(day.rounding.minor(), -3);
    QCOMPARE(day.paidBack, money("BRL", "5.50"));
    QCOMPARE(day.expected, money("BRL", "130.00")); // nothing of the vouchers
    QCOMPARE(day.others.size(), 2);
    QCOMPARE(day.others[0].label, QStringLiteral("Voucher"));
    QCOMPARE(day.others[0].taken, money("BRL", "40.00"));
    QCOMPARE(day.others[0].paidBack, money("BRL", "15.00"));
    QCOMPARE(day.others[1].count, 1);
    // In place of a refund: cash leaves the drawer, a transfer does not.
    const DrawerDay given = *drawerDay(brl, {line(DrawerEntryKind::Float, "80.00"), line(DrawerEntryKind::Instead, "30.00"),
                                             line(DrawerEntryKind::Instead, "9.00", TenderKind::Other, QStringLiteral("Transfer"))});
    QCOMPARE(given.expected, money("BRL", "50.00"));
    QCOMPARE(given.sales, 0);
    QCOMPARE(given.others.size(), 1);
    QCOMPARE(given.others[0].paidBack, money("BRL", "9.00"));
    // Two parts of one sale are one sale.
    rounded.saleTotal = money("BRL", "20.00");
    QCOMPARE(drawerDay(brl, {rounded, rounded})->sales, 1);
    QCOMPARE(drawerDay(brl, {rounded, rounded})->cashIn, money("BRL", "20.00"));
}

void TestCash::drawersOfTwoCurrenciesDoNotMix()
{
    const auto mixed = drawerDay(*Currency::fromCode(u"USD"), {line(DrawerEntryKind::Tender, "10.00")});
    QVERIFY(!mixed);
    QCOMPARE(mixed.error().context.code, QStringLiteral("CURRENCY_MISMATCH"));
}

void TestCash::sumsThatOverflowAreAnError()
{
    DrawerEntry huge = line(DrawerEntryKind::Tender, "1.00");
    huge.amount = Money::fromMinor(std::numeric_limits<qint64>::max() - 1, huge.amount.currency());
    const auto sum = drawerDay(huge.amount.currency(), {huge, huge});
    QVERIFY(!sum);
    QCOMPARE(sum.error().context.code, QStringLiteral("OVERFLOW"));
}

void TestCash::namesAreReadBack()
{
    for (const TenderKind kind : {TenderKind::Cash, TenderKind::Other})
        QCOMPARE(tenderKindFromName(tenderKindName(kind)), kind);
    for (const DrawerEntryKind kind : {DrawerEntryKind::Float, DrawerEntryKind::Tender, DrawerEntryKind::Payout, DrawerEntryKind::Close})
        QCOMPARE(drawerEntryKindFromName(drawerEntryKindName(kind)), kind);
    QVERIFY(!tenderKindFromName(u"card") && !drawerEntryKindFromName(u""));
}

QTEST_GUILESS_MAIN(TestCash)
#include "tst_cash.moc"
