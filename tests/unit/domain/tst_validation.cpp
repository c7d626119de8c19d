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
    return checked ? QStringLiteral("ok") : QString(checked.error().field + QLatin1Char(' ') + ruleName(checked.error().rule));
}

QString outcome(const Checked<QString> &checked)
{
    return checked ? QString(QLatin1Char('=') + *checked) : QString(checked.error().field + QLatin1Char(' ') + ruleName(checked.error().rule));
}

QStringList faults(const QList<FieldError> &errors)
{
    QStringList list;
    for (const FieldError &error : errors)
        list << error.field + QLatin1Char(' ') + ruleName(error.rule);
    return list;
}

QString repeated(char16_t c, int times)
{
    return QString(times, QChar(c));
}

Customer ana()
{
    Customer customer;
    customer.firstName = QStringLiteral("Ana");
    return customer;
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
        QTest::newRow("usual") << " Ana Maria " << "=Ana Maria";
        QTest::newRow("one letter") << "O" << "=O";
        QTest::newRow("Chinese") << QStringLiteral("\u738b\u5c0f\u660e") << QStringLiteral("=\u738b\u5c0f\u660e");
        QTest::newRow("Arabic") << QStringLiteral("\u0645\u062d\u0645\u062f") << QStringLiteral("=\u0645\u062d\u0645\u062f");
        QTest::newRow("Persian joiner inside") << QStringLiteral("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627") << QStringLiteral("=\u0639\u0644\u06cc\u200c\u0631\u0636\u0627");
        QTest::newRow("Devanagari marks") << QStringLiteral("\u0936\u094d\u0930\u0940") << QStringLiteral("=\u0936\u094d\u0930\u0940");
        QTest::newRow("emoji") << QString::fromUcs4(U"Ana \U0001F469\u200D\U0001F4BB") << QString::fromUcs4(U"=Ana \U0001F469\u200D\U0001F4BB");
        QTest::newRow("apostrophe") << "O'Brien-Smith, Jr." << "=O'Brien-Smith, Jr.";
        QTest::newRow("255") << repeated(u'x', 255) << QString(QLatin1Char('=') + repeated(u'x', 255));
        QTest::newRow("255 emoji are 255") << QString::fromUcs4(U"\U0001F600").repeated(255) << QString(QLatin1Char('=') + QString::fromUcs4(U"\U0001F600").repeated(255));
        QTest::newRow("256") << repeated(u'x', 256) << "name TooLong";
        QTest::newRow("256 emoji") << QString::fromUcs4(U"\U0001F600").repeated(256) << "name TooLong";
        QTest::newRow("300") << repeated(u'x', 300) << "name TooLong";
        QTest::newRow("empty") << "" << "name Required";
        QTest::newRow("blank") << QStringLiteral(" \u00a0\u200b ") << "name Required";
        QTest::newRow("newline") << "Ana\nLima" << "name BadCharacters";
        QTest::newRow("tab") << "Ana\tLima" << "name BadCharacters";
        QTest::newRow("null") << QStringLiteral("Ana\0x").append(QChar(0)).append(u'x') << "name BadCharacters";
        QTest::newRow("escape") << "Ana\x1b[0m" << "name BadCharacters";
        QTest::newRow("C1 control") << QStringLiteral("Ana\u0085x") << "name BadCharacters";
        QTest::newRow("line separator") << QStringLiteral("Ana\u2028x") << "name BadCharacters";
        QTest::newRow("half an emoji") << QString(QStringLiteral("Ana") + QChar(0xd83d)) << "name BadCharacters";
        QTest::newRow("non-character") << QString(QStringLiteral("Ana") + QChar(0xffff) + QLatin1Char('x')) << "name BadCharacters";
        QTest::newRow("card") << "Ana 4111 1111 1111 1111" << "name CardNumber";
        QTest::newRow("card in Arabic digits") << QStringLiteral("\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661") << "name CardNumber";
    }
    void names()
    {
        QFETCH(QString, text);
        QTEST(outcome(checkPersonName(QStringLiteral("name"), text)), "expected");
    }

    void emails_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        for (const char *good : {"ana@shop.example", "a@b.co", "ana.lima+shop@mail.shop.example", "o'brien_99@x-y.example", "1@2.example"})
            QTest::newRow(good) << good << QString(QLatin1Char('=') + QLatin1String(good));
        QTest::newRow("international") << QStringLiteral("jos\u00e9@caf\u00e9.example") << QStringLiteral("=jos\u00e9@caf\u00e9.example");
        QTest::newRow("trimmed") << " ana@shop.example\t" << "=ana@shop.example";
        QTest::newRow("empty is fine") << "" << "=";
        QTest::newRow("blank is fine") << "  " << "=";
        QTest::newRow("two characters") << "a@" << "email TooShort";
        QTest::newRow("256") << QString(repeated(u'a', 60) + QLatin1Char('@') + repeated(u'b', 187) + QStringLiteral(".example")) << "email TooLong";
        for (const char *bad : {"ana", "ana@", "@shop.example", "ana@shop", "ana@@shop.example", "ana@shop..example", "ana@.shop.example",
                                "ana@shop.example.", "a na@shop.example", "ana@shop.e", "ana@-shop.example", "ana@shop.123", "ana,x@shop.example",
                                ".ana@shop.example", "ana.@shop.example", "an..a@shop.example", "<ana@shop.example>", "ana@sh op.example"})
            QTest::newRow(bad) << bad << "email BadEmail";
        QTest::newRow("local part of 65") << QString(repeated(u'a', 65) + QStringLiteral("@shop.example")) << "email BadEmail";
        QTest::newRow("card") << "4111111111111111@shop.example" << "email CardNumber";
        QTest::newRow("newline") << "ana@shop.example\nBcc: x@y.example" << "email BadCharacters";
    }
    void emails()
    {
        QFETCH(QString, text);
        QTEST(outcome(checkEmail(text)), "expected");
    }

    void phones_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("expected");
        QTest::newRow("digits") << "55" << "11912345678" << "55 11912345678";
        QTest::newRow("ornaments") << "+55" << "(11) 91234-5678" << "55 11912345678";
        QTest::newRow("dots and slashes") << "1" << "212/555.0103" << "1 2125550103";
        QTest::newRow("Arabic digits") << QStringLiteral("\u0665\u0665") << QStringLiteral("\u0661\u0661 91234 5678") << "55 11912345678";
        QTest::newRow("empty is fine") << "55" << "" << " ";
        QTest::newRow("15 digits in all") << "598" << "123456789012" << "598 123456789012";
        QTest::newRow("16 digits in all") << "598" << "1234567890123" << "phone.number BadPhone";
        QTest::newRow("three digits") << "55" << "123" << "phone.number BadPhone";
        QTest::newRow("letters") << "1" << "555-CALL" << "phone.number BadPhone";
        QTest::newRow("plus in the number") << "55" << "+5511912345678" << "phone.number BadPhone";
        QTest::newRow("no code") << "" << "11912345678" << "phone.countryCode Required";
        QTest::newRow("code of four") << "1809" << "5550103" << "phone.countryCode BadCallingCode";
        QTest::newRow("code with zero first") << "055" << "11912345678" << "phone.countryCode BadCallingCode";
        QTest::newRow("code of letters") << "BR" << "11912345678" << "phone.countryCode BadCallingCode";
        QTest::newRow("card") << "55" << "4111 1111 1111 1111" << "phone.number CardNumber";
    }
    void phones()
    {
        QFETCH(QString, code);
        QFETCH(QString, number);
        const auto checked = checkPhone({code, number});
        QTEST(checked ? QString(checked->countryCode + QLatin1Char(' ') + checked->number) : outcome(checked), "expected");
    }

    void documents_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("expected");
        QTest::newRow("CPF") << "BR" << "CPF" << "123.456.789-09" << "ok";
        QTest::newRow("unusual is not refused") << "BR" << "CPF" << "123" << "ok";
        QTest::newRow("lower case") << "BR" << " cpf " << "12345678909" << "ok";
        QTest::newRow("a foreigner's") << "BR" << "DNI" << "12345678" << "ok";
        QTest::newRow("13 digits") << "GT" << "DPI" << "2994194430101" << "ok";
        QTest::newRow("14 digits like a Diners card") << "BR" << "CNPJ" << "36000009000140" << "ok";
        QTest::newRow("18 characters") << "MX" << "CURP" << "GODE561231HDFRRN09" << "ok";
        QTest::newRow("own type outside the enum") << "US" << "SSN" << "123-45-6789" << "ok";
        QTest::newRow("no country") << "" << "SSN" << "123456789" << "ok";
        QTest::newRow("empty is fine") << "BR" << "" << "" << "ok";
        QTest::newRow("blank is fine") << "BR" << "" << "  " << "ok";
        QTest::newRow("type only") << "BR" << "CPF" << "" << "document.number Required";
        QTest::newRow("number only") << "BR" << "" << "123" << "document.type Required";
        QTest::newRow("unknown type") << "BR" << "XYZ" << "123456" << "document.type BadDocumentType";
        QTest::newRow("type of elsewhere, not in the enum") << "BR" << "SSN" << "123456789" << "document.type BadDocumentType";
        QTest::newRow("two characters") << "BR" << "CPF" << "1-2" << "document.number BadDocumentNumber";
        QTest::newRow("only dashes") << "BR" << "CPF" << "---" << "document.number Required";
        QTest::newRow("40") << "BR" << "PAS" << repeated(u'A', 40) << "ok";
        QTest::newRow("41") << "BR" << "PAS" << repeated(u'A', 41) << "document.number BadDocumentNumber";
        QTest::newRow("odd characters") << "BR" << "PAS" << "AB*123" << "document.number BadDocumentNumber";
        QTest::newRow("newline inside") << "BR" << "PAS" << QStringLiteral("AB\u0000123").append(QChar(1)) << "document.number BadDocumentNumber";
        QTest::newRow("card") << "BR" << "PAS" << "4111 1111 1111 1111" << "document.number CardNumber";
        QTest::newRow("Amex") << "BR" << "PAS" << "348638267931507" << "document.number CardNumber";
    }
    void documents()
    {
        QFETCH(QString, country);
        QFETCH(QString, type);
        QFETCH(QString, number);
        QTEST(outcome(checkDocument({type, number}, country)), "expected");
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

        QCOMPARE(outcome(checkOrderId(QStringLiteral("R1-20261121-000123-1"))), QStringLiteral("=R1-20261121-000123-1"));
        QCOMPARE(outcome(checkOrderId(QStringLiteral("R1"))), QStringLiteral("orderId TooShort"));
        QCOMPARE(outcome(checkOrderId(repeated(u'x', 256))), QStringLiteral("orderId TooLong"));
    }

    void wholeNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("installments");
        const auto row = [](const QString &text, const char *quantity, const char *installments) {
            QTest::newRow(qPrintable(QStringLiteral("[%1]").arg(text))) << text << QString::fromLatin1(quantity) << QString::fromLatin1(installments);
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
            QTest::newRow(qPrintable(QStringLiteral("[%1]").arg(QLatin1String(text)))) << QString::fromLatin1(text) << QString::fromLatin1(expected);
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
        QCOMPARE(checkAmount(QStringLiteral("a"), QStringLiteral("1"), Currency(), Br, false).error().rule, Rule::CurrencyMismatch);
        const Currency clp = *Currency::fromCode(u"CLP");
        QCOMPARE(largestAmount(clp).minor(), 9'999'999'999);
        QCOMPARE(checkAmount(QStringLiteral("a"), QStringLiteral("1,5"), clp, Br, false).error().rule, Rule::TooManyDecimals);
    }

    void percents_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("19") << "19" << "1900";
        QTest::newRow("12,5 %") << "12,5 %" << "1250";
        QTest::newRow("0,01%") << "0,01%" << "1";
        QTest::newRow("100") << "100" << "10000";
        QTest::newRow("0") << "0" << "0";
        QTest::newRow("Arabic sign") << QStringLiteral("19\u066a") << "1900";
        QTest::newRow("100,01") << "100,01" << "OutOfRange";
        QTest::newRow("three decimals") << "1,234" << "TooManyDecimals";
        QTest::newRow("negative") << "-1" << "Negative";
        QTest::newRow("empty") << "" << "Required";
        QTest::newRow("only the sign") << "%" << "Required";
        QTest::newRow("text") << "x" << "NotANumber";
        QTest::newRow("huge") << "99999999999999999999" << "OutOfRange";
    }
    void percents()
    {
        QFETCH(QString, text);
        const auto points = checkPercent(QStringLiteral("tax"), text, Br);
        QTEST(points ? QString::number(*points) : ruleName(points.error().rule), "expected");
    }

    void customers()
    {
        QCOMPARE(faults(checkCustomer(ana())), QStringList());
        QCOMPARE(faults(checkCustomer(Customer{})), QStringList{QStringLiteral("firstName Required")});
        Customer nameless;
        nameless.email = QStringLiteral("ana@shop.example");
        QCOMPARE(faults(checkCustomer(nameless)), QStringList());

        Customer wrong = ana();
        wrong.lastName = repeated(u'x', 256);
        wrong.email = QStringLiteral("ana");
        wrong.gender = QStringLiteral("X");
        wrong.dateOfBirth = QDate(1799, 1, 1);
        wrong.country = QStringLiteral("br");
        wrong.nationality = QStringLiteral("ZZ");
        wrong.document = {QStringLiteral("XYZ"), QStringLiteral("123")};
        wrong.phone = {QStringLiteral("0"), QStringLiteral("11912345678")};
        QCOMPARE(faults(checkCustomer(wrong)),
                 (QStringList{QStringLiteral("lastName TooLong"), QStringLiteral("email BadEmail"), QStringLiteral("gender NotInList"),
                              QStringLiteral("dateOfBirth BadDate"), QStringLiteral("country BadCountry"),
                              QStringLiteral("nationality BadCountry"), QStringLiteral("document.type BadDocumentType"),
                              QStringLiteral("phone.countryCode BadCallingCode")}));
        for (const char *gender : {"M", "F", "NB", "NA", "NK", "U", ""}) {
            Customer any = ana();
            any.gender = QString::fromLatin1(gender);
            QVERIFY2(checkCustomer(any).isEmpty(), gender);
        }
    }

    void birthdaysAreNotInTheFuture()
    {
        Customer customer = ana();
        customer.updatedMs = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
        customer.dateOfBirth = QDate(2026, 11, 22); // somewhere it is that day already
        QVERIFY(checkCustomer(customer).isEmpty());
        customer.dateOfBirth = QDate(2026, 11, 23);
        QCOMPARE(faults(checkCustomer(customer)), QStringList{QStringLiteral("dateOfBirth BadDate")});
    }

    void addresses()
    {
        const QString billing = QStringLiteral("billingAddress"), shipping = QStringLiteral("shippingAddress");
        QVERIFY(checkAddress(billing, {}).isEmpty());
        Address address;
        address.line1 = QStringLiteral("Rua A");
        address.city = QStringLiteral("Itu");
        address.building1 = QStringLiteral("12");
        address.zipCode = QStringLiteral("1000");
        QCOMPARE(faults(checkAddress(billing, address)), QStringList());
        QCOMPARE(faults(checkAddress(shipping, address)), QStringList{QStringLiteral("shippingAddress.country Required")});
        address.country = QStringLiteral("BR");
        QCOMPARE(faults(checkAddress(shipping, address)), QStringList());

        Address wrong;
        wrong.line1 = QStringLiteral("ab");
        wrong.line2 = repeated(u'x', 256);
        wrong.building1 = QStringLiteral("4111111111111111");
        wrong.building2 = QStringLiteral("a\nb");
        wrong.country = QStringLiteral("Brazil");
        wrong.zipCode = QStringLiteral("12");
        wrong.neighborhood = repeated(u'x', 256);
        QCOMPARE(faults(checkAddress(billing, wrong)),
                 (QStringList{QStringLiteral("billingAddress.line1 TooShort"), QStringLiteral("billingAddress.line2 TooLong"),
                              QStringLiteral("billingAddress.building1 CardNumber"), QStringLiteral("billingAddress.building2 BadCharacters"),
                              QStringLiteral("billingAddress.city Required"), QStringLiteral("billingAddress.country BadCountry"),
                              QStringLiteral("billingAddress.zipCode TooShort"), QStringLiteral("billingAddress.neighborhood TooLong")}));
    }

    void consentNeedsItsProof()
    {
        Customer customer = ana();
        customer.contactConsent = ContactConsent{}; // asked, and the answer was no
        QVERIFY(checkCustomer(customer).isEmpty());
        customer.contactConsent->given = true;
        QCOMPARE(faults(checkCustomer(customer)),
                 (QStringList{QStringLiteral("contactConsent.wording Required"), QStringLiteral("contactConsent.how NotInList"),
                              QStringLiteral("contactConsent.operatorName Required")}));
        customer.contactConsent->wording = QStringLiteral("May we contact you about this?");
        customer.contactConsent->how = QStringLiteral("in_person");
        customer.contactConsent->operatorName = QStringLiteral("Cashier 1");
        QVERIFY(checkCustomer(customer).isEmpty());
    }

    void methodsNeedTheirCustomerAndCard()
    {
        const PaymentMethod *method = findPaymentMethod(u"saved_card");
        QVERIFY(method);
        QCOMPARE(method->type, QStringLiteral("CARD"));
        QVERIFY(method->needsSavedMethod && method->immediate && method->installmentsAllowed);
        QCOMPARE(findPaymentMethod(u"cheque"), nullptr);
        const QDate today(2026, 11, 21);
        SavedMethod card;
        card.token = VaultedToken::from(QStringLiteral("t"));
        card.type = QStringLiteral("CARD");
        card.status = QStringLiteral("ENROLLED");
        QCOMPARE(faults(checkMethodForCharge(nullptr, ana(), card, today)), QStringList{QStringLiteral("method UnknownMethod")});
        QCOMPARE(faults(checkMethodForCharge(method, ana(), card, today)), QStringList());
        QCOMPARE(faults(checkMethodForCharge(method, {}, {}, today)),
                 (QStringList{QStringLiteral("customer MissingPayerField"), QStringLiteral("savedMethod MethodUnusable")}));
        card.expirationMonth = 10;
        card.expirationYear = 2026;
        QCOMPARE(faults(checkMethodForCharge(method, ana(), card, today)), QStringList{QStringLiteral("savedMethod MethodUnusable")});
        PaymentMethod pix;
        pix.payerFields = {QStringLiteral("firstName"), QStringLiteral("email"), QStringLiteral("document"), QStringLiteral("phone")};
        QCOMPARE(faults(checkMethodForCharge(&pix, ana(), {}, today)),
                 (QStringList{QStringLiteral("email MissingPayerField"), QStringLiteral("document MissingPayerField"),
                              QStringLiteral("phone MissingPayerField")}));
        QCOMPARE(workflowName(Workflow::SdkCheckout), QStringLiteral("SDK_CHECKOUT"));
        QCOMPARE(workflowName(Workflow::Direct), QStringLiteral("DIRECT"));
        QCOMPARE(workflowName(Workflow::Redirect), QStringLiteral("REDIRECT"));
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
