// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The text a widget shows at the moment, and the place it has for it. Ui thread.
#pragma once

#include <QRect>
#include <QString>

#include <optional>

class QWidget;

namespace pos::ui {

struct ShownText
{
    QString text;
    QRect place;          ///< in the widget's own coordinates
    bool wraps = false;
    bool scrolls = false; ///< typed text may be longer than its field
};

/// Labels, buttons, fields, combo boxes, group boxes; nullopt for what shows no text of its own.
std::optional<ShownText> shownText(const QWidget &widget);
/// "customerEdit (QLineEdit)", the nearest name upwards for unnamed widgets.
QString nameOf(const QWidget &widget);
/// Cut off on purpose and readable elsewhere: an ellipsis with the whole text as tool tip.
bool isElidedOnPurpose(const QString &shown, const QString &toolTip);

}
