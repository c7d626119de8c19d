// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One Settings value as a JSON object and back. Missing or senseless values fall
// back to those of `base`: a settings file edited by hand never stops a till.
// Secrets have no key here.
#pragma once

#include "domain/settings.h"

#include <QJsonObject>

namespace pos {

QJsonObject settingsToJson(const Settings &settings);
Settings settingsFromJson(const QJsonObject &object, const Settings &base);

}
