// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/commitbench.h"

#include "base/clock.h"
#include "base/idsource.h"
#include "bench/processfigures.h"
#include "journal/journalfile.h"
#include "journal/paymentreader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

namespace pos::bench {

namespace {

constexpr int Commits = 200;
constexpr double CommitMs = 16;

Result<QList<AttemptId>> newestOf(const QString &path)
{
    Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(path);
    if (!reader)
        return fail(reader.error());
    const Result<QList<PaymentRow>> rows = (*reader)->payments({});
    if (!rows)
        return fail(rows.error());
    QList<AttemptId> ids;
    for (const PaymentRow &row : *rows)
        ids.append(row.attempt);
    return ids;
}

/// Approved to disputed and back, as a watcher would find it.
Result<Figure> commitAll(const QString &path, const char *id)
{
    const Result<QList<AttemptId>> ids = newestOf(path);
    if (!ids)
        return fail(ids.error());
    SystemClock clock;
    SystemIdSource chance;
    JournalFile file(path, chance, clock);
    if (const Result<JournalOpening> opened = file.open(); !opened)
        return fail(opened.error());
    QList<double> times, cpu;
    for (int i = 0; i < Commits; ++i) {
        Result<Attempt> attempt = file.journal().attempt(ids->at(i % ids->size()));
        if (!attempt)
            return fail(attempt.error());
        AttemptEvent event;
        event.attempt = attempt->id;
        event.atMs = attempt->updatedMs = clock.nowMs();
        event.kind = QStringLiteral("read");
        event.from = attempt->state;
        attempt->state = attempt->state == AttemptState::Disputed ? AttemptState::Approved : AttemptState::Disputed;
        attempt->settledMs = clock.nowMs();
        event.to = attempt->state;
        QElapsedTimer timer;
        timer.start();
        const double before = threadCpuMs();
        if (const Result<void> done = file.journal().commitAttempt(*attempt, event); !done)
            return fail(done.error());
        cpu.append(threadCpuMs() - before);
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    Figure figure;
    figure.id = QString::fromLatin1(id);
    figure.value = quantile(times, 0.5);
    figure.p99 = quantile(times, 0.99);
    figure.cpu = quantile(cpu, 0.5);
    figure.budget = CommitMs;
    if (const Result<void> closed = file.close(); !closed)
        return fail(closed.error());
    return figure;
}

Result<void> dropTriggers(const QString &path)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, Database::Access::Write);
    if (!database)
        return fail(database.error());
    return (*database)->executeText(QStringLiteral("DROP TRIGGER listing_changed"));
}

}

QList<Figure> measureCommits(const QString &path, qint64 rows, const Wanted &wanted, QString &failure)
{
    if (!wanted(QStringLiteral("commit")) && !wanted(QStringLiteral("commit_without_sums")))
        return {};
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("journal.db"));
    if (!QFile::copy(path, copy)) {
        failure = QStringLiteral("no copy of ") + path;
        return {};
    }
    QList<Figure> figures;
    for (const char *id : {"commit", "commit_without_sums"}) {
        Result<Figure> figure = commitAll(copy, id);
        if (!figure) {
            failure = describe(figure.error());
            return {};
        }
        figure->rows = rows;
        figures.append(*figure);
        if (const Result<void> dropped = figures.size() == 1 ? dropTriggers(copy) : Result<void>(); !dropped) {
            failure = describe(dropped.error());
            return {};
        }
    }
    return figures;
}

}
