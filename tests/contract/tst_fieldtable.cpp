// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The table of fields, our own schema, the bodies, and the published schemas
// (when they are at hand) must all say the same.
#include "gateway/requestbuilder.h"

#include "fieldtable.h"
#include "samples.h"
#include "schemacheck.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace pos;

namespace {

QByteArray bodyOf(const PaymentRequest &request, AmountUnit unit = AmountUnit::Major)
{
    const Result<QByteArray> body = paymentRequestBody(request, sample::Account, unit);
    if (!body)
        qWarning("refused: %s", qPrintable(body.error().context.field + QLatin1Char(' ') + body.error().context.code));
    return body.value_or(QByteArray());
}

/// The two published request schemas, with the known deviations of this till applied (DESIGN 3).
QJsonObject publishedSandbox()
{
    QFile file(sharedFolder() + QStringLiteral("/yuno/openapi/yuno_sandbox_tested.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no published file");
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject schemas = root[QLatin1String("components")][QLatin1String("schemas")].toObject();
    return plainSchema(schemas[QLatin1String("CreatePaymentRequest")].toObject(), root);
}

QJsonObject publishedCreatePayment()
{
    QFile file(sharedFolder() + QStringLiteral("/yuno/openapi/payments/create-payment.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no published file");
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonValue post = root[QLatin1String("paths")][QLatin1String("/payments")][QLatin1String("post")];
    const QJsonValue content = post[QLatin1String("requestBody")][QLatin1String("content")];
    return plainSchema(content[QLatin1String("application/json")][QLatin1String("schema")].toObject(), root);
}

QJsonObject with(QJsonObject object, const QStringList &path, const QJsonValue &value)
{
    const QString key = path.first();
    object.insert(key, path.size() == 1 ? value : QJsonValue(with(object.value(key).toObject(), path.mid(1), value)));
    return object;
}

QStringList dots(const char *path)
{
    return QString::fromLatin1(path).split(QLatin1Char('/'));
}

/// One page demands seller_details inside additional_data, and types the tip as text.
QJsonObject withKnownDeviations(QJsonObject schema)
{
    schema = with(schema, dots("properties/additional_data/required"), QJsonArray());
    return with(schema, dots("properties/additional_data/properties/order/properties/tip_amount/type"),
                QStringLiteral("number"));
}

} // namespace

class TestFieldTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatTheTableSays();
    void ownSchemaAndTableAgree();
    void publishedFieldsAreAllInTheTable();
    void publishedSchemasAccept();
    void deviationsAreStillNeeded();
};

void TestFieldTable::onlyWhatTheTableSays()
{
    const QHash<QString, FieldRow> table = fieldTable();
    QVERIFY(table.size() > 400);
    for (const PaymentRequest &request : {sample::fullPayment(), sample::smallPayment()}) {
        for (const QString &path : bodyPaths(bodyOf(request)))
            QVERIFY2(table.value(path).sent, qPrintable(path));
    }
    QByteArray text;
    for (const char *name : {CONTRACT_DIR "/tst_requestbodies.cpp", CONTRACT_DIR "/tst_fieldtable.cpp"}) {
        QFile source(QString::fromLatin1(name));
        QVERIFY(source.open(QIODevice::ReadOnly));
        text += source.readAll();
    }
    for (const FieldRow &row : table) {
        QVERIFY2(!row.reason.isEmpty(), qPrintable(row.field));
        // "tst_requestbodies::everythingATillKnows" is a function of TestRequestBodies.
        const QByteArray test = row.proof.section(QStringLiteral("::"), 1).toLatin1();
        QVERIFY2(!test.isEmpty() && text.contains(QByteArray("::" + test + "()\n{")), qPrintable(row.proof));
    }
}

void TestFieldTable::ownSchemaAndTableAgree()
{
    const QStringList own = schemaPaths(ownSchema(QStringLiteral("payment")));
    QSet<QString> sent;
    for (const FieldRow &row : fieldTable()) {
        if (row.sent)
            sent << row.field;
    }
    QCOMPARE(QSet<QString>(own.begin(), own.end()), sent);
}

void TestFieldTable::publishedFieldsAreAllInTheTable()
{
    if (sharedFolder().isEmpty())
        QSKIP("the published OpenAPI files are not here (MOSTRADOR_SHARED): the committed table and schemas were "
              "checked");
    const QHash<QString, FieldRow> table = fieldTable();
    QSet<QString> published;
    for (const QJsonObject &schema : {publishedSandbox(), publishedCreatePayment()}) {
        for (const QString &path : schemaPaths(schema)) {
            published << path;
            QVERIFY2(table.contains(path), qPrintable(path));
        }
    }
    QVERIFY(published.size() > 400);
    for (const FieldRow &row : table)
        QVERIFY2(published.contains(row.field), qPrintable(row.field));
}

void TestFieldTable::publishedSchemasAccept()
{
    if (sharedFolder().isEmpty())
        QSKIP("the published OpenAPI files are not here (MOSTRADOR_SHARED): the committed table and schemas were "
              "checked");
    PaymentRequest plain = sample::fullPayment();
    plain.salesChannel.clear();
    plain.cart = {};
    for (const PaymentRequest &request : {sample::fullPayment(), plain}) {
        const QByteArray body = bodyOf(request);
        QVERIFY(!body.isEmpty());
        QCOMPARE(schemaProblems(publishedSandbox(), body), QStringList());
        QCOMPARE(schemaProblems(withKnownDeviations(publishedCreatePayment()), body), QStringList());
    }
    // Nothing to say about the order: the page needs no deviation at all.
    QCOMPARE(schemaProblems(publishedCreatePayment(), bodyOf(plain)), QStringList());
}

void TestFieldTable::deviationsAreStillNeeded()
{
    if (sharedFolder().isEmpty())
        QSKIP("the published OpenAPI files are not here (MOSTRADOR_SHARED): the committed table and schemas were "
              "checked");
    const QJsonObject published = publishedCreatePayment();
    const QByteArray body = bodyOf(sample::fullPayment());
    const QJsonObject noSeller = with(published, dots("properties/additional_data/required"), QJsonArray());
    QVERIFY(!schemaProblems(published, body).isEmpty());
    QVERIFY(schemaProblems(noSeller, body).join(u' ').contains(QStringLiteral("tip_amount")));
    // `checkout` for DIRECT and REDIRECT (CONTRACT 16, row 17).
    PaymentRequest direct = sample::fullPayment();
    direct.workflow = Workflow::Direct;
    const QJsonObject deviating = withKnownDeviations(published);
    QVERIFY(!schemaProblems(deviating, bodyOf(direct)).isEmpty());
    QJsonArray required = deviating.value(QLatin1String("required")).toArray();
    QVERIFY(required.contains(QStringLiteral("checkout")));
    required.removeLast();
    QCOMPARE(schemaProblems(with(deviating, {QStringLiteral("required")}, required), bodyOf(direct)), QStringList());
}

QTEST_GUILESS_MAIN(TestFieldTable)
#include "tst_fieldtable.moc"
