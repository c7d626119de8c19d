// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/enginehost.h"

#include "services/enginecore.h"
#include "services/evidence.h"

#include <utility>

namespace pos {

struct EngineHost::ReaderSide : public QObject
{
    std::unique_ptr<JournalReader> reader;
};

namespace {

constexpr int MostCustomersFound = 50;

/// Settings and keys travel together; Credentials can only be moved.
using SharedKeys = std::shared_ptr<Credentials>;

} // namespace

EngineHost::EngineHost(EngineParts parts, QObject *parent)
    : Engine(parent)
    , m_parts(std::move(parts))
{
    m_core = new EngineCore(m_parts);
    m_core->moveToThread(&m_engineThread);
    connect(&m_engineThread, &QThread::finished, m_core, &QObject::deleteLater);
    m_reader = new ReaderSide;
    m_reader->moveToThread(&m_readerThread);
    connect(&m_readerThread, &QThread::finished, m_reader, &QObject::deleteLater);

    connect(m_core, &EngineCore::attemptChanged, this, &Engine::attemptChanged);
    connect(m_core, &EngineCore::operationChanged, this, &Engine::operationChanged);
    connect(m_core, &EngineCore::paymentsChanged, this, &Engine::paymentsChanged);
    connect(m_core, &EngineCore::paymentsChanged, this, &EngineHost::countAttention);
    connect(m_core, &EngineCore::healthChanged, this, &Engine::healthChanged);
    connect(m_core, &EngineCore::blockChanged, this, &Engine::blockChanged);
    connect(m_core, &EngineCore::lateMoneyFound, this, &Engine::lateMoneyFound);

    m_engineThread.setObjectName(QStringLiteral("engine"));
    m_readerThread.setObjectName(QStringLiteral("reader"));
    m_engineThread.start();
    m_readerThread.start();
}

EngineHost::~EngineHost()
{
    m_core->disconnect(this);
    m_readerThread.quit();
    m_readerThread.wait(); // readers go before the journal closes
    QMetaObject::invokeMethod(
        m_core,
        [core = m_core] {
            core->shutDown();
            core->thread()->quit();
        },
        Qt::QueuedConnection);
    m_engineThread.wait();
}

// --- between the threads ---------------------------------------------------------------------------

template <typename T> std::function<void(const Result<T> &)> EngineHost::reply(QObject *context, Then<T> then)
{
    // `home` outlives both threads: the destructor joins them first.
    return [home = static_cast<QObject *>(this), context = QPointer<QObject>(context),
            then = std::move(then)](const Result<T> &result) {
        QMetaObject::invokeMethod(
            home,
            [context, then, result] {
                if (context)
                    then(result);
            },
            Qt::QueuedConnection);
    };
}

template <typename Work> void EngineHost::onEngine(Work work)
{
    QMetaObject::invokeMethod(
        m_core, [core = m_core, work = std::move(work)] { work(*core); }, Qt::QueuedConnection);
}

template <typename T, typename Work> void EngineHost::askEngine(QObject *context, Then<T> then, Work work)
{
    onEngine([answer = reply<T>(context, std::move(then)), work = std::move(work)](EngineCore &core) {
        answer(work(core));
    });
}

template <typename T, typename Work> void EngineHost::askReader(QObject *context, Then<T> then, Work work)
{
    QMetaObject::invokeMethod(
        m_reader,
        [side = m_reader, answer = reply<T>(context, std::move(then)), work = std::move(work)] {
            if (side->reader)
                answer(work(*side->reader));
            else
                answer(fail(ErrorKind::StorageFailed, QStringLiteral("the journal is not open")));
        },
        Qt::QueuedConnection);
}

// --- life ------------------------------------------------------------------------------------------

void EngineHost::start(QObject *context, Then<StartReport> then)
{
    askEngine<StartReport>(
        this,
        [this, answer = reply<StartReport>(context, std::move(then))](const Result<StartReport> &report) {
            openReader(*report, answer);
        },
        [](EngineCore &core) { return Result<StartReport>(core.start()); });
}

/// The engine has opened or refused the file; the pages need the other side of it before they ask.
void EngineHost::openReader(const StartReport &report, std::function<void(const Result<StartReport> &)> answer)
{
    if (report.storage) {
        answer(report);
        return;
    }
    QMetaObject::invokeMethod(
        m_reader,
        [side = m_reader, open = m_parts.openReader, report, answer = std::move(answer)] {
            Result<std::unique_ptr<JournalReader>> reader = open();
            StartReport complete = report;
            if (reader)
                side->reader = std::move(*reader);
            else
                complete.storage = reader.error();
            answer(complete);
        },
        Qt::QueuedConnection);
    if (report.uncleanEnd)
        checkFile();
    countAttention();
}

/// Behind the first questions of the pages in the reader's queue, so behind the first paint.
void EngineHost::checkFile()
{
    askReader<void>(
        this,
        [this](const Result<void> &found) {
            if (!found)
                onEngine([error = found.error()](EngineCore &core) { core.journalDamaged(error); });
        },
        [](JournalReader &reader) { return reader.quickCheck(); });
}

void EngineHost::closeReader(std::function<void()> next)
{
    QMetaObject::invokeMethod(
        m_reader,
        [side = m_reader, home = static_cast<QObject *>(this), next = std::move(next)] {
            side->reader.reset();
            QMetaObject::invokeMethod(home, next, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void EngineHost::restore(const QString &path, QObject *context, Then<StartReport> then)
{
    closeReader([this, path, answer = reply<StartReport>(context, std::move(then))] {
        askEngine<StartReport>(
            this,
            [this, answer](const Result<StartReport> &report) {
                // A failed restore leaves the old journal open: its reader is wanted all the same.
                StartReport forReader = *report;
                forReader.storage.reset();
                openReader(forReader, [answer, report](const Result<StartReport> &opened) {
                    if (report->storage)
                        answer(fail(*report->storage));
                    else
                        answer(opened);
                });
            },
            [path](EngineCore &core) { return Result<StartReport>(core.restore(path)); });
    });
}

void EngineHost::configure(const Settings &settings, Credentials credentials)
{
    onEngine([settings, keys = std::make_shared<Credentials>(std::move(credentials))](EngineCore &core) {
        core.configure(settings, std::move(*keys));
    });
}

void EngineHost::countAttention()
{
    if (std::exchange(m_counting, true)) {
        m_countAgain = true;
        return;
    }
    askReader<AttentionCounts>(
        this,
        [this](const Result<AttentionCounts> &counts) {
            m_counting = false;
            if (counts)
                Q_EMIT attentionChanged(*counts);
            if (std::exchange(m_countAgain, false))
                countAttention();
        },
        [](JournalReader &reader) { return reader.attention(); });
}

int EngineHost::openAttemptCount() const
{
    return m_core->openAttempts;
}

// --- sales and charges -----------------------------------------------------------------------------

void EngineHost::newSale(const QString &operatorName, QObject *context, Then<Sale> then)
{
    askEngine<Sale>(context, std::move(then), [operatorName](EngineCore &core) { return core.newSale(operatorName); });
}

void EngineHost::saveSale(const Sale &sale)
{
    onEngine([sale](EngineCore &core) { core.saveSale(sale); });
}

void EngineHost::parkSale(const SaleId &id, const QString &label, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [id, label](EngineCore &core) { return core.parkSale(id, label); });
}

void EngineHost::resumeSale(const SaleId &id, QObject *context, Then<Sale> then)
{
    askEngine<Sale>(context, std::move(then), [id](EngineCore &core) { return core.resumeSale(id); });
}

void EngineHost::discardSale(const SaleId &id, const QString &reason, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [id, reason](EngineCore &core) { return core.discardSale(id, reason); });
}

void EngineHost::parkedSales(QObject *context, Then<QList<Sale>> then)
{
    askReader<QList<Sale>>(context, std::move(then), [](JournalReader &reader) { return reader.parkedSales(); });
}

void EngineHost::charge(const ChargeOrder &order, QObject *context, Then<Attempt> then)
{
    askEngine<Attempt>(context, std::move(then), [order](EngineCore &core) { return core.charge(order); });
}

void EngineHost::checkNow(const AttemptId &id)
{
    onEngine([id](EngineCore &core) { core.checkNow(id); });
}

void EngineHost::release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then)
{
    askEngine<Attempt>(context, std::move(then),
                       [id, decision](EngineCore &core) { return core.release(id, decision); });
}

void EngineHost::attemptsOfSale(const SaleId &id, QObject *context, Then<QList<Attempt>> then)
{
    askEngine<QList<Attempt>>(context, std::move(then), [id](EngineCore &core) { return core.attemptsOfSale(id); });
}

// --- captures, cancels, refunds ----------------------------------------------------------------------

void EngineHost::startOperation(const OperationOrder &order, QObject *context, Then<Operation> then)
{
    askEngine<Operation>(context, std::move(then), [order](EngineCore &core) {
        return core.withOperations([&](OperationService &operations) { return operations.request(order); });
    });
}

void EngineHost::giveBack(const AttemptId &id, const QString &operatorName, QObject *context, Then<Operation> then)
{
    askEngine<Operation>(context, std::move(then),
                         [id, operatorName](EngineCore &core) {
                             return core.withOperations([&](OperationService &operations) {
                                 return operations.giveBack(id, operatorName);
                             });
                         });
}

void EngineHost::checkOperation(const OperationId &id)
{
    onEngine([id](EngineCore &core) {
        if (OperationService *operations = core.operations())
            operations->checkNow(id);
    });
}

void EngineHost::giveUpOperation(const OperationId &id, const ManagerDecision &decision, QObject *context,
                                 Then<Operation> then)
{
    askEngine<Operation>(context, std::move(then),
                         [id, decision](EngineCore &core) {
                             return core.withOperations([&](OperationService &operations) {
                                 return operations.giveUp(id, decision);
                             });
                         });
}

// --- customers -------------------------------------------------------------------------------------

void EngineHost::findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then)
{
    askReader<QList<Customer>>(context, std::move(then), [text](JournalReader &reader) {
        return reader.findCustomers(text, MostCustomersFound);
    });
}

void EngineHost::createCustomer(const Customer &customer, QObject *context, Then<Customer> then)
{
    onEngine([customer, answer = reply<Customer>(context, std::move(then))](EngineCore &core) {
        core.createCustomer(customer, answer);
    });
}

void EngineHost::updateCustomer(const Customer &customer, QObject *context, Then<Customer> then)
{
    onEngine([customer, answer = reply<Customer>(context, std::move(then))](EngineCore &core) {
        core.updateCustomer(customer, answer);
    });
}

void EngineHost::eraseCustomer(const CustomerId &id, const ManagerDecision &decision, QObject *context, Then<void> then)
{
    onEngine([id, decision, answer = reply<void>(context, std::move(then))](EngineCore &core) {
        core.eraseCustomer(id, decision, answer);
    });
}

void EngineHost::savedMethods(const CustomerId &id, QObject *context, Then<QList<SavedMethod>> then)
{
    onEngine([id, answer = reply<QList<SavedMethod>>(context, std::move(then))](EngineCore &core) {
        core.savedMethods(id, answer);
    });
}

// --- payments page, settings, support ----------------------------------------------------------------

void EngineHost::payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then)
{
    askReader<QList<PaymentRow>>(context, std::move(then),
                                 [query](JournalReader &reader) { return reader.payments(query); });
}

void EngineHost::paymentDetail(const AttemptId &id, QObject *context, Then<PaymentDetail> then)
{
    askReader<PaymentDetail>(context, std::move(then), [id](JournalReader &reader) { return reader.detail(id); });
}

void EngineHost::refreshPayment(const AttemptId &id, QObject *context, Then<Attempt> then)
{
    onEngine(
        [id, answer = reply<Attempt>(context, std::move(then))](EngineCore &core) { core.refreshPayment(id, answer); });
}

void EngineHost::testConnection(const Settings &settings, Credentials credentials, QObject *context,
                                Then<ConnectionReport> then)
{
    onEngine([settings, keys = std::make_shared<Credentials>(std::move(credentials)),
              answer = reply<ConnectionReport>(context, std::move(then))](EngineCore &core) {
        core.testConnection(settings, std::move(*keys), answer);
    });
}

void EngineHost::clearBlock(TillBlock block, const ManagerDecision &decision, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then),
                    [block, decision](EngineCore &core) { return core.clearBlock(block, decision); });
}

void EngineHost::backup(const QString &path, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [path](EngineCore &core) { return core.backup(path); });
}

void EngineHost::evidence(QObject *context, Then<QByteArray> then)
{
    askReader<QByteArray>(context, std::move(then), [clock = m_parts.clock](JournalReader &reader) {
        return evidenceOf(reader, clock->nowMs());
    });
}

} // namespace pos
