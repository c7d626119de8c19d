// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Why the till does not start payments, what to do, and how the gateway is.
#pragma once

#include "ports/engine.h"
#include "ui/text/sentence.h"
#include "ui/theme/tokens.h"

namespace pos::ui {

Sentence blockText(const BlockReport &report);
/// True where a manager may clear the block from the banner (the others clear themselves once repaired).
bool managerClears(TillBlock block);

struct HealthFace
{
    QString label;    ///< "Online", "Offline since 14:05"
    Tone tone = Tone::Neutral;
    QString iconName;
    QString toolTip;
};
HealthFace healthFace(const HealthReport &report, const QString &sinceText);

}
