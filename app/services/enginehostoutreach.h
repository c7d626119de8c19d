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

    void configure(const Settings &settings) { m_settings = settings; }

    const PhoneNumbers &phones() const override;
    void matter(const SaleId &sale, const AttemptId &attempt, QObject *context, Then<OutreachMatter> then) override;
    void consider(const OutreachOrder &order, QObject *context, Then<OutreachDraft> then) override;
    void send(const OutreachOrder &order, QObject *context, Then<OutreachOutcome> then) override;
    void recordConsents(const QList<Consent> &consents, QObject *context, Then<void> then) override;
    void recordOptOut(const OptOut &entry, QObject *context, Then<void> then) override;
    void changeCase(const OutreachCaseChange &change, QObject *context, Then<OutreachCase> then) override;
    void workList(int days, const QString &operatorName, QObject *context, Then<QList<RecoveryRow>> then) override;
    void importContacts(ContactList list, const QString &path, QObject *context, Then<ContactImport> then) override;
    void exportContacts(ContactList list, const QString &path, QObject *context, Then<qint64> then) override;
    bool mayTrain() const override { return m_settings && m_settings->environment == Environment::Training; }
    bool trainingHour() const override { return m_trainingHour && mayTrain(); }
    void setTrainingHour(bool on) override;
    void proof(const PhoneNumber &phone, const CustomerId &customer, QObject *context, Then<ContactProof> then) override;
    void history(const OutreachHistoryQuery &query, QObject *context, Then<QList<OutreachRecord>> then) override;

private:
    ContactTerms terms() const { return m_settings ? ContactTerms::of(*m_settings, m_trainingHour) : ContactTerms(); }
    /// work(OutreachWork &) -> Result<T> on the engine thread.
    template <typename T, typename Work> void ask(QObject *context, Then<T> then, Work work);

    EngineHost &m_host;
    std::optional<Settings> m_settings; ///< none yet: nothing that training allows
    bool m_trainingHour = false;
    mutable std::unique_ptr<PhoneNumbers> m_phones; ///< made when a form first needs it: start-up is measured
};

template <typename T, typename Work> void EngineHost::Outreach::ask(QObject *context, Then<T> then, Work work)
{
    m_host.askEngine<T>(context, std::move(then), [work = std::move(work)](EngineCore &core) {
        return core.outreach() ? work(*core.outreach()) : Result<T>(fail(core.notStarted()));
    });
}

} // namespace pos
