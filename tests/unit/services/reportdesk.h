// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A report service with a gateway and a journal that a test scripts, on a clock
// that it moves. One thread.
#pragma once

#include "services/reportreaders.h"
#include "services/reportservice.h"
#include "services/transactionreader.h"
#include "support/fakejournal.h"
#include "support/manualtime.h"
#include "support/samples.h"

#include <QTemporaryDir>
#include <QtTest>

namespace pos::test {

inline constexpr qint64 DayMs = 86'400'000;

inline Error errorOf(ErrorKind kind, const char *code = "")
{
    Error error;
    error.kind = kind;
    error.context.code = QString::fromLatin1(code);
    return error;
}

/// Answers from a list, the last one for ever; counts what was asked.
template <typename T> struct Script
{
    QList<Result<T>> answers;
    int asked = 0;
    Result<T> next()
    {
        ++asked;
        if (answers.isEmpty())
            return fail(errorOf(ErrorKind::Offline));
        return answers.size() == 1 ? answers.first() : answers.takeFirst();
    }
};

class FakeRows final : public ReportRows
{
public:
    FakeRows(QList<Payment> rows, std::optional<Error> end) : m_rows(std::move(rows)), m_end(std::move(end)) {}
    Result<QList<Payment>> next(int most) override
    {
        if (m_rows.isEmpty() && m_end)
            return fail(*m_end);
        const QList<Payment> some = m_rows.first(qMin<qsizetype>(most, m_rows.size()));
        m_rows.remove(0, some.size());
        return some;
    }
    qint64 unreadable() const override { return 1; }

private:
    QList<Payment> m_rows;
    std::optional<Error> m_end;
};

class FakeReports final : public ReportPort
{
public:
    explicit FakeReports(Scheduler &scheduler) : m_scheduler(scheduler) {}

    Script<Report> creates, reads;
    Script<QList<Report>> lists;
    Script<QUrl> links;
    Script<QByteArray> files;
    QList<ReportRequest> requests;
    bool mayHaveLeft = true;
    QList<Payment> rows, transactions;
    std::optional<Error> openError, endError;
    QStringList opened;

    void setProfile(const GatewayProfile &, const QString &) override {}
    void setCredentials(Credentials) override {}
    Call createReport(const ReportRequest &request, AnswerHandler<Report> handler) override
    {
        requests.append(request);
        return later<Report>(creates.next(), std::move(handler));
    }
    Call report(const ReportId &, AnswerHandler<Report> handler) override { return later<Report>(reads.next(), std::move(handler)); }
    Call recentReports(qint64, AnswerHandler<QList<Report>> handler) override
    {
        Result<QList<Report>> answer = lists.next();
        if (answer && listKnowsReference) {
            Report one;
            one.id = ReportId::from(QStringLiteral("found"));
            one.reference = requests.isEmpty() ? reference : requests.last().reference;
            answer->append(one);
        }
        return later<QList<Report>>(answer, std::move(handler));
    }
    Call downloadLink(const ReportId &, AnswerHandler<QUrl> handler) override { return later<QUrl>(links.next(), std::move(handler)); }
    Call fetch(const QUrl &, AnswerHandler<QByteArray> handler) override { return later<QByteArray>(files.next(), std::move(handler)); }
    Result<std::unique_ptr<ReportRows>> open(const QString &path, ReportType type) override
    {
        opened.append(path);
        if (openError)
            return fail(*openError);
        if (type == ReportType::Transactions)
            return std::unique_ptr<ReportRows>(std::make_unique<FakeRows>(transactions, endError));
        return std::unique_ptr<ReportRows>(std::make_unique<FakeRows>(rows, endError));
    }
    bool listKnowsReference = false;
    QString reference;

private:
    struct Handle final : CallHandle
    {
        std::shared_ptr<bool> alive = std::make_shared<bool>(true);
        ~Handle() override { *alive = false; }
    };
    template <typename T> Call later(Result<T> result, AnswerHandler<T> handler)
    {
        auto handle = std::make_unique<Handle>();
        Exchange exchange;
        exchange.mayHaveLeft = result || mayHaveLeft;
        exchange.httpStatus = result ? 200 : result.error().context.httpStatus;
        m_scheduler.after(Millis(1), &m_context, [alive = handle->alive, result, handler, exchange] {
            if (*alive)
                handler({result, exchange});
        });
        return handle;
    }
    Scheduler &m_scheduler;
    QObject m_context;
};

inline Report reportIn(ReportStatus status)
{
    Report report;
    report.id = ReportId::from(QStringLiteral("r-1"));
    report.status = status;
    return report;
}

inline Payment row(const char *id, const char *status = "SUCCEEDED", const char *subStatus = "APPROVED", qint64 minor = 1000)
{
    Payment payment;
    payment.id = PaymentId::from(QString::fromLatin1(id));
    payment.orderId = MerchantOrderId::from(QStringLiteral("W7-") + QString::fromLatin1(id));
    payment.status = PaymentStatus::fold(QString::fromLatin1(status), QString::fromLatin1(subStatus));
    payment.amount = reais(minor);
    payment.createdMs = ManualClock::Start - DayMs;
    payment.payerName = QStringLiteral("Eva Far");
    payment.method.type = QStringLiteral("CARD");
    payment.raw = "{}";
    return payment;
}

/// A payment of this till.
inline Attempt own(const char *id, const char *status = "SUCCEEDED", const char *subStatus = "APPROVED", qint64 minor = 1000)
{
    Attempt attempt;
    attempt.id = AttemptId::from(QStringLiteral("own ") + QString::fromLatin1(id));
    attempt.sale = SaleId::from(QStringLiteral("R1-1"));
    attempt.orderId = MerchantOrderId::from(QStringLiteral("R1-") + QString::fromLatin1(id));
    attempt.key = IdempotencyKey::from(QStringLiteral("key ") + QString::fromLatin1(id));
    attempt.intent.amount = reais(minor);
    attempt.state = AttemptState::Approved;
    attempt.paymentId = PaymentId::from(QString::fromLatin1(id));
    attempt.payment = row(id, status, subStatus, minor);
    attempt.createdMs = ManualClock::Start - DayMs;
    return attempt;
}

/// Ends where the first report ends.
class OneReport final : public ReportReader
{
public:
    explicit OneReport(std::unique_ptr<ReportReader> reader) : m_reader(std::move(reader)) {}
    Result<bool> prepare(const ReportJob &job) override { return m_reader->prepare(job); }
    Result<void> take(const QList<Payment> &payments, ReportJob &job) override { return m_reader->take(payments, job); }
    Result<void> finish(ReportJob &job) override { return m_reader->finish(job); }

private:
    std::unique_ptr<ReportReader> m_reader;
};

struct Desk
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{7};
    FakeJournal journal;
    QTemporaryDir dir;
    FakeReports gateway{scheduler};
    Reconciliation findings;
    QList<AttemptId> doubtful;
    QList<ReportStage> stages;
    std::unique_ptr<ReportService> service;
    bool withTransactions = false; ///< an import goes on with them

    Desk()
    {
        gateway.creates.answers = {reportIn(ReportStatus::InProcess)};
        gateway.reads.answers = {reportIn(ReportStatus::InProcess), reportIn(ReportStatus::Ready)};
        gateway.lists.answers = {QList<Report>()};
        gateway.links.answers = {QUrl(QStringLiteral("https://files.example/r.zip"))};
        gateway.files.answers = {QByteArray("file")};
        begin();
    }
    /// As after a restart.
    void begin()
    {
        service.reset();
        ReportService::Parts parts{gateway, journal, scheduler, clock, ids, dir.filePath(QStringLiteral("reports")), {}};
        parts.makeReader = [this](const ReportJob &job) -> std::unique_ptr<ReportReader> {
            if (job.purpose == ReportPurpose::Reconcile)
                return std::make_unique<CompareReader>(journal, clock, findings);
            const ImportReader::Parts readerParts{journal, clock, ids, QString(), [this](const AttemptId &id) { doubtful.append(id); }, [] {}};
            if (job.request.type == ReportType::Transactions)
                return std::make_unique<TransactionReader>(readerParts, findings);
            auto import = std::make_unique<ImportReader>(readerParts, findings);
            return withTransactions ? std::unique_ptr<ReportReader>(std::move(import))
                                    : std::make_unique<OneReport>(std::move(import));
        };
        service = std::make_unique<ReportService>(parts);
        QObject::connect(service.get(), &ReportService::jobChanged, service.get(), [this](const ReportJob &job) {
            if (stages.isEmpty() || stages.last() != job.stage)
                stages.append(job.stage);
        });
        QVERIFY(service->start());
        service->configure(true);
    }
    void ask(ReportPurpose purpose = ReportPurpose::Import)
    {
        QVERIFY(service->request(purpose, ManualClock::Start - 7 * DayMs, ManualClock::Start));
    }
    void pass(qint64 ms) { scheduler.advance(Millis(ms)); }
    void finish() { pass(5 * 60'000); }
    ReportStage stage() const { return service->job()->stage; }
    ReportTally tally() const { return service->job()->tally; }
    QStringList files() const { return QDir(dir.filePath(QStringLiteral("reports"))).entryList(QDir::Files); }
};

} // namespace pos::test
