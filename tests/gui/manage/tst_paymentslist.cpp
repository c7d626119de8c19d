// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The list of the Payments page: paging, live changes, selection, filters, keys.
#include "managefakes.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/widgets/messagebar.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class PaymentsListTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesComeByKeyset();
    void longListsHaveAnEnd();
    void newRowsKeepSelectionAndPlace();
    void changesAreInPlace();
    void rowLeavesItsFilter();
    void lateAnswerOfAnOldFilterIsDropped();
    void aGapReplacesInsteadOfLying();
    void failureKeepsTheRows();
    void rowsHaveWordsAndAlignment();
    void holdsTellTheirAge();
    void pageByKeyboard();
    void searchIsDebouncedAndFilters();
    void emptyAndErrorStates();
    void sortedListsStayTrue_data();
    void sortedListsStayTrue();
    void whatIsSeenIsReadAgain();
    void aChangeOfTheSortKeyMovesTheRow();
    void severalRowsStaySelected();
};

namespace {

struct Loaded
{
    explicit Loaded(int rows)
    {
        makeRows(engine, rows);
        model.setQuery({});
        [this] { QTRY_COMPARE(model.loadState(), PaymentsTableModel::LoadState::Ready); }();
    }
    ScriptedEngine engine;
    ManualClock clock;
    PaymentsTableModel model{engine, clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

struct ShownPage
{
    explicit ShownPage(int rows, QSize size = {1400, 800})
    {
        makeRows(engine, rows);
        page.resize(size);
        page.show();
        page.activate();
        [this, rows] { QTRY_COMPARE(table()->model()->rowCount(), qMin(rows, PaymentsTableModel::PageSize)); }();
        page.activateWindow();
        [this] { QTRY_VERIFY(page.isActiveWindow()); }();
    }
    PaymentsTable *table() const { return page.findChild<PaymentsTable *>(); }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QGuiApplication::focusWindow(), k, modifiers);
    }
    template <typename T> T *find(const char *name) const { return page.findChild<T *>(QString::fromLatin1(name)); }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    MemoryPreferenceStore preferences;
    PaymentsPage page{engine, dialogs, clock, preferences, sandboxSettings()};
};

PaymentFilter inState(AttemptState state)
{
    PaymentFilter filter;
    filter.status.any = {{.states = {state}, .status = {}, .subStatus = {}}};
    return filter;
}

/// The rows of the model are those of the engine, in the order asked for.
void compareWithEngine(const PaymentsTableModel &model, const ScriptedEngine &engine, int first = 0)
{
    QList<PaymentRow> rows = engine.rows;
    std::ranges::sort(rows, [&model](const PaymentRow &a, const PaymentRow &b) { return comesBefore(a, b, model.query().sort); });
    for (int i = first; i < model.rowCount(); ++i)
        QCOMPARE(model.rowAt(i)->attempt.text(), rows[i].attempt.text());
}

Attempt changed(const ScriptedEngine &engine, int row, AttemptState state)
{
    Attempt attempt = engine.details.value(engine.rows[row].attempt.text()).attempt;
    attempt.state = state;
    return attempt;
}

}

void PaymentsListTest::pagesComeByKeyset()
{
    Loaded f(230);
    QCOMPARE(f.model.rowCount(), 100);
    QVERIFY(f.model.canFetchMore({}));
    f.model.fetchMore({});
    f.model.fetchMore({}); // one at a time
    QTRY_COMPARE(f.model.rowCount(), 200);
    f.model.fetchMore({});
    QTRY_COMPARE(f.model.rowCount(), 230);
    QVERIFY(!f.model.canFetchMore({}));
    QCOMPARE(f.engine.queries.size(), 3);
    QVERIFY(!f.engine.queries[0].after);
    QCOMPARE(f.engine.queries[2].after->attempt, f.engine.rows[199].attempt);
    for (int i = 0; i < 230; ++i)
        QCOMPARE(f.model.rowAt(i)->attempt, f.engine.rows[i].attempt);
}

void PaymentsListTest::longListsHaveAnEnd()
{
    ScriptedEngine engine;
    ManualClock clock;
    makeRows(engine, 350);
    PaymentsTableModel model(engine, clock, nullptr, 200);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 100);
    QVERIFY(!model.isCut());
    QSignalSpy told(&model, &PaymentsTableModel::loadStateChanged);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 200);
    QVERIFY(model.isCut());
    QCOMPARE(told.size(), 1);
    QVERIFY(!model.canFetchMore({}));
    PaymentFilter few;
    few.status.any = {{.states = {AttemptState::Unknown}, .status = {}, .subStatus = {}}};
    model.setFilter(few); // shorter lists are whole again
    QTRY_VERIFY(!model.isCut());
}

void PaymentsListTest::newRowsKeepSelectionAndPlace()
{
    ShownPage f(230);
    f.table()->selectRow(30);
    f.table()->verticalScrollBar()->setValue(25);
    const AttemptId chosen = f.engine.rows[30].attempt;
    const AttemptId top = f.engine.rows[25].attempt;
    for (int i = 1; i <= 3; ++i)
        f.engine.put(makeDetail(-i, AttemptState::Approved));
    Q_EMIT f.engine.paymentsChanged();
    auto *model = qobject_cast<PaymentsTableModel *>(f.table()->model());
    QTRY_COMPARE(model->rowOf(chosen), 33);
    QCOMPARE(f.table()->currentIndex().row(), 33);
    QCOMPARE(f.table()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(model->rowAt(f.table()->verticalScrollBar()->value())->attempt, top);
    QCOMPARE(f.page.findChild<PaymentDetailPane *>()->attempt(), chosen);
}

void PaymentsListTest::changesAreInPlace()
{
    Loaded f(50);
    QSignalSpy data(&f.model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
    const int row = 3;
    QCOMPARE(f.model.rowAt(row)->state, AttemptState::Unknown);
    Q_EMIT f.engine.attemptChanged(changed(f.engine, row, AttemptState::Approved));
    QCOMPARE(f.model.rowAt(row)->state, AttemptState::Approved);
    QCOMPARE(data.size(), 1);
    QCOMPARE(data[0][0].toModelIndex().row(), row);
    f.engine.rows[10].lateMoney = true;
    Q_EMIT f.engine.paymentsChanged();
    QTRY_VERIFY(f.model.rowAt(10)->lateMoney);
    QCOMPARE(reset.size(), 0);
}

void PaymentsListTest::rowLeavesItsFilter()
{
    Loaded f(70);
    f.model.setFilter(inState(AttemptState::Unknown));
    QTRY_COMPARE(f.model.rowCount(), 10);
    const AttemptId id = f.model.rowAt(0)->attempt;
    const int row = int(std::find_if(f.engine.rows.cbegin(), f.engine.rows.cend(),
                                     [&id](const PaymentRow &r) { return r.attempt == id; }) -
                        f.engine.rows.cbegin());
    QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
    Q_EMIT f.engine.attemptChanged(changed(f.engine, row, AttemptState::Declined));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(f.model.rowCount(), 9);
    QCOMPARE(f.model.rowOf(id), -1);
}

void PaymentsListTest::lateAnswerOfAnOldFilterIsDropped()
{
    Loaded f(70);
    f.engine.hold = true;
    f.model.setFilter(inState(AttemptState::Declined));
    f.engine.hold = false;
    f.model.setFilter(inState(AttemptState::Approved));
    QTRY_COMPARE(f.model.loadState(), PaymentsTableModel::LoadState::Ready);
    const int approved = f.model.rowCount();
    f.engine.letGo();
    QCOMPARE(f.model.rowCount(), approved);
    QCOMPARE(f.model.rowAt(0)->state, AttemptState::Approved);
}

void PaymentsListTest::aGapReplacesInsteadOfLying()
{
    Loaded f(120);
    for (int i = 1; i <= 130; ++i)
        f.engine.put(makeDetail(-i, AttemptState::Approved));
    QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
    Q_EMIT f.engine.paymentsChanged();
    QTRY_COMPARE(reset.size(), 1);
    for (int i = 0; i < f.model.rowCount(); ++i)
        QCOMPARE(f.model.rowAt(i)->attempt, f.engine.rows[i].attempt);
    f.model.fetchMore({});
    QTRY_COMPARE(f.model.rowCount(), 200);
    QCOMPARE(f.model.rowAt(150)->attempt, f.engine.rows[150].attempt);
}

void PaymentsListTest::failureKeepsTheRows()
{
    Loaded f(50);
    f.engine.paymentsError = Error{ErrorKind::StorageLocked, {}};
    Q_EMIT f.engine.paymentsChanged();
    QTRY_COMPARE(f.model.loadState(), PaymentsTableModel::LoadState::Failed);
    QCOMPARE(f.model.rowCount(), 50);
    f.engine.paymentsError.reset();
    f.model.refresh();
    QTRY_COMPARE(f.model.loadState(), PaymentsTableModel::LoadState::Ready);
}

void PaymentsListTest::rowsHaveWordsAndAlignment()
{
    Loaded f(10);
    f.model.setTimeZone(QTimeZone("America/Sao_Paulo"));
    const auto text = [&f](int row, int column) { return f.model.index(row, column).data().toString(); };
    QVERIFY(text(0, PaymentsTableModel::TimeColumn).startsWith(QStringLiteral("09:00")));
    QCOMPARE(text(3, PaymentsTableModel::StatusColumn), QStringLiteral("Unknown"));
    QVERIFY(
        !f.model.index(3, PaymentsTableModel::StatusColumn).data(PaymentsTableModel::IconRole).toString().isEmpty());
    QVERIFY(text(0, PaymentsTableModel::AmountColumn).contains(QStringLiteral("12.50")));
    QVERIFY(f.model.index(0, PaymentsTableModel::AmountColumn).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QCOMPARE(text(2, PaymentsTableModel::CustomerColumn), QStringLiteral("Walk-in"));
    QCOMPARE(f.model.index(0, PaymentsTableModel::AmountColumn).data(PaymentsTableModel::RawRole).toLongLong(), 1250);
    for (int column = 0; column < PaymentsTableModel::ColumnCount; ++column)
        QVERIFY(!f.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void PaymentsListTest::holdsTellTheirAge()
{
    constexpr int MinutesADay = 24 * 60;
    ScriptedEngine engine;
    for (const int minutes : {MinutesADay - 1, 12 * MinutesADay + 5})
        engine.put(makeDetail(minutes, AttemptState::Authorized));
    engine.put(makeDetail(20 * MinutesADay, AttemptState::Captured)); // over: its age says nothing
    const ManualClock clock;
    PaymentsTableModel model{engine, clock};
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 3);
    QStringList shown;
    for (int row = 0; row < 3; ++row)
        shown << model.index(row, PaymentsTableModel::StatusColumn).data().toString();
    shown.sort();
    QCOMPARE(shown, (QStringList{QStringLiteral("Authorised"), QStringLiteral("Authorised 12 d"), QStringLiteral("Captured")}));
}

void PaymentsListTest::pageByKeyboard()
{
    ShownPage f(60, {932, 700});
    QTRY_VERIFY(f.table()->hasFocus());
    auto *pane = f.page.findChild<PaymentDetailPane *>();
    QVERIFY(!pane->isVisible()); // narrow: the list has the room
    f.key(Qt::Key_J);
    f.key(Qt::Key_J);
    f.key(Qt::Key_K);
    QCOMPARE(f.table()->currentIndex().row(), 1);
    f.key(Qt::Key_Down);
    QCOMPARE(f.table()->currentIndex().row(), 2);
    f.key(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(f.engine.rows[2].orderId.text()));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 0);
    f.key(Qt::Key_Return);
    QVERIFY(pane->isVisible());
    QTRY_COMPARE(pane->attempt(), f.engine.rows[2].attempt);
    QVERIFY(!f.table()->hasFocus());
    f.key(Qt::Key_Escape);
    QVERIFY(!pane->isVisible());
    QVERIFY(f.table()->hasFocus());
    f.key(Qt::Key_Slash);
    QVERIFY(f.find<QLineEdit>("paymentSearchEdit")->hasFocus());
    f.key(Qt::Key_J); // now a letter
    QCOMPARE(f.find<QLineEdit>("paymentSearchEdit")->text(), QStringLiteral("j"));
    f.key(Qt::Key_Escape);
    QVERIFY(f.find<QLineEdit>("paymentSearchEdit")->text().isEmpty());
    const qsizetype before = f.engine.queries.size();
    f.key(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(f.engine.queries.size(), before + 1);
}

void PaymentsListTest::searchIsDebouncedAndFilters()
{
    ShownPage f(60);
    f.key(Qt::Key_Slash);
    const qsizetype before = f.engine.queries.size();
    QTest::keyClicks(f.find<QLineEdit>("paymentSearchEdit"), QStringLiteral("099990"));
    QCOMPARE(f.engine.queries.size(), before); // six keys, no query yet
    QTRY_COMPARE(f.table()->model()->rowCount(), 1);
    QCOMPARE(f.engine.queries.size(), before + 1);
    QCOMPARE(f.engine.queries.last().filter.words.first().text, QStringLiteral("099990"));
}

void PaymentsListTest::emptyAndErrorStates()
{
    ShownPage f(0);
    const auto titles = [&f] {
        QStringList out;
        for (const QLabel *label : f.find<QWidget>("paymentsEmptyState")->findChildren<QLabel *>())
            out << label->text();
        return out.join(u'|');
    };
    QTRY_VERIFY(titles().contains(QStringLiteral("No payments yet")));
    f.page.showPayments(QStringLiteral("is:attention"));
    QTRY_VERIFY(titles().contains(QStringLiteral("Nothing needs your attention")));
    f.engine.paymentsError = Error{ErrorKind::StorageCorrupt, {.path = QStringLiteral("/shop/journal.sqlite")}};
    f.page.showPayments(QString());
    QTRY_VERIFY(titles().contains(QStringLiteral("cannot be read")));
    QVERIFY(titles().contains(QStringLiteral("/shop/journal.sqlite")));
    f.engine.paymentsError.reset();
    makeRows(f.engine, 5);
    f.find<QPushButton>("emptyActionButton")->setFocus();
    f.key(Qt::Key_Space);
    QTRY_COMPARE(f.table()->model()->rowCount(), 5);
    f.engine.paymentsError = Error{ErrorKind::StorageLocked, {}};
    Q_EMIT f.engine.paymentsChanged();
    QTRY_VERIFY(f.page.findChild<MessageBar *>(QStringLiteral("paymentsMessageBar"))->isVisible());
    QVERIFY(f.table()->isVisible()); // what was read stays readable
}

void PaymentsListTest::sortedListsStayTrue_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    for (int column = 0; column < PaymentsTableModel::ColumnCount; ++column) {
        for (const bool descending : {false, true})
            QTest::addRow("column %d %s", column, descending ? "down" : "up") << column << descending;
    }
}

void PaymentsListTest::sortedListsStayTrue()
{
    QFETCH(int, column);
    QFETCH(bool, descending);
    Loaded f(150);
    f.model.sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    QTRY_COMPARE(f.model.loadState(), PaymentsTableModel::LoadState::Ready);
    f.model.fetchMore({});
    QTRY_COMPARE(f.model.rowCount(), 150);
    compareWithEngine(f.model, f.engine);
    // New ones, one gone, one changed: the list is what the engine would say now.
    for (int i = 1; i <= 20; ++i)
        f.engine.put(makeDetail(-i, i % 2 == 0 ? AttemptState::Declined : AttemptState::Approved));
    f.engine.rows.removeAt(40);
    f.engine.rows[60].customerName = QStringLiteral("Zoe");
    f.model.setWindow(0, 30);
    Q_EMIT f.engine.paymentsChanged();
    const auto idle = [&f] { return f.engine.answered == f.engine.queries.size(); };
    QTRY_VERIFY(idle());
    for (int first = 0; first < f.model.rowCount() + 40; first += 30) {
        f.model.setWindow(first, first + 30);
        QTRY_VERIFY(idle());
    }
    while (f.model.canFetchMore({})) {
        f.model.fetchMore({});
        QTRY_VERIFY(idle());
    }
    if (column == PaymentsTableModel::TimeColumn && descending)
        return; // what vanishes below the first page shows when it is read again
    QTRY_COMPARE(f.model.rowCount(), 169);
    compareWithEngine(f.model, f.engine);
}

void PaymentsListTest::whatIsSeenIsReadAgain()
{
    Loaded f(350);
    f.model.sort(PaymentsTableModel::AmountColumn, Qt::AscendingOrder);
    for (int rows = 200; rows <= 400; rows += 100) {
        QTRY_VERIFY(f.model.canFetchMore({}));
        f.model.fetchMore({});
        QTRY_COMPARE(f.model.rowCount(), qMin(rows, 350));
    }
    QSignalSpy read(&f.model, &PaymentsTableModel::loadStateChanged);
    f.model.setWindow(200, 215); // not read since the list was sorted
    QTRY_COMPARE(read.size(), 1);
    const qsizetype before = f.engine.queries.size();
    PaymentDetail fresh = makeDetail(-5, AttemptState::Approved);
    fresh.attempt.intent.amount = f.model.rowAt(207)->amount;
    f.engine.put(fresh);
    Q_EMIT f.engine.paymentsChanged();
    QTRY_COMPARE(f.model.rowCount(), 351);
    QCOMPARE(f.engine.queries.size(), before + 1);
    QVERIFY(f.engine.queries.last().after.has_value()); // not from the top
    QCOMPARE(f.model.rowOf(fresh.attempt.id), 207); // the newest of equal amounts
    compareWithEngine(f.model, f.engine);
}

void PaymentsListTest::aChangeOfTheSortKeyMovesTheRow()
{
    Loaded f(60);
    f.model.sort(PaymentsTableModel::StatusColumn, Qt::AscendingOrder);
    QTRY_COMPARE(f.model.loadState(), PaymentsTableModel::LoadState::Ready);
    QCOMPARE(f.model.rowAt(0)->state, AttemptState::Unknown);
    QSignalSpy moved(&f.model, &QAbstractItemModel::rowsMoved);
    const AttemptId id = f.model.rowAt(0)->attempt;
    Attempt attempt = f.engine.details.value(id.text()).attempt;
    attempt.state = AttemptState::Approved;
    Q_EMIT f.engine.attemptChanged(attempt);
    QCOMPARE(moved.size(), 1);
    QVERIFY(f.model.rowOf(id) > 20);
    for (int i = 1; i < f.model.rowCount(); ++i)
        QVERIFY(comesBefore(*f.model.rowAt(i - 1), *f.model.rowAt(i), f.model.query().sort));
}

void PaymentsListTest::severalRowsStaySelected()
{
    ShownPage f(60);
    f.table()->selectRow(5);
    f.key(Qt::Key_Down, Qt::ShiftModifier);
    f.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(f.table()->selectedCount(), 3);
    f.key(Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(lines[i].split(u'\t').contains(f.engine.rows[5 + i].orderId.text()));
        QCOMPARE(lines[i].count(u'\t'), lines[0].count(u'\t'));
    }
    f.engine.put(makeDetail(-1, AttemptState::Approved));
    Q_EMIT f.engine.paymentsChanged();
    QTRY_COMPARE(f.table()->model()->rowCount(), 61);
    QCOMPARE(f.table()->selectedCount(), 3);
    // Another order is another list of the same rows.
    f.table()->sortBy(PaymentColumn::Amount, false);
    QTRY_COMPARE(f.engine.queries.last().sort.column, PaymentColumn::Amount);
    QTRY_COMPARE(f.table()->selectedCount(), 3);
}

QTEST_MAIN(PaymentsListTest)
#include "tst_paymentslist.moc"
