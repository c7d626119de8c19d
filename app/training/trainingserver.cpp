// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/trainingserver.h"

#include "training/traininggateway.h"

#include <QPointer>

namespace pos::training {

/// Everything that lives on the gateway's thread.
class TrainingHost final : public QObject
{
public:
    TrainingHost(const TrainingOptions &options, FaultPlan &faults, const Clock &clock)
        : m_options(options)
        , m_store(options.seed)
        , m_gateway(m_store, faults, clock, options.pendingMs, this)
        , m_server([this](const HttpRequest &request, QObject *peer,
                          const Responder &respond) { m_gateway.handle(request, peer, respond); },
                   this)
    {
    }

    Result<quint16> listen()
    {
        if (!m_options.dataFile.isEmpty()) {
            if (const auto opened = m_store.open(m_options.dataFile); !opened)
                return fail(opened.error());
        }
        return m_server.listen(m_options.port);
    }

    TrainingGateway &gateway() { return m_gateway; }

private:
    TrainingOptions m_options;
    TrainingStore m_store;
    TrainingGateway m_gateway;
    HttpServer m_server;
};

TrainingServer::TrainingServer(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("training"));
}

TrainingServer::~TrainingServer()
{
    stop();
}

Result<QUrl> TrainingServer::start(const TrainingOptions &options)
{
    stop();
    m_host = std::make_unique<TrainingHost>(options, m_faults, options.clock ? *options.clock : m_clock);
    m_host->moveToThread(&m_thread);
    m_thread.start();
    Result<quint16> port = fail(ErrorKind::Internal);
    QMetaObject::invokeMethod(
        m_host.get(), [this, &port] { port = m_host->listen(); }, Qt::BlockingQueuedConnection);
    if (!port) {
        stop();
        return fail(port.error());
    }
    m_url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(*port));
    return m_url;
}

void TrainingServer::stop()
{
    if (!m_host)
        return;
    // Sockets must be closed on the thread that serves them.
    QMetaObject::invokeMethod(
        m_host.get(), [this] { m_host.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_url.clear();
}

void TrainingServer::actAsCustomer(const QString &orderId, CustomerAct act)
{
    if (m_host)
        QMetaObject::invokeMethod(
            m_host.get(), [host = m_host.get(), orderId, act] { host->gateway().act(orderId, act); }, Qt::QueuedConnection);
}

void TrainingServer::setCustomerPlayed(bool played)
{
    if (m_host)
        QMetaObject::invokeMethod(
            m_host.get(), [host = m_host.get(), played] { host->gateway().setCustomerPlayed(played); }, Qt::QueuedConnection);
}

void TrainingServer::waitingForCustomer(QObject *context, std::function<void(const QList<WaitingPayment> &)> then)
{
    if (!m_host)
        return;
    const auto ask = [this, host = m_host.get(), guard = QPointer<QObject>(context), then = std::move(then)] {
        const QList<WaitingPayment> waiting = host->gateway().waiting();
        // Back to this object's thread, where alone the guard may be asked; this outlives the host.
        QMetaObject::invokeMethod(
            this, [guard, then, waiting] {
                if (guard)
                    then(waiting);
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_host.get(), ask, Qt::QueuedConnection);
}

void TrainingServer::setFault(Fault fault, int times, int ms)
{
    m_faults.add({.match = {.method = QStringLiteral("POST"), .path = QStringLiteral("/v1/payments$")},
                  .fault = fault,
                  .ms = ms,
                  .times = times});
}

bool TrainingServer::setFault(const QString &name, int times, int ms)
{
    const auto fault = faultFromName(name);
    if (fault)
        setFault(*fault, times, ms);
    return fault.has_value();
}

} // namespace pos::training
