// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/settings.h"

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

QStringList faults(const Settings &settings)
{
    QStringList list;
    for (const FieldError &error : checkSettings(settings))
        list << error.field + QLatin1Char(' ') + ruleName(error.rule);
    return list;
}

}

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gatewayUrls_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
        };
        row("https://api.y.uno", "https://api.y.uno");
        row("https://api.y.uno/", "https://api.y.uno");
        row("https://api.y.uno/v1", "https://api.y.uno");
        row("https://API.Y.UNO", "https://api.y.uno");
        row(" https://relay.shop.example:8443/v1 ", "https://relay.shop.example:8443");
        row("http://127.0.0.1:8080", "http://127.0.0.1:8080");
        row("http://localhost:8080/v1", "http://localhost:8080");
        row("http://[::1]:8080/", "http://[::1]:8080");
        row("http://api.y.uno", "NotHttps");
        row("http://127.0.0.2", "NotHttps");
        row("http://192.168.0.5:80", "NotHttps");
        row("http://localhost.evil.example", "NotHttps");
        row("http://0.0.0.0:80", "NotHttps");
        row("", "Required");
        row("  ", "Required");
        row("api.y.uno", "BadUrl");
        row("ftp://api.y.uno", "BadUrl");
        row("https://", "BadUrl");
        row("https:///v1", "BadUrl");
        row("https://api.y.uno/v2", "BadUrl");
        row("https://api.y.uno/v1/payments", "BadUrl");
        row("https://api.y.uno//", "BadUrl");
        row("https://api.y.uno/v1/v1", "BadUrl");
        row("https://api.y.uno?x=1", "BadUrl");
        row("https://api.y.uno#x", "BadUrl");
        row("https://user:pass@api.y.uno", "BadUrl");
        row("https://user@api.y.uno", "BadUrl");
        row("https://api.y.uno:99999", "BadUrl");
        row("https://api.y.uno:0", "BadUrl");
        row("https://exa mple", "BadUrl");
        row("javascript:alert(1)", "BadUrl");
        row("file:///etc/passwd", "BadUrl");
    }
    void gatewayUrls()
    {
        QFETCH(QString, text);
        const auto url = normalisedGatewayUrl(QStringLiteral("gatewayUrl"), text);
        QTEST(url ? url->toString() : ruleName(url.error().rule), "expected");
        if (!url)
            QCOMPARE(url.error().field, QStringLiteral("gatewayUrl"));
        else
            QCOMPARE(normalisedGatewayUrl(QStringLiteral("x"), url->toString())->toString(), url->toString());
    }

    void relaysAreNeverPlain()
    {
        QCOMPARE(
            normalisedGatewayUrl(QStringLiteral("relayUrl"), QStringLiteral("http://127.0.0.1:1"), false).error().rule,
            Rule::NotHttps);
        QVERIFY(normalisedGatewayUrl(QStringLiteral("relayUrl"), QStringLiteral("https://127.0.0.1:1"), false));
    }

    void whereRequestsGo()
    {
        QCOMPARE(effectiveGatewayUrl(shop(Environment::Sandbox)).toString(),
                 QStringLiteral("https://api-sandbox.y.uno"));
        QCOMPARE(effectiveGatewayUrl(shop(Environment::LiveUs)).toString(), QStringLiteral("https://api.y.uno"));
        QCOMPARE(effectiveGatewayUrl(shop(Environment::LiveEu)).toString(), QStringLiteral("https://api.eu.y.uno"));
        QVERIFY(effectiveGatewayUrl(shop(Environment::Training)).isEmpty());
        Settings custom = shop(Environment::Custom);
        QCOMPARE(effectiveGatewayUrl(custom), custom.gatewayUrl);
        custom.gatewayUrl = {};
        QVERIFY(!effectiveGatewayUrl(custom).isValid());
        Settings relayed = shop(Environment::LiveUs);
        relayed.gatewayUrl = QUrl(QStringLiteral("https://gw.shop.example"));
        QCOMPARE(effectiveGatewayUrl(relayed), relayed.gatewayUrl);
        relayed.relayUrl = QUrl(QStringLiteral("https://relay.shop.example"));
        QCOMPARE(effectiveGatewayUrl(relayed), relayed.relayUrl);
        relayed.environment = Environment::Training;
        relayed.gatewayUrl = QUrl(QStringLiteral("http://127.0.0.1:7000"));
        QCOMPARE(effectiveGatewayUrl(relayed), relayed.gatewayUrl); // a trainee never reaches the relay
    }

    void environments()
    {
        for (const auto &[environment, name, live] :
             {std::tuple(Environment::Training, "training", false), std::tuple(Environment::Sandbox, "sandbox", false),
              std::tuple(Environment::LiveUs, "live-us", true), std::tuple(Environment::LiveEu, "live-eu", true),
              std::tuple(Environment::Custom, "custom", true)}) {
            QCOMPARE(environmentName(environment), QLatin1String(name));
            QVERIFY(environmentFromName(QLatin1String(name).toString()) == environment);
            QCOMPARE(isLive(environment), live);
        }
        QVERIFY(!environmentFromName(u"LIVE-US"));
        QVERIFY(!environmentFromName(u""));
    }

    void goodSettings()
    {
        for (Environment environment : {Environment::Training, Environment::Sandbox, Environment::LiveUs,
                                        Environment::LiveEu, Environment::Custom})
            QCOMPARE(faults(shop(environment)), QStringList());
        Settings training = shop(Environment::Training);
        training.accountId.clear();
        training.shop.name.clear();
        QCOMPARE(faults(training), QStringList());
    }

    void brokenSettings_data()
    {
        QTest::addColumn<Settings>("settings");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, auto change, const char *expected,
                            Environment environment = Environment::Sandbox) {
            Settings settings = shop(environment);
            change(settings);
            QTest::newRow(name) << settings << QString::fromLatin1(expected);
        };
        const auto url = [](const char *text) { return QUrl(QString::fromLatin1(text)); };
        row(
            "account missing", [](Settings &s) { s.accountId.clear(); }, "accountId Required");
        row(
            "account not a uuid", [](Settings &s) { s.accountId = QStringLiteral("shop-1"); }, "accountId BadUuid");
        row(
            "account a card", [](Settings &s) { s.accountId = QStringLiteral("4111111111111111"); },
            "accountId CardNumber");
        row(
            "custom account is free", [](Settings &s) { s.accountId = QStringLiteral("shop-1"); }, "",
            Environment::Custom);
        row(
            "custom without url", [](Settings &s) { s.gatewayUrl = {}; }, "gatewayUrl Required", Environment::Custom);
        row(
            "sandbox at the live host", [url](Settings &s) { s.gatewayUrl = url("https://api.y.uno"); },
            "gatewayUrl BadUrl");
        row(
            "live at the sandbox host", [url](Settings &s) { s.gatewayUrl = url("https://api-sandbox.y.uno"); },
            "gatewayUrl BadUrl", Environment::LiveEu);
        row(
            "sandbox at its host", [url](Settings &s) { s.gatewayUrl = url("https://api-sandbox.y.uno"); }, "");
        row(
            "training at a real host", [url](Settings &s) { s.gatewayUrl = url("https://api.y.uno"); },
            "gatewayUrl BadUrl", Environment::Training);
        row(
            "training at loopback", [url](Settings &s) { s.gatewayUrl = url("http://127.0.0.1:9000"); }, "",
            Environment::Training);
        row(
            "plain gateway", [url](Settings &s) { s.gatewayUrl = url("http://pay.shop.example"); },
            "gatewayUrl NotHttps");
        row(
            "plain relay", [url](Settings &s) { s.relayUrl = url("http://127.0.0.1:1"); }, "relayUrl NotHttps");
        row(
            "organization too long", [](Settings &s) { s.organizationCode = QString(65, QLatin1Char('x')); },
            "organizationCode TooLong");
        row(
            "country missing", [](Settings &s) { s.country.clear(); }, "country Required");
        row(
            "country unknown", [](Settings &s) { s.country = QStringLiteral("ZZ"); }, "country BadCountry");
        row(
            "country in lower case", [](Settings &s) { s.country = QStringLiteral("br"); }, "country BadCountry");
        row(
            "currency missing", [](Settings &s) { s.currency = {}; }, "currency Required");
        row(
            "currency of elsewhere", [](Settings &s) { s.currency = *Currency::fromCode(u"MXN"); },
            "currency CurrencyNotTaken");
        row(
            "zone missing", [](Settings &s) { s.timeZone.clear(); }, "timeZone Required");
        row(
            "zone unknown", [](Settings &s) { s.timeZone = QStringLiteral("America/Nowhere"); },
            "timeZone BadTimeZone");
        row(
            "zone as an offset", [](Settings &s) { s.timeZone = QStringLiteral("UTC-03:00"); }, "timeZone BadTimeZone");
        row(
            "zone as an abbreviation", [](Settings &s) { s.timeZone = QStringLiteral("EST"); }, "timeZone BadTimeZone");
        row(
            "zone UTC", [](Settings &s) { s.timeZone = QStringLiteral("UTC"); }, "");
        row(
            "register empty", [](Settings &s) { s.registerId = {}; }, "registerId BadRegister");
        row(
            "register with a dash", [](Settings &s) { s.registerId = RegisterId::from(QStringLiteral("R-1")); },
            "registerId BadRegister");
        row(
            "register of 13", [](Settings &s) { s.registerId = RegisterId::from(QString(13, QLatin1Char('R'))); },
            "registerId BadRegister");
        row(
            "register accented", [](Settings &s) { s.registerId = RegisterId::from(QStringLiteral("\u00c91")); },
            "registerId BadRegister");
        row(
            "workflow", [](Settings &s) { s.workflow = QStringLiteral("REDIRECT"); }, "workflow NotInList");
        row(
            "callback plain", [url](Settings &s) { s.callbackUrl = url("http://shop.example/done"); },
            "callbackUrl NotHttps");
        row(
            "callback local", [url](Settings &s) { s.callbackUrl = url("https://localhost/done"); },
            "callbackUrl BadUrl");
        row(
            "callback relative", [url](Settings &s) { s.callbackUrl = url("/done"); }, "callbackUrl BadUrl");
        row(
            "callback long",
            [](Settings &s) {
                s.callbackUrl = QUrl(QStringLiteral("https://shop.example/%1").arg(QString(240, QLatin1Char('x'))));
            },
            "callbackUrl TooLong");
        row(
            "callback good", [url](Settings &s) { s.callbackUrl = url("https://shop.example/done?till=1"); }, "");
        row(
            "shop without a name", [](Settings &s) { s.shop.name.clear(); }, "shop.name Required");
        row(
            "address of two lines", [](Settings &s) { s.shop.address = QStringLiteral("Rua A, 12\nItu"); }, "");
        row(
            "address with a card", [](Settings &s) { s.shop.address = QStringLiteral("4111 1111 1111 1111"); },
            "shop.address CardNumber");
        row(
            "no methods", [](Settings &s) { s.methods.clear(); }, "methods Required");
        row(
            "no method's id", [](Settings &s) { s.methods << QStringLiteral("Cheque 1!"); }, "methods[2] UnknownMethod");
        row(
            "method of a newer version", [](Settings &s) { s.methods << QStringLiteral("cheque"); }, "");
        row(
            "method renamed", [](Settings &s) { s.methodNames.insert(QStringLiteral("pix"), QStringLiteral("PIX at the counter")); }, "");
        row(
            "method of a long name", [](Settings &s) { s.methodNames.insert(QStringLiteral("pix"), QString(41, u'x')); }, "methods TooLong");
        row(
            "no operators", [](Settings &s) { s.operators.clear(); }, "operators Required");
        row(
            "nameless operator",
            [](Settings &s) {
                s.operators = {QStringLiteral("Ana"), QString()};
            },
            "operators[1] Required");
        row(
            "proxy none", [](Settings &s) { s.proxy = QStringLiteral("none"); }, "");
        row(
            "proxy host", [](Settings &s) { s.proxy = QStringLiteral("http://proxy.shop.example:3128"); }, "");
        row(
            "proxy without port", [](Settings &s) { s.proxy = QStringLiteral("http://proxy.shop.example"); },
            "proxy BadUrl");
        row(
            "proxy with a password", [](Settings &s) { s.proxy = QStringLiteral("http://u:p@proxy.shop.example:1"); },
            "proxy BadUrl");
        row(
            "proxy of another kind", [](Settings &s) { s.proxy = QStringLiteral("socks5://h:1"); }, "proxy BadUrl");
        row(
            "ceiling in dollars", [](Settings &s) { s.ceiling = Money::fromMinor(1, *Currency::fromCode(u"USD")); },
            "ceiling CurrencyMismatch");
        row(
            "ceiling zero", [](Settings &s) { s.ceiling = Money::zero(s.currency); }, "ceiling Zero");
        row(
            "language", [](Settings &s) { s.language = QStringLiteral("Portuguese"); }, "language NotInList");
        row(
            "regional language", [](Settings &s) { s.language = QStringLiteral("pt_BR"); }, "");
    }
    void brokenSettings()
    {
        QFETCH(Settings, settings);
        QTEST(faults(settings).join(QStringLiteral(", ")), "expected");
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
