// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What *Data & support* needs from the composition root: where things lie, and
// the two jobs that touch files outside the journal. Lives on the ui thread;
// makeBundle() returns at once and answers exactly once, later.
#pragma once

#include "base/result.h"

#include <QString>

#include <functional>

namespace pos::ui {

class SupportTools
{
public:
    virtual ~SupportTools() = default;

    virtual QString version() const = 0; ///< "0.1.0 (abcdef1)"
    virtual QString dataFolder() const = 0;
    virtual QString logFolder() const = 0;

    /// Shows the folder in the desktop's file manager; false when nothing could open it.
    virtual bool openFolder(const QString &path) = 0;
    /// Log, redacted evidence and settings without secrets, at `path`. The answer is what was written.
    virtual void makeBundle(const QString &path, std::function<void(Result<QString>)> done) = 0;
};

}
