// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/options.h"

#include <QCommandLineParser>
#include <QHostAddress>

#include <algorithm>

namespace soak {

namespace {

constexpr double JudgeSpeedup = 50; // a lost answer costs 1.5 s instead of 75
constexpr qint64 DefaultSeconds = 3600;
constexpr qint64 OperationShare = 40;
constexpr qint64 WaitingShare = 30;
constexpr qint64 PartsShare = 20;

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

/// scheme://host[:port], one trailing / or /v1 taken off; empty when it is anything else.
QUrl gatewayUrl(QString text)
{
    for (const QLatin1String end : {QLatin1String("/"), QLatin1String("/v1")}) {
        if (text.endsWith(end))
            text.chop(end.size());
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = url.scheme() == QLatin1String("http") && isLoopback(url);
    if (!url.isValid() || url.host().isEmpty() || (!plain && url.scheme() != QLatin1String("https")) ||
        !url.path().isEmpty() || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        return {};
    return url;
}

/// Values as typed, with the first complaint.
class Values
{
public:
    explicit Values(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }
    qint64 integer(const QString &name, qint64 from, qint64 otherwise)
    {
        if (!m_parser.isSet(name))
            return otherwise;
        bool ok = false;
        const qint64 value = m_parser.value(name).toLongLong(&ok);
        if (!ok || value < from || value > 10'000'000)
            complain(name);
        return value;
    }
    int percent(const QString &name, qint64 otherwise)
    {
        return static_cast<int>(std::min<qint64>(100, integer(name, 0, otherwise)));
    }
    double factor(const QString &name, double otherwise)
    {
        if (!m_parser.isSet(name))
            return otherwise;
        bool ok = false;
        const double value = m_parser.value(name).toDouble(&ok);
        if (!ok || !(value >= 0.01) || value > 1000)
            complain(name);
        return value;
    }
    QList<Fault> faults(const QString &name)
    {
        QList<Fault> list;
        const QString text = m_parser.isSet(name) ? m_parser.value(name) : QStringLiteral("all");
        if (text == QLatin1String("none"))
            return list;
        if (text == QLatin1String("all")) {
            for (const FaultInfo &info : FaultTable) {
                if (info.fault != Fault::None)
                    list.append(info.fault);
            }
            return list;
        }
        for (const QString &word : text.split(u',')) {
            const std::optional<Fault> fault = faultFromName(word.trimmed());
            if (fault && !list.contains(*fault))
                list.append(*fault);
            else if (!fault)
                complain(name);
        }
        return list;
    }
    void complain(const QString &name)
    {
        if (m_error.isEmpty())
            m_error = QStringLiteral("--%1: %2 is no good").arg(name, m_parser.value(name));
    }
    const QString &error() const { return m_error; }

private:
    const QCommandLineParser &m_parser;
    QString m_error;
};

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *text, const char *value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    add("payments", "Sales to make.", "N");
    add("faults", "Faults between till and gateway: all (default), none, or names with commas.", "LIST");
    parser.addOption({QStringLiteral("list-faults"), QStringLiteral("Say which faults there are.")});
    add("operations", "Percent of the sales with captures, cancels and refunds afterwards (default 40).", "P");
    add("waiting", "Percent of the sales by code, link or voucher (default 30; only BR, BRL and a judge of our own).", "P");
    add("parts", "Percent of the other sales that are paid in two parts, or given back whole (default 20).", "P");
    add("kills", "Times that the till is killed (default 0), at random and at every named step.", "K");
    add("gateway-url", "A gateway to run against instead of a judge of our own; contract calls only.", "URL");
    add("account-id", "Account of the gateway.", "A");
    add("country", "Country of the till (default BR).", "C");
    add("currency", "Currency of the till (default BRL).", "X");
    add("speedup", "Divides every wait and deadline (default 50; 1 for a gateway that is not on this machine).", "F");
    add("concurrency", "Sales that are open at once (default 12; 4 for a gateway that is not on this machine).", "C");
    add("max-seconds", "Gives up after this time (default 3600).", "S");
    add("data-dir", "An empty folder for journal and logs, kept afterwards (default: a temporary one).", "DIR");
    add("seed", "Chooses outcomes, faults and kills (default 1).", "S");
    add("till", "The program that sells (default mostrador-soak-till beside this one); for tests.", "PROGRAM");
    parser.addOption({QStringLiteral("json"), QStringLiteral("Print the result as one JSON object.")});
}

} // namespace

ParsedOptions parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Runs sales through a real till that is killed and cut off, and counts at the gateway."));
    parser.addHelpOption();
    addOptions(parser);
    ParsedOptions parsed;
    if (!parser.parse(arguments)) {
        parsed.error = parser.errorText();
        return parsed;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        parsed.help = parser.helpText();
        return parsed;
    }
    Values values(parser);
    Options &options = parsed.options;
    options.listFaults = parser.isSet(QStringLiteral("list-faults"));
    if (parser.isSet(QStringLiteral("gateway-url"))) {
        options.gateway = gatewayUrl(parser.value(QStringLiteral("gateway-url")));
        if (options.gateway.isEmpty())
            values.complain(QStringLiteral("gateway-url"));
    }
    const bool away = !options.gateway.isEmpty() && !isLoopback(options.gateway);
    const auto text = [&parser](const QString &name, const char *otherwise) {
        return parser.isSet(name) ? parser.value(name) : QString::fromLatin1(otherwise);
    };
    options.payments = values.integer(QStringLiteral("payments"), 1, 0);
    options.faults = values.faults(QStringLiteral("faults"));
    options.kills = values.integer(QStringLiteral("kills"), 0, 0);
    options.operations = values.percent(QStringLiteral("operations"), OperationShare);
    options.parts = values.percent(QStringLiteral("parts"), PartsShare);
    options.account = text(QStringLiteral("account-id"), "00000000-0000-4000-8000-000000000001");
    options.country = text(QStringLiteral("country"), "BR");
    options.currency = text(QStringLiteral("currency"), "BRL");
    const bool home = options.gateway.isEmpty() && options.country == QLatin1String("BR") && options.currency == QLatin1String("BRL");
    options.waiting = values.percent(QStringLiteral("waiting"), home ? WaitingShare : 0);
    if (!home && options.waiting > 0)
        values.complain(QStringLiteral("waiting"));
    options.speedup = values.factor(QStringLiteral("speedup"), away ? 1 : JudgeSpeedup);
    options.concurrency = static_cast<int>(values.integer(QStringLiteral("concurrency"), 1, away ? 4 : 12));
    options.maxSeconds = values.integer(QStringLiteral("max-seconds"), 1, DefaultSeconds);
    options.folder = parser.value(QStringLiteral("data-dir"));
    options.seed = static_cast<quint64>(values.integer(QStringLiteral("seed"), 0, 1));
    options.till = parser.value(QStringLiteral("till"));
    options.json = parser.isSet(QStringLiteral("json"));
    parsed.error = values.error();
    if (parsed.error.isEmpty() && !options.listFaults && options.payments == 0)
        parsed.error = QStringLiteral("--payments is missing");
    if (parsed.error.isEmpty() && !parser.positionalArguments().isEmpty())
        parsed.error = QStringLiteral("what is %1?").arg(parser.positionalArguments().constFirst());
    return parsed;
}

} // namespace soak
