// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The figures above the list: what they ask for, what they say, and that each of
// them leads by keyboard to the payments behind it.
#include "domain/paymentsearch.h"
#include "managefakes.h"
#include "scriptedengine.h"
#include "ui/forms/payments/barchart.h"
#include "ui/forms/payments/kpiplan.h"
#include "ui/forms/payments/kpirow.h"
#include "ui/forms/payments/paymentspage.h"

#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include <algorithm>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

namespace {

const QTimeZone Zone("America/Sao_Paulo");
const qint64 HourMs = 3'600'000, DayMs = 24 * HourMs;

PaymentFilter filterOf(const QString &text)
{
    return parsePaymentSearch(text, {.nowMs = TestNowMs, .zone = Zone, .weekStart = Qt::Monday, .numbers = {}}).filter;
}

PaymentSums sums(qint64 approved, qint64 minor, qint64 declined, qint64 waiting = 0, qint64 unknown = 0, qint64 refunded = 0)
{
    PaymentSums sums;
    sums.add(AttemptState::Approved, approved, {minor, 0});
    sums.add(AttemptState::Declined, declined, {});
    sums.add(AttemptState::WaitingCustomer, waiting, {});
    sums.add(AttemptState::Unknown, unknown, {});
    if (refunded > 0)
        sums.add(AttemptState::Refunded, 1, {refunded, refunded});
    return sums;
}

struct Shown
{
    explicit Shown(QSize size = {1400, 900})
    {
        makeRows(engine, 5);
        engine.summary.sums[QStringLiteral("BRL")] = sums(8, 123456, 2, 3, 1, 1000);
        engine.summary.before[QStringLiteral("BRL")] = sums(8, 100000, 8);
        engine.summary.byMethod[QStringLiteral("pix")][QStringLiteral("BRL")] = sums(2, 23456, 0);
        engine.summary.byMethod[QStringLiteral("saved_card")][QStringLiteral("BRL")] = sums(6, 100000, 2);
        engine.summary.series = QList<SumsByCurrency>(24);
        engine.summary.series[14][QStringLiteral("BRL")] = sums(5, 90000, 1);
        Settings settings;
        settings.timeZone = QStringLiteral("America/Sao_Paulo");
        settings.currency = Currency::fromCode(u"BRL").value_or(Currency());
        page.applySettings(settings);
        page.resize(size);
        page.show();
        page.activate();
        page.activateWindow();
        [this] { QTRY_VERIFY(page.isActiveWindow()); }();
        page.showPayments(QStringLiteral("today"));
        auto *caption = page.findChild<QLabel *>(QStringLiteral("figuresCaption"));
        [caption] { QTRY_VERIFY(caption->text().contains(QStringLiteral("compared"))); }();
    }
    void key(Qt::Key k) { QTest::keyClick(QGuiApplication::focusWindow(), k); }
    QPushButton *card(int index) { return page.findChild<QPushButton *>(QStringLiteral("kpiCard%1").arg(index)); }
    QString search() { return page.findChild<QLineEdit *>(QStringLiteral("paymentSearchEdit"))->text(); }

    ScriptedEngine engine;
    ManualClock clock;
    FakeDialogs dialogs;
    MemoryPreferenceStore preferences;
    PaymentsPage page{engine, dialogs, clock, preferences, Settings()};
};

}

class TestPaymentsKpis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void barsFitThePeriod_data();
    void barsFitThePeriod();
    void barsLeadToTheirPayments();
    void aPeriodIsComparedWithAsMuchOfTheOneBefore();
    void facesAreInWords();
    void cardsSayAndFilter();
    void chartByKeyboard();
    void sameAsTable();
    void whatIsShownIsRemembered();
    void changesAreReadAgain();
    void figuresOfAnotherListDoNotStand();
    void unreadableFiguresDoNotStand();
    void fitsASmallScreen();
};

void TestPaymentsKpis::barsFitThePeriod_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<int>("bars");
    QTest::newRow("day") << QStringLiteral("today") << 24;
    QTest::newRow("two days") << QStringLiteral("2026-11-19..2026-11-20") << 48;
    QTest::newRow("month") << QStringLiteral("2026-08") << 31;
    QTest::newRow("half a year") << QStringLiteral("2026-01-01..2026-06-30") << 6;
    QTest::newRow("all") << QString() << 12;
    QTest::newRow("open end") << QStringLiteral("2026-08-03..") << 12;
    QTest::newRow("day of 23 hours") << QStringLiteral("2018-11-04") << 23; // clocks went forward in São Paulo
}

void TestPaymentsKpis::barsFitThePeriod()
{
    QFETCH(QString, search);
    QFETCH(int, bars);
    const KpiPlan plan = planKpis(filterOf(search), TestNowMs, Zone);
    QCOMPARE(plan.query.bars.size(), bars + 1);
    QCOMPARE(plan.barNames.size(), bars);
    QCOMPARE(plan.barLabels.size(), bars);
    QCOMPARE(plan.barTerms.size(), bars);
    QVERIFY(std::ranges::is_sorted(plan.query.bars));
    if (const TimeRange hull = hullOf(plan.query.filter.times); hull.fromMs != 0 && hull.untilMs != 0) {
        QCOMPARE(plan.query.bars.first(), hull.fromMs);
        QCOMPARE(plan.query.bars.last(), hull.untilMs);
    }
}

void TestPaymentsKpis::barsLeadToTheirPayments()
{
    for (const QString &search : {QStringLiteral("today"), QStringLiteral("2026-08"), QStringLiteral("2026-01-01..2026-06-30"), QString()}) {
        const KpiPlan plan = planKpis(filterOf(search), TestNowMs, Zone);
        for (qsizetype i = 0; i < plan.barTerms.size(); ++i) {
            const TimeRange range = hullOf(filterOf(plan.barTerms[i]).times);
            QVERIFY2(range.fromMs == plan.query.bars[i] && range.untilMs == plan.query.bars[i + 1], qPrintable(plan.barTerms[i]));
        }
    }
}

void TestPaymentsKpis::aPeriodIsComparedWithAsMuchOfTheOneBefore()
{
    const TimeRange today = hullOf(filterOf(QStringLiteral("today")).times);
    const KpiPlan plan = planKpis(filterOf(QStringLiteral("today")), TestNowMs, Zone);
    QCOMPARE(plan.query.before, std::optional(TimeRange{today.fromMs - DayMs, TestNowMs - DayMs}));
    QCOMPARE(plan.beforeName, QStringLiteral("the day before, by this time"));
    const KpiPlan past = planKpis(filterOf(QStringLiteral("2026-08-01..2026-08-10")), TestNowMs, Zone);
    const TimeRange ten = hullOf(past.query.filter.times);
    QCOMPARE(past.query.before, std::optional(TimeRange{ten.fromMs - 10 * DayMs, ten.fromMs}));
    QCOMPARE(past.beforeName, QStringLiteral("the 10 days before"));
    QVERIFY(!planKpis(filterOf(QString()), TestNowMs, Zone).query.before);
    QVERIFY(!planKpis(filterOf(QStringLiteral("today 2026-08-03")), TestNowMs, Zone).query.before); // two periods
}

void TestPaymentsKpis::facesAreInWords()
{
    const Currency brl = Currency::fromCode(u"BRL").value_or(Currency());
    PaymentSummary summary;
    summary.sums[QStringLiteral("BRL")] = sums(3, 30000, 1, 2, 1, 500);
    summary.sums[QStringLiteral("CLP")] = sums(1, 900, 0);
    summary.before[QStringLiteral("BRL")] = sums(3, 15000, 3);
    QCOMPARE(faceOf(Kpi::Approved, summary, brl, true).value, moneyOf(QStringLiteral("BRL"), 30500));
    QCOMPARE(faceOf(Kpi::Approved, summary, brl, true).more, moneyOf(QStringLiteral("CLP"), 900));
    QCOMPARE(faceOf(Kpi::Approved, summary, brl, true).change, QStringLiteral("▲ 103 % more"));
    QCOMPARE(faceOf(Kpi::Approved, summary, brl, false).change, QString());
    QCOMPARE(faceOf(Kpi::Payments, summary, brl, true).value, QStringLiteral("9"));
    QCOMPARE(faceOf(Kpi::Payments, summary, brl, true).more, QStringLiteral("average ") + moneyOf(QStringLiteral("BRL"), 7625));
    QCOMPARE(faceOf(Kpi::Rate, summary, brl, true).value, QStringLiteral("83.3 %"));
    QCOMPARE(faceOf(Kpi::Rate, summary, brl, true).change, QStringLiteral("▲ 33.3 points more"));
    QCOMPARE(faceOf(Kpi::Waiting, summary, brl, true).value, QStringLiteral("2"));
    QCOMPARE(faceOf(Kpi::Unknown, summary, brl, true).value, QStringLiteral("1"));
    QCOMPARE(faceOf(Kpi::Refunded, summary, brl, true).value, moneyOf(QStringLiteral("BRL"), 500));
    QCOMPARE(faceOf(Kpi::Rate, {}, brl, true).value, QStringLiteral("–")); // nothing was decided
    QCOMPARE(faceOf(Kpi::Approved, {}, brl, true).value, moneyOf(QStringLiteral("BRL"), 0));
}

void TestPaymentsKpis::cardsSayAndFilter()
{
    Shown shown;
    QVERIFY2(shown.card(0)->accessibleName().startsWith(QStringLiteral("Approved: ") + moneyOf(QStringLiteral("BRL"), 124456)),
             qPrintable(shown.card(0)->accessibleName()));
    QVERIFY(shown.card(0)->accessibleName().contains(QStringLiteral("24 % more")));
    QVERIFY(shown.page.findChild<QLabel *>(QStringLiteral("figuresCaption"))->text().contains(QStringLiteral("the day before")));
    QCOMPARE(shown.engine.summaryQueries.last().filter, filterOf(QStringLiteral("today")));
    const QStringList wanted{QStringLiteral("today is:charged"), QStringLiteral("today"), QStringLiteral("today is:denied"),
                             QStringLiteral("today status:waiting"), QStringLiteral("today status:unknown"), QStringLiteral("today is:refunded")};
    for (int i = 0; i < KpiCount; ++i) {
        shown.card(i)->setFocus();
        QTest::keyClick(shown.card(i), Qt::Key_Space);
        QCOMPARE(shown.search(), wanted[i]); // and the one before is gone
    }
    QTRY_COMPARE(shown.engine.summaryQueries.last().filter, filterOf(QStringLiteral("today is:refunded")));
}

void TestPaymentsKpis::chartByKeyboard()
{
    Shown shown;
    auto *chart = shown.page.findChild<BarChart *>(QStringLiteral("timeChart"));
    QVERIFY(!chart->isVisible());
    shown.key(Qt::Key_G);
    QVERIFY(chart->isVisible());
    QTRY_COMPARE(chart->bars().size(), 24);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    for (int i = 0; i < 14; ++i)
        QTest::keyClick(chart, Qt::Key_Right);
    QVERIFY2(chart->accessibleName().contains(moneyOf(QStringLiteral("BRL"), 90000)), qPrintable(chart->accessibleName()));
    QVERIFY(chart->accessibleName().contains(QStringLiteral("15 of 24")));
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(shown.search(), QStringLiteral("date:2026-11-21T14"));
    auto *methods = shown.page.findChild<BarChart *>(QStringLiteral("methodChart"));
    QCOMPARE(methods->bars().size(), 2);
    QCOMPARE(methods->bars().first().name, QStringLiteral("Saved card")); // the larger one first
    methods->setFocus();
    QTest::keyClick(methods, Qt::Key_End);
    QTest::keyClick(methods, Qt::Key_Space);
    QCOMPARE(shown.search(), QStringLiteral("date:2026-11-21T14 method:pix"));
}

void TestPaymentsKpis::sameAsTable()
{
    Shown shown;
    shown.key(Qt::Key_G);
    shown.key(Qt::Key_G);
    auto *table = shown.page.findChild<QTableWidget *>(QStringLiteral("figuresTable"));
    QVERIFY(table->isVisible());
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("This list"));
    QCOMPARE(table->item(0, 4)->text(), moneyOf(QStringLiteral("BRL"), 124456));
    QCOMPARE(table->item(1, 4)->text(), moneyOf(QStringLiteral("BRL"), 100000)); // the day before
    QCOMPARE(table->rowCount(), 2 + 2 + 1); // methods, and the one hour with payments
    QVERIFY(table->item(4, 0)->text().contains(QStringLiteral("14:00")));
}

void TestPaymentsKpis::whatIsShownIsRemembered()
{
    Shown shown;
    shown.key(Qt::Key_G);
    {
        ScriptedEngine engine;
        KpiRow again(engine, shown.clock, shown.preferences);
        again.show();
        QVERIFY(again.findChild<BarChart *>(QStringLiteral("timeChart"))->isVisible());
    }
    shown.page.activateWindow();
    QTRY_VERIFY(shown.page.isActiveWindow());
    for (int i = 0; i < 2; ++i)
        shown.key(Qt::Key_G);
    QVERIFY(!shown.card(0)->isVisible());
    const qsizetype asked = shown.engine.summaryQueries.size();
    Q_EMIT shown.engine.paymentsChanged();
    QCOMPARE(shown.engine.summaryQueries.size(), asked); // nobody looks
    auto *button = shown.page.findChild<QPushButton *>(QStringLiteral("figuresButton"));
    QCOMPARE(button->text(), QStringLiteral("Show figures"));
    button->click();
    QVERIFY(shown.card(0)->isVisible());
}

void TestPaymentsKpis::changesAreReadAgain()
{
    Shown shown;
    shown.engine.summary.sums[QStringLiteral("BRL")] = sums(9, 200000, 2);
    const qsizetype asked = shown.engine.summaryQueries.size();
    for (int i = 0; i < 5; ++i)
        Q_EMIT shown.engine.paymentsChanged();
    QTRY_VERIFY(shown.card(0)->accessibleName().contains(moneyOf(QStringLiteral("BRL"), 200000)));
    QTRY_COMPARE(shown.engine.summaryQueries.size(), asked + 2); // one under way, and one for all that came meanwhile
}

void TestPaymentsKpis::figuresOfAnotherListDoNotStand()
{
    Shown shown;
    const QString before = shown.card(0)->accessibleName();
    shown.engine.holdSummaries = true;
    shown.page.showPayments(QStringLiteral("yesterday"));
    auto *caption = shown.page.findChild<QLabel *>(QStringLiteral("figuresCaption"));
    QTRY_COMPARE(caption->text(), QStringLiteral("Counting..."));
    QVERIFY(shown.card(0)->accessibleName() != before);
    shown.engine.heldSummaries.last()(shown.engine.summary);
    QTRY_COMPARE(shown.card(0)->accessibleName(), before);
    QVERIFY(caption->text().contains(QStringLiteral("compared")));
}

void TestPaymentsKpis::unreadableFiguresDoNotStand()
{
    Shown shown;
    shown.engine.summaryError = Error{ErrorKind::StorageCorrupt, {}};
    const QString before = shown.card(0)->accessibleName();
    Q_EMIT shown.engine.paymentsChanged();
    auto *caption = shown.page.findChild<QLabel *>(QStringLiteral("figuresCaption"));
    QTRY_COMPARE(caption->text(), QStringLiteral("The figures cannot be read."));
    QVERIFY(shown.card(0)->accessibleName() != before);
}

void TestPaymentsKpis::fitsASmallScreen()
{
    Shown shown({900, 640});
    for (int i = 0; i < KpiCount; ++i) {
        const QWidget *card = shown.card(i);
        QVERIFY(card->width() >= 60);
        QVERIFY(card->mapTo(&shown.page, QPoint(card->width(), 0)).x() <= shown.page.width());
    }
    QVERIFY(shown.page.minimumSizeHint().width() <= 900);
}

QTEST_MAIN(TestPaymentsKpis)
#include "tst_paymentskpis.moc"
