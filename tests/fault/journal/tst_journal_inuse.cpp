// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A file that is damaged under a running till: whichever call meets it, the damage
// is told as damage, noted on disk, and mended by the next start. It was told as an
// ordinary failure before, and met again day after day.
#include "base/log.h"
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QFile>
#include <QTest>

#include <functional>

using namespace pos;
using namespace pos::test;

namespace {

template <typename T> std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

using Use = std::function<std::optional<Error>(JournalPort &, const Attempt &)>;

} // namespace


class TestJournalInUse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void damageIsNotedWhereItIsMet_data();
    void damageIsNotedWhereItIsMet();
    void ordinaryFailuresRaiseNoSuspicion();
    void theReaderCallsItDamage();

private:
    static QString suspect(const Till &till) { return till.path() + QStringLiteral(".suspect"); }
};

void TestJournalInUse::initTestCase()
{
    log::setSink([](log::Level, const QString &) {});
}

void TestJournalInUse::damageIsNotedWhereItIsMet_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<Use>("use");
    const auto row = [](const char *name, const char *damage, Use use) {
        QTest::newRow(name) << QString::fromLatin1(damage) << std::move(use);
    };
    row("a column is gone, reading", "ALTER TABLE attempt RENAME COLUMN state TO stete",
        [](JournalPort &j, const Attempt &) { return errorOf(j.openAttempts()); });
    row("a column is gone, writing", "ALTER TABLE attempt_event RENAME COLUMN rule TO rvle",
        [](JournalPort &j, const Attempt &a) { return errorOf(j.commitAttempt(a, plainEvent(a, QStringLiteral("read")))); });
    row("a table is gone, reading", "DROP TABLE fact",
        [](JournalPort &j, const Attempt &) { return errorOf(j.fact(QStringLiteral("till_block"))); });
    row("a table is gone, writing", "DROP TABLE fact",
        [](JournalPort &j, const Attempt &) { return errorOf(j.setFact(QStringLiteral("x"), QStringLiteral("y"))); });
    row("a table has another name", "ALTER TABLE operation RENAME TO operatjon",
        [](JournalPort &j, const Attempt &) { return errorOf(j.openOperations()); });
    row("a row is not what was written", "UPDATE attempt SET state = 'Declined'",
        [](JournalPort &j, const Attempt &a) { return errorOf(j.attempt(a.id)); });
    row("a sale is not what was written", "UPDATE sale SET customer_name = 'Eve'",
        [](JournalPort &j, const Attempt &a) { return errorOf(j.sale(a.sale)); });
}

void TestJournalInUse::damageIsNotedWhereItIsMet()
{
    QFETCH(QString, damage);
    QFETCH(Use, use);
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    QVERIFY(journal.setFact(QStringLiteral("x"), QStringLiteral("z")).has_value());
    QVERIFY(!use(journal, attempt));
    QVERIFY(!QFile::exists(suspect(till)));
    QCOMPARE(tamper(till.path(), damage), QString());

    const std::optional<Error> met = use(journal, attempt);
    QVERIFY(met);
    QVERIFY2(met->kind == ErrorKind::StorageCorrupt, qPrintable(describe(*met)));
    QVERIFY(QFile::exists(suspect(till)));

    till.file.reset(); // whether it could mark a clean end or not
    till.file = till.journalFile();
    const Result<JournalOpening> opening = till.file->open();
    QVERIFY2(opening.has_value(), opening ? "" : qPrintable(describe(opening.error())));
    QVERIFY2(opening->salvage, "the damage was believed");
    QVERIFY(!QFile::exists(suspect(till)));
    QVERIFY(till.file->verify().has_value());
    QVERIFY(!use(till.file->journal(), sell(till.file->journal(), till.ids, till.clock.nowMs()))); // work goes on
}

void TestJournalInUse::ordinaryFailuresRaiseNoSuspicion()
{
    Till till;
    JournalPort &journal = till.open();
    Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    QCOMPARE(journal.sale(SaleId::from(QStringLiteral("nobody"))).error().kind, ErrorKind::NotFound);
    attempt.key = IdempotencyKey::from(QStringLiteral("another"));
    QCOMPARE(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"))).error().kind, ErrorKind::Conflict);
    QCOMPARE(journal.backupTo(till.path()).error().kind, ErrorKind::Conflict);
    QVERIFY(till.file->close().has_value());
    QCOMPARE(journal.openAttempts().error().kind, ErrorKind::StorageFailed);
    QVERIFY(!QFile::exists(suspect(till)));
}

/// The reader has no hand on the file; the engine host does the rest (tst_enginehost).
void TestJournalInUse::theReaderCallsItDamage()
{
    Till till;
    sell(till.open(), till.ids, till.clock.nowMs());
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
    QVERIFY(reader.has_value());
    QVERIFY((*reader)->payments({}).has_value());
    QCOMPARE(tamper(till.path(), QStringLiteral("ALTER TABLE attempt RENAME COLUMN method_label TO method_labfl")), QString());
    const Result<QList<PaymentRow>> rows = (*reader)->payments({});
    QVERIFY(!rows.has_value());
    QCOMPARE(rows.error().kind, ErrorKind::StorageCorrupt);
}

QTEST_GUILESS_MAIN(TestJournalInUse)
#include "tst_journal_inuse.moc"
