// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/scheduler.h"

#include <QTest>

#include <memory>

using namespace pos;
using namespace std::chrono_literals;

class TestScheduler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsOnceAfterTheDelayAndNeverInside()
    {
        QtScheduler scheduler;
        int runs = 0;
        QElapsedTimer watch;
        watch.start();
        QVERIFY(scheduler.after(30ms, this, [&runs] { ++runs; }) != 0);
        QCOMPARE(runs, 0);
        QTRY_COMPARE(runs, 1);
        QVERIFY2(watch.elapsed() >= 29, qPrintable(QString::number(watch.elapsed())));
        bool later = false;
        scheduler.after(60ms, this, [&later] { later = true; });
        QTRY_VERIFY(later);
        QCOMPARE(runs, 1);
    }

    void noDelayStillWaitsForTheEventLoop()
    {
        QtScheduler scheduler;
        bool ran = false;
        scheduler.after(0ms, this, [&ran] { ran = true; });
        QVERIFY(!ran);
        QTRY_VERIFY(ran);
    }

    void speedupDividesTheWait()
    {
        QtScheduler scheduler(1000.0);
        bool ran = false;
        QElapsedTimer watch;
        watch.start();
        scheduler.after(20s, this, [&ran] { ran = true; });
        QTRY_VERIFY(ran);
        QVERIFY2(watch.elapsed() >= 19, qPrintable(QString::number(watch.elapsed())));
    }

    // At a speed where every delay rounds to nothing, the shorter one still comes first.
    void speedupNeverChangesTheOrder()
    {
        QtScheduler scheduler(1e6);
        QList<int> order;
        const QList<int> delays{900, 20, 500, 10, 2500, 1999, 2000, 10, 1, 60000};
        for (int delay : delays)
            scheduler.after(Millis(delay), this, [&order, delay] { order << delay; });
        QTRY_COMPARE(order.size(), delays.size());
        QList<int> expected = delays;
        std::sort(expected.begin(), expected.end());
        QCOMPARE(order, expected);
    }

    void equalDelaysRunInTheOrderAsked()
    {
        QtScheduler scheduler(50.0);
        QStringList order;
        for (const char *name : {"first", "second", "third"})
            scheduler.after(1s, this, [&order, name] { order << QString::fromLatin1(name); });
        QTRY_COMPARE(order, (QStringList{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")}));
    }

    void cancelledTasksNeverRun()
    {
        QtScheduler scheduler;
        bool wrong = false, right = false;
        const TimerToken token = scheduler.after(5ms, this, [&wrong] { wrong = true; });
        scheduler.after(30ms, this, [&right] { right = true; });
        scheduler.cancel(token);
        scheduler.cancel(token);
        scheduler.cancel(0);
        scheduler.cancel(9999);
        QTRY_VERIFY(right);
        QVERIFY(!wrong);
    }

    void tasksDieWithTheirContext()
    {
        QtScheduler scheduler;
        auto context = std::make_unique<QObject>();
        auto captured = std::make_shared<int>(1);
        const std::weak_ptr<int> alive = captured;
        bool wrong = false, right = false;
        const TimerToken token = scheduler.after(5ms, context.get(), [&wrong, captured] { wrong = *captured == 1; });
        captured.reset();
        context.reset();
        QVERIFY(alive.expired()); // what the task held is let go at once
        scheduler.cancel(token);
        scheduler.after(30ms, this, [&right] { right = true; });
        QTRY_VERIFY(right);
        QVERIFY(!wrong);
    }

    void tasksMayScheduleCancelAndEndTheirContext()
    {
        QtScheduler scheduler;
        auto *context = new QObject;
        QStringList order;
        TimerToken doomed = 0;
        scheduler.after(5ms, context, [&] {
            order << QStringLiteral("a");
            scheduler.cancel(doomed);
            delete context;
            scheduler.after(1ms, this, [&order] { order << QStringLiteral("c"); });
        });
        doomed = scheduler.after(10ms, this, [&order] { order << QStringLiteral("b"); });
        QTRY_COMPARE(order.size(), 2);
        QCOMPARE(order, (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    }

    // A task that asks again and again for "now" must not starve the rest of the thread.
    void endlessTasksLeaveTheEventLoopAlive()
    {
        QtScheduler scheduler;
        int rounds = 0;
        bool stop = false, other = false;
        std::function<void()> again = [&] {
            ++rounds;
            if (!stop)
                scheduler.after(0ms, this, again);
        };
        scheduler.after(0ms, this, again);
        QMetaObject::invokeMethod(
            this, [&other] { other = true; }, Qt::QueuedConnection);
        QTRY_VERIFY(other && rounds > 3);
        stop = true;
    }
};

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
