// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Texts by name and language, out of a JSON file that is compiled in: what customers
// read in their own language, which has nothing to do with the window's. Pure.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <span>

namespace pos {

struct WordEntry
{
    int what; ///< an enumerator of whoever has the texts
    const char *key;
    bool filled; ///< holds %1, once
};

class WordTable
{
public:
    /// `root` has "schema": 1, "languages" with "en" among them, and in `group` each of `entries` in each language, nothing
    /// else. What is wrong is added to `faults`, in English, for who maintains the file: "texts.total.es: ...".
    static WordTable read(const QJsonObject &root, const QString &group, std::span<const WordEntry> entries, QStringList &faults);

    QStringList languages() const { return m_languages; }
    /// English where the language is none of languages().
    QString text(int what, const QString &language) const;

private:
    QStringList m_languages;
    QHash<int, QHash<QString, QString>> m_texts;
};

} // namespace pos
