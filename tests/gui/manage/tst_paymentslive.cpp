// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keeping the list true, as a person sees it: refreshing many, and notices.
#include "livekit.h"
#include "ui/forms/payments/bulkbar.h"
#include "ui/shell/noticecenter.h"
#include "ui/shell/noticesdialog.h"

#include <QCheckBox>
#include <QListWidget>
#include <QSignalSpy>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class PaymentsLiveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyAreRefreshed();
    void refreshingIsStopped();
    void offlineIsOneSentence();
    void noticesAreCountedAndToldOnce();
    void quietIsQuietAndRemembered();
    void theListOfNoticesOpensPayments();
};

void PaymentsLiveTest::manyAreRefreshed()
{
    List l;
    QSignalSpy toasts(&l.page, &Page::toastRequested);
    l.table()->setFocus();
    l.table()->selectAll();
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(l.engine.bulkRefreshes.size(), 1);
    QCOMPARE(l.engine.bulkRefreshes.first().size(), 12);
    auto *bar = l.find<BulkBar>("bulkBar");
    QVERIFY(bar->isVisibleTo(&l.page));
    RefreshProgress progress;
    progress.total = 12;
    progress.done = 5;
    progress.failed = 1;
    Q_EMIT l.engine.refreshProgressed(progress);
    QVERIFY(l.find<QLabel>("bulkLabel")->text().contains(QStringLiteral("5 of 12")));
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier); // one at a time
    QCOMPARE(l.engine.bulkRefreshes.size(), 1);
    progress.done = 12;
    progress.changed = 2;
    progress.error = Error{ErrorKind::Offline, {}};
    l.engine.bulkEnd(progress);
    QVERIFY(!bar->isVisibleTo(&l.page));
    const QString said = toasts.last().first().toString();
    QVERIFY2(said.contains(QStringLiteral("11")) && said.contains(QStringLiteral("new: 2")) && said.contains(QStringLiteral("read: 1")),
             qPrintable(said));
}

void PaymentsLiveTest::refreshingIsStopped()
{
    List l;
    l.table()->selectAll();
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(l.engine.bulkRefreshes.size(), 1);
    auto *stop = l.find<QPushButton>("bulkCancelButton");
    stop->click();
    QCOMPARE(l.engine.bulkCancels, 1);
    QVERIFY(!stop->isEnabled());
    RefreshProgress end;
    end.total = 12;
    end.done = 3;
    end.cancelled = true;
    l.engine.bulkEnd(end);
    QVERIFY(!l.find<BulkBar>("bulkBar")->isVisibleTo(&l.page));
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(l.engine.bulkRefreshes.size(), 2);
}

void PaymentsLiveTest::offlineIsOneSentence()
{
    List l(60);
    QSignalSpy toasts(&l.page, &Page::toastRequested);
    l.engine.bulkError = Error{ErrorKind::Offline, {}};
    l.table()->setFocus();
    l.table()->selectAll();
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(toasts.size(), 1);
    QVERIFY(toasts.first().first().toString().contains(QStringLiteral("no connection")));
    QVERIFY(!l.find<BulkBar>("bulkBar")->isVisibleTo(&l.page));
    QCOMPARE(l.table()->selectedCount(), 60); // to be tried again
}

void PaymentsLiveTest::noticesAreCountedAndToldOnce()
{
    ScriptedEngine engine;
    const PaymentDetail detail = makeDetail(0, AttemptState::Disputed);
    engine.noticeList.notices = {noticeOf(5, NoticeKind::Expired, detail)};
    QList<std::pair<QString, QString>> told;
    NoticeCenter center(engine, nullptr, [&](const QString &title, const QString &text) { told.append({title, text}); });
    QSignalSpy changed(&center, &NoticeCenter::changed);
    center.load();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(center.list().unseen(), 1);
    QVERIFY(told.isEmpty()); // of before the start: counted, no news to the desktop
    engine.noticeList.notices.prepend(noticeOf(9, NoticeKind::DisputeOpened, detail));
    Q_EMIT engine.noticesChanged();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().first.contains(QStringLiteral("disputed")));
    QVERIFY(!told.first().second.isEmpty());
    Q_EMIT engine.noticesChanged();
    center.markSeen();
    QCOMPARE(engine.noticesSeen, QList<qint64>{9});
    QTRY_COMPARE(center.list().unseen(), 0);
    QCOMPARE(told.size(), 1);
    for (qint64 i = 10; i < 60; ++i)
        engine.noticeList.notices.prepend(noticeOf(i, NoticeKind::DisputeOpened, detail));
    Q_EMIT engine.noticesChanged();
    QTRY_COMPARE(told.size(), 2); // fifty at once are one message
}

void PaymentsLiveTest::quietIsQuietAndRemembered()
{
    ScriptedEngine engine;
    MemoryPreferenceStore preferences;
    const PaymentDetail detail = makeDetail(0, AttemptState::Disputed);
    int told = 0;
    const auto tell = [&](const QString &, const QString &) { ++told; };
    {
        NoticeCenter center(engine, &preferences, tell);
        QVERIFY(!center.isQuiet());
        center.setQuiet(true);
    }
    NoticeCenter center(engine, &preferences, tell);
    QVERIFY(center.isQuiet());
    center.load();
    QTRY_VERIFY(center.list().notices.isEmpty());
    engine.noticeList.notices = {noticeOf(5, NoticeKind::DisputeOpened, detail)};
    Q_EMIT engine.noticesChanged();
    QTRY_COMPARE(center.list().unseen(), 1); // the window counts all the same
    QCOMPARE(told, 0);
}

void PaymentsLiveTest::theListOfNoticesOpensPayments()
{
    ScriptedEngine engine;
    ManualClock clock;
    const PaymentDetail detail = makeDetail(0, AttemptState::Disputed);
    engine.noticeList.notices = {noticeOf(7, NoticeKind::DisputeOpened, detail), noticeOf(5, NoticeKind::PaidLater, detail)};
    engine.noticeList.seen = 5;
    NoticeCenter center(engine, nullptr, {});
    QSignalSpy changed(&center, &NoticeCenter::changed);
    center.load();
    QTRY_COMPARE(changed.size(), 1);
    QWidget window;
    auto *dialog = new NoticesDialog(center, clock, QTimeZone::utc(), &window);
    QSignalSpy opened(dialog, &NoticesDialog::paymentRequested);
    dialog->show();
    dialog->activateWindow();
    QTRY_VERIFY(dialog->isActiveWindow());
    auto *list = dialog->findChild<QListWidget *>();
    QTRY_COMPARE(engine.noticesSeen, QList<qint64>{7});
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("New: "))); // stays marked while it is read
    QVERIFY(!list->item(1)->text().startsWith(QStringLiteral("New: ")));
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<AttemptId>(), detail.attempt.id);
    auto *quiet = dialog->findChild<QCheckBox *>();
    QTest::keyClick(quiet, Qt::Key_Space);
    QVERIFY(center.isQuiet());
}

QTEST_MAIN(PaymentsLiveTest)
#include "tst_paymentslive.moc"
