// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/wordtable.h"

#include <QJsonArray>

namespace pos {

namespace {

const QString Fallback = QStringLiteral("en");

} // namespace

WordTable WordTable::read(const QJsonObject &root, const QString &group, std::span<const WordEntry> entries, QStringList &faults)
{
    WordTable table;
    if (root.value(QLatin1String("schema")).toInt() != 1)
        faults << QStringLiteral("schema: 1 is needed");
    const QJsonArray languages = root.value(QLatin1String("languages")).toArray();
    for (const QJsonValue &language : languages)
        table.m_languages << language.toString();
    if (!table.m_languages.contains(Fallback))
        faults << QStringLiteral("languages: en is needed");
    QJsonObject texts = root.value(group).toObject();
    for (const WordEntry &entry : entries) {
        const QString path = group + u'.' + QString::fromLatin1(entry.key);
        const QJsonObject said = texts.take(QString::fromLatin1(entry.key)).toObject();
        for (const QString &language : std::as_const(table.m_languages)) {
            const QString text = said.value(language).toString();
            const QString place = path + u'.' + language;
            if (text.isEmpty())
                faults << place + QStringLiteral(": a text is needed");
            else if (text.count(u'%') != (entry.filled ? 1 : 0) || text.contains(u"%1") != entry.filled)
                faults << place + (entry.filled ? QStringLiteral(": %1 is needed, once") : QStringLiteral(": nothing is filled in here"));
            table.m_texts[entry.what].insert(language, text);
        }
        if (said.size() > table.m_languages.size())
            faults << path + QStringLiteral(": a language that is not in languages");
    }
    const QStringList unknown = texts.keys();
    for (const QString &key : unknown)
        faults << group + u'.' + key + QStringLiteral(": unknown key");
    return table;
}

QString WordTable::text(int what, const QString &language) const
{
    const QHash<QString, QString> texts = m_texts.value(what);
    return texts.value(language, texts.value(Fallback));
}

} // namespace pos
