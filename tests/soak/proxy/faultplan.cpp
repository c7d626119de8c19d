// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "proxy/faultplan.h"

#include <QCryptographicHash>

#include <algorithm>

namespace soak {

namespace {

// A till sends a payment at most five times (CONTRACT 2.3), and kills take some of them: the later ones pass.
constexpr int HarmedPosts = 3;
constexpr int MostFaultsOfOrder = 8;
constexpr int ResetShare = 3;
constexpr qint64 InvisibleMs = 120'000; // a gateway shows a payment sooner or later; of the till's time

} // namespace

FaultPlan::FaultPlan(quint64 seed, const QList<Fault> &active)
    : m_active(active)
    , m_dice(seed)
{
}

WireRecord FaultPlan::recordOf(Call call, const QString &subject) const
{
    return call == Operate ? m_operations.value(subject) : m_orders.value(subject);
}

bool FaultPlan::mayHarm(Call call, const QString &subject) const
{
    if (m_stopped || m_active.isEmpty())
        return false;
    const WireRecord record = recordOf(call, subject);
    return record.faults < MostFaultsOfOrder && ((call & Once) == 0 || record.posts <= HarmedPosts);
}

/// Percent of such requests that are harmed.
int FaultPlan::shareOf(Call call, const QString &subject) const
{
    const int posts = recordOf(call, subject).posts;
    switch (call) {
    case Pay: return posts <= 1 ? 55 : posts == 2 ? 40 : 20;
    case Operate: return posts <= 1 ? 60 : 35;
    case MakeLink: return 50;
    case FollowLink: return 15;
    case Session: return 12;
    case LookUp: return 25;
    case Read: return 20;
    case Other: return 5;
    default: return 0;
    }
}

Fault FaultPlan::choose(Call call, const QString &subject, qint64 nowMs)
{
    if (!mayHarm(call, subject))
        return Fault::None;
    // A later copy that is refused for good proves nothing about an earlier one: only a manager ends that.
    const WireRecord before = recordOf(call, subject);
    const bool repeated = call == Pay && before.posts > 1;
    const bool tooLateToHide = nowMs - before.firstMs > InvisibleMs;
    QList<Fault> possible;
    for (const Fault fault : m_active) {
        if ((infoOf(fault).calls & call) != 0 && fault != Fault::ResetOnAccept &&
            !(repeated && fault == Fault::CorruptRequest) && !(tooLateToHide && fault == Fault::NotVisibleYet))
            possible.append(fault);
    }
    if (possible.isEmpty())
        return Fault::None;
    const auto chosen = [this](Fault fault) { return m_chosen[static_cast<size_t>(fault)]; };
    const qint64 fewest = chosen(*std::ranges::min_element(possible, {}, chosen));
    const int share = fewest == 0 ? std::max(shareOf(call, subject), 60) : shareOf(call, subject);
    if (!m_dice.percent(share))
        return Fault::None;
    possible.removeIf([&](Fault fault) { return chosen(fault) > fewest + 3; });
    const Fault fault = possible[m_dice.below(possible.size())];
    ++m_chosen[static_cast<size_t>(fault)];
    ++recordsOf(call)[subject].faults;
    return fault;
}

bool FaultPlan::resetsConnection()
{
    if (m_stopped || !m_active.contains(Fault::ResetOnAccept))
        return false;
    return m_dice.percent(m_hits[static_cast<size_t>(Fault::ResetOnAccept)] == 0 ? 30 : ResetShare);
}

void FaultPlan::hit(Fault fault, Call call, const QString &subject)
{
    ++m_hits[static_cast<size_t>(fault)];
    if (!subject.isEmpty())
        recordsOf(call)[subject].trail << QString::fromLatin1(infoOf(fault).name);
}

void FaultPlan::note(WireRecord &record, const QByteArray &key, const QByteArray &body, qint64 nowMs)
{
    if (record.posts++ == 0)
        record.firstMs = nowMs;
    record.latestMs = nowMs;
    record.keys.insert(key);
    record.bodies.insert(QCryptographicHash::hash(body, QCryptographicHash::Sha1));
}

} // namespace soak
