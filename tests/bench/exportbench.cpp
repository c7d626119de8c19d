// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/exportbench.h"

#include "base/clock.h"
#include "bench/processfigures.h"
#include "journal/paymentreader.h"
#include "services/exportdesk.h"

#include <QTemporaryDir>

#include <cstdio>

namespace pos::bench {

namespace {

constexpr double RowsPerMs = 150;
constexpr double MostMib = 40;

Figure figureOf(const char *id, double value, const char *unit, double budget, qint64 rows)
{
    Figure figure;
    figure.id = QString::fromLatin1(id);
    figure.value = value;
    figure.unit = QString::fromLatin1(unit);
    figure.budget = budget;
    figure.rows = rows;
    return figure;
}

}

QList<Figure> measureExport(const QString &path, qint64 rows, const Wanted &wanted, QString &failure)
{
    struct Case
    {
        const char *id;
        ExportFormat::Kind kind;
        PaymentColumn column;
    };
    QList<Figure> figures;
    double most = 0;
    const SystemClock clock;
    const QTemporaryDir folder;
    for (const Case &one : {Case{"export_csv", ExportFormat::Kind::Csv, PaymentColumn::Time},
                            Case{"export_jsonl", ExportFormat::Kind::JsonLines, PaymentColumn::Time},
                            Case{"export_by_amount", ExportFormat::Kind::Csv, PaymentColumn::Amount}}) {
        if (!wanted(QString::fromLatin1(one.id)))
            continue;
        ExportOrder order;
        order.path = folder.filePath(QStringLiteral("out"));
        order.format.kind = one.kind;
        order.format.timeZone = "America/Sao_Paulo";
        order.query.sort.column = one.column;
        const auto openReader = [&path] { return PaymentReader::open(path); };
        const std::atomic<bool> stop{false};
        // The first time reads the file from the disk: that says more about the disk.
        if (const Result<ExportResult> first = writeExport(order, openReader, stop, [](const ExportProgress &) {}, clock); !first) {
            failure = describe(first.error());
            return {};
        }
        const double before = startPeak();
        const double cpuBefore = threadCpuMs();
        QElapsedTimer timer;
        timer.start();
        const Result<ExportResult> done = writeExport(order, openReader, stop, [](const ExportProgress &) {}, clock);
        if (!done || done->rows != rows) {
            failure = done ? QStringLiteral("an export left payments out") : describe(done.error());
            return {};
        }
        figures.append(figureOf(one.id, static_cast<double>(timer.nsecsElapsed()) / 1e6, "ms", static_cast<double>(rows) / RowsPerMs, rows));
        figures.last().cpu = threadCpuMs() - cpuBefore;
        std::fprintf(stderr, "%lld %s %.1f ms, of which computed %.1f\n", rows, one.id, figures.last().value, *figures.last().cpu);
        most = qMax(most, statusMiB("VmHWM") - before);
    }
    if (!figures.isEmpty())
        figures.append(figureOf("export_memory", most, "MiB", MostMib, rows));
    return figures;
}

}
