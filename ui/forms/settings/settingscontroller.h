// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Decides what a change of settings or keys does: checks it, stores it, hands
// it to the engine. Lives on the ui thread; owner: the composition root, which
// outlives every page that uses it. Settings never hold secrets; keys go to the
// SecretStore under the environment's name, so that keys of two environments
// cannot mix, or stay in memory for this run when there is no keychain.
#pragma once

#include "ports/engine.h"
#include "ports/secretstore.h"
#include "ports/settingsstore.h"

#include <QObject>
#include <QSet>

namespace pos::ui {

/// Where the keys of the present environment are.
enum class KeyState {
    NotNeeded, ///< training
    Loading,
    Missing,
    Stored,      ///< in the keychain
    SessionOnly, ///< no keychain: in memory until the program ends
};

/// Why a change was not made although every field is right.
enum class SettingsRefusal {
    None,
    OpenAttempts, ///< where payments go, or how amounts are read, while payments are being found out
    Storage,      ///< could not be written; `storage` says where
};

struct SaveResult
{
    QList<FieldError> errors; ///< empty = every field is right
    SettingsRefusal refusal = SettingsRefusal::None;
    int openAttempts = 0;
    Error storage;
    bool profileChange = false; ///< another environment: another journal follows

    bool isSaved() const { return errors.isEmpty() && refusal == SettingsRefusal::None; }
};

class SettingsController final : public QObject
{
    Q_OBJECT
public:
    SettingsController(Engine &engine, SettingsStore &store, SecretStore &secrets, const Settings &settings,
                       QObject *parent = nullptr);

    const Settings &settings() const noexcept { return m_settings; }
    KeyState keyState() const noexcept { return m_keyState; }
    /// Set while the keychain could not be used; SecretUnavailable as a rule.
    const std::optional<Error> &keyProblem() const noexcept { return m_keyProblem; }
    int openAttempts() const { return m_engine.openAttemptCount(); }

    /// Reads the keys of the present environment, unless they are at hand, and configures the engine.
    /// Call once after the engine started, and again after it was switched to another profile.
    void loadKeys();
    /// Keys that came with this run (environment variables): used, never stored.
    void adoptKeys(Credentials keys);

    /// The present settings, or those last saved for another environment: nothing of one leaks into another.
    Settings settingsFor(Environment environment);
    /// A copy, for a composition root that builds a new engine for another profile.
    Credentials keys() const { return m_keys.clone(); }

    /// Checks, stores and applies; refuses with every reason at once, and nothing changes then. Usable
    /// `typed` keys are used at once and stored under the draft's environment; keysChanged() follows.
    SaveResult save(const Settings &draft, Credentials typed = {});
    /// Forgets the keys of the present environment, in the keychain and in memory.
    void forgetKeys();

    /// With `typed` when usable, else with the keys known for the draft's environment.
    void testConnection(const Settings &draft, Credentials typed, QObject *context, Then<ConnectionReport> then);

    /// The manager confirmed the amount (DESIGN 3): clears the block, then stores the fact.
    void confirmCommissioning(const ManagerDecision &decision, QObject *context, Then<void> then);

    /// True when `draft` must not be applied while an attempt is open.
    static bool movesPayments(const Settings &from, const Settings &to);

Q_SIGNALS:
    void settingsApplied(const pos::Settings &settings);
    /// Another environment, already stored: the composition root opens its journal.
    void profileChangeRequested(const pos::Settings &settings);
    void keysChanged();

private:
    void storeKeys(Credentials keys);
    void setKeys(KeyState state, Credentials keys, std::optional<Error> problem);
    void configureEngine();

    Engine &m_engine;
    SettingsStore &m_store;
    SecretStore &m_secrets;
    Settings m_settings;
    KeyState m_keyState = KeyState::Missing;
    std::optional<Error> m_keyProblem;
    Credentials m_keys;
    QSet<Environment> m_unstored; ///< keys of these are in memory only, whoever keeps them
    quint64 m_keyGeneration = 0;  ///< a later save makes an earlier load's answer stale
};

}
