// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Refreshing many, finding what this till does not know, and notes by staff: the
// services behind the Payments page that only read, or only write here.
#include "watchbench.h"

#include "services/bulkrefresh.h"
#include "services/notebook.h"
#include "services/paymentfinder.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using namespace std::chrono_literals;

namespace {

struct BulkBench : WatchBench
{
    explicit BulkBench(int count)
        : WatchBench({2, 4})
    {
        for (int i = 0; i < count; ++i)
            planted << plant(i, AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"),
                             watch::Day + i);
        start(true);
        bulk = std::make_unique<BulkRefresh>(*payments);
        QObject::connect(bulk.get(), &BulkRefresh::progressed, bulk.get(),
                         [this](const RefreshProgress &p) { progress << p; });
    }
    QList<AttemptId> all() const
    {
        QList<AttemptId> wanted;
        for (const Attempt &attempt : planted)
            wanted << attempt.id;
        return wanted;
    }
    void run(const QList<AttemptId> &wanted)
    {
        bulk->start(wanted, [this](const Result<RefreshProgress> &result) { ends << result; });
    }

    QList<Attempt> planted;
    QList<RefreshProgress> progress;
    QList<Result<RefreshProgress>> ends;
    std::unique_ptr<BulkRefresh> bulk;
};

const QString Uuid = QStringLiteral("0b9a3c1e-1111-4222-8333-444455556666");

} // namespace

class TestBulkRefresh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEachOncePolitely();
    void cancelKeepsWhatWasLearnt();
    void countsFailures();
    void refusedKeysEndIt();
    void nothingToDoEndsAtOnce();
    void findsByPaymentId();
    void findsByOrderId();
    void aUuidMayBeAnOrderId();
    void oddIdsAreRefusedWithoutACall();
    void notesAreCheckedAndStamped();
    void notesTakeNoCardNumbers();
};

void TestBulkRefresh::readsEachOncePolitely()
{
    BulkBench b(10);
    b.becomes(b.planted[3], QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"));
    b.run(b.all() + b.all()); // the same row twice is one row
    b.bulk->start(b.all(), [](const Result<RefreshProgress> &second) {
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
    });
    b.scheduler.advance(3s);
    QVERIFY(b.ends.isEmpty());
    QVERIFY(b.progress.constLast().done > 2);
    b.scheduler.advance(10s);
    QCOMPARE(b.ends.size(), 1);
    const RefreshProgress end = *b.ends.first();
    QCOMPARE(end.total, 10);
    QCOMPARE(end.done, 10);
    QCOMPARE(end.changed, 1);
    QCOMPARE(end.failed, 0);
    QVERIFY(!end.cancelled);
    QCOMPARE(b.stateOf(b.planted[3]), AttemptState::Refunded);
    QCOMPARE(b.reads(), 10);
}

void TestBulkRefresh::cancelKeepsWhatWasLearnt()
{
    BulkBench b(20);
    b.run(b.all());
    b.scheduler.advance(3s);
    b.bulk->cancel();
    QCOMPARE(b.ends.size(), 1);
    QVERIFY(b.ends.first()->cancelled);
    const int before = b.reads();
    QVERIFY(before < 20 && before > 0);
    b.scheduler.advance(10s);
    QVERIFY(b.reads() <= before + 2); // those already in their turn
    b.run(b.all());                   // and it can begin again
    b.scheduler.advance(20s);
    QCOMPARE(b.ends.size(), 2);
    QVERIFY(!b.ends.last()->cancelled);
    QCOMPARE(b.ends.last()->done, 20);
}

void TestBulkRefresh::countsFailures()
{
    BulkBench b(4);
    b.trouble = bad<Payment>(ErrorKind::ServerFault, {}, 502);
    b.run(b.all());
    b.scheduler.advance(10s);
    QCOMPARE(b.ends.size(), 1);
    QCOMPARE(b.ends.first()->failed, 4);
    QCOMPARE(b.ends.first()->error.kind, ErrorKind::ServerFault);
}

void TestBulkRefresh::refusedKeysEndIt()
{
    BulkBench b(50);
    b.payments->configure(false);
    b.run(b.all());
    b.scheduler.settle();
    QCOMPARE(b.ends.size(), 1);
    QCOMPARE(b.ends.first()->done, 50);
    QCOMPARE(b.ends.first()->failed, 50);
    QCOMPARE(b.reads(), 0);
}

void TestBulkRefresh::nothingToDoEndsAtOnce()
{
    BulkBench b(0);
    b.run({});
    QCOMPARE(b.ends.size(), 1);
    QCOMPARE(b.ends.first()->total, 0);
}

void TestBulkRefresh::findsByPaymentId()
{
    BulkBench b(1);
    Payment foreign = *b.planted.first().payment;
    foreign.id = PaymentId::from(Uuid);
    b.truth.insert(Uuid, foreign);
    PaymentFinder finder(b.gateway);
    std::optional<Result<QList<Payment>>> found;
    finder.find(u"  " + Uuid + u' ', [&](const Result<QList<Payment>> &result) { found = result; });
    b.scheduler.settle();
    QVERIFY(found && *found);
    QCOMPARE((*found)->size(), 1);
    QCOMPARE((*found)->first().id.text(), Uuid);
    QCOMPARE(b.gateway.count(QStringLiteral("paymentsByOrderId")), 0);
}

void TestBulkRefresh::findsByOrderId()
{
    BulkBench b(1);
    b.gateway.lookups.rule = [&](const Seen &seen) -> std::optional<Answer<QList<Payment>>> {
        return good(seen.subject == QLatin1String("R7-20260801-000009-1") ? QList<Payment>{*b.planted.first().payment}
                                                                         : QList<Payment>{});
    };
    PaymentFinder finder(b.gateway);
    QList<qsizetype> sizes;
    for (const char *id : {"R7-20260801-000009-1", "R7-20260801-000010-1"})
        finder.find(QString::fromLatin1(id), [&](const Result<QList<Payment>> &result) { sizes << result->size(); });
    b.scheduler.settle();
    QCOMPARE(sizes, (QList<qsizetype>{1, 0}));
}

void TestBulkRefresh::aUuidMayBeAnOrderId()
{
    BulkBench b(1);
    b.trouble = bad<Payment>(ErrorKind::NotFound, QStringLiteral("PAYMENT_NOT_FOUND"), 400);
    b.gateway.lookups.rule = [&](const Seen &) -> std::optional<Answer<QList<Payment>>> {
        return good(QList<Payment>{*b.planted.first().payment});
    };
    PaymentFinder finder(b.gateway);
    std::optional<Result<QList<Payment>>> found;
    finder.find(Uuid, [&](const Result<QList<Payment>> &result) { found = result; });
    b.scheduler.settle();
    QVERIFY(found && *found);
    QCOMPARE((*found)->size(), 1);
}

void TestBulkRefresh::oddIdsAreRefusedWithoutACall()
{
    BulkBench b(0);
    PaymentFinder finder(b.gateway);
    for (const QString &id : {QString(), QStringLiteral("ab"), QString(300, u'x'), QStringLiteral("4111 1111 1111 1111")}) {
        std::optional<Result<QList<Payment>>> found;
        finder.find(id, [&](const Result<QList<Payment>> &result) { found = result; });
        QVERIFY2(found && !*found, qPrintable(id));
        QCOMPARE(found->error().context.field, QStringLiteral("id"));
    }
    QVERIFY(b.gateway.seen.isEmpty());
}

void TestBulkRefresh::notesAreCheckedAndStamped()
{
    BulkBench b(1);
    const AttemptId id = b.planted.first().id;
    const Result<Note> note =
        writeNote(b.journal, b.clock, b.ids, id, QStringLiteral("Rosa"), QStringLiteral("  Customer phoned.  "));
    QVERIFY(note);
    QCOMPARE(note->words, QStringLiteral("Customer phoned."));
    QCOMPARE(note->author, QStringLiteral("Rosa"));
    QCOMPARE(note->atMs, b.clock.nowMs());
    QCOMPARE(b.journal.notes(), QList<Note>{*note});
    for (const QString &words : {QString(), QStringLiteral("   "), QString(Note::Longest + 1, u'x')}) {
        const Result<Note> refused = writeNote(b.journal, b.clock, b.ids, id, QStringLiteral("Rosa"), words);
        QVERIFY(!refused);
        QCOMPARE(refused.error().context.field, QStringLiteral("words"));
    }
    QCOMPARE(writeNote(b.journal, b.clock, b.ids, id, {}, QStringLiteral("Hello")).error().context.field,
             QStringLiteral("author"));
    QCOMPARE(b.journal.notes().size(), 1);
}

void TestBulkRefresh::notesTakeNoCardNumbers()
{
    BulkBench b(1);
    const Result<Note> refused =
        writeNote(b.journal, b.clock, b.ids, b.planted.first().id, QStringLiteral("Rosa"),
                  QStringLiteral("paid with 4111 1111 1111 1111, she says"));
    QVERIFY(!refused);
    QVERIFY(b.journal.notes().isEmpty());
}

QTEST_GUILESS_MAIN(TestBulkRefresh)
#include "tst_bulkrefresh.moc"
