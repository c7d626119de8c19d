// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Recovery outreach at the training gateway: documented answers and limits.
#include "gatewayfixture.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

namespace {

using Edit = std::function<void(QJsonObject &)>;

const QByteArray Flow = "/v1/smart-support/external/payments", Recover = Flow + "/recover";

QJsonObject flow()
{
    return json("{'customer':{'full_name':'Robert Johnson','phone_number':'+12125550103','email':'robert@example.com','country_code':'US',"
                "'language':'en'},'session':{'abandonment_timestamp':'2025-05-13T22:45:00Z','flow_stage':'cart_review','platform':'ios',"
                "'session_id':'sess'},'cart':{'total_value':29.99,'currency':'USD','items':[{'name':'Speaker','sku':'S','quantity':1,"
                "'price':29.99}]},'engagement':{'preferred_channel':'whatsapp','reason':'user_abandoned_cart','metadata':{'a':'b'}}}");
}

QJsonObject recovery()
{
    return json("{'settings':{'contact_details':{'channel':'WHATSAPP_MESSAGE','initial_template_message':{'id':'HX8e','variables':{'name':"
                "'Maria'}},'payment_methods':{'available':['NEQUI']}}},'additional_information':{'seller_details':{'name':'Shop'},'payment':{"
                "'account_id':'e4c03f29-b0f6-403a-8814-9aee1a88d60e','id':'f1fbad16','merchant_order_id':'R1-1','country':'CO',"
                "'created_at':'2022-05-09T20:46:54.786342Z','amount':{'currency':'COP','value':27000},'customer_payer':{'first_name':"
                "'Pepito','last_name':'Perez','phone':{'country_code':'57','number':'3132450765'}}}}}");
}

QJsonObject with(QJsonObject object, const QStringList &path, const QJsonValue &value)
{
    if (path.size() == 1)
        value.isUndefined() ? object.remove(path[0]) : void(object.insert(path[0], value));
    else
        object.insert(path[0], with(object.value(path[0]).toObject(), path.mid(1), value));
    return object;
}

} // namespace

class TrainingOutreachTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documentedAnswers();
    void refusals_data();
    void refusals();
    void keysAreAskedFor();
    void scriptedFaults();
    void reportOfCommunications();

private:
    GatewayFixture m_gateway;
};

void TrainingOutreachTest::documentedAnswers()
{
    const RawReply accepted = m_gateway.call("POST", Flow, flow());
    QCOMPARE(accepted.status, 200);
    QCOMPARE(accepted.body, QByteArray());
    const RawReply first = m_gateway.call("POST", Recover, recovery());
    QCOMPARE(first.status, 200);
    QCOMPARE(first.text("message"), QStringLiteral("Communication processed successfully"));
    QCOMPARE(first.text("id").size(), 36);
    // No memory: the same body is a second contact.
    QVERIFY(m_gateway.call("POST", Recover, recovery()).text("id") != first.text("id"));
    QCOMPARE(m_gateway.call("GET", Flow).status, 405);
}

void TrainingOutreachTest::refusals_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("message");
    const auto row = [](const QByteArray &target, const QJsonObject &good, const QByteArray &path, const QJsonValue &value, const char *message) {
        QTest::addRow("%s %s", path.constData(), message) << target << with(good, QString::fromLatin1(path).split(u'.'), value) << QString::fromLatin1(message);
    };
    const QJsonValue gone(QJsonValue::Undefined);
    row(Flow, flow(), "customer", gone, "Missing customer required field");
    row(Flow, flow(), "customer.full_name", gone, "Missing customer.full_name required field");
    row(Flow, flow(), "customer.phone_number", QStringLiteral("2125550103"), "customer.phone_number must be E.164");
    row(Flow, flow(), "customer.country_code", QStringLiteral("1"), "customer.country_code must be");
    row(Flow, flow(), "session.abandonment_timestamp", QStringLiteral("yesterday"), "session.abandonment_timestamp must be a date-time");
    row(Flow, flow(), "session.flow_stage", QStringLiteral("counter"), "session.flow_stage must be one of");
    row(Flow, flow(), "session.platform", QStringLiteral("pos"), "session.platform must be one of");
    row(Flow, flow(), "cart.total_value", QStringLiteral("29.99"), "cart.total_value must be a number");
    row(Flow, flow(), "engagement.preferred_channel", QStringLiteral("sms"), "engagement.preferred_channel must be one of");
    row(Recover, recovery(), "settings", gone, "Missing settings required field");
    row(Recover, recovery(), "settings.contact_details.channel", QStringLiteral("SMS"), "settings.contact_details.channel must be one of");
    row(Recover, recovery(), "settings.contact_details.initial_template_message", gone, "Missing initial_template_message.id required field");
    row(Recover, recovery(), "settings.contact_details.payment_methods.available", gone, "Missing payment_methods.available required field");
    const QByteArray payment = "additional_information.payment.";
    row(Recover, recovery(), payment + "customer_payer.first_name", gone, "Missing customer_payer.first_name required field");
    row(Recover, recovery(), payment + "customer_payer.last_name", QStringLiteral("Li"), "customer_payer.last_name must have 3 to 255");
    row(Recover, recovery(), payment + "created_at", QStringLiteral("2022-05-09T20:46:54Z"), "created_at must have 27");
    row(Recover, recovery(), payment + "account_id", QStringLiteral("short"), "account_id must have 36 to 64");
    row(Recover, recovery(), payment + "amount.value", QStringLiteral("27000"), "amount.value");
}

void TrainingOutreachTest::refusals()
{
    QFETCH(QByteArray, path);
    QFETCH(QJsonObject, body);
    QFETCH(QString, message);
    const RawReply reply = m_gateway.call("POST", path, body);
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.text("message").contains(message), qPrintable(reply.text("message")));
    QVERIFY(reply.at("code").isUndefined()); // these pages document a message alone
}

void TrainingOutreachTest::keysAreAskedFor()
{
    const QByteArray bare = "POST " + Flow + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    QVERIFY(client.send(bare));
    QCOMPARE(client.read().status, 401);
}

void TrainingOutreachTest::scriptedFaults()
{
    const auto plant = [this](const char *rule) { QCOMPARE(m_gateway.call("POST", "/__faults", json(rule)).status, 200); };
    plant("{'match':{'method':'POST','path':'/v1/smart-support/external/payments','nth':1},'fault':'http_500_before'}");
    QCOMPARE(m_gateway.call("POST", Flow, flow()).status, 500);
    QCOMPARE(m_gateway.call("POST", Flow, flow()).status, 200);
}

/// What was asked for is in the report, and only what was taken.
void TrainingOutreachTest::reportOfCommunications()
{
    const QByteArray organization = "X-Organization-Code: org\r\n";
    GatewayFixture gateway;
    QCOMPARE(gateway.call("POST", Flow, flow(), {}).status, 200);
    QCOMPARE(gateway.call("POST", Flow, {}, {}).status, 400);
    const RawReply declined = gateway.call("POST", Recover, recovery(), {});
    QCOMPARE(declined.status, 200);
    const QString asked = QJsonDocument::fromJson(declined.body).object().value(QLatin1String("id")).toString();
    const QString from = QDateTime::fromMSecsSinceEpoch(gateway.clock.nowMs() - 1000, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
    const QString until = QDateTime::fromMSecsSinceEpoch(gateway.clock.nowMs() + 1000, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
    const RawReply created = gateway.call("POST", "/v1/reports", {{QStringLiteral("type"), QStringLiteral("COMMUNICATIONS")}, {QStringLiteral("start_date"), from},
                                          {QStringLiteral("end_date"), until}}, organization);
    QCOMPARE(created.status, 201);
    const QByteArray id = QJsonDocument::fromJson(created.body).object().value(QLatin1String("id")).toString().toLatin1();
    gateway.clock.advance(60'000);
    const RawReply link = gateway.call("GET", "/v2/reports/" + id + "/download", {}, organization);
    const QByteArray path = QJsonDocument::fromJson(link.body).object().value(QLatin1String("download_link")).toString().section(u'/', 3).toLatin1().prepend('/');
    RawClient stranger; // no keys of ours belong there
    QVERIFY(stranger.open(gateway.server.url()));
    stranger.send("GET " + path + " HTTP/1.1\r\nHost: files\r\n\r\n");
    const QByteArray file = stranger.read().body;
    QVERIFY2(file.contains(QByteArray(asked.toLatin1() + ",f1fbad16,R1-1,WHATSAPP_MESSAGE,READ,+573132450765,,")), file.constData());
    QVERIFY2(file.contains(",,sess,WHATSAPP_MESSAGE,READ,+12125550103,,"), file.constData());
}

QTEST_GUILESS_MAIN(TrainingOutreachTest)
#include "tst_training_outreach.moc"
