// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-bench: the budgets of DESIGN 9, measured on the shipped paths.
//   mostrador-bench [--only ID] [--rounds N] --json
// One JSON object on stdout; exit 1 on a missed budget, 2 usage, 3 when a measure could not be taken.
#include "base/log.h"
#include "bench/firstbyte.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
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

int usage(const char *what)
{
    std::fprintf(stderr, "mostrador-bench: %s\nusage: mostrador-bench [--only ID] [--rounds N] --json\n", what);
    return 2;
}

}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("only"), QString(), QStringLiteral("ID")},
                       {QStringLiteral("rounds"), QString(), QStringLiteral("N"), QStringLiteral("500")},
                       {QStringLiteral("json"), QString()}});
    if (!parser.parse(QCoreApplication::arguments()) || !parser.positionalArguments().isEmpty())
        return usage(qPrintable(parser.errorText()));
    bool isNumber = false;
    const int rounds = parser.value(QStringLiteral("rounds")).toInt(&isNumber);
    if (!isNumber || rounds < 1 || rounds > 100'000)
        return usage("--rounds is a number from 1 to 100000");
    if (!parser.isSet(QStringLiteral("json")))
        return usage("--json is the only format");

    pos::log::setSink([](pos::log::Level, const QString &) {}); // a line per call would be measured, too
    QString failure;
    QList<Figure> figures = measureFirstByte(rounds, failure);
    if (!failure.isEmpty()) {
        std::fprintf(stderr, "mostrador-bench: %s\n", qPrintable(failure));
        return 3;
    }
    const QString only = parser.value(QStringLiteral("only"));
    if (!only.isEmpty())
        figures.removeIf([&only](const Figure &figure) { return figure.id != only; });
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
