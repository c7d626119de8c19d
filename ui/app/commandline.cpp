// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/commandline.h"

#include "ui/app/hostsystem.h"

#include "version.h"

#include <QtGlobal>

namespace pos::ui {

namespace {

/// Options that QApplication takes for itself, with the number of values that follow.
int valuesOfQtOption(const QString &argument)
{
    static const QStringList withValue{
        QStringLiteral("platform"), QStringLiteral("platformpluginpath"), QStringLiteral("platformtheme"),
        QStringLiteral("plugin"), QStringLiteral("style"), QStringLiteral("stylesheet"), QStringLiteral("display"),
        QStringLiteral("qwindowgeometry"), QStringLiteral("qwindowicon"), QStringLiteral("qwindowtitle"),
        QStringLiteral("session")};
    static const QStringList alone{QStringLiteral("reverse"), QStringLiteral("nograb"), QStringLiteral("dograb")};
    const QString name = argument.mid(argument.startsWith(QLatin1String("--")) ? 2 : 1);
    return withValue.contains(name) ? 1 : alone.contains(name) ? 0 : -1;
}

}

Expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    const auto wrong = [](const QString &text) { return Unexpected<QString>(text); };
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString argument = arguments.at(i);
        const qsizetype equals = argument.startsWith(QLatin1String("--")) ? argument.indexOf(u'=') : -1;
        const QString name = equals < 0 ? argument : argument.left(equals);
        bool *flag = name == QLatin1String("--training")     ? &line.training
                     : name == QLatin1String("--self-check") ? &line.selfCheck
                     : name == QLatin1String("--version")    ? &line.version
                     : name == QLatin1String("--help") || name == QLatin1String("-h") ? &line.help
                                                                                      : nullptr;
        if (flag && equals >= 0)
            return wrong(QStringLiteral("%1 takes no value").arg(name));
        if (flag) {
            *flag = true;
            continue;
        }
        const int qtValues = valuesOfQtOption(name);
        QString *text = name == QLatin1String("--data-dir")     ? &line.dataDir
                        : name == QLatin1String("--provision")  ? &line.provisionFile
                        : name == QLatin1String("--share-with") ? &line.shareWith
                                                                : nullptr;
        if (!text && qtValues < 0)
            return wrong(QStringLiteral("unknown argument: %1").arg(argument));
        if (qtValues == 0 || (qtValues == 1 && equals >= 0))
            continue;
        const QString value = equals >= 0 ? argument.mid(equals + 1) : arguments.value(++i);
        if (value.isEmpty())
            return wrong(QStringLiteral("%1 needs a value").arg(name));
        if (text && !text->isEmpty())
            return wrong(QStringLiteral("%1 is given twice").arg(name));
        if (text)
            *text = value;
        else if (name.endsWith(QLatin1String("-platform")))
            line.platform = value;
    }
    if (!line.shareWith.isEmpty() && line.dataDir.isEmpty())
        return wrong(QStringLiteral("--share-with needs --data-dir"));
    return line;
}

QString usageText()
{
    return QStringLiteral("mostrador [--data-dir DIR] [--training] [--provision FILE] [--share-with GROUP] [--self-check] [--version]\n"
                          "\n"
                          "  --data-dir DIR    keep journal, settings and logs in DIR (made private, unless it is shared)\n"
                          "  --training        sell in the training world, whatever is set up\n"
                          "  --provision FILE  set the till up from a JSON file\n"
                          "  --share-with GROUP\n"
                          "                    make DIR the till of the users of GROUP, set it up from FILE, and end\n"
                          "  --self-check      test this installation, without a display and without user data\n"
                          "  --version         version and commit\n");
}

QString versionText()
{
    return QStringLiteral("mostrador %1 (%2)").arg(QLatin1String(version::Text), QLatin1String(version::Commit));
}

QString missingDisplay(const CommandLine &line)
{
    if (line.platform.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return host::missingDisplay();
    return {};
}

}
