// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/sale.h"
#include "domain/validation.h"

#include <rapidcheck.h>

#include <QSet>
#include <QTest>

using namespace pos;

namespace {

const NumberFormat Br{u',', u'.'};
const Currency Brl = *Currency::fromCode(u"BRL");

template <typename T> QString outcome(const Checked<T> &checked)
{
    return checked ? QStringLiteral("ok")
                   : QString(checked.error().field + QLatin1Char(' ') + ruleName(checked.error().rule));
}

QString outcome(const Checked<QString> &checked)
{
    return checked ? QString(QLatin1Char('=') + *checked)
                   : QString(checked.error().field + QLatin1Char(' ') + ruleName(checked.error().rule));
}

QString repeated(char16_t c, int times)
{
    return QString(times, QChar(c));
}

}

class TestValidation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("usual") << " Ana Maria "
                               << "=Ana Maria";
        QTest::newRow("one letter") << "O"
                                    << "=O";
        QTest::newRow("Chinese") << QStringLiteral("\u738b\u5c0f\u660e") << QStringLiteral("=\u738b\u5c0f\u660e");
        QTest::newRow("Arabic") << QStringLiteral("\u0645\u062d\u0645\u062f")
                                << QStringLiteral("=\u0645\u062d\u0645\u062f");
        QTest::newRow("Persian joiner inside") << QStringLiteral("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627")
                                               << QStringLiteral("=\u0639\u0644\u06cc\u200c\u0631\u0636\u0627");
        QTest::newRow("Devanagari marks")
            << QStringLiteral("\u0936\u094d\u0930\u0940") << QStringLiteral("=\u0936\u094d\u0930\u0940");
        QTest::newRow("emoji") << QString::fromUcs4(U"Ana \U0001F469\u200D\U0001F4BB")
                               << QString::fromUcs4(U"=Ana \U0001F469\u200D\U0001F4BB");
        QTest::newRow("apostrophe") << "O'Brien-Smith, Jr."
                                    << "=O'Brien-Smith, Jr.";
        QTest::newRow("255") << repeated(u'x', 255) << QString(QLatin1Char('=') + repeated(u'x', 255));
        QTest::newRow("255 emoji are 255")
            << QString::fromUcs4(U"\U0001F600").repeated(255)
            << QString(QLatin1Char('=') + QString::fromUcs4(U"\U0001F600").repeated(255));
        QTest::newRow("256") << repeated(u'x', 256) << "name TooLong";
        QTest::newRow("256 emoji") << QString::fromUcs4(U"\U0001F600").repeated(256) << "name TooLong";
        QTest::newRow("300") << repeated(u'x', 300) << "name TooLong";
        QTest::newRow("empty") << ""
                               << "name Required";
        QTest::newRow("blank") << QStringLiteral(" \u00a0\u200b ") << "name Required";
        QTest::newRow("newline") << "Ana\nLima"
                                 << "name BadCharacters";
        QTest::newRow("tab") << "Ana\tLima"
                             << "name BadCharacters";
        QTest::newRow("null") << QStringLiteral("Ana\0x").append(QChar(0)).append(u'x') << "name BadCharacters";
        QTest::newRow("escape") << "Ana\x1b[0m"
                                << "name BadCharacters";
        QTest::newRow("C1 control") << QStringLiteral("Ana\u0085x") << "name BadCharacters";
        QTest::newRow("line separator") << QStringLiteral("Ana\u2028x") << "name BadCharacters";
        QTest::newRow("half an emoji") << QString(QStringLiteral("Ana") + QChar(0xd83d)) << "name BadCharacters";
        QTest::newRow("non-character") << QString(QStringLiteral("Ana") + QChar(0xffff) + QLatin1Char('x'))
                                       << "name BadCharacters";
        QTest::newRow("card") << "Ana 4111 1111 1111 1111"
                              << "name CardNumber";
        QTest::newRow("card in Arabic digits")
            << QStringLiteral(
                   "\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661")
            << "name CardNumber";
    }
    void names()
    {
        QFETCH(QString, text);
        QTEST(outcome(checkPersonName(QStringLiteral("name"), text)), "expected");
    }

    void texts()
    {
        const auto description = [](const QString &text) { return outcome(checkDescription(text)); };
        QCOMPARE(description(QStringLiteral("Sale 123")), QStringLiteral("=Sale 123"));
        QCOMPARE(description(QStringLiteral("abc")), QStringLiteral("=abc"));
        QCOMPARE(description(QStringLiteral(" ab ")), QStringLiteral("description TooShort"));
        QCOMPARE(description(QString()), QStringLiteral("description Required"));
        QCOMPARE(description(repeated(u'x', 255)), QString(QLatin1Char('=') + repeated(u'x', 255)));
        QCOMPARE(description(repeated(u'x', 256)), QStringLiteral("description TooLong"));
        QCOMPARE(description(QStringLiteral("pan 5306889942833340")), QStringLiteral("description CardNumber"));
        const FieldError limits = checkDescription(QStringLiteral("ab")).error();
        QCOMPARE(limits.minimum, 3);
        QCOMPARE(limits.maximum, 255);

        const QString item = QStringLiteral("lines[2].name");
        QCOMPARE(outcome(checkItemName(item, QStringLiteral("A"))), QStringLiteral("=A"));
        QCOMPARE(outcome(checkItemName(item, QString())), QStringLiteral("lines[2].name Required"));
        QCOMPARE(outcome(checkItemName(item, repeated(u'x', 256))), QStringLiteral("lines[2].name TooLong"));

        const QString note = QStringLiteral("note");
        QCOMPARE(outcome(checkFreeText(note, QString(), 0, 5)), QStringLiteral("="));
        QCOMPARE(outcome(checkFreeText(note, QString(), 2, 5)), QStringLiteral("note Required"));
        QCOMPARE(outcome(checkFreeText(note, QStringLiteral("a"), 2, 5)), QStringLiteral("note TooShort"));
        QCOMPARE(outcome(checkFreeText(note, QStringLiteral("abcdef"), 2, 5)), QStringLiteral("note TooLong"));

        QCOMPARE(outcome(checkOrderId(QStringLiteral("R1-20261121-000123-1"))),
                 QStringLiteral("=R1-20261121-000123-1"));
        QCOMPARE(outcome(checkOrderId(QStringLiteral("R1"))), QStringLiteral("orderId TooShort"));
        QCOMPARE(outcome(checkOrderId(repeated(u'x', 256))), QStringLiteral("orderId TooLong"));
    }

    void wholeNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("installments");
        const auto row = [](const QString &text, const char *quantity, const char *installments) {
            QTest::newRow(qPrintable(QStringLiteral("[%1]").arg(text)))
                << text << QString::fromLatin1(quantity) << QString::fromLatin1(installments);
        };
        row(QStringLiteral("1"), "ok", "ok");
        row(QStringLiteral(" 12 "), "ok", "ok");
        row(QStringLiteral("50"), "ok", "ok");
        row(QStringLiteral("51"), "ok", "OutOfRange");
        row(QStringLiteral("999"), "ok", "OutOfRange");
        row(QStringLiteral("1000"), "OutOfRange", "OutOfRange");
        row(QStringLiteral("0"), "OutOfRange", "OutOfRange");
        row(QStringLiteral("-1"), "OutOfRange", "OutOfRange");
        row(QStringLiteral("99999999999999999999"), "OutOfRange", "OutOfRange");
        row(QStringLiteral("1.5"), "NotANumber", "NotANumber");
        row(QStringLiteral("two"), "NotANumber", "NotANumber");
        row(QStringLiteral("1 2"), "NotANumber", "NotANumber");
        row(QString(), "Required", "Required");
        row(QStringLiteral("\u0663"), "ok", "ok");
        row(QStringLiteral("4111111111111111"), "CardNumber", "CardNumber");
    }
    void wholeNumbers()
    {
        QFETCH(QString, text);
        const auto quantity = checkQuantity(QStringLiteral("q"), text);
        const auto installments = checkInstallments(text);
        QTEST(quantity ? QStringLiteral("ok") : ruleName(quantity.error().rule), "quantity");
        QTEST(installments ? QStringLiteral("ok") : ruleName(installments.error().rule), "installments");
        if (!quantity && quantity.error().rule == Rule::OutOfRange) {
            QCOMPARE(quantity.error().minimum, 1);
            QCOMPARE(quantity.error().maximum, 999);
        }
    }

    void amounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(qPrintable(QStringLiteral("[%1]").arg(QLatin1String(text))))
                << QString::fromLatin1(text) << QString::fromLatin1(expected);
        };
        row("12,50", "12.50");
        row("BRL 12,50", "12.50");
        row("9.999.999.999,00", "9999999999.00");
        row("9.999.999.999,01", "TooLarge");
        row("99999999999999999999", "TooLarge");
        row("", "Required");
        row("abc", "NotANumber");
        row("12.50", "BadGrouping");
        row("12,505", "TooManyDecimals");
        row("-1", "Negative");
        row("0", "Zero");
        row("0,00", "Zero");
        row("4111111111111111", "CardNumber");
    }
    void amounts()
    {
        QFETCH(QString, text);
        const auto amount = checkAmount(QStringLiteral("amount"), text, Brl, Br, false);
        QTEST(amount ? amount->toPlainString() : ruleName(amount.error().rule), "expected");
        if (!amount)
            QCOMPARE(amount.error().field, QStringLiteral("amount"));
    }

    void amountsWithZeroAndLimits()
    {
        QVERIFY(checkAmount(QStringLiteral("tip"), QStringLiteral("0"), Brl, Br, true)->isZero());
        const FieldError decimals = checkAmount(QStringLiteral("a"), QStringLiteral("1,005"), Brl, Br, false).error();
        QCOMPARE(decimals.maximum, 2);
        QCOMPARE(decimals.detail, QStringLiteral("BRL"));
        QCOMPARE(checkAmount(QStringLiteral("a"), QStringLiteral("1"), Currency(), Br, false).error().rule,
                 Rule::CurrencyMismatch);
        const Currency clp = *Currency::fromCode(u"CLP");
        QCOMPARE(largestAmount(clp).minor(), 9'999'999'999);
        QCOMPARE(checkAmount(QStringLiteral("a"), QStringLiteral("1,5"), clp, Br, false).error().rule,
                 Rule::TooManyDecimals);
    }

    void percents_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("19") << "19"
                            << "1900";
        QTest::newRow("12,5 %") << "12,5 %"
                                << "1250";
        QTest::newRow("0,01%") << "0,01%"
                               << "1";
        QTest::newRow("100") << "100"
                             << "10000";
        QTest::newRow("0") << "0"
                           << "0";
        QTest::newRow("Arabic sign") << QStringLiteral("19\u066a") << "1900";
        QTest::newRow("100,01") << "100,01"
                                << "OutOfRange";
        QTest::newRow("three decimals") << "1,234"
                                        << "TooManyDecimals";
        QTest::newRow("negative") << "-1"
                                  << "Negative";
        QTest::newRow("empty") << ""
                               << "Required";
        QTest::newRow("only the sign") << "%"
                                       << "Required";
        QTest::newRow("text") << "x"
                              << "NotANumber";
        QTest::newRow("huge") << "99999999999999999999"
                              << "OutOfRange";
    }
    void percents()
    {
        QFETCH(QString, text);
        const auto points = checkPercent(QStringLiteral("tax"), text, Br);
        QTEST(points ? QString::number(*points) : ruleName(points.error().rule), "expected");
    }

    void saleNumbers()
    {
        const RegisterId reg = RegisterId::from(QStringLiteral("R1"));
        const SaleId sale = makeSaleId(reg, QDate(2026, 11, 21), 123);
        QCOMPARE(sale.text(), QStringLiteral("R1-20261121-000123"));
        QCOMPARE(makeOrderId(sale, 2).text(), QStringLiteral("R1-20261121-000123-2"));
        const SaleId salted = makeSaltedSaleId(reg, QDate(2026, 11, 21), QStringLiteral("K7QX"), 1);
        QCOMPARE(salted.text(), QStringLiteral("R1-20261121-K7QX-000001"));
        QCOMPARE(makeSaleId(reg, QDate(2026, 1, 2), 999999).text(), QStringLiteral("R1-20260102-999999"));
        for (SaleState state : {SaleState::Open, SaleState::Parked, SaleState::Paid, SaleState::Discarded})
            QVERIFY(saleStateFromName(saleStateName(state)) == state);
        QCOMPARE(saleStateName(SaleState::Parked), QStringLiteral("Parked"));
        QVERIFY(!saleStateFromName(u"parked"));
        QVERIFY(rc::check("order ids are valid, and different for different attempts", [] {
            const RegisterId r = RegisterId::from(QString(*rc::gen::inRange(1, 13), QLatin1Char('Z')));
            const QDate date = QDate(2020, 1, 1).addDays(*rc::gen::inRange(0, 20000));
            const int a = *rc::gen::inRange(1, 1000000), b = *rc::gen::inRange(1, 1000000);
            const int m = *rc::gen::inRange(1, 100), n = *rc::gen::inRange(1, 100);
            const auto first = makeOrderId(makeSaleId(r, date, a), m), second = makeOrderId(makeSaleId(r, date, b), n);
            RC_ASSERT(checkOrderId(first.text()).has_value());
            RC_ASSERT((first == second) == (a == b && m == n));
        }));
    }

    void everyRuleHasItsOwnNameAndOneIsSoft()
    {
        QSet<QString> names;
        int soft = 0;
        for (int rule = 0; rule <= int(Rule::NotInList); ++rule) {
            names << ruleName(static_cast<Rule>(rule));
            soft += isSoft(static_cast<Rule>(rule));
        }
        QCOMPARE(names.size(), int(Rule::NotInList) + 1);
        QCOMPARE(soft, 1);
        QVERIFY(isSoft(Rule::UnusualDocument));
    }

    void whatPassesIsClean()
    {
        QVERIFY(rc::check("accepted text is trimmed, within limits, and passes again unchanged", [] {
            const auto raw = *rc::gen::container<std::u32string>(
                rc::gen::elementOf(std::u32string(U"aB 1\u00e9\u4e2d\u0000\n\U0001F600\u200d\u00a0\u2028")));
            const QString text = QString::fromUcs4(raw.data(), static_cast<qsizetype>(raw.size()));
            const auto checked = checkFreeText(QStringLiteral("x"), text, 2, 10);
            if (!checked)
                return;
            RC_ASSERT(checked->toUcs4().size() >= 2 && checked->toUcs4().size() <= 10);
            RC_ASSERT(!checked->contains(QLatin1Char('\n')) && !checked->contains(QChar(0)));
            const auto again = checkFreeText(QStringLiteral("x"), *checked, 2, 10);
            RC_ASSERT(again.has_value() && *again == *checked);
        }));
    }
};

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
