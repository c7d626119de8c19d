// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Money and time on the wire: exact both ways, never an exponent form
// (CONTRACT 3.3), never a guess.
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

#include <limits>

using namespace pos;

namespace {

Currency currency(const char *code)
{
    return *Currency::fromCode(QString::fromLatin1(code));
}

/// As it would arrive inside an answer.
QJsonValue jsonValue(const QByteArray &text)
{
    return QJsonDocument::fromJson("[" + text + "]").array().at(0);
}

} // namespace

class TestWireMoney : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writes_data();
    void writes();
    void reads_data();
    void reads();
    void minorUnits();
    void percent();
    void roundTrips();
    void textNeverHasAnExponent();
    void times_data();
    void times();
};

void TestWireMoney::writes_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("two decimals, one needed") << qint64(8490) << QByteArray("BRL") << QByteArray("84.9");
    QTest::newRow("two decimals, both needed") << qint64(1) << QByteArray("BRL") << QByteArray("0.01");
    QTest::newRow("whole") << qint64(5200000) << QByteArray("COP") << QByteArray("52000");
    QTest::newRow("no decimals") << qint64(19990) << QByteArray("CLP") << QByteArray("19990");
    QTest::newRow("guarani") << qint64(1000000) << QByteArray("PYG") << QByteArray("1000000");
    QTest::newRow("three decimals") << qint64(1234) << QByteArray("KWD") << QByteArray("1.234");
    QTest::newRow("zero") << qint64(0) << QByteArray("USD") << QByteArray("0");
    QTest::newRow("negative") << qint64(-5) << QByteArray("USD") << QByteArray("-0.05");
    QTest::newRow("forint is whole") << qint64(2500) << QByteArray("HUF") << QByteArray("2500");
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << QByteArray("USD")
                             << QByteArray("92233720368547758.07");
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << QByteArray("USD")
                              << QByteArray("-92233720368547758.08");
}

void TestWireMoney::writes()
{
    QFETCH(qint64, minor);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, text);
    QCOMPARE(wireNumber(Money::fromMinor(minor, currency(code.constData()))), text);
}

void TestWireMoney::reads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<qint64>("minor"); // -1 = unreadable
    const auto row = [](const char *json, const char *code, qint64 minor) {
        QTest::addRow("%s %s", code, json) << QByteArray(json) << QByteArray(code) << minor;
    };
    row("84.90", "BRL", 8490);
    row("84.9", "BRL", 8490);
    row("84", "BRL", 8400);
    row("0.0", "BRL", 0);
    row("\"84.90\"", "BRL", 8490);
    row("\" 200 \"", "BRL", 20000);
    row("\"100.0000\"", "BRL", 10000);
    row("8.49e1", "BRL", 8490);
    row("\"8.49E+1\"", "BRL", 8490);
    row("1e3", "CLP", 1000);
    row("19990.0", "CLP", 19990);
    row("1.234", "KWD", 1234);
    row("84.90000000000001", "BRL", 8490); // binary noise of the server's own arithmetic
    row("83.99999999999999", "BRL", 8400);
    row("84.905", "BRL", -1);
    row("84.900001", "BRL", -1);
    row("\"84.90000000000001\"", "BRL", -1); // a text has no such noise
    row("19990.5", "CLP", -1);
    row("1e300", "BRL", -1);
    row("\"1e300\"", "BRL", -1);
    row("\"1e-300\"", "BRL", -1);
    row("92233720368547758", "BRL", 9223372036854775800);
    row("92233720368547759", "BRL", -1);
    row("\"\"", "BRL", -1);
    row("\"12,50\"", "BRL", -1);
    row("\"R$ 12\"", "BRL", -1);
    row("\"+12\"", "BRL", -1);
    row("\".5\"", "BRL", -1);
    row("\"5.\"", "BRL", -1);
    row("\"0x10\"", "BRL", -1);
    row("\"NaN\"", "BRL", -1);
    row("\"1e\"", "BRL", -1);
    row("null", "BRL", -1);
    row("true", "BRL", -1);
    row("{}", "BRL", -1);
    row("[84.9]", "BRL", -1);
}

void TestWireMoney::reads()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, code);
    QFETCH(qint64, minor);
    const std::optional<Money> money = moneyFromWire(jsonValue(json), currency(code.constData()));
    QCOMPARE(money.has_value(), minor != -1);
    if (money)
        QCOMPARE(*money, Money::fromMinor(minor, currency(code.constData())));
    QVERIFY(!moneyFromWire(jsonValue(json), Currency()));
}

void TestWireMoney::minorUnits()
{
    const Money money = Money::fromMinor(8490, currency("BRL"));
    QCOMPARE(wireNumber(money, AmountUnit::Minor), QByteArray("8490"));
    QCOMPARE(moneyFromWire(jsonValue("8490"), currency("BRL"), AmountUnit::Minor), std::optional(money));
    QVERIFY(!moneyFromWire(jsonValue("84.9"), currency("BRL"), AmountUnit::Minor));
}

void TestWireMoney::percent()
{
    QCOMPARE(wirePercent(1900), QByteArray("19"));
    QCOMPARE(wirePercent(1050), QByteArray("10.5"));
    QCOMPARE(wirePercent(1), QByteArray("0.01"));
    QCOMPARE(wirePercent(0), QByteArray("0"));
}

void TestWireMoney::roundTrips()
{
    const bool holds = rc::check("what is written is read back, as number up to 2^53 and as text always", [] {
        const auto code = *rc::gen::element<const char *>("BRL", "CLP", "KWD", "USD", "PYG");
        const auto minor = *rc::gen::arbitrary<qint64>();
        const Money money = Money::fromMinor(minor, currency(code));
        const QByteArray text = wireNumber(money);
        if (minor > std::numeric_limits<qint64>::min())
            RC_ASSERT(moneyFromWire(QJsonValue(QString::fromLatin1(text)), currency(code)) == std::optional(money));
        const qint64 small = minor % 1'000'000'000'000'000;
        const Money exact = Money::fromMinor(small, currency(code));
        RC_ASSERT(moneyFromWire(jsonValue(wireNumber(exact)), currency(code)) == std::optional(exact));
    });
    QVERIFY(holds);
}

void TestWireMoney::textNeverHasAnExponent()
{
    const bool holds = rc::check("only digits, one point, one sign; no trailing zero after the point", [] {
        const auto code = *rc::gen::element<const char *>("BRL", "CLP", "KWD");
        const QByteArray text = wireNumber(Money::fromMinor(*rc::gen::arbitrary<qint64>(), currency(code)));
        for (const char c : text)
            RC_ASSERT((c >= '0' && c <= '9') || c == '.' || c == '-');
        RC_ASSERT(text.count('.') <= 1);
        RC_ASSERT(!(text.contains('.') && text.endsWith('0')));
        RC_ASSERT(!text.endsWith('.'));
    });
    QVERIFY(holds);
}

void TestWireMoney::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("microseconds") << QStringLiteral("2025-06-18T19:32:37.851530Z") << qint64(1750275157851);
    QTest::newRow("no fraction") << QStringLiteral("2025-06-18T19:32:37Z") << qint64(1750275157000);
    QTest::newRow("one digit") << QStringLiteral("2025-06-18T19:32:37.8Z") << qint64(1750275157800);
    QTest::newRow("offset") << QStringLiteral("2025-06-18T16:32:37.851-03:00") << qint64(1750275157851);
    QTest::newRow("short offset") << QStringLiteral("2025-06-18T16:32:37.851-0300") << qint64(1750275157851);
    QTest::newRow("blank and small z") << QStringLiteral("2025-06-18 19:32:37.851z") << qint64(1750275157851);
    QTest::newRow("no zone") << QStringLiteral("2025-06-18T19:32:37.851") << qint64(1750275157851);
    QTest::newRow("empty") << QString() << qint64(0);
    QTest::newRow("words") << QStringLiteral("yesterday at half past seven") << qint64(0);
    QTest::newRow("no such day") << QStringLiteral("2025-02-30T19:32:37Z") << qint64(0);
    QTest::newRow("no such hour") << QStringLiteral("2025-02-20T25:32:37Z") << qint64(0);
    QTest::newRow("bad zone") << QStringLiteral("2025-06-18T19:32:37+99:99") << qint64(0);
}

void TestWireMoney::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    QCOMPARE(millisFromWire(text), ms);
    if (ms > 0) {
        QCOMPARE(wireTime27(ms).size(), 27);
        QCOMPARE(millisFromWire(wireTime27(ms)), ms);
    }
}

QTEST_GUILESS_MAIN(TestWireMoney)
#include "tst_wiremoney.moc"
