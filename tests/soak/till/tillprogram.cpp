// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till/tillprogram.h"

#include "base/log.h"
#include "gateway/gatewayclient.h"
#include "journal/journalfile.h"
#include "journal/paymentreader.h"
#include "platform/environmentsecrets.h"
#include "services/enginehost.h"
#include "till/salesman.h"
#include "till/stepgateway.h"
#include "till/stepjournal.h"
#include "till/tillclock.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace soak {

namespace {

constexpr int Environment = 3;
constexpr int ReportPage = 1000;
constexpr int StopLookMs = 5;
constexpr int OrphanLooks = 60'000 / StopLookMs;

pos::EngineParts partsFor(const Task &task, Board &board, std::shared_ptr<const pos::Clock> clock,
                          const GatewayWrapper &wrap)
{
    pos::EngineParts parts;
    parts.clock = std::move(clock);
    parts.makeScheduler = [speedup = task.speedup] { return std::make_unique<pos::QtScheduler>(speedup); };
    parts.makeIds = [] { return std::make_unique<pos::SystemIdSource>(); };
    parts.makeJournal = [path = task.journalPath(), &board](const pos::Clock &time, pos::IdSource &ids) {
        return std::make_unique<StepStore>(std::make_unique<pos::JournalFile>(path, ids, time), board);
    };
    parts.openReader = [path = task.journalPath()] { return pos::PaymentReader::open(path); };
    parts.makeGateway = [&board, wrap](const pos::Clock &time, pos::Scheduler &scheduler, pos::IdSource &ids) {
        std::unique_ptr<pos::GatewayPort> client = std::make_unique<pos::GatewayClient>(time, scheduler, ids);
        if (wrap)
            client = wrap(std::move(client));
        return std::make_unique<StepGateway>(std::move(client), board);
    };
    parts.limits = {0, 4};
    return parts;
}

/// Some lives of the till sell without sessions: a charge is then recorded and sent in one commit.
pos::Settings settingsFor(const Task &task, Board &board)
{
    pos::Settings settings;
    settings.environment = pos::Environment::Training; // plain http to the proxy on this machine
    settings.gatewayUrl = task.gateway;
    settings.accountId = task.account;
    settings.country = task.country;
    settings.currency = pos::Currency::fromCode(task.currency).value_or(pos::Currency());
    settings.proxy = QStringLiteral("none");
    if (board->salesBegun % 3 == 2)
        settings.workflow = QStringLiteral("DIRECT");
    return settings;
}

int sell(QCoreApplication &application, const Task &task, Board &board, const GatewayWrapper &wrap)
{
    const std::shared_ptr<pos::Credentials> keys = pos::takeEnvironmentCredentials();
    const auto clock = std::make_shared<TillClock>(board, task.speedup);
    const pos::Settings settings = settingsFor(task, board);
    pos::EngineHost engine(partsFor(task, board, clock, wrap));
    Salesman salesman(engine, board, task, settings);
    engine.configure(settings, keys ? keys->clone() : pos::Credentials{});
    engine.start(&salesman, [&salesman](const pos::Result<pos::StartReport> &report) { salesman.begin(*report); });
    QTimer stop;
    QObject::connect(&stop, &QTimer::timeout, &application, [&board, beat = qint64(0), quiet = 0]() mutable {
        quiet = beat == board->beat ? quiet + 1 : 0;
        beat = board->beat;
        if (board->stopAsked != 0 || quiet > OrphanLooks) // nobody supervises any more
            QCoreApplication::quit();
    });
    stop.start(StopLookMs);
    return QCoreApplication::exec();
}

bool reportOperations(pos::JournalReader &reader, const pos::PaymentRow &row)
{
    const auto detail = reader.detail(row.attempt);
    if (!detail)
        return false;
    for (const pos::OperationDetail &known : detail->operations) {
        const pos::Operation &operation = known.operation;
        const QJsonObject line{{QStringLiteral("order"), row.orderId.text()},
                               {QStringLiteral("reference"), operation.reference.text()},
                               {QStringLiteral("kind"), pos::operationKindName(operation.intent.kind)},
                               {QStringLiteral("state"), pos::operationStateName(operation.state)},
                               {QStringLiteral("minor"), operation.intent.amount.minor()},
                               {QStringLiteral("currency"), operation.intent.amount.currency().code()}};
        std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    }
    return true;
}

int report(const Task &task)
{
    const auto reader = pos::PaymentReader::open(task.journalPath());
    if (!reader)
        return Environment;
    pos::PaymentQuery query;
    query.limit = ReportPage;
    for (;;) {
        const auto rows = (*reader)->payments(query);
        if (!rows)
            return Environment;
        for (const pos::PaymentRow &row : *rows) {
            const QJsonObject line{{QStringLiteral("order"), row.orderId.text()},
                                   {QStringLiteral("sale"), row.sale.text()},
                                   {QStringLiteral("state"), pos::attemptStateName(row.state)},
                                   {QStringLiteral("minor"), row.amount.minor()},
                                   {QStringLiteral("currency"), row.amount.currency().code()},
                                   {QStringLiteral("released"), row.released},
                                   {QStringLiteral("alarmed"), row.lateMoney}};
            std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
            if (!row.paymentId.isEmpty() && !reportOperations(**reader, row))
                return Environment;
        }
        if (rows->size() < ReportPage)
            return 0;
        query.after = pos::placeOf(rows->constLast(), query.sort.column);
    }
}

} // namespace

int runTill(int argc, char **argv, const GatewayWrapper &wrap)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2 || arguments.size() > 3)
        return 2;
    const std::optional<Task> task = Task::load(arguments[1]);
    const std::unique_ptr<Board> board = task ? Board::open(task->boardPath()) : nullptr;
    if (!board)
        return Environment;
    if (arguments.size() == 3)
        return report(*task);
    pos::log::setSink([](pos::log::Level level, const QString &line) {
        if (level >= pos::log::Level::Warning)
            std::fprintf(stderr, "%s\n", qPrintable(line));
    });
    return sell(application, *task, *board, wrap);
}

} // namespace soak
