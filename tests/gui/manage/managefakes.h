// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Stores and support tools for tests of the management pages.
// Keychain answers come later, on the event loop, as the port promises.
#pragma once

#include "gui/support/fakedialogs.h"
#include "gui/support/memorypreferences.h"
#include "ports/secretstore.h"
#include "ports/settingsstore.h"
#include "scriptedengine.h"
#include "support/manualtime.h"
#include "ui/forms/settings/supporttools.h"

#include <QCoreApplication>
#include <QMap>

namespace pos::ui::test {

using pos::test::FakeDialogs;
using pos::test::ManualClock;

class MemorySettingsStore final : public SettingsStore
{
public:
    Result<Settings> load() override { return current; }
    Result<void> save(const Settings &settings) override
    {
        if (error)
            return fail(*error);
        current = settings;
        profiles.insert(environmentName(settings.environment), settings);
        ++saves;
        return {};
    }
    Result<Settings> loadFor(Environment environment) override
    {
        const auto it = profiles.constFind(environmentName(environment));
        return it != profiles.cend() ? Result<Settings>(*it) : SettingsStore::loadFor(environment);
    }
    Settings current;
    QMap<QString, Settings> profiles;
    std::optional<Error> error;
    int saves = 0;
};

class MemorySecretStore final : public SecretStore
{
public:
    void load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done) override
    {
        later([this, profile, done] {
            if (unavailable)
                done(fail(ErrorKind::SecretUnavailable));
            else if (const auto it = kept.find(profile); it != kept.end())
                done(std::make_shared<Credentials>((*it)->clone()));
            else
                done(fail(ErrorKind::NotFound));
        });
    }
    void save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done) override
    {
        auto shared = std::make_shared<Credentials>(std::move(credentials));
        later([this, profile, shared, done] {
            if (unavailable) {
                done(fail(ErrorKind::SecretUnavailable));
                return;
            }
            kept.insert(profile, shared);
            done(Result<void>());
        });
    }
    void remove(const QString &profile, std::function<void(Result<void>)> done) override
    {
        later([this, profile, done] {
            kept.remove(profile);
            done(Result<void>());
        });
    }
    QByteArray publicKeyOf(const QString &profile) const
    {
        const auto it = kept.constFind(profile);
        return it == kept.cend() ? QByteArray() : (*it)->publicKey.reveal();
    }
    bool unavailable = false;
    QMap<QString, std::shared_ptr<Credentials>> kept;

private:
    static void later(std::function<void()> task)
    {
        QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(task), Qt::QueuedConnection);
    }
};

class FakeSupport final : public SupportTools
{
public:
    QString version() const override { return QStringLiteral("0.1.0 (abc1234)"); }
    QString dataFolder() const override { return QStringLiteral("/home/shop/.local/share/mostrador/sandbox"); }
    QString logFolder() const override { return QStringLiteral("/home/shop/.local/share/mostrador/log"); }
    bool openFolder(const QString &path) override
    {
        opened << path;
        return canOpen;
    }
    void makeBundle(const QString &path, std::function<void(Result<QString>)> done) override
    {
        bundles << path;
        done(bundleError ? Result<QString>(fail(*bundleError)) : Result<QString>(path));
    }
    QStringList opened, bundles;
    bool canOpen = true;
    std::optional<Error> bundleError;
};

inline Settings sandboxSettings()
{
    Settings s;
    s.environment = Environment::Sandbox;
    s.accountId = QStringLiteral("11111111-2222-4333-8444-555555555555");
    s.country = QStringLiteral("BR");
    s.currency = Currency::fromCode(u"BRL").value();
    s.shop = {QStringLiteral("Corner Coffee"), QStringLiteral("Rua Augusta 100")};
    s.wizardDone = true;
    return s;
}

inline Settings liveSettings()
{
    Settings s = sandboxSettings();
    s.environment = Environment::LiveUs;
    return s;
}

}
