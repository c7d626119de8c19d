// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments in files: every byte of both formats, progress and cancelling, and
// places that cannot be written: nothing half-written stays anywhere.
#include "services/exportdesk.h"
#include "services/exportformat.h"
#include "support/fakestore.h"
#include "support/manualtime.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace pos;
using namespace pos::test;

namespace {

ExportedPayment sample()
{
    ExportedPayment payment;
    payment.createdMs = 1'795'255'200'000; // 2026-11-21T10:00:00Z
    payment.state = "Approved";
    payment.status = "SUCCEEDED";
    payment.subStatus = "APPROVED";
    payment.amount = Money::fromMinor(12'840, *Currency::fromCode(QStringLiteral("BRL")));
    payment.customerName = "=Ana \"A\" Lima";
    payment.methodLabel = "VISA •••• 1111";
    payment.lastFour = "1111";
    payment.orderId = "R1-20261121-000123-1";
    payment.paymentId = "pay-1";
    payment.operatorName = "Eva";
    payment.description = "two\nlines";
    return payment;
}

QByteArray written(const ExportFormat &format, const QList<ExportedPayment> &payments)
{
    ExportWriter writer(format);
    writer.begin();
    for (const ExportedPayment &payment : payments)
        writer.add(payment);
    return writer.take();
}

const QByteArray Head = "created_at,state,status,sub_status,amount,currency,customer,method,last_four,order_id,"
                        "payment_id,register,operator,description,checked_at\r\n";

/// A quarter of a second between any two looks at it.
class TickingClock : public Clock
{
public:
    qint64 nowMs() const override { return m_ms; }
    qint64 monotonicMs() const override { return m_ms += 250; }

private:
    mutable qint64 m_ms = 0;
};

struct Bench
{
    Notebook notebook;
    qint64 rows = 3;
    bool gathers = false;
    std::optional<Error> readError;
    QTemporaryDir dir;
    std::atomic<bool> stop{false};
    QList<ExportProgress> progress;

    JournalReaderFactory factory()
    {
        return [this]() -> Result<std::unique_ptr<JournalReader>> {
            auto reader = std::make_unique<FakeReader>(notebook);
            reader->exportRows = rows;
            reader->exportGathers = gathers;
            reader->exportError = readError;
            return std::unique_ptr<JournalReader>(std::move(reader));
        };
    }
    Result<ExportResult> write(const QString &path)
    {
        ExportOrder order;
        order.path = path;
        TickingClock clock;
        return writeExport(order, factory(), stop, [this](const ExportProgress &p) { progress.append(p); }, clock);
    }
    QStringList files() const { return QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }
};

}

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvBytes()
    {
        QCOMPARE(written({}, {sample()}),
                 Head + "2026-11-21T10:00:00+00:00,Approved,SUCCEEDED,APPROVED,128.40,BRL,\"'=Ana \"\"A\"\" Lima\","
                        "VISA \xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2 1111,1111,R1-20261121-000123-1,pay-1,R1,Eva,"
                        "\"two\nlines\",\r\n");
    }

    void csvForALocaleWithCommas()
    {
        ExportFormat format;
        format.delimiter = ';';
        format.decimalPoint = ',';
        format.byteOrderMark = true;
        format.timeZone = "America/Sao_Paulo";
        const QByteArray bytes = written(format, {sample()});
        QVERIFY(bytes.startsWith("\xEF\xBB\xBF" "created_at;state;"));
        QVERIFY2(bytes.contains("\r\n2026-11-21T07:00:00-03:00;Approved;SUCCEEDED;APPROVED;128,40;BRL;"), bytes.constData());
    }

    void jsonLines()
    {
        ExportFormat format;
        format.kind = ExportFormat::Kind::JsonLines;
        format.byteOrderMark = true; // not in JSON
        format.decimalPoint = ',';
        ExportedPayment odd = sample();
        odd.description = "\x01\\ \t";
        const QByteArray bytes = written(format, {sample(), odd});
        const QList<QByteArray> lines = bytes.split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.last().isEmpty());
        QVERIFY(lines[0].startsWith("{\"created_at\":\"2026-11-21T10:00:00+00:00\",\"state\":\"Approved\""));
        QVERIFY(lines[0].contains(",\"amount\":128.40,"));
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(first.size(), 15);
        QCOMPARE(first.value(QLatin1String("customer")).toString(), QStringLiteral("=Ana \"A\" Lima"));
        QVERIFY(first.value(QLatin1String("checked_at")).isNull());
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object().value(QLatin1String("description")).toString(), QString::fromUtf8(odd.description));
    }

    void timesFollowTheZone_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QByteArray>("text");
        // New York left summer time on 2026-11-01 at 06:00 UTC.
        QTest::newRow("before") << Q_INT64_C(1'793'512'799'000) << QByteArray("2026-11-01T01:59:59-04:00");
        QTest::newRow("after") << Q_INT64_C(1'793'512'800'000) << QByteArray("2026-11-01T01:00:00-05:00");
        QTest::newRow("none") << Q_INT64_C(0) << QByteArray();
    }
    void timesFollowTheZone()
    {
        QFETCH(qint64, ms);
        QFETCH(QByteArray, text);
        ZonedTime time("America/New_York");
        time.text(1'793'512'799'000); // what is kept from one call must not leak into the next
        QCOMPARE(time.text(ms), text);
    }

    void fileIsThereWhenItIsComplete()
    {
        Bench bench;
        const QString path = bench.dir.filePath(QStringLiteral("out.csv"));
        const Result<ExportResult> done = bench.write(path);
        QVERIFY2(done, qPrintable(done ? QString() : describe(done.error())));
        QCOMPARE(done->rows, 3);
        QCOMPARE(bench.files(), QStringList{QStringLiteral("out.csv")});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 4);
        QCOMPARE(bench.progress.first(), (ExportProgress{0, 0, 3}));
    }

    void oldFileStaysUntilTheNewOneIsComplete()
    {
        Bench bench;
        const QString path = bench.dir.filePath(QStringLiteral("out.csv"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        bench.readError = Error{ErrorKind::StorageCorrupt, {}};
        const Result<ExportResult> done = bench.write(path);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::StorageCorrupt);
        QCOMPARE(bench.files(), QStringList{QStringLiteral("out.csv")});
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
    }

    void gatheringIsProgressAndCanBeCancelled()
    {
        Bench bench;
        bench.gathers = true;
        QVERIFY(bench.write(bench.dir.filePath(QStringLiteral("out.csv"))));
        QCOMPARE(bench.progress, (QList<ExportProgress>{{0, 0, 3}, {1, 0, 3}, {2, 0, 3}, {3, 0, 3}}));

        bench.stop = true;
        const Result<ExportResult> done = bench.write(bench.dir.filePath(QStringLiteral("other.csv")));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QCOMPARE(bench.files(), QStringList{QStringLiteral("out.csv")});
    }

    void cancelledLeavesNothing()
    {
        Bench bench;
        bench.rows = 200'000;
        bench.stop = true;
        const Result<ExportResult> done = bench.write(bench.dir.filePath(QStringLiteral("out.csv")));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QVERIFY(bench.files().isEmpty());
    }

    void missingFolder()
    {
        Bench bench;
        const QString path = bench.dir.filePath(QStringLiteral("gone/out.csv"));
        const Result<ExportResult> done = bench.write(path);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::StorageFailed);
        QCOMPARE(done.error().context.path, path);
    }

    void folderVanishes()
    {
        Bench bench;
        bench.rows = 20'000; // more than one chunk
        const QString folder = bench.dir.filePath(QStringLiteral("stick"));
        QVERIFY(QDir().mkpath(folder));
        ExportOrder order;
        order.path = folder + QStringLiteral("/out.csv");
        ManualClock clock;
        const Result<ExportResult> done = writeExport(
            order, bench.factory(), bench.stop, [&](const ExportProgress &) { QDir(folder).removeRecursively(); }, clock);
#ifdef Q_OS_WIN // nobody can remove the folder of an open file there
        QVERIFY(done && QFileInfo::exists(order.path));
#else
        QVERIFY(!done);
        QVERIFY(done.error().kind == ErrorKind::StorageFailed);
        QVERIFY(!QFileInfo::exists(order.path));
#endif
    }

#ifdef Q_OS_UNIX
    void readOnlyPlace()
    {
        constexpr uid_t Nobody = 65534;
        const bool root = geteuid() == 0; // root may write everywhere, so the test is somebody else meanwhile
        Bench bench;
        const QByteArray folder = QFile::encodeName(bench.dir.path());
        QVERIFY(!root || chown(folder.constData(), Nobody, Nobody) == 0);
        QVERIFY(QFile::setPermissions(bench.dir.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        QVERIFY(!root || seteuid(Nobody) == 0);
        const Result<ExportResult> done = bench.write(bench.dir.filePath(QStringLiteral("out.csv")));
        QVERIFY(!root || seteuid(0) == 0);
        QFile::setPermissions(bench.dir.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::StorageReadOnly);
        QVERIFY(bench.files().isEmpty());
    }

    void noRoomLeft()
    {
        Bench bench;
        bench.rows = 50'000;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = 300 * 1024; // in the middle of the second chunk
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        const Result<ExportResult> done = bench.write(bench.dir.filePath(QStringLiteral("out.csv")));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!done);
        QVERIFY2(done.error().kind == ErrorKind::StorageFailed || done.error().kind == ErrorKind::StorageFull,
                 qPrintable(describe(done.error())));
        QVERIFY(bench.files().isEmpty());
    }
#endif

    void deskTellsOnTheThreadOfItsOwner()
    {
        Bench bench;
        ExportDesk desk(bench.factory(), std::make_shared<SystemClock>());
        ExportOrder order;
        order.path = bench.dir.filePath(QStringLiteral("out.csv"));
        QList<Result<ExportResult>> ends;
        QThread *where = nullptr;
        desk.start(order, [](const ExportProgress &) {},
                   [&](const Result<ExportResult> &end) {
                       ends.append(end);
                       where = QThread::currentThread();
                   });
        QVERIFY(ends.isEmpty());
        QTRY_COMPARE(ends.size(), 1);
        QVERIFY(ends.first());
        QCOMPARE(where, QThread::currentThread());
        QVERIFY(QFileInfo::exists(order.path));
    }

    void deskCancels()
    {
        Bench bench;
        bench.rows = 2'000'000'000; // would take hours
        ExportDesk desk(bench.factory(), std::make_shared<SystemClock>());
        ExportOrder order;
        order.path = bench.dir.filePath(QStringLiteral("out.csv"));
        std::optional<Result<ExportResult>> end;
        const ExportTicket ticket =
            desk.start(order, [](const ExportProgress &) {}, [&](const Result<ExportResult> &found) { end = found; });
        desk.cancel(ticket);
        QTRY_VERIFY(end.has_value());
        QCOMPARE(end->error().kind, ErrorKind::Cancelled);
        QVERIFY(bench.files().isEmpty());
    }

    void deskStopsWhatRunsWhenItGoes()
    {
        Bench bench;
        bench.rows = 2'000'000'000;
        {
            ExportDesk desk(bench.factory(), std::make_shared<SystemClock>());
            ExportOrder order;
            order.path = bench.dir.filePath(QStringLiteral("out.csv"));
            desk.start(order, [](const ExportProgress &) {}, [](const Result<ExportResult> &) { QFAIL("after the end"); });
        }
        QCoreApplication::sendPostedEvents();
        QVERIFY(bench.files().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
