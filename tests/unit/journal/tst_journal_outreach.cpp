// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Outreach in the journal: consents and opt-outs that are only added to, intents
// that are sent at most once, cases that one person has, erasing, and damage.
#include "unit/journal/journalkit.h"

#include "journal/database.h"
#include "journal/salvage.h"

#include <QFile>
#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Day = 24LL * 60 * 60 * 1000;
const PhoneNumber Ana = PhoneNumber::from(QStringLiteral("+573001234567"));

Consent consentFor(Till &till, const CustomerId &customer, bool given = true)
{
    return {till.ids.uuid(), customer, Ana, ContactChannel::WhatsApp, given, ConsentMeans::ByPhone, QString::fromUtf8("¿Podemos escribirle?"),
            QStringLiteral("Rosa"), till.clock.nowMs()};
}

OutreachIntent intentFor(Till &till, const CustomerId &customer = {})
{
    OutreachIntent intent;
    intent.id = OutreachId::from(till.ids.uuid());
    intent.caseId = OutreachCaseId::from(QStringLiteral("case-1"));
    intent.kind = OutreachKind::DeclinedPayment;
    intent.state = OutreachState::Recorded;
    intent.customer = customer;
    intent.phone = Ana;
    intent.channels = {ContactChannel::PhoneCall, ContactChannel::WhatsApp};
    intent.consentId = QStringLiteral("consent-1");
    intent.rulesVersion = QStringLiteral("CO 2026-11-21");
    intent.body = R"({"customer":{"full_name":"Ana"}})";
    intent.operatorName = QStringLiteral("Rosa");
    intent.sale = SaleId::from(QStringLiteral("R1-20261121-000001"));
    intent.attempt = AttemptId::from(QStringLiteral("a-1"));
    intent.amount = Money::fromMinor(12345, brl());
    intent.createdMs = intent.updatedMs = till.clock.nowMs();
    return intent;
}

OutreachEvent eventOf(const OutreachIntent &intent, OutreachState from, OutreachEventKind kind)
{
    OutreachEvent event;
    event.outreach = intent.id;
    event.atMs = intent.updatedMs;
    event.kind = kind;
    event.from = from;
    event.to = intent.state;
    event.operatorName = QStringLiteral("Rosa");
    event.httpStatus = intent.httpStatus;
    event.note = QStringLiteral("test");
    return event;
}

/// Moves it on disk; the error when that was refused.
Result<void> move(OutreachJournal &journal, OutreachIntent &intent, OutreachEventKind kind)
{
    const OutreachState from = intent.state;
    const auto to = nextState(from, kind);
    if (!to)
        qFatal("a step that cannot be");
    OutreachIntent moved = intent;
    moved.state = *to;
    const Result<void> done = journal.commitOutreach(moved, eventOf(moved, from, kind));
    if (done)
        intent = moved;
    return done;
}

Result<void> record(OutreachJournal &journal, const OutreachIntent &intent)
{
    return journal.commitOutreach(intent, eventOf(intent, OutreachState::Drafted, OutreachEventKind::Recorded));
}

QString tampered(const Till &till, const QString &sql)
{
    const QString error = tamper(till.path(), sql);
    return error;
}

} // namespace

class TestJournalOutreach : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void consentsAndOptOutsAreKeptInOrder();
    void importIsAllOrNothing();
    void theFileRefusesChanges();
    void anIntentGoesItsWay();
    void whatWasDecidedNeverChanges();
    void whatIsOverStaysOver();
    void openOnesAreFoundAfterRestart();
    void byCaseAndByPhone();
    void oneOfTwoGetsTheCase();
    void erasedWithTheCustomer();
    void changesBehindTheBackAreFound_data();
    void changesBehindTheBackAreFound();
    void salvageKeepsWhatIsGood();
    void closedJournalFails();
};

void TestJournalOutreach::consentsAndOptOutsAreKeptInOrder()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    const CustomerId who = CustomerId::from(QStringLiteral("ana"));
    const Consent first = consentFor(till, who), second = consentFor(till, who, false);
    QVERIFY(journal.addConsents({first, second}).has_value());
    QCOMPARE(*journal.consentsOf(Ana), (QList<Consent>{first, second}));
    QVERIFY(journal.consentsOf(PhoneNumber::from(QStringLiteral("+1")))->isEmpty());
    const OptOut out{till.ids.uuid(), Ana, true, QStringLiteral("asked by phone"), QStringLiteral("Rosa"), 5};
    const OptOut back{till.ids.uuid(), Ana, false, QStringLiteral("asked at the counter"), QStringLiteral("Luis"), 6};
    QVERIFY(journal.addOptOuts({out, back}).has_value());
    QCOMPARE(*journal.optOutsOf(Ana), (QList<OptOut>{out, back}));
    till.close();
    till.open();
    QList<Consent> all;
    QVERIFY(till.file->outreach()->eachConsent([&](const Consent &consent) { all << consent; return true; }).has_value());
    QCOMPARE(all.size(), 2);
    int seen = 0;
    QCOMPARE(till.file->outreach()->eachOptOut([&](const OptOut &) { ++seen; return false; }).error().kind, ErrorKind::Cancelled);
    QCOMPARE(seen, 1);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalOutreach::importIsAllOrNothing()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    const Consent known = consentFor(till, {});
    QVERIFY(journal.addConsents({known}).has_value());
    const Consent fresh = consentFor(till, {});
    QCOMPARE(journal.addConsents({fresh, known}).error().kind, ErrorKind::Conflict);
    QCOMPARE(journal.consentsOf(Ana)->size(), 1);
    Consent nameless = fresh;
    nameless.id.clear();
    QCOMPARE(journal.addConsents({nameless}).error().kind, ErrorKind::InvalidInput);
}

void TestJournalOutreach::theFileRefusesChanges()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    QVERIFY(journal.addConsents({consentFor(till, {})}).has_value());
    QVERIFY(journal.addOptOuts({{till.ids.uuid(), Ana, true, {}, QStringLiteral("Rosa"), 5}}).has_value());
    OutreachIntent intent = intentFor(till);
    QVERIFY(record(journal, intent).has_value());
    till.close();
    const auto database = Database::open(till.path(), Database::Access::Write);
    QVERIFY(database.has_value());
    for (const char *sql : {"UPDATE consent SET given = 0", "UPDATE opt_out SET out = 0", "DELETE FROM opt_out", "DELETE FROM outreach",
                            "UPDATE outreach SET consent = 'x'", "UPDATE outreach_event SET note = 'x'", "DELETE FROM outreach_event"})
        QVERIFY2(!(*database)->executeText(QLatin1String(sql)), sql);
    QVERIFY((*database)->executeText(QStringLiteral("UPDATE outreach SET state = 'Sending'")));
    QVERIFY(!(*database)->executeText(QStringLiteral("UPDATE outreach SET state = 'Recorded'")));
    QVERIFY((*database)->executeText(QStringLiteral("UPDATE outreach SET state = 'Unclear'")));
    QVERIFY(!(*database)->executeText(QStringLiteral("UPDATE outreach SET state = 'Sending'")));
}

void TestJournalOutreach::anIntentGoesItsWay()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    OutreachIntent intent = intentFor(till);
    QVERIFY(record(journal, intent).has_value());
    QCOMPARE(*journal.outreach(intent.id), intent);
    intent.sentMs = 7;
    QVERIFY(move(journal, intent, OutreachEventKind::Sending).has_value());
    intent.answeredMs = 9;
    intent.httpStatus = 200;
    intent.remoteId = QStringLiteral("7c3a9c6e");
    intent.answer = R"({"id":"7c3a9c6e"})";
    intent.messages = {QStringLiteral("Communication processed"), QStringLiteral("successfully")};
    QVERIFY(move(journal, intent, OutreachEventKind::Accepted).has_value());
    QCOMPARE(*journal.outreach(intent.id), intent);
    const QList<OutreachEvent> events = *journal.outreachEvents(intent.id);
    QCOMPARE(events.size(), 3);
    QCOMPARE(events.last().kind, OutreachEventKind::Accepted);
    QCOMPARE(events.last().from, OutreachState::Sending);
    QCOMPARE(events.last().sequence, 3);
    QVERIFY(till.file->verify().has_value());
    QCOMPARE(journal.outreach(OutreachId::from(QStringLiteral("nobody"))).error().kind, ErrorKind::NotFound);
}

void TestJournalOutreach::whatWasDecidedNeverChanges()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    const OutreachIntent intent = intentFor(till);
    QVERIFY(record(journal, intent).has_value());
    const auto refused = [&](auto change) {
        OutreachIntent other = intent;
        other.state = OutreachState::Sending;
        change(other);
        const Result<void> done = journal.commitOutreach(other, eventOf(other, OutreachState::Recorded, OutreachEventKind::Sending));
        return !done && done.error().kind == ErrorKind::Conflict;
    };
    QVERIFY(refused([](OutreachIntent &i) { i.body = "{}"; }));
    QVERIFY(refused([](OutreachIntent &i) { i.phone = PhoneNumber::from(QStringLiteral("+573009999999")); }));
    QVERIFY(refused([](OutreachIntent &i) { i.caseId = OutreachCaseId::from(QStringLiteral("other")); }));
    QVERIFY(refused([](OutreachIntent &i) { i.consentId = QStringLiteral("other"); }));
    QVERIFY(refused([](OutreachIntent &i) { i.channels = {ContactChannel::PhoneCall}; }));
    QVERIFY(refused([](OutreachIntent &i) { i.kind = OutreachKind::AbandonedFlow; }));
    QCOMPARE(*journal.outreach(intent.id), intent);
    QCOMPARE(journal.outreachEvents(intent.id)->size(), 1);
}

void TestJournalOutreach::whatIsOverStaysOver()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    OutreachIntent intent = intentFor(till);
    QVERIFY(record(journal, intent).has_value());
    // Recorded twice, sent twice: whoever comes second is told.
    QCOMPARE(record(journal, intent).error().kind, ErrorKind::Conflict);
    OutreachIntent second = intent;
    QVERIFY(move(journal, intent, OutreachEventKind::Sending).has_value());
    QCOMPARE(move(journal, second, OutreachEventKind::Sending).error().kind, ErrorKind::Conflict);
    QVERIFY(move(journal, intent, OutreachEventKind::Restarted).has_value());
    QCOMPARE(intent.state, OutreachState::Unclear);
    OutreachIntent again = intent;
    again.state = OutreachState::Sending;
    QCOMPARE(journal.commitOutreach(again, eventOf(again, OutreachState::Unclear, OutreachEventKind::Sending)).error().kind, ErrorKind::Conflict);
    // An event that lies about where it came from.
    QCOMPARE(journal.commitOutreach(again, eventOf(again, OutreachState::Recorded, OutreachEventKind::Sending)).error().kind, ErrorKind::Conflict);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalOutreach::openOnesAreFoundAfterRestart()
{
    Till till;
    till.open();
    OutreachIntent waiting = intentFor(till), sending = intentFor(till), over = intentFor(till);
    for (const OutreachIntent *intent : {&waiting, &sending, &over})
        QVERIFY(record(*till.file->outreach(), *intent).has_value());
    QVERIFY(move(*till.file->outreach(), sending, OutreachEventKind::Sending).has_value());
    QVERIFY(move(*till.file->outreach(), over, OutreachEventKind::Withheld).has_value());
    till.close();
    till.open();
    QCOMPARE(*till.file->outreach()->openOutreaches(), (QList<OutreachIntent>{waiting, sending}));
}

void TestJournalOutreach::byCaseAndByPhone()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    const OutreachIntent first = intentFor(till);
    OutreachIntent second = intentFor(till);
    second.caseId = OutreachCaseId::from(QStringLiteral("case-2"));
    second.phone = PhoneNumber::from(QStringLiteral("+573009999999"));
    QVERIFY(record(journal, first) && record(journal, second));
    QCOMPARE(*journal.outreachesOfCase(first.caseId), (QList<OutreachIntent>{first}));
    QCOMPARE(*journal.outreachesTo(second.phone), (QList<OutreachIntent>{second}));
}

void TestJournalOutreach::oneOfTwoGetsTheCase()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    OutreachCase matter;
    matter.id = OutreachCaseId::from(QStringLiteral("case-1"));
    matter.phone = Ana;
    matter.note = QStringLiteral("rings back on Monday");
    matter.snoozedUntilMs = 77;
    matter.createdMs = 1;
    QVERIFY(journal.saveOutreachCase(matter).has_value());
    QCOMPARE(*journal.outreachCase(matter.id), matter);
    QCOMPARE(journal.claimOutreachCase(matter.id, QStringLiteral("Rosa"), 100, 200)->claimedBy, QStringLiteral("Rosa"));
    QCOMPARE(journal.claimOutreachCase(matter.id, QStringLiteral("Luis"), 150, 250).error().kind, ErrorKind::Conflict);
    QVERIFY(journal.claimOutreachCase(matter.id, QStringLiteral("Rosa"), 150, 250).has_value());
    QCOMPARE(journal.claimOutreachCase(matter.id, QStringLiteral("Luis"), 250, 350)->claimedBy, QStringLiteral("Luis"));
    QCOMPARE(journal.claimOutreachCase(OutreachCaseId::from(QStringLiteral("x")), QStringLiteral("Luis"), 1, 2).error().kind, ErrorKind::NotFound);
    QCOMPARE(journal.outreachCases()->size(), 1);
    matter.closed = true;
    QVERIFY(journal.saveOutreachCase(matter).has_value());
    QVERIFY(journal.outreachCases()->isEmpty());
}

void TestJournalOutreach::erasedWithTheCustomer()
{
    Till till;
    JournalPort &sales = till.open();
    OutreachJournal &journal = *till.file->outreach();
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Ana"), QStringLiteral("Unerasable"));
    QVERIFY(sales.saveCustomer(customer).has_value());
    QVERIFY(journal.addConsents({consentFor(till, customer.id)}).has_value());
    QVERIFY(journal.addOptOuts({{till.ids.uuid(), Ana, true, {}, QStringLiteral("Rosa"), 5}}).has_value());
    OutreachCase matter;
    matter.id = OutreachCaseId::from(QStringLiteral("case-1"));
    matter.customer = customer.id;
    matter.phone = Ana;
    QVERIFY(journal.saveOutreachCase(matter).has_value());
    OutreachIntent intent = intentFor(till, customer.id);
    intent.body = "CANARY-BODY";
    QVERIFY(record(journal, intent).has_value());
    QCOMPARE(sales.eraseCustomer(customer.id, QStringLiteral("on request")).error().kind, ErrorKind::Conflict); // not over
    QVERIFY(move(journal, intent, OutreachEventKind::Withheld).has_value());
    QCOMPARE(sales.eraseCustomer(customer.id, QStringLiteral("on request")).error().kind, ErrorKind::Conflict); // not a day ago
    till.clock.pass(2 * Day);
    QVERIFY(sales.eraseCustomer(customer.id, QStringLiteral("on request")).has_value());
    QVERIFY(journal.consentsOf(Ana)->isEmpty());
    QCOMPARE(journal.optOutsOf(Ana)->size(), 1); // must outlive everything
    QVERIFY(isOptedOut(*journal.optOutsOf(Ana), Ana, till.clock.nowMs()));
    QCOMPARE(journal.outreachCase(matter.id).error().kind, ErrorKind::NotFound);
    const OutreachIntent left = *journal.outreach(intent.id);
    QVERIFY(left.body.isEmpty() && left.phone.isEmpty() && left.customer.isEmpty());
    QCOMPARE(left.state, OutreachState::Withheld);
    QCOMPARE(journal.outreachesOfCase(intent.caseId)->size(), 1); // the case's cap still counts it
    QVERIFY(till.file->verify().has_value());
    till.close();
    QFile file(till.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains("CANARY-BODY"));
    QVERIFY(!bytes.contains("Podemos"));
}

void TestJournalOutreach::changesBehindTheBackAreFound_data()
{
    QTest::addColumn<QStringList>("sql");
    const auto row = [](const char *name, QStringList sql) { QTest::newRow(name) << sql; };
    row("consent given", {QStringLiteral("DROP TRIGGER consent_unchanged"), QStringLiteral("UPDATE consent SET given = 1 - given")});
    row("opt-out reversed", {QStringLiteral("DROP TRIGGER opt_out_unchanged"), QStringLiteral("UPDATE opt_out SET out = 0")});
    row("state", {QStringLiteral("DROP TRIGGER outreach_once"), QStringLiteral("UPDATE outreach SET state = 'Refused'")});
    row("body", {QStringLiteral("UPDATE outreach_private SET body = x'00'")});
    row("event changed", {QStringLiteral("DROP TRIGGER outreach_event_unchanged"), QStringLiteral("UPDATE outreach_event SET operator = 'Luis'")});
    row("event gone", {QStringLiteral("DROP TRIGGER outreach_event_kept"), QStringLiteral("DELETE FROM outreach_event WHERE sequence = 1")});
    row("last event gone", {QStringLiteral("DROP TRIGGER outreach_event_kept"), QStringLiteral("DELETE FROM outreach_event WHERE sequence = 2")});
    row("case", {QStringLiteral("UPDATE outreach_case SET claimed_by = 'Luis'")});
}

void TestJournalOutreach::changesBehindTheBackAreFound()
{
    QFETCH(QStringList, sql);
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    QVERIFY(journal.addConsents({consentFor(till, {})}).has_value());
    QVERIFY(journal.addOptOuts({{till.ids.uuid(), Ana, true, {}, QStringLiteral("Rosa"), 5}}).has_value());
    OutreachIntent intent = intentFor(till);
    QVERIFY(record(journal, intent).has_value());
    QVERIFY(move(journal, intent, OutreachEventKind::Sending).has_value());
    OutreachCase matter;
    matter.id = intent.caseId;
    QVERIFY(journal.saveOutreachCase(matter).has_value());
    QVERIFY(till.file->verify().has_value());
    till.close();
    for (const QString &statement : sql)
        QCOMPARE(tampered(till, statement), QString());
    till.open();
    const Result<void> found = till.file->verify();
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().kind, ErrorKind::StorageCorrupt);
}

void TestJournalOutreach::salvageKeepsWhatIsGood()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    const Consent good = consentFor(till, {}), bad = consentFor(till, {});
    QVERIFY(journal.addConsents({good, bad}).has_value());
    OutreachIntent kept = intentFor(till), lost = intentFor(till);
    QVERIFY(record(journal, kept) && record(journal, lost));
    QVERIFY(move(journal, kept, OutreachEventKind::Sending).has_value());
    till.close();
    const QStringList damage{QStringLiteral("DROP TRIGGER consent_unchanged"), QStringLiteral("DROP TRIGGER outreach_once"),
                                     QStringLiteral("UPDATE consent SET given = 0 WHERE id = '") + bad.id + u'\'',
                                     QStringLiteral("UPDATE outreach SET operator = 'x' WHERE id = '") + lost.id.text() + u'\''};
    for (const QString &statement : damage)
        QCOMPARE(tampered(till, statement), QString());
    till.file = till.journalFile();
    till.file->suspectDamage();
    const Result<JournalOpening> opened = till.file->open();
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(describe(opened.error())));
    QVERIFY(opened->salvage.has_value());
    QVERIFY(opened->salvage->lost >= 2);
    OutreachJournal &after = *till.file->outreach();
    QCOMPARE(*after.consentsOf(Ana), (QList<Consent>{good}));
    QCOMPARE(*after.outreach(kept.id), kept);
    QCOMPARE(after.outreach(lost.id).error().kind, ErrorKind::NotFound);
    QCOMPARE(*after.openOutreaches(), (QList<OutreachIntent>{kept}));
    QVERIFY(till.file->verify().has_value());
    QFile report(opened->salvage->reportFile);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("Somebody may have been contacted"));
}

void TestJournalOutreach::closedJournalFails()
{
    Till till;
    till.open();
    OutreachJournal &journal = *till.file->outreach();
    QVERIFY(till.file->close().has_value());
    QCOMPARE(journal.openOutreaches().error().kind, ErrorKind::StorageFailed);
    QCOMPARE(record(journal, intentFor(till)).error().kind, ErrorKind::StorageFailed);
}

QTEST_GUILESS_MAIN(TestJournalOutreach)
#include "tst_journal_outreach.moc"
