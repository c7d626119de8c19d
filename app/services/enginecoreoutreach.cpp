// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineCore's side of recovery outreach: when there is one, and what it calls with.
#include "base/log.h"
#include "domain/validation.h"
#include "services/enginecore.h"

namespace pos {

/// Nobody is contacted while it is not known what became of those who were being contacted.
void EngineCore::makeOutreach()
{
    OutreachJournal *memory = m_store->outreach();
    if (!m_parts.makeOutreach || !m_parts.makePhones || !memory)
        return; // programs without a window
    if (!m_outreachGateway) {
        m_outreachGateway = m_parts.makeOutreach(*m_parts.clock, *m_scheduler);
        m_phones = m_parts.makePhones();
    }
    OutreachWork::Parts parts{m_store->journal(), *memory, *m_gateway, *m_outreachGateway, *m_phones, *m_parts.clock, *m_ids,
                              [this] { return canCall(); },
                              [this](const Exchange &exchange, const Error *error) { observe(exchange, error); },
                              [this] { Q_EMIT outreachChanged(); }};
    auto outreach = std::make_unique<OutreachWork>(parts);
    const Result<int> unclear = outreach->recover();
    if (!unclear) {
        log::error("engine", "recovery is off", {{"error", describe(unclear.error())}});
        return;
    }
    if (*unclear > 0)
        log::warning("engine", "contacts that may have been made", {{"count", QString::number(*unclear)}});
    m_outreach = std::move(outreach);
    m_outreach->setTerms(ContactTerms::of(m_settings, m_trainingHour));
}

void EngineCore::makeRetention()
{
    RetentionJournal *memory = m_store->retention();
    if (!memory)
        return;
    m_retention = std::make_unique<RetentionService>(*memory, *m_scheduler, *m_parts.clock);
    m_retention->setRules(m_settings.retention);
    connect(m_retention.get(), &RetentionService::purged, this, [this](const PurgeReport &report) {
        Q_EMIT personalDataPurged(report);
        Q_EMIT outreachChanged();
        announceList();
    });
    if (m_configured) // else the times are not known yet
        m_retention->start();
}

Result<int> EngineCore::forgetPhone(const PhoneNumber &phone, const ManagerDecision &decision)
{
    RetentionJournal *memory = m_store && m_store->isOpen() ? m_store->retention() : nullptr;
    if (!memory)
        return fail(notStarted());
    const Checked<QString> reason = checkFreeText(QStringLiteral("reason"), decision.reason, 3, 255);
    if (!reason)
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("reason")}});
    const Result<int> gone = memory->forgetPhone(phone, QStringLiteral("on request, by ") + decision.managerName);
    if (gone)
        Q_EMIT outreachChanged();
    return gone;
}

void EngineCore::setTrainingHour(bool on)
{
    m_trainingHour = on;
    configureOutreach();
    Q_EMIT outreachChanged();
}

void EngineCore::configureOutreach()
{
    if (m_retention) {
        m_retention->setRules(m_settings.retention);
        m_retention->start();
    }
    if (!m_outreachGateway)
        return;
    m_outreachGateway->setProfile(
        {effectiveGatewayUrl(m_settings), m_settings.accountId, m_settings.amountUnit, m_settings.proxy});
    m_outreachGateway->setCredentials(m_credentials.clone());
    if (m_outreach)
        m_outreach->setTerms(ContactTerms::of(m_settings, m_trainingHour));
}

} // namespace pos
