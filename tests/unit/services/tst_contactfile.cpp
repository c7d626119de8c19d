// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Lists of consents and opt-outs as files: what is written is read back, every
// bad line is named with its number, and nothing is taken in by halves.
#include "services/contactfile.h"
#include "services/contactintake.h"

#include "platform/libphonenumbers.h"
#include "support/fakeoutreachjournal.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pos;
using namespace pos::test;

namespace {

using Kind = ContactFileProblem::Kind;
const qint64 Now = QDateTime(QDate(2026, 11, 24), QTime(15, 0), Qt::UTC).toMSecsSinceEpoch();
const QByteArray ConsentHead = "phone,channel,given,means,wording,operator,at\r\n";
const QByteArray OptOutHead = "phone,operator,at,out,reason\r\n";

ContactFile read(const QByteArray &bytes, ContactList list = ContactList::Consents)
{
    return readContactFile(bytes, list, LibPhoneNumbers(), QStringLiteral("CO"), Now);
}

QString problemsOf(const ContactImport &report)
{
    QStringList words;
    for (const ContactFileProblem &problem : report.problems)
        words << QStringLiteral("%1 %2 %3").arg(problem.line).arg(int(problem.kind)).arg(problem.error.field + u' ' + ruleName(problem.error.rule));
    return words.join(QStringLiteral("; "));
}

Consent anyConsent(int n)
{
    return {QStringLiteral("11111111-1111-4111-8111-%1").arg(n, 12, 10, QLatin1Char('0')), CustomerId::from(QStringLiteral("ana")),
            PhoneNumber::from(QStringLiteral("+573001234567")), ContactChannel::WhatsApp, true, ConsentMeans::WebForm,
            QStringLiteral("May we, \"Ana\"?"), QStringLiteral("Rosa"), Now - n};
}

OptOut anyOptOut(bool out)
{
    return {QStringLiteral("22222222-2222-4222-8222-222222222222"), PhoneNumber::from(QStringLiteral("+573001234567")), out,
            QStringLiteral("asked for it"), QStringLiteral("Rosa"), Now - 1};
}

template <typename Entry> QByteArray written(ContactList list, const QList<Entry> &entries)
{
    ContactFileWriter writer(list);
    for (const Entry &entry : entries)
        writer.add(entry);
    return writer.take();
}

} // namespace

class TestContactFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack();
    void cellsAreNoFormulas();
    void filesAsPeopleMakeThem_data();
    void filesAsPeopleMakeThem();
    void badLinesAreNamed_data();
    void badLinesAreNamed();
    void badOptOutsAreNamed();
    void linesAreThoseOfTheFile();
    void notAFile_data();
    void notAFile();
    void tooManyLines();
    void allOrNothing();
    void twiceChangesNothing();
    void knownIdWithOtherContent();
    void anOptOutThatLostItsWordsIsStillOne();
    void aFileNeverLiftsAnOptOut();
    void importedYesDoesNotReachAnOptOut();
    void aFullDiskTakesNothingIn();
};

void TestContactFile::whatIsWrittenIsReadBack()
{
    rc::check("consents survive the way through a file", [] {
        const auto word = rc::gen::map(rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc =+-@,;\"\n'\t9"))),
                                       [](const std::string &s) { return QString(QStringLiteral("May ") + QString::fromStdString(s) + u'.'); });
        QList<Consent> consents;
        const int count = *rc::gen::inRange(0, 6);
        for (int i = 0; i < count; ++i) {
            Consent one = anyConsent(i);
            one.wording = *word;
            one.operatorName = *rc::gen::element(QStringLiteral("=Rosa"), QStringLiteral("Luis; Ana"), QStringLiteral("@home"));
            one.given = *rc::gen::arbitrary<bool>();
            one.channel = *rc::gen::element(ContactChannel::PhoneCall, ContactChannel::WhatsApp);
            one.means = *rc::gen::element(ConsentMeans::InPerson, ConsentMeans::ByPhone, ConsentMeans::WebForm);
            one.atMs = *rc::gen::inRange<qint64>(1, Now);
            one.wording.remove(u'\t').remove(u'\n'); // control characters are refused at every door
            consents << one;
        }
        const ContactFile file = read(written(ContactList::Consents, consents));
        RC_ASSERT(problemsOf(file.report).isEmpty());
        RC_ASSERT(file.consents == consents);
    });
    const QList<OptOut> outs{anyOptOut(true)};
    QCOMPARE(read(written(ContactList::OptOuts, outs), ContactList::OptOuts).optOuts, outs);
}

void TestContactFile::cellsAreNoFormulas()
{
    Consent consent = anyConsent(1);
    consent.wording = QStringLiteral("=cmd|' /C calc'!A1");
    const QByteArray bytes = written<Consent>(ContactList::Consents, {consent});
    QVERIFY2(bytes.contains("\"'=cmd"), bytes.constData());
    QVERIFY2(bytes.contains("\"'+573001234567\""), bytes.constData());
    QCOMPARE(read(bytes).consents.value(0).wording, consent.wording);
}

void TestContactFile::filesAsPeopleMakeThem_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray line = "+573001234567,call,yes,in_person,May we call?,Rosa,2026-11-20T10:00:00-05:00";
    QTest::newRow("lf") << "phone,channel,given,means,wording,operator,at\n" + line + "\n";
    QTest::newRow("cr") << "phone,channel,given,means,wording,operator,at\r" + line + "\r";
    QTest::newRow("no last line end") << ConsentHead + line;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + ConsentHead + line;
    QTest::newRow("semicolons") << QByteArray(ConsentHead + line).replace(',', ';');
    QTest::newRow("other order") << QByteArray("AT, Operator ,wording,means,given,channel,phone\n2026-11-20T15:00:00Z,Rosa,May we call?,in_person,TRUE,call,300 1234567\n");
    QTest::newRow("a day") << QByteArray(ConsentHead + line).replace("T10:00:00-05:00", "");
    QTest::newRow("empty lines") << ConsentHead + "\r\n" + line + "\r\n\r\n";
}

void TestContactFile::filesAsPeopleMakeThem()
{
    QFETCH(QByteArray, bytes);
    const ContactFile file = read(bytes);
    QVERIFY2(!file.report.isRefused(), qPrintable(problemsOf(file.report)));
    QCOMPARE(file.consents.size(), 1);
    QCOMPARE(file.consents[0].phone.text(), QStringLiteral("+573001234567"));
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(file.consents[0].atMs, Qt::UTC).date(), QDate(2026, 11, 20));
    QVERIFY(file.consents[0].given);
}

void TestContactFile::badLinesAreNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("rule");
    const auto row = [](const char *name, const char *line, const char *field, Rule rule) {
        QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(field) << int(rule);
    };
    row("phone", "12,call,yes,in_person,May we call?,Rosa,2026-11-20", "phone", Rule::BadPhone);
    row("no phone", ",call,yes,in_person,May we call?,Rosa,2026-11-20", "phone", Rule::Required);
    row("channel", "+573001234567,sms,yes,in_person,May we call?,Rosa,2026-11-20", "channel", Rule::NotInList);
    row("given", "+573001234567,call,perhaps,in_person,May we call?,Rosa,2026-11-20", "given", Rule::NotInList);
    row("means", "+573001234567,call,yes,letter,May we call?,Rosa,2026-11-20", "means", Rule::NotInList);
    row("wording", "+573001234567,call,yes,in_person,,Rosa,2026-11-20", "wording", Rule::Required);
    row("operator", "+573001234567,call,yes,in_person,May we call?,,2026-11-20", "operator", Rule::Required);
    row("time", "+573001234567,call,yes,in_person,May we call?,Rosa,yesterday", "at", Rule::BadDate);
    row("time of nowhere", "+573001234567,call,yes,in_person,May we call?,Rosa,2026-11-20T10:00:00", "at", Rule::BadDate);
    row("future", "+573001234567,call,yes,in_person,May we call?,Rosa,2026-11-30", "at", Rule::InFuture);
    row("card number", "+573001234567,call,yes,in_person,4111 1111 1111 1111,Rosa,2026-11-20", "wording", Rule::CardNumber);
}

void TestContactFile::badLinesAreNamed()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, field);
    QFETCH(int, rule);
    const QByteArray good = "+573001234567,call,yes,in_person,May we call?,Rosa,2026-11-20\r\n";
    const ContactFile file = read(ConsentHead + good + line + "\r\n");
    QCOMPARE(file.report.refused, 1);
    QCOMPARE(file.report.problems.size(), 1);
    QCOMPARE(file.report.problems[0].line, 3);
    QCOMPARE(file.report.problems[0].kind, Kind::Value);
    QCOMPARE(file.report.problems[0].error.field, field);
    QCOMPARE(int(file.report.problems[0].error.rule), rule);
}

void TestContactFile::badOptOutsAreNamed()
{
    const ContactFile file = read(OptOutHead + "+573001234567,Rosa,2026-11-20,maybe,asked\n+573001234567,Rosa,2026-11-20,no,\n+573001234567,Rosa,2026-11-20\n", ContactList::OptOuts);
    QCOMPARE(problemsOf(file.report),
             QStringLiteral("2 0 out NotInList; 3 0 reason Required; 4 2  OutOfRange"));
    QCOMPARE(file.report.refused, 3);
    QVERIFY(read("phone,at\n+573001234567,2026-11-20\n", ContactList::OptOuts).report.problems.value(0).kind == Kind::MissingColumn);
}

/// A record of several lines counts as many; an empty line is one.
void TestContactFile::linesAreThoseOfTheFile()
{
    const ContactFile file = read(ConsentHead + "+573001234567,call,yes,in_person,\"May we\r\n\r\ncall?\",Rosa,2026-11-20\r\n\r\n"
                                                "12,call,yes,in_person,May we call?,Rosa,2026-11-20\r\n");
    QCOMPARE(file.report.problems.constLast().line, 6);
    QCOMPARE(file.report.problems.constLast().error.rule, Rule::BadPhone);
}

void TestContactFile::notAFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04rest");
    QTest::newRow("zeros") << QByteArray("phone\0", 6);
    QTest::newRow("cut in a cell") << ConsentHead + "+573001234567,call,yes,in_person,\"May we";
}

void TestContactFile::notAFile()
{
    QFETCH(QByteArray, bytes);
    const ContactFile file = read(bytes);
    QVERIFY(file.report.isRefused());
    QCOMPARE(file.report.problems.constLast().kind, Kind::NotCsv);
}

void TestContactFile::tooManyLines()
{
    QByteArray bytes = OptOutHead;
    for (qint64 i = 0; i <= MostContactLines; ++i)
        bytes += "x\n";
    const ContactFile file = read(bytes, ContactList::OptOuts);
    QCOMPARE(file.report.problems.size(), MostContactProblems);
    QVERIFY(file.report.refused > MostContactLines);
}

void TestContactFile::allOrNothing()
{
    FakeOutreachJournal journal;
    const ContactFile file = read(ConsentHead + "+573001234567,call,yes,in_person,May we call?,Rosa,2026-11-20\nbad,call,yes,in_person,May we call?,Rosa,2026-11-20\n");
    const auto taken = takeContactsIn(file, journal);
    QVERIFY(taken && taken->isRefused());
    QCOMPARE(taken->added, 0);
    QVERIFY(journal.consents.isEmpty());
}

void TestContactFile::twiceChangesNothing()
{
    FakeOutreachJournal journal;
    const ContactFile file = read(ConsentHead + "+573001234567,call,yes,in_person,May we call?,Rosa,2026-11-20\n+573001234567,whatsapp,yes,in_person,May we call?,Rosa,2026-11-20\n");
    QCOMPARE(takeContactsIn(file, journal)->added, 2);
    const auto again = takeContactsIn(file, journal);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->known, 2);
    QCOMPARE(journal.consents.size(), 2);
    // The same line twice in one file is somebody's mistake.
    const QByteArray line = "+573001234567,call,yes,in_person,May we call?,Rosa,2026-11-20\n";
    QCOMPARE(read(ConsentHead + line + line).report.problems.value(0).kind, Kind::SameId);
}

void TestContactFile::knownIdWithOtherContent()
{
    FakeOutreachJournal journal;
    journal.consents = {anyConsent(1)};
    Consent other = anyConsent(1);
    other.given = false;
    const auto taken = takeContactsIn(read(written<Consent>(ContactList::Consents, {anyConsent(2), other})), journal);
    QVERIFY(taken && taken->isRefused());
    QCOMPARE(taken->problems.constFirst().kind, Kind::OtherContent);
    QVERIFY(taken->problems.constFirst().line > 2);
    QCOMPARE(journal.consents.size(), 1);
}

void TestContactFile::anOptOutThatLostItsWordsIsStillOne()
{
    FakeOutreachJournal journal;
    OptOut out = anyOptOut(true), lifted = anyOptOut(false);
    lifted.id.replace(u'2', u'3');
    lifted.atMs -= 1000;
    OptOut bare = out, bareLifted = lifted;
    for (OptOut *entry : {&bare, &bareLifted}) {
        entry->reason.clear();
        entry->operatorName.clear();
    }
    // To a till that knows it, with its words or without, it is nothing new; to another one it is an opt-out.
    const ContactFile file = read(written<OptOut>(ContactList::OptOuts, {bare, bareLifted}), ContactList::OptOuts);
    QVERIFY(!file.report.isRefused());
    journal.optOuts = {lifted, out};
    QCOMPARE(takeContactsIn(file, journal)->known, 2);
    journal.optOuts.clear();
    QCOMPARE(takeContactsIn(file, journal)->added, 1);
    QVERIFY(isOptedOut(journal.optOuts, out.phone, Now));
    OptOut half = out;
    half.operatorName.clear(); // one word missing is a mistake, not age
    QVERIFY(read(written<OptOut>(ContactList::OptOuts, {half}), ContactList::OptOuts).report.isRefused());
}

void TestContactFile::aFileNeverLiftsAnOptOut()
{
    FakeOutreachJournal journal;
    OptOut out = anyOptOut(true), lifted = anyOptOut(false);
    out.id.replace(u'2', u'3');
    out.atMs -= 1000;
    const auto taken = takeContactsIn(read(written<OptOut>(ContactList::OptOuts, {out, lifted}), ContactList::OptOuts), journal);
    QCOMPARE(taken->added, 1);
    QCOMPARE(taken->reversalsLeftOut, 1);
    QVERIFY(isOptedOut(journal.optOuts, out.phone, Now));
    // One that was made here by a person stays what it is.
    journal.optOuts << lifted;
    QCOMPARE(takeContactsIn(read(written<OptOut>(ContactList::OptOuts, {out, lifted}), ContactList::OptOuts), journal)->known, 2);
    QVERIFY(!isOptedOut(journal.optOuts, out.phone, Now));
}

void TestContactFile::importedYesDoesNotReachAnOptOut()
{
    FakeOutreachJournal journal;
    journal.optOuts = {anyOptOut(true)};
    QCOMPARE(takeContactsIn(read(written<Consent>(ContactList::Consents, {anyConsent(0)})), journal)->added, 1);
    QVERIFY(isOptedOut(journal.optOuts, anyConsent(0).phone, Now));
}

void TestContactFile::aFullDiskTakesNothingIn()
{
    class Full final : public FakeOutreachJournal
    {
        Result<void> addConsents(const QList<Consent> &) override { return fail(ErrorKind::StorageFull); }
    } journal;
    const auto taken = takeContactsIn(read(written<Consent>(ContactList::Consents, {anyConsent(1)})), journal);
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::StorageFull);
}

QTEST_GUILESS_MAIN(TestContactFile)
#include "tst_contactfile.moc"
