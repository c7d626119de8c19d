// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// tests/contract/fieldtable.csv: every field of the two published request
// schemas of POST /payments, whether it is sent, from where or why not, and
// the test that proves it.
#pragma once

#include <QFile>
#include <QHash>
#include <QString>
#include <QStringList>

struct FieldRow
{
    QString field, published, reason, proof;
    bool sent = false;
};

inline QHash<QString, FieldRow> fieldTable()
{
    QFile file(QStringLiteral(CONTRACT_DIR "/fieldtable.csv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no field table");
    QHash<QString, FieldRow> table;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QStringList cells = QString::fromUtf8(line).split(QLatin1Char(';'));
        if (line.isEmpty() || line.startsWith('#') || line.startsWith("field;"))
            continue;
        if (cells.size() != 5)
            qFatal("not five cells: %s", line.constData());
        table.insert(cells[0], {cells[0], cells[1], cells[3], cells[4], cells[2] == QLatin1String("sent")});
    }
    return table;
}
