// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Text without what people leave out when they search: accents, case, double
// spaces. The same for what is stored and for what is typed. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace pos {

/// "José  Ñuñez" -> "jose nunez"; folding twice changes nothing.
QString foldText(const QString &text);
/// Distinct folded words of letters and digits.
QStringList foldedWords(const QString &text);

}
