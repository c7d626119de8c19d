// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/enginehostoutreach.h"

#include "services/recoverylist.h"

namespace pos {

namespace {

constexpr qint64 DayMs = 24LL * 60 * 60 * 1000;

template <typename T> Result<T> withoutOutreach(const EngineCore &core)
{
    return fail(core.notStarted());
}

} // namespace

EngineHost::Outreach::Outreach(EngineHost &host)
    : OutreachDesk(&host)
    , m_host(host)
{
}

const PhoneNumbers &EngineHost::Outreach::phones() const
{
    if (!m_phones)
        m_phones = m_host.m_parts.makePhones();
    return *m_phones;
}

void EngineHost::Outreach::matter(const SaleId &sale, const AttemptId &attempt, QObject *context, Then<OutreachMatter> then)
{
    ask<OutreachMatter>(context, std::move(then), [sale, attempt](OutreachWork &work) { return work.matter(sale, attempt); });
}

void EngineHost::Outreach::consider(const OutreachOrder &order, QObject *context, Then<OutreachDraft> then)
{
    ask<OutreachDraft>(context, std::move(then), [order](OutreachWork &work) { return work.consider(order); });
}

void EngineHost::Outreach::send(const OutreachOrder &order, QObject *context, Then<OutreachOutcome> then)
{
    m_host.onEngine([order, answer = m_host.reply<OutreachOutcome>(context, std::move(then))](EngineCore &core) {
        if (core.outreach())
            core.outreach()->send(order, answer);
        else
            answer(withoutOutreach<OutreachOutcome>(core));
    });
}

void EngineHost::Outreach::recordConsents(const QList<Consent> &consents, QObject *context, Then<void> then)
{
    ask<void>(context, std::move(then), [consents](OutreachWork &work) { return work.recordConsents(consents); });
}

void EngineHost::Outreach::recordOptOut(const OptOut &entry, QObject *context, Then<void> then)
{
    ask<void>(context, std::move(then), [entry](OutreachWork &work) { return work.recordOptOut(entry); });
}

void EngineHost::Outreach::changeCase(const OutreachCaseChange &change, QObject *context, Then<OutreachCase> then)
{
    ask<OutreachCase>(context, std::move(then), [change](OutreachWork &work) { return work.changeCase(change); });
}

void EngineHost::Outreach::workList(int days, const QString &operatorName, QObject *context, Then<QList<RecoveryRow>> then)
{
    const EngineParts &parts = m_host.m_parts;
    m_host.askReader<QList<RecoveryRow>>(context, std::move(then),
                                         [=, clock = parts.clock, makePhones = parts.makePhones, terms = terms()](JournalReader &reader) -> Result<QList<RecoveryRow>> {
        if (!reader.outreach())
            return QList<RecoveryRow>();
        RecoveryQuery query;
        query.nowMs = clock->nowMs();
        query.sinceMs = query.nowMs - days * DayMs;
        Result<QList<RecoveryRow>> rows = reader.outreach()->recoverable(query);
        if (rows)
            judgeRecovery(*rows, *makePhones(), terms, operatorName, query.nowMs);
        return rows;
    });
}

void EngineHost::Outreach::history(const OutreachHistoryQuery &query, QObject *context, Then<QList<OutreachRecord>> then)
{
    m_host.askReader<QList<OutreachRecord>>(context, std::move(then), [query](JournalReader &reader) {
        return reader.outreach() ? reader.outreach()->outreaches(query) : Result<QList<OutreachRecord>>(QList<OutreachRecord>());
    });
}

void EngineHost::Outreach::proof(const PhoneNumber &phone, const CustomerId &customer, QObject *context, Then<ContactProof> then)
{
    m_host.askReader<ContactProof>(context, std::move(then), [=, clock = m_host.m_parts.clock](JournalReader &reader) -> Result<ContactProof> {
        if (!reader.outreach())
            return fail(ErrorKind::NotFound);
        Result<ContactProof> proof = reader.outreach()->proof(phone, customer);
        if (proof)
            proof->atMs = clock->nowMs();
        return proof;
    });
}

void EngineHost::Outreach::setTrainingHour(bool on)
{
    m_trainingHour = on;
    m_host.onEngine([on](EngineCore &core) { core.setTrainingHour(on); });
}

OutreachDesk *EngineHost::outreach()
{
    return m_outreach;
}

} // namespace pos
