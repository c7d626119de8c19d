// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The settings file of a data folder: JSON with a version, one Settings value per
// environment and the name of the current one, so that a look into training
// forgets neither the live account nor that it was commissioned. Written
// atomically, 0600. A damaged file is never overwritten: the next save first
// moves it aside. Thread: any one.
//
//   {"version": 1, "current": "sandbox", "profiles": {"sandbox": {...}, "training": {...}}}
#pragma once

#include "ports/settingsstore.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace pos {

class JsonSettingsStore final : public SettingsStore
{
public:
    static constexpr int Version = 1;
    /// Entry n turns a document of version n + 1 into one of version n + 2.
    using Migrations = QList<std::function<QJsonObject(QJsonObject)>>;

    explicit JsonSettingsStore(QString path);
    /// For tests of the ladder itself: `version` = migrations.size() + 1.
    JsonSettingsStore(QString path, Migrations migrations);

    /// This run shows `environment` whatever the file says (--training); saving settings of that
    /// environment leaves the current one in the file as it is.
    void forceEnvironment(Environment environment) { m_forced = environment; }

    Result<Settings> load() override;
    Result<void> save(const Settings &settings) override;
    Result<Settings> loadFor(Environment environment) override;

private:
    Result<QJsonObject> document() const;
    Settings profile(const QJsonObject &document, Environment environment) const;
    Result<void> keepAside() const;

    QString m_path;
    Migrations m_migrations;
    std::optional<Environment> m_forced;
};

}
