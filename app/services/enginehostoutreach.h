// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineHost's OutreachDesk: what changes something goes to the engine thread,
// lists come from the reader's. Ui thread; child of the host.
#pragma once

#include "ports/outreachdesk.h"
#include "services/enginehostthreads.h"

namespace pos {

class EngineHost::Outreach final : public OutreachDesk
{
    Q_OBJECT
public:
    explicit Outreach(EngineHost &host);

    const PhoneNumbers &phones() const override;
    void matter(const SaleId &sale, const AttemptId &attempt, QObject *context, Then<OutreachMatter> then) override;
    void consider(const OutreachOrder &order, QObject *context, Then<OutreachDraft> then) override;
    void send(const OutreachOrder &order, QObject *context, Then<OutreachOutcome> then) override;
    void recordConsents(const QList<Consent> &consents, QObject *context, Then<void> then) override;
    void recordOptOut(const OptOut &entry, QObject *context, Then<void> then) override;
    void changeCase(const OutreachCaseChange &change, QObject *context, Then<OutreachCase> then) override;
    void workList(int days, const QString &operatorName, QObject *context, Then<QList<RecoveryRow>> then) override;
    void history(const OutreachHistoryQuery &query, QObject *context, Then<QList<OutreachRecord>> then) override;

private:
    /// work(OutreachWork &) -> Result<T> on the engine thread.
    template <typename T, typename Work> void ask(QObject *context, Then<T> then, Work work);

    EngineHost &m_host;
    mutable std::unique_ptr<PhoneNumbers> m_phones; ///< made when a form first needs it: start-up is measured
};

} // namespace pos
