// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// First run: training with one key; sandbox and live step by step, by keyboard.
#include "managefakes.h"
#include "ui/forms/settings/firstrunwizard.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/messagebar.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class WizardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneKeyStartsTraining_data();
    void oneKeyStartsTraining();
    void sandboxByKeyboard();
    void badInputStaysAtItsField();
    void goingBackLosesNothing();
    void liveHasARegionAndSpeaksOfCommissioning();
    void aBadTestIsExplainedAndMayBePassed();
    void noKeychainIsSaid();
    void aFailedWriteIsSaid();
    void countrySuggestsCurrencyAndZone();
};

namespace {

struct Shown
{
    Shown()
    {
        store.current = Settings();
        controller = std::make_unique<SettingsController>(engine, store, secrets, store.current);
        wizard = std::make_unique<FirstRunWizard>(*controller);
        wizard->resize(1024, 768);
        wizard->show();
        wizard->activateWindow();
        [this] { QTRY_VERIFY(wizard->isActiveWindow()); }();
        engine.connection.finding = ConnectionFinding::Good;
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QGuiApplication::focusWindow(), k, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(wizard->focusWidget(), text); }
    template <typename T> T *find(const char *name) const { return wizard->findChild<T *>(QString::fromLatin1(name)); }
    QString error(const char *name) const { return formFieldOf(find<QWidget>(name))->errorText(); }
    /// Tab until the named widget has the focus, as a person would.
    bool tabTo(const char *name)
    {
        for (int i = 0; i < 40; ++i) {
            if (wizard->focusWidget() && wizard->focusWidget()->objectName() == QString::fromLatin1(name))
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }
    void fillKeys(const QString &prefix)
    {
        QVERIFY(tabTo("accountIdEdit"));
        type(QStringLiteral("11111111-2222-4333-8444-555555555555"));
        QVERIFY(tabTo("publicKeyEdit"));
        type(prefix + QStringLiteral("public_1"));
        QVERIFY(tabTo("privateKeyEdit"));
        type(prefix + QStringLiteral("private_1"));
    }
    void next()
    {
        QVERIFY(tabTo("wizardNextButton"));
        key(Qt::Key_Return);
    }
    ScriptedEngine engine;
    MemorySettingsStore store;
    MemorySecretStore secrets;
    std::unique_ptr<SettingsController> controller;
    std::unique_ptr<FirstRunWizard> wizard;
};

}

void WizardTest::oneKeyStartsTraining_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("return") << int(Qt::Key_Return);
    QTest::newRow("space") << int(Qt::Key_Space);
    QTest::newRow("its letter") << int(Qt::Key_T);
}

void WizardTest::oneKeyStartsTraining()
{
    QFETCH(int, key);
    Shown f;
    QSignalSpy finished(f.wizard.get(), &FirstRunWizard::finished);
    f.key(Qt::Key(key));
    QCOMPARE(finished.size(), 1);
    const Settings saved = f.store.current;
    QCOMPARE(saved.environment, Environment::Training);
    QVERIFY(saved.wizardDone);
    QVERIFY(saved.currency.isValid()); // a till can charge with it
    QVERIFY(checkSettings(saved).isEmpty());
}

void WizardTest::sandboxByKeyboard()
{
    Shown f;
    QSignalSpy finished(f.wizard.get(), &FirstRunWizard::finished);
    QSignalSpy profile(f.controller.get(), &SettingsController::profileChangeRequested);
    f.key(Qt::Key_S);
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Keys);
    f.fillKeys(QStringLiteral("sandbox_"));
    f.next();
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Shop);
    QVERIFY(f.tabTo("shopNameEdit"));
    f.type(QStringLiteral("Corner Coffee"));
    f.next();
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Test);
    QTRY_COMPARE(f.engine.tests, 1);
    QCOMPARE(f.engine.testedKey, QByteArray("sandbox_public_1"));
    QTRY_VERIFY(f.find<MessageBar>("connectionMessageBar")->isVisible());
    QCOMPARE(f.store.saves, 0); // nothing is saved before the end
    f.key(Qt::Key_Return);
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Done);
    QVERIFY(f.find<QLabel>("wizardSummaryLabel")->text().contains(QStringLiteral("Corner Coffee")));
    f.key(Qt::Key_Return);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(profile.size(), 1);
    QCOMPARE(f.store.current.environment, Environment::Sandbox);
    QVERIFY(f.store.current.wizardDone);
    QTRY_COMPARE(f.secrets.publicKeyOf(QStringLiteral("sandbox")), QByteArray("sandbox_public_1"));
}

void WizardTest::badInputStaysAtItsField()
{
    Shown f;
    f.key(Qt::Key_S);
    f.next();
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Keys);
    QVERIFY(!f.error("accountIdEdit").isEmpty());
    QVERIFY(!f.error("publicKeyEdit").isEmpty());
    QVERIFY(!f.error("privateKeyEdit").isEmpty());
    QCOMPARE(f.wizard->focusWidget()->objectName(), QStringLiteral("accountIdEdit"));
    f.fillKeys(QStringLiteral("sandbox_"));
    f.next();
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Shop);
    f.next();
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Shop);
    QVERIFY(!f.error("shopNameEdit").isEmpty());
}

void WizardTest::goingBackLosesNothing()
{
    Shown f;
    f.key(Qt::Key_S);
    f.fillKeys(QStringLiteral("sandbox_"));
    f.next();
    QVERIFY(f.tabTo("shopNameEdit"));
    f.type(QStringLiteral("Corner"));
    QVERIFY(f.tabTo("wizardBackButton"));
    f.key(Qt::Key_Return);
    QVERIFY(f.tabTo("wizardBackButton"));
    f.key(Qt::Key_Return);
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Choose);
    f.key(Qt::Key_L); // looks at live ...
    QVERIFY(f.find<QLineEdit>("publicKeyEdit")->text().isEmpty());
    QVERIFY(f.tabTo("wizardBackButton"));
    f.key(Qt::Key_Return);
    f.key(Qt::Key_S); // ... and comes back
    QCOMPARE(f.find<QLineEdit>("publicKeyEdit")->text(), QStringLiteral("sandbox_public_1"));
    QCOMPARE(f.find<QLineEdit>("accountIdEdit")->text(), QStringLiteral("11111111-2222-4333-8444-555555555555"));
    f.next();
    QCOMPARE(f.find<QLineEdit>("shopNameEdit")->text(), QStringLiteral("Corner"));
}

void WizardTest::liveHasARegionAndSpeaksOfCommissioning()
{
    Shown f;
    f.key(Qt::Key_L);
    QVERIFY(f.find<QComboBox>("regionCombo")->isVisible());
    QVERIFY(f.tabTo("regionCombo"));
    f.key(Qt::Key_Down);
    f.fillKeys(QStringLiteral("prod_"));
    f.next();
    QVERIFY(f.tabTo("shopNameEdit"));
    f.type(QStringLiteral("Corner Coffee"));
    f.next();
    QTRY_VERIFY(f.find<MessageBar>("connectionMessageBar")->isVisible());
    f.key(Qt::Key_Return);
    QVERIFY(f.find<MessageBar>("wizardNotesBar")->text().contains(QStringLiteral("Commissioning")));
    f.key(Qt::Key_Return);
    QCOMPARE(f.store.current.environment, Environment::LiveEu);
    QVERIFY(!f.store.current.commissioned);
}

void WizardTest::aBadTestIsExplainedAndMayBePassed()
{
    Shown f;
    f.engine.connection.finding = ConnectionFinding::WrongAccount;
    f.key(Qt::Key_S);
    f.fillKeys(QStringLiteral("sandbox_"));
    f.next();
    QVERIFY(f.tabTo("shopNameEdit"));
    f.type(QStringLiteral("Corner Coffee"));
    f.next();
    auto *button = f.find<QPushButton>("wizardNextButton");
    QTRY_VERIFY(button->text().contains(QStringLiteral("without")));
    QVERIFY(f.find<MessageBar>("connectionMessageBar")->text().contains(QStringLiteral("account")));
    f.key(Qt::Key_Return);
    QCOMPARE(f.wizard->step(), FirstRunWizard::Step::Done);
    QVERIFY(f.find<MessageBar>("wizardNotesBar")->text().contains(QStringLiteral("not proved")));
}

void WizardTest::noKeychainIsSaid()
{
    Shown f;
    f.secrets.unavailable = true;
    f.key(Qt::Key_S);
    f.fillKeys(QStringLiteral("sandbox_"));
    f.next();
    QVERIFY(f.tabTo("shopNameEdit"));
    f.type(QStringLiteral("Corner Coffee"));
    f.next();
    QTRY_VERIFY(f.find<MessageBar>("connectionMessageBar")->isVisible());
    f.key(Qt::Key_Return);
    f.key(Qt::Key_Return);
    QTRY_VERIFY(f.controller->keyProblem().has_value());
    QCOMPARE(f.controller->keyState(), KeyState::SessionOnly);
    QVERIFY(f.controller->keys().isUsable()); // the new engine gets them
}

void WizardTest::aFailedWriteIsSaid()
{
    Shown f;
    f.store.error = Error{ErrorKind::StorageReadOnly, {.path = QStringLiteral("/shop/settings.json")}};
    QSignalSpy finished(f.wizard.get(), &FirstRunWizard::finished);
    f.key(Qt::Key_T);
    QCOMPARE(finished.size(), 0);
    QVERIFY(f.find<MessageBar>("wizardMessageBar")->text().contains(QStringLiteral("/shop/settings.json")));
}

void WizardTest::countrySuggestsCurrencyAndZone()
{
    Shown f;
    f.key(Qt::Key_S);
    f.fillKeys(QStringLiteral("sandbox_"));
    f.next();
    QVERIFY(f.tabTo("countryCombo"));
    QTest::keyClicks(f.wizard->focusWidget(), QStringLiteral("Colo"));
    QCOMPARE(f.find<QComboBox>("countryCombo")->currentData().toString(), QStringLiteral("CO"));
    QCOMPARE(f.find<QComboBox>("currencyCombo")->currentData().toString(), QStringLiteral("COP"));
    QCOMPARE(f.find<QLineEdit>("timeZoneEdit")->text(), QStringLiteral("America/Bogota"));
}

QTEST_MAIN(WizardTest)
#include "tst_wizard.moc"
