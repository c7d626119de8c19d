// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The menu that adds a condition to the search, by mouse or by keys. Ui thread.
#pragma once

#include "ui/forms/payments/searchvocabulary.h"

#include <functional>

class QMenu;

namespace pos::ui {

/// Fills the menu anew; `add` gets the text of the chosen condition ("status:declined"), `begin` the
/// operator ("amount:") that wants a value typed.
void fillFilterMenu(QMenu &menu, const SearchVocabulary &vocabulary, const std::function<void(const QString &)> &add,
                    const std::function<void(const QString &)> &begin);

}
