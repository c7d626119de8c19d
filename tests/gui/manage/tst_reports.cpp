// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments into files and out of Yuno's reports, from the Payments page, by keys.
#include "managefakes.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/reports/exportdialog.h"
#include "ui/forms/reports/reportdialog.h"
#include "ui/models/paymentstablemodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

namespace {

constexpr qint64 DayMs = 86'400'000;

struct Shown
{
    explicit Shown(int rows)
    {
        makeRows(engine, rows);
        page.resize(1400, 800);
        page.show();
        page.activate();
        [this, rows] { QTRY_COMPARE(table()->model()->rowCount(), rows); }();
        page.activateWindow();
        [this] { QTRY_VERIFY(page.isActiveWindow()); }();
    }
    PaymentsTable *table() const { return page.findChild<PaymentsTable *>(); }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QGuiApplication::focusWindow(), k, modifiers);
    }
    template <typename T> T *find(const char *name) const { return page.findChild<T *>(QString::fromLatin1(name)); }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    template <typename D> D *dialog()
    {
        D *found = nullptr;
        [&] { QTRY_VERIFY((found = page.findChild<D *>()) && found->isVisible()); }();
        return found;
    }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    MemoryPreferenceStore preferences;
    PaymentsPage page{engine, dialogs, clock, preferences, sandboxSettings()};
};

}

class ReportsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exportsWhatTheListShows()
    {
        Shown f(5);
        f.dialogs.fileAnswer = QStringLiteral("/somewhere/out.csv");
        f.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(f.dialog<ExportDialog>());
        QCOMPARE(f.find<QComboBox>("exportScopeCombo")->currentIndex(), 0);
        f.find<QComboBox>("exportNumbersCombo")->setCurrentIndex(1);
        QTest::keyClick(f.find<QComboBox>("exportKindCombo"), Qt::Key_Return);
        QTRY_COMPARE(f.engine.exports.size(), 1);
        QVERIFY(f.dialogs.files.first().suggestedPath.endsWith(QStringLiteral("payments-2026-11-21.csv")));
        const ExportOrder order = f.engine.exports.first();
        QCOMPARE(order.path, QStringLiteral("/somewhere/out.csv"));
        QVERIFY(order.only.isEmpty());
        QCOMPARE(order.query.filter, f.page.findChild<PaymentsTableModel *>()->query().filter);
        QCOMPARE(order.format.delimiter, ';');
        QCOMPARE(order.format.decimalPoint, ',');
        QVERIFY(order.format.byteOrderMark);
        QCOMPARE(order.format.timeZone, QByteArray("America/Sao_Paulo"));
        QVERIFY(f.find<QProgressBar>("exportProgressBar")->isVisible());
        QVERIFY(!f.find<QPushButton>("exportAcceptButton")->isEnabled()); // a second click begins nothing
        f.engine.exportProgress({0, 3, 5});
        QVERIFY(f.text("exportMessageLabel").startsWith(QStringLiteral("3 of 5")));
        f.engine.exportThen(ExportResult{order.path, 5});
        QVERIFY(f.text("exportMessageLabel").contains(QStringLiteral("5 payments are in")));
        QVERIFY(!f.find<QProgressBar>("exportProgressBar")->isVisible());
    }

    void exportsTheSelection()
    {
        Shown f(5);
        f.table()->setFocus();
        f.table()->selectRow(1);
        f.key(Qt::Key_Down, Qt::ShiftModifier);
        f.dialogs.fileAnswer = QStringLiteral("/somewhere/out.jsonl");
        f.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(f.dialog<ExportDialog>());
        QCOMPARE(f.find<QComboBox>("exportScopeCombo")->currentIndex(), 1);
        f.find<QComboBox>("exportKindCombo")->setCurrentIndex(1);
        QVERIFY(f.find<QCheckBox>("exportMarkCheck")->isHidden());
        f.find<QPushButton>("exportAcceptButton")->click();
        QTRY_COMPARE(f.engine.exports.size(), 1);
        QCOMPARE(f.engine.exports.first().only, (QList<AttemptId>{f.engine.rows[1].attempt, f.engine.rows[2].attempt}));
        QCOMPARE(f.engine.exports.first().format.kind, ExportFormat::Kind::JsonLines);
    }

    void exportTroubleAndCancel()
    {
        Shown f(2);
        f.dialogs.fileAnswer = QStringLiteral("/stick/out.csv");
        f.key(Qt::Key_E, Qt::ControlModifier);
        ExportDialog *dialog = f.dialog<ExportDialog>();
        f.find<QPushButton>("exportAcceptButton")->click();
        QTRY_COMPARE(f.engine.exports.size(), 1);
        f.engine.exportThen(fail(Error{ErrorKind::StorageFull, {.path = QStringLiteral("/stick/out.csv")}}));
        QVERIFY(f.text("exportMessageLabel").contains(QStringLiteral("no room for /stick/out.csv")));
        QVERIFY(!f.text("exportMessageLabel").contains(QStringLiteral("no payment starts"))); // the till is not in trouble
        f.find<QPushButton>("exportAcceptButton")->click();
        QTRY_COMPARE(f.engine.exports.size(), 2);
        f.find<QPushButton>("exportRejectButton")->click();
        QCOMPARE(f.engine.cancelledExports, QList<ExportTicket>{2});
        QTRY_VERIFY(f.text("exportMessageLabel").startsWith(QStringLiteral("Cancelled")));
        QVERIFY(dialog->isVisible());
        f.find<QPushButton>("exportAcceptButton")->click();
        QTRY_COMPARE(f.engine.exports.size(), 3);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(f.engine.cancelledExports, (QList<ExportTicket>{2, 3}));
    }

    void anEmptyListOffersTheImport()
    {
        Shown f(0);
        QTRY_VERIFY(f.find<QPushButton>("emptyActionButton")->isVisible());
        QVERIFY(f.find<QPushButton>("emptyActionButton")->text().startsWith(QStringLiteral("Import")));
        f.find<QPushButton>("emptyActionButton")->click();
        QVERIFY(f.dialog<ReportDialog>());
    }

    void importsAPeriod()
    {
        Shown f(1);
        f.key(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(f.dialog<ReportDialog>());
        f.find<QComboBox>("reportPeriodCombo")->setCurrentIndex(1);
        f.find<QPushButton>("reportAcceptButton")->click();
        QTRY_COMPARE(f.engine.reportsAsked.size(), 1);
        const ScriptedEngine::ReportAsked asked = f.engine.reportsAsked.first();
        QCOMPARE(asked.purpose, ReportPurpose::Import);
        QCOMPARE(asked.untilMs - asked.fromMs, 30 * DayMs);
        QCOMPARE(asked.untilMs, 1'795'316'400'000); // 2026-11-22T00:00 in Sao Paulo
        QTRY_VERIFY(f.find<QProgressBar>("reportProgressBar")->isVisible());
        QVERIFY(!f.find<QPushButton>("reportAcceptButton")->isEnabled());
        ReportJob job;
        job.request.fromMs = asked.fromMs;
        job.request.untilMs = asked.untilMs;
        job.stage = ReportStage::Done;
        job.tally = {.rows = 1200, .added = 1180, .same = 20};
        Q_EMIT f.engine.reportJobChanged(job);
        QVERIFY2(f.text("reportTallyLabel").contains(QStringLiteral("1,180 new")), qPrintable(f.text("reportTallyLabel")));
        QVERIFY(!f.find<QProgressBar>("reportProgressBar")->isVisible());
        QVERIFY(!f.find<QTableView>("reportDifferencesTable")->isVisible());
    }

    void periodsThatYunoRefusesAreToldAtTheirField()
    {
        Shown f(1);
        f.key(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(f.dialog<ReportDialog>());
        f.find<QComboBox>("reportPeriodCombo")->setCurrentIndex(2);
        f.find<QDateEdit>("reportFromEdit")->setDate(QDate(2026, 1, 1));
        f.find<QPushButton>("reportAcceptButton")->click();
        QVERIFY(f.engine.reportsAsked.isEmpty());
        f.find<QDateEdit>("reportFromEdit")->setDate(QDate(2026, 11, 21));
        f.find<QDateEdit>("reportUntilEdit")->setDate(QDate(2026, 11, 20));
        f.find<QPushButton>("reportAcceptButton")->click();
        QVERIFY(f.engine.reportsAsked.isEmpty());
    }

    void cancelAndFailure()
    {
        Shown f(1);
        f.key(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(f.dialog<ReportDialog>());
        f.find<QPushButton>("reportAcceptButton")->click();
        QTRY_VERIFY(f.find<QPushButton>("reportCancelButton")->isVisible());
        f.find<QPushButton>("reportCancelButton")->click();
        QCOMPARE(f.engine.reportsCancelled, 1);
        ReportJob job;
        job.stage = ReportStage::Failed;
        job.error = Error{ErrorKind::MalformedReply, {.code = QStringLiteral("MISSING_COLUMNS"), .messages = {QStringLiteral("status")}}};
        Q_EMIT f.engine.reportJobChanged(job);
        QVERIFY2(f.text("reportMessageLabel").contains(QStringLiteral("lacks status")), qPrintable(f.text("reportMessageLabel")));
        QVERIFY(f.find<QPushButton>("reportAcceptButton")->isEnabled());
    }

    void comparedAndSaved()
    {
        Shown f(1);
        Reconciliation found;
        found.finishedMs = 1;
        found.differences = {{.kind = Difference::Kind::MissingHere, .attempt = {}, .paymentId = PaymentId::from(QStringLiteral("p-9")),
                              .orderId = {}, .createdMs = ManualClock::Start, .statusHere = {}, .statusThere = QStringLiteral("SUCCEEDED/APPROVED"),
                              .amountHere = {}, .amountThere = QStringLiteral("BRL 10.00")}};
        f.engine.compared = found;
        ReportJob job;
        job.purpose = ReportPurpose::Reconcile;
        job.stage = ReportStage::Done;
        job.tally = {.rows = 3, .same = 2, .missingHere = 1};
        f.engine.job = job; // of before this window was opened
        f.key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.dialog<ReportDialog>());
        QTRY_VERIFY(f.find<QTableView>("reportDifferencesTable")->isVisible());
        const QAbstractItemModel *model = f.find<QTableView>("reportDifferencesTable")->model();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Not on this computer"));
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("p-9"));
        QVERIFY(f.text("reportTallyLabel").contains(QStringLiteral("1 not on this computer")));
        f.dialogs.fileAnswer = QStringLiteral("/somewhere/d.csv");
        f.find<QPushButton>("reportSaveButton")->click();
        QTRY_COMPARE(f.engine.differencesSaved, QStringList{QStringLiteral("/somewhere/d.csv")});
    }

    void everyHour()
    {
        Shown f(1);
        f.engine.scheduled = true;
        f.key(Qt::Key_I, Qt::ControlModifier);
        QVERIFY(f.dialog<ReportDialog>());
        QTRY_VERIFY(f.find<QCheckBox>("reportHourlyCheck")->isChecked());
        f.find<QCheckBox>("reportHourlyCheck")->click();
        QTRY_VERIFY(!f.engine.scheduled);
    }
};

QTEST_MAIN(ReportsTest)
#include "tst_reports.moc"
