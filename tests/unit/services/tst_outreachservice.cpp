// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The order of things when somebody is contacted: what stands against it, the
// disk before the wire, the last look at the payment, one send, crashes. And
// 10,000 random lives of a shop against rules of this test's own.
#include "domain/contactpack.h"
#include "services/outreachservice.h"

#include "support/fakegateway.h"
#include "support/fakejournal.h"
#include "support/fakeoutreachjournal.h"
#include "support/manualtime.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Minute = 60'000, Hour = 60 * Minute, Day = 24 * Hour;
const PhoneNumber Ana = PhoneNumber::from(QStringLiteral("+573001234567"));
const CustomerId AnaId = CustomerId::from(QStringLiteral("ana"));

class PlainPhones final : public PhoneNumbers
{
public:
    QStringList countries{QStringLiteral("CO")};

    ParsedPhone parse(const QString &text, const QString &) const override
    {
        ParsedPhone parsed;
        parsed.verdict = PhoneVerdict::Valid;
        parsed.number = PhoneNumber::from(text);
        parsed.countries = countries;
        return parsed;
    }
    QString formatAsTyped(const QString &text, const QString &) const override { return text; }
    QString example(const QString &) const override { return {}; }
};

class HandPaidCheck final : public PaidCheck
{
public:
    PaidAnswer answer = PaidAnswer::NotPaid;
    bool atOnce = true;
    int asked = 0;
    PaidQuestion last;
    Done waiting;

    void check(const PaidQuestion &question, Done done) override
    {
        ++asked;
        last = question;
        if (atOnce)
            done(answer);
        else
            waiting = std::move(done);
    }
};

class Handle final : public CallHandle
{
};

class CountingGateway final : public OutreachGateway
{
public:
    struct Sent
    {
        OutreachKind kind;
        QByteArray body;
    };
    QList<Sent> sent;
    std::function<void()> onSend;
    AnswerHandler<OutreachReply> handler;

    void setProfile(const GatewayProfile &) override {}
    void setCredentials(Credentials) override {}
    Result<QByteArray> abandonedFlowBody(const AbandonedFlow &flow) const override { return "flow " + flow.fullName.toUtf8(); }
    Result<QByteArray> declinedPaymentBody(const DeclinedPayment &declined) const override { return "declined " + declined.firstName.toUtf8(); }
    Call send(OutreachKind kind, const QByteArray &body, AnswerHandler<OutreachReply> then) override
    {
        sent << Sent{kind, body};
        handler = std::move(then);
        if (onSend)
            onSend();
        return std::make_unique<Handle>();
    }
    void reply(Result<OutreachReply> result, int status, bool left = true)
    {
        Exchange exchange;
        exchange.httpStatus = status;
        exchange.mayHaveLeft = left;
        const auto then = std::exchange(handler, nullptr);
        then(Answer<OutreachReply>{std::move(result), exchange});
    }
};

Error errorOf(ErrorKind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

struct Bench
{
    ManualClock clock;
    SeededIdSource ids{1};
    FakeOutreachJournal journal;
    CountingGateway gateway;
    HandPaidCheck paid;
    PlainPhones phones;
    OutreachService service{{journal, gateway, paid, phones, clock, ids}};
    std::optional<OutreachOutcome> outcome;

    Bench()
    {
        // Friday 20 November 2026, 10:00 in Bogota.
        to(QDateTime(QDate(2026, 11, 20), QTime(15, 0), Qt::UTC).toMSecsSinceEpoch());
        consent(true);
    }
    void to(qint64 ms) { clock.jump(ms - clock.nowMs()); }
    void consent(bool given, ContactChannel channel = ContactChannel::PhoneCall)
    {
        journal.consents << Consent{ids.uuid(), AnaId, Ana, channel, given, ConsentMeans::InPerson, QStringLiteral("May we call?"),
                                    QStringLiteral("Rosa"), clock.nowMs()};
    }
    OutreachOrder order(const char *caseId = "sale-1") const
    {
        AbandonedFlow flow;
        flow.fullName = QStringLiteral("Ana Diaz");
        flow.phone = Ana;
        flow.country = QStringLiteral("CO");
        flow.abandonedMs = clock.nowMs() - Hour;
        flow.stage = FlowStage::Checkout;
        flow.platform = FlowPlatform::Web;
        flow.channel = PreferredChannel::PhoneCall;
        OutreachOrder order;
        order.caseId = OutreachCaseId::from(QString::fromLatin1(caseId));
        order.request = flow;
        order.customer = AnaId;
        order.operatorName = QStringLiteral("Rosa");
        return order;
    }
    void send(const OutreachOrder &what)
    {
        outcome.reset();
        service.send(what, [this](const OutreachOutcome &answer) { outcome = answer; });
    }
    OutreachBlock blocked(const OutreachOrder &what)
    {
        send(what);
        return outcome ? outcome->block : OutreachBlock::None;
    }
};

} // namespace

class OutreachServiceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cashCountsAsPaid();
    void goodWay();
    void diskBeforeWire();
    void blocks_data();
    void blocks();
    void consentIsNeededForEveryChannel();
    void sharedPhone();
    void lastLook();
    void somethingHappensWhileReading();
    void earlierContact();
    void answers_data();
    void answers();
    void everyWriteMayFail();
    void restart();
    void outlookSaysWhen();
    void paidCheckReadsEverything();
    void theShopsOwnRuleIsNamed();
    void neverOutsideTheRules();
};

void OutreachServiceTest::cashCountsAsPaid()
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    FakeJournal journal;
    FakeOutreachJournal memory;
    FakeGateway gateway(clock, scheduler);
    GatewayPaidCheck check(journal, memory, gateway);
    const auto answerFor = [&](SaleState state) {
        Sale sale;
        sale.id = SaleId::from(QStringLiteral("R1-20261121-000001"));
        sale.state = state;
        journal.plant(sale);
        std::optional<PaidAnswer> answer;
        check.check({.sale = sale.id, .customer = {}, .payment = {}, .order = {}}, [&answer](PaidAnswer said) { answer = said; });
        return answer;
    };
    QCOMPARE(answerFor(SaleState::Open), std::optional(PaidAnswer::NotPaid));
    QCOMPARE(answerFor(SaleState::Paid), std::optional(PaidAnswer::Paid)); // no attempt did it
}

void OutreachServiceTest::goodWay()
{
    Bench b;
    b.send(b.order());
    QVERIFY(!b.outcome);
    QCOMPARE(b.gateway.sent.size(), 1);
    QCOMPARE(b.gateway.sent[0].body, QByteArray("flow Ana Diaz"));
    QCOMPARE(b.paid.asked, 1);
    QCOMPARE(b.paid.last.customer, AnaId);
    b.gateway.reply(OutreachReply{QStringLiteral("c-1"), QStringLiteral("fine"), "{}"}, 200);
    QVERIFY(b.outcome && b.outcome->intent);
    QCOMPARE(b.outcome->intent->state, OutreachState::Accepted);
    QCOMPARE(b.journal.intents[0], *b.outcome->intent);
    QCOMPARE(b.outcome->intent->remoteId, QStringLiteral("c-1"));
    QCOMPARE(b.outcome->intent->rulesVersion, QStringLiteral("CO 2026-11-21"));
    QCOMPARE(b.outcome->intent->consentId, b.journal.consents[0].id);
    QCOMPARE(b.journal.events.size(), 3);
}

void OutreachServiceTest::diskBeforeWire()
{
    Bench b;
    OutreachState onDisk = OutreachState::Drafted;
    b.gateway.onSend = [&] { onDisk = b.journal.intents.value(0).state; };
    b.paid.atOnce = false;
    b.send(b.order());
    QCOMPARE(b.journal.intents.value(0).state, OutreachState::Recorded); // before anything is read
    QCOMPARE(b.gateway.sent.size(), 0);
    b.paid.waiting(PaidAnswer::NotPaid);
    QCOMPARE(onDisk, OutreachState::Sending);
}

void OutreachServiceTest::blocks_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("block");
    const auto row = [](const char *what, OutreachBlock block) { QTest::newRow(what) << QString::fromLatin1(what) << int(block); };
    row("no consent", OutreachBlock::NoConsent);
    row("withdrawn", OutreachBlock::ConsentRefused);
    row("opted out", OutreachBlock::OptedOut);
    row("at night", OutreachBlock::OutsideRules);
    row("on a holiday", OutreachBlock::OutsideRules);
    row("nobody knows where", OutreachBlock::UnknownZone);
    row("claimed", OutreachBlock::ClaimedByOther);
    row("bad field", OutreachBlock::BadRequest);
    row("no case", OutreachBlock::BadRequest);
    row("future consent", OutreachBlock::NoConsent);
}

void OutreachServiceTest::blocks()
{
    QFETCH(QString, what);
    QFETCH(int, block);
    Bench b;
    OutreachOrder order = b.order();
    auto &flow = std::get<AbandonedFlow>(order.request);
    if (what == QLatin1String("no consent")) {
        b.journal.consents.clear();
    } else if (what == QLatin1String("withdrawn")) {
        b.consent(false);
    } else if (what == QLatin1String("opted out")) {
        b.journal.optOuts << OptOut{QStringLiteral("o"), Ana, true, {}, QStringLiteral("Rosa"), 5};
    } else if (what == QLatin1String("at night")) {
        b.clock.jump(12 * Hour);
    } else if (what == QLatin1String("on a holiday")) {
        b.clock.jump(18 * Day); // 8 December
    } else if (what == QLatin1String("nobody knows where")) {
        flow.country = QStringLiteral("BV"); // Bouvet Island: nobody lives there, and there is no zone of its own
    } else if (what == QLatin1String("claimed")) {
        OutreachCase matter;
        matter.id = order.caseId;
        matter.claimedBy = QStringLiteral("Luis");
        matter.claimedUntilMs = b.clock.nowMs() + 1;
        b.journal.cases << matter;
    } else if (what == QLatin1String("bad field")) {
        flow.fullName.clear();
    } else if (what == QLatin1String("no case")) {
        order.caseId = {};
    } else {
        b.journal.consents[0].atMs = b.clock.nowMs() + 1;
    }
    QCOMPARE(int(b.blocked(order)), block);
    QCOMPARE(b.gateway.sent.size(), 0);
    QCOMPARE(b.paid.asked, 0);
    QVERIFY(b.journal.intents.isEmpty());
}

void OutreachServiceTest::consentIsNeededForEveryChannel()
{
    Bench b;
    OutreachOrder order = b.order();
    auto &flow = std::get<AbandonedFlow>(order.request);
    b.phones.countries = {QStringLiteral("PE")};
    flow.country = QStringLiteral("PE"); // Colombia lets nobody choose a channel for the customer
    flow.channel = PreferredChannel::Auto;
    QCOMPARE(b.blocked(order), OutreachBlock::NoConsent);
    b.consent(true, ContactChannel::WhatsApp);
    QCOMPARE(b.blocked(order), OutreachBlock::None);
    QCOMPARE(b.gateway.sent.size(), 1);
    flow.country = QStringLiteral("CO");
    order.caseId = OutreachCaseId::from(QStringLiteral("other"));
    b.journal.intents.clear();
    b.send(order);
    QCOMPARE(b.outcome->block, OutreachBlock::OutsideRules);
    QCOMPARE(b.outcome->outlook->verdict.rule, ContactRule::OneChannelAWeek);
}

void OutreachServiceTest::sharedPhone()
{
    Bench b;
    OutreachOrder order = b.order();
    order.customer = CustomerId::from(QStringLiteral("bruno")); // whom nobody asked
    QCOMPARE(b.blocked(order), OutreachBlock::NoConsent);
    // And what reached Ana counts for Bruno: it is the same phone that rings.
    b.send(b.order());
    b.gateway.reply(OutreachReply(), 200);
    b.journal.consents << b.journal.consents[0];
    b.journal.consents.last().customer = order.customer;
    order.caseId = OutreachCaseId::from(QStringLiteral("brunos"));
    QCOMPARE(b.blocked(order), OutreachBlock::OutsideRules);
    QCOMPARE(b.gateway.sent.size(), 1);
}

void OutreachServiceTest::lastLook()
{
    for (const auto &[answer, block] : {std::pair(PaidAnswer::Paid, OutreachBlock::AlreadyPaid),
                                        std::pair(PaidAnswer::Unclear, OutreachBlock::PaidStateUnclear)}) {
        Bench b;
        b.paid.answer = answer;
        QCOMPARE(b.blocked(b.order()), block);
        QCOMPARE(b.gateway.sent.size(), 0);
        QCOMPARE(b.outcome->intent->state, OutreachState::Withheld);
        QCOMPARE(b.journal.intents[0].block, block);
        // It was no contact: tomorrow is another day, and the case is not used up.
        b.paid.answer = PaidAnswer::NotPaid;
        QCOMPARE(b.blocked(b.order()), OutreachBlock::None);
        QCOMPARE(b.gateway.sent.size(), 1);
    }
}

void OutreachServiceTest::somethingHappensWhileReading()
{
    Bench b;
    b.paid.atOnce = false;
    b.send(b.order());
    b.journal.optOuts << OptOut{QStringLiteral("o"), Ana, true, {}, QStringLiteral("Luis"), b.clock.nowMs()};
    b.paid.waiting(PaidAnswer::NotPaid);
    QCOMPARE(b.outcome->block, OutreachBlock::OptedOut);
    QCOMPARE(b.journal.intents[0].state, OutreachState::Withheld);

    Bench late;
    late.paid.atOnce = false;
    late.to(QDateTime(QDate(2026, 11, 20), QTime(23, 59), Qt::UTC).toMSecsSinceEpoch()); // 18:59 in Bogota
    late.send(late.order());
    late.clock.pass(Minute);
    late.paid.waiting(PaidAnswer::NotPaid);
    QCOMPARE(late.outcome->block, OutreachBlock::OutsideRules);

    // A second click while the first one reads.
    Bench twice;
    twice.paid.atOnce = false;
    twice.send(twice.order());
    const auto first = std::exchange(twice.paid.waiting, nullptr);
    QCOMPARE(twice.blocked(twice.order()), OutreachBlock::AlreadyContacted);
    QCOMPARE(twice.blocked(twice.order("another-case")), OutreachBlock::AlreadyContacted);
    first(PaidAnswer::NotPaid);
    QCOMPARE(twice.gateway.sent.size(), 1);
    QCOMPARE(b.gateway.sent.size() + late.gateway.sent.size(), 0);
}

void OutreachServiceTest::earlierContact()
{
    Bench b;
    OutreachOrder order = b.order();
    std::get<AbandonedFlow>(order.request).country = QStringLiteral("PE");
    b.send(order);
    b.gateway.reply(fail(errorOf(ErrorKind::TimedOut)), 0);
    QCOMPARE(b.outcome->intent->state, OutreachState::Unclear);
    b.clock.pass(3 * Day); // Monday
    QCOMPARE(b.blocked(order), OutreachBlock::AlreadyContacted); // never by itself
    order.despiteEarlier = true;
    QCOMPARE(b.blocked(order), OutreachBlock::None); // a person decided
    b.gateway.reply(OutreachReply(), 200);
    b.clock.pass(2 * Day);
    b.send(order);
    QCOMPARE(b.outcome->block, OutreachBlock::OutsideRules); // twice a case is all
    QCOMPARE(b.outcome->outlook->verdict.rule, ContactRule::PerCase);
    QCOMPARE(b.gateway.sent.size(), 2);
}

void OutreachServiceTest::answers_data()
{
    QTest::addColumn<int>("kind"); // -1 = good
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("left");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, int kind, int status, bool left, OutreachState state) {
        QTest::newRow(name) << kind << status << left << int(state);
    };
    row("200", -1, 200, true, OutreachState::Accepted);
    row("400", int(ErrorKind::RequestRefused), 400, true, OutreachState::Refused);
    row("403", int(ErrorKind::Forbidden), 403, true, OutreachState::Refused);
    row("500", int(ErrorKind::ServerFault), 500, true, OutreachState::Unclear);
    row("timeout", int(ErrorKind::TimedOut), 0, true, OutreachState::Unclear);
    row("dropped", int(ErrorKind::ConnectionLost), 0, true, OutreachState::Unclear);
    row("offline", int(ErrorKind::Offline), 0, false, OutreachState::Withheld);
}

void OutreachServiceTest::answers()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(bool, left);
    QFETCH(int, state);
    Bench b;
    b.send(b.order());
    b.gateway.reply(kind < 0 ? Result<OutreachReply>(OutreachReply()) : Result<OutreachReply>(fail(errorOf(ErrorKind(kind)))), status, left);
    QCOMPARE(int(b.outcome->intent->state), state);
    QCOMPARE(int(b.journal.intents[0].state), state);
    QCOMPARE(b.gateway.sent.size(), 1);
}

void OutreachServiceTest::everyWriteMayFail()
{
    for (int n = 1; n <= 3; ++n) {
        Bench b;
        b.journal.failWrite = n;
        b.send(b.order());
        if (n <= 2) { // the intent, or that it is being sent: nothing leaves
            QCOMPARE(b.gateway.sent.size(), 0);
            QCOMPARE(b.outcome->block, OutreachBlock::JournalFailed);
            continue;
        }
        b.gateway.reply(OutreachReply(), 200);
        QCOMPARE(b.gateway.sent.size(), 1);
        QCOMPARE(b.outcome->error->kind, ErrorKind::StorageFull);
        QCOMPARE(b.journal.intents[0].state, OutreachState::Sending);
        QCOMPARE(b.blocked(b.order()), OutreachBlock::AlreadyContacted);
        QCOMPARE(*b.service.recover(), 1);
        QCOMPARE(b.journal.intents[0].state, OutreachState::Unclear);
    }
}

void OutreachServiceTest::restart()
{
    Bench b;
    b.paid.atOnce = false;
    b.send(b.order()); // dies while reading
    OutreachService after({b.journal, b.gateway, b.paid, b.phones, b.clock, b.ids});
    QCOMPARE(*after.recover(), 0);
    QCOMPARE(b.journal.intents[0].state, OutreachState::Withheld);

    Bench c;
    c.send(c.order()); // dies while sending
    OutreachService again({c.journal, c.gateway, c.paid, c.phones, c.clock, c.ids});
    QCOMPARE(*again.recover(), 1);
    QCOMPARE(c.journal.intents[0].state, OutreachState::Unclear);
    QCOMPARE(*again.recover(), 0);
    QCOMPARE(c.gateway.sent.size(), 1);
}

void OutreachServiceTest::outlookSaysWhen()
{
    Bench b;
    b.clock.jump(12 * Hour); // 22:00 on Friday
    const OutreachOutlook outlook = *b.service.outlook(b.order());
    QCOMPARE(outlook.block, OutreachBlock::OutsideRules);
    QCOMPARE(outlook.verdict.nextAllowedMs, QDateTime(QDate(2026, 11, 21), QTime(13, 0), Qt::UTC).toMSecsSinceEpoch());
    QCOMPARE(outlook.zones, QStringList{QStringLiteral("America/Bogota")});
    QCOMPARE(outlook.rules.sourceOf(ContactRule::Hours).law, QStringLiteral("Ley 2300 de 2023"));
    QVERIFY(b.journal.intents.isEmpty()); // looking changes nothing
}

void OutreachServiceTest::paidCheckReadsEverything()
{
    Payment payment;
    const auto says = [&](const char *status, const char *sub) {
        payment.status = PaymentStatus::fold(QString::fromLatin1(status), QString::fromLatin1(sub));
        return paidAnswerOf(payment);
    };
    QCOMPARE(says("SUCCEEDED", "APPROVED"), PaidAnswer::Paid);
    QCOMPARE(says("DECLINED", "DECLINED"), PaidAnswer::NotPaid);
    QCOMPARE(says("EXPIRED", "EXPIRED"), PaidAnswer::NotPaid);
    QCOMPARE(says("PENDING", "WAITING_ADDITIONAL_STEP"), PaidAnswer::Unclear);
    QCOMPARE(says("PENDING", "AUTHORIZED"), PaidAnswer::Paid);
    QCOMPARE(says("REFUNDED", "REFUNDED"), PaidAnswer::Paid);
    QCOMPARE(says("OF_THE_FUTURE", "X"), PaidAnswer::Unclear);
}

namespace {

/// Often nothing: a shop that is content with the law.
ShopLimits anyLimits()
{
    ShopLimits limits;
    if (*rc::gen::inRange(0, 3) == 0) {
        limits.hours = WeekHours{};
        for (DayHours &day : *limits.hours)
            day = {*rc::gen::inRange(0, 12 * 60), *rc::gen::inRange(12 * 60 + 1, 1441)};
    }
    if (*rc::gen::inRange(0, 3) == 0)
        limits.perCase = *rc::gen::inRange(1, 4);
    if (*rc::gen::inRange(0, 3) == 0)
        limits.hoursApart = *rc::gen::inRange(1, 200);
    return limits;
}

/// One life: things happen to a few customers over some weeks, in any order. What the service did is then judged by
/// rules written here anew, from the records alone.
void liveOnce()
{
    Bench b;
    b.journal.consents.clear();
    const QList<PhoneNumber> phones{Ana, PhoneNumber::from(QStringLiteral("+573009999999"))};
    const QList<CustomerId> people{AnaId, CustomerId::from(QStringLiteral("bruno"))};
    QList<ShopLimits> shop; ///< for all countries, and for this one
    const auto ruled = [&] {
        shop = {anyLimits(), anyLimits()};
        b.service.setTerms({{{QString(), shop[0]}, {QStringLiteral("CO"), shop[1]}, {QStringLiteral("AR"), ShopLimits{WeekHours{}, 1, 1, 1, 700}}}, false});
    };
    ruled();
    b.gateway.onSend = [&] {
        // At this very moment: paid asked and not paid, on disk as sending, consent, no opt-out, hours, caps.
        RC_ASSERT(b.paid.answer == PaidAnswer::NotPaid);
        const OutreachIntent *self = nullptr;
        for (const OutreachIntent &one : b.journal.intents) {
            if (one.state == OutreachState::Sending && one.sentMs == b.clock.nowMs())
                self = &one;
        }
        RC_ASSERT(self != nullptr);
        bool out = false, given = false;
        for (const OptOut &entry : b.journal.optOuts)
            out = entry.phone == self->phone ? entry.out : out;
        for (const Consent &consent : b.journal.consents) {
            if (consent.phone == self->phone && consent.customer == self->customer)
                given = consent.given;
        }
        RC_ASSERT(given && !out);
        const QDateTime there = QDateTime::fromMSecsSinceEpoch(b.clock.nowMs(), QTimeZone("America/Bogota"));
        const int hour = there.time().hour(), weekday = there.date().dayOfWeek();
        RC_ASSERT(weekday <= 6 && (weekday == 6 ? hour >= 8 && hour < 15 : hour >= 7 && hour < 19));
        RC_ASSERT(!holidaysOf(contactRulesFor(QStringLiteral("CO")).holidays, there.date().year()).contains(there.date()));
        int ofCase = 0;
        for (const OutreachIntent &one : b.journal.intents) {
            if (one.id == self->id || !mayHaveReached(one.state))
                continue;
            ofCase += one.caseId == self->caseId;
            if (one.phone != self->phone)
                continue;
            RC_ASSERT(b.clock.nowMs() - one.sentMs >= Day);
            const QDate before = QDateTime::fromMSecsSinceEpoch(one.sentMs, QTimeZone("America/Bogota")).date();
            RC_ASSERT(before.addDays(1 - before.dayOfWeek()) != there.date().addDays(1 - weekday)); // once a week
        }
        RC_ASSERT(ofCase < 2);
        for (const ShopLimits &own : shop) {
            if (own.hours) {
                const DayHours &day = own.hours->at(static_cast<size_t>(weekday - 1));
                const int minute = hour * 60 + there.time().minute();
                RC_ASSERT(minute >= day.from && minute < day.until);
            }
            RC_ASSERT(!own.perCase || ofCase < *own.perCase);
            for (const OutreachIntent &one : b.journal.intents) {
                if (own.hoursApart && one.id != self->id && mayHaveReached(one.state) && one.phone == self->phone)
                    RC_ASSERT(b.clock.nowMs() - one.sentMs >= *own.hoursApart * Hour);
            }
        }
    };
    const int steps = *rc::gen::inRange(5, 40);
    for (int i = 0; i < steps; ++i) {
        const bool hours = *rc::gen::arbitrary<bool>();
        b.clock.pass(*rc::gen::inRange<qint64>(1, 40) * (hours ? Hour : Minute));
        const PhoneNumber phone = *rc::gen::elementOf(std::vector<PhoneNumber>(phones.begin(), phones.end()));
        const CustomerId who = *rc::gen::elementOf(std::vector<CustomerId>(people.begin(), people.end()));
        switch (*rc::gen::inRange(0, 9)) {
        case 0:
            b.journal.consents << Consent{b.ids.uuid(), who, phone, ContactChannel::PhoneCall, *rc::gen::inRange(0, 4) > 0, ConsentMeans::ByPhone,
                                          QStringLiteral("May we?"), QStringLiteral("Rosa"), b.clock.nowMs()};
            break;
        case 1:
            b.journal.optOuts << OptOut{b.ids.uuid(), phone, *rc::gen::arbitrary<bool>(), QStringLiteral("why"), QStringLiteral("Rosa"), b.clock.nowMs()};
            break;
        case 2: b.paid.answer = *rc::gen::element(PaidAnswer::NotPaid, PaidAnswer::NotPaid, PaidAnswer::Paid, PaidAnswer::Unclear); break;
        case 3: // a restart
            b.journal.failWrite = 0;
            b.gateway.handler = nullptr;
            RC_ASSERT(b.service.recover().has_value());
            break;
        case 4: b.journal.failWrite = *rc::gen::inRange(0, 4); break;
        case 5: ruled(); break; // the manager changes them
        default: {
            OutreachOrder order = b.order(*rc::gen::element("one", "two", "three"));
            auto &flow = std::get<AbandonedFlow>(order.request);
            flow.phone = phone;
            order.customer = who;
            order.despiteEarlier = *rc::gen::arbitrary<bool>();
            const auto before = b.gateway.sent.size();
            b.send(order);
            RC_ASSERT(b.gateway.sent.size() <= before + 1);
            if (b.gateway.sent.size() > before && *rc::gen::inRange(0, 5) > 0)
                b.gateway.reply(*rc::gen::element(0, 1) ? Result<OutreachReply>(OutreachReply()) : Result<OutreachReply>(fail(errorOf(ErrorKind::TimedOut))), 200);
        }
        }
    }
    // No body left twice: every send is one intent that went through Sending.
    qsizetype sendings = 0;
    for (const OutreachEvent &event : b.journal.events)
        sendings += event.kind == OutreachEventKind::Sending;
    RC_ASSERT(sendings == b.gateway.sent.size());
}

}

void OutreachServiceTest::theShopsOwnRuleIsNamed()
{
    Bench b;
    const auto limits = shopLimitsFromText(QStringLiteral("f"), QStringLiteral("Mon-Fri 11:00-22:00; apart 48"));
    QVERIFY(limits);
    b.service.setTerms({{{QString(), *limits}}, false});
    QCOMPARE(b.blocked(b.order()), OutreachBlock::OutsideRules);
    const ContactVerdict tooEarly = b.outcome->outlook->verdict;
    QVERIFY(tooEarly.byShop);
    QCOMPARE(tooEarly.rule, ContactRule::Hours);
    QCOMPARE(tooEarly.nextAllowedMs, b.clock.nowMs() + Hour);
    QCOMPARE(b.outcome->outlook->limits, QStringLiteral("Mon-Fri 11:00-22:00; apart 48"));
    b.clock.pass(10 * Hour); // 20:00: the shop would, the law would not
    QCOMPARE(b.blocked(b.order()), OutreachBlock::OutsideRules);
    QVERIFY(!b.outcome->outlook->verdict.byShop);
    b.clock.pass(-9 * Hour);
    b.send(b.order());
    QCOMPARE(b.gateway.sent.size(), 1);
    QCOMPARE(b.journal.intents.constLast().rulesVersion, QStringLiteral("CO 2026-11-21; shop: Mon-Fri 11:00-22:00; apart 48"));
}

void OutreachServiceTest::neverOutsideTheRules()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=10000");
    QVERIFY(rc::check("never outside the rules, without consent, after payment, or twice", liveOnce));
}

QTEST_GUILESS_MAIN(OutreachServiceTest)
#include "tst_outreachservice.moc"
