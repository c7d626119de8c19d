// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One process per data folder (DESIGN 3). The lock dies with its process, however
// that ends, so nothing stale is left to clean up. Owner: the composition root,
// for the whole life of the program.
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace pos {

class SingleInstance
{
public:
    /// StorageLocked when another process has it (context.path = the folder, detail says which process).
    static Result<std::unique_ptr<SingleInstance>> acquire(const QString &lockFile);
    ~SingleInstance();
    SingleInstance(const SingleInstance &) = delete;
    SingleInstance &operator=(const SingleInstance &) = delete;

private:
    struct Private;
    explicit SingleInstance(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}
