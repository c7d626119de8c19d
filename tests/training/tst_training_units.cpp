// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The pure parts: amounts, fault rules, the data of the tables.
#include "training/faultplan.h"
#include "training/outcomes.h"
#include "training/wireamount.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace pos::training;

class TrainingUnitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAmounts_data();
    void readsAmounts();
    void writesWhatItReads();
    void exponents_data();
    void exponents();
    void matchesPaths_data();
    void matchesPaths();
    void readsScenarios();
    void refusesScenarios_data();
    void refusesScenarios();
    void faultNamesAreUnique();
    void cardsDecideFirst();
};

void TrainingUnitsTest::readsAmounts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("scaled"); ///< -1 = refused
    const auto row = [](const char *text, qint64 scaled) { QTest::newRow(text) << QByteArray(text) << scaled; };
    row("12.5", 125'000);
    row("0.1", 1'000);
    row("0.0001", 1);
    row("0.00001", -1);
    row("52000", 520'000'000);
    row("1e3", 10'000'000);
    row("1234567.89", 12'345'678'900);
    row("9999999999", 99'999'999'990'000);
    row("9999999999.5", -1);
    row("10000000000", -1);
    row("1e300", -1);
    row("\"12.5\"", -1);
    row("true", -1);
    row("null", -1);
    row("0.30000000000000004", -1);
}

void TrainingUnitsTest::readsAmounts()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, scaled);
    const QJsonValue value = QJsonDocument::fromJson("{\"v\":" + text + "}").object()[u"v"];
    QCOMPARE(scaledFromJson(value).value_or(-1), scaled);
}

void TrainingUnitsTest::writesWhatItReads()
{
    for (Scaled cents = 1; cents < 200'000; cents += 7) {
        const QJsonValue number = amountToJson(cents * 100, QStringLiteral("BRL"));
        const QByteArray wire =
            QJsonDocument(QJsonObject{{QStringLiteral("v"), number}}).toJson(QJsonDocument::Compact);
        QVERIFY(!wire.contains('e'));
        QCOMPARE(scaledFromJson(QJsonDocument::fromJson(wire).object()[u"v"]).value_or(-1), cents * 100);
        QCOMPARE(amountToJson(cents * 100, QStringLiteral("BRL"), AmountStyle::Text).toString(),
                 QStringLiteral("%1.%2").arg(cents / 100).arg(cents % 100, 2, 10, QLatin1Char('0')));
    }
}

void TrainingUnitsTest::exponents_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("minor"); ///< of 12 major units
    for (const char *code : {"BIF", "CLP", "DJF", "GNF", "HUF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
                             "VUV", "XAF", "XOF", "XPF"})
        QTest::newRow(code) << QString::fromLatin1(code) << qint64(12);
    for (const char *code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
        QTest::newRow(code) << QString::fromLatin1(code) << qint64(12'000);
    for (const char *code : {"BRL", "MXN", "COP", "ARS", "USD", "EUR", "PEN", "UYU", "PAB"})
        QTest::newRow(code) << QString::fromLatin1(code) << qint64(1'200);
}

void TrainingUnitsTest::exponents()
{
    QFETCH(QString, currency);
    QVERIFY(isKnownCurrency(currency));
    const qint64 minor = minorFromScaled(12 * ScaledPerUnit, currency);
    QTEST(minor, "minor");
    QVERIFY(fitsCurrency(ScaledPerUnit, currency));
    QCOMPARE(fitsCurrency(ScaledPerUnit / 10, currency), currencyExponent(currency) > 0);
    QVERIFY(!fitsCurrency(1, currency));
}

void TrainingUnitsTest::matchesPaths_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *path, bool matches) {
        QTest::addRow("%s on %s", pattern, path)
            << QString::fromLatin1(pattern) << QString::fromLatin1(path) << matches;
    };
    row("", "/v1/payments", true);
    row("/v1", "/v1/payments", true);
    row("/v1/payments", "/v1/payments", true);
    row("/v1/payments", "/v1/payments/x/cancel-or-refund", true);
    row("/v1/payments", "/v1/payments-old", false);
    row("/v1/payments/", "/v1/payments", false);
    row("/v1/payments/", "/v1/payments/x", true);
    row("/v1/payments$", "/v1/payments", true);
    row("/v1/payments$", "/v1/payments/x", false);
    row("/v1/payments/*/transactions/*/refund", "/v1/payments/a/transactions/b/refund", true);
    row("/v1/payments/*/transactions/*/refund", "/v1/payments/a/transactions/b/capture", false);
    row("*", "/anything", true);
    row("*.x", "/axx", false);
}

void TrainingUnitsTest::matchesPaths()
{
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    QTEST(pathMatches(pattern, path), "matches");
}

void TrainingUnitsTest::readsScenarios()
{
    const auto rules = parseScenario(R"({"rules":[{"match":{"method":"*","path":"/v1","nth":2,"order_id":"X-1"},)"
                                     R"("fault":"stall","ms":50,"times":3},{"fault":"delay"}]})");
    QVERIFY(rules.has_value());
    QCOMPARE(rules->size(), 2);
    const FaultRule &first = rules->first();
    QCOMPARE(first.match.method, QString());
    QCOMPARE(first.match.nth, 2);
    QCOMPARE(first.match.orderId, QStringLiteral("X-1"));
    QCOMPARE(first.ms, 50);
    QCOMPARE(first.times, 3);
    QCOMPARE(rules->at(1).ms, -1);
}

void TrainingUnitsTest::refusesScenarios_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("at");
    const auto row = [](const char *at, const char *text) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(at);
    };
    row("$", "");
    row("$", "[]");
    row("$", "{oops");
    row("rules", "{}");
    row("rules", R"({"rules":{}})");
    row("extra", R"({"rules":[],"extra":1})");
    row("rules[0]", R"({"rules":[1]})");
    row("rules[0].fault", R"({"rules":[{}]})");
    row("rules[1].fault", R"({"rules":[{"fault":"delay"},{"fault":"explode"}]})");
    row("rules[0].fault", R"({"rules":[{"fault":1}]})");
    row("rules[0].when", R"({"rules":[{"fault":"delay","when":1}]})");
    row("rules[0].ms", R"({"rules":[{"fault":"delay","ms":-1}]})");
    row("rules[0].ms", R"({"rules":[{"fault":"delay","ms":"5"}]})");
    row("rules[0].times", R"({"rules":[{"fault":"delay","times":1.5}]})");
    row("rules[0].match", R"({"rules":[{"fault":"delay","match":"POST"}]})");
    row("rules[0].match.host", R"({"rules":[{"fault":"delay","match":{"host":"x"}}]})");
    row("rules[0].match.path", R"({"rules":[{"fault":"delay","match":{"path":1}}]})");
    row("rules[0].match.nth", R"({"rules":[{"fault":"delay","match":{"nth":"first"}}]})");
}

void TrainingUnitsTest::refusesScenarios()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, at);
    const auto rules = parseScenario(text);
    QVERIFY(!rules.has_value());
    QCOMPARE(rules.error().context.field, at);
    QVERIFY(!rules.error().context.detail.isEmpty());
}

void TrainingUnitsTest::faultNamesAreUnique()
{
    QSet<QString> names;
    for (const FaultInfo &info : FaultTable) {
        names.insert(faultName(info.fault));
        QVERIFY(faultFromName(faultName(info.fault)) == info.fault);
        QVERIFY(qstrlen(info.summary) > 0);
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(std::size(FaultTable)));
    QVERIFY(!faultFromName(QStringLiteral("STALL")));
}

void TrainingUnitsTest::cardsDecideFirst()
{
    QCOMPARE(decideOutcome(QStringLiteral("ERROR"), QStringLiteral("SUCCEEDED")).code, QStringLiteral("ERROR"));
    QCOMPARE(decideOutcome({}, QStringLiteral(" do_not_honor ")).code, QStringLiteral("DO_NOT_HONOR"));
    QCOMPARE(decideOutcome({}, QStringLiteral("DO NOT HONOR")).code, QStringLiteral("SUCCEEDED"));
}

QTEST_GUILESS_MAIN(TrainingUnitsTest)
#include "tst_training_units.moc"
