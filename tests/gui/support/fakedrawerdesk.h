// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A DrawerDesk for tests of pages: one drawer in memory with the real sums, a
// record of what was asked, refusals that the test sets. Answers on the event
// loop, as the real one does.
#pragma once

#include "domain/cash.h"
#include "ports/drawerdesk.h"
#include "support/manualtime.h"

#include <algorithm>
#include <utility>

namespace pos::test {

class FakeDrawerDesk final : public DrawerDesk
{
    Q_OBJECT
public:
    explicit FakeDrawerDesk(ManualClock &clock) : m_clock(clock) {}

    QList<DrawerEntry> entries;   ///< oldest first, closes included
    std::optional<Error> refusal; ///< of everything that adds a line
    bool hold = false;            ///< takeTender() and payOut() answer only in letGo()
    QList<TenderOrder> tenders;
    QList<PayoutOrder> payouts;
    QList<FloatOrder> floats;
    QList<CloseOrder> closeOrders;
    QList<DrawerQuery> queries;
    Cart cart; ///< of every sale

    void letGo()
    {
        if (m_held)
            std::exchange(m_held, nullptr)();
    }

    void takeTender(const TenderOrder &order, QObject *context, Then<DrawerEntry> then) override
    {
        tenders << order;
        m_held = [this, order, context, then] {
            DrawerEntry line = newLine(DrawerEntryKind::Tender, order.operatorName);
            line.tender = order.kind;
            line.sale = order.sale;
            line.label = order.label;
            line.amount = order.kind == TenderKind::Cash ? cashDue(order.total) : order.total;
            line.given = order.kind == TenderKind::Cash ? order.given : order.total;
            line.rounding = Money::fromMinor(line.amount.minor() - order.total.minor(), order.total.currency());
            if (order.part)
                line.saleTotal = order.part->total;
            add(line, context, then);
        };
        if (!hold)
            letGo();
    }
    void payOut(const PayoutOrder &order, QObject *context, Then<DrawerEntry> then) override
    {
        payouts << order;
        m_held = [this, order, context, then] {
            DrawerEntry line = newLine(DrawerEntryKind::Payout, order.operatorName);
            const DrawerEntry paid = *find(order.tender);
            line.tender = paid.tender;
            line.sale = paid.sale;
            line.label = paid.label;
            line.tenderId = order.tender;
            line.amount = order.amount;
            line.reason = order.reason;
            add(line, context, then);
        };
        if (!hold)
            letGo();
    }
    void setFloat(const FloatOrder &order, QObject *context, Then<DrawerEntry> then) override
    {
        floats << order;
        DrawerEntry line = newLine(DrawerEntryKind::Float, order.operatorName);
        line.amount = order.amount;
        add(line, context, then);
    }
    void close(const CloseOrder &order, QObject *context, Then<DrawerEntry> then) override
    {
        closeOrders << order;
        DrawerEntry line = newLine(DrawerEntryKind::Close, order.operatorName);
        line.amount = order.counted;
        line.expected = order.expected;
        line.reason = order.reason;
        add(line, context, then);
    }
    void sheet(const DrawerQuery &query, QObject *context, Then<DrawerSheet> then) override
    {
        queries << query;
        DrawerSheet sheet;
        QList<DrawerEntry> open;
        for (const DrawerEntry &entry : std::as_const(entries)) {
            open << entry;
            if (entry.kind == DrawerEntryKind::Close) {
                open.clear();
                sheet.closes.prepend(entry);
            }
        }
        sheet.day = *drawerDay(query.currency, open);
        for (const DrawerEntry &entry : query.sale.isEmpty() ? open : entries) {
            if (entry.sale.text().contains(query.sale, Qt::CaseInsensitive))
                sheet.entries.prepend(entry);
        }
        later<DrawerSheet>(context, then, sheet);
    }
    void tender(const DrawerEntryId &id, QObject *context, Then<TenderDetail> then) override
    {
        TenderDetail detail;
        detail.tender = *find(id);
        detail.sale.id = detail.tender.sale;
        detail.sale.cart = cart;
        for (const DrawerEntry &entry : std::as_const(entries)) {
            if (entry.tenderId == id)
                detail.payouts << entry;
        }
        later<TenderDetail>(context, then, detail);
    }
    void closedPeriod(const DrawerEntryId &close, QObject *context, Then<DrawerReport> then) override
    {
        QList<DrawerEntry> period;
        for (const DrawerEntry &entry : std::as_const(entries)) {
            if (entry.id == close)
                break;
            period << entry;
            if (entry.kind == DrawerEntryKind::Close)
                period.clear();
        }
        const DrawerEntry entry = *find(close);
        later<DrawerReport>(context, then, DrawerReport{entry, *drawerDay(entry.amount.currency(), period)});
    }

private:
    const DrawerEntry *find(const DrawerEntryId &id) const
    {
        const auto found = std::ranges::find(entries, id, &DrawerEntry::id);
        return found == entries.cend() ? nullptr : &*found;
    }
    DrawerEntry newLine(DrawerEntryKind kind, const QString &operatorName) const
    {
        DrawerEntry line;
        line.id = DrawerEntryId::from(QStringLiteral("line-%1").arg(entries.size() + 1));
        line.kind = kind;
        line.registerId = RegisterId::from(QStringLiteral("R1"));
        line.operatorName = operatorName;
        line.atMs = m_clock.nowMs();
        return line;
    }
    void add(DrawerEntry line, QObject *context, const Then<DrawerEntry> &then)
    {
        if (refusal) {
            later<DrawerEntry>(context, then, fail(*refusal));
            return;
        }
        for (Money *amount : {&line.given, &line.rounding, &line.expected})
            *amount = Money::fromMinor(amount->minor(), line.amount.currency());
        entries << line;
        later<DrawerEntry>(context, then, line);
        Q_EMIT changed();
    }
    template <typename T> void later(QObject *context, const Then<T> &then, Result<T> result)
    {
        QMetaObject::invokeMethod(context, [then, result] { then(result); }, Qt::QueuedConnection);
    }

    ManualClock &m_clock;
    std::function<void()> m_held;
};

} // namespace pos::test
