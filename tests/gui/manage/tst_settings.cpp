// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Settings: what is saved, what is refused and why, where keys go, and that
// nothing typed is lost. Keys only.
#include "settingsfixture.h"

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class SettingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesWithCtrlS();
    void badInput_data();
    void badInput();
    void limitsAndTimesAreSavedAndShownAgain();
    void cleanUpsAreReported();
    void errorShowsOnLeavingTheField();
    void openPaymentsRefuseAMove();
    void otherChangesApplyWhilePaymentsRun();
    void failedWriteChangesNothing();
    void moveResetsCommissioning();
    void operatorsAreALineEach();
    void waysToPayAreTickedMovedAndNamed();
    void unknownWaysToPaySurvive();
    void defaultsFollowTheCountry();
    void customersScreenSpeaksItsOwnLanguage();
    void whatWasSwitchedMeanwhileIsNotOverruled();
    void undoBringsEverythingBack();
    void backupRestoreAndBundle();
    void everyInputHasLabelAndName();
};

void SettingsTest::savesWithCtrlS()
{
    ShownSettings f(sandboxSettings());
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
    QTest::newRow("account id") << int(Section::Environment) << QByteArray("accountIdEdit")
                                << QStringLiteral("not-a-uuid");
    QTest::newRow("no account id") << int(Section::Environment) << QByteArray("accountIdEdit") << QString();
    QTest::newRow("relay without https") << int(Section::Environment) << QByteArray("relayUrlEdit")
                                         << QStringLiteral("http://relay.example");
    QTest::newRow("relay nonsense") << int(Section::Environment) << QByteArray("relayUrlEdit")
                                    << QStringLiteral("relay");
    QTest::newRow("proxy") << int(Section::Environment) << QByteArray("proxyEdit") << QStringLiteral("proxy.example");
    QTest::newRow("one key only") << int(Section::Environment) << QByteArray("privateKeyEdit")
                                  << QStringLiteral("prod_1234567890");
    QTest::newRow("key with blank") << int(Section::Environment) << QByteArray("publicKeyEdit")
                                    << QStringLiteral("prod 1234567890");
    QTest::newRow("organization too long")
        << int(Section::Environment) << QByteArray("organizationCodeEdit") << QString(80, u'x');
    QTest::newRow("shop name empty") << int(Section::Shop) << QByteArray("shopNameEdit") << QString();
    QTest::newRow("shop name of 300") << int(Section::Shop) << QByteArray("shopNameEdit") << QString(300, u'a');
    QTest::newRow("address too long") << int(Section::Shop) << QByteArray("shopAddressEdit") << QString(300, u'a');
    QTest::newRow("register with blank") << int(Section::Shop) << QByteArray("registerIdEdit") << QStringLiteral("R 1");
    QTest::newRow("register too long") << int(Section::Shop) << QByteArray("registerIdEdit")
                                       << QStringLiteral("R123456789012");
    QTest::newRow("register empty") << int(Section::Shop) << QByteArray("registerIdEdit") << QString();
    QTest::newRow("time zone") << int(Section::Shop) << QByteArray("timeZoneEdit") << QStringLiteral("Mars/Olympus");
    QTest::newRow("callback without https")
        << int(Section::Shop) << QByteArray("callbackUrlEdit") << QStringLiteral("http://shop.example/back");
    QTest::newRow("callback nonsense") << int(Section::Shop) << QByteArray("callbackUrlEdit")
                                       << QStringLiteral("not a url");
    QTest::newRow("ceiling words") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("much");
    QTest::newRow("ceiling zero") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("0");
    QTest::newRow("ceiling negative") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("-5");
    QTest::newRow("ceiling too precise") << int(Section::Shop) << QByteArray("ceilingEdit") << QStringLiteral("1.234");
    QTest::newRow("no operator") << int(Section::Operators) << QByteArray("operatorsEdit") << QString();
    const auto limit = [](const char *name, const char *field, const char *text) {
        QTest::newRow(name) << int(Section::Recovery) << QByteArray(field) << QString::fromLatin1(text);
    };
    limit("limit hours words", "limitHoursEdit", "when we like");
    limit("limit hours turned", "limitHoursEdit", "Mon 18:00-9:00");
    limit("limit day words", "limitDayEdit", "one");
    limit("limit day zero", "limitDayEdit", "0");
    limit("limit week too many", "limitWeekEdit", "51");
    limit("limit case negative", "limitCaseEdit", "-1");
    limit("limit apart too long", "limitApartEdit", "745");
    limit("limit country unknown", "limitCountriesEdit", "QQ: day 1");
    limit("limit country without a rule", "limitCountriesEdit", "CO:");
    limit("limit country looser word", "limitCountriesEdit", "CO: always");
    const auto kept = [](const char *name, const char *field, const char *text) {
        QTest::newRow(name) << int(Section::Privacy) << QByteArray(field) << QString::fromLatin1(text);
    };
    kept("kept payments empty", "keepPaymentsEdit", "");
    kept("kept payments words", "keepPaymentsEdit", "long");
    kept("kept payments too short", "keepPaymentsEdit", "5");
    kept("kept customers shorter than payments", "keepCustomersEdit", "23");
    kept("kept contacts too long", "keepContactsEdit", "121");
    QTest::newRow("operator too long") << int(Section::Operators) << QByteArray("operatorsEdit") << QString(150, u'x');
}

void SettingsTest::badInput()
{
    QFETCH(int, section);
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    ShownSettings f(sandboxSettings());
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
    const QString typed = qobject_cast<QLineEdit *>(input) ? qobject_cast<QLineEdit *>(input)->text()
                                                           : qobject_cast<QPlainTextEdit *>(input)->toPlainText();
    QVERIFY2(typed.startsWith(text) || (text.startsWith(typed) && typed.size() >= 40),
             qPrintable(typed)); // nothing typed is lost
}

void SettingsTest::limitsAndTimesAreSavedAndShownAgain()
{
    ShownSettings f(sandboxSettings());
    f.section(SettingsPage::Section::Recovery);
    f.type("limitHoursEdit", QStringLiteral("Mon-Fri 9:00-18:00"));
    f.type("limitApartEdit", QStringLiteral("48"));
    f.type("limitCountriesEdit", QStringLiteral("CO: day 1"));
    f.section(SettingsPage::Section::Privacy);
    f.type("keepPaymentsEdit", QStringLiteral("18"));
    f.save();
    QCOMPARE(f.store.saves, 1);
    const Settings &saved = f.store.current;
    QCOMPARE(shopLimitsText(saved.recovery.limits.value(QString())), QStringLiteral("Mon-Fri 09:00-18:00; apart 48"));
    QCOMPARE(saved.recovery.limits.value(QStringLiteral("CO")).perDay, std::optional(1));
    QCOMPARE(saved.retention.payments, 18);
    QCOMPARE(f.engine.configured.last().retention.payments, 18);
    QCOMPARE(f.find<QLineEdit>("limitHoursEdit")->text(), QStringLiteral("Mon-Fri 09:00-18:00"));
    f.type("limitHoursEdit", QString());
    f.type("limitApartEdit", QString());
    f.type("limitCountriesEdit", QString());
    f.save();
    QVERIFY(f.store.current.recovery.limits.isEmpty());
}

void SettingsTest::cleanUpsAreReported()
{
    ShownSettings f(sandboxSettings());
    PurgeReport report{f.clock.nowMs(), {}, {}, true};
    report.counts.payments = 12;
    report.counts.customers = 1;
    f.engine.purges = {report};
    QSignalSpy said(f.page.get(), &Page::toastRequested);
    f.section(SettingsPage::Section::Privacy);
    auto *label = f.find<QLabel>("purgeReportsLabel");
    QTRY_VERIFY2(label->text().contains(QStringLiteral("12 payment")), qPrintable(label->text()));
    QVERIFY(label->text().contains(QStringLiteral("1 customer")));
    QVERIFY(said.isEmpty());
    Q_EMIT f.engine.personalDataPurged(report);
    QCOMPARE(said.size(), 1);
    QVERIFY(said.first().first().toString().contains(QStringLiteral("12 payment")));
}

void SettingsTest::errorShowsOnLeavingTheField()
{
    ShownSettings f(sandboxSettings());
    f.section(SettingsPage::Section::Shop);
    f.type("registerIdEdit", QStringLiteral("R-1"));
    QVERIFY(f.error("registerIdEdit").isEmpty()); // not while typing
    QTest::keyClick(f.find<QWidget>("registerIdEdit"), Qt::Key_Tab);
    QVERIFY(!f.error("registerIdEdit").isEmpty());
    f.type("registerIdEdit", QStringLiteral("R2"));
    QVERIFY(f.error("registerIdEdit").isEmpty()); // gone as soon as it is right
}

void SettingsTest::openPaymentsRefuseAMove()
{
    ShownSettings f(sandboxSettings());
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
    ShownSettings f(sandboxSettings());
    f.engine.openAttempts = 1;
    f.section(SettingsPage::Section::Shop);
    f.type("shopNameEdit", QStringLiteral("Padaria Sol"));
    QVERIFY(f.find<QLabel>("settingsStateLabel")->text().contains(QStringLiteral("from now on")));
    f.save();
    QCOMPARE(f.store.current.shop.name, QStringLiteral("Padaria Sol"));
}

void SettingsTest::failedWriteChangesNothing()
{
    ShownSettings f(sandboxSettings());
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
    ShownSettings f(live);
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

void SettingsTest::operatorsAreALineEach()
{
    ShownSettings f(sandboxSettings());
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

void SettingsTest::waysToPayAreTickedMovedAndNamed()
{
    Settings settings = sandboxSettings();
    settings.country = QStringLiteral("BR");
    settings.currency = *Currency::fromCode(u"BRL");
    settings.timeZone = QStringLiteral("America/Sao_Paulo");
    ShownSettings f(settings);
    f.section(SettingsPage::Section::Methods);
    auto *list = f.find<QListWidget>("methodsEdit");
    const auto idAt = [list](int row) { return list->item(row)->data(Qt::UserRole).toString(); };
    QCOMPARE(idAt(0), QStringLiteral("saved_card"));
    QCOMPARE(idAt(1), QStringLiteral("pix"));
    QVERIFY(!f.find<QPushButton>("saveSettingsButton")->isEnabled());
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier); // PIX first
    QCOMPARE(idAt(0), QStringLiteral("pix"));
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(list, Qt::Key_F2);
    auto *name = list->findChild<QLineEdit *>();
    QVERIFY(name != nullptr);
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Counter PIX"));
    QTest::keyClick(name, Qt::Key_Return);
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Space); // no saved cards
    f.save();
    QCOMPARE(f.store.current.methods.constFirst(), QStringLiteral("pix"));
    QVERIFY(!f.store.current.methods.contains(QStringLiteral("saved_card")));
    QVERIFY(!f.store.current.methods.contains(QStringLiteral("local_methods")));
    QCOMPARE(f.store.current.methodNames, (QHash<QString, QString>{{QStringLiteral("pix"), QStringLiteral("Counter PIX")}}));
    QCOMPARE(f.engine.configured.last().methods, f.store.current.methods);
    // Nothing at all is no answer.
    for (int row = 0; row < list->count(); ++row)
        list->item(row)->setCheckState(Qt::Unchecked);
    f.save();
    QVERIFY(!f.error("methodsEdit").isEmpty());
    QCOMPARE(f.store.current.methods.constFirst(), QStringLiteral("pix"));
}

void SettingsTest::unknownWaysToPaySurvive()
{
    Settings settings = sandboxSettings();
    settings.methods = {QStringLiteral("cheque"), QStringLiteral("saved_card")};
    ShownSettings f(settings);
    f.section(SettingsPage::Section::Shop);
    f.type("shopNameEdit", QStringLiteral("Padaria Sol"));
    f.save();
    QCOMPARE(f.store.current.shop.name, QStringLiteral("Padaria Sol")); // another change is not held up by it
    QCOMPARE(f.store.current.methods, settings.methods);
    f.section(SettingsPage::Section::Methods);
    auto *list = f.find<QListWidget>("methodsEdit");
    QVERIFY(list->item(0)->text().contains(QStringLiteral("cheque")));
    QVERIFY(!list->item(0)->flags().testFlag(Qt::ItemIsEditable));
    list->setCurrentRow(1);
    f.press("methodUpButton");
    f.save();
    QCOMPARE(f.store.current.methods, (QStringList{QStringLiteral("saved_card"), QStringLiteral("cheque")}));
}

void SettingsTest::defaultsFollowTheCountry()
{
    Settings settings = sandboxSettings();
    settings.methods = {QStringLiteral("saved_card")};
    ShownSettings f(settings);
    f.section(SettingsPage::Section::Methods);
    f.press("methodDefaultsButton");
    f.save();
    QCOMPARE(f.store.current.methods, Settings().methods);
}

void SettingsTest::customersScreenSpeaksItsOwnLanguage()
{
    ShownSettings f(sandboxSettings());
    f.section(SettingsPage::Section::CustomerScreen);
    const auto *language = f.find<QComboBox>("customerLanguageCombo");
    QCOMPARE(language->count(), 4); // the country's, and three
    f.choose("customerScreenCombo", 1);
    f.choose("customerLanguageCombo", 3);
    QCOMPARE(language->currentText(), QStringLiteral("Português"));
    f.save();
    QVERIFY(f.store.current.customerScreen);
    QCOMPARE(f.store.current.customerLanguage, QStringLiteral("pt"));
    QCOMPARE(f.store.current.language, QStringLiteral("en")); // the window's own is another matter
    f.choose("customerScreenCombo", -1);
    f.choose("customerLanguageCombo", -3);
    f.save();
    QVERIFY(!f.store.current.customerScreen && f.store.current.customerLanguage.isEmpty());
}

/// Ctrl+Shift+S with a name half typed: saving the name switched the customer's screen off again.
void SettingsTest::whatWasSwitchedMeanwhileIsNotOverruled()
{
    ShownSettings f(sandboxSettings());
    f.section(SettingsPage::Section::CustomerScreen);
    f.choose("customerLanguageCombo", 3);
    Settings next = f.controller->settings();
    next.customerScreen = true;
    QVERIFY(f.controller->save(next).isSaved());
    QCOMPARE(f.find<QComboBox>("customerScreenCombo")->currentIndex(), 1);
    QVERIFY(f.find<QPushButton>("saveSettingsButton")->isEnabled()); // what was chosen here is still to be saved
    f.save();
    QVERIFY(f.store.current.customerScreen);
    QCOMPARE(f.store.current.customerLanguage, QStringLiteral("pt"));
    QVERIFY(!f.find<QPushButton>("saveSettingsButton")->isEnabled());
}

void SettingsTest::undoBringsEverythingBack()
{
    ShownSettings f(sandboxSettings());
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
    ShownSettings f(sandboxSettings());
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
    QTRY_VERIFY(bar->text().contains(QStringLiteral("/media/stick")) &&
                !bar->text().contains(QStringLiteral("copy.sqlite")));

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
    ShownSettings f(liveSettings());
    for (int i = 0; i <= int(SettingsPage::Section::Data); ++i) {
        f.section(SettingsPage::Section(i));
        for (QWidget *input : f.page->findChildren<QWidget *>()) {
            const bool typed = qobject_cast<QLineEdit *>(input) || qobject_cast<QComboBox *>(input) ||
                               qobject_cast<QPlainTextEdit *>(input);
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

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
