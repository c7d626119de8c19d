// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The part of EngineCore that keeps payments true: the watcher, refreshing many,
// finding what this till does not know, notes and notices.
#include "services/enginecore.h"

#include "services/notebook.h"

namespace pos {

void EngineCore::makeWatch(JournalPort &journal)
{
    m_watch = std::make_unique<WatchService>(
        WatchService::Parts{journal, *m_scheduler, *m_parts.clock, *m_ids, *m_payments});
    m_bulk = std::make_unique<BulkRefresh>(*m_payments);
    m_finder = std::make_unique<PaymentFinder>(*m_gateway);
    m_adder = std::make_unique<PaymentAdder>(*m_gateway, journal, *m_parts.clock, *m_ids);
    connect(m_adder.get(), &PaymentAdder::added, this, &EngineCore::announceList);
    connect(m_adder.get(), &PaymentAdder::foundOwn, m_payments.get(), &PaymentService::checkNow);
    connect(m_bulk.get(), &BulkRefresh::progressed, this, &EngineCore::refreshProgressed);
    connect(m_payments.get(), &PaymentService::noticesChanged, this, &EngineCore::noticesChanged);
}

/// Offline is silence for the watcher; anything else, "not checked yet" too, is worth a try.
void EngineCore::updateReach()
{
    const GatewayHealth health = m_connectivity->report().health;
    if (m_watch)
        m_watch->setReachable(canCall() && health != GatewayHealth::Offline && health != GatewayHealth::KeysRefused);
    if (const std::optional<Error> error = outOfReach(); error && m_bulk)
        m_bulk->giveUp(*error); // else it would wait for as long as the gateway is away
}

std::optional<Error> EngineCore::outOfReach() const
{
    const HealthReport &report = m_connectivity->report();
    if (report.health == GatewayHealth::Offline || report.health == GatewayHealth::KeysRefused)
        return report.error;
    if (!canCall())
        return Error{ErrorKind::Unauthenticated, {.detail = QStringLiteral("calls are stopped until there are keys")}};
    return std::nullopt;
}

void EngineCore::refreshPayments(const QList<AttemptId> &ids, Done<RefreshProgress> done)
{
    if (!m_bulk)
        done(fail(notStarted()));
    else if (const std::optional<Error> error = outOfReach())
        done(fail(*error));
    else
        m_bulk->start(ids, std::move(done));
}

void EngineCore::cancelRefresh()
{
    if (m_bulk)
        m_bulk->cancel();
}

void EngineCore::findAtYuno(const QString &id, Done<QList<Payment>> done)
{
    if (!m_finder)
        done(fail(notStarted()));
    else if (!canCall())
        done(fail(ErrorKind::Unauthenticated, QStringLiteral("calls are stopped until there are keys")));
    else
        m_finder->find(id, std::move(done));
}

void EngineCore::addFromYuno(const PaymentId &id, Done<AttemptId> done)
{
    if (!m_adder)
        done(fail(notStarted()));
    else if (!canCall())
        done(fail(ErrorKind::Unauthenticated, QStringLiteral("calls are stopped until there are keys")));
    else
        m_adder->add(id, std::move(done));
}

Result<Note> EngineCore::addNote(const AttemptId &id, const QString &author, const QString &words)
{
    if (!m_payments)
        return fail(notStarted());
    Result<Note> note = writeNote(m_store->journal(), *m_parts.clock, *m_ids, id, author, words);
    if (!note && note.error().kind >= ErrorKind::StorageFailed && note.error().kind <= ErrorKind::StorageCorrupt)
        m_payments->storageTrouble(note.error());
    return note;
}

void EngineCore::markNoticesSeen(qint64 sequence)
{
    if (!m_payments)
        return;
    JournalPort &journal = m_store->journal();
    if (journal.fact(SeenNoticesFact).value_or(QString()).toLongLong() >= sequence)
        return;
    if (const Result<void> stored = journal.setFact(SeenNoticesFact, QString::number(sequence)); !stored) {
        m_payments->storageTrouble(stored.error());
        return;
    }
    Q_EMIT noticesChanged();
}

} // namespace pos
