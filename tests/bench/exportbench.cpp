// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/exportbench.h"

#include "base/clock.h"
#include "journal/paymentreader.h"
#include "services/exportdesk.h"

#include <QFile>
#include <QTemporaryDir>

namespace pos::bench {

namespace {

constexpr double RowsPerMs = 150;
constexpr double MostMib = 40;

/// VmHWM since the last resetPeak(), in MiB; 0 where the system does not tell.
double peakMib()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

void resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

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

QList<Figure> measureExport(const QString &path, qint64 rows, QString &failure)
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
        ExportOrder order;
        order.path = folder.filePath(QStringLiteral("out"));
        order.format.kind = one.kind;
        order.format.timeZone = "America/Sao_Paulo";
        order.query.sort.column = one.column;
        resetPeak();
        const double before = peakMib();
        QElapsedTimer timer;
        timer.start();
        const std::atomic<bool> stop{false};
        const Result<ExportResult> done =
            writeExport(order, [&path] { return PaymentReader::open(path); }, stop, [](const ExportProgress &) {}, clock);
        if (!done || done->rows != rows) {
            failure = done ? QStringLiteral("an export left payments out") : describe(done.error());
            return {};
        }
        figures.append(figureOf(one.id, static_cast<double>(timer.nsecsElapsed()) / 1e6, "ms", static_cast<double>(rows) / RowsPerMs, rows));
        most = qMax(most, peakMib() - before);
    }
    figures.append(figureOf("export_memory", most, "MiB", MostMib, rows));
    return figures;
}

}
