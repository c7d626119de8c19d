// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Qt's own messages, sent to our log. Messages that are known to mean nothing
// (PLATFORM: the price of one-shot bodies, gaps of the offscreen platform) are
// dropped. While the window system is being opened, a fatal message ends the
// program with ExitEnvironment and words instead of an abort.
#pragma once

#include <QString>

namespace pos::ui {

/// From now on, for the whole process.
void logQtMessages();
/// Between these two a fatal message means "no display".
void beginOpeningDisplay();
void endOpeningDisplay();

/// True for messages of Qt that say nothing about this program.
bool isKnownNoise(const QString &message);

}
