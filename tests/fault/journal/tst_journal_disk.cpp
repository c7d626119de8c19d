// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A full disk, a folder or disk that cannot be written: the right error with the
// path, nothing recorded is lost, and the till goes on when there is room again.
// Being root hides permissions, so those are tested by a child that is nobody.
#include "fault/journal/dump.h"
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace pos;
using namespace pos::test;

namespace {

bool run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// A small disk of our own; gone with this object. Needs the right to mount.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &point) : m_point(point)
    {
        QDir().mkpath(point);
        m_mounted = run(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                                  QStringLiteral("size=2m"), QStringLiteral("tmpfs"), point});
    }
    ~SmallDisk()
    {
        if (m_mounted)
            run(QStringLiteral("umount"), {QStringLiteral("-l"), m_point});
    }
    bool isMounted() const { return m_mounted; }
    bool makeReadOnly() { return run(QStringLiteral("mount"), {QStringLiteral("-o"), QStringLiteral("remount,ro"), m_point}); }

private:
    QString m_point;
    bool m_mounted = false;
};

/// Sells until the journal refuses; what was acknowledged, and the refusal.
QList<Attempt> sellUntilRefused(JournalPort &journal, IdSource &ids, Error &refusal)
{
    QList<Attempt> sold;
    for (int i = 0; i < 5000; ++i) {
        const Result<Sale> sale = journal.createSale(registerOne(), today(), plainDraft());
        if (!sale) {
            refusal = sale.error();
            return sold;
        }
        Attempt attempt = plainAttempt(ids, *sale, 1, 1000 + i);
        attempt.body = QByteArray(2000, 'b');
        attempt.state = AttemptState::Sending;
        const Result<void> committed = journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("sending")));
        if (!committed) {
            refusal = committed.error();
            return sold;
        }
        sold.append(attempt);
    }
    return sold;
}

/// child: PATH. Tries to use the journal as somebody who may not write it; prints error and path.
int tryAsNobody(const QString &path)
{
#ifdef Q_OS_UNIX
    constexpr uid_t Nobody = 65534;
    if (::geteuid() == 0 && (::setgid(Nobody) != 0 || ::setuid(Nobody) != 0))
        return 3;
#endif
    SystemIdSource ids;
    SystemClock clock;
    JournalFile file(path, ids, clock);
    const Result<JournalOpening> opening = file.open();
    std::puts(opening ? "opened" : qPrintable(errorKindName(opening.error().kind) + u' ' + opening.error().context.path));
    return 0;
}

}

class TestJournalDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fileMayNotGrow();
    void diskIsFull();
    void noRoomToPutRowsInOrder();
    void noRoomForANewJournal();
    void backupToAFullDisk();
    void readOnlyDisk();
    void whatNobodyMayWrite_data();
    void whatNobodyMayWrite();
    void folderThatCannotBeMade();
};

void TestJournalDisk::fileMayNotGrow()
{
    Till till;
    till.open();
    till.close();
    Result<std::unique_ptr<Database>> database = Database::open(till.path(), Database::Access::Write);
    QVERIFY(database.has_value());
    QVERIFY((*database)->executeText(QStringLiteral("PRAGMA max_page_count = 120")).has_value());
    JournalWriter writer(till.path(), till.ids, till.clock, {});
    writer.attach(database->get());
    Error refusal;
    const QList<Attempt> sold = sellUntilRefused(writer, till.ids, refusal);
    QCOMPARE(refusal.kind, ErrorKind::StorageFull);
    QCOMPARE(refusal.context.path, till.path());
    QVERIFY(sold.size() > 5);
    for (const Attempt &attempt : sold)
        QCOMPARE(*writer.attempt(attempt.id), attempt);
    // Room again: the till goes on without a restart.
    QVERIFY((*database)->executeText(QStringLiteral("PRAGMA max_page_count = 100000")).has_value());
    sell(writer, till.ids, 9000);
    database->reset();
    till.open();
    QVERIFY(till.file->verify().has_value());
    QVERIFY(till.file->journal().openAttempts()->size() >= sold.size());
}

void TestJournalDisk::diskIsFull()
{
    Till till;
    const SmallDisk disk(till.dir.filePath(QStringLiteral("disk")));
    if (!disk.isMounted())
        QSKIP("needs the right to mount a small disk");
    JournalFile file(till.dir.filePath(QStringLiteral("disk/data/journal.db")), till.ids, till.clock);
    QVERIFY(file.open().has_value());
    const QString ballast = till.dir.filePath(QStringLiteral("disk/ballast"));
    Error refusal;
    const QList<Attempt> sold = sellUntilRefused(file.journal(), till.ids, refusal);
    QCOMPARE(refusal.kind, ErrorKind::StorageFull);
    QVERIFY(refusal.context.path.startsWith(file.path()));
    QVERIFY(sold.size() > 5);
    for (const Attempt &attempt : sold)
        QCOMPARE(*file.journal().attempt(attempt.id), attempt); // still readable
    Error again;
    QVERIFY(sellUntilRefused(file.journal(), till.ids, again).size() < 5); // and still full
    QCOMPARE(again.kind, ErrorKind::StorageFull);
    const Result<void> closed = file.close(); // its mark may not fit; its commits are there
    Q_UNUSED(closed);
    const Dump dump = dumpOf(file.path());
    QCOMPARE(dump.error, QString());
    for (const Attempt &attempt : sold)
        QVERIFY(!dump.rows.filter(QString::fromLatin1(attempt.id.text().toLatin1().toHex())).isEmpty());
}

void TestJournalDisk::noRoomToPutRowsInOrder()
{
    Till till;
    const QString point = till.dir.filePath(QStringLiteral("disk"));
    const SmallDisk disk(point);
    if (!disk.isMounted())
        QSKIP("needs the right to mount a small disk");
    JournalFile file(point + QStringLiteral("/data/journal.db"), till.ids, till.clock);
    QVERIFY(file.open().has_value());
    const Result<void> sold = file.journal().together([&]() -> Result<void> {
        for (int i = 0; i < 300; ++i)
            sell(file.journal(), till.ids, 1000 + i * 113 % 300);
        return {};
    });
    QVERIFY(sold);
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(file.path(), {.shelf = 100});
    QVERIFY(reader);
    qint64 gathered = 0, visited = 0;
    const PaymentWalk walk{[](qint64) {}, [&](qint64 rows) { return (gathered = rows) > 0; }, [&](const ExportedPayment &) { return ++visited > 0; }};
    QFile ballast(point + QStringLiteral("/ballast"));
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    while (ballast.write(QByteArray(4096, 'x')) == 4096 && ballast.flush()) { }
    ballast.close();
    const Result<void> refused = (*reader)->eachPayment({}, {}, walk);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::StorageFull);
    QCOMPARE(refused.error().context.path, point + QStringLiteral("/data"));
    QCOMPARE(visited, 0);
    QVERIFY(QFile::remove(ballast.fileName()));
    QVERIFY((*reader)->eachPayment({}, {}, walk));
    QCOMPARE(gathered, 300);
    QCOMPARE(visited, 300);
}

void TestJournalDisk::noRoomForANewJournal()
{
    Till till;
    const QString point = till.dir.filePath(QStringLiteral("disk"));
    const SmallDisk disk(point);
    if (!disk.isMounted())
        QSKIP("needs the right to mount a small disk");
    QFile ballast(point + QStringLiteral("/ballast"));
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    while (ballast.write(QByteArray(4096, 'x')) == 4096 && ballast.flush()) { }
    ballast.close();
    JournalFile file(point + QStringLiteral("/data/journal.db"), till.ids, till.clock);
    const Result<JournalOpening> refused = file.open();
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::StorageFull);
    QVERIFY(refused.error().context.path.startsWith(point));
    QVERIFY(QFile::remove(ballast.fileName()));
    const Result<JournalOpening> opening = file.open(); // nothing half-made is in the way
    QVERIFY2(opening.has_value(), opening ? "" : qPrintable(describe(opening.error())));
    QVERIFY(opening->created);
    QVERIFY(file.verify().has_value());
}

void TestJournalDisk::backupToAFullDisk()
{
    Till till;
    const QString point = till.dir.filePath(QStringLiteral("stick"));
    const SmallDisk disk(point);
    if (!disk.isMounted())
        QSKIP("needs the right to mount a small disk");
    JournalPort &journal = till.open();
    for (int i = 0; i < 300; ++i) {
        Attempt attempt = sell(journal, till.ids, 1000 + i);
        attempt.body = QByteArray(5000, 'b');
        attempt.state = AttemptState::Sending;
        QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("sending"))).has_value());
    }
    const Result<void> refused = journal.backupTo(point + QStringLiteral("/copy.db"));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::StorageFull);
    QVERIFY(refused.error().context.path.startsWith(point)); // the stick is full, not the till
    QVERIFY(QDir(point).entryList(QDir::Files).isEmpty());
    sell(journal, till.ids, 9000);
}

void TestJournalDisk::readOnlyDisk()
{
    Till till;
    const QString point = till.dir.filePath(QStringLiteral("disk"));
    SmallDisk disk(point);
    if (!disk.isMounted())
        QSKIP("needs the right to mount a small disk");
    JournalFile file(point + QStringLiteral("/data/journal.db"), till.ids, till.clock);
    QVERIFY(file.open().has_value());
    const Attempt attempt = sell(file.journal(), till.ids, 1000);
    QVERIFY(file.close().has_value());
    const Dump before = dumpOf(file.path());
    if (!disk.makeReadOnly())
        QSKIP("needs the right to make a disk read-only");
    const Result<JournalOpening> refused = file.open();
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::StorageReadOnly);
    QVERIFY(refused.error().context.path.startsWith(point));
    JournalFile fresh(point + QStringLiteral("/other/journal.db"), till.ids, till.clock);
    QCOMPARE(fresh.open().error().kind, ErrorKind::StorageReadOnly);
}

void TestJournalDisk::whatNobodyMayWrite_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"file", "folder", "everything", "nothing there"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestJournalDisk::whatNobodyMayWrite()
{
#ifndef Q_OS_UNIX
    QSKIP("permissions of Unix");
#else
    QFETCH(QString, what);
    constexpr uid_t Nobody = 65534;
    Till till;
    sell(till.open(), till.ids, 1000);
    till.close();
    const QString folder = QFileInfo(till.path()).absolutePath();
    const QString lock = till.path() + QStringLiteral(".lock");
    const bool root = ::geteuid() == 0;
    if (what == QLatin1String("nothing there"))
        QVERIFY(QFile::remove(till.path()) && QFile::remove(lock));
    const QStringList owned{till.dir.path(), folder, till.path(), lock};
    for (const QString &path : owned) {
        if (root && QFile::exists(path))
            QCOMPARE(::chown(QFile::encodeName(path).constData(), Nobody, Nobody), 0);
    }
    const auto readOnly = QFileDevice::ReadOwner;
    if (what == QLatin1String("file") || what == QLatin1String("everything"))
        QVERIFY(QFile::setPermissions(till.path(), readOnly));
    if (what == QLatin1String("everything"))
        QVERIFY(QFile::setPermissions(lock, readOnly));
    if (what != QLatin1String("file"))
        QVERIFY(QFile::setPermissions(folder, readOnly | QFileDevice::ExeOwner));
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), till.path()});
    QVERIFY(child.waitForFinished(30'000));
    QCOMPARE(child.exitCode(), 0);
    const QStringList words = QString::fromUtf8(child.readAllStandardOutput()).simplified().split(u' ');
    QCOMPARE(words.first(), QStringLiteral("StorageReadOnly"));
    QVERIFY2(words.last().startsWith(folder), qPrintable(words.last()));
    QVERIFY(QFile::setPermissions(folder, readOnly | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
#endif
}

void TestJournalDisk::folderThatCannotBeMade()
{
    Till till;
    QFile file(till.dir.filePath(QStringLiteral("data"))); // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Result<JournalOpening> refused = till.journalFile()->open();
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().context.path.startsWith(till.dir.path()));
    QVERIFY(refused.error().kind == ErrorKind::StorageFailed || refused.error().kind == ErrorKind::StorageReadOnly);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--child"))
        return tryAsNobody(arguments.value(2));
    TestJournalDisk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journal_disk.moc"
