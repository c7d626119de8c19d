// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The log file: bounded, private, masked, and never a reason to stop.
#include "platform/privatefile.h"
#include "platform/rotatinglog.h"
#include "privacy.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace pos;

class RotatingLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup() { log::setSink({}); }

    void keepsAFixedNumberOfFilesAndTheNewestLines()
    {
        RotatingLog log(path(), {.bytes = 100, .oldFiles = 2});
        for (int i = 0; i < 100; ++i)
            log.append(log::Level::Info, QStringLiteral("line %1 of the log").arg(i));
        const QStringList files = RotatingLog::files(path());
        QCOMPARE(files.size(), 3);
        QStringList lines;
        for (auto file = files.crbegin(); file != files.crend(); ++file) {
            QVERIFY(QFileInfo(*file).size() <= 100);
            QVERIFY(pos::test::isPrivateFile(*file));
            lines += QString::fromUtf8(*readWholeFile(*file, 1000)).split(u'\n', Qt::SkipEmptyParts);
        }
        for (qsizetype i = 0; i < lines.size(); ++i)
            QCOMPARE(lines.at(i), QStringLiteral("line %1 of the log").arg(100 - lines.size() + i));
    }

    void continuesAnExistingFile()
    {
        RotatingLog(path()).append(log::Level::Info, QStringLiteral("one"));
        RotatingLog(path()).append(log::Level::Info, QStringLiteral("two"));
        QCOMPARE(*readWholeFile(path(), 1000), QByteArray("one\ntwo\n"));
    }

    void aLineLargerThanTheLimitIsStillWritten()
    {
        RotatingLog log(path(), {.bytes = 10, .oldFiles = 1});
        log.append(log::Level::Info, QString(50, u'x'));
        QCOMPARE(QFileInfo(path()).size(), 51);
    }

    void deletedFileComesBack()
    {
#ifdef Q_OS_WIN
        QSKIP("an open file cannot be deleted there");
#endif
        RotatingLog log(path());
        log.append(log::Level::Info, QStringLiteral("one"));
        QVERIFY(QFile::remove(path()));
        log.append(log::Level::Info, QStringLiteral("two"));
        QCOMPARE(*readWholeFile(path(), 1000), QByteArray("two\n"));
    }

    void troubleIsSilentAndCounted()
    {
        const QString folder = m_home->filePath(QStringLiteral("log"));
        RotatingLog log(folder + QStringLiteral("/mostrador.log"));
        log.append(log::Level::Info, QStringLiteral("lost"));
        log.append(log::Level::Info, QStringLiteral("lost"));
        QCOMPARE(log.droppedLines(), 2);
        QVERIFY(QDir().mkpath(folder));
        log.append(log::Level::Info, QStringLiteral("kept"));
        QCOMPARE(log.droppedLines(), 0);
        const QByteArray text = *readWholeFile(folder + QStringLiteral("/mostrador.log"), 1000);
        QVERIFY(text.startsWith("2 lines"));
        QVERIFY(text.endsWith("kept\n"));
    }

    void fullDiskIsSilent()
    {
#ifdef Q_OS_LINUX
        // Every write to /dev/full fails with ENOSPC.
        const QString link = path();
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), link));
        RotatingLog log(link);
        for (int i = 0; i < 3; ++i)
            log.append(log::Level::Info, QStringLiteral("lost"));
        QCOMPARE(log.droppedLines(), 3);
#else
        QSKIP("needs /dev/full");
#endif
    }

    void cardNumbersAreMasked()
    {
        RotatingLog file(path());
        log::setSink([&file](log::Level level, const QString &line) { file.append(level, line); });
        log::warning("test", "typed", {{"text", QStringLiteral("4111 1111 1111 1111")}, {"order", QStringLiteral("R1-counter-7")}});
        const QByteArray text = *readWholeFile(path(), 1000);
        QVERIFY(!text.contains("1111"));
        QVERIFY(text.contains("R1-counter-7"));
    }

    void linesOfThreadsStayWhole()
    {
        RotatingLog file(path(), {.bytes = 4000, .oldFiles = 50});
        log::setSink([&file](log::Level level, const QString &line) { file.append(level, line); });
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([] {
                for (int i = 0; i < 100; ++i)
                    log::info("thread", "says", {{"n", QString(20, u'a')}});
            });
        }
        for (auto &thread : threads)
            thread.join();
        qsizetype count = 0;
        for (const QString &name : RotatingLog::files(path())) {
            for (const QByteArray &line : readWholeFile(name, 100000)->split('\n')) {
                if (line.isEmpty())
                    continue;
                QVERIFY2(line.endsWith("n=aaaaaaaaaaaaaaaaaaaa"), line.constData());
                ++count;
            }
        }
        QCOMPARE(count, 400);
    }

private:
    QString path() const { return m_home->filePath(QStringLiteral("mostrador.log")); }
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(RotatingLogTest)
#include "tst_rotatinglog.moc"
