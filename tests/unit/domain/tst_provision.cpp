// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pos;

namespace {

const QString Account = QStringLiteral("0a1b2c3d-1111-4222-8333-00000000000a");

Settings shop(Environment environment = Environment::Sandbox)
{
    Settings settings;
    settings.environment = environment;
    settings.currency = *Currency::fromCode(u"BRL");
    settings.accountId = Account;
    settings.shop.name = QStringLiteral("Padaria Central");
    if (environment == Environment::Custom)
        settings.gatewayUrl = QUrl(QStringLiteral("https://pay.shop.example"));
    return settings;
}

QJsonObject file()
{
    return {
        {QStringLiteral("schema"), 1},
        {QStringLiteral("environment"), QStringLiteral("sandbox")},
        {QStringLiteral("account_id"), Account},
        {QStringLiteral("country"), QStringLiteral("BR")},
        {QStringLiteral("currency"), QStringLiteral("BRL")},
        {QStringLiteral("time_zone"), QStringLiteral("America/Sao_Paulo")},
        {QStringLiteral("register"), QStringLiteral("R7")},
        {QStringLiteral("workflow"), QStringLiteral("DIRECT")},
        {QStringLiteral("shop"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Padaria")},
                                             {QStringLiteral("address"), QStringLiteral("Rua A, 12")}}},
        {QStringLiteral("methods"), QJsonArray{QStringLiteral("saved_card")}},
    };
}

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QString outcome(const QByteArray &json, const Settings &base = {})
{
    const auto settings = settingsFromProvision(json, base);
    return settings ? QStringLiteral("ok")
                    : QString(settings.error().field + QLatin1Char(' ') + ruleName(settings.error().rule));
}

}

class TestProvision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void provisionTakesEverythingTheFileSays()
    {
        QJsonObject full = file();
        full[QStringLiteral("gateway_url")] = QStringLiteral("https://gw.shop.example/v1");
        full[QStringLiteral("organization_code")] = QStringLiteral("ORG1");
        full[QStringLiteral("amount_unit")] = QStringLiteral("minor");
        full[QStringLiteral("callback_url")] = QStringLiteral("https://shop.example/done");
        const auto settings = settingsFromProvision(bytes(full), Settings{});
        QVERIFY2(settings, qPrintable(outcome(bytes(full))));
        QCOMPARE(settings->environment, Environment::Sandbox);
        QCOMPARE(settings->gatewayUrl.toString(), QStringLiteral("https://gw.shop.example"));
        QCOMPARE(settings->accountId, Account);
        QCOMPARE(settings->organizationCode, QStringLiteral("ORG1"));
        QCOMPARE(settings->country, QStringLiteral("BR"));
        QCOMPARE(settings->currency.code(), QStringLiteral("BRL"));
        QCOMPARE(settings->timeZone, QStringLiteral("America/Sao_Paulo"));
        QCOMPARE(settings->registerId.text(), QStringLiteral("R7"));
        QCOMPARE(settings->workflow, QStringLiteral("DIRECT"));
        QCOMPARE(settings->amountUnit, AmountUnit::Minor);
        QCOMPARE(settings->callbackUrl.toString(), QStringLiteral("https://shop.example/done"));
        QCOMPARE(settings->shop, (ShopInfo{QStringLiteral("Padaria"), QStringLiteral("Rua A, 12")}));
        QCOMPARE(settings->methods, QStringList{QStringLiteral("saved_card")});
        QVERIFY(settings->wizardDone);
    }

    void recoveryIsTakenAndItsFaultsAreNamed()
    {
        const QJsonObject recovery{
            {QStringLiteral("template"), QJsonObject{{QStringLiteral("id"), QStringLiteral("tpl-1")},
                                                     {QStringLiteral("variables"), QJsonObject{{QStringLiteral("shop"), QStringLiteral("Padaria")}}}}},
            {QStringLiteral("methods"), QJsonArray{QStringLiteral("PIX")}},
            {QStringLiteral("seller"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Padaria")}}},
            {QStringLiteral("consent_wording"), QStringLiteral("Podemos ligar?")}};
        QJsonObject full = file();
        full[QStringLiteral("recovery")] = recovery;
        const auto settings = settingsFromProvision(bytes(full), Settings{});
        QVERIFY2(settings, qPrintable(outcome(bytes(full))));
        QCOMPARE(settings->recovery.message, (MessageTemplate{QStringLiteral("tpl-1"), {{QStringLiteral("shop"), QStringLiteral("Padaria")}}}));
        QCOMPARE(settings->recovery.methods, QStringList{QStringLiteral("PIX")});
        QCOMPARE(settings->recovery.seller.name, QStringLiteral("Padaria"));
        QCOMPARE(settings->recovery.consentWording, QStringLiteral("Podemos ligar?"));
        QCOMPARE(*recoveryFromJson(recoveryToJson(settings->recovery), QStringLiteral("$")), settings->recovery);
        QCOMPARE(settingsFromProvision(bytes(file()), *settings)->recovery, RecoverySettings()); // left out
        const auto pathOf = [&full](const QString &key, const QJsonValue &value) {
            QJsonObject part = full[QStringLiteral("recovery")].toObject();
            part[key] = value;
            QJsonObject broken = full;
            broken[QStringLiteral("recovery")] = part;
            const auto read = settingsFromProvision(bytes(broken), Settings{});
            return read ? QString() : read.error().field;
        };
        QCOMPARE(pathOf(QStringLiteral("tempalte"), 1), QStringLiteral("$.recovery.tempalte"));
        QCOMPARE(pathOf(QStringLiteral("methods"), QStringLiteral("PIX")), QStringLiteral("$.recovery.methods"));
        QCOMPARE(pathOf(QStringLiteral("seller"), QJsonObject{{QStringLiteral("name"), QStringLiteral("AB")}}), QStringLiteral("$.recovery.seller.name"));
        QCOMPARE(pathOf(QStringLiteral("template"), QJsonObject{{QStringLiteral("id"), 7}}), QStringLiteral("$.recovery.template.id"));
    }

    void applyingTwiceChangesNothing()
    {
        Settings base = shop(Environment::LiveUs);
        base.commissioned = true;
        base.operators = {QStringLiteral("Bia")};
        base.relayUrl = QUrl(QStringLiteral("https://relay.shop.example"));
        QJsonObject full = file();
        full[QStringLiteral("gateway_url")] = QStringLiteral("http://localhost:9000/");
        for (const QJsonObject &object : {file(), full}) {
            const Settings once = *settingsFromProvision(bytes(object), base);
            QCOMPARE(*settingsFromProvision(bytes(object), once), once);
            QCOMPARE(once.operators, base.operators); // the file cannot say them
        }
        // Commissioning survives the second time, not another account.
        Settings commissioned = *settingsFromProvision(bytes(file()), base);
        QVERIFY(!commissioned.commissioned);
        commissioned.commissioned = true;
        QVERIFY(settingsFromProvision(bytes(file()), commissioned)->commissioned);
        QVERIFY(settingsFromProvision(bytes(full), base)->relayUrl.isEmpty());
    }

    void whatIsLeftOutGoesBack()
    {
        Settings base = shop();
        base.gatewayUrl = QUrl(QStringLiteral("http://localhost:1"));
        base.organizationCode = QStringLiteral("OLD");
        base.amountUnit = AmountUnit::Minor;
        base.callbackUrl = QUrl(QStringLiteral("https://shop.example/"));
        base.ceiling = Money::fromMinor(5, *Currency::fromCode(u"USD"));
        const Settings settings = *settingsFromProvision(bytes(file()), base);
        QVERIFY(settings.gatewayUrl.isEmpty() && settings.callbackUrl.isEmpty() && settings.organizationCode.isEmpty());
        QCOMPARE(settings.amountUnit, AmountUnit::Major);
        QVERIFY(!settings.ceiling.isValid());
    }

    void brokenFiles_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, auto change, const char *expected) {
            QJsonObject object = file();
            change(object);
            QTest::newRow(name) << bytes(object) << QString::fromLatin1(expected);
        };
        const auto set = [](const char *key, QJsonValue value) {
            return [key, value](QJsonObject &o) { o[QString::fromLatin1(key)] = value; };
        };
        QTest::newRow("empty") << QByteArray() << "$ BadCharacters";
        QTest::newRow("not json") << QByteArray("environment = live") << "$ BadCharacters";
        QTest::newRow("truncated") << bytes(file()).chopped(4) << "$ BadCharacters";
        QTest::newRow("array") << QByteArray("[]") << "$ NotInList";
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + bytes(file())) << "ok";
        for (const char *key : {"schema", "environment", "account_id", "country", "currency", "time_zone", "register",
                                "workflow", "shop", "methods"})
            row(
                key, [key](QJsonObject &o) { o.remove(QString::fromLatin1(key)); },
                qPrintable(QStringLiteral("$.%1 Required").arg(QLatin1String(key))));
        row("unknown key", set("gateway_uri", QStringLiteral("https://x.example")), "$.gateway_uri NotInList");
        row("keys never come from files", set("private_key", QStringLiteral("x")), "$.private_key NotInList");
        row("schema 2", set("schema", 2), "$.schema OutOfRange");
        row("schema 1.5", set("schema", 1.5), "$.schema OutOfRange");
        row("schema as text", set("schema", QStringLiteral("1")), "$.schema OutOfRange");
        row("environment", set("environment", QStringLiteral("live")), "$.environment NotInList");
        row("environment as number", set("environment", 1), "$.environment NotInList");
        row("custom without url", set("environment", QStringLiteral("custom")), "$.gateway_url Required");
        row("gateway url", set("gateway_url", QStringLiteral("http://gw.shop.example")), "$.gateway_url NotHttps");
        row("gateway url null", set("gateway_url", QJsonValue::Null), "$.gateway_url NotInList");
        row("sandbox at the live host", set("gateway_url", QStringLiteral("https://api.y.uno")),
            "$.gateway_url BadUrl");
        row("account", set("account_id", QStringLiteral("shop-1")), "$.account_id BadUuid");
        row("account empty", set("account_id", QString()), "$.account_id Required");
        row("country", set("country", QStringLiteral("ZZ")), "$.country BadCountry");
        row("country in lower case", set("country", QStringLiteral("br")), "ok");
        row("currency", set("currency", QStringLiteral("XXX")), "$.currency NotInList");
        row("currency of elsewhere", set("currency", QStringLiteral("USD")), "$.currency CurrencyNotTaken");
        row("time zone", set("time_zone", QStringLiteral("Brasilia")), "$.time_zone BadTimeZone");
        row("register", set("register", QStringLiteral("till 1")), "$.register BadRegister");
        row("workflow", set("workflow", QStringLiteral("CHECKOUT")), "$.workflow NotInList");
        row("amount unit", set("amount_unit", QStringLiteral("cents")), "$.amount_unit NotInList");
        row("callback", set("callback_url", QStringLiteral("http://shop.example")), "$.callback_url NotHttps");
        row("shop as text", set("shop", QStringLiteral("Padaria")), "$.shop NotInList");
        row("shop without address", set("shop", QJsonObject{{QStringLiteral("name"), QStringLiteral("P")}}),
            "$.shop.address Required");
        row("shop without name", set("shop", QJsonObject{{QStringLiteral("address"), QString()}}),
            "$.shop.name Required");
        row("shop with more",
            set("shop", QJsonObject{{QStringLiteral("name"), QStringLiteral("P")},
                                    {QStringLiteral("address"), QString()},
                                    {QStringLiteral("phone"), QString()}}),
            "$.shop.phone NotInList");
        row("shop without a street is fine",
            set("shop",
                QJsonObject{{QStringLiteral("name"), QStringLiteral("P")}, {QStringLiteral("address"), QString()}}),
            "ok");
        row("methods as text", set("methods", QStringLiteral("saved_card")), "$.methods NotInList");
        row("methods empty", set("methods", QJsonArray{}), "$.methods Required");
        row("method unknown", set("methods", QJsonArray{QStringLiteral("saved_card"), QStringLiteral("cheque")}),
            "$.methods[1] UnknownMethod");
        row("method a number", set("methods", QJsonArray{1}), "$.methods[0] NotInList");
        row(
            "fine", [](QJsonObject &) {}, "ok");
        row("training", set("environment", QStringLiteral("training")), "ok");
    }
    void brokenFiles()
    {
        QFETCH(QByteArray, json);
        QTEST(outcome(json), "expected");
    }
};

QTEST_APPLESS_MAIN(TestProvision)
#include "tst_provision.moc"
