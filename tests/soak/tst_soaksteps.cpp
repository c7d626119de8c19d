// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Where the till is killed: a step that says "durable" is behind the commit, also
// where several records share one.
#include "support/fakejournal.h"
#include "till/stepjournal.h"

#include <QTemporaryDir>
#include <QtTest>

class TestSoakSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void durableStepsAreBehindTheCommit();
};

void TestSoakSteps::durableStepsAreBehindTheCommit()
{
    const QTemporaryDir folder;
    const std::unique_ptr<soak::Board> board = soak::Board::open(folder.filePath(QStringLiteral("board")));
    QVERIFY(board);
    (*board)->armed = 0;
    pos::test::FakeJournal inner;
    soak::StepJournal journal(inner, *board);
    pos::Attempt attempt;
    attempt.id = pos::AttemptId::from(QStringLiteral("a"));
    attempt.number = 2;
    attempt.state = pos::AttemptState::Declined;
    pos::AttemptEvent event;
    event.attempt = attempt.id;
    event.kind = QStringLiteral("answered");
    event.from = pos::AttemptState::Sending;
    event.to = attempt.state;
    const auto passed = [&board](soak::Step step) { return (*board)->reached[size_t(step)].load(); };
    qint64 before = -1, after = -1; // inside
    const auto committed = journal.together([&] {
        return journal.together([&] { return journal.commitAttempt(attempt, event); }).and_then([&]() -> pos::Result<void> {
            before = passed(soak::Step::OutcomeBefore);
            after = passed(soak::Step::OutcomeAfter);
            return {};
        });
    });
    QVERIFY(committed);
    QCOMPARE(before, 1);
    QCOMPARE(after, 0);
    QCOMPARE(passed(soak::Step::OutcomeAfter), 1);
}

QTEST_GUILESS_MAIN(TestSoakSteps)
#include "tst_soaksteps.moc"
