// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything a journal holds, as text: two dumps are equal when nothing changed.
#pragma once

#include <QString>
#include <QStringList>

namespace pos::test {

/// Every row of every table of data (not meta and counters), or why it cannot be read.
struct Dump
{
    QStringList rows;
    QString error;

    friend bool operator==(const Dump &, const Dump &) = default;
};
Dump dumpOf(const QString &path);

}
