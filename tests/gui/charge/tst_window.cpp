// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How the window stands: names and order of everything a person can reach,
// fit at the sizes tills have, contrast of the tokens, the list of shortcuts,
// and the pure texts.
#include "domain/declinereason.h"
#include "gui/support/faketraining.h"
#include "gui/support/till.h"
#include "ui/forms/customer/customereditor.h"
#include "ui/forms/sale/outcomeface.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/shortcutsoverlay.h"
#include "ui/text/blocktext.h"
#include "ui/text/declinetext.h"
#include "ui/text/errortext.h"
#include "ui/text/fielderrortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/problemtext.h"
#include "ui/text/statustext.h"
#include "ui/theme/theme.h"
#include "ui/tour/layoutaudit.h"
#include "ui/widgets/messagebar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QAbstractItemView>
#include <QToolTip>

using namespace pos;
using namespace pos::test;

namespace {

bool isInteractive(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) != nullptr || qobject_cast<const QAbstractButton *>(widget) != nullptr ||
           qobject_cast<const QComboBox *>(widget) != nullptr || qobject_cast<const QAbstractItemView *>(widget) != nullptr;
}

QList<QWidget *> interactiveOf(QWidget *root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        // Parts of combo boxes and tables are Qt's own business.
        const bool inner = widget->objectName().startsWith(u"qt_") || qobject_cast<QComboBox *>(widget->parentWidget()) != nullptr ||
                           widget->inherits("QHeaderView") || widget->inherits("QComboBoxListView") ||
                           widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QTableCornerButton") ||
                           widget->inherits("QLineEditIconButton");
        if (isInteractive(widget) && !inner && widget->isVisibleTo(root))
            found << widget;
    }
    return found;
}

}

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingHasAName();
    void wordsFromOutsideAreNeverMarkup();
    void tabOrderOfThePage();
    void tabOrderOfTheCustomer();
    void fits_data();
    void fits();
    void contrast_data();
    void contrast();
    void shortcutsAreCompleteAndUnique();
    void aboutNamesTheLibrariesAndTheirLicences();
    void trainingMenu();
    void topBarTellsTheState();
    void everyDeclineCodeHasWords();
    void everyStatusHasWords();
    void everyStateHasAnOutcome();
    void everyRuleAndErrorHasWords();
    void moneyText();
};

void TestWindow::everythingHasAName()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_I, Qt::ControlModifier);
    till.key(Qt::Key_F6);
    for (QWidget *widget : interactiveOf(till.window.get())) {
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!widget->accessibleName().isEmpty() || !accessible->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        static const QRegularExpression kind(QStringLiteral(
            "(Edit|Button|Combo|Check|Radio|Table|List|Scroll)$"));
        QVERIFY2(kind.match(widget->objectName()).hasMatch(), qPrintable(widget->objectName()));
    }
}

/// A customer, an article or a gateway may be called anything.
void TestWindow::wordsFromOutsideAreNeverMarkup()
{
    Till till;
    till.open();
    till.find<ui::MessageBar>("chargeMessageBar")->showMessage(ui::Tone::Failed, {QStringLiteral("<h1>Approved</h1>"), QStringLiteral("<a href='https://example.com'>Pay</a>")});
    QToolTip::showText(till.window->mapToGlobal(QPoint(20, 20)), QStringLiteral("<h1>Approved</h1>"), till.window.get());
    int labels = 0;
    for (const QWidget *widget : QApplication::allWidgets()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label == nullptr || !label->isVisible())
            continue;
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
        labels += label->text().contains(u'<') ? 1 : 0;
    }
    QCOMPARE(labels, 3);
    QToolTip::hideText();
}

void TestWindow::tabOrderOfThePage()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_F2);
    QStringList order;
    for (int i = 0; i < 40; ++i) {
        order << till.focusName();
        till.key(Qt::Key_Tab);
        if (till.focusName() == u"scanEdit")
            break;
    }
    const QStringList wanted{QStringLiteral("scanEdit"), QStringLiteral("cartTable"), QStringLiteral("discountEdit"),
                             QStringLiteral("tipEdit"), QStringLiteral("taxEdit"), QStringLiteral("taxIncludedCheck"),
                             QStringLiteral("customItemButton"), QStringLiteral("parkButton"), QStringLiteral("discardButton"),
                             QStringLiteral("editCustomerButton"), QStringLiteral("changeCustomerButton"),
                             QStringLiteral("payMethodCombo"), QStringLiteral("card1Radio"), QStringLiteral("installmentsEdit"), QStringLiteral("authorizeOnlyCheck"),
                             QStringLiteral("descriptionEdit"), QStringLiteral("removeCardButton"), QStringLiteral("removeExpiredButton"), QStringLiteral("chargeButton")};
    QVERIFY2(order.mid(0, wanted.size()) == wanted, qPrintable(order.join(u' ')));
    // Every stop between is one more of the window's frame, never a dead end.
    QVERIFY(order.contains(QStringLiteral("operatorButton")));
    QVERIFY(order.contains(QStringLiteral("chargeRailButton")));
}

void TestWindow::tabOrderOfTheCustomer()
{
    Till till;
    till.open();
    till.key(Qt::Key_N, Qt::ControlModifier);
    QStringList order;
    for (int i = 0; i < 12; ++i) {
        order << till.focusName();
        till.key(Qt::Key_Tab);
    }
    const QStringList wanted{QStringLiteral("firstNameEdit"), QStringLiteral("lastNameEdit"), QStringLiteral("emailEdit"),
                             QStringLiteral("callingCodeEdit"), QStringLiteral("phoneEdit"), QStringLiteral("countryCombo"),
                             QStringLiteral("documentTypeCombo"), QStringLiteral("documentNumberEdit"), QStringLiteral("birthDateEdit"),
                             QStringLiteral("genderCombo"), QStringLiteral("nationalityCombo"), QStringLiteral("consentCombo")};
    QCOMPARE(order, wanted);
}

void TestWindow::fits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QSize size : {QSize(1024, 768), QSize(1920, 1080)}) {
        for (const bool dark : {false, true})
            QTest::addRow("%dx%d %s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
    }
}

void TestWindow::fits()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    dressApplication();
    qApp->findChild<ui::Theme *>()->setAppearance(dark ? Appearance::Dark : Appearance::Light);
    FakeTraining training;
    Till till(brazilianTill(), &training);
    till.open();
    till.resize(size.width(), size.height());
    const QString tag = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-');
    const auto check = [&till, &tag](const char *step) {
        QTest::qWait(0);
        till.shoot(tag + u'-' + QLatin1String(step));
        const QStringList objections = ui::auditLayout(*till.window, ui::pictureForAudit(*till.window));
        return objections.isEmpty() ? QString() : QLatin1String(step) + QStringLiteral(": ") + objections.join(QStringLiteral("\n  "));
    };
    QStringList bad;
    const auto note = [&bad](const QString &objection) {
        if (!objection.isEmpty())
            bad << objection;
    };
    note(check("1-empty"));
    Q_EMIT till.engine.attentionChanged({1, 2, 0});
    Q_EMIT till.engine.healthChanged({GatewayHealth::Slow, till.clock.nowMs(), {}});
    till.fill();
    for (const char *sku : {"CAF-500", "3*TEA-020", "HON-350", "UMB-FLD", "TOW-50"})
        till.scan(QLatin1String(sku));
    till.key(Qt::Key_F7);
    till.type(QStringLiteral("10%"));
    till.key(Qt::Key_F8);
    QTest::qWait(0);
    till.type(QStringLiteral("5"));
    till.key(Qt::Key_F2);
    note(check("2-filled"));
    till.key(Qt::Key_I, Qt::ControlModifier);
    till.key(Qt::Key_Return);
    note(check("3-custom-item-errors"));
    till.key(Qt::Key_Escape);
    till.key(Qt::Key_F6);
    note(check("4-customer"));
    till.key(Qt::Key_Escape);
    till.charge();
    till.engine.advance(AttemptState::Sending);
    note(check("5-sending"));
    till.engine.advance(AttemptState::Unknown);
    note(check("6-unknown"));
    till.engine.decline(QStringLiteral("INSUFFICIENT_FUNDS"));
    note(check("7-declined"));
    till.engine.advance(AttemptState::Approved);
    note(check("8-approved"));
    till.key(Qt::Key_F1);
    note(check("9-shortcuts"));
    qApp->findChild<ui::Theme *>()->setAppearance(Appearance::Light);
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
}

void TestWindow::contrast_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(ui::Scheme::Light);
    QTest::newRow("dark") << int(ui::Scheme::Dark);
    QTest::newRow("high contrast") << int(ui::Scheme::HighContrast);
}

void TestWindow::contrast()
{
    QFETCH(int, scheme);
    const ui::Colors &c = ui::tokensFor(ui::Scheme(scheme)).colors;
    const auto enough = [](const QColor &text, const QColor &ground) { return ui::contrastRatio(text, ground) >= 4.5; };
    for (const QColor &ground : {c.window, c.surface, c.raised, c.accentSoft}) {
        QVERIFY(enough(c.text, ground));
        QVERIFY2(enough(c.muted, ground), qPrintable(ground.name()));
    }
    QVERIFY(enough(c.disabled, c.surface));
    QVERIFY(enough(c.disabled, c.window));
    QVERIFY(enough(c.onAccent, c.accent));
    QVERIFY(enough(c.onAccent, c.accentHover));
    QVERIFY(enough(c.accent, c.surface));
    QVERIFY(enough(c.railText, c.railSelected));
    QVERIFY(enough(c.railMuted, c.rail));
    QVERIFY(ui::contrastRatio(c.fieldLine, c.surface) >= 3.0);
    QVERIFY(ui::contrastRatio(c.focus, c.surface) >= 3.0);
    for (const ui::Tone tone : {ui::Tone::Neutral, ui::Tone::Info, ui::Tone::Success, ui::Tone::Waiting, ui::Tone::Attention,
                                ui::Tone::Failed, ui::Tone::Refunded, ui::Tone::Dispute}) {
        const ui::ToneColors &t = c.tone(tone);
        QVERIFY2(enough(t.text, t.soft), ui::toneName(tone));
        QVERIFY2(enough(t.text, c.surface), ui::toneName(tone));
        QVERIFY2(enough(t.onSolid, t.solid), ui::toneName(tone));
    }
}

void TestWindow::shortcutsAreCompleteAndUnique()
{
    Till till;
    till.open();
    QHash<QString, QString> seen;
    for (QAction *action : till.window->findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            if (action->shortcutContext() == Qt::WidgetShortcut)
                continue;
            QVERIFY2(!seen.contains(keys.toString()), qPrintable(keys.toString() + u' ' + action->objectName()));
            seen.insert(keys.toString(), action->objectName());
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        }
    }
    till.key(Qt::Key_F1);
    auto *overlay = till.find("shortcutsOverlay");
    QVERIFY(overlay->isVisible());
    QString shown;
    for (const QLabel *label : overlay->findChildren<QLabel *>())
        shown += label->text() + u'\n';
    for (auto it = seen.cbegin(); it != seen.cend(); ++it)
        QVERIFY2(shown.contains(QKeySequence(it.key()).toString(QKeySequence::NativeText)), qPrintable(it.key()));
    till.key(Qt::Key_F1);
    QVERIFY(!overlay->isVisible());
    QCOMPARE(till.focusName(), QStringLiteral("scanEdit"));
}

void TestWindow::aboutNamesTheLibrariesAndTheirLicences()
{
    Till till;
    till.open();
    till.key(Qt::Key_F1, Qt::ControlModifier);
    auto *dialog = till.window->findChild<QDialog *>(QStringLiteral("aboutDialog"));
    QVERIFY(dialog != nullptr);
    auto *libraries = dialog->findChild<QPlainTextEdit *>(QStringLiteral("librariesEdit"));
    QVERIFY(libraries != nullptr && libraries->isReadOnly() && !libraries->accessibleName().isEmpty());
    const QStringList lines = libraries->toPlainText().split(u'\n');
    for (const char *needed : {"Qt 6 - LGPL-3.0-only", "QtKeychain (Linux, macOS) - BSD-3-Clause", "libphonenumber - Apache-2.0", "QR Code generator (Nayuki) - MIT"})
        QVERIFY2(libraries->toPlainText().contains(QLatin1String(needed)), needed);
    for (const QString &line : lines)
        QVERIFY2(line.split(QStringLiteral(" - ")).size() == 3, qPrintable(line));
    QVERIFY2(libraries->height() >= 6 * libraries->fontMetrics().lineSpacing(), "several of them are seen at once");
    // Reached by Tab, and left by it.
    dialog->findChild<QLineEdit *>(QStringLiteral("licenceEdit"))->setFocus();
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), libraries);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    QVERIFY(dialog->focusWidget() != libraries);
}

void TestWindow::trainingMenu()
{
    FakeTraining training;
    Till till(brazilianTill(), &training);
    till.open();
    till.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QCOMPARE(QApplication::activePopupWidget()->objectName(), QStringLiteral("trainingMenu"));
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(QApplication::activePopupWidget(), key);
    QCOMPARE(training.active(), QStringLiteral("declined"));
    QVERIFY(till.find<QAbstractButton>("trainingButton")->text().contains(QStringLiteral("Declined")));
    // Outside training there is no such menu.
    Till live;
    live.open();
    QVERIFY(live.window->findChild<QWidget *>(QStringLiteral("trainingButton")) == nullptr);
}

void TestWindow::topBarTellsTheState()
{
    Till till;
    till.open();
    QCOMPARE(till.text("environmentLabel"), QStringLiteral("TRAINING"));
    QVERIFY(!till.find("unknownButton")->isVisible());
    Q_EMIT till.engine.attentionChanged({2, 1, 1});
    QCOMPARE(till.find<QAbstractButton>("unknownButton")->text(), QStringLiteral("2 unknown"));
    QCOMPARE(till.find<QAbstractButton>("waitingButton")->text(), QStringLiteral("1 waiting"));
    QVERIFY(till.find("lateMoneyButton")->isVisible());
    Q_EMIT till.engine.healthChanged({GatewayHealth::Offline, till.clock.nowMs(), Error{ErrorKind::Offline, {}}});
    QVERIFY(till.find<QAbstractButton>("healthButton")->text().startsWith(QStringLiteral("Offline since 12:00")));
    till.key(Qt::Key_O, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(QApplication::activePopupWidget(), key);
    QCOMPARE(till.session.current(), QStringLiteral("Cashier 2"));
}

void TestWindow::everyDeclineCodeHasWords()
{
    for (const ResponseCodeFacts &facts : responseCodeTable()) {
        const ui::Sentence words = ui::declineText(facts.code, facts.transactionStatus);
        QVERIFY2(!words.what.isEmpty() && !words.what.contains(QStringLiteral("no reason that we know")),
                 qPrintable(facts.transactionStatus + u' ' + facts.code));
        QVERIFY2(!words.what.contains(u'_'), qPrintable(words.what));
    }
    for (const AdviceFacts &facts : adviceTable())
        QVERIFY2(!ui::adviceText(facts.code).isEmpty(), qPrintable(facts.code));
    QVERIFY(ui::adviceText(QString()).isEmpty());
    QVERIFY(ui::declineText(u"BRAND_NEW", u"DECLINED", QStringLiteral("Try later")).what.contains(QStringLiteral("Try later")));
}

void TestWindow::everyStatusHasWords()
{
    QSet<QString> sentences;
    for (const StatusFacts &facts : statusTable()) {
        const PaymentStatus status = PaymentStatus::fold(facts.status, facts.subStatus);
        const ui::PillFace face = ui::statusFace(status);
        QVERIFY2(!face.label.contains(u'/') && !face.label.contains(u'_'), qPrintable(facts.status + u'/' + facts.subStatus));
        QVERIFY(!face.iconName.isEmpty());
        const ui::Sentence words = ui::statusSentence(status);
        QVERIFY(!words.what.contains(QStringLiteral("does not know")));
        if (!facts.inPaidWhiteList)
            QVERIFY2(words.what != u"Paid.", qPrintable(facts.status + u'/' + facts.subStatus));
        sentences.insert(words.joined());
    }
    QVERIFY(sentences.size() > statusTable().size() * 3 / 4);
    const PaymentStatus odd = PaymentStatus::fold(QStringLiteral("SHINY"), QStringLiteral("NEW"));
    QCOMPARE(ui::statusFace(odd).label, QStringLiteral("SHINY / NEW"));
    QVERIFY(ui::statusSentence(odd).todo.contains(QStringLiteral("Do not charge again")));
}

void TestWindow::everyStateHasAnOutcome()
{
    for (int value = int(AttemptState::Draft); value <= int(AttemptState::Disputed); ++value) {
        Attempt attempt;
        attempt.state = AttemptState(value);
        const ui::OutcomeFace face = ui::outcomeFace(attempt, {.sameCard = true, .otherWay = true});
        QVERIFY(!face.headline.isEmpty());
        QVERIFY(!face.sentence.what.isEmpty());
        QCOMPARE(face.steps.size(), 4);
        QCOMPARE(face.running, isOpen(attempt.state));
        const bool again = face.actions.contains(ui::OutcomeAction::SameCard) || face.actions.contains(ui::OutcomeAction::OtherCard) ||
                           face.actions.contains(ui::OutcomeAction::ChangeCart);
        QCOMPARE(again, permitsNewAttempt(attempt.state));
        QCOMPARE(face.actions.contains(ui::OutcomeAction::NextSale),
                 !isOpen(attempt.state) && !permitsNewAttempt(attempt.state) && attempt.state != AttemptState::Draft);
        if (isOpen(attempt.state) && attempt.state != AttemptState::Recorded && attempt.state != AttemptState::Sending)
            QVERIFY(face.actions.contains(ui::OutcomeAction::CheckNow));
        if (!isPaid(attempt.state))
            QVERIFY(face.tone != ui::Tone::Success);
    }
}

void TestWindow::everyRuleAndErrorHasWords()
{
    for (int rule = int(Rule::Required); rule <= int(Rule::NotInList); ++rule)
        QVERIFY(!ui::fieldErrorText({QStringLiteral("x"), Rule(rule), 1, 999, {}}).isEmpty());
    for (int kind = int(ErrorKind::InvalidInput); kind <= int(ErrorKind::Internal); ++kind)
        QVERIFY(ui::errorText({ErrorKind(kind), {}}).what.endsWith(u'.'));
    for (int block = int(TillBlock::AmountMismatch); block <= int(TillBlock::JournalSalvaged); ++block) {
        const ui::Sentence words = ui::blockText({TillBlock(block), {}, {}});
        QVERIFY(!words.what.isEmpty() && !words.todo.isEmpty());
    }
    for (int verdict = int(EchoVerdict::ForeignOrder); verdict <= int(EchoVerdict::AmountUnreadable); ++verdict)
        QVERIFY(!ui::echoText(EchoVerdict(verdict)).what.isEmpty());
}

void TestWindow::moneyText()
{
    const QLocale brazil(QLocale::Portuguese, QLocale::Brazil);
    const auto money = [](qint64 minor, const char *code) { return Money::fromMinor(minor, *Currency::fromCode(QString::fromLatin1(code))); };
    QCOMPARE(ui::moneyText(money(12840, "BRL"), brazil), QStringLiteral("BRL\u00a0128,40"));
    QCOMPARE(ui::moneyText(money(1234567, "CLP"), QLocale(QLocale::Spanish, QLocale::Chile)), QStringLiteral("CLP\u00a01.234.567"));
    QCOMPARE(ui::amountText(money(-5, "USD"), QLocale(QLocale::English, QLocale::UnitedStates)), QStringLiteral("-0.05"));
    QCOMPARE(ui::amountText(money(1234, "KWD"), QLocale(QLocale::English, QLocale::UnitedStates)), QStringLiteral("1.234"));
    QCOMPARE(ui::amountText(money(std::numeric_limits<qint64>::min(), "CLP"), QLocale::c()).remove(u','), QStringLiteral("-9223372036854775808"));
    QCOMPARE(ui::percentText(1950, brazil), QStringLiteral("19,5\u00a0%"));
    // What is shown can be typed again.
    for (const QString &country : {QStringLiteral("BR"), QStringLiteral("US"), QStringLiteral("CL"), QStringLiteral("CR"), QStringLiteral("MX")}) {
        const QLocale locale = ui::localeForCountry(country);
        for (const qint64 minor : {0LL, 5LL, 99999LL, 123456789LL}) {
            const Money value = money(minor, "USD");
            const auto back = parseMoney(ui::amountText(value, locale), value.currency(), ui::numberFormat(locale));
            QVERIFY2(back && *back == value, qPrintable(country));
        }
    }
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
