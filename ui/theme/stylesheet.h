// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The one style sheet of the application, written from the tokens. Looks are
// chosen with setLook() (theme.h), never with style strings in widgets.
#pragma once

#include "ui/theme/tokens.h"

#include <QString>

namespace pos::ui {

/// `scale` multiplies the type sizes (1.0 = normal system font).
QString styleSheetFor(const Tokens &tokens, double scale);

}
