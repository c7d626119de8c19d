// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Preferences survive a restart, are private, and never cost more than themselves.
#include "platform/jsonpreferencestore.h"
#include "platform/privatefile.h"
#include "privacy.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace pos;

class TestPreferenceStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesARestart();
    void isPrivate();
    void damagedFilesMeanNone_data();
    void damagedFilesMeanNone();
    void unwritableIsSaidAndKeptInMemory();
    void sameValueIsNotWrittenAgain();
};

namespace {

QJsonObject columns(int width)
{
    return {{QStringLiteral("width"), width}, {QStringLiteral("name"), QStringLiteral("Größe")}};
}

}

void TestPreferenceStore::survivesARestart()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("preferences.json"));
    {
        JsonPreferenceStore store(path);
        QVERIFY(store.preference(QStringLiteral("a")).isEmpty());
        QVERIFY(store.setPreference(QStringLiteral("a"), columns(1)).has_value());
        QVERIFY(store.setPreference(QStringLiteral("b"), columns(2)).has_value());
        QVERIFY(store.setPreference(QStringLiteral("a"), columns(3)).has_value());
    }
    const JsonPreferenceStore store(path);
    QCOMPARE(store.preference(QStringLiteral("a")), columns(3));
    QCOMPARE(store.preference(QStringLiteral("b")), columns(2));
}

void TestPreferenceStore::isPrivate()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("preferences.json"));
    JsonPreferenceStore store(path);
    QVERIFY(store.setPreference(QStringLiteral("a"), columns(1)).has_value());
    QVERIFY(pos::test::isPrivateFile(path));
}

void TestPreferenceStore::damagedFilesMeanNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("\xff\xfe not json");
    QTest::newRow("array") << QByteArray("[1,2]");
    QTest::newRow("other kind") << QByteArray("{\"a\": 7}");
    QTest::newRow("huge") << QByteArray(3 << 20, 'x');
}

void TestPreferenceStore::damagedFilesMeanNone()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("preferences.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    JsonPreferenceStore store(path);
    QVERIFY(store.preference(QStringLiteral("a")).isEmpty());
    QVERIFY(store.setPreference(QStringLiteral("a"), columns(1)).has_value());
    QCOMPARE(JsonPreferenceStore(path).preference(QStringLiteral("a")), columns(1));
}

void TestPreferenceStore::unwritableIsSaidAndKeptInMemory()
{
    JsonPreferenceStore store(QStringLiteral("/nowhere/at/all/preferences.json"));
    QVERIFY(!store.setPreference(QStringLiteral("a"), columns(1)).has_value());
    QCOMPARE(store.preference(QStringLiteral("a")), columns(1));
    QVERIFY(!store.setPreference(QStringLiteral("a"), columns(1)).has_value()); // still not on disk
}

void TestPreferenceStore::sameValueIsNotWrittenAgain()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("preferences.json"));
    JsonPreferenceStore store(path);
    QVERIFY(store.setPreference(QStringLiteral("a"), columns(1)).has_value());
    QVERIFY(QFile::remove(path));
    QVERIFY(store.setPreference(QStringLiteral("a"), columns(1)).has_value());
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(TestPreferenceStore)
#include "tst_preferencestore.moc"
