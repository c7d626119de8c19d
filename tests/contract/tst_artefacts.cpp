// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer needs in order to pay, out of every place an answer may hold
// it (CONTRACT 5.7); the request of every described method; and the descriptions
// against their own schema.
#include "domain/methodpack.h"
#include "gateway/artefactparser.h"
#include "gateway/requestbuilder.h"
#include "gateway/responseparser.h"

#include "samples.h"
#include "schemacheck.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pos;

namespace {

/// JSON as it reads best here; moc loses its way in raw string literals.
QByteArray json(QByteArray singleQuoted)
{
    return singleQuoted.replace('\'', '"');
}

/// The example of the EMV specification for merchant-presented codes, with its own checksum.
const QString EmvExample =
    QStringLiteral("00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST "
                   "TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME"
                   "91320016A0112233449988770708123456786304A13A");

PaymentArtefacts artefactsOf(const QByteArray &method, const QByteArray &more = {})
{
    const QByteArray body = json("{'id':'p','status':'READY_TO_PAY','sub_status':'CREATED','amount':{'currency':'BRL','value':1}," +
                                 more + "'payment_method':" + method + "}");
    const Result<Payment> payment = parsePayment(body, AmountUnit::Major, {});
    return payment ? payment->method.artefacts : PaymentArtefacts{};
}

QByteArray inDetail(const char *category, const QByteArray &fields)
{
    return json("{'type':'X','payment_method_detail':{'" + QByteArray(category) + "':" + fields + "}}");
}

} // namespace

class TestArtefacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void descriptionsFollowTheirSchema()
    {
        QFile file(QStringLiteral(PROJECT_DIR "/resources/methods/methods.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(schemaProblems(schema, shippedMethodPack()), QStringList());
        const QByteArray broken = QByteArray(shippedMethodPack().constData(), shippedMethodPack().size()).replace("qr_image", "hologram");
        QVERIFY(!schemaProblems(schema, broken).isEmpty());
    }

    void requestOfEveryMethod_data()
    {
        QTest::addColumn<QString>("id");
        for (const PaymentMethod &method : paymentMethods()) {
            if (!method.needsSavedMethod && method.workflow != Workflow::PaymentLink) // tst_paymentlinks
                QTest::addRow("%s", qPrintable(method.id)) << method.id;
        }
    }
    void requestOfEveryMethod()
    {
        QFETCH(QString, id);
        const PaymentMethod &method = *findPaymentMethod(id);
        PaymentRequest request = sample::smallPayment();
        request.methodType = method.type;
        request.intent.methodId = id;
        request.workflow = method.workflow.value_or(Workflow::Direct);
        Customer payer;
        payer.firstName = QStringLiteral("Ana");
        payer.lastName = QStringLiteral("Lima");
        payer.email = QStringLiteral("ana@shop.example");
        request.payer = payer;
        const Result<QByteArray> body = paymentRequestBody(request, sample::Account, AmountUnit::Major);
        QVERIFY(body);
        const QByteArray expected = json(
            "{'account_id':'11111111-2222-4333-8444-555555555555','merchant_order_id':'R1-20261121-000002-1',"
            "'description':'Sale 2','country':'CL','workflow':'REDIRECT','amount':{'currency':'CLP','value':990},"
            "'customer_payer':{'first_name':'Ana','last_name':'Lima','email':'ana@shop.example'},"
            "'payment_method':{'type':'" + method.type.toLatin1() + "'},'callback_url':'https://shop.example/done'}");
        QCOMPARE(QString::fromUtf8(*body), QString::fromUtf8(expected));
        QCOMPARE(schemaProblems(ownSchema(QStringLiteral("payment")), *body), QStringList());
    }

    void brCodeProvesItself()
    {
        QVERIFY(isBrCode(EmvExample));
        QString wrong = EmvExample;
        wrong[20] = wrong[20] == u'0' ? u'1' : u'0';
        QVERIFY(!isBrCode(wrong));
        QVERIFY(!isBrCode(QStringLiteral("000201")) && !isBrCode(QString()) && !isBrCode(QStringLiteral("https://x.example")));
        QVERIFY(!isBrCode(EmvExample.chopped(4) + QStringLiteral("ZZZZ")));
    }

    void brCodeIsFoundWhereProvidersPutIt_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("more");
        const QByteArray code = EmvExample.toUtf8();
        QTest::newRow("instruction") << inDetail("bank_transfer", "{'payment_instruction':'" + code + "'}") << QByteArray();
        QTest::newRow("reference") << inDetail("bank_transfer", "{'reference':'" + code + "'}") << QByteArray();
        QTest::newRow("ticket number") << inDetail("ticket", "{'provider_number':'" + code + "'}") << QByteArray();
        const auto raw = [](const QJsonValue &response) {
            const QJsonObject provider{{QStringLiteral("raw_response"), response}};
            const QJsonObject transaction{{QStringLiteral("type"), QStringLiteral("PURCHASE")}, {QStringLiteral("provider_data"), provider}};
            return QByteArray("'transactions':[" + QJsonDocument(transaction).toJson(QJsonDocument::Compact) + "],");
        };
        const QJsonObject inside{{QStringLiteral("qr"), EmvExample}};
        const QByteArray pix = inDetail("bank_transfer", "{}");
        QTest::newRow("raw object") << pix << raw(inside);
        QTest::newRow("raw text") << pix << raw(QString::fromUtf8(QJsonDocument(inside).toJson(QJsonDocument::Compact)));
    }
    void brCodeIsFoundWhereProvidersPutIt()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, more);
        const PaymentArtefacts found = artefactsOf(method, more);
        QCOMPARE(found.copyText, EmvExample);
        QVERIFY(found.instruction.isEmpty() && found.reference.isEmpty()); // the code is no words for a cashier
    }

    void picturesAreTakenWithCare()
    {
        const auto picture = [](const QByteArray &text) {
            return artefactsOf(inDetail("bank_transfer", "{'provider_image':'" + text + "'}")).imageUrl;
        };
        QCOMPARE(picture("https://img.example/q.png"), QStringLiteral("https://img.example/q.png"));
        QCOMPARE(picture("http://img.example/q.png"), QString());
        QCOMPARE(picture("http://127.0.0.1:8080/q.png"), QStringLiteral("http://127.0.0.1:8080/q.png")); // the training gateway's
        QCOMPARE(picture("http://127.0.0.1.img.example/q.png"), QString());
        QCOMPARE(picture("file:///etc/passwd"), QString());
        QCOMPARE(picture("data:image/png;base64,iVBORw0KGgo="), QStringLiteral("data:image/png;base64,iVBORw0KGgo="));
        QCOMPARE(picture("data:text/html;base64,PGI+"), QString());
        QCOMPARE(picture("iVBORw0KGgo="), QStringLiteral("data:image/png;base64,iVBORw0KGgo="));
        QCOMPARE(picture("not a picture"), QString());
        QCOMPARE(picture("data:image/png;base64," + QByteArray(70'000, 'A')), QString());
    }

    void vouchersAndAccounts()
    {
        const PaymentArtefacts voucher = artefactsOf(
            inDetail("ticket", "{'provider_number':'123','provider_barcode':'456','provider_format':'CODE128','type':'barcode',"
                               "'payment_instruction':'Pay at the counter'}"));
        QCOMPARE(voucher.number, QStringLiteral("123"));
        QCOMPARE(voucher.barcode, QStringLiteral("456"));
        QCOMPARE(voucher.barcodeFormat, QStringLiteral("CODE128"));
        QCOMPARE(voucher.voucherType, QStringLiteral("barcode"));
        QCOMPARE(voucher.instruction, QStringLiteral("Pay at the counter"));
        const PaymentArtefacts account = artefactsOf(inDetail(
            "bank_transfer", "{'bank_name':'B','bank_account':null,'bank_account_2':'646','beneficiary_name':'Shop','reference':'77'}"));
        QCOMPARE(account.bankName, QStringLiteral("B"));
        QCOMPARE(account.bankAccount, QStringLiteral("646"));
        QCOMPARE(account.beneficiary, QStringLiteral("Shop"));
        QCOMPARE(account.reference, QStringLiteral("77"));
        QVERIFY(artefactsOf(inDetail("card", "{'installments':1,'type':'CREDIT','provider_format':'x'}")).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestArtefacts)
#include "tst_artefacts.moc"
