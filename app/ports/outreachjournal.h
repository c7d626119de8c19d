// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The durable memory of recovery outreach, in the same file as the journal and
// under the same promises (ports/journalport.h): engine thread, and every call
// returns only after its transaction is on disk, or with a Storage* error and
// nothing changed. Consents and opt-outs are only added to. An intent that is
// over never changes again, and none is ever sent twice: the file refuses it.
#pragma once

#include "base/result.h"
#include "domain/outreach.h"
#include "ports/journalport.h"

#include <functional>

namespace pos {

class OutreachJournal
{
public:
    virtual ~OutreachJournal() = default;

    // Consent and opt-out (personal data) ---------------------------------------------------------
    /// All in one transaction. Conflict when an id is known: a file that was imported before.
    virtual Result<void> addConsents(const QList<Consent> &consents) = 0;
    virtual Result<QList<Consent>> consentsOf(const PhoneNumber &phone) = 0; ///< oldest first
    virtual Result<void> addOptOuts(const QList<OptOut> &entries) = 0;
    virtual Result<QList<OptOut>> optOutsOf(const PhoneNumber &phone) = 0;
    /// For export, in order; `visit` returns false when it has had enough (Cancelled).
    virtual Result<void> eachConsent(const std::function<bool(const Consent &)> &visit) = 0;
    virtual Result<void> eachOptOut(const std::function<bool(const OptOut &)> &visit) = 0;

    // Intents ---------------------------------------------------------------------------------------
    /// Inserts or replaces the intent and appends the event, in one transaction. Conflict when the event is not
    /// possible in the state that is on disk, or when something changed that never changes (body, consent, case).
    virtual Result<void> commitOutreach(const OutreachIntent &intent, const OutreachEvent &event) = 0;
    virtual Result<OutreachIntent> outreach(const OutreachId &id) = 0;
    virtual Result<QList<OutreachIntent>> openOutreaches() = 0;                              ///< Recorded or Sending
    virtual Result<QList<OutreachIntent>> outreachesOfCase(const OutreachCaseId &id) = 0;    ///< oldest first
    virtual Result<QList<OutreachIntent>> outreachesTo(const PhoneNumber &phone) = 0;        ///< oldest first
    virtual Result<QList<OutreachEvent>> outreachEvents(const OutreachId &id) = 0;           ///< oldest first

    // Cases -----------------------------------------------------------------------------------------
    virtual Result<void> saveOutreachCase(const OutreachCase &matter) = 0;
    virtual Result<OutreachCase> outreachCase(const OutreachCaseId &id) = 0; ///< NotFound
    virtual Result<QList<OutreachCase>> outreachCases() = 0;                 ///< not closed, oldest first
    /// Conflict while somebody else has it: read and write are one transaction, so that of two only one gets it.
    virtual Result<OutreachCase> claimOutreachCase(const OutreachCaseId &id, const QString &operatorName, qint64 nowMs,
                                                   qint64 untilMs) = 0;

    // Payments ----------------------------------------------------------------------------------------
    /// Of this customer, made from then on, oldest first.
    virtual Result<QList<KnownPayment>> paymentsOfCustomer(const CustomerId &customer, qint64 sinceMs) = 0;
};

} // namespace pos
