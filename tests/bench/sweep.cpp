// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/sweep.h"

#include "bench/benchengine.h"
#include "domain/sale.h"
#include "training/httpserver.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

namespace pos::bench {

namespace {

constexpr int SweepPatienceMs = 300'000;
constexpr int InFlight = 6;
constexpr double LeastSpeed = 0.9; ///< of the bare client's

using Orders = QHash<QString, QString>; ///< order id by payment id

/// A paid payment as GET gives it (CONTRACT 5.6).
QByteArray paidPayment(const QString &payment, const QString &order)
{
    static const QByteArray Text = R"({"payment":{"id":"%1","account_code":"%3","merchant_order_id":"%2","description":"Sale at the counter",
"country":"BR","status":"SUCCEEDED","sub_status":"APPROVED","created_at":"2026-11-21T12:00:00.000000Z","updated_at":"2026-11-21T12:00:30.000000Z",
"amount":{"currency":"BRL","value":34.5,"captured":0,"refunded":0},"customer_payer":null,"metadata":[],"workflow":"REDIRECT",
"payment_method":{"type":"PIX","payment_method_detail":{"bank_transfer":{"redirect_url":"https://pay.example/%1","provider_image":""}}},
"transactions":[{"id":"%1","type":"PURCHASE","status":"SUCCEEDED","response_code":"SUCCEEDED","response_message":"Transaction successful","amount":34.5,
"provider_data":null,"created_at":"2026-11-21T12:00:00.000000Z","updated_at":"2026-11-21T12:00:30.000000Z"}]}})";
    return QString::fromUtf8(Text).arg(payment, order, QLatin1String(training::TrainingAccountId)).toUtf8();
}

class Gateway
{
public:
    explicit Gateway(const Orders &orders)
    {
        for (auto one = orders.cbegin(); one != orders.cend(); ++one)
            m_answers.insert(QStringLiteral("/v1/payments/") + one.key(), paidPayment(one.key(), one.value()));
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context,
            [this] {
                m_server = std::make_unique<training::HttpServer>(
                    [this](const training::HttpRequest &request, QObject *, const training::Responder &respond) {
                        const auto found = m_answers.constFind(request.path);
                        training::HttpAnswer answer;
                        if (found != m_answers.cend())
                            answer.response.body = *found;
                        else
                            answer.response = training::HttpResponse::error(404, QStringLiteral("NOT_FOUND"), {request.path});
                        respond(answer);
                    });
                m_port = m_server->listen(0).value_or(0);
            },
            Qt::BlockingQueuedConnection);
    }
    ~Gateway()
    {
        QMetaObject::invokeMethod(&m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Gateway)

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }

private:
    QThread m_thread;
    QObject m_context;
    QHash<QString, QByteArray> m_answers; ///< by path; not changed while the thread runs
    std::unique_ptr<training::HttpServer> m_server;
    quint16 m_port = 0;
};

/// Payments at the gateway whose customers had not paid when the till was closed.
Result<Orders> fill(const QString &path, int payments)
{
    const SystemClock clock;
    SystemIdSource ids;
    JournalFile file(path, ids, clock);
    if (const Result<JournalOpening> opening = file.open(); !opening)
        return fail(opening.error());
    JournalPort &journal = file.journal();
    Orders orders;
    const auto one = [&]() -> Result<void> {
        Sale draft;
        draft.cart.currency = Currency::fromCode(u"BRL").value_or(Currency());
        const Result<Sale> sale = journal.createSale(RegisterId::from(QStringLiteral("R1")), QDate(2026, 11, 21), draft);
        if (!sale)
            return fail(sale.error());
        Attempt attempt;
        attempt.id = AttemptId::from(ids.uuid());
        attempt.key = IdempotencyKey::from(ids.uuid());
        attempt.sale = sale->id;
        attempt.number = 1;
        attempt.orderId = makeOrderId(sale->id, 1);
        attempt.state = AttemptState::WaitingCustomer;
        attempt.paymentId = PaymentId::from(ids.uuid());
        attempt.intent.amount = Money::fromMinor(3450, draft.cart.currency);
        attempt.intent.methodId = QStringLiteral("pix");
        attempt.createdMs = attempt.updatedMs = clock.nowMs();
        AttemptEvent event;
        event.attempt = attempt.id;
        event.atMs = clock.nowMs();
        event.kind = QStringLiteral("answered");
        event.from = AttemptState::Sending;
        event.to = attempt.state;
        orders.insert(attempt.paymentId.text(), attempt.orderId.text());
        return journal.commitAttempt(attempt, event);
    };
    const Result<void> filled = journal.together([&]() -> Result<void> {
        for (int i = 0; i < payments; ++i) {
            if (const Result<void> made = one(); !made)
                return made;
        }
        return {};
    });
    if (!filled)
        return fail(filled.error());
    return file.close().and_then([&orders] { return Result<Orders>(orders); });
}

/// In ms; negative when an answer was not the one expected.
double bareSweep(const QUrl &gateway, const Orders &orders)
{
    QNetworkAccessManager manager;
    QEventLoop loop;
    QStringList left = orders.keys();
    qsizetype paid = 0;
    const Credentials keys = benchKeys();
    std::function<void()> ask = [&] {
        if (left.isEmpty())
            return;
        QNetworkRequest request(QUrl(gateway.toString() + QStringLiteral("/v1/payments/") + left.takeLast()));
        request.setRawHeader("public-api-key", keys.publicKey.reveal());
        request.setRawHeader("private-secret-key", keys.privateKey.reveal());
        request.setRawHeader("Accept", "application/json");
        QNetworkReply *reply = manager.get(request);
        QObject::connect(reply, &QNetworkReply::finished, &loop, [&, reply] {
            const QJsonObject payment = QJsonDocument::fromJson(reply->readAll()).object().value(QLatin1String("payment")).toObject();
            paid += payment.value(QLatin1String("status")) == QLatin1String("SUCCEEDED");
            reply->deleteLater();
            if (paid == orders.size())
                loop.quit();
            ask();
        });
    };
    QTimer::singleShot(SweepPatienceMs, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < InFlight; ++i)
        ask();
    loop.exec();
    return paid == orders.size() ? double(timer.nsecsElapsed()) / 1e6 : -1;
}

/// In ms, from the first read to the last one told; what was told is in the journal when the till has ended.
double tillSweep(const QUrl &gateway, const QString &journal, qsizetype payments)
{
    QEventLoop loop;
    qsizetype paid = 0;
    QElapsedTimer timer;
    double ms = -1;
    {
        EngineHost host(benchEngine(journal));
        QObject::connect(&host, &Engine::attemptChanged, &loop, [&](const Attempt &attempt) {
            paid += attempt.state == AttemptState::Approved;
            if (paid == payments)
                loop.quit();
        });
        host.start(&loop, [&](const Result<StartReport> &report) {
            if (!report || report->settling != payments)
                loop.quit();
            timer.start();
            host.configure(benchSettings(gateway), benchKeys());
        });
        QTimer::singleShot(SweepPatienceMs, &loop, &QEventLoop::quit);
        loop.exec();
        if (paid == payments)
            ms = double(timer.nsecsElapsed()) / 1e6;
    }
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(journal);
    const Result<AttentionCounts> counts = reader ? (*reader)->attention() : Result<AttentionCounts>(fail(reader.error()));
    return counts && counts->waiting == 0 && counts->unknown == 0 ? ms : -1;
}

}

QList<Figure> measureSweep(int payments, QString &failure)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("journal.db"));
    const Result<Orders> orders = fill(path, payments);
    if (!orders) {
        failure = describe(orders.error());
        return {};
    }
    const Gateway gateway(*orders);
    const double bare = bareSweep(gateway.url(), *orders);
    const double till = bare < 0 ? -1 : tillSweep(gateway.url(), path, payments);
    if (till < 0) {
        failure = QStringLiteral("not all of %1 waiting payments were read and recorded").arg(payments);
        return {};
    }
    Figure figure;
    figure.id = QStringLiteral("sweep");
    figure.value = till;
    figure.floor = bare;
    figure.budget = bare / LeastSpeed;
    figure.rows = payments;
    return {figure};
}

}
