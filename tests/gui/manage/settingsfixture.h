// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Settings page of one till over fakes, used as a person uses it: by keys.
#pragma once

#include "managefakes.h"
#include "ui/forms/articles/articles.h"
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
#include <QTemporaryDir>
#include <QTest>

namespace pos::ui::test {

struct ShownSettings
{
    explicit ShownSettings(const Settings &settings, bool withKeys = true)
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
        page = std::make_unique<SettingsPage>(SettingsContext{engine, *controller, dialogs, session, support, articles, clock});
        controller->loadKeys();
        [this] { QTRY_VERIFY(controller->keyState() != KeyState::Loading); }();
        page->prepare();
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
    QString message() const
    {
        return find<MessageBar>("settingsMessageBar")->isVisible() ? find<MessageBar>("settingsMessageBar")->text()
                                                                   : QString();
    }

    ScriptedEngine engine;
    MemorySettingsStore store;
    MemorySecretStore secrets;
    FakeDialogs dialogs;
    OperatorSession session;
    FakeSupport support;
    QTemporaryDir folder;
    Articles articles{folder.filePath(QStringLiteral("articles.csv")), false};
    ManualClock clock;
    std::unique_ptr<SettingsController> controller;
    std::unique_ptr<SettingsPage> page;
};

}
