// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A SplitDesk for tests of pages: the record is made of what the fake engine and
// the fake drawer hold, so its sums are the real ones. How a refund ends is the
// test's business.
#pragma once

#include "gui/support/fakedrawerdesk.h"
#include "gui/support/fakeengine.h"
#include "ports/splitdesk.h"

namespace pos::test {

class FakeSplitDesk final : public SplitDesk
{
    Q_OBJECT
public:
    FakeSplitDesk(FakeEngine &engine, FakeDrawerDesk &drawer) : m_engine(engine), m_drawer(drawer) {}

    std::optional<Error> refusal; ///< of payBack() and tryAgain()
    QList<PayBackOrder> orders;
    int tries = 0;
    QList<SettleOrder> settled;

    SaleRecord of(const SaleId &id) const
    {
        SaleRecord record = saleRecord(m_engine.sales.value(id.text()));
        record.id = id;
        if (m_states.contains(id)) {
            record.state = m_states.value(id);
            record.reason = orders.isEmpty() ? QString() : orders.constLast().reason;
        }
        for (const Attempt &attempt : std::as_const(m_engine.attempts)) {
            if (attempt.sale == id)
                record.attempts << attempt;
        }
        for (const DrawerEntry &entry : std::as_const(m_drawer.entries)) {
            if (entry.kind == DrawerEntryKind::Tender && entry.sale == id)
                record.tenders << TenderPart{entry, m_paidOut.contains(id) ? entry.amount : Money::zero(entry.amount.currency())};
        }
        for (const SettleOrder &order : settled) {
            const SaleSplit split = splitOf(record); // the line of each part, as the service writes it
            for (const SalePart &part : split.parts) {
                DrawerEntry line;
                line.kind = DrawerEntryKind::Instead;
                line.tender = order.by;
                line.attempt = part.attempt;
                line.amount = part.left();
                if (order.sale == id && part.maySettle(order.by))
                    record.instead << line;
            }
        }
        if (!settled.isEmpty() && !splitOf(record).anythingHere())
            record.state = SaleState::Discarded;
        return record;
    }
    /// Yuno gave back all of every attempt.
    void allBack(const SaleId &id)
    {
        for (Attempt &attempt : m_engine.attempts) {
            if (attempt.sale == id && attempt.state == AttemptState::Approved)
                attempt.state = AttemptState::Refunded;
        }
        m_states[id] = SaleState::Discarded;
        Q_EMIT changed(of(id));
    }

    void record(const SaleId &id, QObject *context, Then<SaleRecord> then) override { later(context, then, of(id)); }
    void payBack(const PayBackOrder &order, QObject *context, Then<SaleRecord> then) override
    {
        orders << order;
        if (refusal) {
            later(context, then, fail(*refusal));
            return;
        }
        m_states[order.sale] = SaleState::PayingBack;
        m_paidOut << order.sale;
        later(context, then, of(order.sale));
    }
    void tryAgain(const SaleId &id, const QString &, QObject *context, Then<SaleRecord> then) override
    {
        ++tries;
        later(context, then, refusal ? Result<SaleRecord>(fail(*refusal)) : Result<SaleRecord>(of(id)));
    }
    void settle(const SettleOrder &order, QObject *context, Then<SaleRecord> then) override
    {
        if (!refusal)
            settled << order;
        later(context, then, refusal ? Result<SaleRecord>(fail(*refusal)) : Result<SaleRecord>(of(order.sale)));
    }

private:
    static void later(QObject *context, const Then<SaleRecord> &then, Result<SaleRecord> result)
    {
        QMetaObject::invokeMethod(context, [then, result] { then(result); }, Qt::QueuedConnection);
    }

    FakeEngine &m_engine;
    FakeDrawerDesk &m_drawer;
    QHash<SaleId, SaleState> m_states;
    QSet<SaleId> m_paidOut;
};

} // namespace pos::test
