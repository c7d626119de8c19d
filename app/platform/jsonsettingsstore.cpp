// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/jsonsettingsstore.h"

#include "base/log.h"
#include "platform/privatefile.h"
#include "platform/settingsjson.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

namespace pos {

namespace {

constexpr qint64 LargestFile = 1024 * 1024;
const QString VersionKey = QStringLiteral("version");
const QString CurrentKey = QStringLiteral("current");
const QString ProfilesKey = QStringLiteral("profiles");

}

JsonSettingsStore::JsonSettingsStore(QString path) : JsonSettingsStore(std::move(path), {}) {}

JsonSettingsStore::JsonSettingsStore(QString path, Migrations migrations)
    : m_path(std::move(path))
    , m_migrations(std::move(migrations))
{
}

Result<QJsonObject> JsonSettingsStore::document() const
{
    const Result<QByteArray> bytes = readWholeFile(m_path, LargestFile);
    const int known = int(m_migrations.size()) + Version;
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return QJsonObject{{VersionKey, known}};
    if (!bytes)
        return fail(bytes.error());
    QJsonParseError problem;
    const QJsonDocument json = QJsonDocument::fromJson(*bytes, &problem);
    const int version = json.object().value(VersionKey).toInt(0);
    if (!json.isObject() || version < 1 || !json.object().value(ProfilesKey).isObject()) {
        const QString why = json.isObject() ? QStringLiteral("no version or no profiles") : problem.errorString();
        return fail(storageError(ErrorKind::StorageCorrupt, m_path, why));
    }
    if (version > known) {
        return fail(storageError(ErrorKind::StorageNewer, m_path,
                                 QStringLiteral("version %1, this program knows %2").arg(version).arg(known)));
    }
    QJsonObject object = json.object();
    for (int step = version; step < known; ++step)
        object = m_migrations.at(step - 1)(object);
    object.insert(VersionKey, known);
    return object;
}

Settings JsonSettingsStore::profile(const QJsonObject &document, Environment environment) const
{
    const QJsonObject profiles = document.value(ProfilesKey).toObject();
    const QJsonObject stored = profiles.value(environmentName(environment)).toObject();
    Settings base;
    if (stored.isEmpty()) {
        // A new environment begins with what belongs to the shop, and without what belongs to an account.
        base = settingsFromJson(profiles.value(document.value(CurrentKey).toString()).toObject(), base);
        const Settings none;
        base.gatewayUrl = none.gatewayUrl;
        base.relayUrl = none.relayUrl;
        base.accountId = none.accountId;
        base.organizationCode = none.organizationCode;
        base.callbackUrl = none.callbackUrl;
        base.amountUnit = none.amountUnit;
        base.workflow = none.workflow;
        base.commissioned = none.commissioned;
    }
    Settings settings = settingsFromJson(stored, base);
    settings.environment = environment;
    return settings;
}

Result<Settings> JsonSettingsStore::load()
{
    const Result<QJsonObject> stored = document();
    if (!stored)
        return fail(stored.error());
    const auto current = environmentFromName(stored->value(CurrentKey).toString());
    return profile(*stored, m_forced.value_or(current.value_or(Environment::Training)));
}

Result<Settings> JsonSettingsStore::loadFor(Environment environment)
{
    return document().transform([this, environment](const QJsonObject &stored) { return profile(stored, environment); });
}

Result<void> JsonSettingsStore::keepAside() const
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = m_path + QStringLiteral(".damaged-") + stamp;
    if (!QFile::rename(m_path, aside))
        return fail(storageError(ErrorKind::StorageFailed, m_path, QStringLiteral("cannot be moved to %1").arg(aside)));
    log::warning("settings", "damaged file kept aside", {{"file", aside}});
    return {};
}

Result<void> JsonSettingsStore::save(const Settings &settings)
{
    Result<QJsonObject> stored = document();
    if (!stored && stored.error().kind == ErrorKind::StorageCorrupt) {
        if (const auto moved = keepAside(); !moved)
            return fail(moved.error());
        stored = document();
    }
    if (!stored)
        return fail(stored.error());
    QJsonObject object = *stored;
    const QString name = environmentName(settings.environment);
    QJsonObject profiles = object.value(ProfilesKey).toObject();
    profiles.insert(name, settingsToJson(settings));
    object.insert(ProfilesKey, profiles);
    const bool onlyVisiting = m_forced == settings.environment && object.contains(CurrentKey);
    if (!onlyVisiting)
        object.insert(CurrentKey, name);
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    // Saving what is there already leaves the file untouched, so provisioning twice changes nothing.
    if (const auto present = readWholeFile(m_path, LargestFile); present && *present == bytes)
        return {};
    return writePrivateFile(m_path, bytes);
}

}
