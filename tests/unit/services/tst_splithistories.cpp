// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The one promise of a sale in parts over random histories: in the end all of it is
// here, or nothing.
#include "unit/services/splitbench.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pos;
using namespace pos::test;

namespace {

struct Happening
{
    int what = 0, size = 0, reply = 0;
};

void show(const Happening &h, std::ostream &out)
{
    out << h.what << ':' << h.size << ':' << h.reply;
}

rc::Gen<Happening> happening()
{
    return rc::gen::build<Happening>(rc::gen::set(&Happening::what, rc::gen::inRange(0, 16)),
                                     rc::gen::set(&Happening::size, rc::gen::inRange(1, 1000)),
                                     rc::gen::set(&Happening::reply, rc::gen::inRange(0, 1000)));
}

/// What the shop has of this sale, by Yuno's books and the lines of the drawer; let go and late payments aside.
qint64 reallyHere(SplitBench &b, const SaleRecord &record)
{
    qint64 sum = 0;
    for (const TenderPart &part : record.tenders)
        sum += part.tender.covers().minor() - part.paidBack.minor();
    for (const Attempt &attempt : record.attempts) {
        if (!attempt.released)
            sum += b.books.net(attempt.orderId.text());
    }
    for (const DrawerEntry &given : record.instead) {
        const auto attempt = std::ranges::find(record.attempts, given.attempt, &Attempt::id);
        sum -= attempt != record.attempts.cend() && !attempt->released ? given.covers().minor() : 0;
    }
    return sum;
}

/// Taken or refused: both are part of a history.
template <typename T> void tried(const Result<T> &) {}

struct History
{
    SplitBench b;
    ChargeOrder lastCharge;
    TenderOrder lastCash;
    SaleState before = SaleState::Open;

    void happen(const Happening &h)
    {
        using enum Books::Create;
        b.books.create = std::array{Approve, Approve, Approve, Decline, Wait, LoseAnswer, LoseRequest}[size_t(h.reply % 7)];
        b.books.back = std::array{Books::Back::Do, Books::Back::Do, Books::Back::Decline, Books::Back::LoseAnswer,
                                  Books::Back::LoseRequest}[size_t(h.reply / 7 % 5)];
        const SaleRecord now = b.record();
        const SaleSplit split = splitOf(now);
        const qint64 some = h.size * 12, rest = split.rest.minor();
        switch (h.what) {
        case 0:
        case 1: tried(b.charge(lastCharge = b.online(some))); break;
        case 2:
        case 3: tried(b.take(lastCash = b.cash(some))); break;
        case 4: tried(b.charge(lastCharge = b.online(rest))); break;
        case 5: tried(b.take(lastCash = b.cash(rest))); break;
        case 6:
        case 7: b.scheduler.advance(Millis(h.size * 300)); break;
        case 8:
            if (h.size % 2 == 0)
                tried(b.payBack());
            break;
        case 9: tried(b.core->tryPayBackAgain(b.sale.id, QStringLiteral("Rosa"))); break;
        case 10: b.restart(); break;
        case 11:
            if (!now.attempts.isEmpty() && h.size % 4 == 0)
                tried(b.core->operations()->request({now.attempts.first().id, refundIntent(h.size)}));
            break;
        case 12:
            if (!now.attempts.isEmpty())
                tried(b.core->release(now.attempts.last().id, {QStringLiteral("Rosa"), QStringLiteral("Given up")}));
            break;
        case 13: // a second press of the same form
            tried(b.charge(lastCharge));
            tried(b.take(lastCash));
            break;
        case 14: b.books.decideAll(h.size % 2 == 0); break;
        case 15: tried(b.settle(b.settleOrder(h.size % 2 == 0 ? TenderKind::Cash : TenderKind::Other))); break;
        }
        b.scheduler.settle();
        check();
    }
    void check()
    {
        const SaleRecord record = b.record();
        const qint64 total = record.total.minor(), here = reallyHere(b, record);
        RC_ASSERT(here <= total);
        RC_ASSERT(here >= 0); // the customer never gets more than was taken
        if (record.state == SaleState::Discarded)
            RC_ASSERT(here == 0);
        if (record.state == SaleState::Paid && before != SaleState::Paid) {
            qint64 late = 0; // that were let go and are counted as parts all the same
            const SaleSplit split = splitOf(record);
            for (const SalePart &part : split.parts) {
                const auto attempt = std::ranges::find(record.attempts, part.attempt, &Attempt::id);
                if (part.state == PartState::Taken && attempt != record.attempts.cend() && attempt->released)
                    late += part.covers.minor();
            }
            RC_ASSERT(here + late == total);
        }
        before = record.state;
    }
    /// Everything answers, everybody does what the screen says: it must end, and well.
    void end()
    {
        b.books.create = Books::Create::Approve;
        b.books.back = Books::Back::Do;
        b.books.decideAll(false);
        for (int i = 0; i < 8 && b.state() != SaleState::Discarded && b.state() != SaleState::Paid; ++i) {
            b.scheduler.advance(Millis(300'000));
            check();
            const QList<Attempt> attempts = b.record().attempts;
            if (!attempts.isEmpty()) // one that never arrived stays unknown: a manager lets go of it
                tried(b.core->release(attempts.last().id, {QStringLiteral("Marta"), QStringLiteral("Never arrived")}));
            b.books.back = i == 0 ? Books::Back::Decline : Books::Back::Do; // refused first: nothing ends by that
            tried(b.payBack());
            check();
            b.books.back = Books::Back::Do;
            tried(b.core->tryPayBackAgain(b.sale.id, QStringLiteral("Rosa")));
            b.scheduler.advance(Millis(300'000));
            check();
        }
        const SaleRecord record = b.record();
        RC_ASSERT(record.state != SaleState::PayingBack);
        RC_ASSERT(record.state != SaleState::Open || !splitOf(record).anythingHere());
    }
};

} // namespace

class TestSplitHistories : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finishedMeansAllOrNothing();
};

void TestSplitHistories::finishedMeansAllOrNothing()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=40"); // each writes to a disk
    QVERIFY(rc::check([] {
        const auto happenings = *rc::gen::container<std::vector<Happening>>(happening());
        History history;
        for (const Happening &h : happenings)
            history.happen(h);
        history.end();
    }));
}

QTEST_GUILESS_MAIN(TestSplitHistories)
#include "tst_splithistories.moc"
