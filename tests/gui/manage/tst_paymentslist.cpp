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

namespace pos::ui::test {

class PaymentsListTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesComeByKeyset();
    void newRowsKeepSelectionAndPlace();
    void changesAreInPlace();
    void rowLeavesItsFilter();
    void lateAnswerOfAnOldFilterIsDropped();
    void aGapReplacesInsteadOfLying();
    void failureKeepsTheRows();
    void rowsHaveWordsAndAlignment();
    void pageByKeyboard();
    void searchIsDebouncedAndFilters();
    void emptyAndErrorStates();
    void attentionFilterAsksForLateMoney();
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
    PaymentsPage page{engine, dialogs, clock, sandboxSettings()};
};

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
    QCOMPARE(f.engine.queries[2].after->second, f.engine.rows[199].attempt);
    for (int i = 0; i < 230; ++i)
        QCOMPARE(f.model.rowAt(i)->attempt, f.engine.rows[i].attempt);
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
    f.model.setQuery(PaymentsPage::queryFor(PaymentsPage::Filter::NeedsAttention, {}));
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
    f.model.setQuery(PaymentsPage::queryFor(PaymentsPage::Filter::Declined, {}));
    f.engine.hold = false;
    f.model.setQuery(PaymentsPage::queryFor(PaymentsPage::Filter::Approved, {}));
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
    QCOMPARE(QGuiApplication::clipboard()->text(), f.engine.rows[2].orderId.text());
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
    QCOMPARE(f.engine.queries.last().text, QStringLiteral("099990"));
    f.find<QPushButton>("filter4Button")->setFocus();
    f.key(Qt::Key_Space);
    QTRY_COMPARE(f.engine.queries.last().states, PaymentsPage::queryFor(PaymentsPage::Filter::Declined, {}).states);
    QCOMPARE(f.engine.queries.last().text, QStringLiteral("099990"));
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
    f.page.showFilter(PaymentsPage::Filter::NeedsAttention);
    QTRY_VERIFY(titles().contains(QStringLiteral("Nothing needs your attention")));
    f.engine.paymentsError = Error{ErrorKind::StorageCorrupt, {.path = QStringLiteral("/shop/journal.sqlite")}};
    f.page.showFilter(PaymentsPage::Filter::All);
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

void PaymentsListTest::attentionFilterAsksForLateMoney()
{
    const PaymentQuery query = PaymentsPage::queryFor(PaymentsPage::Filter::NeedsAttention, QStringLiteral(" x "));
    QCOMPARE(query.states, QList<AttemptState>{AttemptState::Unknown});
    QVERIFY(query.orLateMoney);
    QCOMPARE(query.text, QStringLiteral("x"));
    // Every state is found under exactly one of the three outcome filters, or is Unknown or a draft.
    for (int i = int(AttemptState::Recorded); i <= int(AttemptState::Disputed); ++i) {
        int found = AttemptState(i) == AttemptState::Unknown;
        for (const PaymentsPage::Filter filter :
             {PaymentsPage::Filter::Waiting, PaymentsPage::Filter::Approved, PaymentsPage::Filter::Declined})
            found += PaymentsPage::queryFor(filter, {}).states.contains(AttemptState(i));
        QCOMPARE(found, 1);
    }
}

}

QTEST_MAIN(pos::ui::test::PaymentsListTest)
#include "tst_paymentslist.moc"
