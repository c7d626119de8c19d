// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the journal's tests share: a till with a journal in a folder of its own,
// plain values, and values with every field filled at random.
#pragma once

#include "base/idsource.h"
#include "journal/journalfile.h"
#include "support/manualtime.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

namespace pos::test {

class Till
{
public:
    explicit Till(quint32 seed = 1) : ids(seed) {}
    /// A closed journal of this till; the file is opened by open().
    std::unique_ptr<JournalFile> journalFile(StatementGate gate = {}, Migrations migrations = Migrations());
    /// Opens it, or fails the test.
    JournalPort &open();
    void close();
    QString path() const { return dir.filePath(QStringLiteral("data/journal.db")); }

    QTemporaryDir dir;
    ManualClock clock;
    SeededIdSource ids;
    std::unique_ptr<JournalFile> file;
};

Currency brl(); ///< of support/samples.h
QDate today(); ///< the business date of the tests
RegisterId registerOne();
Sale plainDraft(const QString &customerName = {});
Customer plainCustomer(IdSource &ids, const QString &firstName, const QString &lastName);
Attempt plainAttempt(IdSource &ids, const Sale &sale, int number, qint64 createdMs);
AttemptEvent plainEvent(const Attempt &attempt, const QString &kind, AttemptState from = AttemptState::Draft);
/// A refund of BRL 5.00, recorded.
Operation plainOperation(IdSource &ids, const Attempt &attempt, int number, qint64 createdMs);
OperationEvent plainEvent(const Operation &operation, const QString &kind,
                          OperationState from = OperationState::Draft);
/// `attempt` in `state`, settled now when that state is not open.
Attempt inState(Attempt attempt, AttemptState state, qint64 nowMs);
Payment plainPayment(const Attempt &attempt, const QString &payerName);

/// A sale, its first attempt and that attempt's first event, committed; fails the test otherwise.
Attempt sell(JournalPort &journal, IdSource &ids, qint64 nowMs, AttemptState state = AttemptState::Recorded,
             const Customer *customer = nullptr);

/// Values with every field at random, unicode and limits included.
class Random
{
public:
    explicit Random(quint32 seed) : m_generator(seed) {}
    qint64 integer();
    int below(int bound) { return m_generator.bounded(bound); }
    bool coin() { return below(2) == 1; }
    QString text();
    QByteArray bytes();
    Money money();
    Cart cart();
    Sale sale();
    Customer customer(IdSource &ids);
    Payment payment();
    /// Keeps id, sale, number, order id, key and creation; everything else at random.
    void fill(Attempt &attempt);
    AttemptEvent event(const AttemptId &attempt);
    /// Keeps what never changes; everything else at random.
    void fill(Operation &operation);
    OperationEvent event(const Operation &operation);

private:
    Address address();
    Transaction transaction();
    AttemptState state();
    QRandomGenerator m_generator;
};

/// A statement in the file behind the journal's back, on a connection without its safeguards.
/// Returns SQLite's error text, empty when it worked.
QString tamper(const QString &path, const QString &sql);

}
