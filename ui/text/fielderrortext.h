// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One clear message for each broken rule, with its limits. Shown at the field.
#pragma once

#include "domain/validation.h"

#include <QLocale>

namespace pos::ui {

QString fieldErrorText(const FieldError &error, const QLocale &locale = QLocale());

}
