// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/api.h"

#include <QRegularExpression>

namespace pos::training {

std::optional<QStringList> matchRoute(const char *pattern, const QString &path)
{
    const QStringList wanted = QString::fromLatin1(pattern).split(QLatin1Char('/'));
    const QStringList given = path.split(QLatin1Char('/'));
    if (wanted.size() != given.size())
        return std::nullopt;
    QStringList ids;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i) == QLatin1String("*") && !given.at(i).isEmpty())
            ids.append(given.at(i));
        else if (wanted.at(i) != given.at(i))
            return std::nullopt;
    }
    return ids;
}

bool isUuid(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"));
    return shape.match(text).hasMatch();
}

Reply refuse(const char *code, const QString &message)
{
    return {HttpResponse::error(400, QString::fromLatin1(code), {message})};
}

Reply refuseSpent(const char *code, const QString &message)
{
    Reply reply = refuse(code, message);
    reply.spendsKey = true;
    return reply;
}

Reply answer(int status, const QJsonObject &body, Change change)
{
    return {HttpResponse::json(status, QJsonDocument(body)), std::move(change)};
}

} // namespace pos::training
