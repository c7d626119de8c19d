// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/money.h"

#include <rapidcheck.h>

#include <QTest>

#include <limits>
#include <numeric>

using namespace pos;

namespace {

constexpr qint64 Max = std::numeric_limits<qint64>::max();
constexpr qint64 Min = std::numeric_limits<qint64>::min();

Currency currency(const char *code)
{
    return *Currency::fromCode(QLatin1String(code).toString());
}

Money brl(qint64 minor)
{
    return Money::fromMinor(minor, currency("BRL"));
}

QString codeOf(const auto &result)
{
    return result ? QStringLiteral("none") : result.error().context.code;
}

QList<qint64> minors(const QList<Money> &parts)
{
    QList<qint64> list;
    for (const Money &part : parts)
        list << part.minor();
    return list;
}

}

class TestMoney : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void currencyTable_data()
    {
        QTest::addColumn<int>("exponent");
        // CONTRACT 3.4, typed again.
        for (const char *code : {"BIF", "CLP", "DJF", "GNF", "HUF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX",
                                 "VND", "VUV", "XAF", "XOF", "XPF"})
            QTest::newRow(code) << 0;
        for (const char *code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
            QTest::newRow(code) << 3;
        for (const char *code : {"ARS", "BOB", "BRL", "COP", "CRC", "USD", "SVC", "GTQ", "HNL", "MXN", "NIO", "PAB",
                                 "PEN", "UYU", "EUR", "GBP", "CAD"})
            QTest::newRow(code) << 2;
    }
    void currencyTable()
    {
        const auto found = Currency::fromCode(QLatin1String(QTest::currentDataTag()).toString());
        QVERIFY(found);
        QFETCH(int, exponent);
        QCOMPARE(found->exponent(), exponent);
        QCOMPARE(found->minorPerMajor(), exponent == 0 ? 1 : exponent == 2 ? 100 : 1000);
        QCOMPARE(found->code(), QLatin1String(QTest::currentDataTag()));
    }

    void onlyTheListedCurrenciesDifferFromTwoDecimals()
    {
        int zero = 0, three = 0;
        for (const Currency &each : Currency::all()) {
            zero += each.exponent() == 0;
            three += each.exponent() == 3;
            QVERIFY(each.exponent() == 0 || each.exponent() == 2 || each.exponent() == 3);
        }
        QCOMPARE(zero, 17);
        QCOMPARE(three, 7);
        QCOMPARE(Currency::all().size(), 155);
    }

    void currencyCodes()
    {
        QCOMPARE(Currency::fromCode(u"brl"), Currency::fromCode(u"BRL"));
        for (const char16_t *wrong : {u"", u"BR", u"BRLX", u"XXX", u"B1L", u"\u00c9UR", u" BRL"})
            QVERIFY(!Currency::fromCode(wrong));
        QVERIFY(!Currency().isValid());
        QCOMPARE(Currency().code(), QString());
    }

    void plainStrings_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("text");
        QTest::newRow("two") << "BRL" << qint64(1250) << "12.50";
        QTest::newRow("two, small") << "BRL" << qint64(5) << "0.05";
        QTest::newRow("two, negative") << "BRL" << qint64(-5) << "-0.05";
        QTest::newRow("none") << "CLP" << qint64(-3) << "-3";
        QTest::newRow("three") << "KWD" << qint64(1234) << "1.234";
        QTest::newRow("zero") << "USD" << qint64(0) << "0.00";
        QTest::newRow("largest") << "USD" << Max << "92233720368547758.07";
        QTest::newRow("smallest") << "USD" << Min << "-92233720368547758.08";
    }
    void plainStrings()
    {
        QFETCH(QString, code);
        QFETCH(qint64, minor);
        const Money money = Money::fromMinor(minor, *Currency::fromCode(code));
        QTEST(money.toPlainString(), "text");
        QCOMPARE(money.toDebugString(), QString(code + QLatin1Char(' ') + money.toPlainString()));
    }

    void mixedAndMissingCurrenciesAreErrors()
    {
        const Money usd = Money::fromMinor(1, currency("USD"));
        const QString mismatch = QStringLiteral("CURRENCY_MISMATCH");
        QCOMPARE(codeOf(brl(1).plus(usd)), mismatch);
        QCOMPARE(codeOf(brl(1).minus(usd)), mismatch);
        QCOMPARE(codeOf(Money().plus(Money())), mismatch);
        QCOMPARE(codeOf(Money().times(2)), mismatch);
        QCOMPARE(codeOf(Money().basisPoints(1)), mismatch);
        QCOMPARE(codeOf(Money().allocate({1})), mismatch);
        QCOMPARE(brl(1).plus(usd).error().kind, ErrorKind::InvalidInput);
    }

    void overflowIsAnError()
    {
        const QString overflow = QStringLiteral("OVERFLOW");
        QCOMPARE(codeOf(brl(Max).plus(brl(1))), overflow);
        QCOMPARE(codeOf(brl(Min).plus(brl(-1))), overflow);
        QCOMPARE(codeOf(brl(Min).minus(brl(1))), overflow);
        QCOMPARE(codeOf(brl(0).minus(brl(Min))), overflow);
        QCOMPARE(codeOf(brl(Min).times(-1)), overflow);
        QCOMPARE(codeOf(brl(Max / 2).times(3)), overflow);
        QCOMPARE(codeOf(brl(Max).basisPoints(10001)), overflow);
        QCOMPARE(brl(Max).plus(brl(0))->minor(), Max);
        QCOMPARE(brl(-1).minus(brl(Max))->minor(), Min);
        QCOMPARE(brl(Min).times(1)->minor(), Min);
        QCOMPARE(brl(Min / 2).times(2)->minor(), Min);
        QCOMPARE(brl(Max).basisPoints(10000)->minor(), Max);
        QCOMPARE(brl(Min).basisPoints(10000)->minor(), Min);
    }

    void basisPointsRoundOnce_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<qint64>("points");
        QTest::addColumn<qint64>("halfUp");
        QTest::addColumn<qint64>("halfEven");
        QTest::addColumn<qint64>("down");
        const auto row = [](const char *name, qint64 minor, qint64 points, qint64 up, qint64 even, qint64 down) {
            QTest::newRow(name) << minor << points << up << even << down;
        };
        row("19 % of 100.00", 10000, 1900, 1900, 1900, 1900);
        row("half of 1", 1, 5000, 1, 0, 0);
        row("half of 3", 3, 5000, 2, 2, 1);
        row("half of -1", -1, 5000, -1, 0, 0);
        row("half of -3", -3, 5000, -2, -2, -1);
        row("just below half", 49, 100, 0, 0, 0);
        row("just above half", 51, 100, 1, 1, 0);
        row("all", 12345, 10000, 12345, 12345, 12345);
        row("none", 12345, 0, 0, 0, 0);
        row("twice", 12345, 20000, 24690, 24690, 24690);
        row("negative share", 100, -5050, -51, -50, -50);
        row("tiny of huge", Max, 1, 922337203685478, 922337203685478, 922337203685477);
        row("huge points", 1, 92233720368547758, 9223372036855, 9223372036855, 9223372036854);
    }
    void basisPointsRoundOnce()
    {
        QFETCH(qint64, minor);
        QFETCH(qint64, points);
        QTEST(brl(minor).basisPoints(points, Rounding::HalfUp)->minor(), "halfUp");
        QTEST(brl(minor).basisPoints(points, Rounding::HalfEven)->minor(), "halfEven");
        QTEST(brl(minor).basisPoints(points, Rounding::Down)->minor(), "down");
    }

    void allocation_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QList<qint64>>("weights");
        QTest::addColumn<QList<qint64>>("parts");
        const auto row = [](const char *name, qint64 minor, QList<qint64> weights, QList<qint64> parts) {
            QTest::newRow(name) << minor << weights << parts;
        };
        row("thirds", 100, {1, 1, 1}, {34, 33, 33});
        row("ties to the earlier", 2, {1, 1, 1}, {1, 1, 0});
        row("largest remainder first", 10, {1, 2, 6}, {1, 2, 7});
        row("not simply the first", 1, {1, 5}, {0, 1});
        row("zero weight gets nothing", 7, {0, 1, 0, 1}, {0, 4, 0, 3});
        row("negative", -100, {1, 1, 1}, {-34, -33, -33});
        row("nothing to give", 0, {3, 4}, {0, 0});
        row("one part", 5, {9}, {5});
        row("big by big", Max, {Max - 1, 1}, {Max - 1, 1});
        row("smallest number", Min, {1, 1}, {Min / 2, Min / 2});
    }
    void allocation()
    {
        QFETCH(qint64, minor);
        QFETCH(QList<qint64>, weights);
        QTEST(minors(*brl(minor).allocate(weights)), "parts");
    }

    void badWeights()
    {
        const QString bad = QStringLiteral("BAD_WEIGHTS");
        QCOMPARE(codeOf(brl(1).allocate({})), bad);
        QCOMPARE(codeOf(brl(1).allocate({0, 0})), bad);
        QCOMPARE(codeOf(brl(1).allocate({2, -1})), bad);
        QCOMPARE(codeOf(brl(1).allocate({Max, 1})), bad);
    }

    void properties()
    {
        QVERIFY(rc::check("plus and minus undo each other, or say overflow", [](qint64 a, qint64 b) {
            const auto sum = brl(a).plus(brl(b));
            if (sum)
                RC_ASSERT(sum->minus(brl(b))->minor() == a);
            else
                RC_ASSERT((a > 0) == (b > 0)); // only equal signs can leave the range
            const auto difference = brl(a).minus(brl(b));
            if (difference)
                RC_ASSERT(difference->plus(brl(b))->minor() == a);
            else
                RC_ASSERT((a < 0) != (b < 0));
        }));
        QVERIFY(rc::check("past the edge is always an error", [] {
            const qint64 room = *rc::gen::inRange<qint64>(0, Max);
            const qint64 more = *rc::gen::inRange<qint64>(0, Max - room);
            RC_ASSERT(brl(Max - room).plus(brl(room)).has_value());
            RC_ASSERT(!brl(Max - room).plus(brl(room + more + 1)).has_value() || room + more + 1 < 0);
            RC_ASSERT(!brl(Min + room).minus(brl(room + 1)).has_value());
        }));
        QVERIFY(rc::check("times agrees with repeated plus", [] {
            const qint64 minor = *rc::gen::inRange<qint64>(-1000000, 1000000);
            const int factor = *rc::gen::inRange(0, 50);
            Money sum = brl(0);
            for (int i = 0; i < factor; ++i)
                sum = *sum.plus(brl(minor));
            RC_ASSERT(*brl(minor).times(factor) == sum);
        }));
        QVERIFY(rc::check("times overflows exactly when the product does", [] {
            const qint64 a = *rc::gen::inRange<qint64>(1, Max);
            const qint64 most = Max / a;
            RC_ASSERT(brl(a).times(most).has_value());
            if (most < Max)
                RC_ASSERT(!brl(a).times(most + 1).has_value());
            RC_ASSERT(brl(-a).times(most).has_value());
        }));
        QVERIFY(rc::check("a share and its complement differ by one at most", [] {
            const qint64 minor = *rc::gen::arbitrary<qint64>();
            const qint64 points = *rc::gen::inRange<qint64>(0, 10001);
            const qint64 part = brl(minor).basisPoints(points)->minor();
            const qint64 rest = brl(minor).basisPoints(10000 - points)->minor();
            const qint64 gap = minor - part - rest; // each is off by a half at most
            RC_ASSERT(gap >= -1 && gap <= 1);
        }));
    }

    void allocationConserves()
    {
        QVERIFY(rc::check("parts add up, and each is its exact share rounded up or down", [] {
            const qint64 minor = *rc::gen::oneOf(rc::gen::arbitrary<qint64>(), rc::gen::inRange<qint64>(-5000, 5000),
                                                 rc::gen::elementOf(std::vector<qint64>{Max, Min, 0, 1, -1}));
            auto weights =
                *rc::gen::nonEmpty(rc::gen::container<std::vector<qint64>>(rc::gen::inRange<qint64>(0, 1000)));
            weights[0] += 1;
            const QList<qint64> list(weights.begin(), weights.end());
            const auto parts = *brl(minor).allocate(list);
            RC_ASSERT(parts.size() == list.size());
            const qint64 total = std::accumulate(list.begin(), list.end(), qint64(0));
            Money sum = brl(0);
            for (qsizetype i = 0; i < parts.size(); ++i) {
                sum = *sum.plus(parts[i]);
                const long double exact = static_cast<long double>(minor) * static_cast<long double>(list[i]) /
                                          static_cast<long double>(total);
                // long double holds 64 bits; a unit of slack on top of the rounding itself.
                RC_ASSERT(std::abs(static_cast<long double>(parts[i].minor()) - exact) < 2.0L);
                if (list[i] == 0)
                    RC_ASSERT(parts[i].isZero());
            }
            RC_ASSERT(sum.minor() == minor);
        }));
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
