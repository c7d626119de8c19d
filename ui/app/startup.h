// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything that must be right before a window may open: the data folder, the
// only process in it, its log, its settings, a provisioning file. Needs no event
// loop. What comes back owns the lock and the log for the whole run.
#pragma once

#include "platform/datapaths.h"
#include "platform/jsonsettingsstore.h"
#include "platform/rotatinglog.h"
#include "platform/singleinstance.h"
#include "ui/app/commandline.h"

#include <memory>
#include <optional>

namespace pos::ui {

/// Why the program does not start: an exit code, one line for stderr, and the same for a person.
struct Refusal
{
    ExitCode code = ExitEnvironment;
    QString text;  ///< English, for stderr
    Error error;   ///< for ui/text/errortext; Internal for usage errors
};
template <typename T> using Started = Expected<T, Refusal>;

struct Ground
{
    DataPaths paths;
    std::unique_ptr<SingleInstance> lock;
    std::shared_ptr<RotatingLog> log;
    std::unique_ptr<JsonSettingsStore> store;
    Settings settings;
    bool wizard = false;             ///< this till was never set up
    std::optional<Error> settingsTrouble; ///< the file is damaged; settings are the defaults, the file is kept
};

/// The provisioning file, checked before anything is touched; empty when the line names none.
Started<QByteArray> readProvision(const CommandLine &line);
/// Opens the ground and applies `provision`; the log goes to its file from here on, errors to stderr too.
Started<Ground> prepareGround(const CommandLine &line, const QByteArray &provision);
/// --share-with: the folder for the group, set up from the provisioning file when there is one. Opens no window.
Started<void> shareTill(const CommandLine &line);

}
