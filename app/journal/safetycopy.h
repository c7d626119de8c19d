// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Copies of the whole journal: written, checked, and put in place so that a
// power cut at any moment leaves either the old or the new state, whole.
#pragma once

#include "journal/database.h"

namespace pos::safetycopy {

/// A consistent copy of `database` at `target`, 0600, durable, opened again and checked. Conflict when
/// `target` exists. A half copy never carries that name and does not stay.
Result<void> write(Database &database, const QString &target);

/// quick_check: the shape of the file. integrity_check: indexes against tables too.
enum class Depth { Quick, Full };
/// StorageCorrupt with the first finding.
Result<void> check(Database &database, Depth depth);
/// Full check, foreign keys, every checksum and the chain of events.
Result<void> verifyEverything(Database &database);

}
