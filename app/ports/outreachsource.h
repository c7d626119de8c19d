// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Read side of recovery outreach: whom to contact, and what was done. Read-only,
// on the reader thread, beside PaymentSource. Bounded by time and limit: no
// question reads the whole journal.
#pragma once

#include "base/result.h"
#include "domain/attempt.h"
#include "domain/communication.h"
#include "domain/outreachorder.h"
#include "domain/retention.h"
#include "domain/sale.h"

#include <functional>

namespace pos {

struct RecoveryQuery
{
    qint64 sinceMs = 0;
    qint64 nowMs = 0;
    int limit = 200; ///< of each kind; the newest

    friend bool operator==(const RecoveryQuery &, const RecoveryQuery &) = default;
};

/// A sale that was not paid, of a customer with a phone number.
struct RecoveryRow
{
    OutreachCaseId caseId;          ///< of the sale
    OutreachKind kind = OutreachKind::AbandonedFlow;
    Sale sale;
    std::optional<Attempt> attempt; ///< the newest one, declined or expired
    Customer customer;
    PhoneNumber phone;
    qint64 atMs = 0;                ///< when it was declined or left
    Money amount;
    std::optional<OutreachCase> matter;
    QList<OutreachIntent> contacts; ///< of the case and to the number
    QList<Consent> consents;        ///< of the number
    QList<OptOut> optOuts;

    // What services/recoverylist.h makes of it:
    ContactChannel channel = ContactChannel::PhoneCall; ///< the one that `outlook` is about
    OutreachOutlook outlook;
    double urgency = 0;

    bool isSnoozed(qint64 nowMs) const { return matter && matter->snoozedUntilMs > nowMs; }
    qint64 lastContactMs() const;
};

struct OutreachHistoryQuery
{
    OutreachCaseId caseId; ///< empty = of everybody
    int limit = 100;
};

struct OutreachRecord
{
    OutreachIntent intent;
    QString customerName;  ///< empty when typed from nothing, or erased
    bool saleIsPaid = false;
    std::optional<Money> recovered; ///< gross, paid after the contact: for this sale, or else by this customer
    QList<Communication> talks;     ///< what Yuno's report says of it
    std::optional<OutreachEvent> erased; ///< when what is personal was removed; its note names the rule

    friend bool operator==(const OutreachRecord &, const OutreachRecord &) = default;
};

/// Everything that shows how one person was dealt with, for an authority or a lawyer.
struct ContactProof
{
    PhoneNumber phone;
    std::optional<Customer> customer;
    QList<Consent> consents;        ///< of the number, oldest first
    QList<OptOut> optOuts;          ///< likewise
    QList<OutreachRecord> contacts; ///< to the number, oldest first
    QList<QList<OutreachEvent>> events; ///< of each contact, oldest first
    qint64 atMs = 0;                ///< as of when
};

class OutreachSource
{
public:
    virtual ~OutreachSource() = default;
    /// Newest first; not judged yet.
    virtual Result<QList<RecoveryRow>> recoverable(const RecoveryQuery &query) = 0;
    /// Newest first.
    virtual Result<QList<OutreachRecord>> outreaches(const OutreachHistoryQuery &query) = 0;
    /// Of everything to this number; `customer` = who it is, or empty.
    virtual Result<ContactProof> proof(const PhoneNumber &phone, const CustomerId &customer) = 0;
    virtual Result<QList<PurgeReport>> purgeReports(int limit) = 0; ///< newest first
    /// For export, in order; `visit` returns false when it has had enough (Cancelled).
    virtual Result<void> eachConsent(const std::function<bool(const Consent &)> &visit) = 0;
    virtual Result<void> eachOptOut(const std::function<bool(const OptOut &)> &visit) = 0;
};

inline qint64 RecoveryRow::lastContactMs() const
{
    qint64 last = 0;
    for (const OutreachIntent &intent : contacts) {
        if (mayHaveReached(intent.state))
            last = qMax(last, qMax(intent.sentMs, intent.createdMs));
    }
    return last;
}

} // namespace pos
