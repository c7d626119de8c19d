// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Preferences in memory; writing fails when the test says so.
#pragma once

#include "ports/preferencestore.h"

#include <QMap>

#include <optional>

namespace pos::ui::test {

class MemoryPreferenceStore final : public PreferenceStore
{
public:
    QJsonObject preference(const QString &name) const override { return kept.value(name); }
    Result<void> setPreference(const QString &name, const QJsonObject &value) override
    {
        kept.insert(name, value);
        if (error)
            return fail(*error);
        return {};
    }
    QMap<QString, QJsonObject> kept;
    std::optional<Error> error;
};

}
