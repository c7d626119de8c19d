// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/paymentservice.h"

#include "base/log.h"
#include "domain/paymentjudge.h"
#include "domain/paymentmethod.h"
#include "domain/validation.h"
#include "services/postfailure.h"
#include "services/refusals.h"

#include <algorithm>

namespace pos {

namespace {

constexpr auto SaltLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // no 0/O, 1/I: people read them aloud
constexpr int SaltLength = 4;

} // namespace

PaymentService::PaymentService(const Parts &parts)
    : m_parts(parts)
    , m_ledger(parts.journal, parts.scheduler, ledgerHooks())
    , m_pacer(parts.scheduler, parts.clock, parts.limits)
    , m_runner({parts.gateway, m_ledger, parts.scheduler, parts.clock, parts.ids, m_pacer}, runnerHooks())
    , m_preparer(parts.gateway, parts.journal, parts.clock, parts.settings,
                 [this](const AttemptId &id, const MachineEvent &event) { m_runner.feed(id, event); })
{
    m_runner.suspend(); // until configure() says that calls make sense
}

PaymentRunner::Hooks PaymentService::runnerHooks()
{
    PaymentRunner::Hooks hooks;
    hooks.prepare = [this](const Attempt &attempt) { m_preparer.prepare(attempt); };
    hooks.announce = [this](const Attempt &attempt) { Q_EMIT attemptChanged(attempt); };
    hooks.answered = [this](const Attempt &attempt, const Error *error) {
        const Result<Attempt> answer = error ? Result<Attempt>(fail(*error)) : Result<Attempt>(attempt);
        for (auto node = m_refreshes.extract(attempt.id); !node.empty(); node = m_refreshes.extract(attempt.id))
            node.mapped()(answer);
    };
    hooks.alarm = [this](const Attempt &attempt, AlarmKind kind) { alarm(attempt, kind); };
    hooks.keysRefused = [this](const Error &error) { keysRefused(error); };
    return hooks;
}

AttemptLedger::Hooks PaymentService::ledgerHooks()
{
    AttemptLedger::Hooks hooks;
    hooks.alongside = [this](const Attempt &attempt) { return markSalePaid(attempt); };
    hooks.trouble = [this](const Error &error) { m_parts.blocks.raise(TillBlock::StorageTrouble, error); };
    hooks.recovered = [this] {
        m_runner.sweep();
        Q_EMIT storageRecovered();
        m_parts.blocks.clear(TillBlock::StorageTrouble);
    };
    hooks.noticed = [this] { Q_EMIT noticesChanged(); };
    return hooks;
}

// --- life ------------------------------------------------------------------------------------------

Result<int> PaymentService::start()
{
    const Result<QList<Attempt>> open = m_parts.journal.openAttempts();
    if (!open)
        return fail(open.error());
    settleSales();
    m_ledger.gather([&] {
        for (const Attempt &attempt : *open)
            m_runner.takeUp(attempt);
    });
    m_runner.sweep();
    return m_runner.unsettledCount();
}

void PaymentService::configure(bool canCall)
{
    m_runner.setAccount(m_parts.settings.accountId);
    if (canCall)
        m_runner.resume();
    else
        m_runner.suspend();
    Q_EMIT callsAllowed(canCall);
}

void PaymentService::keysRefused(const Error &error)
{
    m_runner.suspend();
    if (!m_parts.blocks.has(TillBlock::KeysRefused))
        m_parts.blocks.raise(TillBlock::KeysRefused, error);
    for (auto &[id, done] : std::exchange(m_refreshes, {}))
        done(fail(error));
    Q_EMIT callsAllowed(false);
}

/// Sales whose money stands in the journal without their mark: they could not be read then, or an older version wrote it.
void PaymentService::settleSales()
{
    const Result<QList<Attempt>> closed = m_parts.journal.closedAttemptsOfUnpaidSales();
    for (const Attempt &attempt : closed.value_or(QList<Attempt>{})) {
        if (const Result<void> marked = markSalePaid(attempt); !marked)
            m_ledger.watch(marked.error());
    }
}

// --- charging --------------------------------------------------------------------------------------

Result<ChargeFacts> PaymentService::factsFor(const ChargeOrder &order, const std::optional<Sale> &unsaved) const
{
    ChargeFacts facts;
    const Result<Sale> sale = unsaved ? Result<Sale>(*unsaved) : m_parts.journal.sale(order.sale);
    if (!sale)
        return fail(sale.error());
    const Result<SaleRecord> known = record(*sale);
    if (!known)
        return fail(known.error());
    facts.sale = *sale;
    facts.attempts = known->attempts;
    facts.tenders = known->tenders;
    facts.operations = known->operations;
    facts.settings = m_parts.settings;
    if (!order.intent.customer.isEmpty()) {
        const Result<Customer> customer = m_parts.journal.customer(order.intent.customer);
        facts.customerKnown = customer && customer->gatewayId == order.intent.gatewayCustomer;
        if (facts.customerKnown)
            facts.customer = *customer;
    }
    return facts;
}

Result<Attempt> PaymentService::charge(const ChargeOrder &order, const std::optional<Sale> &unsaved)
{
    if (const std::optional<Error> blocked = m_parts.blocks.refusal(order.commissioning))
        return fail(*blocked);
    const Result<ChargeFacts> facts = factsFor(order, unsaved);
    if (!facts)
        return fail(facts.error());
    if (const std::optional<Error> refusal = chargeRefusal(order, *facts)) {
        log::info("engine", "charge refused", {{"sale", order.sale.text()}, {"why", describe(*refusal)}});
        return fail(*refusal);
    }
    Attempt draft;
    draft.id = AttemptId::from(m_parts.ids.uuid());
    draft.sale = order.sale;
    for (const Attempt &earlier : facts->attempts)
        draft.number = std::max(draft.number, earlier.number + 1);
    draft.orderId = makeOrderId(order.sale, draft.number);
    draft.key = IdempotencyKey::from(m_parts.ids.uuid());
    draft.intent = order.intent;
    if (const PaymentMethod *method = findPaymentMethod(order.intent.methodId);
        method != nullptr && method->workflow == Workflow::PaymentLink)
        draft.link = AttemptLink{.id = {}, .url = {}, .savesCard = order.saveCard};
    if (const auto ready = m_preparer.readyNow(draft, facts->sale, facts->customer, facts->attempts))
        return m_runner.beginReady(draft, *ready, unsaved);
    return m_runner.begin(draft, unsaved);
}

Result<QList<Attempt>> PaymentService::attemptsOfSale(const SaleId &id) const
{
    Result<QList<Attempt>> attempts = m_parts.journal.attemptsOfSale(id);
    if (!attempts)
        return attempts;
    for (Attempt &attempt : *attempts) {
        if (const Attempt *live = m_runner.find(attempt.id))
            attempt = *live;
    }
    return attempts;
}

Result<SaleRecord> PaymentService::record(const SaleId &id) const
{
    return m_parts.journal.sale(id).and_then([this](const Sale &sale) { return record(sale); });
}

Result<SaleRecord> PaymentService::record(const Sale &sale) const
{
    SaleRecord record = saleRecord(sale);
    const Result<QList<Attempt>> attempts = attemptsOfSale(sale.id);
    if (!attempts)
        return fail(attempts.error());
    record.attempts = *attempts;
    for (const Attempt &attempt : *attempts) {
        if (attempt.paymentId.isEmpty())
            continue; // nothing can be done to it
        const Result<QList<Operation>> operations = m_parts.journal.operationsOfAttempt(attempt.id);
        if (!operations)
            return fail(operations.error());
        record.operations += *operations;
    }
    const Result<QList<DrawerEntry>> tenders =
        m_parts.drawer ? m_parts.drawer->tendersOfSale(sale.id) : Result<QList<DrawerEntry>>(QList<DrawerEntry>{});
    if (!tenders)
        return fail(tenders.error());
    for (const DrawerEntry &tender : *tenders) {
        const Result<QList<DrawerEntry>> payouts = m_parts.drawer->payoutsOf(tender.id);
        if (!payouts)
            return fail(payouts.error());
        qint64 back = 0; // never more than was taken: the journal refuses it
        for (const DrawerEntry &payout : *payouts)
            back += payout.amount.minor();
        record.tenders << TenderPart{tender, Money::fromMinor(back, tender.amount.currency())};
    }
    const Result<QList<DrawerEntry>> instead = insteadOfSale(sale.id);
    if (!instead)
        return fail(instead.error());
    record.instead = *instead;
    return record;
}

Result<QList<DrawerEntry>> PaymentService::insteadOfSale(const SaleId &id) const
{
    return m_parts.drawer ? m_parts.drawer->insteadOfSale(id) : Result<QList<DrawerEntry>>(QList<DrawerEntry>{});
}

Result<Attempt> PaymentService::attempt(const AttemptId &id) const
{
    const Attempt *live = m_runner.find(id);
    return live ? Result<Attempt>(*live) : m_parts.journal.attempt(id);
}

bool PaymentService::paymentRead(const AttemptId &id, const Payment &payment)
{
    const Result<Attempt> known = attempt(id);
    if (!known)
        return false;
    const bool ours = judge(*known, payment, m_parts.settings.accountId).ours;
    m_runner.adopt(*known);
    m_runner.feed(id, event::PaymentRead{payment, m_parts.settings.accountId});
    return ours;
}

std::optional<Error> PaymentService::saleIsBound(const SaleId &id) const
{
    const Result<QList<Attempt>> attempts = attemptsOfSale(id);
    if (!attempts)
        return attempts.error();
    bool open = false, money = false;
    for (const Attempt &attempt : *attempts) {
        open = open || (!leavesSaleFree(attempt) && !holdsMoney(attempt));
        money = money || (!leavesSaleFree(attempt) && holdsMoney(attempt));
    }
    if (open)
        return conflictBecause(chargecode::AttemptOpen);
    if (!money && m_parts.drawer) {
        const Result<QList<DrawerEntry>> tenders = m_parts.drawer->tendersOfSale(id);
        if (!tenders)
            return tenders.error();
        money = !tenders->isEmpty();
    }
    return money ? std::optional(conflictBecause(chargecode::PartsTaken)) : std::nullopt;
}

// --- watching --------------------------------------------------------------------------------------

void PaymentService::checkUnknown()
{
    m_runner.checkUnknown();
    Q_EMIT unknownWanted();
}

void PaymentService::checkNow(const AttemptId &id)
{
    m_runner.checkNow(id);
}

Result<Attempt> PaymentService::release(const AttemptId &id, const ManagerDecision &decision)
{
    const Checked<QString> reason = checkFreeText(QStringLiteral("reason"), decision.reason, 3, 255);
    if (!reason || decision.managerName.trimmed().isEmpty()) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.context.field = reason ? QStringLiteral("managerName") : QStringLiteral("reason");
        return fail(error);
    }
    m_runner.feed(id, event::Released{decision.managerName.trimmed() + QStringLiteral(": ") + *reason});
    if (const Attempt *attempt = m_runner.find(id); attempt && attempt->released)
        return *attempt;
    return fail(ErrorKind::Conflict, QStringLiteral("only an unknown or waiting attempt can be released"));
}

void PaymentService::refresh(const AttemptId &id, std::function<void(const Result<Attempt> &)> done, Pace pace)
{
    if (m_runner.isSuspended()) {
        done(fail(ErrorKind::Unauthenticated, QStringLiteral("calls are stopped until the keys are changed")));
        return;
    }
    if (!m_runner.find(id)) {
        const Result<Attempt> stored = m_parts.journal.attempt(id);
        if (!stored) {
            done(fail(stored.error()));
            return;
        }
        m_runner.adopt(*stored);
    }
    if (pace == Pace::AtOnce)
        m_runner.checkNow(id);
    else
        m_runner.checkInTurn(id);
    const Attempt *attempt = m_runner.find(id);
    if (attempt && m_runner.isBusy(id))
        m_refreshes.emplace(id, std::move(done));
    else if (attempt)
        done(*attempt);
    else
        done(m_parts.journal.attempt(id));
}

/// With what else pays for the sale. Late money counts last, and not while another part may still take some: what is
/// a surplus then pays for nothing.
Result<bool> PaymentService::isPaidNow(const Sale &sale, const Attempt &attempt) const
{
    const Money total = saleRecord(sale).total;
    if (!total.isValid())
        return holdsMoney(attempt);
    if (holdsMoney(attempt) && !attempt.lateMoney && attempt.intent.amount.minor() >= total.minor())
        return true;
    Result<SaleRecord> all = record(sale);
    if (!all)
        return fail(all.error());
    // What is being written is not live yet.
    std::ranges::replace(all->attempts, attempt.id, attempt, &Attempt::id);
    const SaleSplit split = splitOf(*all);
    return split.taken.isPositive() && !split.rest.isPositive() && std::ranges::find(split.parts, PartState::Open, &SalePart::state) == split.parts.cend();
}

Result<void> PaymentService::markSalePaid(const Attempt &attempt)
{
    if (isOpen(attempt.state))
        return {};
    Result<Sale> sale = m_parts.journal.sale(attempt.sale);
    // Whatever stands in the way of reading the sale must not hold up the record of its money: settleSales() marks it.
    if (!sale || (sale->state != SaleState::Open && sale->state != SaleState::Parked) || !isPaidNow(*sale, attempt).value_or(false))
        return {};
    sale->state = SaleState::Paid;
    sale->updatedMs = m_parts.clock.nowMs();
    return m_parts.journal.saveSale(*sale);
}

void PaymentService::alarm(const Attempt &attempt, AlarmKind kind)
{
    log::warning("engine", "alarm",
                 {{"order", attempt.orderId.text()}, {"kind", QString::number(static_cast<int>(kind))}});
    switch (kind) {
    case AlarmKind::LateMoney:
    case AlarmKind::SecondPayment:
        Q_EMIT lateMoneyFound(attempt);
        break;
    case AlarmKind::AmountMismatch:
        m_parts.blocks.raise(TillBlock::AmountMismatch, {}, attempt.orderId.text());
        break;
    case AlarmKind::RegisterCollision:
        if (const Result<void> salted = m_parts.journal.saltSaleNumbers(newSalt()); !salted)
            m_ledger.watch(salted.error());
        m_parts.blocks.raise(TillBlock::RegisterCollision, {}, attempt.orderId.text());
        break;
    }
}

QString PaymentService::newSalt()
{
    QString salt;
    for (int i = 0; i < SaltLength; ++i)
        salt += QLatin1Char(SaltLetters[m_parts.ids.below(32)]);
    return salt;
}

} // namespace pos
