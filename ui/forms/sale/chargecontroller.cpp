// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/chargecontroller.h"

#include "domain/declinereason.h"
#include "domain/paymentmachine.h"

#include <algorithm>

namespace pos::ui {

ChargeController::ChargeController(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    connect(&m_engine, &Engine::attemptChanged, this, &ChargeController::onAttemptChanged);
    if (const SplitDesk *desk = m_engine.split()) {
        connect(desk, &SplitDesk::changed, this, [this](const SaleRecord &record) {
            if (record.id == m_sale && !m_sale.isEmpty())
                takeRecord(record);
        });
        // Money of a part may go back on another page.
        connect(&m_engine, &Engine::operationChanged, this, [this](const Operation &operation) {
            if (std::ranges::find(m_attempts, operation.attempt, &Attempt::id) != m_attempts.cend())
                fetchRecord();
        });
    }
}

void ChargeController::adopt(const SaleId &sale, const QList<Attempt> &attempts)
{
    m_sale = sale;
    m_attempts = attempts;
    m_tender.reset();
    m_record = {};
    m_record.id = sale;
    std::ranges::sort(m_attempts, {}, &Attempt::number);
    m_dismissed = {};
    m_phase = SalePhase::Loading;
    // A sale that comes back opens on its cart; an old refusal is no news.
    if (const Attempt *last = latest(); last != nullptr && permitsNewAttempt(last->state))
        m_dismissed = last->id;
    updatePhase();
    Q_EMIT latestChanged();
}

void ChargeController::adopt(const SaleRecord &record)
{
    adopt(record.id, record.attempts);
    m_record = record;
    // It opens where the next part is taken: what is here stands beside it.
    const Attempt *last = latest();
    if (last != nullptr && !isOpen(last->state) && split().rest.isPositive())
        m_dismissed = last->id;
    m_phase = SalePhase::Loading;
    updatePhase();
    Q_EMIT latestChanged();
}

SaleRecord ChargeController::record() const
{
    SaleRecord record = m_record;
    record.attempts = m_attempts;
    return record;
}

void ChargeController::takeRecord(const SaleRecord &record)
{
    m_record = record;
    m_attempts = record.attempts;
    updatePhase();
    Q_EMIT latestChanged();
}

void ChargeController::fetchRecord()
{
    if (SplitDesk *desk = m_engine.split(); desk != nullptr && !m_sale.isEmpty()) {
        desk->record(m_sale, this, [this, sale = m_sale](const Result<SaleRecord> &record) {
            if (record && sale == m_sale)
                takeRecord(*record);
        });
    }
}

/// What was shown as taken last is over; the cart is what it is from here on.
void ChargeController::begin(Money saleTotal)
{
    m_countAtStart = m_attempts.size();
    m_tender.reset();
    m_record.total = saleTotal;
    setPhase(SalePhase::Starting);
}

void ChargeController::payBack(const QString &reason, const QString &operatorName)
{
    SplitDesk *desk = m_engine.split();
    if (desk == nullptr || m_sale.isEmpty())
        return;
    const SaleSplit now = split();
    desk->payBack({m_sale, {now.total, now.taken}, reason, operatorName}, this,
                  [this, sale = m_sale](const Result<SaleRecord> &begun) {
                      if (sale != m_sale)
                          return;
                      if (begun)
                          takeRecord(*begun);
                      else
                          Q_EMIT payBackRefused(begun.error());
                  });
}

void ChargeController::tryPayBackAgain(const QString &operatorName)
{
    if (SplitDesk *desk = m_engine.split(); desk != nullptr && m_phase == SalePhase::PayingBack) {
        desk->tryAgain(m_sale, operatorName, this, [this, sale = m_sale](const Result<SaleRecord> &asked) {
            if (sale != m_sale)
                return;
            if (asked)
                takeRecord(*asked);
            else
                Q_EMIT payBackRefused(asked.error());
        });
    }
}

void ChargeController::settle(TenderKind by, Money shown, const QString &how, const QString &operatorName)
{
    if (SplitDesk *desk = m_engine.split(); desk != nullptr && m_phase == SalePhase::PayingBack) {
        desk->settle({m_sale, by, shown, how, operatorName}, this, [this, sale = m_sale](const Result<SaleRecord> &settled) {
            if (sale != m_sale)
                return;
            if (settled)
                takeRecord(*settled);
            else
                Q_EMIT payBackRefused(settled.error());
        });
    }
}

void ChargeController::forget()
{
    m_sale = {};
    m_record = {};
    m_attempts.clear();
    m_tender.reset();
    setPhase(SalePhase::Loading);
}

void ChargeController::charge(const ChargeOrder &order)
{
    if (m_phase != SalePhase::Editing)
        return;
    begin(order.part ? order.part->total : order.intent.amount);
    m_engine.charge(order, this, [this, sale = order.sale](const Result<Attempt> &result) {
        if (sale != m_sale)
            return;
        if (result) {
            // Newer news of the same attempt may have overtaken this answer.
            if (std::ranges::find(m_attempts, result->id, &Attempt::id) == m_attempts.cend())
                store(*result);
            return;
        }
        refuse(result.error());
    });
}

void ChargeController::takeTender(const TenderOrder &order)
{
    DrawerDesk *desk = m_engine.drawer();
    if (m_phase != SalePhase::Editing || desk == nullptr)
        return;
    begin(order.part ? order.part->total : order.total);
    desk->takeTender(order, this, [this, sale = order.sale](const Result<DrawerEntry> &result) {
        if (sale != m_sale)
            return;
        if (!result) {
            refuse(result.error());
            return;
        }
        m_tender = *result;
        m_record.tenders << TenderPart{*result, Money::zero(result->amount.currency())};
        updatePhase();
        Q_EMIT latestChanged();
    });
}

void ChargeController::refuse(const Error &error)
{
    setPhase(SalePhase::Editing);
    updatePhase();
    Q_EMIT startRefused(error);
}

void ChargeController::resumeEditing()
{
    if (m_phase != SalePhase::Failed && m_phase != SalePhase::PartPaid)
        return;
    m_tender.reset();
    if (const Attempt *last = latest())
        m_dismissed = last->id;
    updatePhase();
}

void ChargeController::checkNow()
{
    if (const Attempt *attempt = latest())
        m_engine.checkNow(attempt->id);
}

void ChargeController::release(const ManagerDecision &decision)
{
    const Attempt *attempt = latest();
    if (attempt == nullptr || m_phase != SalePhase::InFlight)
        return;
    m_engine.release(attempt->id, decision, this, [this](const Result<Attempt> &result) {
        if (result)
            onAttemptChanged(*result);
        else
            Q_EMIT releaseRefused(result.error());
    });
}

const Attempt *ChargeController::watched() const
{
    for (const Attempt &attempt : m_attempts) {
        if (attempt.released && !permitsNewAttempt(attempt.state))
            return &attempt;
    }
    return nullptr;
}

std::optional<QString> ChargeController::blockedReason(const VaultedToken &token) const
{
    int declines = 0;
    for (const Attempt &attempt : m_attempts) {
        if (attempt.intent.token != token || attempt.state != AttemptState::Declined)
            continue;
        ++declines;
        const Transaction *why = attempt.payment ? attempt.payment->decisive() : nullptr;
        if (why != nullptr && !retryAdvice(why->responseCode, why->status, why->adviceCode).sameCardAllowed)
            return tr("Declined in this sale");
    }
    // Networks charge for repeats: one manual retry of a saved card at most (CONTRACT 9.4).
    if (declines >= 2)
        return tr("Declined twice in this sale");
    return std::nullopt;
}

void ChargeController::onAttemptChanged(const Attempt &attempt)
{
    if (attempt.sale == m_sale && !m_sale.isEmpty())
        store(attempt);
}

void ChargeController::store(const Attempt &attempt)
{
    const auto known = std::ranges::find(m_attempts, attempt.id, &Attempt::id);
    if (known == m_attempts.end())
        m_attempts << attempt;
    else
        *known = attempt;
    std::ranges::sort(m_attempts, {}, &Attempt::number);
    updatePhase();
    Q_EMIT latestChanged();
}

void ChargeController::updatePhase()
{
    if (m_sale.isEmpty()) {
        setPhase(SalePhase::Loading);
        return;
    }
    if (m_record.state == SaleState::PayingBack || m_record.state == SaleState::Discarded) {
        setPhase(SalePhase::PayingBack);
        return;
    }
    // A finished sale stays finished here, whatever is refunded of it afterwards.
    const bool rest = m_phase != SalePhase::Done && m_record.total.isValid() && split().inParts && split().rest.isPositive();
    if (m_tender) {
        setPhase(rest ? SalePhase::PartPaid : SalePhase::Done);
        return;
    }
    if (m_phase == SalePhase::Starting && m_attempts.size() == m_countAtStart)
        return; // news of an earlier, released attempt
    const Attempt *last = latest();
    if (last == nullptr || last->id == m_dismissed) {
        setPhase(SalePhase::Editing);
    } else if (permitsNewAttempt(last->state)) {
        // What was given up is no news when it ends: whoever goes on selling is left in peace.
        setPhase(last->released && m_phase == SalePhase::Editing ? SalePhase::Editing : SalePhase::Failed);
    } else if (last->released && !isClosingLink(*last)) {
        setPhase(SalePhase::Editing);
    } else if (isOpen(last->state) || last->state == AttemptState::Draft) {
        setPhase(SalePhase::InFlight);
    } else {
        setPhase(rest ? SalePhase::PartPaid : SalePhase::Done);
    }
}

void ChargeController::setPhase(SalePhase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged(phase);
}

}
