// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// OutreachJournal on SQLite: beside JournalWriter on the same connection and
// thread. Owned by JournalFile, which lends it the open database; without one
// every call fails with StorageFailed. Each change is one transaction.
#pragma once

#include "base/idsource.h"
#include "journal/lentdatabase.h"
#include "ports/outreachjournal.h"

namespace pos {

class OutreachWriter final : public OutreachJournal
{
public:
    /// `damaged` is called whenever a call meets StorageCorrupt.
    OutreachWriter(QString path, IdSource &ids, std::function<void()> damaged);
    void attach(Database *database) { m_lent.attach(database); } ///< nullptr = closed

    Result<void> addConsents(const QList<Consent> &consents) override;
    Result<QList<Consent>> consentsOf(const PhoneNumber &phone) override;
    Result<void> addOptOuts(const QList<OptOut> &entries) override;
    Result<QList<OptOut>> optOutsOf(const PhoneNumber &phone) override;
    Result<void> eachConsent(const std::function<bool(const Consent &)> &visit) override;
    Result<void> eachOptOut(const std::function<bool(const OptOut &)> &visit) override;

    Result<void> commitOutreach(const OutreachIntent &intent, const OutreachEvent &event) override;
    Result<OutreachIntent> outreach(const OutreachId &id) override;
    Result<QList<OutreachIntent>> openOutreaches() override;
    Result<QList<OutreachIntent>> outreachesOfCase(const OutreachCaseId &id) override;
    Result<QList<OutreachIntent>> outreachesTo(const PhoneNumber &phone) override;
    Result<QList<OutreachEvent>> outreachEvents(const OutreachId &id) override;

    Result<void> saveOutreachCase(const OutreachCase &matter) override;
    Result<OutreachCase> outreachCase(const OutreachCaseId &id) override;
    Result<QList<OutreachCase>> outreachCases() override;
    Result<OutreachCase> claimOutreachCase(const OutreachCaseId &id, const QString &operatorName, qint64 nowMs,
                                           qint64 untilMs) override;

    Result<QList<KnownPayment>> paymentsOfCustomer(const CustomerId &customer, qint64 sinceMs) override;

private:
    template <typename Work> auto reading(Work work) { return m_lent.reading(std::move(work)); }
    template <typename Change> auto inTransaction(Change change) { return m_lent.inTransaction(std::move(change)); }

    LentDatabase m_lent;
    IdSource &m_ids;
};

} // namespace pos
