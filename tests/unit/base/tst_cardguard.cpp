// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/cardguard.h"
#include "base/idsource.h"

#include <rapidcheck.h>

#include <QDateTime>
#include <QTest>

#include <string>
#include <vector>

using namespace pos;

namespace {

char checkDigit(const std::string &digits)
{
    int sum = 0;
    bool twice = true;
    for (size_t i = digits.size(); i-- > 0; twice = !twice) {
        const int d = digits[i] - '0';
        sum += twice ? (d * 2 > 9 ? d * 2 - 9 : d * 2) : d;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

struct Scheme
{
    std::string prefix;
    size_t length;
};

// Written out again on purpose: what the schemes issue, one prefix of each edge.
const std::vector<Scheme> Schemes{
    {"4", 16},      {"51", 16},   {"55", 16},     {"2221", 16}, {"2720", 16},   {"34", 15},   {"37", 15},
    {"36", 14},     {"36", 16},   {"38", 14},     {"300", 14},  {"305", 14},    {"3528", 16}, {"3589", 16},
    {"6011", 16},   {"65", 16},   {"622126", 16}, {"62", 19},   {"606282", 16}, {"5018", 16}, {"6759", 18},
    {"589657", 16}, {"5067", 16}, {"2200", 16},   {"1139", 16}, {"4", 19},      {"9792", 16}, {"8172", 16},
};

std::string randomCard()
{
    const Scheme scheme = *rc::gen::elementOf(Schemes);
    std::string digits = scheme.prefix;
    while (digits.size() + 1 < scheme.length)
        digits += static_cast<char>('0' + *rc::gen::inRange(0, 10));
    return digits + checkDigit(digits);
}

QString q(const std::string &s)
{
    return QString::fromStdString(s);
}

bool hit(const char *text)
{
    return containsCardNumber(QString::fromUtf8(text));
}

}

class TestCardGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsPublishedTestCards_data()
    {
        QTest::addColumn<QString>("card");
        for (const char *card :
             {"4111111111111111", "4000000000000002", "4000000000003220", "4507990000000002", "4507990000000010",
              "5252440000000069", "370000000000002", "3647166000000002", "1139000000000002", "4916994064252017",
              "5306889942833340", "348638267931507", "4929251897047956", "4716429323842524", "30569309025904",
              "6011000990139424", "3530111333300000", "6759649826438453", "2223003122003222"})
            QTest::newRow(card) << QString::fromLatin1(card);
    }
    void findsPublishedTestCards()
    {
        QFETCH(QString, card);
        QVERIFY(containsCardNumber(card));
        QVERIFY(containsCardNumber(QStringLiteral("x%1y").arg(card)));
        QCOMPARE(maskCardNumbers(card), QString(card.size(), QLatin1Char('*')));
    }

    void findsEveryWayToWriteOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("spaces") << "4111 1111 1111 1111";
        QTest::newRow("dashes") << "4111-1111-1111-1111";
        QTest::newRow("dots") << "4111.1111.1111.1111";
        QTest::newRow("underscores") << "4111_1111_1111_1111";
        QTest::newRow("wide gaps") << "4111 - 1111 - 1111 - 1111";
        QTest::newRow("tabs and lines") << "4111\t1111\n1111\r\n1111";
        QTest::newRow("no-break spaces") << QStringLiteral("4111\u00a01111\u202f1111\u20091111");
        QTest::newRow("en dashes") << QStringLiteral("4111\u20131111\u20141111\u20111111");
        QTest::newRow("zero width") << QStringLiteral("4111\u200b1111\u200d1111\ufeff1111");
        QTest::newRow("pairs") << "41 11 11 11 11 11 11 11";
        QTest::newRow("one by one") << "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1";
        QTest::newRow("amex groups") << "3486 382679 31507";
        QTest::newRow("in a sentence") << "card 4111111111111111, expires 11/28";
        QTest::newRow("with expiry and code") << "4111 1111 1111 1111 11 28 123";
        QTest::newRow("after letters") << "card4111111111111111";
        QTest::newRow("after another number") << "2 4111 1111 1111 1111";
        QTest::newRow("track data") << "%B4111111111111111^DOE/JOHN^28112010000";
        QTest::newRow("arabic digits") << QStringLiteral(
            "\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661");
        QTest::newRow("fullwidth digits") << QStringLiteral(
            "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11");
        QTest::newRow("mathematical digits")
            << QString::fromUcs4(U"\U0001d7d2\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf"
                                 U"\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf");
        QTest::newRow("json") << "{\"number\":\"4111111111111111\",\"x\":1}";
        QTest::newRow("before something like an order") << "4111-1111-1111-1111-20261121-000123";
        QTest::newRow("after an order id") << "R1-20261121-000123-1 4111 1111 1111 1111";
        QTest::newRow("after a uuid") << "9b2f0c1e-8f6a-4d3b-9c3e-2a1b4c5d6e7f 4111111111111111";
    }
    void findsEveryWayToWriteOne()
    {
        QFETCH(QString, text);
        QVERIFY(containsCardNumber(text));
        const QString masked = maskCardNumbers(text);
        QCOMPARE(masked.size(), text.size()); // the ui compares position by position
        QVERIFY(!containsCardNumber(masked));
    }

    void leavesATillsOwnNumbersAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {
                 "R1-20261121-000123-1",
                 "R1-20261121-K7QX-000001-2",
                 "1-20261121-000123-1",
                 "4111-20261121-000123-1",
                 "2026-11-21T16:04:05.123456Z",
                 "2026-11-21 16:04:05",
                 "20261121160405",
                 "20261121160405123",
                 "1763724612345",
                 "1795276800000",
                 "1763724612.345678",
                 "1763724612345678",
                 "1763724612345678901",
                 "+55 11 91234-5678",
                 "+5511912345678",
                 "+52 1 55 1234 5678",
                 "005491123456789",
                 "11222333000181",
                 "123.456.789-09",
                 "12.345.678/0001-95",
                 "2994194430101",
                 "0801199012345",
                 "08011990123456",
                 "1712345678001",
                 "00000000-0000-4000-8000-000000000000",
                 "4111111111111112",
                 "4111 1111 1111 111",
                 "5901234123457",
                 "9780306406157",
                 "0123456789012345",
                 "41111111111111111111",
             })
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void leavesATillsOwnNumbersAlone()
    {
        QFETCH(QString, text);
        QVERIFY(!containsCardNumber(text));
        QCOMPARE(maskCardNumbers(text), text);
    }

    void documentsOfFourteenDigitsAreNotDinersCards()
    {
        // A valid CNPJ whose digits also pass for a Diners card.
        const QString cnpj = QStringLiteral("36000009000140");
        QVERIFY(containsCardNumber(cnpj));
        QVERIFY(!containsCardNumber(cnpj, CardContext::Digits));
        QVERIFY(containsCardNumber(QStringLiteral("4111 1111 1111 1111"), CardContext::Digits));
        QVERIFY(containsCardNumber(QStringLiteral("348638267931507"), CardContext::Digits));
    }

    void masksOnlyTheNumber()
    {
        QCOMPARE(maskCardNumbers(QStringLiteral("a 4111 1111 1111 1111 b 5306889942833340.")),
                 QStringLiteral("a **** **** **** **** b ****************."));
        QVERIFY(!hit(""));
        QVERIFY(!hit("no digits at all"));
    }

    void neverMissesAGroupedCard()
    {
        QVERIFY(rc::check("a card is found however it is grouped and surrounded", [] {
            const std::string card = randomCard();
            const auto separators = std::vector<std::string>{" ", "-", ".", "  ", "\xc2\xa0", "\xe2\x80\xaf", "_"};
            std::string written;
            for (size_t i = 0; i < card.size(); ++i) {
                if (i > 0 && *rc::gen::inRange(0, 4) == 0)
                    written += *rc::gen::elementOf(separators);
                written += card[i];
            }
            const auto around = std::vector<std::string>{"", " ", "x", ": ", "\n", "(", "/", ",", "="};
            const std::string text = *rc::gen::elementOf(around) + written + *rc::gen::elementOf(around);
            RC_ASSERT(containsCardNumber(q(text)));
            RC_ASSERT(!containsCardNumber(maskCardNumbers(q(text))));
            if (card.size() > 14)
                RC_ASSERT(containsCardNumber(q(text), CardContext::Digits));
        }));
    }

    void neverFiresOnUuids()
    {
        QVERIFY(rc::check("uuids, with and without dashes", [](quint32 seed) {
            SeededIdSource ids(seed);
            for (int i = 0; i < 50; ++i) {
                const QString id = ids.uuid();
                RC_ASSERT(!containsCardNumber(id));
                RC_ASSERT(!containsCardNumber(QString(id).remove(QLatin1Char('-'))) ||
                          !id.contains(QRegularExpression(QStringLiteral("[a-f]"))));
                // The worst case: hardly a letter in it.
                QString digits = id;
                for (QChar &c : digits) {
                    if (c.isLetter())
                        c = QLatin1Char(static_cast<char>('0' + ids.below(10)));
                }
                RC_ASSERT(!containsCardNumber(digits));
                RC_ASSERT(!containsCardNumber(QStringLiteral("key=%1 order=x").arg(digits)));
            }
        }));
    }

    void neverFiresOnOrderIds()
    {
        QVERIFY(rc::check("sale and order numbers of every register", [] {
            const auto reg =
                *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789AR4"))));
            const QDate date = QDate(2020, 1, 1).addDays(*rc::gen::inRange(0, 20000));
            const QString number = QString::number(*rc::gen::inRange(1, 1000000)).rightJustified(6, QLatin1Char('0'));
            QString id =
                q(reg.substr(0, 12)) + QLatin1Char('-') + date.toString(QStringLiteral("yyyyMMdd")) + QLatin1Char('-');
            if (*rc::gen::arbitrary<bool>())
                id += QStringLiteral("7341-");
            id += number;
            RC_ASSERT(!containsCardNumber(id));
            id += QLatin1Char('-') + QString::number(*rc::gen::inRange(1, 30));
            RC_ASSERT(!containsCardNumber(id));
            RC_ASSERT(!containsCardNumber(QStringLiteral("attempt sent order=%1").arg(id)));
        }));
    }

    void neverFiresOnTimesAndPhones()
    {
        QVERIFY(rc::check("epoch seconds, milliseconds, ISO and compact times until 2040", [] {
            const qint64 ms = *rc::gen::inRange<qint64>(0, 2208988800000);
            const QDateTime when = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
            for (const QString &text :
                 {QString::number(ms), QString::number(ms / 1000), when.toString(Qt::ISODateWithMs),
                  when.toString(QStringLiteral("yyyyMMddHHmmss")),
                  when.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))})
                RC_ASSERT(!containsCardNumber(text));
        }));
        QVERIFY(rc::check("phone numbers of up to 13 digits, any grouping", [] {
            QString text = QStringLiteral("+");
            const int length = *rc::gen::inRange(8, 14);
            for (int i = 0; i < length; ++i) {
                if (i > 0 && *rc::gen::inRange(0, 3) == 0)
                    text += *rc::gen::elementOf(std::vector<QChar>{u' ', u'-', u'.'});
                text += QString::number(*rc::gen::inRange(0, 10));
            }
            RC_ASSERT(!containsCardNumber(text));
            RC_ASSERT(!containsCardNumber(text, CardContext::Digits));
        }));
    }

    void neverFiresOnDocumentsOfThirteenOrFourteenDigits()
    {
        QVERIFY(rc::check("DPI, DNI, RUC, CNPJ, NIT, RTN", [] {
            QString number;
            const int length = *rc::gen::elementOf(std::vector<int>{13, 14});
            for (int i = 0; i < length; ++i)
                number += QString::number(*rc::gen::inRange(0, 10));
            RC_ASSERT(!containsCardNumber(number, CardContext::Digits));
        }));
    }

    void longTextStaysFast()
    {
        const QString text = QStringLiteral("4 1 1 1 2 0 2 6 ").repeated(65536); // 1 MiB made to be awkward
        // Quadratic work would run into the suite's time limit.
        QVERIFY(!containsCardNumber(maskCardNumbers(text)));
    }
};

QTEST_APPLESS_MAIN(TestCardGuard)
#include "tst_cardguard.moc"
