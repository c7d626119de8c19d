// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The sale behind --self-check: really made, really journaled, and honest when it fails.
#include "journal/paymentreader.h"
#include "ui/app/trainingcustomers.h"
#include "ui/app/trainingsale.h"
#include "ui/app/trainingsituations.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pos;
using namespace pos::ui;

class TrainingSaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isApprovedAndJournaled()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("sale.sqlite"));
        {
            TrainingSale sale(file, Millis(30000));
            QSignalSpy finished(&sale, &TrainingSale::finished);
            sale.start();
            QVERIFY(finished.wait(35000));
            QCOMPARE(finished.first().at(0).toString(), QString());
        }
        const auto reader = PaymentReader::open(file);
        QVERIFY(reader.has_value());
        const auto rows = (*reader)->payments({});
        QVERIFY(rows.has_value());
        QCOMPARE(rows->size(), 1);
        QVERIFY(rows->first().state == AttemptState::Approved);
        QCOMPARE(rows->first().amount.minor(), 1234);
    }

    void saysWhatIsWrong()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath(QStringLiteral("file")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        TrainingSale sale(inTheWay.fileName() + QStringLiteral("/sale.sqlite"), Millis(30000));
        QSignalSpy finished(&sale, &TrainingSale::finished);
        sale.start();
        QVERIFY(finished.wait(35000));
        QVERIFY(!finished.first().at(0).toString().isEmpty());
    }

    void everySituationTakesEffectAndIsCleared()
    {
        TrainingWorld world;
        QVERIFY(world.start(QString()).has_value());
        TrainingSituations situations(world.server());
        QCOMPARE(situations.active(), QString());
        QVERIFY(!situations.situations().isEmpty());
        for (const TrainingSituation &situation : situations.situations()) {
            QVERIFY(!situation.title.isEmpty() && !situation.hint.isEmpty());
            situations.activate(situation.name);
            QCOMPARE(situations.active(), situation.name);
            QCOMPARE(world.server().activeRules().size(), 1);
        }
        situations.clear();
        QCOMPARE(situations.active(), QString());
        situations.activate(QStringLiteral("no such situation"));
        QVERIFY(world.server().activeRules().isEmpty());
    }

    void trainingCustomersAreComplete()
    {
        const QList<Customer> customers = trainingCustomers();
        QVERIFY(customers.size() >= 6);
        for (const Customer &customer : customers) {
            QVERIFY(!customer.id.isEmpty());
            QVERIFY(!customer.displayName().isEmpty());
            QVERIFY(!customer.email.isEmpty() && !customer.country.isEmpty() && !customer.document.isEmpty() && !customer.phone.isEmpty());
        }
    }

    void damagedTrainingMemoryIsMovedAside()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("training-gateway.json"));
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("this is not ours\n") > 0);
        damaged.close();
        TrainingWorld world;
        const auto url = world.start(file);
        QVERIFY2(url.has_value(), url ? "" : qPrintable(describe(url.error())));
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*.damaged-*")}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TrainingSaleTest)
#include "tst_trainingsale.moc"
