// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The shipped descriptions, the loader's words, what a shop offers where, what
// the payer is asked for, and: no status is paid unless the white-list says so,
// whatever the method.
#include "domain/country.h"
#include "domain/methodpack.h"
#include "domain/payer.h"
#include "domain/payment.h"
#include "domain/settings.h"

#include <QSet>
#include <QTest>


using namespace pos;

namespace {

QStringList ids(const QList<PaymentMethod> &methods)
{
    QStringList list;
    for (const PaymentMethod &method : methods)
        list << method.id;
    return list;
}

QStringList offeredIn(const char *country, const char *currency, QStringList chosen = Settings().methods)
{
    return ids(offeredMethods(chosen, QString::fromLatin1(country), *Currency::fromCode(QString::fromLatin1(currency)), {}));
}

QByteArray pack(QByteArray method)
{
    return R"({"schema":1,"as_of":"2026-11-22","methods":[)" + method.replace('\'', '"') + "]}";
}

constexpr auto Good = "{'id':'pix','name':'PIX','type':'PIX','category':'bank_transfer','workflow':'REDIRECT',"
                      "'presentation':'qr_image','payer_fields':['email'],'immediate':false,"
                      "'sources':[{'source':'CONTRACT 5.3','says':'all'}]}";

Sale saleWith(std::initializer_list<std::pair<QLatin1StringView, const char *>> drafts)
{
    Sale sale;
    for (const auto &[key, text] : drafts)
        sale.draftFields.insert(key, QString::fromUtf8(text));
    return sale;
}

QStringList faults(const QList<FieldError> &errors)
{
    QStringList list;
    for (const FieldError &error : errors)
        list << error.field + u' ' + ruleName(error.rule);
    return list;
}

} // namespace

class TestMethodPack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shippedFileHasNoFault()
    {
        const auto methods = parseMethodPack(shippedMethodPack());
        QCOMPARE(methods ? QStringList() : methods.error(), QStringList());
        QVERIFY(methods->size() > 20);
        const PaymentMethod *card = findPaymentMethod(u"saved_card");
        QVERIFY(card && card->needsSavedMethod && card->immediate && card->installmentsAllowed && !card->workflow);
        const PaymentMethod *pix = findPaymentMethod(u"pix");
        QVERIFY(pix && !pix->immediate && pix->presentation == Presentation::QrImage);
        QCOMPARE(pix->workflow, Workflow::Redirect);
        QCOMPARE(pix->documentTypes, (QStringList{QStringLiteral("CPF"), QStringLiteral("CNPJ")}));
        QVERIFY(!findPaymentMethod(u"oxxo")->refundable);
    }

    void everyCountryHasWhatItsSourcesSay()
    {
        const QHash<QString, QStringList> expected{
            {QStringLiteral("BR"), {QStringLiteral("pix"), QStringLiteral("boleto")}},
            {QStringLiteral("CO"), {QStringLiteral("pse"), QStringLiteral("nequi"), QStringLiteral("daviplata"), QStringLiteral("efecty")}},
            {QStringLiteral("MX"), {QStringLiteral("oxxo"), QStringLiteral("spei"), QStringLiteral("codi")}},
            {QStringLiteral("PE"), {QStringLiteral("yape"), QStringLiteral("pago_efectivo")}},
            {QStringLiteral("CL"), {QStringLiteral("khipu"), QStringLiteral("webpay")}},
        };
        int countries = 0;
        for (const Country &country : allCountries()) {
            if (!country.acceptsPayments)
                continue;
            ++countries;
            const QStringList methods =
                ids(offeredMethods(Settings().methods, country.code, country.currency, Money()));
            QCOMPARE(methods, QStringList{QStringLiteral("saved_card")} + expected.value(country.code) + QStringList{QStringLiteral("payment_link")});
        }
        QCOMPARE(countries, 17);
        const QStringList everywhere{QStringLiteral("saved_card"), QStringLiteral("payment_link")};
        QCOMPARE(offeredIn("BR", "USD"), everywhere);
        QCOMPARE(offeredIn("US", "BRL"), everywhere);
    }

    void theShopChoosesAndOrders()
    {
        const auto list = [](std::initializer_list<const char *> names) {
            QStringList texts;
            for (const char *name : names)
                texts << QLatin1String(name);
            return texts;
        };
        QCOMPARE(offeredIn("BR", "BRL", list({"pix", "saved_card"})), list({"pix", "saved_card"}));
        QCOMPARE(offeredIn("BR", "BRL", list({"boleto", "local_methods"})), list({"boleto", "pix", "payment_link"}));
        QCOMPARE(offeredIn("PA", "USD", list({"yappy", "oxxo"})), list({"yappy"})); // no place known; another's place
        QVERIFY(isMethodChoice(u"local_methods") && isMethodChoice(u"pix") && !isMethodChoice(u"cheque"));
    }

    void limitsAreKept()
    {
        PaymentMethod method = *findPaymentMethod(u"pix");
        const Currency brl = *Currency::fromCode(u"BRL");
        method.least = {Money::fromMinor(100, brl)};
        method.most = {Money::fromMinor(5000, brl)};
        QVERIFY(!method.takes(Money::fromMinor(99, brl)) && method.takes(Money::fromMinor(100, brl)));
        QVERIFY(method.takes(Money::fromMinor(5000, brl)) && !method.takes(Money::fromMinor(5001, brl)));
        QVERIFY(method.takes(Money::fromMinor(1, *Currency::fromCode(u"USD")))); // nothing is said about it
    }

    void loaderNamesTheFault_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("fault");
        const auto with = [](const char *from, const char *to) { return pack(QByteArray(Good).replace(from, to)); };
        QTest::newRow("not json") << QByteArray("[") << QStringLiteral("$: ");
        QTest::newRow("schema") << QByteArray(R"({"schema":2,"as_of":"2026-11-22","methods":[]})") << QStringLiteral("schema: ");
        QTest::newRow("unknown key") << with("'name'", "'nam'") << QStringLiteral("methods[0].nam: unknown key");
        QTest::newRow("id") << with("'id':'pix'", "'id':'Pix!'") << QStringLiteral("methods[0].id: ");
        QTest::newRow("group's id") << with("'id':'pix'", "'id':'local_methods'") << QStringLiteral("methods[0].id: taken");
        QTest::newRow("workflow") << with("REDIRECT", "SDK_CHECKOUT") << QStringLiteral("methods[0].workflow: ");
        QTest::newRow("a link as a page") << with("qr_image", "link_qr") << QStringLiteral("methods[0].presentation: ");
        QTest::newRow("a page as a link") << with("REDIRECT", "PAYMENT_LINK") << QStringLiteral("methods[0].presentation: ");
        QTest::newRow("no workflow") << with("'workflow':'REDIRECT',", "") << QStringLiteral("methods[0].workflow: ");
        QTest::newRow("presentation") << with("qr_image", "hologram") << QStringLiteral("methods[0].presentation: ");
        QTest::newRow("payer field") << with("email", "shoe_size") << QStringLiteral("methods[0].payer_fields: ");
        QTest::newRow("immediate") << with("'immediate':false", "'immediate':true") << QStringLiteral("methods[0].immediate: ");
        QTest::newRow("country") << with("'immediate'", "'places':[{'country':'XX','currencies':['BRL']}],'immediate'")
                                 << QStringLiteral("methods[0].places: ");
        QTest::newRow("limit") << with("'immediate'", "'limits':[{'currency':'BRL','least':'-1'}],'immediate'")
                               << QStringLiteral("methods[0].limits: ");
        QTest::newRow("source") << with("CONTRACT 5.3", "hearsay") << QStringLiteral("methods[0].sources: ");
    }
    void loaderNamesTheFault()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, fault);
        QVERIFY(parseMethodPack(pack(Good)));
        const auto read = parseMethodPack(json);
        QVERIFY(!read);
        QVERIFY2(read.error().join(u'\n').contains(fault), qPrintable(read.error().join(u'\n')));
    }

    void payerIsTheCustomerCompletedByWhatWasTyped()
    {
        const PaymentMethod &pix = *findPaymentMethod(u"pix");
        const QString br = QStringLiteral("BR");
        QCOMPARE(missingPayerFields(pix, {}), pix.payerFields);
        QVERIFY(!payerOf(*findPaymentMethod(u"saved_card"), Sale(), {}, br));
        Customer ana;
        ana.firstName = QStringLiteral("Ana");
        ana.email = QStringLiteral("ana@example.com");
        QCOMPARE(missingPayerFields(pix, ana),
                 (QStringList{QStringLiteral("lastName"), QStringLiteral("document"), QStringLiteral("phone")}));
        const Sale sale = saleWith({{payerkey::FirstName, "Somebody"},
                                    {payerkey::LastName, "Lima"},
                                    {payerkey::DocumentType, "CPF"},
                                    {payerkey::DocumentNumber, "000.000.001-91"},
                                    {payerkey::PhoneCode, "55"},
                                    {payerkey::PhoneNumber, "11 90000-0001"}});
        const auto payer = payerOf(pix, sale, ana, br);
        QVERIFY(payer);
        QCOMPARE(payer->firstName, QStringLiteral("Ana")); // the record is asked first
        QCOMPARE(payer->lastName, QStringLiteral("Lima"));
        QCOMPARE(payer->document, (Document{QStringLiteral("CPF"), QStringLiteral("000.000.001-91")}));
        QCOMPARE(faults(checkPayer(pix, payer, br)), QStringList());
        QCOMPARE(payerOf(pix, Sale(), {}, br)->country, br);
    }

    void whatIsMissingOrWrongIsNamed()
    {
        const PaymentMethod &pix = *findPaymentMethod(u"pix");
        const QString br = QStringLiteral("BR");
        QCOMPARE(faults(checkPayer(pix, {}, br)),
                 (QStringList{QStringLiteral("payer.firstName MissingPayerField"), QStringLiteral("payer.lastName MissingPayerField"),
                              QStringLiteral("payer.email MissingPayerField"), QStringLiteral("payer.document.number MissingPayerField"),
                              QStringLiteral("payer.phone.number MissingPayerField")}));
        const Sale sale = saleWith({{payerkey::FirstName, "Ana"},
                                    {payerkey::LastName, "Lima"},
                                    {payerkey::Email, "not an address"},
                                    {payerkey::DocumentType, "RG"},
                                    {payerkey::DocumentNumber, "12345678"},
                                    {payerkey::PhoneCode, "55"},
                                    {payerkey::PhoneNumber, "12"}});
        QCOMPARE(faults(checkPayer(pix, payerOf(pix, sale, {}, br), br)),
                 (QStringList{QStringLiteral("payer.email BadEmail"), QStringLiteral("payer.document.type BadDocumentType"),
                              QStringLiteral("payer.phone.number BadPhone")}));
    }

    void nothingIsPaidOutsideTheWhiteList()
    {
        // CONTRACT 9.1, "Paid test", in words of its own.
        const QStringList paid{QStringLiteral("APPROVED"), QStringLiteral("CAPTURED"), QStringLiteral("PARTIALLY_CAPTURED"),
                               QStringLiteral("PARTIALLY_REFUNDED"), QStringLiteral("REFUND_RETRY_IN_PROCESS")};
        const Currency brl = *Currency::fromCode(u"BRL");
        // Every written pair and every crossing of them: nothing is left to chance.
        QSet<QString> statuses, subStatuses;
        for (const StatusFacts &row : statusTable()) {
            statuses << row.status;
            subStatuses << row.subStatus;
        }
        for (const PaymentMethod &method : paymentMethods()) {
            for (const QString &status : std::as_const(statuses)) {
                for (const QString &subStatus : std::as_const(subStatuses)) {
                    for (const bool captured : {false, true}) {
                        Payment payment;
                        payment.id = PaymentId::from(QStringLiteral("p"));
                        payment.method.type = method.type;
                        payment.amount = Money::fromMinor(1250, brl);
                        payment.captured = captured ? std::optional(payment.amount) : std::nullopt;
                        payment.status = PaymentStatus::fold(status, subStatus);
                        const PaymentStatus &folded = payment.status;
                        // A refund under way is of a payment that was paid; the money is still here (paymentstatus.cpp).
                        const bool refundUnderWay =
                            folded.status == u"REFUNDED" && folded.subStatus == u"PENDING_PROVIDER_CONFIRMATION";
                        const bool mayBePaid = folded.status == u"SUCCEEDED" && paid.contains(folded.subStatus);
                        const QByteArray what = QString(method.id % u' ' % status % u'/' % subStatus).toUtf8();
                        QVERIFY2(mayBePaid || refundUnderWay || !isPaid(attemptStateOf(payment, payment.amount)), what.constData());
                        QVERIFY2(!isPaid(attemptStateOf(payment, Money::fromMinor(1251, brl))), what.constData());
                    }
                }
            }
        }
    }

    void onlyAPageCanAskForTheBankInstead()
    {
        QStringList asking;
        for (const PaymentMethod &method : paymentMethods()) {
            if (!method.asksBank)
                continue;
            asking << method.id;
            QCOMPARE(method.workflow, std::optional(Workflow::Redirect));
        }
        QCOMPARE(asking, QStringList{QStringLiteral("pse")});
        QByteArray wrong = shippedMethodPack();
        wrong.replace(R"("saved_method": true,)", R"("saved_method": true, "asks_bank": true,)");
        const auto parsed = parseMethodPack(wrong);
        QVERIFY(!parsed && parsed.error().join(u' ').contains(QStringLiteral("asks_bank")));
    }

    void artefactsStayWhileItWaits()
    {
        Payment first;
        first.id = PaymentId::from(QStringLiteral("p"));
        first.status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
        first.method.artefacts.copyText = QStringLiteral("code");
        first.method.redirectUrl = QStringLiteral("https://pay.example/1");
        first.method.expiresMs = 5;
        Payment poll = first;
        poll.method = {};
        QCOMPARE(keepingArtefacts(poll, first).method.artefacts.copyText, QStringLiteral("code"));
        QCOMPARE(keepingArtefacts(poll, first).method.expiresMs, qint64(5));
        poll.method.artefacts.instruction = QStringLiteral("Pay by PIX"); // some of it, and not the code
        QCOMPARE(keepingArtefacts(poll, first).method.artefacts.copyText, QStringLiteral("code"));
        QCOMPARE(keepingArtefacts(poll, first).method.artefacts.instruction, QStringLiteral("Pay by PIX"));
        poll.method.artefacts.copyText = QStringLiteral("newer");
        QCOMPARE(keepingArtefacts(poll, first).method.artefacts.copyText, QStringLiteral("newer"));
        poll.method = {};
        poll.status = PaymentStatus::fold(QStringLiteral("EXPIRED"), QStringLiteral("EXPIRED"));
        QVERIFY(keepingArtefacts(poll, first).method.artefacts.isEmpty());
        poll = first;
        poll.id = PaymentId::from(QStringLiteral("another"));
        poll.method = {};
        QVERIFY(keepingArtefacts(poll, first).method.redirectUrl.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestMethodPack)
#include "tst_methodpack.moc"
