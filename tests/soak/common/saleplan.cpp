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

} // namespace

SalePlan planOf(quint64 seed, const QString &saleId, bool immediate)
{
    // The counter only: date and salt of a journal differ from run to run.
    Dice dice(chanceOf(seed, saleId.section(u'-', -1).toUtf8()));
    SalePlan plan;
    plan.minor = 100 + dice.below(90'000);
    plan.customer = static_cast<int>(dice.below(CustomerCount));
    plan.card = static_cast<int>(dice.below(CardsPerCustomer));
    qint64 ticket = dice.below(100);
    plan.description = QString::fromLatin1(Shares.front().description);
    for (const Share &share : Shares) {
        if (ticket < share.percent) {
            if (share.immediate || !immediate)
                plan.description = QString::fromLatin1(share.description);
            break;
        }
        ticket -= share.percent;
    }
    return plan;
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
