// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// May this till call, and with which keys: configuration, what refused keys stop,
// the manager who clears a block, the connection test.
#include "services/enginecore.h"

#include "domain/validation.h"
#include "services/postfailure.h"

namespace pos {

void EngineCore::configure(const Settings &settings, Credentials credentials)
{
    m_settings = settings;
    m_credentials = std::move(credentials);
    m_configured = true;
    makeTools();
    m_blocks.clear(TillBlock::KeysRefused); // new ones may be right; the first call tells
    applyConfiguration();
}

bool EngineCore::canCall() const
{
    return m_configured && m_credentials.isUsable() && effectiveGatewayUrl(m_settings).isValid() &&
           !m_blocks.has(TillBlock::KeysRefused);
}

void EngineCore::applyConfiguration()
{
    const GatewayProfile profile{effectiveGatewayUrl(m_settings), m_settings.accountId, m_settings.amountUnit, m_settings.proxy};
    m_gateway->setProfile(profile);
    if (m_pictures)
        m_pictures->setProfile(profile);
    m_gateway->setCredentials(m_credentials.clone());
    configureReports();
    configureOutreach();
    const auto hold = [this](TillBlock block, bool holds) { holds ? m_blocks.raise(block) : m_blocks.clear(block); };
    hold(TillBlock::NoKeys, !m_configured || !m_credentials.isUsable());
    hold(TillBlock::NotCommissioned, m_configured && isLive(m_settings.environment) && !m_settings.commissioned);
    m_connectivity->restart(canCall());
    if (m_payments)
        m_payments->configure(canCall());
    updateReach();
    if (m_customers && canCall())
        m_customers->retryErasures();
}

void EngineCore::observe(const Exchange &exchange, const Error *error)
{
    m_connectivity->observe(exchange, error);
    if (!error || !keysWereRefused(*error))
        return;
    m_blocks.raise(TillBlock::KeysRefused, *error);
    m_connectivity->keysRefused(*error);
    if (m_payments)
        m_payments->keysRefused(*error);
    if (m_reports)
        m_reports->configure(false);
}

Result<void> EngineCore::clearBlock(TillBlock block, const ManagerDecision &decision)
{
    const Checked<QString> reason = checkFreeText(QStringLiteral("reason"), decision.reason, 3, 255);
    if (!reason)
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("reason")}});
    if (block != TillBlock::AmountMismatch && block != TillBlock::RegisterCollision && block != TillBlock::KeysRefused &&
        block != TillBlock::JournalSalvaged)
        return fail(ErrorKind::Conflict, QStringLiteral("this block goes away by itself when its cause is gone"));
    if (!m_payments)
        return fail(notStarted());
    const QString line =
        QStringLiteral("%1 %2: %3").arg(m_parts.clock->now().toString(Qt::ISODate), decision.managerName, *reason);
    const Result<void> recorded = m_store->journal().setFact(QStringLiteral("cleared ") + tillBlockName(block), line);
    if (!recorded)
        return recorded;
    m_blocks.clear(block);
    if (block == TillBlock::KeysRefused)
        applyConfiguration();
    return {};
}

void EngineCore::testConnection(const Settings &settings, Credentials credentials, Done<ConnectionReport> done)
{
    makeTools();
    if (m_test && !m_test->isFinished()) {
        done(fail(ErrorKind::Conflict, QStringLiteral("a connection test is running")));
        return;
    }
    m_test = std::make_unique<ConnectionTest>(m_parts.makeGateway(*m_parts.clock, *m_scheduler, *m_ids), settings,
                                              std::move(credentials), *m_parts.clock, *m_ids, std::move(done));
    m_test->run();
}

} // namespace pos
