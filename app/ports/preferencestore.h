// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a person arranged for themselves: columns, views. Small JSON values by
// name, beside the settings but without their weight: losing them costs nobody
// money. Ui thread; reads are from memory.
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

namespace pos {

class PreferenceStore
{
public:
    virtual ~PreferenceStore() = default;
    /// Empty when there is none.
    virtual QJsonObject preference(const QString &name) const = 0;
    /// Kept in memory even when it cannot be written.
    virtual Result<void> setPreference(const QString &name, const QJsonObject &value) = 0;
};

}
