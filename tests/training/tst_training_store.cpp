// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The data file: kept over restarts, refused when it is not ours, never damaged.
#include "gatewayfixture.h"

#include "training/trainingstore.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace pos;
using namespace pos::training;

class TrainingStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingSurvivesARestart();
    void contactsSurviveARestart();
    void idsGoOnAfterARestart();
    void pendingPaymentsCompleteAcrossARestart();
    void theSameServerStartsAgain();
    void aTornLastLineIsDropped();
    void foreignFilesAreRefusedUntouched_data();
    void foreignFilesAreRefusedUntouched();
    void brokenFilesAreRefusedUntouched();
    void newerFilesAreRefused();
    void oneGatewayPerFile();
    void aPortInUseIsAConflict();
    void growsSlowlyAndCompacts();
    void onlyItsOwnerMayRead();
    void keepsNothingItMustNot();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    static QByteArray contents(const QString &file);
    static void write(const QString &file, const QByteArray &bytes);
    static Result<QUrl> startOn(TrainingServer &server, const QString &file);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TrainingStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QByteArray TrainingStoreTest::contents(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void TrainingStoreTest::write(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

Result<QUrl> TrainingStoreTest::startOn(TrainingServer &server, const QString &file)
{
    return server.start({.port = 0, .dataFile = file});
}

void TrainingStoreTest::everythingSurvivesARestart()
{
    const QString file = path("state");
    RawReply paid;
    QString customer;
    QString session;
    const QByteArray token = "20000000-0002-4000-8000-000000000001";
    const QByteArray methods = "/v1/customers/10000000-0000-4000-8000-000000000002/payment-methods/";
    {
        const GatewayFixture first(file);
        customer =
            first.call("POST", "/v1/customers", json("{'merchant_customer_id':'KEEP','first_name':'Kept'}")).text("id");
        QJsonObject body = json("{'merchant_order_id':'ST-2-1','payment_description':'Sale','country':'BR','amount':{'"
                                "currency':'BRL','value':1}}");
        body.insert(QStringLiteral("account_id"), first.Account);
        session = first.call("POST", "/v1/checkout/sessions", body).text("checkout_session");
        paid = first.pay("kept", first.sale(QStringLiteral("ST-1-1")));
        first.pay("spent", json("{'merchant_order_id':'ST-3-1'}"));
        QJsonObject wrong = first.sale(QStringLiteral("ST-3-1"));
        wrong.insert(QStringLiteral("country"), QStringLiteral("QZ"));
        first.pay("spent", wrong);
        first.post(methods + token + "/unenroll", "un", {});
    }
    const GatewayFixture second(file);
    QCOMPARE(second.pay("kept", second.sale(QStringLiteral("ST-1-1"))).body, paid.body);
    QCOMPARE(second.pay("spent", second.sale(QStringLiteral("ST-3-1"))).text("code"),
             QStringLiteral("IDEMPOTENCY_DUPLICATED"));
    QCOMPARE(second.get("/v1/payments?merchant_order_id=ST-1-1").text("0.id"), paid.text("id"));
    QCOMPARE(second.get("/v1/customers/" + customer.toLatin1()).text("first_name"), QStringLiteral("Kept"));
    QCOMPARE(
        second.get("/v1/customers/" + customer.toLatin1() + "/payment-methods").at("payment_methods").toArray().size(),
        2);
    QCOMPARE(second.get("/v1/checkout/sessions/" + session.toLatin1()).text("merchant_order_id"),
             QStringLiteral("ST-2-1"));
    QCOMPARE(second.get(methods + token).text("status"), QStringLiteral("UNENROLLED"));
    const QJsonObject stats = second.stats(QStringLiteral("ST-1-1"), QStringLiteral("kept"));
    QCOMPARE(stats[u"requests"].toInt(), 2);
    QCOMPARE(stats[u"charges"].toInt(), 1);
    QCOMPARE(stats[u"charged_minor"].toInt(), 1250);
}

void TrainingStoreTest::contactsSurviveARestart()
{
    const QString file = path("state");
    const ContactRecord contact{QStringLiteral("c-1"), QStringLiteral("p-1"), QStringLiteral("o-1"), QStringLiteral("PHONE_CALL"), QStringLiteral("+5511961234567"), 7};
    {
        TrainingStore first(1);
        QVERIFY(first.open(file).has_value());
        QVERIFY(first.commit({.contacts = {contact}}).has_value());
    }
    TrainingStore second(1);
    QVERIFY(second.open(file).has_value());
    QCOMPARE(second.contacts().size(), 1);
    QCOMPARE(toJson(second.contacts().first()), toJson(contact));
}

void TrainingStoreTest::idsGoOnAfterARestart()
{
    const QString file = path("ids");
    QSet<QString> ids;
    for (int run = 0; run < 3; ++run) {
        const GatewayFixture gateway(file);
        for (int i = 0; i < 3; ++i) {
            const QByteArray number = QByteArray::number(run * 10 + i);
            ids.insert(gateway.pay("id-" + number, gateway.sale(QStringLiteral("ID-") + QString::fromLatin1(number)))
                           .text("id"));
        }
    }
    QCOMPARE(ids.size(), 9);
}

void TrainingStoreTest::pendingPaymentsCompleteAcrossARestart()
{
    const QString file = path("pending");
    {
        const GatewayFixture first(file);
        first.pay("p", first.sale(QStringLiteral("PE-1-1"), QStringLiteral("CHALLENGE_REQUIRED")));
    }
    GatewayFixture second(file);
    QCOMPARE(second.get("/v1/payments?merchant_order_id=PE-1-1").text("0.status"), QStringLiteral("PENDING"));
    second.clock.advance(6001);
    QCOMPARE(second.get("/v1/payments?merchant_order_id=PE-1-1").text("0.status"), QStringLiteral("SUCCEEDED"));
}

void TrainingStoreTest::theSameServerStartsAgain()
{
    GatewayFixture gateway(path("again"));
    gateway.pay("again", gateway.sale(QStringLiteral("AG-1-1")));
    gateway.server.stop();
    QVERIFY(!gateway.server.isRunning());
    QVERIFY(startOn(gateway.server, path("again")).has_value());
    QCOMPARE(gateway.charges(QStringLiteral("AG-1-1")), 1);
    gateway.server.stop();
    gateway.server.stop(); // twice is harmless
}

void TrainingStoreTest::aTornLastLineIsDropped()
{
    const QString file = path("torn");
    {
        const GatewayFixture first(file);
        first.pay("whole", first.sale(QStringLiteral("TO-1-1")));
    }
    write(file, contents(file) + R"({"payment":{"id":"half)");
    const GatewayFixture second(file);
    QCOMPARE(second.charges(QStringLiteral("TO-1-1")), 1);
    QCOMPARE(second.pay("next", second.sale(QStringLiteral("TO-2-1"))).status, 201);
    QVERIFY(!contents(file).contains("\"half"));
}

void TrainingStoreTest::foreignFilesAreRefusedUntouched_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("dear diary\n");
    QTest::newRow("no newline") << QByteArray("x");
    QTest::newRow("json") << QByteArray("{\"payments\":[]}\n");
    QTest::newRow("binary") << QByteArray("\x00\xff\x10SQLite\n", 10);
}

void TrainingStoreTest::foreignFilesAreRefusedUntouched()
{
    QFETCH(QByteArray, bytes);
    write(path("foreign"), bytes);
    TrainingServer server;
    const auto url = startOn(server, path("foreign"));
    QVERIFY(!url.has_value());
    QCOMPARE(url.error().kind, ErrorKind::StorageCorrupt);
    QCOMPARE(url.error().context.path, path("foreign"));
    QVERIFY(!server.isRunning());
    QCOMPARE(contents(path("foreign")), bytes);
}

void TrainingStoreTest::brokenFilesAreRefusedUntouched()
{
    const QString file = path("broken");
    {
        const GatewayFixture first(file);
        first.pay("b", first.sale(QStringLiteral("BR-1-1")));
    }
    QByteArray bytes = contents(file);
    bytes.replace("{\"payment\":", "{\"paymen");
    write(file, bytes);
    TrainingServer server;
    const auto url = startOn(server, file);
    QVERIFY(!url.has_value());
    QCOMPARE(url.error().kind, ErrorKind::StorageCorrupt);
    QVERIFY(url.error().context.detail.startsWith(QLatin1String("line ")));
    QCOMPARE(contents(file), bytes);
}

void TrainingStoreTest::newerFilesAreRefused()
{
    write(path("newer"), "{\"mostrador-training\":{\"version\":99,\"seed\":1}}\n");
    TrainingServer server;
    const auto url = startOn(server, path("newer"));
    QVERIFY(!url.has_value());
    QCOMPARE(url.error().kind, ErrorKind::StorageNewer);
}

void TrainingStoreTest::oneGatewayPerFile()
{
    const GatewayFixture first(path("shared"));
    TrainingServer second;
    const auto url = startOn(second, path("shared"));
    QVERIFY(!url.has_value());
    QCOMPARE(url.error().kind, ErrorKind::StorageLocked);
    QVERIFY(!startOn(second, m_folder->path()).has_value()); // a folder
    QVERIFY(!startOn(second, path("no/such/folder/file")).has_value());
}

void TrainingStoreTest::aPortInUseIsAConflict()
{
    const GatewayFixture first;
    TrainingServer second;
    const auto url = second.start({.port = static_cast<quint16>(first.server.url().port())});
    QVERIFY(!url.has_value());
    QCOMPARE(url.error().kind, ErrorKind::Conflict);
}

void TrainingStoreTest::growsSlowlyAndCompacts()
{
    const QString file = path("grown");
    const Customer customer{.id = QStringLiteral("c"), .merchantId = QStringLiteral("m")};
    {
        TrainingStore store(1);
        QVERIFY(store.open(file).has_value());
        for (int i = 0; i < 1500; ++i)
            QVERIFY(store.commit({.customers = {customer}}).has_value());
        QVERIFY(
            store
                .commit(
                    {.payments = {Payment{.id = QStringLiteral("p1"), .request = json("{'merchant_order_id':'O'}")},
                                  Payment{.id = QStringLiteral("p0"), .request = json("{'merchant_order_id':'O'}")}}})
                .has_value());
        (void)store.newId();
        QVERIFY(store.commit({}).has_value());
    }
    const qint64 before = QFile(file).size();
    QString next;
    {
        TrainingStore store(1);
        QVERIFY(store.open(file).has_value());
        QVERIFY(QFile(file).size() < before / 10);
        QCOMPARE(store.customerByMerchantId(QStringLiteral("m"))->id, QStringLiteral("c"));
        QCOMPARE(store.paymentsOfOrder(QStringLiteral("O")).first().id, QStringLiteral("p1")); // order kept
        next = store.newId();
        QVERIFY(store.commit({}).has_value());
    }
    TrainingStore store(1);
    QVERIFY(store.open(file).has_value()); // what was appended after compacting is whole
    QVERIFY(store.newId() != next);
}

void TrainingStoreTest::onlyItsOwnerMayRead()
{
    const GatewayFixture gateway(path("private"));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(path("private")) & others));
}

void TrainingStoreTest::keepsNothingItMustNot()
{
    const GatewayFixture gateway(path("clean"));
    gateway.call("GET", "/v1/payments?merchant_order_id=X", {}, "private-secret-key: canary-secret\r\n");
    QJsonObject body = gateway.sale(QStringLiteral("CL-1-1"));
    body.insert(QStringLiteral("payment_method"),
                json("{'type':'CARD','detail':{'card':{'card_data':{'number':'4111111111111111'}}}}"));
    gateway.pay("card", body);
    gateway.pay("good", gateway.sale(QStringLiteral("CL-2-1")));
    QVERIFY(contents(path("clean")).contains("CL-2-1"));
    QVERIFY(!contents(path("clean")).contains("4111111111111111"));
    QVERIFY(!contents(path("clean")).contains("canary"));
}

QTEST_GUILESS_MAIN(TrainingStoreTest)
#include "tst_training_store.moc"
