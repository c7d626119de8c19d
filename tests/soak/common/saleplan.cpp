// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "common/saleplan.h"

#include "common/chance.h"

#include <array>

namespace soak {

namespace {

struct Share
{
    int percent;
    const char *description;
    bool immediate;
};

constexpr std::array Shares{
    Share{60, "Coffee beans", true},
    Share{8, "INSUFFICIENT_FUNDS", true},
    Share{6, "DO_NOT_HONOR", true},
    Share{5, "DECLINED_BY_BANK", true},
    Share{3, "YUNO_ROUTING_REJECTED", true},
    Share{6, "PENDING_PROVIDER_CONFIRMATION", false},
    Share{4, "CHALLENGE_REQUIRED", false},
    Share{3, "PENDING_FRAUD_REVIEW", false},
    Share{3, "EXPIRED", false},
    Share{2, "PROVIDER_TIMEOUT", false},
};

struct WaitingShare
{
    int percent;
    const char *description; ///< decides what the judge makes of it
    Way way;
};

constexpr std::array WaitingShares{
    WaitingShare{15, "WAIT_PAID", Way::Code},      WaitingShare{8, "WAIT_DECLINED", Way::Code},
    WaitingShare{8, "WAIT_EXPIRED", Way::Code},    WaitingShare{17, "WAIT_GIVEN_UP", Way::Code},
    WaitingShare{10, "WAIT_LATE", Way::Code},      WaitingShare{4, "WAIT_PAID", Way::Voucher},
    WaitingShare{2, "WAIT_EXPIRED", Way::Voucher}, WaitingShare{9, "LINK_PAID", Way::Link},
    WaitingShare{5, "LINK_SECOND_TRY", Way::Link}, WaitingShare{3, "LINK_USED_UNPAID", Way::Link},
    WaitingShare{2, "LINK_EXPIRED", Way::Link},    WaitingShare{10, "LINK_GIVEN_UP", Way::Link},
    WaitingShare{7, "LINK_LATE", Way::Link},
};

/// Of the second part of a sale.
constexpr std::array RestShares{
    Share{45, "Coffee beans", true},
    Share{40, "DO_NOT_HONOR", true},
    Share{15, "PENDING_PROVIDER_CONFIRMATION", false},
};

template <size_t N> QString drawn(const std::array<Share, N> &shares, bool immediate, Dice &dice)
{
    qint64 ticket = dice.below(100);
    for (const Share &share : shares) {
        if (ticket < share.percent)
            return QString::fromLatin1(share.immediate || !immediate ? share.description : shares.front().description);
        ticket -= share.percent;
    }
    Q_UNREACHABLE();
}

using Kind = PlannedMove::Kind;

/// More than nothing and less than all.
qint64 partOf(qint64 minor, Dice &dice)
{
    return 1 + dice.below(minor - 1);
}

void planMoves(SalePlan &plan, Dice &dice)
{
    const qint64 part = partOf(plan.minor, dice);
    // Only what is approved at once is held; whatever else is paid in the end may be given back.
    const bool approved = plan.description == QLatin1String(Shares.front().description);
    const qint64 ticket = dice.below(100);
    plan.authorize = approved && ticket < 60;
    if (!plan.authorize) {
        plan.moves = {{Kind::Refund, ticket % 2 == 0 ? plan.minor : part}};
        if (ticket % 4 == 1)
            plan.moves.append({Kind::Refund, plan.minor - part});
    } else if (ticket < 25) {
        plan.moves = {{Kind::Cancel, plan.minor}};
    } else if (ticket < 39) {
        plan.moves = {{Kind::Capture, plan.minor}};
    } else if (ticket < 50) {
        plan.moves = {{Kind::Capture, part}};
    } else {
        plan.moves = {{Kind::Capture, part}, {Kind::Refund, ticket % 2 == 0 || part < 2 ? part : partOf(part, dice)}};
    }
}

void planWaiting(SalePlan &plan, Dice &dice)
{
    qint64 ticket = dice.below(100);
    for (const WaitingShare &share : WaitingShares) {
        ticket -= share.percent;
        if (ticket >= 0)
            continue;
        plan.way = share.way;
        plan.description = QString::fromLatin1(share.description);
        break;
    }
    plan.paidLate = plan.description.endsWith(u"_LATE");
    plan.givenUp = plan.paidLate || plan.description.endsWith(u"_GIVEN_UP");
}

/// The first part is always paid; what becomes of the second decides over the sale.
void planParts(SalePlan &plan, const PlanOptions &options, Dice &dice)
{
    plan.first = partOf(plan.minor, dice);
    if (2 * plan.first == plan.minor) // told apart by their amounts
        --plan.first;
    plan.description = plainDescription();
    plan.restDescription = drawn(RestShares, options.immediate, dice);
    if (options.waiting > 0 && dice.percent(30)) {
        plan.way = Way::Code;
        plan.description = QStringLiteral("WAIT_PAID");
    }
}

} // namespace

SalePlan planOf(const PlanOptions &options, const QString &saleId)
{
    // The counter only: date and salt of a journal differ from run to run.
    Dice dice(chanceOf(options.seed, saleId.section(u'-', -1).toUtf8()));
    SalePlan plan;
    plan.minor = 100 + dice.below(90'000);
    plan.customer = static_cast<int>(dice.below(CustomerCount));
    plan.card = static_cast<int>(dice.below(CardsPerCustomer));
    plan.description = drawn(Shares, options.immediate, dice);
    if (options.waiting > 0 && dice.percent(options.waiting))
        planWaiting(plan, dice);
    const bool moves = dice.percent(options.operations);
    if (plan.way == Way::Card && options.parts > 0 && dice.percent(options.parts))
        planParts(plan, options, dice); // what goes back of it is the till's affair
    else if (plan.paidLate) // whatever came too late goes back as a whole
        plan.moves = {{Kind::Refund, plan.minor}};
    else if (moves && plan.way != Way::Voucher) // a voucher gives nothing back
        planMoves(plan, dice);
    return plan;
}

QString plainDescription()
{
    return QString::fromLatin1(Shares.front().description);
}

QList<qint64> SalePlan::parts() const
{
    return isInParts() ? QList<qint64>{first, minor - first} : QList<qint64>{minor};
}

qint64 SalePlan::total(PlannedMove::Kind kind) const
{
    qint64 sum = 0;
    for (const PlannedMove &move : moves)
        sum += move.kind == kind ? move.minor : 0;
    return sum;
}

QString saleOfOrder(const QString &orderId)
{
    return orderId.section(u'-', 0, -2);
}

int attemptOfOrder(const QString &orderId)
{
    return orderId.section(u'-', -1).toInt();
}

} // namespace soak
