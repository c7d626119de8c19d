// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Charging, watching and releasing: the guards before an attempt exists, and its
// company until it is settled. A sale is charged at most once, whoever asks how
// often (DESIGN 3). Engine thread; owned by EngineCore; listeners are told after
// the journal knows.
#pragma once

#include "ports/drawerjournal.h"
#include "ports/engine.h"
#include "services/chargeguard.h"
#include "services/paymentpreparer.h"
#include "services/paymentrunner.h"
#include "services/tillblocks.h"


namespace pos {

class PaymentService : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        GatewayPort &gateway;
        JournalPort &journal;
        Scheduler &scheduler;
        const Clock &clock;
        IdSource &ids;
        TillBlocks &blocks;
        const Settings &settings; ///< always the present ones
        WatchLimits limits;
        DrawerJournal *drawer = nullptr; ///< what was taken at the counter is part of a sale as well; none = nothing was
    };
    explicit PaymentService(const Parts &parts);

    /// Takes up every open attempt of earlier runs, before any sale can be touched. Their number.
    Result<int> start();
    /// New settings or keys; `canCall` = keys exist and are not known to be refused.
    void configure(bool canCall);

    /// `unsaved`: the sale as it is now, when the journal does not have it so yet.
    Result<Attempt> charge(const ChargeOrder &order, const std::optional<Sale> &unsaved = {});
    void checkNow(const AttemptId &id);
    void checkUnknown();
    Result<Attempt> release(const AttemptId &id, const ManagerDecision &decision);
    enum class Pace { AtOnce, InTurn };
    /// Reads the payment; answers once, with the attempt as it then is, or with why it could not be read.
    void refresh(const AttemptId &id, std::function<void(const Result<Attempt> &)> done, Pace pace = Pace::AtOnce);

    /// As memory knows it, else the journal.
    Result<Attempt> attempt(const AttemptId &id) const;
    /// Somebody else read the payment of this attempt. False: the answer is about another.
    bool paymentRead(const AttemptId &id, const Payment &payment);
    /// With what memory knows better than the journal.
    Result<QList<Attempt>> attemptsOfSale(const SaleId &id) const;
    /// The sale with everything that was tried to pay it, likewise.
    Result<SaleRecord> record(const Sale &sale) const;
    Result<SaleRecord> record(const SaleId &id) const;
    /// What the shop gave for payments of the sale whose money Yuno did not give back.
    Result<QList<DrawerEntry>> insteadOfSale(const SaleId &id) const;
    /// Empty = the sale may be changed, parked or discarded. ATTEMPT_OPEN comes before all others.
    std::optional<Error> saleIsBound(const SaleId &id) const;
    int openCount() const { return m_runner.unsettledCount(); }
    void keysRefused(const Error &error);
    /// Another service could not write.
    void storageTrouble(const Error &error) { m_ledger.watch(error); }
    /// Tries to write what waits; true = all is on disk.
    bool flush() { return m_ledger.flush(); }
    /// Shared with the operations: one order of writes, one pace of reads.
    AttemptLedger &ledger() { return m_ledger; }
    CallPacer &pacer() { return m_pacer; }

Q_SIGNALS:
    void attemptChanged(const pos::Attempt &attempt);
    void lateMoneyFound(const pos::Attempt &attempt);
    // For the operations, which call and wait when the attempts do.
    void callsAllowed(bool allowed);
    void unknownWanted();
    void storageRecovered();
    void noticesChanged();

private:
    PaymentRunner::Hooks runnerHooks();
    AttemptLedger::Hooks ledgerHooks();
    Result<ChargeFacts> factsFor(const ChargeOrder &order, const std::optional<Sale> &unsaved) const;
    /// Once all its money is there.
    Result<void> markSalePaid(const Attempt &attempt);
    Result<bool> isPaidNow(const Sale &sale, const Attempt &attempt) const;
    void alarm(const Attempt &attempt, AlarmKind kind);
    void settleSales();
    QString newSalt();

    const Parts m_parts;
    AttemptLedger m_ledger;
    CallPacer m_pacer;
    PaymentRunner m_runner;
    PaymentPreparer m_preparer;
    std::multimap<AttemptId, std::function<void(const Result<Attempt> &)>> m_refreshes;
};

} // namespace pos
