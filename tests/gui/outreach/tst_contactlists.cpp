// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Lists of consents and opt-outs in and out, by keyboard: which file, what came
// of it, and every refused line in words.
#include "gui/support/fakedialogs.h"
#include "gui/support/fakeoutreachdesk.h"
#include "gui/support/till.h"
#include "ui/forms/outreach/contactlistsdialog.h"
#include "ui/text/contactlisttext.h"
#include "ui/text/englishplurals.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace pos;
using namespace pos::test;

namespace {

struct Bench
{
    Bench()
    {
        dressApplication();
        ui::installEnglishPlurals();
        dialogs.fileAnswer = QStringLiteral("/shop/list.csv");
        dialog = new ui::ContactListsDialog(desk, dialogs, nullptr);
        dialog->show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(dialog)); }();
    }
    ~Bench() { delete dialog; }
    void press(const char *name)
    {
        auto *button = dialog->findChild<QPushButton *>(QLatin1String(name));
        QVERIFY(button);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
    }
    QString message() const
    {
        QStringList words;
        for (const QLabel *label : dialog->findChild<QWidget *>(QStringLiteral("contactListsMessage"))->findChildren<QLabel *>())
            words << label->text();
        return words.join(u' ');
    }
    QPlainTextEdit *problems() const { return dialog->findChild<QPlainTextEdit *>(QStringLiteral("contactProblemsText")); }

    ManualClock clock;
    FakeOutreachDesk desk{clock};
    FakeDialogs dialogs;
    QPointer<ui::ContactListsDialog> dialog;
};

} // namespace

class TestContactLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachButtonItsFile_data();
    void eachButtonItsFile();
    void refusedLinesAreNamed();
    void everyProblemHasItsSentence_data();
    void everyProblemHasItsSentence();
    void aFileThatCannotBeRead();
    void nothingWithoutAFile();
};

void TestContactLists::eachButtonItsFile_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("save");
    QTest::addColumn<QString>("said");
    QTest::newRow("consents in") << QByteArray("importConsentsButton") << QStringLiteral("consents</shop/list.csv") << false << QStringLiteral("7 consents taken in. 2 lines already here. 1 reversal left out");
    QTest::newRow("consents out") << QByteArray("exportConsentsButton") << QStringLiteral("consents>/shop/list.csv") << true << QStringLiteral("12 lines written");
    QTest::newRow("opt-outs in") << QByteArray("importOptOutsButton") << QStringLiteral("optouts</shop/list.csv") << false << QStringLiteral("7 opt-outs taken in");
    QTest::newRow("opt-outs out") << QByteArray("exportOptOutsButton") << QStringLiteral("optouts>/shop/list.csv") << true << QStringLiteral("12 lines written");
}

void TestContactLists::eachButtonItsFile()
{
    QFETCH(QByteArray, button);
    QFETCH(QString, file);
    QFETCH(bool, save);
    QFETCH(QString, said);
    Bench bench;
    ContactImport import;
    import.added = 7;
    import.known = 2;
    import.reversalsLeftOut = 1;
    bench.desk.import = import;
    bench.desk.exported = 12;
    bench.press(button.constData());
    QTRY_COMPARE(bench.desk.files, QStringList{file});
    QCOMPARE(bench.dialogs.files.constLast().save, save);
    QTRY_VERIFY2(bench.message().contains(said), qPrintable(bench.message()));
    QVERIFY(bench.problems()->isHidden());
}

void TestContactLists::refusedLinesAreNamed()
{
    Bench bench;
    ContactImport import;
    import.refused = 2;
    import.problems = {{3, ContactFileProblem::Kind::Value, {QStringLiteral("phone"), Rule::BadPhone, 0, 0, {}}},
                       {9, ContactFileProblem::Kind::CellCount, {{}, Rule::OutOfRange, 7, 6, {}}}};
    bench.desk.import = import;
    bench.press("importConsentsButton");
    QTRY_VERIFY(bench.problems()->isVisible());
    QVERIFY2(bench.message().contains(QStringLiteral("Nothing was taken in: 2 lines to correct")), qPrintable(bench.message()));
    QCOMPARE(bench.problems()->toPlainText(), QStringLiteral("Line 3, phone: This is not a possible phone number.\nLine 9: 6 cells, where the first line has 7."));
    QTRY_VERIFY(bench.problems()->hasFocus()); // to be read at once
}

void TestContactLists::everyProblemHasItsSentence_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, ContactFileProblem::Kind kind, const char *said) {
        QTest::newRow(name) << int(kind) << QString::fromLatin1(said);
    };
    row("column", ContactFileProblem::Kind::MissingColumn, "no column \"at\"");
    row("same id", ContactFileProblem::Kind::SameId, "the same id");
    row("other content", ContactFileProblem::Kind::OtherContent, "never changes");
    row("too many", ContactFileProblem::Kind::TooManyLines, "divide the file");
    row("not csv", ContactFileProblem::Kind::NotCsv, "saved as CSV");
}

void TestContactLists::everyProblemHasItsSentence()
{
    QFETCH(int, kind);
    QFETCH(QString, said);
    const QString text = ui::contactProblemText({4, ContactFileProblem::Kind(kind), {QStringLiteral("at"), Rule::Required, 0, 20000, {}}});
    QVERIFY2(text.startsWith(QStringLiteral("Line 4")) && text.contains(said), qPrintable(text));
}

void TestContactLists::aFileThatCannotBeRead()
{
    Bench bench;
    bench.desk.import = fail(Error{ErrorKind::NotFound, {.path = QStringLiteral("/shop/list.csv")}});
    bench.press("importOptOutsButton");
    QTRY_VERIFY2(bench.message().contains(QStringLiteral("could not be read")), qPrintable(bench.message()));
    bench.desk.exported = fail(Error{ErrorKind::StorageFull, {.path = QStringLiteral("/shop/list.csv")}});
    bench.press("exportOptOutsButton");
    QTRY_VERIFY2(bench.message().contains(QStringLiteral("no room")), qPrintable(bench.message()));
}

void TestContactLists::nothingWithoutAFile()
{
    Bench bench;
    bench.dialogs.fileAnswer.reset(); // walked away
    bench.press("importConsentsButton");
    QCOMPARE(bench.dialogs.files.size(), 1);
    QVERIFY(bench.dialog->findChild<QPushButton *>(QStringLiteral("importConsentsButton"))->isEnabled());
    QVERIFY(bench.desk.files.isEmpty());
}

QTEST_MAIN(TestContactLists)
#include "tst_contactlists.moc"
