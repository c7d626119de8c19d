// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every ErrorKind in words for a cashier: what happened and what to do. Codes
// and the gateway's own words are for support and stay out.
#pragma once

#include "base/error.h"
#include "ui/text/sentence.h"

namespace pos::ui {

Sentence errorText(const Error &error);

}
