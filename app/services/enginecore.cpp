// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/enginecore.h"

#include "base/log.h"

#include <utility>

namespace pos {

namespace {

constexpr qint64 ListPauseMs = 250; // at most four times a second (ports/engine.h)

}

EngineCore::EngineCore(EngineParts parts)
    : m_parts(std::move(parts))
    , m_blocks([this](const BlockReport &report) {
        if (m_store && report.error.kind == ErrorKind::StorageCorrupt)
            m_store->suspectDamage(); // the next start checks and repairs
        Q_EMIT blockChanged(report);
    })
{
}

EngineCore::~EngineCore() = default;

// --- life ------------------------------------------------------------------------------------------

void EngineCore::makeTools()
{
    if (m_scheduler)
        return;
    m_scheduler = m_parts.makeScheduler();
    m_ids = m_parts.makeIds();
    m_store = m_parts.makeJournal(*m_parts.clock, *m_ids);
    m_gateway = std::make_unique<ObservedGateway>(m_parts.makeGateway(*m_parts.clock, *m_scheduler, *m_ids));
    m_gateway->setObserver([this](const Exchange &exchange, const Error *error) { observe(exchange, error); });
    if (m_parts.makePictures)
        m_pictures = std::make_unique<PictureFetcher>(m_parts.makePictures(*m_parts.clock, *m_scheduler));
    m_connectivity = std::make_unique<Connectivity>(*m_gateway, *m_scheduler, *m_parts.clock, *m_ids);
    connect(m_connectivity.get(), &Connectivity::healthChanged, this, &EngineCore::healthChanged);
    connect(m_connectivity.get(), &Connectivity::healthChanged, this, &EngineCore::updateReach);
    connect(m_connectivity.get(), &Connectivity::cameBack, this, [this] {
        if (m_payments)
            m_payments->checkUnknown();
        if (m_customers)
            m_customers->retryErasures();
    });
    m_timeWatch = std::make_unique<TimeWatch>(*m_scheduler, *m_parts.clock);
    connect(m_timeWatch.get(), &TimeWatch::jumped, this, &EngineCore::onTimeJump);
}

/// After a sleep nothing is known of the gateway, and the planned lookups are late.
void EngineCore::onTimeJump(qint64 byMs)
{
    log::info("engine", "time jumped", {{"ms", QString::number(byMs)}});
    m_connectivity->restart(canCall());
    if (m_payments && canCall())
        m_payments->checkUnknown();
}

StartReport EngineCore::start()
{
    makeTools();
    if (m_payments)
        dropServices();
    if (m_store->isOpen())
        return takeUp({});
    const Result<JournalOpening> opening = m_store->open();
    return opening ? takeUp(*opening) : refuseStart(opening.error());
}

StartReport EngineCore::refuseStart(const Error &error)
{
    m_startError = error;
    m_blocks.raise(TillBlock::StorageTrouble, error);
    StartReport report;
    report.storage = error;
    return report;
}

/// Open attempts are taken up before anything else can reach their sales.
StartReport EngineCore::takeUp(const JournalOpening &opening)
{
    m_startError.reset();
    m_blocks.clear(TillBlock::StorageTrouble);
    makeServices();
    m_blocks.remember(m_store->journal());
    const Result<int> settling = m_payments->start().and_then([this](int attempts) {
        return m_operations->start().transform([attempts](int operations) { return attempts + operations; });
    }).and_then([this](int open) {
        return m_watch->start().and_then([open] { return Result<int>(open); });
    }).and_then([this](int open) {
        return m_split->start().transform([open](int) { return open; }); // their refunds are counted
    });
    if (!settling) {
        dropServices();
        return refuseStart(settling.error());
    }
    applyConfiguration();
    StartReport report;
    report.settling = *settling;
    report.openSale = m_sales->openSale();
    report.uncleanEnd = opening.uncleanEnd;
    report.salvage = opening.salvage;
    if (opening.salvage)
        acknowledgeSalvage(*opening.salvage);
    countOpen();
    return report;
}

/// The block is stored before the file stops telling.
void EngineCore::acknowledgeSalvage(const JournalSalvage &salvage)
{
    if (salvage.lost > 0)
        m_blocks.raise(TillBlock::JournalSalvaged, {}, salvage.reportFile);
    if (const Result<void> told = m_store->journal().setFact(SalvageFact, QString()); !told)
        log::warning("engine", "will tell of the repair again", {{"error", describe(told.error())}});
}

void EngineCore::makeServices()
{
    JournalPort &journal = m_store->journal();
    m_payments = std::make_unique<PaymentService>(PaymentService::Parts{
        *m_gateway, journal, *m_scheduler, *m_parts.clock, *m_ids, m_blocks, m_settings, m_parts.limits,
        m_store->drawer()});
    connect(m_payments.get(), &PaymentService::attemptChanged, this, &EngineCore::announce);
    connect(m_payments.get(), &PaymentService::lateMoneyFound, this, &EngineCore::lateMoneyFound);
    m_operations = std::make_unique<OperationService>(OperationService::Parts{
        *m_gateway, journal, *m_scheduler, *m_parts.clock, *m_ids, m_blocks, *m_payments});
    connect(m_operations.get(), &OperationService::operationChanged, this, &EngineCore::announceOperation);
    makeWatch(journal);
    SalesService::Hooks hooks;
    hooks.bound = [payments = m_payments.get()](const SaleId &id) { return payments->saleIsBound(id); };
    hooks.storageTrouble = [payments = m_payments.get()](const Error &error) { payments->storageTrouble(error); };
    m_sales = std::make_unique<SalesService>(journal, *m_scheduler, *m_parts.clock, m_settings, std::move(hooks));
    m_customers = std::make_unique<CustomerService>(*m_gateway, journal, *m_parts.clock, *m_ids);
    m_banks = std::make_unique<BankList>(*m_gateway, *m_parts.clock, m_settings);
    makeDrawer();
    makeSplit();
    makeReports();
    makeOutreach();
    makeRetention();
}

void EngineCore::dropServices()
{
    if (m_sales && !m_sales->flush())
        log::error("engine", "a cart could not be saved at the end");
    if (m_payments && !m_payments->flush())
        log::error("engine", "answers could not be recorded; the next start asks again");
    m_blocks.forgetJournal();
    m_retention.reset();
    m_outreach.reset();
    m_reports.reset();
    m_banks.reset();
    m_customers.reset();
    m_split.reset();
    m_drawer.reset();
    m_sales.reset();
    m_adder.reset();
    m_finder.reset();
    if (m_bulk)
        m_bulk->cancel(); // whoever waits for its end hears of it
    m_bulk.reset();
    m_watch.reset();
    m_operations.reset();
    m_payments.reset();
    openAttempts = 0;
}

void EngineCore::shutDown()
{
    dropServices();
    m_test.reset();
    m_timeWatch.reset();
    m_connectivity.reset();
    if (m_store && m_store->isOpen()) {
        if (const Result<void> closed = m_store->close(); !closed)
            log::error("engine", "journal not closed cleanly", {{"error", describe(closed.error())}});
    }
    m_outreachGateway.reset();
    m_phones.reset();
    m_reportGateway.reset();
    m_gateway.reset();
    m_store.reset();
    m_ids.reset();
    m_scheduler.reset();
}

StartReport EngineCore::restore(const QString &copyPath)
{
    makeTools();
    dropServices();
    const Result<JournalOpening> opening = m_store->restoreFrom(copyPath);
    if (opening)
        return takeUp(*opening);
    StartReport report = m_store->isOpen() ? takeUp({}) : refuseStart(opening.error());
    report.storage = opening.error();
    return report;
}

Result<void> EngineCore::backup(const QString &path)
{
    return m_payments ? m_store->journal().backupTo(path) : Result<void>(fail(notStarted()));
}

// --- what the ui asks ------------------------------------------------------------------------------

Result<Sale> EngineCore::newSale(const QString &operatorName)
{
    return m_sales ? m_sales->newSale(operatorName) : Result<Sale>(fail(notStarted()));
}

void EngineCore::saveSale(const Sale &sale)
{
    if (m_sales)
        m_sales->saveSoon(sale);
}

Result<void> EngineCore::parkSale(const SaleId &id, const QString &label)
{
    return m_sales ? m_sales->park(id, label) : Result<void>(fail(notStarted()));
}

Result<Sale> EngineCore::resumeSale(const SaleId &id)
{
    return m_sales ? m_sales->resume(id) : Result<Sale>(fail(notStarted()));
}

Result<void> EngineCore::discardSale(const SaleId &id, const QString &reason)
{
    return m_sales ? m_sales->discard(id, reason) : Result<void>(fail(notStarted()));
}

Result<Attempt> EngineCore::charge(const ChargeOrder &order)
{
    if (!m_payments)
        return fail(notStarted());
    const Result<std::optional<Sale>> unsaved = m_sales->unsaved(order.sale);
    if (!unsaved)
        return fail(unsaved.error());
    Result<Attempt> begun = m_payments->charge(order, *unsaved);
    if (begun)
        m_sales->saved(order.sale);
    return begun;
}

void EngineCore::checkNow(const AttemptId &id)
{
    if (m_payments)
        m_payments->checkNow(id);
}

Result<Attempt> EngineCore::release(const AttemptId &id, const ManagerDecision &decision)
{
    return m_payments ? m_payments->release(id, decision) : Result<Attempt>(fail(notStarted()));
}

Result<QList<Attempt>> EngineCore::attemptsOfSale(const SaleId &id)
{
    return m_payments ? m_payments->attemptsOfSale(id) : Result<QList<Attempt>>(fail(notStarted()));
}

void EngineCore::refreshPayment(const AttemptId &id, Done<Attempt> done)
{
    if (m_payments)
        m_payments->refresh(id, std::move(done));
    else
        done(fail(notStarted()));
}

void EngineCore::createCustomer(const Customer &customer, Done<Customer> done)
{
    if (m_customers)
        m_customers->create(customer, std::move(done));
    else
        done(fail(notStarted()));
}

void EngineCore::updateCustomer(const Customer &customer, Done<Customer> done)
{
    if (m_customers)
        m_customers->update(customer, std::move(done));
    else
        done(fail(notStarted()));
}

void EngineCore::eraseCustomer(const CustomerId &id, const ManagerDecision &decision, Done<void> done)
{
    if (m_customers)
        m_customers->erase(id, decision, std::move(done));
    else
        done(fail(notStarted()));
}

void EngineCore::savedMethods(const CustomerId &id, Done<QList<SavedMethod>> done)
{
    if (m_customers)
        m_customers->savedMethods(id, std::move(done));
    else
        done(fail(notStarted()));
}

void EngineCore::unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName,
                          Done<QList<SavedMethod>> done)
{
    if (m_customers)
        m_customers->unenroll(id, token, operatorName, std::move(done));
    else
        done(fail(notStarted()));
}

void EngineCore::banks(const QString &methodId, Done<QList<Bank>> done)
{
    if (m_banks)
        m_banks->ask(methodId, std::move(done));
    else
        done(fail(notStarted()));
}

void EngineCore::picture(const QUrl &address, Done<QByteArray> done)
{
    if (m_pictures)
        m_pictures->fetch(address, std::move(done));
    else
        done(fail(ErrorKind::NotFound));
}

// --- telling the ui --------------------------------------------------------------------------------

void EngineCore::announce(const Attempt &attempt)
{
    countOpen();
    Q_EMIT attemptChanged(attempt);
    announceList();
}

void EngineCore::announceOperation(const Operation &operation)
{
    countOpen();
    Q_EMIT operationChanged(operation);
    announceList();
}

void EngineCore::countOpen()
{
    openAttempts = (m_payments ? m_payments->openCount() : 0) + (m_operations ? m_operations->inFlightCount() : 0);
}

void EngineCore::announceList()
{
    if (m_listPlanned)
        return;
    const qint64 now = m_parts.clock->monotonicMs();
    const qint64 wait = m_listAnnouncedMs + ListPauseMs - now;
    if (m_listAnnouncedMs == 0 || wait <= 0) {
        m_listAnnouncedMs = now;
        Q_EMIT paymentsChanged();
        return;
    }
    m_listPlanned = true;
    m_scheduler->after(Millis(wait), this, [this] {
        m_listPlanned = false;
        m_listAnnouncedMs = m_parts.clock->monotonicMs();
        Q_EMIT paymentsChanged();
    });
}

} // namespace pos
