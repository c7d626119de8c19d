// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/startup.h"

#include "base/sharedfiles.h"
#include "base/temporaryfiles.h"
#include "platform/privatefile.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/text/fielderrortext.h"

#include "version.h"

#include <QFileInfo>

#include <cstdio>

namespace pos::ui {

namespace {

constexpr qint64 LargestProvision = 1024 * 1024;

Unexpected<Refusal> refuse(ExitCode code, const QString &text, Error error = {})
{
    return Unexpected<Refusal>(Refusal{code, text, std::move(error)});
}

Unexpected<Refusal> refuse(const Error &error)
{
    const QString place = error.context.path.isEmpty() ? QString() : error.context.path + QLatin1String(": ");
    return refuse(ExitEnvironment, place + describe(error), error);
}

/// "$.currency: XXX is not a possible value", for the terminal of whoever sets tills up.
QString ruleText(const FieldError &error)
{
    const QString place = error.field + QLatin1String(": ");
    if (error.rule != Rule::NotInList)
        return place + fieldErrorText(error);
    if (error.detail.isEmpty())
        return place + QStringLiteral("unknown key");
    const bool wrongType = error.detail == u"string" || error.detail == u"object" || error.detail == u"array";
    return place + (wrongType ? QStringLiteral("must be of the type ") + error.detail
                              : error.detail + QStringLiteral(" is not a possible value"));
}

Started<void> applyProvision(const QByteArray &json, JsonSettingsStore &store)
{
    const Settings wanted = settingsFromProvision(json, Settings()).value_or(Settings());
    const Settings base = store.loadFor(wanted.environment).value_or(Settings());
    Checked<Settings> next = settingsFromProvision(json, base);
    if (!next)
        return refuse(ExitUsage, ruleText(next.error()));
    next->wizardDone = true;
    // Commissioning was proved for one account, one gateway and one unit.
    next->commissioned = base.commissioned && !SettingsController::movesPayments(base, *next);
    if (const Result<void> saved = store.save(*next); !saved)
        return refuse(saved.error());
    return {};
}

void openLog(const std::shared_ptr<RotatingLog> &file)
{
    log::setSink([file](log::Level level, const QString &line) {
        if (level != log::Level::Debug)
            file->append(level, line);
        // The file has everything; a terminal sees what somebody has to act on.
        if (level == log::Level::Error)
            std::fprintf(stderr, "%s\n", line.toUtf8().constData());
    });
    log::info("app", "started", {{"version", QLatin1String(version::Text)}, {"commit", QLatin1String(version::Commit)}});
}

}

Started<QByteArray> readProvision(const CommandLine &line)
{
    if (line.provisionFile.isEmpty())
        return QByteArray();
    const Result<QByteArray> json = readWholeFile(line.provisionFile, LargestProvision);
    if (!json)
        return refuse(ExitUsage, line.provisionFile + QLatin1String(": ") + describe(json.error()), json.error());
    const Checked<Settings> checked = settingsFromProvision(*json, Settings());
    if (!checked)
        return refuse(ExitUsage, line.provisionFile + QLatin1String(": ") + ruleText(checked.error()));
    if (line.training && checked->environment != Environment::Training) {
        return refuse(ExitUsage, QStringLiteral("%1: $.environment: --training does not go with %2")
                                     .arg(line.provisionFile, environmentName(checked->environment)));
    }
    return *json;
}

Started<Ground> prepareGround(const CommandLine &line, const QByteArray &provision)
{
    const Result<DataPaths> paths = DataPaths::open(line.dataDir.isEmpty() ? DataPaths::defaultRoot() : line.dataDir);
    if (!paths)
        return refuse(paths.error());
    shareFilesBelow(paths->isShared() ? paths->root() : QString());
    Result<std::unique_ptr<SingleInstance>> lock = SingleInstance::acquire(paths->lockFile());
    if (!lock)
        return refuse(lock.error());
    removeTemporaryFiles(paths->root());
    Ground ground{*paths, std::move(*lock), std::make_shared<RotatingLog>(paths->logFile()),
                  std::make_unique<JsonSettingsStore>(paths->settingsFile()), {}, false, std::nullopt};
    openLog(ground.log);
    if (line.training)
        ground.store->forceEnvironment(Environment::Training);
    if (!provision.isEmpty()) {
        if (const Started<void> applied = applyProvision(provision, *ground.store); !applied)
            return Unexpected<Refusal>(applied.error());
    }
    if (Result<Settings> settings = ground.store->load())
        ground.settings = *settings;
    else if (settings.error().kind == ErrorKind::StorageCorrupt)
        ground.settingsTrouble = settings.error();
    else
        return refuse(settings.error());
    ground.wizard = !ground.settings.wizardDone && !line.training;
    return ground;
}

Started<void> shareTill(const CommandLine &line)
{
    const Started<QByteArray> provision = readProvision(line);
    if (!provision)
        return Unexpected<Refusal>(provision.error());
    if (const Result<void> shared = DataPaths::share(line.dataDir, line.shareWith); !shared)
        return refuse(shared.error());
    if (const Started<Ground> ground = prepareGround(line, *provision); !ground)
        return Unexpected<Refusal>(ground.error());
    return {};
}

}
