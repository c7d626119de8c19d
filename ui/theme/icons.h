// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Icons of resources/icons, tinted when they are painted: a change of scheme
// needs nothing from the holder of the QIcon. ui thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>
#include <QString>

class QAbstractButton;

namespace pos::ui {

/// Which token colours an icon. Text and Muted turn to `disabled` on disabled widgets.
enum class Ink { Text, Muted, Accent, OnAccent, Rail, RailMuted, Neutral, Info, Success, Waiting, Attention, Failed, Refunded, Dispute };

/// `name` is the file's base name, for example "search".
QIcon icon(const QString &name, Ink ink = Ink::Text);
/// For a button with a text beside it: the icon, and some room behind it.
void setLeadingIcon(QAbstractButton &button, const QString &name, Ink ink = Ink::Text);
Ink inkOf(Tone tone);
QColor colorOf(Ink ink);
/// For painting code.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio);

}
