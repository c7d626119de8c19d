// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Search line, chips, views and columns of the Payments page: one query, by keys.
#include "managefakes.h"
#include "ui/forms/payments/filterchips.h"
#include "ui/forms/payments/listmenus.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/payments/querybar.h"
#include "ui/forms/payments/viewbar.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/text/searchtext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class PaymentsSearchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void typedOperatorsBecomeChips();
    void chipsAreTheText();
    void menuAddsConditions();
    void viewsAreSearches();
    void ownViewsAreKept();
    void viewsThatDoNotFitInTheRowAreInTheMenu();
    void namesOfViewsAreChecked();
    void todayMovesAtMidnight();
    void completesOperatorsAndValues();
    void completionByKeys();
    void labels_data();
    void labels();
    void columnsAreRemembered();
    void oddArrangementsAreIgnored();
    void sortsByKeys();
    void rowMenuFiltersAndCopies();
    void everyKeyIsListed();
    void longSearchesStayUsable();
};

namespace {

/// A page wide enough for every column in any typeface.
struct Shown
{
    explicit Shown(int rows = 40, QSize size = {1800, 800})
    {
        makeRows(engine, rows);
        page = std::make_unique<PaymentsPage>(engine, dialogs, clock, preferences, sandboxSettings());
        open(size);
        [this, rows] { QTRY_COMPARE(table()->model()->rowCount(), qMin(rows, PaymentsTableModel::PageSize)); }();
    }
    void open(QSize size = {1800, 800})
    {
        page->resize(size);
        page->show();
        page->activate();
        page->activateWindow();
        [this] { QTRY_VERIFY(page->isActiveWindow()); }();
    }
    /// The program is started again.
    void reopen()
    {
        page = std::make_unique<PaymentsPage>(engine, dialogs, clock, preferences, sandboxSettings());
        open();
    }
    PaymentsTable *table() const { return page->findChild<PaymentsTable *>(); }
    QLineEdit *line() const { return find<QLineEdit>("paymentSearchEdit"); }
    const PaymentFilter &asked() const { return engine.queries.constLast().filter; }
    QStringList chips() const
    {
        QStringList out;
        for (int i = 0; auto *chip = page->findChild<QPushButton *>(QStringLiteral("conditionChip%1").arg(i)); ++i)
            out << chip->text();
        return out;
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QGuiApplication::focusWindow(), k, modifiers);
    }
    void search(const QString &text)
    {
        key(Qt::Key_Slash);
        QTest::keyClicks(line(), text);
        key(Qt::Key_Return);
    }
    template <typename T> T *find(const char *name) const { return page->findChild<T *>(QString::fromLatin1(name)); }
    QMenu *menu(const char *name) const { return find<QMenu>(name); }

    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    MemoryPreferenceStore preferences;
    std::unique_ptr<PaymentsPage> page;
};

QAction *actionOf(const QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

QStringList titles(const SearchCompletion &completion)
{
    QStringList out;
    for (const SearchHit &hit : completion.hits)
        out << hit.title;
    return out;
}

}

void PaymentsSearchTest::typedOperatorsBecomeChips()
{
    Shown f;
    f.search(QStringLiteral("status:declined -amount:5 today ana"));
    QTRY_COMPARE(f.chips(), (QStringList{QStringLiteral("Status: Declined"), QStringLiteral("Amount: not 5.00"),
                                         QStringLiteral("Date: Today"), QStringLiteral("\u201cana\u201d")}));
    QCOMPARE(f.asked().status.any.first().states, QList<AttemptState>{AttemptState::Declined});
    QCOMPARE(f.asked().amounts.none.size(), 1);
    QCOMPARE(f.asked().times.any.size(), 1);
    QTRY_VERIFY(f.find<QPushButton>("emptyActionButton")->hasFocus()); // nothing found: the keys go on working
    f.key(Qt::Key_0);
    QTRY_VERIFY(f.table()->hasFocus());
    f.search(QStringLiteral("status:declined"));
    QVERIFY(f.table()->hasFocus()); // Return shows the results
    // What is no operator is a word, and the page says so.
    f.search(QStringLiteral("colour:red"));
    QTRY_COMPARE(f.chips(), QStringList{QStringLiteral("\u201ccolour:red\u201d")});
    QCOMPARE(f.asked().words.first().text, QStringLiteral("colour:red"));
}

void PaymentsSearchTest::chipsAreTheText()
{
    Shown f;
    f.search(QStringLiteral("status:declined ana operator:\"Cashier 1\""));
    QTRY_COMPARE(f.chips().size(), 3);
    auto *chip = f.find<QPushButton>("conditionChip1");
    chip->setFocus();
    f.key(Qt::Key_Delete);
    QCOMPARE(f.line()->text(), QStringLiteral("status:declined operator:\"Cashier 1\""));
    QTRY_COMPARE(f.chips().size(), 2);
    QVERIFY(f.asked().words.isEmpty());
    f.find<QPushButton>("conditionChip0")->setFocus();
    f.key(Qt::Key_Space);
    QCOMPARE(f.line()->text(), QStringLiteral("operator:\"Cashier 1\""));
    f.find<QPushButton>("clearFiltersButton")->setFocus();
    f.key(Qt::Key_Space);
    QVERIFY(f.line()->text().isEmpty());
    QTRY_VERIFY(f.chips().isEmpty());
    QVERIFY(f.asked().isEmpty());
    QVERIFY(f.find<QLabel>("noConditionsLabel")->isVisible());
}

void PaymentsSearchTest::menuAddsConditions()
{
    Shown f;
    f.key(Qt::Key_F);
    QMenu *menu = f.menu("filterMenu");
    QTRY_VERIFY(menu->isVisible());
    QMenu *status = menu->findChild<QMenu *>(QStringLiteral("statusMenu"));
    QVERIFY(status);
    actionOf(status, QStringLiteral("Declined"))->trigger();
    menu->close();
    QCOMPARE(f.line()->text(), QStringLiteral("status:declined"));
    QCOMPARE(f.asked().status.any.first().states, QList<AttemptState>{AttemptState::Declined});
    f.find<QPushButton>("addFilterButton")->click();
    QTRY_VERIFY(menu->isVisible());
    QMenu *operators = menu->findChild<QMenu *>(QStringLiteral("operatorMenu"));
    actionOf(operators, QStringLiteral("Cashier 1"))->trigger();
    menu->close();
    QCOMPARE(f.line()->text(), QStringLiteral("status:declined operator:\"Cashier 1\""));
    QVERIFY(f.asked().operators.any.first().exact);
    f.find<QPushButton>("addFilterButton")->click();
    QTRY_VERIFY(menu->isVisible());
    actionOf(menu, QStringLiteral("Amount..."))->trigger(); // wants a value: the line waits for it
    menu->close();
    QVERIFY(f.line()->text().endsWith(QStringLiteral(" amount:")));
}

void PaymentsSearchTest::viewsAreSearches()
{
    Shown f;
    QVERIFY(f.find<QPushButton>("view0Button")->isChecked());
    f.key(Qt::Key_2);
    QCOMPARE(f.line()->text(), QStringLiteral("is:attention"));
    QVERIFY(f.find<QPushButton>("view2Button")->isChecked());
    QVERIFY(!f.find<QPushButton>("view0Button")->isChecked());
    QVERIFY(f.asked().flags.any.first().lateMoney);
    f.find<QPushButton>("view4Button")->click();
    QCOMPARE(f.line()->text(), QStringLiteral("status:declined today"));
    QCOMPARE(f.chips().size(), 2);
    f.find<QPushButton>("view4Button")->click(); // again: nothing comes off
    QVERIFY(f.find<QPushButton>("view4Button")->isChecked());
    f.key(Qt::Key_0);
    QVERIFY(f.asked().isEmpty());
    // Typing the same is the same view; typing more is none.
    f.search(QStringLiteral("today"));
    QTRY_VERIFY(f.find<QPushButton>("view1Button")->isChecked());
    f.search(QStringLiteral("today ana"));
    QTRY_VERIFY(!f.find<QPushButton>("view1Button")->isChecked());
}

void PaymentsSearchTest::ownViewsAreKept()
{
    Shown f;
    f.search(QStringLiteral(">100 operator:ana"));
    f.key(Qt::Key_S, Qt::ControlModifier);
    auto *name = f.find<QLineEdit>("viewNameEdit");
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("Ana's large ones"));
    f.key(Qt::Key_Return);
    QVERIFY(!name->isVisible());
    auto *chip = f.find<QPushButton>("view7Button");
    QVERIFY(chip && chip->isChecked());
    QCOMPARE(chip->text(), QStringLiteral("Ana's large ones"));
    f.reopen();
    QVERIFY(!f.find<QPushButton>("view7Button")); // own views wait in the menu
    QMenu *menu = f.menu("viewsMenu");
    f.find<QPushButton>("viewsButton")->click();
    QTRY_VERIFY(menu->isVisible());
    actionOf(menu, QStringLiteral("Ana's large ones"))->trigger();
    menu->close();
    QCOMPARE(f.line()->text(), QStringLiteral(">100 operator:ana"));
    // Rename, then delete.
    f.find<QPushButton>("viewsButton")->click();
    QTRY_VERIFY(menu->isVisible());
    actionOf(menu, QStringLiteral("Rename this view..."))->trigger();
    menu->close();
    name = f.find<QLineEdit>("viewNameEdit");
    QCOMPARE(name->text(), QStringLiteral("Ana's large ones"));
    name->setText(QStringLiteral("Large"));
    f.find<QPushButton>("viewSaveButton")->click();
    QCOMPARE(f.find<ViewBar>("viewBar")->views().all().last().name, QStringLiteral("Large"));
    f.find<QPushButton>("viewsButton")->click();
    QTRY_VERIFY(menu->isVisible());
    f.dialogs.confirmAnswer = true;
    actionOf(menu, QStringLiteral("Delete this view..."))->trigger();
    menu->close();
    QTRY_COMPARE(f.find<ViewBar>("viewBar")->views().all().size(), ViewBar::MostChips);
    QVERIFY(f.preferences.kept.value(QStringLiteral("payments.views"))[QLatin1String("own")].toArray().isEmpty());
}

void PaymentsSearchTest::viewsThatDoNotFitInTheRowAreInTheMenu()
{
    Shown f;
    auto *bar = f.find<ViewBar>("viewBar");
    const auto shown = [&] {
        QStringList names;
        for (const auto *chip : bar->findChildren<QPushButton *>(QRegularExpression(QStringLiteral("^view\\d+Button$")))) {
            if (chip->isVisible())
                names.append(chip->text());
        }
        return names;
    };
    const auto isOneRow = [&] { return bar->height() < 2 * f.find<QPushButton>("view0Button")->height(); };
    f.page->resize(1920, 800);
    QTRY_COMPARE(shown().size(), ViewBar::MostChips);
    f.page->resize(640, 800);
    QTRY_VERIFY(shown().size() < ViewBar::MostChips && isOneRow());
    QCOMPARE(shown().first(), QStringLiteral("All"));
    QVERIFY(!shown().contains(QStringLiteral("Authorised")));
    QMenu *menu = f.menu("viewsMenu");
    f.find<QPushButton>("viewsButton")->click();
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(!actionOf(menu, QStringLiteral("All")));
    actionOf(menu, QStringLiteral("Authorised"))->trigger();
    menu->close();
    QCOMPARE(f.line()->text(), QStringLiteral("status:authorised"));
    QVERIFY(shown().contains(QStringLiteral("Authorised"))); // the one in use is always beside the menu
    QTRY_VERIFY(isOneRow());
}

void PaymentsSearchTest::namesOfViewsAreChecked()
{
    MemoryPreferenceStore store;
    SavedViews views(store);
    const qsizetype shipped = views.all().size();
    QCOMPARE(views.check(QStringLiteral("  ")), SavedViews::NameProblem::Empty);
    QCOMPARE(views.check(QStringLiteral("today")), SavedViews::NameProblem::Taken);
    QVERIFY(views.add(QStringLiteral(" Mine \n"), QStringLiteral(" ana ")).has_value());
    QCOMPARE(views.all().last(), (SavedView{QStringLiteral("Mine"), QStringLiteral("ana"), true}));
    QCOMPARE(views.check(QStringLiteral("Mine")), SavedViews::NameProblem::Taken);
    QCOMPARE(views.check(QStringLiteral("mine"), int(shipped)), SavedViews::NameProblem::None); // itself
    store.error = Error{ErrorKind::StorageFull, {}};
    QVERIFY(!views.add(QStringLiteral("Other"), QStringLiteral("x")).has_value());
    QCOMPARE(views.indexOf(QStringLiteral("x")), int(shipped) + 1); // in use all the same
    // What somebody wrote into the file by hand does not break anything.
    store.kept[QStringLiteral("payments.views")] = QJsonObject{
        {QStringLiteral("own"), QJsonArray{1, QJsonObject{}, QJsonObject{{QStringLiteral("name"), QStringLiteral("All")}},
                                           QJsonObject{{QStringLiteral("name"), QStringLiteral("Good")}, {QStringLiteral("search"), QStringLiteral("y")}}}}};
    QCOMPARE(SavedViews(store).all().size(), shipped + 1);
}

void PaymentsSearchTest::todayMovesAtMidnight()
{
    ManualClock clock;
    QueryBar bar(clock);
    bar.applySettings(sandboxSettings());
    bar.setText(QStringLiteral("today"));
    const TimeRange before = bar.search().filter.times.any.first();
    QSignalSpy changed(&bar, &QueryBar::queryChanged);
    bar.refreshDates();
    QCOMPARE(changed.size(), 0);
    clock.pass(24 * 3'600'000);
    bar.refreshDates();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(bar.search().filter.times.any.first().fromMs, before.untilMs);
}

void PaymentsSearchTest::completesOperatorsAndValues()
{
    SearchVocabulary words = SearchVocabulary::of(sandboxSettings());
    PaymentRow row = rowOf(makeDetail(1, AttemptState::Approved));
    row.operatorName = QStringLiteral("Ángela");
    words.learn(row);
    const auto at = [&words](const QString &text) { return completionFor(text, text.size(), words); };
    QCOMPARE(titles(at(QStringLiteral("st"))), QStringList{QStringLiteral("status:")});
    QCOMPARE(titles(at(QStringLiteral("c"))), (QStringList{QStringLiteral("customer:"), QStringLiteral("currency:"), QStringLiteral("country:")}));
    QCOMPARE(titles(at(QStringLiteral("ana status:decl"))), QStringList{QStringLiteral("Declined")});
    QCOMPARE(at(QStringLiteral("ana -status:decl")).hits.first().id, QStringLiteral("-status:declined "));
    QCOMPARE(at(QStringLiteral("ana status:decl")).begin, 4);
    QCOMPARE(titles(at(QStringLiteral("operator:ang"))), QStringList{QStringLiteral("Ángela")});
    QCOMPARE(at(QStringLiteral("operator:\"cash")).hits.first().id, QStringLiteral("operator:\"Cashier 1\" "));
    QCOMPARE(titles(at(QStringLiteral("method:v"))), QStringList{QStringLiteral("visa")});
    QVERIFY(at(QStringLiteral("maria")).hits.isEmpty());
    QVERIFY(at(QString()).hits.isEmpty());
    QVERIFY(at(QStringLiteral("\"st")).hits.isEmpty()); // in quotes nothing is an operator
    QVERIFY(at(QStringLiteral("status:declined")).hits.isEmpty());
}

void PaymentsSearchTest::completionByKeys()
{
    Shown f;
    f.key(Qt::Key_Slash);
    QTest::keyClicks(f.line(), QStringLiteral("st"));
    auto *box = qobject_cast<SearchBox *>(f.line());
    QTRY_VERIFY(box->isOpen());
    f.key(Qt::Key_Down);
    f.key(Qt::Key_Return);
    QCOMPARE(f.line()->text(), QStringLiteral("status:"));
    QTRY_VERIFY(box->isOpen()); // the values follow by themselves
    QTest::keyClicks(f.line(), QStringLiteral("ref"));
    QTRY_COMPARE(box->hitCount(), 2); // refused, refunded
    f.key(Qt::Key_Down);
    f.key(Qt::Key_Return);
    QCOMPARE(f.line()->text(), QStringLiteral("status:refused "));
    QTRY_COMPARE(f.asked().status.any.first().states, QList<AttemptState>{AttemptState::Refused});
    QTest::keyClicks(f.line(), QStringLiteral("is"));
    QTRY_VERIFY(box->isOpen());
    f.key(Qt::Key_Escape);
    QVERIFY(!box->isOpen());
    QVERIFY(!f.line()->text().isEmpty());
    f.key(Qt::Key_Escape);
    QVERIFY(f.line()->text().isEmpty());
}

void PaymentsSearchTest::labels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    const auto row = [](const char *text, const char *label) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(label); };
    row("status:failed", "Status: Failed");
    row("status:declined,expired", "Status: Declined or Expired");
    row("-is:attention", "Is: not Needs attention");
    row("status:PENDING/IN_PROCESS", "Status: In process");
    row("status:pending", "Status: PENDING");
    row("status:", "Status: …");
    row(">100", "Amount: over 100.00");
    row(">=100", "Amount: from 100.00");
    row("<BRL100", "Amount: under BRL\u00a0" "100.00");
    row("120..130.5", "Amount: 120.00 to 130.50");
    row("=1.234", "Amount: 1.234");
    row("100", "“100” or amount 100.00");
    row("-ana", "Without “ana”");
    row("last week", "Date: Last week");
    row("2026-08-03", "Date: 3\u00a0Aug\u00a0" "2026");
    row("2026-08-01..2026-08-03", "Date: 1\u00a0Aug\u00a0" "2026 to 3\u00a0Aug\u00a0" "2026");
    row("2026-08-01..", "Date: since 1\u00a0Aug\u00a0" "2026");
    row("..2026-08-01", "Date: until 1\u00a0Aug\u00a0" "2026");
    row("operator:\"Cashier 1\"", "Operator: Cashier 1");
    row("currency:brl", "Currency: BRL");
}

void PaymentsSearchTest::labels()
{
    QFETCH(QString, text);
    QFETCH(QString, label);
    const QTimeZone zone("America/Sao_Paulo");
    const PaymentSearch search = parsePaymentSearch(text, {.nowMs = TestNowMs, .zone = zone, .weekStart = Qt::Monday, .numbers = {}});
    QCOMPARE(search.terms.size(), 1);
    QCOMPARE(searchTermLabel(search.terms.first(), zone, QLocale::c()), label);
}

void PaymentsSearchTest::columnsAreRemembered()
{
    Shown f;
    QHeaderView *header = f.table()->horizontalHeader();
    f.table()->showColumn(PaymentsTableModel::RegisterColumn, true);
    f.table()->showColumn(PaymentsTableModel::MethodColumn, false);
    header->resizeSection(PaymentsTableModel::OrderColumn, 321);
    header->moveSection(header->visualIndex(PaymentsTableModel::AmountColumn), 0);
    f.table()->sortBy(PaymentColumn::Amount, true);
    QTRY_VERIFY(!f.preferences.kept.value(QStringLiteral("payments.columns")).isEmpty());
    f.reopen();
    header = f.table()->horizontalHeader();
    QVERIFY(!f.table()->isColumnHidden(PaymentsTableModel::RegisterColumn));
    QVERIFY(f.table()->isColumnHidden(PaymentsTableModel::MethodColumn));
    QCOMPARE(f.table()->columnWidth(PaymentsTableModel::OrderColumn), 321);
    QCOMPARE(header->visualIndex(PaymentsTableModel::AmountColumn), 0);
    QCOMPARE(f.table()->order(), (PaymentSort{PaymentColumn::Amount, true}));
    QTRY_COMPARE(f.engine.queries.last().sort, (PaymentSort{PaymentColumn::Amount, true}));
    // Copied rows follow the columns on the screen.
    QTRY_VERIFY(f.table()->model()->rowCount() > 0);
    f.table()->selectRow(0);
    QVERIFY(f.table()->selectedText().startsWith(f.table()->model()->index(0, PaymentsTableModel::AmountColumn).data().toString().simplified()));
    f.table()->resetColumns();
    QCOMPARE(header->visualIndex(PaymentsTableModel::AmountColumn), int(PaymentsTableModel::AmountColumn));
    QVERIFY(!f.table()->isColumnHidden(PaymentsTableModel::MethodColumn));
}

void PaymentsSearchTest::oddArrangementsAreIgnored()
{
    Shown f;
    f.preferences.kept[QStringLiteral("payments.columns")] =
        QJsonObject{{QStringLiteral("shown"), QJsonArray{QStringLiteral("nothing"), 7}},
                    {QStringLiteral("order"), QJsonArray{QStringLiteral("amount"), QStringLiteral("amount"), QStringLiteral("?")}},
                    {QStringLiteral("widths"), QJsonObject{{QStringLiteral("order"), 1e9}, {QStringLiteral("time"), -5}, {QStringLiteral("x"), 3}}},
                    {QStringLiteral("sort"), QStringLiteral("colour")}};
    f.reopen();
    QVERIFY(!f.table()->isColumnHidden(PaymentsTableModel::TimeColumn));
    QVERIFY(f.table()->columnWidth(PaymentsTableModel::OrderColumn) <= 900);
    QVERIFY(f.table()->columnWidth(PaymentsTableModel::TimeColumn) >= 60);
    QCOMPARE(f.table()->order(), PaymentSort());
    QCOMPARE(f.table()->horizontalHeader()->visualIndex(PaymentsTableModel::AmountColumn), 0);
}

void PaymentsSearchTest::sortsByKeys()
{
    Shown f;
    f.key(Qt::Key_C);
    QMenu *menu = f.menu("columnsMenu");
    QTRY_VERIFY(menu->isVisible());
    QMenu *sort = actionOf(menu, QStringLiteral("Sort by"))->menu();
    actionOf(sort, QStringLiteral("Customer"))->trigger();
    menu->close();
    QTRY_COMPARE(f.engine.queries.last().sort, (PaymentSort{PaymentColumn::Customer, false}));
    QCOMPARE(f.table()->horizontalHeader()->sortIndicatorSection(), int(PaymentsTableModel::CustomerColumn));
    // By mouse on the head of a column.
    QHeaderView *header = f.table()->horizontalHeader();
    const int x = header->sectionViewportPosition(PaymentsTableModel::StatusColumn) + 20;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    QTRY_COMPARE(f.engine.queries.last().sort.column, PaymentColumn::Status);
}

void PaymentsSearchTest::rowMenuFiltersAndCopies()
{
    Shown f;
    f.table()->selectRow(2);
    const PaymentRow row = f.engine.rows[2];
    QCOMPARE(conditionFor(row, PaymentsTableModel::StatusColumn), QStringLiteral("status:declined"));
    QCOMPARE(conditionFor(row, PaymentsTableModel::MethodColumn), QStringLiteral("method:\"VISA •••• 1111\""));
    QCOMPARE(conditionFor(row, PaymentsTableModel::RegisterColumn), QStringLiteral("register:R1"));
    QCOMPARE(conditionFor(row, PaymentsTableModel::TimeColumn), QString());
    // A condition made from a row finds that row.
    const QString amount = conditionFor(row, PaymentsTableModel::AmountColumn);
    const PaymentSearch search = parsePaymentSearch(amount, {});
    QVERIFY(search.filter.amounts.any.value(0).contains(row.amount));
    f.table()->setCurrentIndex(f.table()->model()->index(2, PaymentsTableModel::OrderColumn));
    Q_EMIT f.table()->customContextMenuRequested(QPoint(-1, -1)); // by the menu key
    QTRY_VERIFY(f.menu("rowMenu") && f.menu("rowMenu")->isVisible());
    QSignalSpy wonBack(f.page.get(), &PaymentsPage::recoveryRequested);
    actionOf(f.menu("rowMenu"), QStringLiteral("Win the customer back..."))->trigger();
    QCOMPARE(wonBack.size(), 1);
    QCOMPARE(wonBack.constFirst().constFirst().value<AttemptId>(), row.attempt);
    actionOf(f.menu("rowMenu"), QStringLiteral("Copy the order id"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), row.orderId.text());
    actionOf(f.menu("rowMenu"), QStringLiteral("Copy the cell"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), row.orderId.text());
    f.menu("rowMenu")->close();
}

void PaymentsSearchTest::everyKeyIsListed()
{
    Shown f;
    QStringList keys;
    QList<QAction *> actions = f.page->actions() + f.table()->actions();
    for (const QAction *action : std::as_const(actions)) {
        QVERIFY(!action->text().isEmpty());
        for (const QKeySequence &sequence : action->shortcuts()) {
            QVERIFY2(!keys.contains(sequence.toString()), qPrintable(sequence.toString()));
            keys << sequence.toString();
        }
    }
    for (const char *key : {"/", "F", "J", "K", "C", "0", "1", "2", "3", "4", "Return", "Ctrl+C", "Ctrl+S", "Ctrl+R", "Esc"})
        QVERIFY2(keys.contains(QLatin1String(key)), key);
}

void PaymentsSearchTest::longSearchesStayUsable()
{
    Shown f(40, {932, 700});
    QString text;
    for (int i = 0; i < 2500; ++i)
        text += QStringLiteral("w%1 ").arg(i % 1000);
    f.line()->setText(text.left(10'000));
    QTRY_VERIFY(f.chips().size() == 32);
    QCOMPARE(f.page->width(), 932); // chips scroll, the page does not grow
    QVERIFY(f.page->findChild<FilterChips *>()->height() < 60);
    f.find<QPushButton>("clearFiltersButton")->click();
    QTRY_VERIFY(f.chips().isEmpty());
}

QTEST_MAIN(PaymentsSearchTest)
#include "tst_paymentssearch.moc"
