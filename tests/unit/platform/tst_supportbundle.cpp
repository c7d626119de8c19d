// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The support bundle: opens with the system's own tar, holds what it should, and
// neither keys nor card numbers.
#include "platform/privatefile.h"
#include "platform/supportbundle.h"
#include "platform/tararchive.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pos;

#ifdef Q_OS_WIN // Windows has one, Wine has none
#define NEEDS_TAR                                                                  \
    if (QStandardPaths::findExecutable(QStringLiteral("tar")).isEmpty())           \
        QSKIP("there is no tar here")
#else
#define NEEDS_TAR
#endif

class SupportBundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void systemTarReadsIt()
    {
        NEEDS_TAR;
        const QString log = m_home->filePath(QStringLiteral("mostrador.log"));
        QVERIFY(writePrivateFile(log, "one line, card 4111111111111111\n").has_value());
        BundleContents contents;
        contents.logFiles = {log, m_home->filePath(QStringLiteral("missing.log"))};
        contents.evidenceJson = R"({"attempts":[]})";
        contents.settings.accountId = QStringLiteral("00000000-0000-4000-8000-000000000001");
        contents.facts = programFacts(QStringLiteral("9.9.9"), QStringLiteral("abcdef"));
        const QString path = m_home->filePath(QStringLiteral("bundle.tar"));
        QVERIFY(writeSupportBundle(path, contents, 1800000000000).has_value());

        const QString out = unpack(path);
        QVERIFY(!out.isEmpty());
        const QString in = out + QStringLiteral("/mostrador-support/");
        QCOMPARE(*readWholeFile(in + QStringLiteral("evidence.json"), 1000), QByteArray(R"({"attempts":[]})"));
        const QByteArray text = *readWholeFile(in + QStringLiteral("mostrador.log"), 1000);
        QVERIFY(text.startsWith("one line"));
        QVERIFY(!text.contains("4111111111111111"));
        const QByteArray facts = *readWholeFile(in + QStringLiteral("facts.txt"), 10000);
        QVERIFY(facts.contains("version: 9.9.9"));
        QVERIFY(facts.contains("commit: abcdef"));
        QVERIFY(facts.contains("missing.log"));
        QVERIFY(readWholeFile(in + QStringLiteral("settings.json"), 10000)->contains("00000000-0000-4000-8000-000000000001"));
    }

    void sizesAroundABlock()
    {
        NEEDS_TAR;
        TarArchive archive;
        for (const int size : {0, 1, 511, 512, 513, 1024})
            QVERIFY(archive.add(QStringLiteral("f%1").arg(size), QByteArray(size, 'x'), 1));
        const QString path = m_home->filePath(QStringLiteral("sizes.tar"));
        QVERIFY(writePrivateFile(path, archive.bytes()).has_value());
        const QString out = unpack(path);
        QVERIFY(!out.isEmpty());
        for (const int size : {0, 1, 511, 512, 513, 1024})
            QCOMPARE(QFileInfo(out + QStringLiteral("/f%1").arg(size)).size(), size);
    }

    void namesThatDoNotFitAreRefused()
    {
        TarArchive archive;
        QVERIFY(!archive.add(QString(101, u'n'), "x", 1));
        QVERIFY(!archive.add(QString(), "x", 1));
        QCOMPARE(archive.bytes().size(), 1024);
    }

    void neverHalfWritten()
    {
        const QString path = m_home->filePath(QStringLiteral("no/bundle.tar"));
        const auto written = writeSupportBundle(path, {}, 0);
        QVERIFY(!written);
        QCOMPARE(written.error().context.path, path);
        QVERIFY(!QFileInfo::exists(path));
    }

    void saysWhyEvidenceIsMissing()
    {
        BundleContents contents;
        contents.evidenceProblem = QStringLiteral("StorageLocked");
        const QString path = m_home->filePath(QStringLiteral("b.tar"));
        QVERIFY(writeSupportBundle(path, contents, 0).has_value());
        QVERIFY(readWholeFile(path, 1 << 20)->contains("evidence missing: StorageLocked"));
    }

private:
    QString unpack(const QString &archive) const
    {
        const QString out = archive + QStringLiteral(".out");
        QDir().mkpath(out);
        QProcess tar;
        tar.start(QStringLiteral("tar"), {QStringLiteral("-xf"), archive, QStringLiteral("-C"), out});
        if (!tar.waitForFinished() || tar.exitCode() != 0) {
            qWarning("tar: %s", tar.readAllStandardError().constData());
            return {};
        }
        return out;
    }
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(SupportBundleTest)
#include "tst_supportbundle.moc"
