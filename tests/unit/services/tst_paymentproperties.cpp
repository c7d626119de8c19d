// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What must hold whatever happens, in whatever order, with whatever clock: random
// histories of a thousand attempts against the promises of DESIGN 1.
#include "drive.h"

#include "domain/paymentjudge.h"
#include "domain/paymentschedule.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace pos;
using namespace pos::test;
using namespace pos::schedule;

namespace {

/// One thing that happens: which, how much later, and a choice of details.
struct Happening
{
    int what = 0;
    qint64 later = 0;
    int detail = 0;
};

rc::Gen<Happening> happening(int kinds = 16)
{
    const auto later = rc::gen::weightedOneOf<qint64>({{6, rc::gen::inRange<qint64>(0, 5000)},
                                                       {3, rc::gen::inRange<qint64>(5000, 200000)},
                                                       {1, rc::gen::inRange<qint64>(Hour, 40 * Hour)},
                                                       {1, rc::gen::inRange<qint64>(-40 * Hour, 0)}});
    return rc::gen::build<Happening>(rc::gen::set(&Happening::what, rc::gen::inRange(0, kinds)),
                                     rc::gen::set(&Happening::later, later),
                                     rc::gen::set(&Happening::detail, rc::gen::inRange(0, 1000)));
}

Payment somePayment(const Attempt &a, int detail)
{
    const QList<StatusFacts> &rows = statusTable();
    const StatusFacts &row = rows[detail % rows.size()];
    Payment payment = paymentFor(a, row.status, row.subStatus);
    switch (detail / 40 % 8) {
    case 1:
        payment.amount = reais(250);
        break;
    case 2:
        payment.amount = reais(2400);
        break;
    case 3:
        payment.orderId = MerchantOrderId::from(QStringLiteral("R9-x-1"));
        break;
    case 4:
        payment.id = PaymentId::from(QStringLiteral("pay-2"));
        break;
    case 5:
        payment.idempotencyKey = QStringLiteral("not-ours");
        break;
    case 6:
        payment.captured = reais(2500);
        break;
    default:
        break;
    }
    return payment;
}

MachineEvent eventOf(const Happening &h, const Attempt &a)
{
    switch (h.what) {
    case 0:
        return event::Recorded{};
    case 1:
        return event::Prepared{CheckoutSessionId::from(QStringLiteral("s")), "{\"b\":1}"};
    case 2:
        return event::PreparationFailed{Error{h.detail % 2 ? ErrorKind::Offline : ErrorKind::RequestRefused, {}}};
    case 3:
        return event::PaymentAnswered{somePayment(a, h.detail), AccountId};
    case 4:
        return unclear();
    case 5:
        return inProcess();
    case 6:
        return duplicated();
    case 7:
        return proof();
    case 8:
        return neverLeftHere();
    case 9:
        return lookedUp();
    case 10:
        return lookedUp({somePayment(a, h.detail), somePayment(a, h.detail / 3)});
    case 11:
        return event::LookupFailed{Error{ErrorKind::TimedOut, {}}, h.detail % 5 == 0};
    case 12:
        return readOf(somePayment(a, h.detail));
    case 13:
        return event::TimerDue{};
    case 14:
        return h.detail % 3 == 0 ? MachineEvent(event::Restarted{}) : MachineEvent(event::CheckNow{});
    default:
        return event::Released{QStringLiteral("Bo: reason")};
    }
}

/// Of an attempt that is a link: answers about the link too, right and wrong ones.
MachineEvent linkEventOf(const Happening &h, const Attempt &a)
{
    PaymentLink link;
    link.id = LinkId::from(h.detail % 11 == 0 ? QStringLiteral("link-2") : QStringLiteral("link-1"));
    link.status = h.detail % 3 == 0 ? LinkStatus::Open : static_cast<LinkStatus>(h.detail / 3 % 6);
    link.url = h.detail % 13 == 0 ? QString() : QStringLiteral("https://checkout.example/1");
    link.amount = h.detail % 17 == 0 ? reais(250) : a.intent.amount;
    link.payments = h.detail % 4;
    switch (h.what) {
    case 16: return event::LinkAnswered{link, AccountId};
    case 17: return event::LinkRead{link, AccountId};
    case 18: return event::LinkReadFailed{Error{ErrorKind::ServerFault, {}}, h.detail % 7 == 0};
    case 19: return event::LinkCancelFailed{Error{h.detail % 2 ? ErrorKind::TimedOut : ErrorKind::RequestRefused, {}}, false};
    case 1: return event::Prepared{{}, "{\"b\":1}", a.createdMs + LinkLifetime};
    case 3: return event::TimerDue{}; // POST /payments is never asked
    default: return eventOf(h, a);
    }
}

bool orders(const Step &step, bool (*test)(const Command &))
{
    return std::ranges::any_of(step.commands, test);
}

bool isSend(const Command &c)
{
    return std::holds_alternative<command::SendPayment>(c);
}

void checkMoney(const Step &step)
{
    const Attempt &a = step.next;
    if (a.state == AttemptState::Approved || a.state == AttemptState::Captured) {
        RC_ASSERT(a.payment.has_value());
        RC_ASSERT(!a.paymentId.isEmpty());
    }
}

} // namespace

class TestPaymentProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void historiesKeepThePromises();
    void theJournalReplays();
    void historiesOfLinksKeepThePromises();
};

void TestPaymentProperties::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=1000");
}

void TestPaymentProperties::historiesKeepThePromises()
{
    const bool ok = rc::check("random histories", [] {
        const auto history = *rc::gen::container<std::vector<Happening>>(happening());
        Attempt a = attemptIn(AttemptState::Draft, ManualClock::Start);
        qint64 now = ManualClock::Start;
        bool unclearOnce = false; // some try may have left and its result is not known
        bool duplicateSaid = false;
        bool moneyTaken = false;
        for (const Happening &h : history) {
            now += h.later;
            const MachineEvent event = eventOf(h, a);
            const Step step = advance(a, event, now);
            const Attempt &n = step.next;

            // One key, one order, one amount, one body, one payment.
            RC_ASSERT(n.key == a.key && n.orderId == a.orderId && n.intent == a.intent);
            RC_ASSERT(a.body.isEmpty() || n.body == a.body);
            RC_ASSERT(a.paymentId.isEmpty() || n.paymentId == a.paymentId);

            // Nothing leaves unrecorded, too late, too old, or while the age is not known.
            if (orders(step, isSend)) {
                RC_ASSERT(step.record);
                RC_ASSERT(!n.body.isEmpty());
                RC_ASSERT(n.paymentId.isEmpty());
                if (a.state != AttemptState::Recorded) {
                    RC_ASSERT(now - a.createdMs >= 0 && now - a.createdMs < KeyLifetime);
                    RC_ASSERT(a.retry.firstByteMs == 0 ||
                              (now >= a.retry.firstByteMs && now - a.retry.firstByteMs <= ResendWindow));
                }
            }
            // Paid means proven paid; a new "yes" needs exactly what was asked.
            checkMoney(step);
            const bool becamePaid = isPaid(n.state) && n.state != a.state;
            if (becamePaid && n.state != AttemptState::PartlyRefunded)
                RC_ASSERT(paidExactly(*n.payment, n.intent.amount));

            // Certainly nothing: only while every try is accounted for, or the gateway said the key is spent.
            if (n.state == AttemptState::Refused && a.state != AttemptState::Refused)
                RC_ASSERT(!unclearOnce || duplicateSaid);
            if (const auto *failed = std::get_if<event::PostFailed>(&event);
                failed && step.changed && failed->mayHaveLeft && !failed->provesNoPayment) {
                unclearOnce = true;
                duplicateSaid = duplicateSaid || failed->error.context.code == u"IDEMPOTENCY_DUPLICATED";
            }
            if (std::holds_alternative<event::Restarted>(event) && a.state == AttemptState::Sending &&
                a.retry.sends > 0)
                unclearOnce = true;

            // Once money was taken, nothing frees the sale by itself again.
            moneyTaken = moneyTaken || isPaid(n.state) || n.state == AttemptState::Disputed;
            if (moneyTaken)
                RC_ASSERT(!permitsNewAttempt(n.state));
            a = n;
        }
    });
    QVERIFY(ok);
}

/// A till that ends after any event and starts from the journal decides as the one that went on.
void TestPaymentProperties::theJournalReplays()
{
    const bool ok = rc::check("replay", [] {
        const auto history = *rc::gen::container<std::vector<Happening>>(happening());
        Attempt live = attemptIn(AttemptState::Draft, ManualClock::Start);
        Attempt journal = live;
        qint64 now = ManualClock::Start;
        for (const Happening &h : history) {
            now += h.later;
            const MachineEvent event = eventOf(h, live);
            const Step once = advance(live, event, now);
            RC_ASSERT(once == advance(live, event, now));
            live = once.next;
            if (once.record)
                journal = once.next;
            // What was not recorded is only when to look next and when it was looked last.
            RC_ASSERT(journal.state == live.state);
            RC_ASSERT(journal.paymentId == live.paymentId && journal.body == live.body);
            RC_ASSERT(journal.retry.sends == live.retry.sends || live.retry.sends == 0);
            RC_ASSERT(journal.released == live.released && journal.lateMoney == live.lateMoney);
            const Step restarted = advance(journal, event::Restarted{}, now);
            if (isOpen(journal.state))
                RC_ASSERT(!restarted.commands.isEmpty() || restarted.next.state == AttemptState::Refused);
            RC_ASSERT(!orders(restarted, isSend)); // a start looks before it sends
        }
    });
    QVERIFY(ok);
}

void TestPaymentProperties::historiesOfLinksKeepThePromises()
{
    const bool ok = rc::check("random histories of links", [] {
        const auto history = *rc::gen::container<std::vector<Happening>>(happening(20));
        Attempt a = attemptIn(AttemptState::Draft, ManualClock::Start);
        a.link = AttemptLink{};
        // Most histories begin with a link that is open.
        if (*rc::gen::inRange(0, 4) > 0) {
            for (const MachineEvent &event : {MachineEvent(event::Recorded{}), linkEventOf({1, 0, 0}, a), linkEventOf({16, 0, 3}, a)})
                a = advance(a, event, ManualClock::Start).next;
        }
        Attempt journal = a;
        qint64 now = ManualClock::Start;
        bool mayHaveLeft = a.retry.sends > 0;
        bool moneyTaken = false;
        for (const Happening &h : history) {
            now += h.later;
            const MachineEvent event = linkEventOf(h, a);
            const Step step = advance(a, event, now);
            const Attempt &n = step.next;
            RC_ASSERT(step == advance(a, event, now));
            RC_ASSERT(n.key == a.key && n.orderId == a.orderId && n.intent == a.intent && n.link.has_value());
            RC_ASSERT(a.body.isEmpty() || n.body == a.body);
            RC_ASSERT(a.link->id.isEmpty() || n.link->id == a.link->id);

            // No key protects a link: after a try that may have left there is no other.
            if (orders(step, isSend)) {
                RC_ASSERT(step.record && !n.body.isEmpty());
                RC_ASSERT(!mayHaveLeft);
                mayHaveLeft = true;
            }
            const auto *failed = std::get_if<event::PostFailed>(&event);
            if (failed && step.changed && !failed->mayHaveLeft && a.state == AttemptState::Sending)
                mayHaveLeft = false;

            checkMoney(step);
            if (isPaid(n.state) && n.state != a.state && n.state != AttemptState::PartlyRefunded)
                RC_ASSERT(paidExactly(*n.payment, n.intent.amount));
            moneyTaken = moneyTaken || isPaid(n.state) || n.state == AttemptState::Disputed;
            if (moneyTaken)
                RC_ASSERT(!permitsNewAttempt(n.state));

            // The sale is free only when nobody can begin to pay under the link any more.
            if (leavesSaleFree(n) && isOpen(n.state))
                RC_ASSERT(!isPayable(*n.link));
            const bool ended = permitsNewAttempt(n.state) && !permitsNewAttempt(a.state);
            if (ended && n.state != AttemptState::Refused)
                RC_ASSERT(n.link->closedMs > 0 && now - n.link->closedMs >= LinkWatch);

            // What was not recorded is only when to look, and how often it was asked to cancel.
            if (step.record)
                journal = n;
            AttemptLink known = *journal.link, live = *n.link;
            known.cancels = live.cancels = 0;
            RC_ASSERT(known == live);
            RC_ASSERT(journal.state == n.state && journal.released == n.released && journal.lateMoney == n.lateMoney);
            const Step restarted = advance(journal, event::Restarted{}, now);
            RC_ASSERT(!orders(restarted, isSend));
            if (isOpen(journal.state))
                RC_ASSERT(!restarted.commands.isEmpty() || restarted.next.state == AttemptState::Refused);
            a = n;
        }
    });
    QVERIFY(ok);
}

QTEST_GUILESS_MAIN(TestPaymentProperties)
#include "tst_paymentproperties.moc"
