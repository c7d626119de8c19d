// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-gateway: the training gateway as a program. stdout carries its URL
// and nothing else; exit codes as in the README (2 usage, 3 environment).
#include "base/endsignals.h"
#include "training/trainingserver.h"

#include "version.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace {

using namespace pos;
using namespace pos::training;

enum ExitCode { Good = 0, Usage = 2, Environment = 3 };

int complain(ExitCode code, const QString &text)
{
    std::fprintf(stderr, "mostrador-gateway: %s\n", qUtf8Printable(text));
    return code;
}

int listFaults()
{
    for (const FaultInfo &info : FaultTable)
        std::printf("%-24s %s\n", info.name, info.summary);
    return Good;
}

struct Arguments
{
    TrainingOptions options;
    QString scenario;
    bool listFaults = false;
    bool version = false;
    bool help = false;
    QString helpText;
};

Result<Arguments> parseArguments(const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A local Yuno gateway for training and tests."));
    parser.addOptions({
        {QStringLiteral("port"), QStringLiteral("Port on 127.0.0.1; 0 = a free one."), QStringLiteral("N"),
         QStringLiteral("0")},
        {QStringLiteral("data"), QStringLiteral("File in which the state is kept."), QStringLiteral("FILE")},
        {QStringLiteral("seed"), QStringLiteral("Decides all ids of a new state."), QStringLiteral("S"),
         QStringLiteral("1")},
        {QStringLiteral("scenario"), QStringLiteral("Fault rules (JSON)."), QStringLiteral("FILE")},
        {QStringLiteral("list-faults"), QStringLiteral("Print the fault names.")},
    });
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(words))
        return fail(ErrorKind::InvalidInput, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    QStringLiteral("unexpected argument: ") % parser.positionalArguments().first());
    Arguments result;
    bool portOk = false;
    bool seedOk = false;
    result.options.port = parser.value(QStringLiteral("port")).toUShort(&portOk);
    result.options.seed = parser.value(QStringLiteral("seed")).toUInt(&seedOk);
    if (!portOk)
        return fail(ErrorKind::InvalidInput, QStringLiteral("--port must be a number from 0 to 65535"));
    if (!seedOk)
        return fail(ErrorKind::InvalidInput, QStringLiteral("--seed must be a number from 0 to 4294967295"));
    result.options.dataFile = parser.value(QStringLiteral("data"));
    if (parser.isSet(QStringLiteral("data")) && result.options.dataFile.isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("--data needs a file name"));
    result.scenario = parser.value(QStringLiteral("scenario"));
    result.listFaults = parser.isSet(QStringLiteral("list-faults"));
    result.help = parser.isSet(help);
    result.version = parser.isSet(version);
    result.helpText = parser.helpText();
    return result;
}

Result<QList<FaultRule>> readScenario(const QString &path)
{
    if (path.isEmpty())
        return QList<FaultRule>();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error{ErrorKind::InvalidInput, {.field = path, .detail = file.errorString()}});
    return parseScenario(file.readAll()).transform_error([&](Error error) {
        error.context.field = path % QStringLiteral(": ") % error.context.field;
        return error;
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mostrador-gateway"));
    const auto arguments = parseArguments(QCoreApplication::arguments());
    if (!arguments)
        return complain(Usage, arguments.error().context.detail);
    if (arguments->help) {
        std::printf("%s", qUtf8Printable(arguments->helpText));
        return Good;
    }
    if (arguments->version) {
        std::printf("mostrador-gateway %s (%s)\n", version::Text, version::Commit);
        return Good;
    }
    if (arguments->listFaults)
        return listFaults();
    const auto rules = readScenario(arguments->scenario);
    if (!rules)
        return complain(Usage, rules.error().context.field % QStringLiteral(": ") % rules.error().context.detail);

    const EndSignals endSignals;
    QObject::connect(&endSignals, &EndSignals::endRequested, &app, &QCoreApplication::quit);
    TrainingServer server;
    for (const FaultRule &rule : *rules)
        server.addRule(rule);
    const auto url = server.start(arguments->options);
    if (!url)
        return complain(Environment, describe(url.error()));
    std::printf("%s\n", qUtf8Printable(url->toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
