// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/country.h"
#include "domain/customer.h"
#include "domain/validation.h"

#include <QRegularExpression>
#include <QTest>

using namespace pos;

namespace {

QString codesOf(const QList<Currency> &currencies)
{
    QStringList list;
    for (const Currency &currency : currencies)
        list << currency.code();
    return list.join(QLatin1Char(' '));
}

}

class TestCountry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSeventeen_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("callingCode");
        QTest::addColumn<QString>("documents");
        QTest::addColumn<int>("mobileDigits");
        // CONTRACT 14, typed again.
        const auto row = [](const char *code, const char *currency, const char *call, const char *documents,
                            int digits) {
            QTest::newRow(code) << QString::fromLatin1(currency) << QString::fromLatin1(call)
                                << QString::fromLatin1(documents) << digits;
        };
        row("AR", "ARS", "54", "CUIL CUIT DNI PAS", 10);
        row("BO", "BOB", "591", "CI NIT PAS", 8);
        row("BR", "BRL", "55", "CNH CNPJ CPF PAS RG", 11);
        row("CL", "CLP", "56", "PAS RUN RUT", 9);
        row("CO", "COP", "57", "CC CE NIT PAS TI", 10);
        row("CR", "CRC", "506", "CI CJUR DMEX PAS", 8);
        row("EC", "USD", "593", "CI PAS RUC", 9);
        row("SV", "USD", "503", "DUI NIT PAS", 8);
        row("GT", "GTQ", "502", "DPI NIT PAS", 8);
        row("HN", "HNL", "504", "DNI PAS TRN", 8);
        row("MX", "MXN", "52", "CURP INE PAS RFC", 10);
        row("NI", "NIO", "505", "CI PAS RUC", 8);
        row("PA", "PAB USD", "507", "CIP PAS RUC", 8);
        row("PY", "PYG", "595", "CIC PAS RUC", 9);
        row("PE", "PEN", "51", "CE DNI PAS RUC", 9);
        row("US", "USD", "1", "DLIC EIN ITIN PAS PRC SSN", 10);
        row("UY", "UYU", "598", "CI PAS RUT", 8);
    }
    void theSeventeen()
    {
        const Country *country = findCountry(QLatin1String(QTest::currentDataTag()).toString());
        QVERIFY(country);
        QVERIFY(country->acceptsPayments);
        QTEST(codesOf(country->currencies()), "currency");
        QTEST(country->callingCode, "callingCode");
        QTEST(country->mobileDigits, "mobileDigits");
        QStringList types;
        for (const DocumentKind &kind : country->documents) {
            types << kind.type;
            QVERIFY2(!kind.name.isEmpty() && !kind.pattern.isEmpty() && !kind.hint.isEmpty(), qPrintable(kind.type));
            QVERIFY(QRegularExpression(kind.pattern).isValid());
            QVERIFY(kind.pattern.startsWith(QLatin1Char('^')) && kind.pattern.endsWith(QLatin1Char('$')));
        }
        types.sort();
        QTEST(types.join(QLatin1Char(' ')), "documents");
    }

    void allOfThem()
    {
        const QList<Country> &all = allCountries();
        QCOMPARE(all.size(), 249);
        QStringList codes;
        int accepting = 0;
        for (qsizetype i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i].code.size(), 2);
            QVERIFY(!all[i].name.isEmpty());
            QVERIFY2(all[i].currency.isValid() || all[i].code == QLatin1String("AQ"), qPrintable(all[i].code));
            QVERIFY2(all[i].callingCode.size() <= 3, qPrintable(all[i].code));
            QVERIFY2(all[i].document(u"PAS"), qPrintable(all[i].code));
            codes << all[i].code;
            accepting += all[i].acceptsPayments;
            QCOMPARE(all[i].acceptsPayments, i < 17);
        }
        QCOMPARE(accepting, 17);
        QCOMPARE(codes.removeDuplicates(), 0);
        QCOMPARE(all[0].name, QStringLiteral("Argentina"));
        QCOMPARE(all[16].name, QStringLiteral("Uruguay"));
        QCOMPARE(all[17].name, QStringLiteral("Afghanistan"));
        QCOMPARE(findCountry(u"CW")->name, QStringLiteral("Cura\u00e7ao"));
        QCOMPARE(findCountry(u"DO")->callingCode, QStringLiteral("1")); // 809, 829 and 849 are areas after it
    }

    void lookups()
    {
        QVERIFY(findCountry(u"br") == findCountry(u"BR"));
        QCOMPARE(findCountry(u"ZZ"), nullptr);
        QCOMPARE(findCountry(u""), nullptr);
        QCOMPARE(findCountry(u"BRA"), nullptr);
        QVERIFY(findCountry(u"BR")->document(u"cpf"));
        QVERIFY(!findCountry(u"BR")->document(u"DNI"));
        QCOMPARE(codesOf(findCountry(u"AQ")->currencies()), QString());
    }

    void documentTypesOutsideTheEnumAreMarked()
    {
        for (const auto &[country, type] :
             {std::pair(u"CO", u"TI"), std::pair(u"CR", u"CJUR"), std::pair(u"CR", u"DMEX"), std::pair(u"HN", u"TRN"),
              std::pair(u"US", u"SSN"), std::pair(u"US", u"ITIN"), std::pair(u"US", u"EIN"), std::pair(u"US", u"DLIC"),
              std::pair(u"US", u"PRC")})
            QVERIFY(!findCountry(country)->document(type)->inPaymentEnum);
        QVERIFY(findCountry(u"BR")->document(u"CPF")->inPaymentEnum);
    }

    void nationalFormats_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("usual");
        const auto row = [](const char *country, const char *type, const char *number, bool usual) {
            QTest::addRow("%s %s %s", country, type, number)
                << QString::fromLatin1(country) << QString::fromLatin1(type) << QString::fromUtf8(number) << usual;
        };
        row("BR", "CPF", "123.456.789-09", true);
        row("BR", "CPF", "123.456.789-0", false);
        row("BR", "CNPJ", "12.345.678/0001-95", true);
        row("BR", "CNPJ", "12.ABC.345/01DE-35", true); // letters from July 2026
        row("BR", "CNPJ", "12.ABC.345/01DE-3X", false);
        row("AR", "DNI", "12.345.678", true);
        row("AR", "CUIT", "20-12345678-6", true);
        row("CL", "RUT", "12.345.678-k", true);
        row("CL", "RUT", "12.345.678-X", false);
        row("MX", "CURP", "GODE561231HDFRRN09", true);
        row("MX", "RFC",
            "\xc3\x91"
            "AB561231AB1",
            true);
        row("MX", "RFC", "A&B561231AB1", true);
        row("GT", "DPI", "2994 19443 0101", true);
        row("GT", "NIT", "1234567-K", true);
        row("NI", "CI", "001-010180-0001A", true);
        row("PA", "CIP", "8-123-4567", true);
        row("PE", "RUC", "20123456789", true);
        row("PE", "RUC", "30123456789", false);
        row("US", "ITIN", "900-12-3456", true);
        row("US", "ITIN", "800-12-3456", false);
        row("US", "PAS", "A12345678", true);
        row("UY", "CI", "\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xa5\xd9\xa6\xd9\xa7", true);
        row("DE", "PAS", "anything", true); // no format known: no opinion
        row("BR", "DNI", "1", true);        // not a kind of this country: no opinion
        row("BR", "CPF", "", true);
    }
    void nationalFormats()
    {
        QFETCH(QString, country);
        QFETCH(QString, type);
        QFETCH(QString, number);
        QFETCH(bool, usual);
        const QList<FieldError> warnings = documentWarnings({type, number}, country);
        QCOMPARE(warnings.isEmpty(), usual);
        if (!usual) {
            QCOMPARE(warnings[0].rule, Rule::UnusualDocument);
            QVERIFY(isSoft(warnings[0].rule));
            QVERIFY(!warnings[0].detail.isEmpty());
        }
    }

    void documentNumbersAsTheyTravel()
    {
        const auto sent = [](const char *number, const char16_t *country) {
            return normalisedDocumentNumber({QStringLiteral("X"), QString::fromUtf8(number)}, country);
        };
        QCOMPARE(sent("12.345.678/0001-95", u"BR"), QStringLiteral("12345678000195"));
        QCOMPARE(sent(" 12 345\xc2\xa0"
                      "678-k ",
                      u"CL"),
                 QStringLiteral("12345678K"));
        QCOMPARE(sent("8-123-4567", u"PA"), QStringLiteral("8-123-4567"));
        QCOMPARE(sent("8\xe2\x80\x93"
                      "123\xe2\x80\x93"
                      "4567",
                      u"PA"),
                 QStringLiteral("8-123-4567"));
        QCOMPARE(sent("\xd9\xa1\xd9\xa2\xd9\xa3", u"BR"), QStringLiteral("123"));
        QCOMPARE(sent("12*3", u"BR"), QStringLiteral("12*3")); // not hidden from the check that refuses it
    }

    void namesForScreens()
    {
        Customer customer;
        customer.id = CustomerId::from(QStringLiteral("id-1"));
        QCOMPARE(customer.displayName(), QStringLiteral("id-1"));
        customer.document = {QStringLiteral("CPF"), QStringLiteral("1")};
        QCOMPARE(customer.displayName(), QStringLiteral("CPF 1"));
        customer.phone = {QStringLiteral("55"), QStringLiteral("119")};
        QCOMPARE(customer.displayName(), QStringLiteral("+55 119"));
        customer.email = QStringLiteral("a@shop.example");
        QCOMPARE(customer.displayName(), QStringLiteral("a@shop.example"));
        customer.lastName = QStringLiteral(" Lima ");
        QCOMPARE(customer.displayName(), QStringLiteral("Lima"));
        customer.firstName = QStringLiteral("Ana");
        QCOMPARE(customer.displayName(), QStringLiteral("Ana Lima"));
    }

    void savedCardsExpireAtTheEndOfTheirMonth()
    {
        SavedMethod card;
        card.token = VaultedToken::from(QStringLiteral("t"));
        card.type = QStringLiteral("CARD");
        card.status = QStringLiteral("ENROLLED");
        card.expirationMonth = 11;
        card.expirationYear = 2026;
        QVERIFY(card.isUsable(QDate(2026, 11, 30)));
        QVERIFY(!card.isUsable(QDate(2026, 12, 1)));
        QVERIFY(card.isExpired(QDate(2027, 1, 1)));
        card.expirationYear = 0;
        QVERIFY(!card.isExpired(QDate(2030, 1, 1))); // unknown: the bank decides
        for (const char *status : {"UNENROLLED", "CREATED", "EXPIRED", "READY_TO_ENROLL", ""}) {
            card.status = QString::fromLatin1(status);
            QVERIFY(!card.isUsable(QDate(2026, 1, 1)));
        }
        card.status = QStringLiteral("ENROLLED");
        card.type = QStringLiteral("PIX");
        QVERIFY(!card.isUsable(QDate(2026, 1, 1)));
        card.type = QStringLiteral("CARD");
        card.token = {};
        QVERIFY(!card.isUsable(QDate(2026, 1, 1)));
    }
};

QTEST_APPLESS_MAIN(TestCountry)
#include "tst_country.moc"
