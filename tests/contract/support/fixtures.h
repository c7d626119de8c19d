// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Committed answers, one shape a file (tests/contract/fixtures).
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(CONTRACT_DIR "/fixtures/") + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(file.fileName()));
    return file.readAll();
}
