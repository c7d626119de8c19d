// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What *Test connection* shows beside the words of ui/text: the line for support
// and the setting to look at. Pure; exhaustive over ConnectionFinding.
#pragma once

#include "ports/engine.h"
#include "ui/text/sentence.h"

namespace pos::ui {

struct ConnectionFace
{
    bool good = false;
    Sentence words;
    QString support; ///< address, HTTP status, code, time
    QString field;   ///< setting to put the cursor into, by its FieldError name; empty = none
};

ConnectionFace connectionFace(const ConnectionReport &report, const Settings &settings);

}
