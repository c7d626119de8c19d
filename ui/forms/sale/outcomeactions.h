// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How each action of the outcome panel is called, named and pressed.
#pragma once

#include "ui/forms/sale/outcomeface.h"

#include <QKeySequence>

namespace pos::ui {

const char *outcomeActionName(OutcomeAction action); ///< of its button
/// `first` is the obvious one, which has F9.
QKeySequence outcomeActionKeys(OutcomeAction action, bool first);
/// Ways to hand something to the customer: short words in one row, whose keys stand in F1 and in the tooltip.
bool handsOn(OutcomeAction action);
QString outcomeActionText(OutcomeAction action);
/// For screen readers and tooltips: longer where the button's own words are short.
QString spokenActionText(OutcomeAction action);

}
