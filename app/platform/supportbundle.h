// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a shop mails to whoever helps it: one .tar with the log files, the
// redacted evidence of the engine, the settings (which hold no secrets) and facts
// about program and machine. Written atomically. Every text passes the card
// guard once more on its way in.
#pragma once

#include "base/result.h"
#include "domain/settings.h"

#include <QStringList>

namespace pos {

struct BundleContents
{
    QStringList logFiles;          ///< newest first
    QByteArray evidenceJson;       ///< Engine::evidence(), or empty
    QString evidenceProblem;       ///< why there is none
    Settings settings;
    QList<std::pair<QString, QString>> facts;
};

/// Version, commit, Qt, operating system, locale, time zone: nothing that names a person.
QList<std::pair<QString, QString>> programFacts(const QString &version, const QString &commit);
/// Errors carry `path`.
Result<void> writeSupportBundle(const QString &path, const BundleContents &contents, qint64 nowMs);

}
