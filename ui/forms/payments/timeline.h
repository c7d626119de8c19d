// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The story of one attempt in plain words: what this till did (the journal's
// events of the attempt and of its captures, cancels and refunds), what Yuno did
// (the payment's transactions), and what staff wrote, merged by time. Pure; times
// are UTC milliseconds.
#pragma once

#include "ports/paymentsource.h"
#include "ui/theme/tokens.h"

#include <QList>
#include <QString>

namespace pos::ui {

struct TimelineEntry
{
    enum class Source { Till, Yuno, Staff };

    qint64 atMs = 0;
    Source source = Source::Till;
    Tone tone = Tone::Neutral;
    QString title;   ///< "Sent to Yuno"
    QString detail;  ///< one more line, may be empty
    QString support; ///< for support: request, status, rule; may be empty
    OperationId operation; ///< the capture, cancel or refund that it belongs to, if any

    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

/// Oldest first; entries of the same millisecond keep the till's before Yuno's. Transactions without
/// a time come last.
QList<TimelineEntry> timelineOf(const QList<AttemptEvent> &events, const std::optional<Payment> &payment);
/// With operations and notes.
QList<TimelineEntry> timelineOf(const PaymentDetail &detail);

}
