// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One process per data folder, proven with real processes: refused while the other
// lives, free at once after SIGKILL.
#include "platform/singleinstance.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace pos;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void secondInSameProcessIsRefused();
    void otherProcessIsRefusedWhileHeld();
    void somebodyElseIsNamed();
    void freeAfterKill();
    void leftOverFileDoesNotLock();
    void missingFolderIsAnError();

private:
    QString lockFile() const { return m_home->filePath(QStringLiteral("lock")); }
    void startHolder(QProcess &process) const;
    std::unique_ptr<QTemporaryDir> m_home;
};

void SingleInstanceTest::startHolder(QProcess &process) const
{
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), lockFile()});
    QVERIFY(process.waitForStarted());
    QVERIFY(process.waitForReadyRead());
    QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("held"));
}

void SingleInstanceTest::secondInSameProcessIsRefused()
{
    {
        const auto first = SingleInstance::acquire(lockFile());
        QVERIFY(first.has_value());
        const auto second = SingleInstance::acquire(lockFile());
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::StorageLocked);
    }
    QVERIFY(SingleInstance::acquire(lockFile()).has_value());
}

void SingleInstanceTest::otherProcessIsRefusedWhileHeld()
{
    QProcess holder;
    startHolder(holder);
    const auto refused = SingleInstance::acquire(lockFile());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::StorageLocked);
    QCOMPARE(refused.error().context.path, m_home->path());
    QVERIFY(refused.error().context.detail.contains(QString::number(holder.processId())));
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    QVERIFY(SingleInstance::acquire(lockFile()).has_value());
}

void SingleInstanceTest::somebodyElseIsNamed()
{
#ifdef Q_OS_UNIX
    QProcess holder;
    startHolder(holder);
    const auto own = SingleInstance::acquire(lockFile());
    QVERIFY(!own && own.error().context.holder.isEmpty());
    QFile file(lockFile());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("4711 somebody-else\n") > 0);
    file.close();
    const auto refused = SingleInstance::acquire(lockFile());
    QVERIFY(!refused);
    QCOMPARE(refused.error().context.holder, QStringLiteral("somebody-else"));
    QVERIFY(refused.error().context.detail.contains(QStringLiteral("process 4711 of somebody-else")));
    holder.kill();
    QVERIFY(holder.waitForFinished());
#endif
}

void SingleInstanceTest::freeAfterKill()
{
    QProcess holder;
    startHolder(holder);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(QFile::exists(lockFile()));
    QVERIFY(SingleInstance::acquire(lockFile()).has_value());
}

void SingleInstanceTest::leftOverFileDoesNotLock()
{
    // Process 1 always lives: a lock that trusted numbers would stay shut for ever.
    QFile file(lockFile());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("1\n") == 2);
    file.close();
    QVERIFY(SingleInstance::acquire(lockFile()).has_value());
}

void SingleInstanceTest::missingFolderIsAnError()
{
    const auto refused = SingleInstance::acquire(m_home->filePath(QStringLiteral("no/lock")));
    QVERIFY(!refused);
    QVERIFY(refused.error().kind != ErrorKind::StorageLocked);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--hold") == 0) {
        const auto held = SingleInstance::acquire(QString::fromLocal8Bit(argv[2]));
        std::puts(held ? "held" : "refused");
        std::fflush(stdout);
        while (std::getchar() != EOF) { }
        return 0;
    }
    SingleInstanceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_singleinstance.moc"
