// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What is typed at a counter, as E.164, and what the plan tells about it. Numbers
// are made up within each plan, or those that plans keep for examples.
#include "domain/country.h"
#include "platform/libphonenumbers.h"

#include <QTest>

using namespace pos;

class PhoneNumbersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void extensionIsNotPartOfTheNumber();
    void countriesOfOneCallingCode();
    void formatsAsTyped_data();
    void formatsAsTyped();
    void everyPaymentCountryHasAnExample();
    void survivesAnything();
};

void PhoneNumbersTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("country");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("e164");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const char *text, const char *country, PhoneVerdict verdict, const char *e164,
                        PhoneLine line = PhoneLine::Unknown) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(country) << int(verdict) << QString::fromLatin1(e164) << int(line);
    };
    using V = PhoneVerdict;
    row("Colombian mobile", "300 123 4567", "CO", V::Valid, "+573001234567", PhoneLine::Mobile);
    row("with its code", "+57 300-123-4567", "BR", V::Valid, "+573001234567", PhoneLine::Mobile);
    row("Brazilian mobile", "(11) 98765-4321", "BR", V::Valid, "+5511987654321", PhoneLine::Mobile);
    row("Brazilian trunk prefix", "011 98765-4321", "BR", V::Valid, "+5511987654321", PhoneLine::Mobile);
    row("Sao Paulo fixed line", "(11) 3333-4444", "BR", V::Valid, "+551133334444", PhoneLine::Fixed);
    row("Argentine mobile, 15 becomes 9", "011 15 2345-6789", "AR", V::Valid, "+5491123456789", PhoneLine::Mobile);
    row("US tells no lines apart", "(212) 555-0103", "US", V::Valid, "+12125550103", PhoneLine::FixedOrMobile);
    row("toll free", "1-800-356-9377", "US", V::Valid, "+18003569377", PhoneLine::TollFree);
    row("too short: impossible", "300 12", "CO", V::TooShort, "");
    row("too long: impossible", "300 123 4567 89012", "CO", V::TooLong, "");
    row("possible, but given to nobody", "000 123 4567", "CO", V::Invalid, "+570001234567");
    row("possible, no such area", "(000) 555-0103", "US", V::Invalid, "+10005550103");
    row("no such country", "+999 300 123 4567", "CO", V::BadCountryCode, "");
    row("no country at all", "300 123 4567", "", V::BadCountryCode, "");
    row("letters", "call me", "CO", V::NotANumber, "");
    row("nothing", "  ", "CO", V::Empty, "");
    row("Arabic digits", "٣٠٠ ١٢٣ ٤٥٦٧", "CO", V::Valid, "+573001234567", PhoneLine::Mobile);
}

void PhoneNumbersTest::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, country);
    QFETCH(int, verdict);
    QFETCH(QString, e164);
    QFETCH(int, line);
    const ParsedPhone parsed = LibPhoneNumbers().parse(text, country);
    QCOMPARE(int(parsed.verdict), verdict);
    QCOMPARE(parsed.number.text(), e164);
    if (parsed.verdict != PhoneVerdict::Valid)
        return;
    QCOMPARE(int(parsed.line), line);
    QCOMPARE(u'+' + parsed.callingCode + parsed.national, e164);
    // What it says is read back as itself.
    QCOMPARE(LibPhoneNumbers().parse(parsed.shown, parsed.countries.value(0)).number, parsed.number);
}

void PhoneNumbersTest::extensionIsNotPartOfTheNumber()
{
    const ParsedPhone parsed = LibPhoneNumbers().parse(QStringLiteral("(11) 3333-4444 ext. 12"), QStringLiteral("BR"));
    QCOMPARE(parsed.number.text(), QStringLiteral("+551133334444"));
    QVERIFY(parsed.isExtension);
}

void PhoneNumbersTest::countriesOfOneCallingCode()
{
    QCOMPARE(LibPhoneNumbers().parse(QStringLiteral("+1 416 555 0103"), {}).countries, QStringList{QStringLiteral("CA")});
    QCOMPARE(LibPhoneNumbers().parse(QStringLiteral("+1 212 555 0103"), {}).countries, QStringList{QStringLiteral("US")});
    const QStringList unknown = LibPhoneNumbers().parse(QStringLiteral("+1 000 555 0103"), {}).countries;
    QVERIFY2(unknown.contains(QStringLiteral("US")) && unknown.contains(QStringLiteral("CA")), qPrintable(unknown.join(u' ')));
}

void PhoneNumbersTest::formatsAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("shown");
    QTest::newRow("begun") << QStringLiteral("1198") << QStringLiteral("BR") << QStringLiteral("11 98");
    QTest::newRow("whole") << QStringLiteral("11987654321") << QStringLiteral("BR") << QStringLiteral("11 98765-4321");
    QTest::newRow("already grouped") << QStringLiteral("(11) 98765 4321") << QStringLiteral("BR") << QStringLiteral("11 98765-4321");
    QTest::newRow("abroad") << QStringLiteral("+573001234567") << QStringLiteral("BR") << QStringLiteral("+57 300 1234567");
    QTest::newRow("letters stay") << QStringLiteral("11x98") << QStringLiteral("BR") << QStringLiteral("11x98");
    QTest::newRow("empty") << QString() << QStringLiteral("BR") << QString();
}

void PhoneNumbersTest::formatsAsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, country);
    QFETCH(QString, shown);
    QCOMPARE(LibPhoneNumbers().formatAsTyped(typed, country), shown);
}

void PhoneNumbersTest::everyPaymentCountryHasAnExample()
{
    for (const Country &country : allCountries()) {
        if (!country.acceptsPayments)
            continue;
        const QString example = LibPhoneNumbers().example(country.code);
        const ParsedPhone parsed = LibPhoneNumbers().parse(example, country.code);
        QVERIFY2(parsed.verdict == PhoneVerdict::Valid, qPrintable(country.code + u' ' + example));
        QCOMPARE(parsed.callingCode, country.callingCode);
    }
}

void PhoneNumbersTest::survivesAnything()
{
    const QStringList odd{QString(10'000, u'9'), QStringLiteral("+"), QStringLiteral("++57"), QString(QChar(0xD800)), QStringLiteral("+57\u0000300"),
                          QStringLiteral(";ext=1"), QStringLiteral("tel:+57-300-123-4567"), QStringLiteral("💳")};
    for (const QString &text : odd) {
        const ParsedPhone parsed = LibPhoneNumbers().parse(text, QStringLiteral("CO"));
        QVERIFY(parsed.number.isEmpty() || isE164(parsed.number.text()));
        (void)LibPhoneNumbers().formatAsTyped(text, QStringLiteral("CO"));
    }
}

QTEST_GUILESS_MAIN(PhoneNumbersTest)
#include "tst_phonenumbers.moc"
