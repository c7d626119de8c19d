// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Structured log lines with an allow-list of fields: `log::info("engine",
// "attempt sent", {{"order", id}})`. Lines may be mailed to strangers: ids and
// states only, never payloads, names, keys or tokens. Every value is masked for
// card numbers on its way out. Thread-safe.
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace pos::log {

enum class Level { Debug, Info, Warning, Error };

using Field = std::pair<const char *, QString>;
using Fields = QList<Field>;

/// Where finished lines go; one line without its newline. Empty = stderr.
/// Called under a lock, from any thread.
void setSink(std::function<void(Level, const QString &line)> sink);

void write(Level level, const char *area, const char *message, const Fields &fields = {});
inline void debug(const char *area, const char *message, const Fields &f = {}) { write(Level::Debug, area, message, f); }
inline void info(const char *area, const char *message, const Fields &f = {}) { write(Level::Info, area, message, f); }
inline void warning(const char *area, const char *message, const Fields &f = {})
{
    write(Level::Warning, area, message, f);
}
inline void error(const char *area, const char *message, const Fields &f = {}) { write(Level::Error, area, message, f); }

/// The first eight characters and an ellipsis: enough to recognise a key, too little to use it.
QString shortened(const QString &key);

}
