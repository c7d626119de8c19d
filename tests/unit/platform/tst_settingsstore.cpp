// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The settings file: nothing lost on the way, nothing overwritten that cannot be read.
#include "platform/jsonsettingsstore.h"
#include "platform/privatefile.h"
#include "platform/settingsjson.h"
#include "privacy.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace pos;

namespace {

constexpr char OldFile[] = "{\"version\":1,\"mode\":\"sandbox\",\"profiles\":{\"sandbox\":{\"country\":\"CL\"}}}";
constexpr char NewerFile[] = "{\"version\":2,\"current\":\"sandbox\",\"profiles\":{}}";
constexpr char SenselessFile[] = "{\"version\":1,\"current\":\"mars\",\"profiles\":{\"training\":{\"country\":7,"
                                 "\"currency\":\"ZZZ\",\"methods\":\"all\",\"ceiling\":{\"minor\":1.5},\"register\":\"\"}}}";

Settings full(Environment environment)
{
    Settings s;
    s.environment = environment;
    s.gatewayUrl = QUrl(QStringLiteral("https://api.example.test"));
    s.relayUrl = QUrl(QStringLiteral("https://relay.example.test/x"));
    s.accountId = QStringLiteral("00000000-0000-4000-8000-000000000001");
    s.organizationCode = QStringLiteral("org");
    s.country = QStringLiteral("CO");
    s.currency = *Currency::fromCode(u"COP");
    s.timeZone = QStringLiteral("America/Bogota");
    s.registerId = RegisterId::from(QStringLiteral("R7"));
    s.workflow = QStringLiteral("DIRECT");
    s.amountUnit = AmountUnit::Minor;
    s.callbackUrl = QUrl(QStringLiteral("https://shop.example.test/back"));
    s.shop = {QStringLiteral("Café Ñandú"), QStringLiteral("Calle 1 # 2-3")};
    s.methods = {QStringLiteral("saved_card"), QStringLiteral("pix")};
    s.methodNames = {{QStringLiteral("pix"), QStringLiteral("Counter PIX")}};
    s.operators = {QStringLiteral("Ana"), QStringLiteral("Luís")};
    s.proxy = QStringLiteral("none");
    s.ceiling = Money::fromMinor(9007199254740993, *Currency::fromCode(u"COP")); // not a double
    s.commissioned = true;
    s.wizardDone = true;
    s.appearance = Appearance::Dark;
    s.language = QStringLiteral("es");
    s.customerScreen = true;
    s.customerLanguage = QStringLiteral("pt");
    return s;
}

}

class SettingsStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void defaultsWhenThereIsNoFile()
    {
        JsonSettingsStore store(path());
        const auto settings = store.load();
        QVERIFY(settings.has_value());
        QCOMPARE(*settings, Settings());
        QVERIFY(!QFileInfo::exists(path()));
    }

    void everyFieldSurvives()
    {
        for (const Environment e : {Environment::Training, Environment::Sandbox, Environment::LiveUs, Environment::LiveEu, Environment::Custom}) {
            QVERIFY(JsonSettingsStore(path()).save(full(e)).has_value());
            const auto back = JsonSettingsStore(path()).load();
            QVERIFY(back.has_value());
            QCOMPARE(*back, full(e));
        }
        QVERIFY(pos::test::isPrivateFile(path()));
    }

    void environmentsDoNotShareAccounts()
    {
        JsonSettingsStore store(path());
        QVERIFY(store.save(full(Environment::LiveUs)).has_value());
        const auto sandbox = store.loadFor(Environment::Sandbox);
        QVERIFY(sandbox.has_value());
        QCOMPARE(sandbox->environment, Environment::Sandbox);
        QVERIFY(sandbox->accountId.isEmpty());
        QVERIFY(!sandbox->gatewayUrl.isValid() || sandbox->gatewayUrl.isEmpty());
        QVERIFY(sandbox->relayUrl.isEmpty());
        QVERIFY(!sandbox->commissioned);
        QCOMPARE(sandbox->amountUnit, AmountUnit::Major);
        QCOMPARE(sandbox->shop.name, full(Environment::LiveUs).shop.name);
        QVERIFY(store.save(*sandbox).has_value());
        const auto live = store.loadFor(Environment::LiveUs);
        QVERIFY(live.has_value());
        QCOMPARE(*live, full(Environment::LiveUs));
    }

    void visitingTrainingKeepsTheCurrentEnvironment()
    {
        QVERIFY(JsonSettingsStore(path()).save(full(Environment::LiveUs)).has_value());
        JsonSettingsStore visit(path());
        visit.forceEnvironment(Environment::Training);
        auto training = visit.load();
        QVERIFY(training.has_value());
        QCOMPARE(training->environment, Environment::Training);
        training->appearance = Appearance::Light;
        QVERIFY(visit.save(*training).has_value());
        const auto usual = JsonSettingsStore(path()).load();
        QVERIFY(usual.has_value());
        QCOMPARE(*usual, full(Environment::LiveUs));
        QCOMPARE(visit.load()->appearance, Appearance::Light);
        // Choosing another environment during the visit is a decision, and stays.
        QVERIFY(visit.save(full(Environment::Sandbox)).has_value());
        QCOMPARE(JsonSettingsStore(path()).load()->environment, Environment::Sandbox);
    }

    void savingTheSameChangesNothing()
    {
        QVERIFY(JsonSettingsStore(path()).save(full(Environment::Sandbox)).has_value());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QDateTime old = QDateTime::fromSecsSinceEpoch(1000000000);
        QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(JsonSettingsStore(path()).save(full(Environment::Sandbox)).has_value());
        QCOMPARE(QFileInfo(path()).lastModified(), old);
    }

    void damagedFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray(NewerFile, 24);
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no version") << QByteArray("{\"profiles\":{}}");
        QTest::newRow("version is text") << QByteArray("{\"version\":\"1\",\"profiles\":{}}");
        QTest::newRow("zeros") << QByteArray(4096, '\0');
    }
    void damagedFileIsKeptAside()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(writePrivateFile(path(), bytes).has_value());
        JsonSettingsStore store(path());
        const auto settings = store.load();
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, ErrorKind::StorageCorrupt);
        QCOMPARE(settings.error().context.path, path());
        QCOMPARE(*readWholeFile(path(), 1 << 20), bytes);

        QVERIFY(store.save(full(Environment::Sandbox)).has_value());
        QCOMPARE(*store.load(), full(Environment::Sandbox));
        const QStringList aside = QDir(m_home->path()).entryList({QStringLiteral("settings.json.damaged-*")});
        QCOMPARE(aside.size(), 1);
        QCOMPARE(*readWholeFile(m_home->filePath(aside.first()), 1 << 20), bytes);
    }

    void newerFileIsLeftAlone()
    {
        const QByteArray bytes(NewerFile);
        QVERIFY(writePrivateFile(path(), bytes).has_value());
        JsonSettingsStore store(path());
        QCOMPARE(store.load().error().kind, ErrorKind::StorageNewer);
        const auto saved = store.save(full(Environment::Sandbox));
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::StorageNewer);
        QCOMPARE(*readWholeFile(path(), 1000), bytes);
    }

    void olderFileIsMigrated()
    {
        QVERIFY(writePrivateFile(path(), OldFile).has_value());
        const JsonSettingsStore::Migrations ladder{[](QJsonObject old) {
                                                       old.insert(QStringLiteral("was"), old.take(QStringLiteral("mode")));
                                                       return old;
                                                   },
                                                   [](QJsonObject old) {
                                                       old.insert(QStringLiteral("current"), old.take(QStringLiteral("was")));
                                                       return old;
                                                   }};
        JsonSettingsStore store(path(), ladder);
        const auto settings = store.load();
        QVERIFY(settings.has_value());
        QCOMPARE(settings->environment, Environment::Sandbox);
        QCOMPARE(settings->country, QStringLiteral("CL"));
        QVERIFY(store.save(*settings).has_value());
        QVERIFY(readWholeFile(path(), 100000)->contains("\"version\": 3"));
    }

    void senselessValuesFallBack()
    {
        QVERIFY(writePrivateFile(path(), SenselessFile).has_value());
        const auto settings = JsonSettingsStore(path()).load();
        QVERIFY(settings.has_value());
        QCOMPARE(*settings, Settings());
    }

    void refusalNamesThePath()
    {
        JsonSettingsStore store(m_home->filePath(QStringLiteral("missing/settings.json")));
        const auto saved = store.save(Settings());
        QVERIFY(!saved);
        QVERIFY(saved.error().context.path.endsWith(QStringLiteral("missing/settings.json")));
    }

private:
    QString path() const { return m_home->filePath(QStringLiteral("settings.json")); }
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(SettingsStoreTest)
#include "tst_settingsstore.moc"
