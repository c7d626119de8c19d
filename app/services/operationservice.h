// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Captures, cancels and refunds: the guards before one exists, the last look
// at the payment before anything leaves, and its company until it is settled.
// One at a time per payment while nobody knows its result, and never more money
// than is there, whoever asks how often (CONTRACT 6). Engine thread; owned by
// EngineCore; calls and waits when PaymentService does; listeners are told after
// the journal knows.
#pragma once

#include "ports/engine.h"
#include "services/operationrunner.h"
#include "services/paymentservice.h"

namespace pos {

class OperationService : public QObject
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
        PaymentService &payments; ///< outlives this
    };
    explicit OperationService(const Parts &parts);

    /// Takes up every open operation of earlier runs. How many of them nobody knows the result of.
    Result<int> start();

    /// The recorded operation, or why it was not started: Conflict with a bar's name (domain/operationrules.h),
    /// InvalidInput with the field, or the till's block.
    Result<Operation> request(const OperationOrder &order);
    /// All that can be given back, in the way that the payment's state allows: refund, else cancel, else
    /// whichever of the two Yuno picks.
    Result<Operation> giveBack(const AttemptId &id, const QString &operatorName);
    void checkNow(const OperationId &id);
    Result<Operation> giveUp(const OperationId &id, const ManagerDecision &decision);

    int inFlightCount() const { return m_runner.unsettledCount(); }

Q_SIGNALS:
    void operationChanged(const pos::Operation &operation);

private:
    OperationRunner::Hooks runnerHooks();
    void configure(bool canCall);
    /// With what memory knows better than the journal.
    Result<QList<Operation>> operationsOf(const AttemptId &id) const;
    Result<void> checkNotSettled(const Attempt &attempt) const;
    Result<void> checkPieces(const Attempt &attempt, const QList<Operation> &others, const QList<int> &pieces);
    Result<Operation> begin(const Attempt &attempt, const QList<Operation> &others, const OperationIntent &intent);
    OperationInput prepare(const Operation &operation);
    void payment(const Attempt &attempt);

    const Parts m_parts;
    OperationRunner m_runner;
    OperationId m_reading; ///< hands its payment to the attempt right now; gets it itself afterwards
};

} // namespace pos
