// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Preferences as one JSON file of the data folder, written atomically, 0600.
// Read once; a damaged or newer file is left alone and means no preferences
// until the first change. Ui thread.
#pragma once

#include "ports/preferencestore.h"

namespace pos {

class JsonPreferenceStore final : public PreferenceStore
{
public:
    explicit JsonPreferenceStore(QString path);

    QJsonObject preference(const QString &name) const override;
    Result<void> setPreference(const QString &name, const QJsonObject &value) override;

private:
    QString m_path;
    QJsonObject m_values;
    bool m_written = true; ///< nothing waits that could not be written
};

}
