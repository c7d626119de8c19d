// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Saved cards of a customer are removed, in the real window, by keys only.
#include "gui/support/till.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/widgets/messagebar.h"

#include <QRadioButton>
#include <QRegularExpression>

using namespace pos;
using namespace pos::test;

namespace {

void removeByKeys(Till &till)
{
    till.open();
    till.fill();
    for (int i = 0; i < 40 && till.focusName() != u"removeCardButton"; ++i)
        till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("removeCardButton"));
    till.key(Qt::Key_Space);
    QCOMPARE(till.dialogs.confirms.size(), 1);
}

} // namespace

class TestSavedCards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anExpiredCardIsRemoved();
    void aCardIsRemovedAfterAQuestion();
    void aRemovalThatFailedShowsWhatIsSaved();
};

/// It cannot be chosen, so it could not be removed either.
void TestSavedCards::anExpiredCardIsRemoved()
{
    Till till;
    till.dialogs.confirmAnswer = true;
    till.open();
    till.fill();
    const auto expired = std::ranges::find_if(till.sale().methods(), [&till](const SavedMethod &m) { return !till.sale().methodProblem(m).isEmpty(); });
    QVERIFY(expired != till.sale().methods().cend());
    const VaultedToken token = expired->token, chosen = till.sale().pay().token;
    const QString digits = expired->lastFour;
    for (int i = 0; i < 60 && till.focusName() != u"removeExpiredButton"; ++i)
        till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("removeExpiredButton"));
    QVERIFY(till.find("removeExpiredButton")->accessibleName().contains(digits));
    till.resize(1024, 768);
    till.shoot(QStringLiteral("way-expired"));
    till.key(Qt::Key_Space);
    QCOMPARE(till.dialogs.confirms.size(), 1);
    QVERIFY(till.dialogs.confirms[0].title.contains(digits));
    QTRY_COMPARE(till.engine.unenrolled, QStringList{token.text() + QStringLiteral(" by ") + till.session.current()});
    QCOMPARE(till.sale().pay().token, chosen); // nothing else changed
    QTRY_VERIFY(!till.isShown("removeExpiredButton"));
}

void TestSavedCards::aCardIsRemovedAfterAQuestion()
{
    Till kept;
    kept.dialogs.confirmAnswer = false;
    removeByKeys(kept);
    QCoreApplication::processEvents();
    QVERIFY(kept.engine.unenrolled.isEmpty());

    Till till;
    till.dialogs.confirmAnswer = true;
    removeByKeys(till);
    const VaultedToken chosen = till.sale().pay().token;
    QVERIFY(till.dialogs.confirms[0].danger && till.dialogs.confirms[0].title.contains(QStringLiteral("••••")));
    QTRY_COMPARE(till.engine.unenrolled, QStringList{chosen.text() + QStringLiteral(" by ") + till.session.current()});
    QTRY_VERIFY(!till.sale().pay().token.isEmpty() && till.sale().pay().token != chosen); // the other one
    QVERIFY(till.text("methodNoteLabel").contains(QStringLiteral("Removed, and not shown")));
    QCOMPARE(till.window->findChildren<QRadioButton *>(QRegularExpression(QStringLiteral("^card\\dRadio$"))).size(), 2);
    till.charge();
    QVERIFY(!till.find("removeCardButton")->isEnabled() || !till.isShown("removeCardButton"));
}

void TestSavedCards::aRemovalThatFailedShowsWhatIsSaved()
{
    Till till;
    till.dialogs.confirmAnswer = true;
    till.engine.unenrollError = Error{ErrorKind::TimedOut, {}};
    removeByKeys(till);
    QTRY_VERIFY(!till.page->findChild<ui::MessageBar *>()->text().isEmpty());
    QTRY_VERIFY(!till.sale().methodsLoading());
    QCOMPARE(till.sale().methods().size(), 3); // asked again
}

QTEST_MAIN(TestSavedCards)
#include "tst_savedcards.moc"
