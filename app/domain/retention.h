// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How long personal data is kept, and what a clean-up did (DESIGN 7). Amounts,
// states, ids, the chain of events and opt-outs stay for ever; names, contact
// data, raw requests and answers, notes and consents go when nobody needs them
// any more. Pure; times are UTC milliseconds.
#pragma once

#include "domain/validation.h"

#include <QJsonObject>
#include <QMetaType>

namespace pos {

/// Months. A dispute may come a year and a half after a payment, so nothing goes before half a year and little should
/// before two.
struct RetentionSettings
{
    static constexpr int Shortest = 6, Longest = 120;

    int payments = 24;  ///< after the last change: raw request and answer, payer's name, notes
    int customers = 24; ///< after the last sale or contact: the customer; at least as long as `payments`
    int contacts = 24;  ///< after the last change: recovery requests, answers, cases, consents of nobody else's

    friend bool operator==(const RetentionSettings &, const RetentionSettings &) = default;
};

/// The object "retention" of settings and provisioning; `path` begins the field of an error.
QJsonObject retentionToJson(const RetentionSettings &retention);
Checked<RetentionSettings> retentionFromJson(const QJsonObject &object, const QString &path);
/// Fields as in the JSON: "retention.payments".
QList<FieldError> checkRetention(const RetentionSettings &retention);

/// What was last changed before then is due.
struct PurgeLimits
{
    qint64 paymentsBeforeMs = 0, customersBeforeMs = 0, contactsBeforeMs = 0;

    static PurgeLimits of(const RetentionSettings &retention, qint64 nowMs);
    friend bool operator==(const PurgeLimits &, const PurgeLimits &) = default;
};

/// How many lost what is personal in them.
struct PurgeCounts
{
    qint64 payments = 0, sales = 0, customers = 0, contacts = 0, consents = 0;

    bool isEmpty() const { return *this == PurgeCounts(); }
    PurgeCounts &operator+=(const PurgeCounts &other);
    friend bool operator==(const PurgeCounts &, const PurgeCounts &) = default;
};

/// One clean-up, as kept in the journal: as a fact under its name, and back.
struct PurgeReport
{
    qint64 atMs = 0;           ///< when it began
    RetentionSettings rules;
    PurgeCounts counts;
    bool finished = false;     ///< false for ever = the program ended in the middle; the next one went on

    QString factName() const;
    QString text() const;
    static std::optional<PurgeReport> fromText(const QString &text);
    friend bool operator==(const PurgeReport &, const PurgeReport &) = default;
};
/// What the names of all of them begin with; in the order of time.
inline constexpr QLatin1StringView PurgeFactPrefix{"purge "};

} // namespace pos

Q_DECLARE_METATYPE(pos::PurgeReport)
