// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Consent and opt-out as logs, and the machine of one intent: at most one send.
#include "domain/outreach.h"
#include "domain/outreachcheck.h"

#include <QTest>

#include <rapidcheck.h>

#include <vector>

using namespace pos;

namespace {

const PhoneNumber Ana = PhoneNumber::from(QStringLiteral("+573001234567"));
const CustomerId AnaId = CustomerId::from(QStringLiteral("ana")), BrunoId = CustomerId::from(QStringLiteral("bruno"));

Consent consent(qint64 atMs, bool given, ContactChannel channel = ContactChannel::PhoneCall, const CustomerId &who = AnaId)
{
    return {QStringLiteral("c"), who, Ana, channel, given, ConsentMeans::InPerson, QStringLiteral("May we call you?"),
            QStringLiteral("Rosa"), atMs};
}

std::vector<OutreachEventKind> allEvents()
{
    return {OutreachEventKind::Recorded, OutreachEventKind::Sending,  OutreachEventKind::Accepted,
            OutreachEventKind::Refused,  OutreachEventKind::Unclear,  OutreachEventKind::NotSent,
            OutreachEventKind::Withheld, OutreachEventKind::Restarted, OutreachEventKind::Erased};
}

Error errorOf(ErrorKind kind, const char *code = "")
{
    Error error;
    error.kind = kind;
    error.context.code = QString::fromLatin1(code);
    return error;
}

} // namespace

class OutreachTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lastWordCounts();
    void consentIsOfOnePersonAndOneChannel();
    void optOutIsOfTheNumber();
    void e164_data();
    void e164();
    void maskedPhoneTellsLittle();
    void namesGoBothWays();
    void machine_data();
    void machine();
    void atMostOneSend();
    void answers_data();
    void answers();
    void claims();
    void consentNeedsItsWords();
};

void OutreachTest::lastWordCounts()
{
    const QList<Consent> log{consent(10, true), consent(30, false), consent(20, true)};
    const auto at = [&](qint64 now) { return consentStanding(log, AnaId, Ana, ContactChannel::PhoneCall, now); };
    QCOMPARE(at(5), ConsentStanding::NeverAsked);
    QCOMPARE(at(10), ConsentStanding::Given);
    QCOMPARE(at(29), ConsentStanding::Given);
    QCOMPARE(at(30), ConsentStanding::Refused);
    QCOMPARE(consentStanding({consent(10, true), consent(10, false)}, AnaId, Ana, ContactChannel::PhoneCall, 10), ConsentStanding::Refused);
    QCOMPARE(consentStanding({consent(10, false), consent(10, true)}, AnaId, Ana, ContactChannel::PhoneCall, 10), ConsentStanding::Refused);
}

void OutreachTest::consentIsOfOnePersonAndOneChannel()
{
    const QList<Consent> log{consent(10, true)};
    QCOMPARE(consentStanding(log, BrunoId, Ana, ContactChannel::PhoneCall, 20), ConsentStanding::NeverAsked); // shares the phone
    QCOMPARE(consentStanding(log, AnaId, Ana, ContactChannel::WhatsApp, 20), ConsentStanding::NeverAsked);
    QCOMPARE(consentStanding(log, AnaId, PhoneNumber::from(QStringLiteral("+573009999999")), ContactChannel::PhoneCall, 20),
             ConsentStanding::NeverAsked);
}

void OutreachTest::optOutIsOfTheNumber()
{
    const auto entry = [](qint64 atMs, bool out) { return OptOut{QStringLiteral("o"), Ana, out, {}, QStringLiteral("Rosa"), atMs}; };
    QVERIFY(!isOptedOut({}, Ana, 100));
    QVERIFY(isOptedOut({entry(10, true)}, Ana, 100));
    QVERIFY(!isOptedOut({entry(10, true), entry(20, false)}, Ana, 100));
    QVERIFY(isOptedOut({entry(10, true), entry(10, false)}, Ana, 100));
    QVERIFY(isOptedOut({entry(10, true), entry(200, false)}, Ana, 100)); // a reversal that has not happened yet
    QVERIFY(isOptedOut({entry(200, true)}, Ana, 100));                   // the clock went back
    QVERIFY(!isOptedOut({entry(10, true)}, PhoneNumber::from(QStringLiteral("+573009999999")), 100));
}

void OutreachTest::e164_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QStringLiteral("+573001234567") << true;
    QTest::newRow("short country") << QStringLiteral("+2901234") << true;
    QTest::newRow("no plus") << QStringLiteral("573001234567") << false;
    QTest::newRow("zero") << QStringLiteral("+073001234567") << false;
    QTest::newRow("16 digits") << QStringLiteral("+1234567890123456") << false;
    QTest::newRow("spaces") << QStringLiteral("+57 3001234567") << false;
    QTest::newRow("other digits") << (QStringLiteral("+57300123456") + QChar(0x0667)) << false;
    QTest::newRow("empty") << QString() << false;
}

void OutreachTest::e164()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(isE164(text), good);
}

void OutreachTest::maskedPhoneTellsLittle()
{
    QCOMPARE(maskedPhone(Ana), QStringLiteral("+57 *** **67"));
    QCOMPARE(maskedPhone(PhoneNumber()), QStringLiteral("***"));
}

void OutreachTest::namesGoBothWays()
{
    for (const OutreachEventKind event : allEvents())
        QCOMPARE(outreachEventFromName(outreachEventName(event)), event);
    for (const OutreachState state : {OutreachState::Drafted, OutreachState::Recorded, OutreachState::Sending, OutreachState::Accepted,
                                      OutreachState::Refused, OutreachState::Unclear, OutreachState::Withheld})
        QCOMPARE(outreachStateFromName(outreachStateName(state)), state);
    for (const OutreachBlock block : {OutreachBlock::None, OutreachBlock::NoConsent, OutreachBlock::AlreadyPaid, OutreachBlock::JournalFailed})
        QCOMPARE(outreachBlockFromName(outreachBlockName(block)), block);
    QCOMPARE(outreachKindFromName(QStringLiteral("DeclinedPayment")), OutreachKind::DeclinedPayment);
    QVERIFY(!outreachStateFromName(QStringLiteral("sending")));
    for (const ConsentMeans means : {ConsentMeans::InPerson, ConsentMeans::ByPhone, ConsentMeans::WebForm})
        QCOMPARE(consentMeansFromName(consentMeansName(means)), means);
    for (const ContactChannel channel : {ContactChannel::PhoneCall, ContactChannel::WhatsApp})
        QCOMPARE(contactChannelFromName(contactChannelName(channel)), channel);
}

void OutreachTest::machine_data()
{
    QTest::addColumn<OutreachState>("from");
    QTest::addColumn<OutreachEventKind>("event");
    QTest::addColumn<OutreachState>("to");
    using S = OutreachState;
    using E = OutreachEventKind;
    const auto row = [](S from, E event, S to) {
        QTest::addRow("%s %s", qPrintable(outreachStateName(from)), qPrintable(outreachEventName(event))) << from << event << to;
    };
    row(S::Drafted, E::Recorded, S::Recorded);
    row(S::Recorded, E::Sending, S::Sending);
    row(S::Recorded, E::Withheld, S::Withheld);
    row(S::Recorded, E::Restarted, S::Withheld);
    row(S::Sending, E::Accepted, S::Accepted);
    row(S::Sending, E::Refused, S::Refused);
    row(S::Sending, E::Unclear, S::Unclear);
    row(S::Sending, E::NotSent, S::Withheld);
    row(S::Sending, E::Restarted, S::Unclear);
}

void OutreachTest::machine()
{
    QFETCH(OutreachState, from);
    QFETCH(OutreachEventKind, event);
    QFETCH(OutreachState, to);
    QCOMPARE(nextState(from, event), to);
}

void OutreachTest::atMostOneSend()
{
    QVERIFY(rc::check("whatever happens, in whatever order", [] {
        OutreachState state = OutreachState::Drafted;
        int sends = 0, moves = 0;
        bool left = false;
        const int steps = *rc::gen::inRange(0, 30);
        for (int i = 0; i < steps; ++i) {
            const auto event = *rc::gen::elementOf(allEvents());
            const auto next = nextState(state, event);
            RC_ASSERT(!(isOver(state) && next));
            if (!next)
                continue;
            ++moves;
            sends += *next == OutreachState::Sending;
            left = left || *next == OutreachState::Sending;
            state = *next;
            RC_ASSERT(left || !mayHaveReached(state));
        }
        RC_ASSERT(sends <= 1);
        RC_ASSERT(moves <= 3);
    }));
}

void OutreachTest::answers_data()
{
    QTest::addColumn<bool>("failed");
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("left");
    QTest::addColumn<OutreachEventKind>("event");
    using K = ErrorKind;
    using E = OutreachEventKind;
    const auto row = [](const char *name, const Error &error, int status, bool left, E event) {
        QTest::newRow(name) << true << error << status << left << event;
    };
    QTest::newRow("200") << false << Error() << 200 << true << E::Accepted;
    row("400", errorOf(K::RequestRefused, "HTTP_400"), 400, true, E::Refused);
    row("401", errorOf(K::Unauthenticated, "INVALID_CREDENTIALS"), 401, true, E::Refused);
    row("403", errorOf(K::Forbidden, "PRODUCT_NOT_ENABLED"), 403, true, E::Refused);
    row("404", errorOf(K::NotFound), 404, true, E::Refused);
    row("408", errorOf(K::RequestRefused), 408, true, E::Unclear);
    row("409", errorOf(K::Conflict), 409, true, E::Unclear);
    row("429", errorOf(K::RateLimited), 429, true, E::Unclear);
    row("400 of an inner service", errorOf(K::ServerFault, "UNEXPECTED_RESPONSE"), 400, true, E::Unclear);
    row("400 in process", errorOf(K::Conflict, "REQUEST_IN_PROCESS"), 400, true, E::Unclear);
    row("500", errorOf(K::ServerFault), 500, true, E::Unclear);
    row("504", errorOf(K::ServerFault, "REQUEST_TIMEOUT"), 504, true, E::Unclear);
    row("redirect", errorOf(K::MalformedReply), 302, true, E::Unclear);
    row("200 cut off", errorOf(K::MalformedReply), 200, true, E::Unclear);
    row("400 cut off", errorOf(K::MalformedReply), 400, true, E::Unclear);
    row("dropped", errorOf(K::ConnectionLost), 0, true, E::Unclear);
    row("timeout", errorOf(K::TimedOut), 0, true, E::Unclear);
    row("offline", errorOf(K::Offline), 0, false, E::NotSent);
    row("certificate", errorOf(K::TlsFailed), 0, false, E::NotSent);
    row("no keys", errorOf(K::Unauthenticated, "NO_CREDENTIALS"), 0, false, E::NotSent);
    row("nobody knows", errorOf(K::Internal), 0, true, E::Unclear);
}

void OutreachTest::answers()
{
    QFETCH(bool, failed);
    QFETCH(Error, error);
    QFETCH(int, status);
    QFETCH(bool, left);
    QFETCH(OutreachEventKind, event);
    QCOMPARE(judgeAnswer(failed ? std::optional(error) : std::nullopt, status, left), event);
}

void OutreachTest::claims()
{
    OutreachCase mine;
    QVERIFY(!mine.isClaimedByOther(QStringLiteral("Rosa"), 100));
    mine.claimedBy = QStringLiteral("Rosa");
    mine.claimedUntilMs = 200;
    QVERIFY(!mine.isClaimedByOther(QStringLiteral("Rosa"), 100));
    QVERIFY(mine.isClaimedByOther(QStringLiteral("Luis"), 199));
    QVERIFY(!mine.isClaimedByOther(QStringLiteral("Luis"), 200));
}

void OutreachTest::consentNeedsItsWords()
{
    QVERIFY(checkConsent(consent(10, true), 20).isEmpty());
    Consent poor = consent(1'000'000, true);
    poor.wording.clear();
    poor.operatorName.clear();
    poor.phone = PhoneNumber();
    QStringList broken;
    for (const FieldError &error : checkConsent(poor, 20))
        broken << error.field + u':' + ruleName(error.rule);
    QCOMPARE(broken, (QStringList{QStringLiteral("phone:Required"), QStringLiteral("wording:Required"),
                                  QStringLiteral("operator:Required"), QStringLiteral("at:InFuture")}));
    OptOut back{QStringLiteral("o"), Ana, false, {}, QStringLiteral("Rosa"), 10};
    QCOMPARE(checkOptOut(back, 20).value(0).field, QStringLiteral("reason"));
    back.reason = QStringLiteral("asked for it at the counter");
    QVERIFY(checkOptOut(back, 20).isEmpty());
    QVERIFY(checkOptOut({QStringLiteral("o"), Ana, true, {}, QStringLiteral("Rosa"), 10}, 20).isEmpty());
}

QTEST_GUILESS_MAIN(OutreachTest)
#include "tst_outreach.moc"
