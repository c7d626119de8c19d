// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keys and the connection: where keys go, that environments never mix, and that
// every finding of the test is said in its own words.
#include "settingsfixture.h"

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class SettingsKeysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysGoToTheKeychainOnly();
    void withoutKeychainKeysStayForThisRun();
    void environmentsNeverMixKeys();
    void typedTextsSurviveAChangeOfEnvironment();
    void everyFindingHasItsSentence_data();
    void everyFindingHasItsSentence();
    void testUsesTypedOrStoredKeys();
    void foreignKeyWarns();
    void opensAtTheKeysWhenTheyBlock();
    void knowsWhatHappenedBeforeTheFirstVisit();
    void noWindowFlashesAtTheFirstVisit();
};

void SettingsKeysTest::keysGoToTheKeychainOnly()
{
    ShownSettings f(sandboxSettings(), false);
    QCOMPARE(f.controller->keyState(), KeyState::Missing);
    f.type("publicKeyEdit", QStringLiteral("sandbox_public_1"));
    f.type("privateKeyEdit", QStringLiteral("sandbox_private_1"));
    QCOMPARE(f.find<QLineEdit>("privateKeyEdit")->echoMode(), QLineEdit::Password);
    f.press("revealKeysButton");
    QCOMPARE(f.find<QLineEdit>("privateKeyEdit")->echoMode(), QLineEdit::Normal);
    f.save();
    QTRY_COMPARE(f.controller->keyState(), KeyState::Stored);
    QCOMPARE(f.secrets.publicKeyOf(QStringLiteral("sandbox")), QByteArray("sandbox_public_1"));
    QCOMPARE(f.engine.configuredKeys.last(), QByteArray("sandbox_public_1"));
    QVERIFY(f.find<QLineEdit>("privateKeyEdit")->text().isEmpty()); // nothing left on screen
    QCOMPARE(f.find<QLineEdit>("privateKeyEdit")->echoMode(), QLineEdit::Password);
    QVERIFY(f.find<QLabel>("keyStateLabel")->text().contains(QStringLiteral("keychain")));
    f.press("forgetKeysButton");
    QTRY_COMPARE(f.controller->keyState(), KeyState::Missing);
    QVERIFY(!f.secrets.kept.contains(QStringLiteral("sandbox")));
    QVERIFY(f.engine.configuredKeys.last().isEmpty()); // calls stop
}

void SettingsKeysTest::withoutKeychainKeysStayForThisRun()
{
    ShownSettings f(sandboxSettings(), false);
    f.secrets.unavailable = true;
    f.type("publicKeyEdit", QStringLiteral("sandbox_public_1"));
    f.type("privateKeyEdit", QStringLiteral("sandbox_private_1"));
    f.save();
    QTRY_VERIFY(f.controller->keyProblem().has_value());
    QCOMPARE(f.controller->keyState(), KeyState::SessionOnly);
    QCOMPARE(f.engine.configuredKeys.last(), QByteArray("sandbox_public_1")); // they work
    QVERIFY(f.secrets.kept.isEmpty());
    QVERIFY(f.find<QLabel>("keyStateLabel")->text().contains(QStringLiteral("until the program ends")));
    QVERIFY(f.find<QLabel>("keyWarningLabel")->isVisible());
    QVERIFY(f.find<QLabel>("keyWarningLabel")->text().contains(QStringLiteral("keychain")));
    // After a change of profile and back they are still said to be of this session only.
    f.secrets.unavailable = false;
    f.secrets.kept.insert(QStringLiteral("sandbox"), std::make_shared<Credentials>(f.controller->keys()));
    Settings live = liveSettings();
    QVERIFY(f.controller->save(live).isSaved());
    QVERIFY(f.controller->save(sandboxSettings()).isSaved());
    f.controller->loadKeys();
    QTRY_COMPARE(f.controller->keyState(), KeyState::SessionOnly);
}

void SettingsKeysTest::environmentsNeverMixKeys()
{
    ShownSettings f(sandboxSettings());
    QSignalSpy profile(f.controller.get(), &SettingsController::profileChangeRequested);
    f.choose("environmentCombo", 1);                               // Live, Americas
    QVERIFY(f.find<QLineEdit>("accountIdEdit")->text().isEmpty()); // the sandbox account does not come along
    f.type("accountIdEdit", QStringLiteral("99999999-2222-4333-8444-555555555555"));
    f.save(); // no keys for live yet
    QVERIFY(!f.error("publicKeyEdit").isEmpty());
    QCOMPARE(profile.size(), 0);
    f.type("publicKeyEdit", QStringLiteral("prod_public_1"));
    f.type("privateKeyEdit", QStringLiteral("prod_private_1"));
    f.save();
    QCOMPARE(profile.size(), 1);
    QCOMPARE(f.controller->settings().environment, Environment::LiveUs);
    QTRY_COMPARE(f.secrets.publicKeyOf(QStringLiteral("live-us")), QByteArray("prod_public_1"));
    QCOMPARE(f.secrets.publicKeyOf(QStringLiteral("sandbox")), QByteArray("stored-public"));
    // The engine of the old profile was never given the live keys.
    QVERIFY(!f.engine.configuredKeys.contains(QByteArray("prod_public_1")));
    f.controller->loadKeys(); // the composition root, after it switched
    QCOMPARE(f.engine.configuredKeys.last(), QByteArray("prod_public_1"));
}

void SettingsKeysTest::typedTextsSurviveAChangeOfEnvironment()
{
    ShownSettings f(sandboxSettings());
    f.type("accountIdEdit", QStringLiteral("half-typed"));
    f.type("publicKeyEdit", QStringLiteral("sandbox_half"));
    f.choose("environmentCombo", 1);
    QVERIFY(f.find<QLineEdit>("publicKeyEdit")->text().isEmpty());
    f.type("publicKeyEdit", QStringLiteral("prod_half"));
    f.choose("environmentCombo", -1);
    QCOMPARE(f.find<QLineEdit>("accountIdEdit")->text(), QStringLiteral("half-typed"));
    QCOMPARE(f.find<QLineEdit>("publicKeyEdit")->text(), QStringLiteral("sandbox_half"));
    f.choose("environmentCombo", 1);
    QCOMPARE(f.find<QLineEdit>("publicKeyEdit")->text(), QStringLiteral("prod_half"));
}

void SettingsKeysTest::everyFindingHasItsSentence_data()
{
    QTest::addColumn<int>("finding");
    QTest::addColumn<QString>("field");
    QTest::newRow("good") << int(ConnectionFinding::Good) << QString();
    QTest::newRow("keys") << int(ConnectionFinding::WrongKeys) << names::PublicKey;
    QTest::newRow("ip") << int(ConnectionFinding::WrongIp) << QString();
    QTest::newRow("environment") << int(ConnectionFinding::WrongEnvironment) << names::Environment;
    QTest::newRow("product") << int(ConnectionFinding::ProductNotEnabled) << names::PublicKey;
    QTest::newRow("network") << int(ConnectionFinding::NoNetwork) << QString();
    QTest::newRow("tls") << int(ConnectionFinding::TlsTrouble) << QString();
    QTest::newRow("account") << int(ConnectionFinding::WrongAccount) << names::AccountId;
    QTest::newRow("not a gateway") << int(ConnectionFinding::NotAGateway) << QString();
    QTest::newRow("unclear") << int(ConnectionFinding::Unclear) << QString();
}

void SettingsKeysTest::everyFindingHasItsSentence()
{
    QFETCH(int, finding);
    QFETCH(QString, field);
    static QSet<QString> sentences;
    ShownSettings f(sandboxSettings());
    f.engine.connection = {ConnectionFinding(finding), QUrl(QStringLiteral("https://api-sandbox.y.uno")), 120,
                           Error{ErrorKind::Internal, {.httpStatus = 401, .code = QStringLiteral("A_CODE")}}};
    f.press("testConnectionButton");
    auto *bar = f.find<MessageBar>("connectionMessageBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(!sentences.contains(bar->text()));
    sentences << bar->text();
    const ConnectionFace face = connectionFace(f.engine.connection, sandboxSettings());
    QVERIFY(bar->text().contains(face.words.what));
    QCOMPARE(face.good, finding == int(ConnectionFinding::Good));
    QVERIFY(face.good || !face.words.todo.isEmpty()); // what to do
    QCOMPARE(face.field, field);
    QVERIFY(f.find<QLabel>("connectionSupportLabel")->text().contains(QStringLiteral("api-sandbox.y.uno")));
    QVERIFY(f.find<QLabel>("connectionSupportLabel")->text().contains(QStringLiteral("HTTP 401")));
}

void SettingsKeysTest::testUsesTypedOrStoredKeys()
{
    ShownSettings f(sandboxSettings());
    f.press("testConnectionButton");
    QTRY_COMPARE(f.engine.tests, 1);
    QCOMPARE(f.engine.testedKey, QByteArray("stored-public"));
    f.type("publicKeyEdit", QStringLiteral("sandbox_typed_1"));
    f.press("testConnectionButton"); // half a pair is not tested
    QCOMPARE(f.engine.tests, 1);
    QVERIFY(!f.error("privateKeyEdit").isEmpty());
    f.type("privateKeyEdit", QStringLiteral("sandbox_typed_2"));
    f.type("accountIdEdit", QStringLiteral("99999999-2222-4333-8444-555555555555"));
    f.press("testConnectionButton");
    QTRY_COMPARE(f.engine.tests, 2);
    QCOMPARE(f.engine.testedKey, QByteArray("sandbox_typed_1"));
    QCOMPARE(f.engine.tested.accountId, QStringLiteral("99999999-2222-4333-8444-555555555555"));
    QCOMPARE(f.store.saves, 0); // a test saves nothing
}

void SettingsKeysTest::foreignKeyWarns()
{
    ShownSettings f(sandboxSettings());
    f.type("publicKeyEdit", QStringLiteral("prod_public_1"));
    QVERIFY(f.find<QLabel>("keyWarningLabel")->text().contains(QStringLiteral("another environment")));
    f.type("publicKeyEdit", QStringLiteral("sandbox_public_1"));
    QVERIFY(!f.find<QLabel>("keyWarningLabel")->isVisible());
    KeyDraft card{QStringLiteral("4111111111111111"), QStringLiteral("abcdefghij"), {}};
    QCOMPARE(checkKeys(card, false, false).first().rule, Rule::CardNumber);
    // With a relay the token stands in for the keys.
    QVERIFY(checkKeys({{}, {}, QStringLiteral("a-long-token")}, true, false).isEmpty());
    QVERIFY(!checkKeys({}, true, false).isEmpty());
}

void SettingsKeysTest::opensAtTheKeysWhenTheyBlock()
{
    ShownSettings f(sandboxSettings());
    f.section(SettingsPage::Section::Data);
    Q_EMIT f.engine.blockChanged(BlockReport{TillBlock::KeysRefused, Error{ErrorKind::Unauthenticated, {}}, {}});
    f.page->activate();
    QCOMPARE(f.page->focusWidget(), f.find<QLineEdit>("publicKeyEdit"));
    Q_EMIT f.engine.blockChanged(BlockReport{});
    f.page->activate();
    QCOMPARE(f.page->focusWidget(), f.find<QListWidget>("settingsSectionList"));
}

/// The sections are made at the first visit; what happened before it must not be lost.
void SettingsKeysTest::knowsWhatHappenedBeforeTheFirstVisit()
{
    ShownSettings f(sandboxSettings());
    SettingsPage late({f.engine, *f.controller, f.dialogs, f.session, f.support, f.articles, f.clock});
    QSignalSpy said(&late, &Page::toastRequested);
    Q_EMIT f.engine.blockChanged(BlockReport{TillBlock::KeysRefused, Error{ErrorKind::Unauthenticated, {}}, {}});
    Q_EMIT f.engine.personalDataPurged(PurgeReport{.atMs = 1, .rules = {}, .counts = {}, .finished = true});
    QCOMPARE(said.size(), 1);
    Settings changed = f.controller->settings();
    changed.shop.name = QStringLiteral("Padaria Sol");
    late.applySettings(changed);
    QVERIFY(late.findChildren<FormField *>().isEmpty() && !late.hasChanges());
    late.prepare();
    late.show();
    late.activate();
    QCOMPARE(late.focusWidget(), late.findChild<QLineEdit *>(QStringLiteral("publicKeyEdit")));
    late.prepare(); // and only then
    QCOMPARE(late.findChildren<QLineEdit *>(QStringLiteral("publicKeyEdit")).size(), 1);
}

/// A part that was shown before it had its place was a window for a moment, and took the keyboard with it.
void SettingsKeysTest::noWindowFlashesAtTheFirstVisit()
{
    struct Watch : QObject
    {
        bool eventFilter(QObject *object, QEvent *event) override
        {
            if (event->type() == QEvent::Show && object->isWidgetType() && static_cast<QWidget *>(object)->isWindow())
                windows << object->objectName();
            return false;
        }
        QStringList windows;
    };
    ShownSettings f(liveSettings());
    QWidget window;
    auto *page = new SettingsPage({f.engine, *f.controller, f.dialogs, f.session, f.support, f.articles, f.clock}, &window);
    window.show();
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    Watch watch;
    qApp->installEventFilter(&watch);
    page->prepare();
    page->show();
    QCoreApplication::processEvents();
    qApp->removeEventFilter(&watch);
    QCOMPARE(watch.windows, QStringList());
    QVERIFY(window.isActiveWindow());
}

QTEST_MAIN(SettingsKeysTest)
#include "tst_settingskeys.moc"
