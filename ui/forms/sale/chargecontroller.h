// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The attempts of the sale at the counter: starting one, at most one at a time,
// its parts when it is paid in several (domain/salesplit.h), and what all that
// means for the page. Talks to ports/engine.h only; knows no
// widget. Ui thread; owned by SaleController. The engine refuses a second open
// attempt as well: this class only spares the cashier the message.
#pragma once

#include "ports/drawerdesk.h"
#include "ports/splitdesk.h"

#include <QObject>

namespace pos::ui {

enum class SalePhase {
    Loading,  ///< no sale yet
    Editing,
    Starting, ///< Charge was pressed; the engine has not answered
    InFlight, ///< an attempt is open: the sale is locked
    Failed,   ///< no money was taken: the cashier chooses how to go on
    PartPaid, ///< a part was taken and a rest remains: the cashier chooses how to go on
    PayingBack, ///< nothing is taken any more; only the next sale. Also when all is back
    Done,     ///< paid, held or contested: only the next sale
};

class ChargeController : public QObject
{
    Q_OBJECT
public:
    explicit ChargeController(Engine &engine, QObject *parent = nullptr);

    SalePhase phase() const noexcept { return m_phase; }
    /// Forgets the previous sale. `attempts` by number.
    void adopt(const SaleId &sale, const QList<Attempt> &attempts);
    void adopt(const SaleRecord &record);
    void forget();

    /// Ignored unless Editing: ten clicks are one attempt.
    void charge(const ChargeOrder &order);
    /// Likewise; needs a drawer.
    void takeTender(const TenderOrder &order);
    /// Needs a split desk.
    void payBack(const QString &reason, const QString &operatorName);
    void tryPayBackAgain(const QString &operatorName);
    /// What Yuno does not give back, given by the shop; `shown` = as it was asked about.
    void settle(TenderKind by, Money shown, const QString &how, const QString &operatorName);
    /// From Failed or PartPaid back to the cart.
    void resumeEditing();
    void checkNow();
    void release(const ManagerDecision &decision);

    const QList<Attempt> &attempts() const noexcept { return m_attempts; }
    /// With the parts that this page knows of; its sums are the engine's to decide.
    SaleRecord record() const;
    SaleSplit split() const { return splitOf(record()); }
    const Attempt *latest() const { return m_attempts.isEmpty() ? nullptr : &m_attempts.constLast(); }
    /// What paid the sale at the counter; no attempt did then.
    const std::optional<DrawerEntry> &tender() const noexcept { return m_tender; }
    /// An earlier attempt that a manager released and that is not known to have failed.
    const Attempt *watched() const;
    /// Why this card may not be tried again for this sale (CONTRACT 9.3, 9.4); nullopt = it may.
    std::optional<QString> blockedReason(const VaultedToken &token) const;

Q_SIGNALS:
    void phaseChanged(pos::ui::SalePhase phase);
    void latestChanged();
    /// Nothing was sent.
    void startRefused(const pos::Error &error);
    void releaseRefused(const pos::Error &error);
    void payBackRefused(const pos::Error &error);

private:
    void onAttemptChanged(const Attempt &attempt);
    void store(const Attempt &attempt);
    void refuse(const Error &error);
    void begin(Money saleTotal);
    void takeRecord(const SaleRecord &record);
    void fetchRecord();
    void updatePhase();
    void setPhase(SalePhase phase);

    Engine &m_engine;
    SaleId m_sale;
    QList<Attempt> m_attempts;
    std::optional<DrawerEntry> m_tender;
    SaleRecord m_record; ///< attempts aside, which are in m_attempts
    SalePhase m_phase = SalePhase::Loading;
    qsizetype m_countAtStart = 0;
    AttemptId m_dismissed; ///< failed attempt whose result the cashier has left
};

}
