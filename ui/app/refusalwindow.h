// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Tells a person who started the program from the desktop why it does not start;
// without a screen it only ends. Closes itself, so that nothing waits for ever.
#pragma once

#include "ui/app/startup.h"

class QApplication;

namespace pos::ui {

/// Runs the application's loop once and returns the refusal's exit code.
int showRefusal(QApplication &application, const Refusal &refusal);

}
