// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/validation.h"

#include <QTest>

using namespace pos;

namespace {

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

class TestValidationCustomer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emails_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        for (const char *good :
             {"ana@shop.example", "a@b.co", "ana.lima+shop@mail.shop.example", "o'brien_99@x-y.example", "1@2.example"})
            QTest::newRow(good) << good << QString(QLatin1Char('=') + QLatin1String(good));
        QTest::newRow("international") << QStringLiteral("jos\u00e9@caf\u00e9.example")
                                       << QStringLiteral("=jos\u00e9@caf\u00e9.example");
        QTest::newRow("trimmed") << " ana@shop.example\t"
                                 << "=ana@shop.example";
        QTest::newRow("empty is fine") << ""
                                       << "=";
        QTest::newRow("blank is fine") << "  "
                                       << "=";
        QTest::newRow("two characters") << "a@"
                                        << "email TooShort";
        QTest::newRow("256") << QString(repeated(u'a', 60) + QLatin1Char('@') + repeated(u'b', 187) +
                                        QStringLiteral(".example"))
                             << "email TooLong";
        for (const char *bad : {"ana", "ana@", "@shop.example", "ana@shop", "ana@@shop.example", "ana@shop..example",
                                "ana@.shop.example", "ana@shop.example.", "a na@shop.example", "ana@shop.e",
                                "ana@-shop.example", "ana@shop.123", "ana,x@shop.example", ".ana@shop.example",
                                "ana.@shop.example", "an..a@shop.example", "<ana@shop.example>", "ana@sh op.example"})
            QTest::newRow(bad) << bad << "email BadEmail";
        QTest::newRow("local part of 65")
            << QString(repeated(u'a', 65) + QStringLiteral("@shop.example")) << "email BadEmail";
        QTest::newRow("card") << "4111111111111111@shop.example"
                              << "email CardNumber";
        QTest::newRow("newline") << "ana@shop.example\nBcc: x@y.example"
                                 << "email BadCharacters";
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
        QTest::newRow("digits") << "55"
                                << "11912345678"
                                << "55 11912345678";
        QTest::newRow("ornaments") << "+55"
                                   << "(11) 91234-5678"
                                   << "55 11912345678";
        QTest::newRow("dots and slashes") << "1"
                                          << "212/555.0103"
                                          << "1 2125550103";
        QTest::newRow("Arabic digits") << QStringLiteral("\u0665\u0665") << QStringLiteral("\u0661\u0661 91234 5678")
                                       << "55 11912345678";
        QTest::newRow("empty is fine") << "55"
                                       << ""
                                       << " ";
        QTest::newRow("15 digits in all") << "598"
                                          << "123456789012"
                                          << "598 123456789012";
        QTest::newRow("16 digits in all") << "598"
                                          << "1234567890123"
                                          << "phone.number BadPhone";
        QTest::newRow("three digits") << "55"
                                      << "123"
                                      << "phone.number BadPhone";
        QTest::newRow("letters") << "1"
                                 << "555-CALL"
                                 << "phone.number BadPhone";
        QTest::newRow("plus in the number") << "55"
                                            << "+5511912345678"
                                            << "phone.number BadPhone";
        QTest::newRow("no code") << ""
                                 << "11912345678"
                                 << "phone.countryCode Required";
        QTest::newRow("code of four") << "1809"
                                      << "5550103"
                                      << "phone.countryCode BadCallingCode";
        QTest::newRow("code with zero first") << "055"
                                              << "11912345678"
                                              << "phone.countryCode BadCallingCode";
        QTest::newRow("code of letters") << "BR"
                                         << "11912345678"
                                         << "phone.countryCode BadCallingCode";
        QTest::newRow("card") << "55"
                              << "4111 1111 1111 1111"
                              << "phone.number CardNumber";
    }
    void phones()
    {
        QFETCH(QString, code);
        QFETCH(QString, number);
        const auto checked = checkPhone({code, number});
        QTEST(checked ? QString(checked->countryCode + QLatin1Char(' ') + checked->number) : outcome(checked),
              "expected");
    }

    void documents_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("expected");
        QTest::newRow("CPF") << "BR"
                             << "CPF"
                             << "123.456.789-09"
                             << "ok";
        QTest::newRow("unusual is not refused") << "BR"
                                                << "CPF"
                                                << "123"
                                                << "ok";
        QTest::newRow("lower case") << "BR"
                                    << " cpf "
                                    << "12345678909"
                                    << "ok";
        QTest::newRow("a foreigner's") << "BR"
                                       << "DNI"
                                       << "12345678"
                                       << "ok";
        QTest::newRow("13 digits") << "GT"
                                   << "DPI"
                                   << "2994194430101"
                                   << "ok";
        QTest::newRow("14 digits like a Diners card") << "BR"
                                                      << "CNPJ"
                                                      << "36000009000140"
                                                      << "ok";
        QTest::newRow("18 characters") << "MX"
                                       << "CURP"
                                       << "GODE561231HDFRRN09"
                                       << "ok";
        QTest::newRow("own type outside the enum") << "US"
                                                   << "SSN"
                                                   << "123-45-6789"
                                                   << "ok";
        QTest::newRow("no country") << ""
                                    << "SSN"
                                    << "123456789"
                                    << "ok";
        QTest::newRow("empty is fine") << "BR"
                                       << ""
                                       << ""
                                       << "ok";
        QTest::newRow("blank is fine") << "BR"
                                       << ""
                                       << "  "
                                       << "ok";
        QTest::newRow("type only") << "BR"
                                   << "CPF"
                                   << ""
                                   << "document.number Required";
        QTest::newRow("number only") << "BR"
                                     << ""
                                     << "123"
                                     << "document.type Required";
        QTest::newRow("unknown type") << "BR"
                                      << "XYZ"
                                      << "123456"
                                      << "document.type BadDocumentType";
        QTest::newRow("type of elsewhere, not in the enum") << "BR"
                                                            << "SSN"
                                                            << "123456789"
                                                            << "document.type BadDocumentType";
        QTest::newRow("two characters") << "BR"
                                        << "CPF"
                                        << "1-2"
                                        << "document.number BadDocumentNumber";
        QTest::newRow("only dashes") << "BR"
                                     << "CPF"
                                     << "---"
                                     << "document.number Required";
        QTest::newRow("40") << "BR"
                            << "PAS" << repeated(u'A', 40) << "ok";
        QTest::newRow("41") << "BR"
                            << "PAS" << repeated(u'A', 41) << "document.number BadDocumentNumber";
        QTest::newRow("odd characters") << "BR"
                                        << "PAS"
                                        << "AB*123"
                                        << "document.number BadDocumentNumber";
        QTest::newRow("newline inside") << "BR"
                                        << "PAS" << QStringLiteral("AB\u0000123").append(QChar(1))
                                        << "document.number BadDocumentNumber";
        QTest::newRow("card") << "BR"
                              << "PAS"
                              << "4111 1111 1111 1111"
                              << "document.number CardNumber";
        QTest::newRow("Amex") << "BR"
                              << "PAS"
                              << "348638267931507"
                              << "document.number CardNumber";
    }
    void documents()
    {
        QFETCH(QString, country);
        QFETCH(QString, type);
        QFETCH(QString, number);
        QTEST(outcome(checkDocument({type, number}, country)), "expected");
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
                 (QStringList{QStringLiteral("lastName TooLong"), QStringLiteral("email BadEmail"),
                              QStringLiteral("gender NotInList"), QStringLiteral("dateOfBirth BadDate"),
                              QStringLiteral("country BadCountry"), QStringLiteral("nationality BadCountry"),
                              QStringLiteral("document.type BadDocumentType"),
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
        QCOMPARE(faults(checkAddress(shipping, address)),
                 QStringList{QStringLiteral("shippingAddress.country Required")});
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
                 (QStringList{QStringLiteral("billingAddress.line1 TooShort"),
                              QStringLiteral("billingAddress.line2 TooLong"),
                              QStringLiteral("billingAddress.building1 CardNumber"),
                              QStringLiteral("billingAddress.building2 BadCharacters"),
                              QStringLiteral("billingAddress.city Required"),
                              QStringLiteral("billingAddress.country BadCountry"),
                              QStringLiteral("billingAddress.zipCode TooShort"),
                              QStringLiteral("billingAddress.neighborhood TooLong")}));
    }

    void consentNeedsItsProof()
    {
        Customer customer = ana();
        customer.contactConsent = ContactConsent{}; // asked, and the answer was no
        QVERIFY(checkCustomer(customer).isEmpty());
        customer.contactConsent->given = true;
        QCOMPARE(faults(checkCustomer(customer)),
                 (QStringList{QStringLiteral("contactConsent.wording Required"),
                              QStringLiteral("contactConsent.how NotInList"),
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
        QCOMPARE(faults(checkMethodForCharge(nullptr, ana(), card, today)),
                 QStringList{QStringLiteral("method UnknownMethod")});
        QCOMPARE(faults(checkMethodForCharge(method, ana(), card, today)), QStringList());
        QCOMPARE(
            faults(checkMethodForCharge(method, {}, {}, today)),
            (QStringList{QStringLiteral("customer MissingPayerField"), QStringLiteral("savedMethod MethodUnusable")}));
        card.expirationMonth = 10;
        card.expirationYear = 2026;
        QCOMPARE(faults(checkMethodForCharge(method, ana(), card, today)),
                 QStringList{QStringLiteral("savedMethod MethodUnusable")});
        PaymentMethod pix;
        pix.payerFields = {QStringLiteral("firstName"), QStringLiteral("email"), QStringLiteral("document"),
                           QStringLiteral("phone")};
        QCOMPARE(faults(checkMethodForCharge(&pix, ana(), {}, today)),
                 (QStringList{QStringLiteral("email MissingPayerField"), QStringLiteral("document MissingPayerField"),
                              QStringLiteral("phone MissingPayerField")}));
        QCOMPARE(workflowName(Workflow::SdkCheckout), QStringLiteral("SDK_CHECKOUT"));
        QCOMPARE(workflowName(Workflow::Direct), QStringLiteral("DIRECT"));
        QCOMPARE(workflowName(Workflow::Redirect), QStringLiteral("REDIRECT"));
    }
};

QTEST_APPLESS_MAIN(TestValidationCustomer)
#include "tst_validationcustomer.moc"
