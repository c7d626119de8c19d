// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/money.h"

#include <rapidcheck.h>

#include <QLocale>
#include <QTest>

#include <vector>

using namespace pos;

namespace {

const NumberFormat Us{u'.', u','};
const NumberFormat Br{u',', u'.'};
const NumberFormat French{u',', QChar(0x202f)};
const NumberFormat Swiss{u'.', QChar(0x2019)};
const NumberFormat Arabic{QChar(0x066b), QChar(0x066c)};

QString parsed(const QString &text, const QString &code, NumberFormat format)
{
    const auto money = parseMoney(text, *Currency::fromCode(code), format);
    if (!money)
        return money.error().kind == ErrorKind::InvalidInput ? money.error().context.code
                                                             : QStringLiteral("wrong kind");
    return money->toPlainString();
}

/// As a person of that place would write it: an implementation of its own.
QString written(qint64 minor, int exponent, NumberFormat format, char16_t zero, int firstGroup, int otherGroups)
{
    QString digits = QString::number(minor).rightJustified(exponent + 1, QLatin1Char('0'));
    const QString decimals = digits.right(exponent);
    digits.chop(exponent);
    QString whole;
    int width = firstGroup;
    while (!digits.isEmpty()) {
        whole.prepend(digits.right(width));
        digits.chop(std::min<qsizetype>(width, digits.size()));
        if (!digits.isEmpty())
            whole.prepend(format.groupSeparator);
        width = otherGroups;
    }
    QString text = exponent == 0 ? whole : QString(whole + format.decimalPoint + decimals);
    for (QChar &c : text) {
        if (c.isDigit())
            c = QChar(static_cast<char16_t>(zero + c.digitValue()));
    }
    return text;
}

}

class TestMoneyParse : public QObject
{
    Q_OBJECT

    void rows(NumberFormat format, const char *code, std::initializer_list<std::pair<QString, const char *>> list)
    {
        for (const auto &[text, expected] : list)
            QTest::addRow("%s [%s]", code, qPrintable(text)) << text << QString::fromLatin1(code) << format.decimalPoint
                                                             << format.groupSeparator << QString::fromLatin1(expected);
    }

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QChar>("point");
        QTest::addColumn<QChar>("group");
        QTest::addColumn<QString>("expected");
        rows(Us, "USD",
             {{QStringLiteral("12.50"), "12.50"},
              {QStringLiteral("12.5"), "12.50"},
              {QStringLiteral("12"), "12.00"},
              {QStringLiteral(" 12.50\t"), "12.50"},
              {QStringLiteral("0"), "0.00"},
              {QStringLiteral("007"), "7.00"},
              {QStringLiteral(".50"), "0.50"},
              {QStringLiteral("1,234.56"), "1234.56"},
              {QStringLiteral("1,234,567"), "1234567.00"},
              {QStringLiteral("12,34,567.89"), "1234567.89"},
              {QStringLiteral("1234567.89"), "1234567.89"},
              {QStringLiteral("USD 12.50"), "12.50"},
              {QStringLiteral("usd12.50"), "12.50"},
              {QStringLiteral("92233720368547758.07"), "92233720368547758.07"},
              {QStringLiteral("\u200e12.50\u200f"), "12.50"}});
        rows(Us, "USD",
             {{QString(), "EMPTY"},
              {QStringLiteral("  "), "EMPTY"},
              {QStringLiteral("USD"), "EMPTY"},
              {QStringLiteral("12."), "NOT_A_NUMBER"},
              {QStringLiteral("."), "NOT_A_NUMBER"},
              {QStringLiteral("1.2.3"), "NOT_A_NUMBER"},
              {QStringLiteral("abc"), "NOT_A_NUMBER"},
              {QStringLiteral("12 50"), "NOT_A_NUMBER"},
              {QStringLiteral("1e3"), "NOT_A_NUMBER"},
              {QStringLiteral("+5"), "NOT_A_NUMBER"},
              {QStringLiteral("$5"), "NOT_A_NUMBER"},
              {QStringLiteral("BRL 5"), "NOT_A_NUMBER"},
              {QStringLiteral("0x10"), "NOT_A_NUMBER"},
              {QStringLiteral("\u00b2"), "NOT_A_NUMBER"},
              {QStringLiteral("\u00bd"), "NOT_A_NUMBER"},
              {QStringLiteral("1\u0662"), "NOT_A_NUMBER"},
              {QStringLiteral("inf"), "NOT_A_NUMBER"},
              {QStringLiteral("12.505"), "TOO_MANY_DECIMALS"},
              {QStringLiteral("12.500"), "TOO_MANY_DECIMALS"},
              {QStringLiteral("0.001"), "TOO_MANY_DECIMALS"},
              {QStringLiteral("1,23"), "BAD_GROUPING"},
              {QStringLiteral("1,2345"), "BAD_GROUPING"},
              {QStringLiteral(",123"), "BAD_GROUPING"},
              {QStringLiteral("1,,234"), "BAD_GROUPING"},
              {QStringLiteral("1234,567"), "BAD_GROUPING"},
              {QStringLiteral("1,234,56"), "BAD_GROUPING"},
              {QStringLiteral("1,23,45,678.00"), "12345678.00"},
              {QStringLiteral("1,234,56,789"), "BAD_GROUPING"},
              {QStringLiteral("123,45,678"), "BAD_GROUPING"},
              {QStringLiteral("1.2,3"), "BAD_GROUPING"},
              {QStringLiteral("12,"), "BAD_GROUPING"},
              {QStringLiteral("12.50,"), "BAD_GROUPING"},
              {QStringLiteral("-5"), "NEGATIVE"},
              {QStringLiteral("\u22125.00"), "NEGATIVE"},
              {QStringLiteral("-0"), "NEGATIVE"},
              {QStringLiteral("- 5"), "NEGATIVE"},
              {QStringLiteral("-"), "NOT_A_NUMBER"},
              {QStringLiteral("-x"), "NOT_A_NUMBER"},
              {QStringLiteral("92233720368547758.08"), "TOO_LARGE"},
              {QStringLiteral("99999999999999999999"), "TOO_LARGE"},
              {QStringLiteral("4111111111111111"), "CARD_NUMBER"},
              {QStringLiteral("4111 1111 1111 1111"), "CARD_NUMBER"}});
        rows(Br, "BRL",
             {{QStringLiteral("12,50"), "12.50"},
              {QStringLiteral("1.234,56"), "1234.56"},
              {QStringLiteral("1.234"), "1234.00"},
              {QStringLiteral("12.50"), "BAD_GROUPING"},
              {QStringLiteral("1,234.56"), "BAD_GROUPING"},
              {QStringLiteral("BRL 1.234,5"), "1234.50"}});
        rows(Br, "CLP",
             {{QStringLiteral("19990"), "19990"},
              {QStringLiteral("19.990"), "19990"},
              {QStringLiteral("19990,0"), "TOO_MANY_DECIMALS"},
              {QStringLiteral("19990,"), "NOT_A_NUMBER"}});
        rows(Us, "KWD",
             {{QStringLiteral("1.234"), "1.234"},
              {QStringLiteral("1.2345"), "TOO_MANY_DECIMALS"},
              {QStringLiteral("1"), "1.000"}});
        rows(French, "EUR",
             {{QStringLiteral("1\u202f234,56"), "1234.56"},
              {QStringLiteral("1\u00a0234,56"), "1234.56"},
              {QStringLiteral("1 234,56"), "1234.56"},
              {QStringLiteral("1\u2009234\u00a0567"), "1234567.00"},
              {QStringLiteral("12 34"), "BAD_GROUPING"},
              {QStringLiteral("1  234"), "BAD_GROUPING"}});
        rows(Swiss, "CHF",
             {{QStringLiteral("1\u2019234.50"), "1234.50"},
              {QStringLiteral("1'234.50"), "1234.50"},
              {QStringLiteral("1'23"), "BAD_GROUPING"}});
        rows(Arabic, "JOD",
             {{QStringLiteral("\u0661\u066c\u0662\u0663\u0664\u066b\u0665\u0660\u0660"), "1234.500"},
              {QStringLiteral("\u0661\u0662"), "12.000"},
              {QStringLiteral("12"), "12.000"}});
        rows(Us, "INR",
             {{QStringLiteral("\u0967\u0968,\u0969\u096a,\u096b\u096c\u096d.\u096e\u096f"), "1234567.89"},
              {QStringLiteral("\u0967,\u0968\u0969"), "BAD_GROUPING"}});
    }
    void table()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(QChar, point);
        QFETCH(QChar, group);
        QFETCH(QString, expected);
        QCOMPARE(parsed(text, code, {point, group}), expected);
    }

    void textOfEveryPlaceComesBack()
    {
        QVERIFY(rc::check("parse(write(x)) == x for separators, digits, groups and exponents", [] {
            const auto format = *rc::gen::elementOf(
                std::vector<NumberFormat>{Us, Br, French, Swiss, Arabic, {u',', u' '}, {u',', QChar(0xa0)}});
            const auto code = *rc::gen::elementOf(
                std::vector<QString>{QStringLiteral("CLP"), QStringLiteral("BRL"), QStringLiteral("KWD")});
            const char16_t zero =
                *rc::gen::elementOf(std::vector<char16_t>{u'0', 0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10});
            const Currency currency = *Currency::fromCode(code);
            // Up to the largest amount that any payment may have; beyond, text may look like a card.
            const qint64 minor = *rc::gen::inRange<qint64>(0, 9'999'999'999 * currency.minorPerMajor() + 1);
            for (int others : {3, 2, 100}) {
                const int first = others == 100 ? 100 : 3;
                const auto back =
                    parseMoney(written(minor, currency.exponent(), format, zero, first, others), currency, format);
                RC_ASSERT(back.has_value());
                RC_ASSERT(back->minor() == minor);
            }
        }));
    }

    void whatQtWritesComesBack()
    {
        for (const char *name :
             {"en_US", "pt_BR", "es_MX", "es_AR", "es_CL", "fr_FR", "de_CH", "hi_IN", "en_IN", "ar_EG", "fa_IR"}) {
            const QLocale locale{QString::fromLatin1(name)};
            const NumberFormat format{locale.decimalPoint().at(0), locale.groupSeparator().at(0)};
            const auto money = parseMoney(locale.toString(1234567.89, 'f', 2), *Currency::fromCode(u"USD"), format);
            QVERIFY2(money, name);
            QCOMPARE(money->minor(), 123456789);
        }
    }

    void garbageNeverBecomesMoneyByAccident()
    {
        QVERIFY(rc::check("whatever is accepted is a plain number in disguise", [] {
            const auto raw =
                *rc::gen::container<std::u16string>(rc::gen::elementOf(std::u16string(u"0123456789.,' -xUSD\u00a0")));
            const QString text = QString::fromStdU16String(raw);
            const auto money = parseMoney(text, *Currency::fromCode(u"USD"), Us);
            if (!money)
                return;
            QString plain = text.trimmed();
            if (plain.startsWith(QLatin1String("USD")))
                plain = plain.mid(3);
            plain = plain.trimmed().remove(QLatin1Char(','));
            bool ok = false;
            const double value = plain.toDouble(&ok);
            RC_ASSERT(ok);
            RC_ASSERT(std::abs(value - static_cast<double>(money->minor()) / 100.0) <= std::abs(value) * 1e-12);
        }));
    }
};

QTEST_APPLESS_MAIN(TestMoneyParse)
#include "tst_moneyparse.moc"
