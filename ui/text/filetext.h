// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What went wrong with a file that a person chose: unlike the journal's troubles
// (errortext.h) nothing of the till depends on it.
#pragma once

#include "base/error.h"
#include "ui/text/sentence.h"

namespace pos::ui {

Sentence fileErrorText(const Error &error);

}
