// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/timezones.h"

#include <QtTest>

using namespace pos;

class TimeZonesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsByName_data();
    void findsByName();
    void whatIsUnknownIsUtc();
};

void TimeZonesTest::findsByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("hours"); // from UTC in August
    QTest::newRow("where nothing was renamed") << QStringLiteral("America/Sao_Paulo") << -3;
    // Windows knows only the name of before: nobody in Argentina was contacted there.
    QTest::newRow("renamed") << QStringLiteral("America/Argentina/Buenos_Aires") << -3;
    QTest::newRow("utc") << QStringLiteral("UTC") << 0;
}

void TimeZonesTest::findsByName()
{
    QFETCH(QString, name);
    QFETCH(int, hours);
    const QTimeZone zone = findTimeZone(name);
    QVERIFY(zone.isValid());
    QCOMPARE(zone.offsetFromUtc(QDateTime(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC)), hours * 3600);
    QCOMPARE(timeZoneOrUtc(name), zone);
}

void TimeZonesTest::whatIsUnknownIsUtc()
{
    for (const QString &name : {QStringLiteral("Nowhere/Land"), QString(5000, u'/'), QStringLiteral("America/Argentina")}) {
        QVERIFY(!findTimeZone(name).isValid());
        QCOMPARE(timeZoneOrUtc(name), QTimeZone::utc());
    }
}

QTEST_MAIN(TimeZonesTest)
#include "tst_timezones.moc"
