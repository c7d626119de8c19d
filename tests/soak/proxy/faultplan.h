// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which request meets which fault: by chance of the seed, the rarest fault first, so
// that all are played; and never so many for one order that no till could settle it.
// Also keeps what the wire saw of each order. Single thread.
#pragma once

#include "common/chance.h"
#include "proxy/faults.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

namespace soak {

/// One order, or one operation, on the wire.
struct WireRecord
{
    int posts = 0;
    bool isLink = false; ///< a payment link was asked for
    QSet<QByteArray> keys;
    QSet<QByteArray> bodies; ///< digests
    qint64 firstMs = 0;
    qint64 latestMs = 0; ///< last POST after the first
    int faults = 0;
    QStringList trail; ///< faults played, for findings
};

class FaultPlan
{
public:
    FaultPlan(quint64 seed, const QList<Fault> &active);

    /// For a request about `subject` (an order id where there is one); None when it passes unharmed.
    Fault choose(Call call, const QString &subject, qint64 nowMs);
    /// For a new connection.
    bool resetsConnection();
    /// The fault was really played.
    void hit(Fault fault, Call call, const QString &subject);
    /// No more faults from now on: the gateway has become reachable.
    void stop() { m_stopped = true; }

    /// A POST of a payment (by order id) or of an operation on one (by its reference).
    void sawPost(const QString &order, const QByteArray &key, const QByteArray &body, qint64 nowMs)
    {
        note(m_orders[order], key, body, nowMs);
    }
    void sawLink(const QString &order, const QByteArray &key, const QByteArray &body, qint64 nowMs)
    {
        note(m_orders[order], key, body, nowMs);
        m_orders[order].isLink = true;
    }
    void sawOperation(const QString &reference, const QByteArray &key, const QByteArray &body, qint64 nowMs)
    {
        note(m_operations[reference], key, body, nowMs);
    }
    const QHash<QString, WireRecord> &orders() const { return m_orders; }
    const QHash<QString, WireRecord> &operations() const { return m_operations; }
    const QList<Fault> &active() const { return m_active; }
    qint64 hitsOf(Fault fault) const { return m_hits[static_cast<size_t>(fault)]; }
    Dice &dice() { return m_dice; }

private:
    static void note(WireRecord &record, const QByteArray &key, const QByteArray &body, qint64 nowMs);
    QHash<QString, WireRecord> &recordsOf(Call call) { return call == Operate ? m_operations : m_orders; }
    WireRecord recordOf(Call call, const QString &subject) const;
    bool mayHarm(Call call, const QString &subject) const;
    int shareOf(Call call, const QString &subject) const;

    QList<Fault> m_active;
    std::array<qint64, FaultCount> m_hits{};
    std::array<qint64, FaultCount> m_chosen{};
    QHash<QString, WireRecord> m_orders, m_operations;
    Dice m_dice;
    bool m_stopped = false;
};

} // namespace soak
