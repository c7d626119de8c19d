// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/settingscontroller.h"

#include <QPointer>

namespace pos::ui {

SettingsController::SettingsController(Engine &engine, SettingsStore &store, SecretStore &secrets,
                                       const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_store(store)
    , m_secrets(secrets)
    , m_settings(settings)
    , m_keyState(settings.environment == Environment::Training ? KeyState::NotNeeded : KeyState::Missing)
{
}

bool SettingsController::movesPayments(const Settings &from, const Settings &to)
{
    // An open attempt is looked up where it was sent, and its answers are read in the unit it was sent in.
    return from.environment != to.environment || from.accountId != to.accountId || from.gatewayUrl != to.gatewayUrl ||
           from.amountUnit != to.amountUnit;
}

void SettingsController::setKeys(KeyState state, Credentials keys, std::optional<Error> problem)
{
    m_keyState = state;
    m_keys = std::move(keys);
    m_keyProblem = std::move(problem);
    configureEngine();
    Q_EMIT keysChanged();
}

void SettingsController::configureEngine()
{
    m_engine.configure(m_settings, m_keys.clone());
}

Settings SettingsController::settingsFor(Environment environment)
{
    if (environment == m_settings.environment)
        return m_settings;
    if (Result<Settings> stored = m_store.loadFor(environment))
        return std::move(stored).value();
    Settings fresh = m_settings;
    fresh.environment = environment;
    fresh.accountId.clear();
    fresh.gatewayUrl.clear();
    fresh.relayUrl.clear();
    fresh.commissioned = false;
    return fresh;
}

void SettingsController::loadKeys()
{
    if (m_keys.isUsable()) {
        configureEngine();
        return;
    }
    const quint64 generation = ++m_keyGeneration;
    const bool training = m_settings.environment == Environment::Training;
    if (!training)
        m_keyState = KeyState::Loading;
    Q_EMIT keysChanged();
    // Training too: its gateway has fixed keys, which the composition root presets in the store.
    m_secrets.load(environmentName(m_settings.environment),
                   [self = QPointer(this), generation, training](Result<std::shared_ptr<Credentials>> result) {
                       if (!self || generation != self->m_keyGeneration)
                           return;
                       const bool usable = result && result.value() && result.value()->isUsable();
                       Credentials keys = usable ? result.value()->clone() : Credentials{};
                       if (training)
                           self->setKeys(KeyState::NotNeeded, std::move(keys), std::nullopt);
                       else if (usable)
                           self->setKeys(self->m_unstored.contains(self->m_settings.environment) ? KeyState::SessionOnly
                                                                                                 : KeyState::Stored,
                                         std::move(keys), std::nullopt);
                       else if (result || result.error().kind == ErrorKind::NotFound)
                           self->setKeys(KeyState::Missing, {}, std::nullopt);
                       else
                           self->setKeys(KeyState::Missing, {}, result.error());
                   });
}

void SettingsController::adoptKeys(Credentials keys)
{
    ++m_keyGeneration;
    m_unstored.insert(m_settings.environment);
    setKeys(KeyState::SessionOnly, std::move(keys), std::nullopt);
}

SaveResult SettingsController::save(const Settings &draft, Credentials typed)
{
    SaveResult result;
    result.errors = checkSettings(draft);
    if (!result.errors.isEmpty())
        return result;
    Settings next = draft;
    if (movesPayments(m_settings, next)) {
        // Attempts of the present journal would be looked up in the wrong place.
        result.openAttempts = m_engine.openAttemptCount();
        if (result.openAttempts > 0) {
            result.refusal = SettingsRefusal::OpenAttempts;
            return result;
        }
    }
    // What was proved holds for one account, one gateway and one unit.
    const Settings known = settingsFor(next.environment);
    next.commissioned = known.commissioned && !movesPayments(known, next);
    if (const Result<void> stored = m_store.save(next); !stored) {
        result.refusal = SettingsRefusal::Storage;
        result.storage = stored.error();
        return result;
    }
    result.profileChange = next.environment != m_settings.environment;
    m_settings = next;
    if (result.profileChange) {
        // Never hand keys of one environment to another: the new profile has its own.
        ++m_keyGeneration;
        m_keys = {};
        m_keyProblem.reset();
        m_keyState = next.environment == Environment::Training ? KeyState::NotNeeded : KeyState::Missing;
    }
    if (typed.isUsable() && next.environment != Environment::Training)
        storeKeys(std::move(typed));
    if (result.profileChange)
        Q_EMIT profileChangeRequested(m_settings);
    else
        configureEngine();
    Q_EMIT keysChanged();
    Q_EMIT settingsApplied(m_settings);
    return result;
}

void SettingsController::storeKeys(Credentials keys)
{
    const quint64 generation = ++m_keyGeneration;
    m_keys = keys.clone();
    m_keyState = KeyState::SessionOnly; // until the keychain says it has them
    m_keyProblem.reset();
    const Environment environment = m_settings.environment;
    m_secrets.save(environmentName(environment), std::move(keys),
                   [self = QPointer(this), generation, environment](const Result<void> &result) {
                       if (!self)
                           return;
                       if (result)
                           self->m_unstored.remove(environment);
                       else
                           self->m_unstored.insert(environment);
                       if (generation != self->m_keyGeneration)
                           return;
                       self->m_keyState = result ? KeyState::Stored : KeyState::SessionOnly;
                       self->m_keyProblem = result ? std::nullopt : std::optional(result.error());
                       Q_EMIT self->keysChanged();
                   });
}

void SettingsController::forgetKeys()
{
    ++m_keyGeneration;
    m_secrets.remove(environmentName(m_settings.environment), [self = QPointer(this)](const Result<void> &result) {
        if (!self)
            return;
        const bool gone = result || result.error().kind == ErrorKind::NotFound;
        self->setKeys(KeyState::Missing, {}, gone ? std::nullopt : std::optional(result.error()));
    });
}

void SettingsController::testConnection(const Settings &draft, Credentials typed, QObject *context,
                                        Then<ConnectionReport> then)
{
    if (typed.isUsable() || draft.environment == Environment::Training) {
        m_engine.testConnection(draft, std::move(typed), context, std::move(then));
        return;
    }
    if (draft.environment == m_settings.environment) {
        m_engine.testConnection(draft, m_keys.clone(), context, std::move(then));
        return;
    }
    m_secrets.load(environmentName(draft.environment),
                   [self = QPointer(this), draft, context = QPointer(context),
                    then = std::move(then)](Result<std::shared_ptr<Credentials>> result) {
                       if (!self || !context)
                           return;
                       Credentials keys = result && result.value() ? result.value()->clone() : Credentials{};
                       self->m_engine.testConnection(draft, std::move(keys), context, then);
                   });
}

void SettingsController::confirmCommissioning(const ManagerDecision &decision, QObject *context, Then<void> then)
{
    m_engine.clearBlock(TillBlock::NotCommissioned, decision, context,
                        [self = QPointer(this), then = std::move(then)](const Result<void> &cleared) {
                            if (!self || !cleared) {
                                then(cleared);
                                return;
                            }
                            Settings next = self->m_settings;
                            next.commissioned = true;
                            const Result<void> stored = self->m_store.save(next);
                            if (stored) {
                                self->m_settings = next;
                                self->configureEngine();
                                Q_EMIT self->settingsApplied(self->m_settings);
                            }
                            then(stored);
                        });
}

}
