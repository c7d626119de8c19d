// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "judge/outcomes.h"

#include <array>

namespace soak {

namespace {

constexpr JudgeOutcome Success{"SUCCEEDED", "SUCCEEDED", "APPROVED"};
constexpr std::array Outcomes{
    JudgeOutcome{"INSUFFICIENT_FUNDS", "DECLINED", "DECLINED"},
    JudgeOutcome{"DO_NOT_HONOR", "DECLINED", "DECLINED"},
    JudgeOutcome{"DECLINED_BY_BANK", "DECLINED", "DECLINED"},
    JudgeOutcome{"YUNO_ROUTING_REJECTED", "REJECTED", "REJECTED"},
    JudgeOutcome{"PENDING_PROVIDER_CONFIRMATION", "PENDING", "PENDING_PROVIDER_CONFIRMATION", "SUCCEEDED", "APPROVED",
                 "SUCCEEDED", 20'000},
    JudgeOutcome{"CHALLENGE_REQUIRED", "PENDING", "WAITING_ADDITIONAL_STEP", "SUCCEEDED", "APPROVED", "SUCCEEDED",
                 60'000},
    JudgeOutcome{"PENDING_FRAUD_REVIEW", "PENDING", "PENDING_FRAUD_REVIEW", "DECLINED", "DECLINED",
                 "FRAUD_VERIFICATION_DECLINED", 120'000},
    JudgeOutcome{"EXPIRED", "READY_TO_PAY", "CREATED", "EXPIRED", "EXPIRED", "EXPIRED", 90'000},
    JudgeOutcome{"WAIT_PAID", "READY_TO_PAY", "CREATED", "SUCCEEDED", "APPROVED", "SUCCEEDED", 15'000},
    JudgeOutcome{"WAIT_DECLINED", "READY_TO_PAY", "CREATED", "DECLINED", "DECLINED", "CANCELLED_BY_USER", 12'000},
    JudgeOutcome{"WAIT_EXPIRED", "READY_TO_PAY", "CREATED", "EXPIRED", "EXPIRED", "EXPIRED", 45'000},
    JudgeOutcome{"WAIT_GIVEN_UP", "READY_TO_PAY", "CREATED", "EXPIRED", "EXPIRED", "EXPIRED", 120'000},
    JudgeOutcome{"WAIT_LATE", "READY_TO_PAY", "CREATED", "SUCCEEDED", "APPROVED", "SUCCEEDED", 100'000},
    JudgeOutcome{"PROVIDER_TIMEOUT", "ERROR", "TIMEOUT", "DECLINED", "DECLINED", "PROVIDER_TIMEOUT", 40'000},
};

constexpr LinkTry Paid{3'000, 12'000, "SUCCEEDED", "APPROVED", "SUCCEEDED"};
constexpr LinkTry Failed{2'000, 8'000, "DECLINED", "DECLINED", "INSUFFICIENT_FUNDS"};

const std::array LinkStories{
    LinkStory{"LINK_PAID", {Paid}},
    LinkStory{"LINK_SECOND_TRY", {Failed, {11'000, 24'000, "SUCCEEDED", "APPROVED", "SUCCEEDED"}}},
    LinkStory{"LINK_USED_UNPAID", {Failed}, true},
    LinkStory{"LINK_EXPIRED", {}, false, 45'000},
    LinkStory{"LINK_GIVEN_UP", {}},
    LinkStory{"LINK_LATE", {{4'000, 70'000, "SUCCEEDED", "APPROVED", "SUCCEEDED"}}}, // a slow bank; the link may be closed by then
};

} // namespace

const LinkStory &linkStory(const QString &description)
{
    for (const LinkStory &story : LinkStories) {
        if (description == QLatin1String(story.description))
            return story;
    }
    return LinkStories.front();
}

const JudgeOutcome &judgeOutcome(const QString &description)
{
    for (const JudgeOutcome &outcome : Outcomes) {
        if (description == QLatin1String(outcome.code))
            return outcome;
    }
    return Success;
}

} // namespace soak
