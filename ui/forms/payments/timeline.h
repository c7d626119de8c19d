// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The story of one attempt in plain words: what this till did (its journal
// events) and what Yuno did (the payment's transactions), merged by time.
// Pure; times are UTC milliseconds.
#pragma once

#include "domain/attempt.h"
#include "ui/theme/tokens.h"

#include <QList>
#include <QString>

namespace pos::ui {

struct TimelineEntry
{
    enum class Source { Till, Yuno };

    qint64 atMs = 0;
    Source source = Source::Till;
    Tone tone = Tone::Neutral;
    QString title;   ///< "Sent to Yuno"
    QString detail;  ///< one more line, may be empty
    QString support; ///< for support: request, status, rule; may be empty

    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

/// Oldest first; entries of the same millisecond keep the till's before Yuno's. Transactions without
/// a time come last.
QList<TimelineEntry> timelineOf(const QList<AttemptEvent> &events, const std::optional<Payment> &payment);

}
