// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a run that was killed leaves in the till's folder, and that nothing else goes with it.
#include "base/temporaryfiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

using namespace pos;

class TemporaryFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAKilledRunLeftIsRemoved()
    {
        const QTemporaryDir folder;
        for (const QString &kind : {QStringLiteral("rows"), QStringLiteral("probe")}) {
            QTemporaryFile file(temporaryFileIn(folder.path(), kind));
            file.setAutoRemove(false); // as if nobody had had the time
            QVERIFY(file.open());
            QCOMPARE(QFileInfo(file.fileName()).path(), folder.path()); // and it has a name from here on, on every system
        }
        QCOMPARE(filesIn(folder.path()).size(), 2);
        removeTemporaryFiles(folder.path());
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void allElseStays()
    {
        const QTemporaryDir folder;
        const QStringList others{QStringLiteral("articles.tmp"), QStringLiteral("journal-training.sqlite"), QStringLiteral("mostrador-rows-abcdef.tmp.csv"),
                                 QStringLiteral("mostrador-rows.tmp")};
        for (const QString &name : others) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("mostrador-rows-folder.tmp")));
        removeTemporaryFiles(folder.path());
        QCOMPARE(filesIn(folder.path()), others);
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("mostrador-rows-folder.tmp"))).isDir());
        removeTemporaryFiles(folder.filePath(QStringLiteral("missing")));
    }

private:
    static QStringList filesIn(const QString &folder)
    {
        QStringList names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
        names.sort();
        return names;
    }
};

QTEST_APPLESS_MAIN(TemporaryFilesTest)
#include "tst_temporaryfiles.moc"
