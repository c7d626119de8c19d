// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Environment, account, keys, relay and the connection test. Texts typed for one
// environment are kept for it and never shown under another; keys are typed
// hidden and leave this widget only as Credentials. Used by page and wizard;
// ui thread.
#pragma once

#include "ui/forms/settings/keydraft.h"
#include "ui/forms/settings/settingsfields.h"

#include <QWidget>

#include <map>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pos::ui {

class ConnectionTest;
class SettingsController;

class EnvironmentSection final : public QWidget
{
    Q_OBJECT
public:
    enum class Scope {
        Wizard, ///< the choice was made on a card; no relay, no fine print
        Page,
    };

    EnvironmentSection(SettingsController &controller, SettingsFields &fields, Scope scope, QWidget *parent = nullptr);

    /// Field names of the section, the keys included.
    static QStringList fieldNames();

    Environment environment() const;
    /// As if chosen by hand: typed texts of the present one are kept for it.
    void setEnvironment(Environment environment);
    KeyDraft keys() const;
    /// Broken rules of the keys, as the form stands.
    QList<FieldError> keyErrors() const;
    Credentials typedCredentials() const;
    /// After a save: nothing typed is left in the form.
    void clearKeys();
    bool hasTypedKeys() const { return !keys().isEmpty(); }
    void focusKeys();

Q_SIGNALS:
    void edited();
    void testStarted();
    /// The form now shows another environment's settings.
    void environmentChanged();

private:
    void buildAccount(QGridLayout *grid);
    void buildKeys(QGridLayout *grid);
    void buildAdvanced(QGridLayout *grid);
    void buildTest(QGridLayout *grid);
    void onEnvironmentActivated();
    void showFields();
    void showKeyState();
    void setKeys(const KeyDraft &draft);
    bool usesRelay() const;
    bool haveStoredKeys() const;

    SettingsController &m_controller;
    SettingsFields &m_fields;
    Scope m_scope;
    Environment m_shown = Environment::Training;
    std::map<Environment, SettingsFields::Texts> m_texts; ///< of environments left behind, as typed
    std::map<Environment, KeyDraft> m_keys;
    QComboBox *m_environment = nullptr;
    QLabel *m_explanation = nullptr;
    QLineEdit *m_publicKey = nullptr;
    QLineEdit *m_privateKey = nullptr;
    QLineEdit *m_relayToken = nullptr;
    QPushButton *m_reveal = nullptr;
    QPushButton *m_forget = nullptr;
    QLabel *m_keyState = nullptr;
    QLabel *m_keyWarning = nullptr;
    QLineEdit *m_gateway = nullptr;
    QLineEdit *m_relay = nullptr;
    QWidget *m_keyBox = nullptr;
    ConnectionTest *m_test = nullptr; ///< nullptr in the wizard, which has a step of its own
};

}
