// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/idsource.h"

#include <rapidcheck.h>

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace pos;

namespace {

bool isVersion4(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    return shape.match(text).hasMatch();
}

}

class TestIdSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seededIsRepeatable()
    {
        QVERIFY(rc::check("same seed, same ids", [](quint32 seed) {
            SeededIdSource a(seed), b(seed);
            for (int i = 0; i < 20; ++i) {
                RC_ASSERT(a.uuid() == b.uuid());
                RC_ASSERT(a.below(1000) == b.below(1000));
            }
        }));
    }

    void seedsDiffer()
    {
        SeededIdSource a(1), b(2);
        QVERIFY(a.uuid() != b.uuid());
    }

    void everyIdIsAVersion4Uuid()
    {
        QVERIFY(rc::check("version 4, variant 1", [](quint32 seed) {
            SeededIdSource source(seed);
            for (int i = 0; i < 20; ++i)
                RC_ASSERT(isVersion4(source.uuid()));
        }));
        SystemIdSource system;
        for (int i = 0; i < 200; ++i)
            QVERIFY(isVersion4(system.uuid()));
    }

    void idsDoNotRepeat()
    {
        SeededIdSource seeded(7);
        SystemIdSource system;
        QSet<QString> seen;
        for (int i = 0; i < 5000; ++i)
            seen << seeded.uuid() << system.uuid();
        QCOMPARE(seen.size(), 10000);
    }

    void belowStaysBelow()
    {
        QVERIFY(rc::check("0 <= below(n) < n", [](quint32 seed) {
            const auto bound = *rc::gen::inRange<quint32>(1, 100000);
            SeededIdSource source(seed);
            RC_ASSERT(source.below(bound) < bound);
            SystemIdSource system;
            RC_ASSERT(system.below(bound) < bound);
        }));
        SeededIdSource source(3);
        QSet<quint32> seen;
        for (int i = 0; i < 200; ++i)
            seen << source.below(4);
        QCOMPARE(seen.size(), 4);
    }
};

QTEST_APPLESS_MAIN(TestIdSource)
#include "tst_idsource.moc"
