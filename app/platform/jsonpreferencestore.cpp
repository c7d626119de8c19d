// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/jsonpreferencestore.h"

#include "platform/privatefile.h"

#include <QJsonDocument>

namespace pos {

namespace {

constexpr qint64 LargestPreferences = 1 << 20;

}

JsonPreferenceStore::JsonPreferenceStore(QString path)
    : m_path(std::move(path))
{
    if (const Result<QByteArray> bytes = readWholeFile(m_path, LargestPreferences))
        m_values = QJsonDocument::fromJson(*bytes).object();
}

QJsonObject JsonPreferenceStore::preference(const QString &name) const
{
    return m_values.value(name).toObject();
}

Result<void> JsonPreferenceStore::setPreference(const QString &name, const QJsonObject &value)
{
    if (preference(name) == value && m_written)
        return {};
    m_values.insert(name, value);
    const Result<void> written = writePrivateFile(m_path, QJsonDocument(m_values).toJson());
    m_written = written.has_value();
    return written;
}

}
