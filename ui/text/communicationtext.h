// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What became of a contact, in words: the lines of Yuno's report of
// communications, and what was paid afterwards.
#pragma once

#include "ports/outreachsource.h"

#include <QTimeZone>

namespace pos::ui {

/// "Reached", "No answer"; a status of another name as Yuno writes it.
QString talkStatusText(const Communication &talk);
/// Of the last one, with how many there were: "Reached (2)"; empty when there is none.
QString talksShortText(const QList<Communication> &talks);
/// "Yuno's report: 14:05 phone call, Reached, 1:14" a line.
QString talksText(const QList<Communication> &talks, qint64 nowMs, const QTimeZone &zone);
/// "Yes, BRL 12.50", "Another sale: BRL 12.50", "No".
QString recoveredText(const OutreachRecord &record);

} // namespace pos::ui
