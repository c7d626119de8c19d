// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Recovery page by keyboard: the list in its words, triage keys, what opens,
// the history with its masked request.
#include "gui/support/fakeoutreachdesk.h"
#include "gui/support/till.h"
#include "ui/forms/outreach/outreachdialog.h"
#include "ui/forms/outreach/recoverypage.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

using namespace pos;
using namespace pos::test;

namespace {

RecoveryRow rowOf(const QString &sale, const Customer &who, qint64 minor)
{
    RecoveryRow row;
    row.caseId = OutreachCaseId::from(sale);
    row.sale.id = SaleId::from(sale);
    row.sale.state = SaleState::Parked;
    row.customer = who;
    row.phone = PhoneNumber::from(QStringLiteral("+5511961234567"));
    row.amount = Money::fromMinor(minor, *Currency::fromCode(u"BRL"));
    row.atMs = 1;
    return row;
}

/// The page as the window makes it: without settings, not shown.
struct Unopened
{
    Unopened()
    {
        dressApplication();
        engine.desk = &desk;
        page = std::make_unique<ui::RecoveryPage>(engine, dialogs, session, clock);
    }

    ManualClock clock;
    FakeOutreachDesk desk{clock};
    FakeEngine engine{clock};
    FakeDialogs dialogs;
    ui::OperatorSession session;
    std::unique_ptr<ui::RecoveryPage> page;
};

struct Bench : Unopened
{
    Bench()
    {
        session.setCurrent(QStringLiteral("Rosa"));
        desk.rows = {rowOf(QStringLiteral("R1-1"), ana(), 9000), rowOf(QStringLiteral("R1-2"), bruno(), 2000)};
        desk.rows[1].outlook.block = OutreachBlock::NoConsent;
        desk.known.sale = desk.rows[0].sale;
        desk.known.customer = ana();
        page->applySettings(brazilianTill());
        page->resize(1000, 700);
        page->show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(page.get())); }();
        page->activate();
        [this] { QTRY_COMPARE(table()->model()->rowCount(), int(desk.rows.size())); }();
    }
    QTableView *table() const { return page->findChild<QTableView *>(QStringLiteral("recoveryTable")); }
    QString cell(int row, const char *title) const
    {
        const QAbstractItemModel *model = table()->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal).toString() == QLatin1String(title))
                return model->index(row, column).data().toString();
        }
        qFatal("no column %s", title);
    }
    void key(Qt::Key key) { QTest::keyClick(table(), key); }
    ui::OutreachDialog *dialog() const { return page->findChild<ui::OutreachDialog *>(); }
    const OutreachCaseChange &change() const { return desk.changes.constLast(); }
};

} // namespace

class TestRecoveryPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreInWords();
    void whatToDoIsUnderTheList_data();
    void whatToDoIsUnderTheList();
    void keysMove();
    void returnOpensThatSale();
    void letterOpensWithItsChannel_data();
    void letterOpensWithItsChannel();
    void oneDialogAtATime();
    void restsUntilTomorrow();
    void claimIsTakenAndLetGo();
    void claimOfSomebodyElseIsSaid();
    void noteIsKept();
    void somebodyNewIsOpened();
    void selectionSurvivesAReload();
    void historyMasksWhatIsPersonal();
    void emptyListSaysSo();
    void trainingClockIsSaid();
    void remindsBeforeThePageWasOpened();
    void restThatEndedWhileClosedIsToldOnce();
    void historyFitsASmallScreen();
    void removedDataIsSaid();
    void forgetsWhoIsNoCustomer();
    void forgetsACustomer();
    void forgettingTooEarlyIsExplained();
    void proofOfTheChosenCustomer();
    void proofOfARemovedContactIsRefused();
};

void TestRecoveryPage::rowsAreInWords()
{
    Bench bench;
    QCOMPARE(bench.cell(0, "Customer"), QStringLiteral("Ana Example"));
    QCOMPARE(bench.cell(0, "Why"), QStringLiteral("Parked sale"));
    QCOMPARE(bench.cell(0, "Allowed"), QStringLiteral("Now"));
    QCOMPARE(bench.cell(1, "Allowed"), QStringLiteral("Ask first"));
    QCOMPARE(bench.cell(0, "Consent"), QStringLiteral("None"));
    QVERIFY(bench.cell(0, "Amount").contains(QStringLiteral("90")));
    bench.desk.rows[0].outlook.block = OutreachBlock::OutsideRules;
    bench.desk.rows[0].outlook.verdict.nextAllowedMs = QDateTime(QDate(2026, 11, 23), QTime(7, 0), Qt::UTC).toMSecsSinceEpoch();
    bench.desk.rows[1].matter = OutreachCase{};
    bench.desk.rows[1].matter->snoozedUntilMs = bench.clock.nowMs() + 60'000;
    Q_EMIT bench.desk.changed();
    QTRY_VERIFY2(bench.cell(0, "Allowed").startsWith(QStringLiteral("From ")), qPrintable(bench.cell(0, "Allowed")));
    QVERIFY(bench.cell(0, "Allowed").contains(QStringLiteral("07:00")));
    QVERIFY(bench.cell(1, "Allowed").startsWith(QStringLiteral("Rests until")));
}

void TestRecoveryPage::whatToDoIsUnderTheList_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("advice");
    QTest::addColumn<QString>("words");
    QTest::newRow("not before") << QStringLiteral("INSUFFICIENT_FUNDS") << QStringLiteral("RETRY_AFTER_24_H") << QStringLiteral("may be tried again from ");
    QTest::newRow("hard decline") << QStringLiteral("EXPIRED_CARD") << QString() << QStringLiteral("Offer another way to pay.");
}

void TestRecoveryPage::whatToDoIsUnderTheList()
{
    QFETCH(QString, code);
    QFETCH(QString, advice);
    QFETCH(QString, words);
    Bench bench;
    Attempt declined;
    declined.id = AttemptId::from(QStringLiteral("attempt-1"));
    declined.state = AttemptState::Declined;
    declined.settledMs = bench.clock.nowMs();
    declined.payment = Payment();
    Transaction transaction;
    transaction.status = QStringLiteral("DECLINED");
    transaction.responseCode = code;
    transaction.adviceCode = advice;
    declined.payment->transactions = {transaction};
    bench.desk.rows[0].attempt = declined;
    Q_EMIT bench.desk.changed();
    const auto *label = bench.page->findChild<QLabel *>(QStringLiteral("recoveryAdviceLabel"));
    QTRY_VERIFY2(label->text().contains(words), qPrintable(label->text()));
    QVERIFY(label->text().startsWith(QStringLiteral("Ana Example: ")));
    if (!advice.isEmpty()) // a day after the bank's answer; the day's name is the locale's
        QVERIFY2(label->text().endsWith(QStringLiteral("12:00.")), qPrintable(label->text()));
    bench.key(Qt::Key_J);
    QVERIFY(label->text().startsWith(QStringLiteral("Bruno Example: ")));
}

void TestRecoveryPage::keysMove()
{
    Bench bench;
    QCOMPARE(bench.table()->currentIndex().row(), 0);
    bench.key(Qt::Key_J);
    QCOMPARE(bench.table()->currentIndex().row(), 1);
    bench.key(Qt::Key_J);
    QCOMPARE(bench.table()->currentIndex().row(), 1);
    bench.key(Qt::Key_K);
    QCOMPARE(bench.table()->currentIndex().row(), 0);
}

void TestRecoveryPage::returnOpensThatSale()
{
    Bench bench;
    bench.key(Qt::Key_J);
    bench.key(Qt::Key_Return);
    QTRY_VERIFY(bench.dialog());
    QCOMPARE(bench.desk.asked.constLast(), QStringLiteral("R1-2/"));
    QTRY_VERIFY(!bench.desk.considered.isEmpty());
    QCOMPARE(bench.desk.considered.constLast().operatorName, QStringLiteral("Rosa"));
    QCOMPARE(bench.desk.considered.constLast().caseId.text(), QStringLiteral("R1-1")); // of the sale that was read
}

void TestRecoveryPage::letterOpensWithItsChannel_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("channel");
    QTest::newRow("call") << int(Qt::Key_C) << int(ContactChannel::PhoneCall);
    QTest::newRow("whatsapp") << int(Qt::Key_W) << int(ContactChannel::WhatsApp);
}

void TestRecoveryPage::letterOpensWithItsChannel()
{
    QFETCH(int, key);
    QFETCH(int, channel);
    Bench bench;
    bench.key(Qt::Key(key));
    QTRY_VERIFY(bench.dialog());
    QTRY_COMPARE(bench.desk.considered.constLast().channels(), QList<ContactChannel>{ContactChannel(channel)});
}

void TestRecoveryPage::oneDialogAtATime()
{
    Bench bench;
    bench.key(Qt::Key_C);
    bench.key(Qt::Key_C);
    QTRY_VERIFY(bench.dialog());
    bench.key(Qt::Key_W);
    bool answered = false; // after whatever was asked before
    bench.desk.matter({}, {}, bench.page.get(), [&answered](const Result<OutreachMatter> &) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(bench.page->findChildren<ui::OutreachDialog *>().size(), 1);
}

void TestRecoveryPage::restsUntilTomorrow()
{
    Bench bench;
    bench.key(Qt::Key_S);
    QTRY_COMPARE(bench.desk.changes.size(), 1);
    QCOMPARE(bench.change().what, OutreachCaseChange::What::Snooze);
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(bench.change().untilMs, Qt::UTC);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(bench.clock.nowMs(), Qt::UTC);
    QCOMPARE(until, QDateTime(now.date().addDays(1), QTime(8, 0), Qt::UTC));
    bench.desk.rows[0].matter = bench.change().matter;
    bench.desk.rows[0].matter->snoozedUntilMs = bench.change().untilMs;
    Q_EMIT bench.desk.changed();
    QTRY_VERIFY(bench.cell(0, "Allowed").startsWith(QStringLiteral("Rests")));
    bench.key(Qt::Key_S);
    QTRY_COMPARE(bench.desk.changes.size(), 2);
    QCOMPARE(bench.change().untilMs, 0);
}

void TestRecoveryPage::claimIsTakenAndLetGo()
{
    Bench bench;
    bench.key(Qt::Key_M);
    QTRY_COMPARE(bench.desk.changes.size(), 1);
    QCOMPARE(bench.change().what, OutreachCaseChange::What::Claim);
    QCOMPARE(bench.change().operatorName, QStringLiteral("Rosa"));
    QCOMPARE(bench.change().matter.id.text(), QStringLiteral("R1-1"));
    QCOMPARE(bench.change().matter.phone.text(), QStringLiteral("+5511961234567"));
    bench.desk.rows[0].matter = bench.change().matter;
    bench.desk.rows[0].matter->claimedBy = QStringLiteral("Rosa");
    bench.desk.rows[0].matter->claimedUntilMs = bench.change().untilMs;
    Q_EMIT bench.desk.changed();
    QTRY_COMPARE(bench.cell(0, "With"), QStringLiteral("Rosa"));
    bench.key(Qt::Key_M);
    QTRY_COMPARE(bench.desk.changes.size(), 2);
    QCOMPARE(bench.change().what, OutreachCaseChange::What::LetGo);
}

void TestRecoveryPage::claimOfSomebodyElseIsSaid()
{
    Bench bench;
    Error taken;
    taken.kind = ErrorKind::Conflict;
    bench.desk.caseError = taken;
    bench.key(Qt::Key_M);
    const auto said = [&bench] {
        for (const QLabel *label : bench.page->findChild<QWidget *>(QStringLiteral("recoveryMessage"))->findChildren<QLabel *>()) {
            if (label->text().contains(QStringLiteral("Somebody else")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(said());
}

void TestRecoveryPage::noteIsKept()
{
    Bench bench;
    bench.dialogs.reasonAnswer = QStringLiteral("Rings back on Friday");
    bench.key(Qt::Key_N);
    QTRY_COMPARE(bench.desk.changes.size(), 1);
    QCOMPARE(bench.change().what, OutreachCaseChange::What::Note);
    QCOMPARE(bench.change().note, QStringLiteral("Rings back on Friday"));
}

void TestRecoveryPage::somebodyNewIsOpened()
{
    Bench bench;
    bench.key(Qt::Key_Insert);
    QTRY_VERIFY(bench.dialog());
    QTRY_VERIFY(!bench.desk.considered.isEmpty());
    const OutreachOrder &order = bench.desk.considered.constLast();
    QCOMPARE(order.kind(), OutreachKind::AbandonedFlow);
    QVERIFY(!order.caseId.isEmpty());
    QCOMPARE(order.country(), QStringLiteral("BR"));
    QVERIFY(order.customer.isEmpty());
}

void TestRecoveryPage::selectionSurvivesAReload()
{
    Bench bench;
    bench.key(Qt::Key_J);
    std::swap(bench.desk.rows[0], bench.desk.rows[1]);
    const int lists = bench.desk.lists;
    Q_EMIT bench.desk.changed();
    QTRY_VERIFY(bench.desk.lists > lists);
    QTRY_COMPARE(bench.cell(0, "Customer"), QStringLiteral("Bruno Example"));
    QTRY_COMPARE(bench.table()->currentIndex().row(), 0);
}

void TestRecoveryPage::historyMasksWhatIsPersonal()
{
    Bench bench;
    OutreachRecord record;
    record.intent.state = OutreachState::Accepted;
    record.intent.httpStatus = 200;
    record.intent.operatorName = QStringLiteral("Rosa");
    record.intent.body = R"({"customer":{"full_name":"Ana Example","phone_number":"+5511961234567"},"cart":{"total_value":12.50}})";
    record.customerName = QStringLiteral("Ana Example");
    record.saleIsPaid = true;
    record.recovered = Money::fromMinor(1250, *Currency::fromCode(u"BRL"));
    record.intent.amount = Money::fromMinor(1250, *Currency::fromCode(u"BRL"));
    bench.desk.records = {record};
    Q_EMIT bench.desk.changed();
    auto *past = bench.page->findChild<QTableView *>(QStringLiteral("outreachHistoryTable"));
    QTRY_COMPARE(past->model()->rowCount(), 1);
    past->setFocus(Qt::TabFocusReason);
    past->setCurrentIndex(past->model()->index(0, 0));
    const auto *evidence = bench.page->findChild<QPlainTextEdit *>(QStringLiteral("outreachEvidence"));
    QTRY_VERIFY(evidence->toPlainText().contains(QStringLiteral("12.50")));
    QVERIFY(!evidence->toPlainText().contains(QStringLiteral("Ana Example")));
    QVERIFY(!evidence->toPlainText().contains(QStringLiteral("961234567")));
    QVERIFY(past->model()->index(0, past->model()->columnCount() - 1).data().toString().startsWith(QStringLiteral("Yes")));
}

void TestRecoveryPage::emptyListSaysSo()
{
    Bench bench;
    bench.desk.rows.clear();
    Q_EMIT bench.desk.changed();
    QTRY_VERIFY(bench.page->findChild<QWidget *>(QStringLiteral("recoveryEmpty"))->isVisible());
    QVERIFY(!bench.page->findChild<QPushButton *>(QStringLiteral("recoveryCallButton"))->isEnabled());
    QVERIFY(bench.page->findChild<QPushButton *>(QStringLiteral("recoveryNewButton"))->isEnabled());
}

void TestRecoveryPage::trainingClockIsSaid()
{
    Bench bench;
    const auto *message = bench.page->findChild<QWidget *>(QStringLiteral("recoveryMessage"));
    QVERIFY(message->isHidden());
    bench.desk.setTrainingHour(true);
    QTRY_VERIFY(message->isVisible());
    bench.desk.setTrainingHour(false);
    QTRY_VERIFY(message->isHidden());
}

void TestRecoveryPage::remindsBeforeThePageWasOpened()
{
    Unopened bench;
    FakeOutreachDesk &desk = bench.desk;
    ManualClock &clock = bench.clock;
    desk.rows = {rowOf(QStringLiteral("R1-1"), ana(), 9000)};
    desk.rows[0].matter = OutreachCase{};
    desk.rows[0].matter->snoozedUntilMs = clock.nowMs() + 60'000;
    ui::RecoveryPage &page = *bench.page;
    QSignalSpy said(&page, &ui::Page::toastRequested);
    auto *minute = page.findChild<QTimer *>(QStringLiteral("recoveryMinuteTimer"));
    QVERIFY(!minute->isActive()); // nothing is asked before there are settings
    page.applySettings(brazilianTill());
    QVERIFY(minute->isActive());
    minute->setInterval(1);
    QTRY_VERIFY(desk.lists > 1);
    QVERIFY(said.isEmpty());
    clock.pass(120'000);
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said.constFirst().constFirst().toString().contains(QStringLiteral("Ana Example")));
    const int lists = desk.lists;
    QTRY_VERIFY(desk.lists > lists + 2);
    QCOMPARE(said.size(), 1); // once
}

void TestRecoveryPage::restThatEndedWhileClosedIsToldOnce()
{
    Unopened bench;
    FakeOutreachDesk &desk = bench.desk;
    ManualClock &clock = bench.clock;
    desk.rows = {rowOf(QStringLiteral("R1-1"), ana(), 9000), rowOf(QStringLiteral("R1-2"), bruno(), 2000), rowOf(QStringLiteral("R1-3"), bruno(), 2000)};
    for (RecoveryRow &row : desk.rows) {
        row.matter = OutreachCase{};
        row.matter->id = row.caseId;
    }
    desk.rows[0].matter->snoozedUntilMs = clock.nowMs() - 60'000; // while the program was closed
    desk.rows[1].matter->snoozedUntilMs = clock.nowMs() + 60'000; // still resting
    ui::RecoveryPage &page = *bench.page;
    QSignalSpy said(&page, &ui::Page::toastRequested);
    page.applySettings(brazilianTill());
    auto *minute = page.findChild<QTimer *>(QStringLiteral("recoveryMinuteTimer"));
    minute->setInterval(1);
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said.constFirst().constFirst().toString().contains(QStringLiteral("Ana Example")));
    QVERIFY(!said.constFirst().constFirst().toString().contains(QStringLiteral("Bruno")));
    // It is taken from the case, so that the next start does not tell it again.
    QTRY_COMPARE(desk.changes.size(), 1);
    QCOMPARE(desk.changes.first().what, OutreachCaseChange::What::Snooze);
    QCOMPARE(desk.changes.first().matter.id.text(), QStringLiteral("R1-1"));
    QCOMPARE(desk.changes.first().untilMs, 0);
    const int lists = desk.lists;
    QTRY_VERIFY(desk.lists > lists + 2);
    QCOMPARE(said.size(), 1);
}

namespace {

/// One line in the history, chosen.
struct Past
{
    explicit Past(const OutreachRecord &record)
    {
        bench.desk.records = {record};
        Q_EMIT bench.desk.changed();
        table = bench.page->findChild<QTableView *>(QStringLiteral("outreachHistoryTable"));
        [this] { QTRY_COMPARE(table->model()->rowCount(), 1); }();
        table->setFocus(Qt::TabFocusReason);
        table->setCurrentIndex(table->model()->index(0, 0));
        bench.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Marta"), QStringLiteral("she asked for it")};
    }
    bool says(const char *words) const
    {
        for (const QLabel *label : bench.page->findChild<QWidget *>(QStringLiteral("recoveryMessage"))->findChildren<QLabel *>()) {
            if (label->text().contains(QLatin1String(words)))
                return true;
        }
        return false;
    }
    Bench bench;
    QTableView *table = nullptr;
};

OutreachRecord contactTo(const CustomerId &customer)
{
    OutreachRecord record;
    record.intent.id = OutreachId::from(QStringLiteral("contact-1"));
    record.intent.state = OutreachState::Accepted;
    record.intent.channels = {ContactChannel::PhoneCall};
    record.intent.operatorName = QStringLiteral("Rosa");
    record.intent.phone = PhoneNumber::from(QStringLiteral("+5511961234567"));
    record.intent.customer = customer;
    record.intent.createdMs = ManualClock::Start;
    return record;
}

OutreachRecord erasedContact()
{
    OutreachRecord record = contactTo({});
    record.intent.phone = PhoneNumber();
    record.erased = OutreachEvent();
    record.erased->atMs = ManualClock::Start;
    record.erased->note = QStringLiteral("retention: contacts 24 months");
    return record;
}

}

void TestRecoveryPage::historyFitsASmallScreen()
{
    OutreachRecord wide = contactTo(ana().id);
    wide.customerName = QStringLiteral("Maria Aparecida dos Santos Albuquerque");
    wide.intent.state = OutreachState::Unclear;
    wide.intent.createdMs = ManualClock::Start - 40LL * 24 * 60 * 60 * 1000;
    wide.intent.amount = Money::fromMinor(123456789, *Currency::fromCode(u"BRL"));
    wide.recovered = wide.intent.amount;
    Communication talk;
    talk.status = QStringLiteral("SOMETHING_QUITE_UNEXPECTED");
    wide.talks = {talk, talk};
    Past past(wide);
    past.bench.page->resize(1024 - 88, 768 - 60); // beside the rail, below the top bar
    QTRY_COMPARE(past.table->horizontalScrollBar()->maximum(), 0);
    QVERIFY(past.table->columnWidth(1) > 40); // the customer can still be told
}

void TestRecoveryPage::removedDataIsSaid()
{
    Past past(erasedContact());
    QCOMPARE(past.table->model()->index(0, 1).data().toString(), QStringLiteral("Data removed"));
    const auto *evidence = past.bench.page->findChild<QPlainTextEdit *>(QStringLiteral("outreachEvidence"));
    QTRY_VERIFY2(evidence->toPlainText().contains(QStringLiteral("kept for 24 month")), qPrintable(evidence->toPlainText()));
    QVERIFY(!past.bench.page->findChild<QPushButton *>(QStringLiteral("recoveryForgetButton"))->isEnabled());
}

void TestRecoveryPage::forgetsWhoIsNoCustomer()
{
    Past past(contactTo({}));
    QTest::keyClick(past.table, Qt::Key_Delete);
    QTRY_COMPARE(past.bench.engine.forgotten.size(), 1);
    QCOMPARE(past.bench.engine.forgotten.first().text(), QStringLiteral("+5511961234567"));
    QVERIFY(past.bench.engine.erased.isEmpty());
    const QString asked = past.bench.dialogs.managers.first().text;
    QVERIFY(asked.contains(QStringLiteral("What stays")) && asked.contains(QStringLiteral("opt-out")));
    QVERIFY(!asked.contains(QStringLiteral("at Yuno")));
}

void TestRecoveryPage::forgetsACustomer()
{
    Past past(contactTo(ana().id));
    QTest::keyClick(past.table, Qt::Key_Delete);
    QTRY_COMPARE(past.bench.engine.erased, QList<CustomerId>{ana().id});
    QVERIFY(past.bench.dialogs.managers.first().text.contains(QStringLiteral("at Yuno")));
    QVERIFY(past.bench.engine.forgotten.isEmpty());
}

void TestRecoveryPage::forgettingTooEarlyIsExplained()
{
    Past past(contactTo({}));
    past.bench.engine.forgetError = Error{ErrorKind::Conflict, {}};
    QTest::keyClick(past.table, Qt::Key_Delete);
    QTRY_VERIFY(past.says("Not yet"));
}

void TestRecoveryPage::proofOfTheChosenCustomer()
{
    Bench bench;
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("proof.pdf"));
    bench.dialogs.fileAnswer = path;
    bench.desk.contactProof.phone = PhoneNumber::from(QStringLiteral("+5511961234567"));
    bench.desk.contactProof.customer = ana();
    bench.key(Qt::Key_P);
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(bench.desk.proofs.first().text(), QStringLiteral("+5511961234567"));
    QVERIFY(bench.dialogs.files.first().suggestedPath.endsWith(QStringLiteral(".pdf")));
}

void TestRecoveryPage::proofOfARemovedContactIsRefused()
{
    Past past(erasedContact());
    QTest::keyClick(past.table, Qt::Key_P);
    QTRY_VERIFY(past.says("no proof"));
    QVERIFY(past.bench.desk.proofs.isEmpty());
}

QTEST_MAIN(TestRecoveryPage)
#include "tst_recoverypage.moc"
