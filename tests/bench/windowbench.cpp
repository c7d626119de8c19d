// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/windowbench.h"

#include "platform/datapaths.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

namespace pos::bench {

namespace {

constexpr int WindowPatienceMs = 180'000;
constexpr int Visits = 5; // of the Payments page: one long gap may be the machine's
constexpr double StartTimes = 2.5, MemoryTimes = 1.6;
/// One process measures them all, some times.
constexpr const char *Ids[] = {"start", "start_memory", "scan", "outcome", "code", "window_first_rows", "window_search", "window_sort", "window_scroll_page",
                               "window_detail", "window_memory", "heartbeat_open", "heartbeat_search", "heartbeat_sort",
                               "heartbeat_scroll", "heartbeat_live", "live_scroll_page", "live_batches", "live_change_every"};

struct Started
{
    QList<double> ms, mib;
    QList<QJsonArray> figures; ///< of each run, in the same order
};

class Runner
{
public:
    Runner(const QString &program, QString &failure) : m_program(program), m_failure(failure) {}

    /// Once more, or nothing when something failed before.
    void run(const QStringList &arguments, Started &into)
    {
        if (!m_failure.isEmpty())
            return;
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QElapsedTimer timer;
        timer.start();
        process.start(m_program, arguments);
        QByteArray out;
        double readyMs = 0;
        while (process.state() != QProcess::NotRunning && timer.elapsed() < WindowPatienceMs) {
            process.waitForReadyRead(100);
            out += process.readAllStandardOutput();
            if (readyMs == 0 && out.contains('\n'))
                readyMs = double(timer.nsecsElapsed()) / 1e6;
        }
        out += process.readAllStandardOutput();
        if (process.state() != QProcess::NotRunning || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
            process.kill();
            process.waitForFinished();
            m_failure = QStringLiteral("mostrador-bench-window %1 failed: %2").arg(arguments.join(u' '), process.errorString());
            return;
        }
        const QList<QByteArray> lines = out.trimmed().split('\n');
        into.ms.append(readyMs);
        into.mib.append(QJsonDocument::fromJson(lines.first()).object().value(QLatin1String("rss")).toDouble());
        into.figures.append(QJsonDocument::fromJson(lines.last()).object().value(QLatin1String("figures")).toArray());
    }

private:
    const QString m_program;
    QString &m_failure;
};

Figure beside(const char *id, const QList<double> &values, const QList<double> &bare, const char *unit, double times)
{
    Figure figure;
    figure.id = QString::fromLatin1(id);
    figure.value = quantile(values, 0.5);
    figure.unit = QString::fromLatin1(unit);
    figure.floor = quantile(bare, 0.5);
    figure.budget = *figure.floor * times;
    return figure;
}

/// One figure of all runs: the median of its values and of its p99.
Figure medianOf(const QList<QJsonArray> &runs, qsizetype at)
{
    Figure figure;
    QList<double> values, p99s;
    for (const QJsonArray &run : runs) {
        const QJsonObject one = run.at(at).toObject();
        figure.id = one.value(QLatin1String("id")).toString();
        figure.unit = one.value(QLatin1String("unit")).toString();
        figure.budget = one.value(QLatin1String("budget")).toDouble();
        values.append(one.value(QLatin1String("value")).toDouble());
        if (one.contains(QLatin1String("p99")))
            p99s.append(one.value(QLatin1String("p99")).toDouble());
    }
    figure.value = quantile(values, 0.5);
    if (!p99s.isEmpty())
        figure.p99 = quantile(p99s, 0.5);
    return figure;
}

}

QList<Figure> measureWindow(const QString &journal, qint64 rows, int rounds, const Wanted &wanted, QString &failure)
{
    if (std::ranges::none_of(Ids, [&wanted](const char *id) { return wanted(QString::fromLatin1(id)); }))
        return {};
    const QString program = QStandardPaths::findExecutable(QStringLiteral("mostrador-bench-window"), {QCoreApplication::applicationDirPath()});
    if (program.isEmpty()) {
        std::fprintf(stderr, "no mostrador-bench-window beside this program: the window is not measured\n");
        return {};
    }
    const QTemporaryDir folder;
    const Result<DataPaths> paths = DataPaths::open(folder.path());
    if (!paths) {
        failure = describe(paths.error());
        return {};
    }
    if (!QFile::copy(journal, paths->journalFile(Environment::Training))) {
        failure = QStringLiteral("no copy of ") + journal;
        return {};
    }
    Runner runner(program, failure);
    Started bare, charge, scan, sell, code, payments, unmeasured;
    runner.run({QStringLiteral("charge"), folder.path()}, unmeasured); // the first one makes what later ones find
    for (int i = 0; i < rounds; ++i) {
        runner.run({QStringLiteral("bare")}, bare);
        runner.run({QStringLiteral("charge"), folder.path()}, charge);
    }
    for (int i = 0; i < qMin(rounds, Visits); ++i)
        runner.run({QStringLiteral("payments"), folder.path()}, payments);
    const QTemporaryDir shop; // its list and its cart are nobody else's
    runner.run({QStringLiteral("scan"), shop.path()}, scan);
    const QTemporaryDir counter;
    runner.run({QStringLiteral("sell"), counter.path()}, sell);
    runner.run({QStringLiteral("code"), counter.path()}, code);
    if (!failure.isEmpty())
        return {};
    QList<Figure> figures{beside("start", charge.ms, bare.ms, "ms", StartTimes),
                          beside("start_memory", charge.mib, bare.mib, "MiB", MemoryTimes)};
    for (const Started *one : {&scan, &sell, &code})
        figures.append(medianOf(one->figures, 0));
    for (qsizetype i = 0; i < payments.figures.first().size(); ++i)
        figures.append(medianOf(payments.figures, i));
    for (Figure &figure : figures)
        figure.rows = rows;
    return figures;
}

}
