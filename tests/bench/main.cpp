// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-bench: the budgets of DESIGN 9, measured on the shipped paths.
//   mostrador-bench [--only ID] [--rounds N] [--rows N [--keep FOLDER]] --json
// --only: these alone, with * for any letters (export_*).
// --rows: the list over 10,000 and over N generated payments instead; --keep leaves or finds the journals there.
// One JSON object on stdout; exit 1 on a missed budget, 2 usage, 3 when a measure could not be taken.
#include "base/log.h"
#include "bench/commitbench.h"
#include "bench/exportbench.h"
#include "bench/firstbyte.h"
#include "bench/rowsbench.h"
#include "bench/sweep.h"
#include "bench/windowbench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>

using namespace pos::bench;

namespace {

QString processor()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("model name"))
                return QString::fromLatin1(line.mid(line.indexOf(':') + 1).trimmed());
        }
    }
    return QSysInfo::currentCpuArchitecture();
}

constexpr qint64 FewRows = 10'000;
constexpr int MostListRounds = 9;
constexpr int MostStarts = 5;

/// Over few payments and over many, so that it is seen how each figure grows.
QList<Figure> measureLists(qint64 rows, int rounds, const QString &keep, const Wanted &wanted, QString &failure)
{
    const QTemporaryDir own;
    const QString folder = keep.isEmpty() ? own.path() : keep;
    const auto pathOf = [&folder](qint64 count) -> QString { return folder + QStringLiteral("/rows-%1.db").arg(count); };
    QDir().mkpath(folder);
    const auto measureAll = [&](qint64 count) {
        const QList<Figure> lists = measureRows(pathOf(count), count, rounds, wanted, failure);
        if (!failure.isEmpty())
            return lists;
        const QList<Figure> exports = lists + measureExport(pathOf(count), count, wanted, failure);
        if (!failure.isEmpty())
            return exports;
        const QList<Figure> commits = exports + measureCommits(pathOf(count), count, wanted, failure);
        return failure.isEmpty() ? commits + measureWindow(pathOf(count), count, qMin(rounds, MostStarts), wanted, failure) : commits;
    };
    const QList<Figure> few = measureAll(qMin(rows, FewRows));
    if (rows <= FewRows || !failure.isEmpty())
        return few;
    QList<Figure> many = measureAll(rows);
    for (qsizetype i = 0; i < many.size() && i < few.size(); ++i) {
        if (few[i].value > 0)
            many[i].growth = many[i].value / few[i].value;
    }
    return few + many;
}

int usage(const char *what)
{
    std::fprintf(stderr, "mostrador-bench: %s\nusage: mostrador-bench [--only ID] [--rounds N] [--rows N [--keep FOLDER]] --json\n", what);
    return 2;
}

}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("only"), QString(), QStringLiteral("ID")},
                       {QStringLiteral("rounds"), QString(), QStringLiteral("N"), QStringLiteral("500")},
                       {QStringLiteral("rows"), QString(), QStringLiteral("N")},
                       {QStringLiteral("keep"), QString(), QStringLiteral("FOLDER")},
                       {QStringLiteral("json"), QString()}});
    if (!parser.parse(QCoreApplication::arguments()) || !parser.positionalArguments().isEmpty())
        return usage(qPrintable(parser.errorText()));
    bool isNumber = false;
    const int rounds = parser.value(QStringLiteral("rounds")).toInt(&isNumber);
    if (!isNumber || rounds < 1 || rounds > 100'000)
        return usage("--rounds is a number from 1 to 100000");
    const qint64 rows = parser.isSet(QStringLiteral("rows")) ? parser.value(QStringLiteral("rows")).toLongLong() : -1;
    if (rows == 0 || rows < -1 || rows > 5'000'000)
        return usage("--rows is a number from 1 to 5000000");
    if (!parser.isSet(QStringLiteral("json")))
        return usage("--json is the only format");

    pos::log::setSink([](pos::log::Level, const QString &) {}); // a line per call would be measured, too
    const QRegularExpression only = QRegularExpression::fromWildcard(
        parser.isSet(QStringLiteral("only")) ? parser.value(QStringLiteral("only")) : QStringLiteral("*"));
    const Wanted wanted = [&only](const QString &id) { return only.match(id).hasMatch(); };
    QString failure;
    QList<Figure> figures = rows > 0 ? measureLists(rows, qMin(rounds, MostListRounds), parser.value(QStringLiteral("keep")), wanted, failure)
                                     : measureFirstByte(rounds, failure);
    if (rows < 0 && failure.isEmpty() && wanted(QStringLiteral("sweep")))
        figures += measureSweep(std::min(rounds * 20, 10'000), failure);
    if (!failure.isEmpty()) {
        std::fprintf(stderr, "mostrador-bench: %s\n", qPrintable(failure));
        return 3;
    }
    figures.removeIf([&wanted](const Figure &figure) { return !wanted(figure.id); });
    if (figures.isEmpty())
        return usage("no such ID");
    QJsonArray results;
    for (const Figure &figure : std::as_const(figures))
        results.append(figure.toJson());
    const QJsonObject report{{QStringLiteral("machine"),
                              QJsonObject{{QStringLiteral("system"), QSysInfo::prettyProductName()},
                                          {QStringLiteral("processor"), processor()},
                                          {QStringLiteral("cores"), QThread::idealThreadCount()}}},
                             {QStringLiteral("results"), results}};
    std::printf("%s\n", QJsonDocument(report).toJson(QJsonDocument::Compact).constData());
    return std::ranges::all_of(figures, &Figure::isKept) ? 0 : 1;
}
