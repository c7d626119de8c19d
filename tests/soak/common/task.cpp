// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "common/task.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace soak {

namespace {

QString fileIn(const QString &folder)
{
    return folder + QStringLiteral("/task.json");
}

} // namespace

bool Task::save() const
{
    const QJsonObject object{{QStringLiteral("gateway"), gateway.toString()},
                             {QStringLiteral("account"), account},
                             {QStringLiteral("country"), country},
                             {QStringLiteral("currency"), currency},
                             {QStringLiteral("concurrency"), concurrency},
                             {QStringLiteral("speedup"), speedup},
                             {QStringLiteral("seed"), QString::number(seed)},
                             {QStringLiteral("immediate"), immediate},
                             {QStringLiteral("operations"), operations},
                             {QStringLiteral("waiting"), waiting},
                             {QStringLiteral("parts"), parts}};
    QFile file(fileIn(folder));
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) > 0;
}

std::optional<Task> Task::load(const QString &folder)
{
    QFile file(fileIn(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Task task;
    task.folder = folder;
    task.gateway = QUrl(object[QStringLiteral("gateway")].toString());
    task.account = object[QStringLiteral("account")].toString();
    task.country = object[QStringLiteral("country")].toString();
    task.currency = object[QStringLiteral("currency")].toString();
    task.concurrency = object[QStringLiteral("concurrency")].toInt(1);
    task.speedup = object[QStringLiteral("speedup")].toDouble(1);
    task.seed = object[QStringLiteral("seed")].toString().toULongLong();
    task.immediate = object[QStringLiteral("immediate")].toBool();
    task.operations = object[QStringLiteral("operations")].toInt();
    task.waiting = object[QStringLiteral("waiting")].toInt();
    task.parts = object[QStringLiteral("parts")].toInt();
    return task;
}

} // namespace soak
