// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-soak: what it is for and how it is read, see resources/docs/soak.md.
#include "supervisor/supervisor.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace soak;

int say(Exit code, const QString &text)
{
    std::fprintf(stderr, "mostrador-soak: %s\n", qPrintable(text));
    return static_cast<int>(code);
}

int listFaults()
{
    for (const FaultInfo &info : FaultTable) {
        if (info.fault != Fault::None)
            std::printf("%-20s %s\n", info.name, info.summary);
    }
    return 0;
}

QByteArray takeKey(const char *name, const char *otherwise)
{
    const QByteArray value = qEnvironmentVariableIsSet(name) ? qgetenv(name) : QByteArray(otherwise);
    qunsetenv(name);
    return value;
}

void print(const Outcome &outcome, const Options &options)
{
    const QStringList findings = complaints(outcome, options);
    for (const QString &finding : findings)
        std::fprintf(stderr, "mostrador-soak: %s\n", qPrintable(finding));
    const QJsonObject object = jsonOf(outcome, options);
    if (options.json) {
        std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
        return;
    }
    for (const char *name : {"sales", "sent", "approved", "declined", "other_final", "unknown_left", "double_charged",
                             "lost", "wrong_amount", "operations", "captures", "cancels", "refunds", "operations_left",
                             "double_captured", "double_refunded", "over_refunded", "lost_operations", "wrong_moved", "wrong_alarms",
                             "kills", "requests", "released", "given_up", "late_money", "seconds"})
        std::printf("%-16s %s\n", name, qPrintable(object[QLatin1String(name)].toVariant().toString()));
    std::puts(findings.isEmpty() ? "good" : "NOT good");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ParsedOptions parsed = parseOptions(QCoreApplication::arguments());
    if (!parsed.help.isEmpty()) {
        std::fputs(qPrintable(parsed.help), stdout);
        return 0;
    }
    if (!parsed.error.isEmpty())
        return say(Exit::Usage, parsed.error);
    Options &options = parsed.options;
    if (options.listFaults)
        return listFaults();
    if (options.till.isEmpty())
        options.till = QCoreApplication::applicationDirPath() + QStringLiteral("/mostrador-soak-till");

    QTemporaryDir temporary;
    QString folder = temporary.path();
    if (!options.folder.isEmpty()) {
        folder = QDir(options.folder).absolutePath();
        if (!QDir().mkpath(folder) || !QDir(folder).isEmpty())
            return say(Exit::Environment, QStringLiteral("%1 is not an empty folder").arg(folder));
    } else if (!temporary.isValid()) {
        return say(Exit::Environment, temporary.errorString());
    }

    Keys keys{takeKey("MOSTRADOR_PUBLIC_KEY", "sandbox_soak"), takeKey("MOSTRADOR_PRIVATE_KEY", "sandbox_soak")};
    Supervisor supervisor(options, std::move(keys), folder);
    int code = 0;
    QObject::connect(&supervisor, &Supervisor::finished, &application,
                     [&](Exit exit, const Outcome &outcome, const QString &error) {
                         code = static_cast<int>(exit);
                         if (exit == Exit::Good || exit == Exit::Failed)
                             print(outcome, options);
                         else
                             say(exit, error);
                         QCoreApplication::quit();
                     });
    QMetaObject::invokeMethod(&supervisor, &Supervisor::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    return code;
}
