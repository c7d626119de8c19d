// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Settings: what is saved, what is refused and why, where keys go, and that
// nothing typed is lost. Keys only.
#include "managefakes.h"
#include "ui/forms/settings/connectionface.h"
#include "ui/forms/settings/keydraft.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/forms/settings/settingspage.h"
#include "ui/shell/operatorsession.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/messagebar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace pos::ui::test {

class SettingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesWithCtrlS();
    void badInput_data();
    void badInput();
    void errorShowsOnLeavingTheField();
    void keysGoToTheKeychainOnly();
    void withoutKeychainKeysStayForThisRun();
    void environmentsNeverMixKeys();
    void typedTextsSurviveAChangeOfEnvironment();
    void openPaymentsRefuseAMove();
    void otherChangesApplyWhilePaymentsRun();
    void failedWriteChangesNothing();
    void moveResetsCommissioning();
    void everyFindingHasItsSentence_data();
    void everyFindingHasItsSentence();
    void testUsesTypedOrStoredKeys();
    void foreignKeyWarns();
    void opensAtTheKeysWhenTheyBlock();
    void operatorsAreALineEach();
    void undoBringsEverythingBack();
    void backupRestoreAndBundle();
    void everyInputHasLabelAndName();
};

namespace {

struct Shown
{
    explicit Shown(const Settings &settings, bool withKeys = true)
    {
        store.current = settings;
        store.profiles.insert(environmentName(settings.environment), settings);
        if (withKeys) {
            auto keys = std::make_shared<Credentials>();
            keys->publicKey = Secret(QByteArray("stored-public"));
            keys->privateKey = Secret(QByteArray("stored-private"));
            secrets.kept.insert(environmentName(settings.environment), keys);
        }
        controller = std::make_unique<SettingsController>(engine, store, secrets, settings);
        page = std::make_unique<SettingsPage>(SettingsContext{engine, *controller, dialogs, session, support, clock});
        controller->loadKeys();
        [this] { QTRY_VERIFY(controller->keyState() != KeyState::Loading); }();
        page->resize(1200, 900);
        page->show();
        page->activateWindow();
        [this] { QTRY_VERIFY(page->isActiveWindow()); }();
    }
    template <typename T> T *find(const char *name) const
    {
        T *found = page->findChild<T *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no widget named %s", name);
        return found;
    }
    void section(SettingsPage::Section section) { page->showSection(section); }
    /// Select all and type, as a person would.
    void type(const char *name, const QString &text)
    {
        auto *edit = find<QWidget>(name);
        edit->setFocus(Qt::TabFocusReason);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void press(const char *name)
    {
        find<QPushButton>(name)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(find<QPushButton>(name), Qt::Key_Space);
    }
    void choose(const char *name, int steps)
    {
        auto *combo = find<QComboBox>(name);
        combo->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < qAbs(steps); ++i)
            QTest::keyClick(combo, steps > 0 ? Qt::Key_Down : Qt::Key_Up);
    }
    void save() { QTest::keyClick(QGuiApplication::focusWindow(), Qt::Key_S, Qt::ControlModifier); }
    QString error(const char *name) const { return formFieldOf(find<QWidget>(name))->errorText(); }
    QString message() const { return find<MessageBar>("settingsMessageBar")->isVisible() ? find<MessageBar>("settingsMessageBar")->text() : QString(); }

    ScriptedEngine engine;
    MemorySettingsStore store;
    MemorySecretStore secrets;
    FakeDialogs dialogs;
    OperatorSession session;
    FakeSupport support;
    ManualClock clock;
    std::unique_ptr<SettingsController> controller;
    std::unique_ptr<SettingsPage> page;
};

}

void SettingsTest::savesWithCtrlS()
{
    Shown f(sandboxSettings());
    QSignalSpy applied(f.controller.get(), &SettingsController::settingsApplied);
    QVERIFY(!f.find<QPushButton>("saveSettingsButton")->isEnabled());
    f.section(SettingsPage::Section::Shop);
    f.type("shopNameEdit", QStringLiteral("Padaria Sol"));
    QVERIFY(f.find<QPushButton>("saveSettingsButton")->isEnabled());
    f.save();
    QCOMPARE(applied.size(), 1);
    QCOMPARE(f.store.current.shop.name, QStringLiteral("Padaria Sol"));
    QCOMPARE(f.engine.configured.last().shop.name, QStringLiteral("Padaria Sol"));
    QCOMPARE(f.engine.configuredKeys.last(), QByteArray("stored-public")); // the keys stay
    QVERIFY(!f.find<QPushButton>("saveSettingsButton")->isEnabled());
}

void SettingsTest::badInput_data()
{
    using Section = SettingsPage::Section;
    QTest::addColumn<int>("section");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("account id") << int(Section::Environment) << QByteArray("accountIdEdit") << QStringLiteral("not-a-uuid");
    QTest::newRow("no account id") << int(Section::Environment) << QByteArray("accountIdEdit") << QString();
    QTest::newRow("relay without https") << int(Section::Environment) << QByteArray("relayUrlEdit") << QStringLiteral("http://relay.example");
    QTest::newRow("relay nonsense") << int(Section::Environment) << QByteArray("relayUrlEdit") << QStringLiteral("relay");
    QTest::newRow("proxy") << int(Section::Environment) << QByteArray("proxyEdit") << QStringLiteral("proxy.example");
    QTest::newRow("one key only") << int(Section::Environment) << QByteArray("privateKeyEdit") << QStringLiteral("prod_1234567890");
    QTest::newRow("key with blank") << int(Section::Environment) << QByteArray("publicKeyEdit") << QStringLiteral("prod 1234567890");
    QTest::newRow("organization too long") << int(Section::Environment) << QByteArray("organizationCodeEdit") << QString(80, u'x');
    QTest::newRow("shop name empty") << int(Section::Shop) << QByteArray("shopNameEdit") << QString();
    QTest::newRow("shop name of 300") << int(Section::Shop) << QByteArray("shopNameEdit") << QString(300, u'a');
    QTest::newRow("address too long") << int(Section::Shop) << QByteArray("shopAddressEdit") << QString(300, u'a');
    QTest::newRow("register with blank") << int(Section::Shop) << QByteArray("registerIdEdit") << QStringLiteral("R 1");
    QTest::newRow("register too long") << int(Section::Shop) << QByteArray("registerIdEdit") << QStringLiteral("R123456789012");
    QTest::newRow("register empty") << int(Section::Shop) << QByteArray("registerIdEdit") << QString();
    QTest::newRow("time zone") << int(Section::Shop) << QByteArray("timeZoneEdit") << QStringLiteral("Mars/Olympus");
    QTest::newRow("callback without https") << int(Section::Shop) << QByteArray("callbackUrlEdit") << QStringLiteral("http://shop.example/back");
    QTest::newRow("callback nonsense") << int(Section::Shop) << QByteArray("callbackUrlEdit") << QStringLiteral("not a url");
    QTest::newRow("ceiling words") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("much");
    QTest::newRow("ceiling zero") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("0");
    QTest::newRow("ceiling negative") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("-5");
    QTest::newRow("ceiling too precise") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("1.234");
    QTest::newRow("no operator") << int(Section::Operators) << QByteArray("operatorsEdit") << QString();
    QTest::newRow("operator too long") << int(Section::Operators) << QByteArray("operatorsEdit") << QString(150, u'x');
}

void SettingsTest::badInput()
{
    QFETCH(int, section);
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    Shown f(sandboxSettings());
    const Settings before = f.store.current;
    f.section(SettingsPage::Section(section));
    f.type(field.constData(), text);
    f.section(SettingsPage::Section::Appearance); // saved from somewhere else: still led to the field
    f.save();
    QVERIFY2(!f.message().isEmpty(), "no message");
    QCOMPARE(f.store.saves, 0);
    QCOMPARE(f.controller->settings(), before);
    QWidget *input = f.find<QWidget>(field.constData());
    QVERIFY(input->isVisible());
    QWidget *focused = f.page->focusWidget();
    QVERIFY(formFieldOf(focused)->hasError());
    if (field != "privateKeyEdit") { // there the missing other half is the error
        QVERIFY(!f.error(field.constData()).isEmpty());
        QCOMPARE(focused, input);
    }
    const QString typed = qobject_cast<QLineEdit *>(input) ? qobject_cast<QLineEdit *>(input)->text() : qobject_cast<QPlainTextEdit *>(input)->toPlainText();
    QCOMPARE(typed, text.left(typed.size())); // nothing typed is lost
    QVERIFY(typed.size() == text.size() || typed.size() >= 40);
}

void SettingsTest::errorShowsOnLeavingTheField()
{
    Shown f(sandboxSettings());
    f.section(SettingsPage::Section::Shop);
    f.type("registerIdEdit", QStringLiteral("R-1"));
    QVERIFY(f.error("registerIdEdit").isEmpty()); // not while typing
    QTest::keyClick(f.find<QWidget>("registerIdEdit"), Qt::Key_Tab);
    QVERIFY(!f.error("registerIdEdit").isEmpty());
    f.type("registerIdEdit", QStringLiteral("R2"));
    QVERIFY(f.error("registerIdEdit").isEmpty()); // gone as soon as it is right
}

void SettingsTest::keysGoToTheKeychainOnly()
{
    Shown f(sandboxSettings(), false);
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

void SettingsTest::withoutKeychainKeysStayForThisRun()
{
    Shown f(sandboxSettings(), false);
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

void SettingsTest::environmentsNeverMixKeys()
{
    Shown f(sandboxSettings());
    QSignalSpy profile(f.controller.get(), &SettingsController::profileChangeRequested);
    f.choose("environmentCombo", 1); // Live, Americas
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

void SettingsTest::typedTextsSurviveAChangeOfEnvironment()
{
    Shown f(sandboxSettings());
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

void SettingsTest::openPaymentsRefuseAMove()
{
    Shown f(sandboxSettings());
    f.engine.openAttempts = 2;
    f.type("accountIdEdit", QStringLiteral("99999999-2222-4333-8444-555555555555"));
    f.save();
    QVERIFY(f.message().contains(QStringLiteral("2")));
    QCOMPARE(f.store.saves, 0);
    QCOMPARE(f.find<QLineEdit>("accountIdEdit")->text(), QStringLiteral("99999999-2222-4333-8444-555555555555"));
    f.engine.openAttempts = 0;
    f.save();
    QCOMPARE(f.store.saves, 1);
    // The controller refuses by itself too, whoever asks.
    f.engine.openAttempts = 1;
    Settings other = f.controller->settings();
    other.amountUnit = AmountUnit::Minor;
    const SaveResult result = f.controller->save(other);
    QCOMPARE(result.refusal, SettingsRefusal::OpenAttempts);
    QCOMPARE(result.openAttempts, 1);
}

void SettingsTest::otherChangesApplyWhilePaymentsRun()
{
    Shown f(sandboxSettings());
    f.engine.openAttempts = 1;
    f.section(SettingsPage::Section::Shop);
    f.type("shopNameEdit", QStringLiteral("Padaria Sol"));
    QVERIFY(f.find<QLabel>("settingsStateLabel")->text().contains(QStringLiteral("from now on")));
    f.save();
    QCOMPARE(f.store.current.shop.name, QStringLiteral("Padaria Sol"));
}

void SettingsTest::failedWriteChangesNothing()
{
    Shown f(sandboxSettings());
    f.store.error = Error{ErrorKind::StorageFull, {.path = QStringLiteral("/shop/settings.json")}};
    f.section(SettingsPage::Section::Shop);
    f.type("shopNameEdit", QStringLiteral("Padaria Sol"));
    const qsizetype configured = f.engine.configured.size();
    f.save();
    QVERIFY(f.message().contains(QStringLiteral("/shop/settings.json")));
    QCOMPARE(f.engine.configured.size(), configured);
    QCOMPARE(f.find<QLineEdit>("shopNameEdit")->text(), QStringLiteral("Padaria Sol"));
    QVERIFY(f.find<QPushButton>("saveSettingsButton")->isEnabled());
}

void SettingsTest::moveResetsCommissioning()
{
    Settings live = liveSettings();
    live.commissioned = true;
    Shown f(live);
    Settings same = live;
    same.shop.name = QStringLiteral("Other");
    QVERIFY(f.controller->save(same).isSaved());
    QVERIFY(f.controller->settings().commissioned);
    Settings moved = f.controller->settings();
    moved.accountId = QStringLiteral("99999999-2222-4333-8444-555555555555");
    QVERIFY(f.controller->save(moved).isSaved());
    QVERIFY(!f.controller->settings().commissioned);
    // A look into training forgets nothing.
    Settings again = f.controller->settings();
    again.accountId = live.accountId;
    again.commissioned = true; // a form cannot make itself commissioned
    QVERIFY(f.controller->save(again).isSaved());
    QVERIFY(!f.controller->settings().commissioned);
}

void SettingsTest::everyFindingHasItsSentence_data()
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

void SettingsTest::everyFindingHasItsSentence()
{
    QFETCH(int, finding);
    QFETCH(QString, field);
    static QSet<QString> sentences;
    Shown f(sandboxSettings());
    f.engine.connection = {ConnectionFinding(finding), QUrl(QStringLiteral("https://api-sandbox.y.uno")), 120, Error{ErrorKind::Internal, {.httpStatus = 401, .code = QStringLiteral("A_CODE")}}};
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

void SettingsTest::testUsesTypedOrStoredKeys()
{
    Shown f(sandboxSettings());
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

void SettingsTest::foreignKeyWarns()
{
    Shown f(sandboxSettings());
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

void SettingsTest::opensAtTheKeysWhenTheyBlock()
{
    Shown f(sandboxSettings());
    f.section(SettingsPage::Section::Data);
    Q_EMIT f.engine.blockChanged(BlockReport{TillBlock::KeysRefused, Error{ErrorKind::Unauthenticated, {}}, {}});
    f.page->activate();
    QCOMPARE(f.page->focusWidget(), f.find<QLineEdit>("publicKeyEdit"));
    Q_EMIT f.engine.blockChanged(BlockReport{});
    f.page->activate();
    QCOMPARE(f.page->focusWidget(), f.find<QListWidget>("settingsSectionList"));
}

void SettingsTest::operatorsAreALineEach()
{
    Shown f(sandboxSettings());
    f.section(SettingsPage::Section::Operators);
    auto *edit = f.find<QPlainTextEdit>("operatorsEdit");
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("  Maria  "));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("Maria"));
    f.save();
    QCOMPARE(f.store.current.operators, (QStringList{QStringLiteral("Cashier 1"), QStringLiteral("Maria")}));
}

void SettingsTest::undoBringsEverythingBack()
{
    Shown f(sandboxSettings());
    f.type("publicKeyEdit", QStringLiteral("sandbox_public_1"));
    f.choose("environmentCombo", 1);
    f.section(SettingsPage::Section::Appearance);
    QSignalSpy preview(f.page.get(), &SettingsPage::appearancePreviewed);
    f.choose("appearanceCombo", 2);
    QCOMPARE(preview.last()[0].value<Appearance>(), Appearance::Dark);
    f.press("undoSettingsButton");
    QCOMPARE(preview.last()[0].value<Appearance>(), Appearance::System);
    QVERIFY(!f.page->hasChanges());
    QCOMPARE(f.find<QComboBox>("environmentCombo")->currentData().toString(), QStringLiteral("sandbox"));
    f.save();
    QCOMPARE(f.controller->settings(), sandboxSettings());
}

void SettingsTest::backupRestoreAndBundle()
{
    Shown f(sandboxSettings());
    f.section(SettingsPage::Section::Data);
    f.press("backupButton"); // no file chosen
    QVERIFY(f.engine.backups.isEmpty());
    f.dialogs.fileAnswer = QStringLiteral("/media/stick/copy.sqlite");
    f.press("backupButton");
    QTRY_COMPARE(f.engine.backups, QStringList{QStringLiteral("/media/stick/copy.sqlite")});
    auto *bar = f.find<MessageBar>("dataMessageBar");
    QTRY_VERIFY(bar->text().contains(QStringLiteral("/media/stick/copy.sqlite")));
    f.engine.backupError = Error{ErrorKind::StorageFull, {.path = QStringLiteral("/media/stick")}};
    f.press("backupButton");
    QTRY_VERIFY(bar->text().contains(QStringLiteral("/media/stick")) && !bar->text().contains(QStringLiteral("copy.sqlite")));

    f.dialogs.confirmAnswer = false;
    f.press("restoreButton");
    QTRY_COMPARE(f.dialogs.confirms.size(), 1);
    QVERIFY(f.dialogs.confirms[0].danger);
    f.dialogs.confirmAnswer = true;
    QSignalSpy restored(f.page.get(), &SettingsPage::restored);
    f.press("restoreButton");
    QTRY_COMPARE(restored.size(), 1);
    QCOMPARE(f.engine.restores.size(), 1); // the first "no" was respected

    f.dialogs.fileAnswer = QStringLiteral("/tmp/bundle.tar");
    f.press("makeBundleButton");
    QTRY_COMPARE(f.support.bundles.size(), 1);
    QTRY_VERIFY(bar->text().contains(QStringLiteral("/tmp/bundle.tar")));
    f.support.canOpen = false;
    f.press("openLogFolderButton");
    QVERIFY(bar->text().contains(f.support.logFolder()));
}

void SettingsTest::everyInputHasLabelAndName()
{
    Shown f(liveSettings());
    for (int i = 0; i <= int(SettingsPage::Section::Data); ++i) {
        f.section(SettingsPage::Section(i));
        for (QWidget *input : f.page->findChildren<QWidget *>()) {
            const bool typed = qobject_cast<QLineEdit *>(input) || qobject_cast<QComboBox *>(input) || qobject_cast<QPlainTextEdit *>(input);
            const bool pressed = qobject_cast<QAbstractButton *>(input) && input->focusPolicy() != Qt::NoFocus;
            if ((!typed && !pressed) || !input->isVisible())
                continue;
            QVERIFY2(!input->objectName().isEmpty(), input->metaObject()->className());
            if (typed) {
                QVERIFY2(formFieldOf(input) != nullptr, qPrintable(input->objectName()));
                QVERIFY2(!input->accessibleName().isEmpty(), qPrintable(input->objectName()));
                QVERIFY2(input->focusPolicy() & Qt::TabFocus, qPrintable(input->objectName()));
            }
        }
    }
}

}

QTEST_MAIN(pos::ui::test::SettingsTest)
#include "tst_settings.moc"
