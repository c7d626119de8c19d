// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every named step at which a till under soak is killed: the only list there is.
// Steps of the program are passed inside the worker (decorators around its ports),
// steps of the wire are seen by the proxy between till and gateway.
#pragma once

#include <QLatin1StringView>

#include <array>
#include <optional>

namespace soak {

enum class Step {
    JournalOpening,
    JournalOpened,
    SaleCreated,
    RecordedBefore,
    RecordedAfter,
    SessionAsked,
    SessionAnswered,
    SendingBefore,
    SendingAfter,
    PostStarted,
    WireHalfRequest,
    WireWholeRequest,
    WireHalfAnswer,
    AnswerArrived,
    OutcomeBefore,
    OutcomeAfter,
    PaidBefore,
    PaidAfter,
    RestartBefore,
    RestartAfter,
    LookupAsked,
    LookupAnswered,
    ResendBefore,
    ResendAfter,
    WaitingBefore,
    WaitingAfter,
    PollAsked,
    PollAnswered,
    LinkAsked,
    WireHalfLink,
    WireWholeLink,
    WireHalfLinkAnswer,
    LinkAnswered,
    LinkRead,
    LinkCancelAsked,
    LinkCancelAnswered,
    GivenUpBefore,
    GivenUpAfter,
    WayBackBefore,
    WayBackAfter,
    OperationRecordedBefore,
    OperationRecordedAfter,
    OperationSendingBefore,
    OperationSendingAfter,
    OperationStarted,
    WireHalfOperation,
    WireWholeOperation,
    WireHalfOperationAnswer,
    OperationAnswered,
    OperationOutcomeBefore,
    OperationOutcomeAfter,
    OperationResendBefore,
    OperationResendAfter,
    JournalClosing,
};

struct StepInfo
{
    Step step;
    const char *name;
    const char *summary;
};

inline constexpr std::array StepTable{
    StepInfo{Step::JournalOpening, "journal_opening", "the program has started, its journal is still closed"},
    StepInfo{Step::JournalOpened, "journal_opened", "the journal is open, nothing is settled yet"},
    StepInfo{Step::SaleCreated, "sale_created", "a sale has its number, no attempt exists"},
    StepInfo{Step::RecordedBefore, "recorded_before", "intent and key are drawn, not yet durable"},
    StepInfo{Step::RecordedAfter, "recorded_after", "intent and key are durable, nothing was asked"},
    StepInfo{Step::SessionAsked, "session_asked", "the checkout session has been asked for"},
    StepInfo{Step::SessionAnswered, "session_answered", "the session has come, the body is not written"},
    StepInfo{Step::SendingBefore, "sending_before", "the exact body exists, not yet durable"},
    StepInfo{Step::SendingAfter, "sending_after", "the body is durable, no byte has left"},
    StepInfo{Step::PostStarted, "post_started", "the payment is with the network, no byte need have left"},
    StepInfo{Step::WireHalfRequest, "wire_half_request", "the gateway has half of the payment's bytes"},
    StepInfo{Step::WireWholeRequest, "wire_whole_request", "the gateway has all of them and has not answered"},
    StepInfo{Step::WireHalfAnswer, "wire_half_answer", "the till has half of the answer's bytes"},
    StepInfo{Step::AnswerArrived, "answer_arrived", "the till has read the answer and done nothing with it"},
    StepInfo{Step::OutcomeBefore, "outcome_before", "the outcome is decided, not yet durable"},
    StepInfo{Step::OutcomeAfter, "outcome_after", "the outcome is durable, nobody was told"},
    StepInfo{Step::PaidBefore, "paid_before", "the money is written, not yet durable, its sale still open"},
    StepInfo{Step::PaidAfter, "paid_after", "money and the mark on its sale are durable, nobody was told"},
    StepInfo{Step::RestartBefore, "restart_before", "a restarted till is about to note what it found"},
    StepInfo{Step::RestartAfter, "restart_after", "what it found is noted, nothing was asked"},
    StepInfo{Step::LookupAsked, "lookup_asked", "a lookup by order id has been sent"},
    StepInfo{Step::LookupAnswered, "lookup_answered", "its answer has come, nothing was done with it"},
    StepInfo{Step::ResendBefore, "resend_before", "same key and body are due again, not yet noted"},
    StepInfo{Step::ResendAfter, "resend_after", "the repetition is noted, no byte of it has left"},
    StepInfo{Step::WaitingBefore, "waiting_before", "there is a code for the customer, not yet durable"},
    StepInfo{Step::WaitingAfter, "waiting_after", "the code is durable, nobody has seen it"},
    StepInfo{Step::PollAsked, "poll_asked", "a payment is read by its id"},
    StepInfo{Step::PollAnswered, "poll_answered", "the payment as it stands has come, nothing was done with it"},
    StepInfo{Step::LinkAsked, "link_asked", "a payment link is asked for, no byte need have left"},
    StepInfo{Step::WireHalfLink, "wire_half_link", "the gateway has half of that request's bytes"},
    StepInfo{Step::WireWholeLink, "wire_whole_link", "the gateway has all of them and has not answered"},
    StepInfo{Step::WireHalfLinkAnswer, "wire_half_link_answer", "the till has half of the bytes with the link's address"},
    StepInfo{Step::LinkAnswered, "link_answered", "the link has come, nothing was done with it"},
    StepInfo{Step::LinkRead, "link_read", "the link as it stands has come, nothing was done with it"},
    StepInfo{Step::LinkCancelAsked, "link_cancel_asked", "the link is to be cancelled, no byte need have left"},
    StepInfo{Step::LinkCancelAnswered, "link_cancel_answered", "it was cancelled or not, nothing was done with the answer"},
    StepInfo{Step::GivenUpBefore, "given_up_before", "nobody waits for the payment any more, not yet durable"},
    StepInfo{Step::GivenUpAfter, "given_up_after", "that is durable, the sale is free and the payment watched"},
    StepInfo{Step::WayBackBefore, "way_back_before", "a sale paid in part is to be paid back, not yet durable"},
    StepInfo{Step::WayBackAfter, "way_back_after", "that is durable, nothing was asked back"},
    StepInfo{Step::OperationRecordedBefore, "operation_recorded_before",
             "intent and key of a capture, cancel or refund are drawn, not yet durable"},
    StepInfo{Step::OperationRecordedAfter, "operation_recorded_after", "they are durable, nothing was asked"},
    StepInfo{Step::OperationSendingBefore, "operation_sending_before", "the exact body exists, not yet durable"},
    StepInfo{Step::OperationSendingAfter, "operation_sending_after", "the body is durable, no byte has left"},
    StepInfo{Step::OperationStarted, "operation_started", "the operation is with the network"},
    StepInfo{Step::WireHalfOperation, "wire_half_operation", "the gateway has half of the operation's bytes"},
    StepInfo{Step::WireWholeOperation, "wire_whole_operation", "the gateway has all of them and has not answered"},
    StepInfo{Step::WireHalfOperationAnswer, "wire_half_operation_answer", "the till has half of the answer's bytes"},
    StepInfo{Step::OperationAnswered, "operation_answered", "the till has read the answer, the payment not yet"},
    StepInfo{Step::OperationOutcomeBefore, "operation_outcome_before", "its outcome is decided, not yet durable"},
    StepInfo{Step::OperationOutcomeAfter, "operation_outcome_after", "its outcome is durable, nobody was told"},
    StepInfo{Step::OperationResendBefore, "operation_resend_before", "same key and body are due again, not yet noted"},
    StepInfo{Step::OperationResendAfter, "operation_resend_after", "that is noted, no byte of it has left"},
    StepInfo{Step::JournalClosing, "journal_closing", "an orderly end, before the journal is closed"},
};
inline constexpr int StepCount = static_cast<int>(StepTable.size());

consteval bool stepTableIsInOrder()
{
    for (size_t i = 0; i < StepTable.size(); ++i) {
        if (static_cast<size_t>(StepTable[i].step) != i)
            return false;
    }
    return StepTable.size() == static_cast<size_t>(Step::JournalClosing) + 1;
}
static_assert(stepTableIsInOrder(), "StepTable must follow the enum");

constexpr int indexOf(Step step)
{
    return static_cast<int>(step);
}

/// Of a set of steps.
constexpr qint64 bitOf(Step step)
{
    static_assert(StepCount < 63);
    return qint64(1) << indexOf(step);
}

/// What a run sells besides plain sales: some steps are passed by such sales alone.
struct Trade
{
    bool waiting = false; ///< by codes, vouchers and links, which wait for the customer
    bool parts = false;   ///< one after the other
};
constexpr bool canBePassed(Step step, Trade trade)
{
    switch (step) {
    case Step::WaitingBefore:
    case Step::WaitingAfter:
    case Step::LinkAsked:
    case Step::WireHalfLink:
    case Step::WireWholeLink:
    case Step::WireHalfLinkAnswer:
    case Step::LinkAnswered:
    case Step::LinkRead:
    case Step::LinkCancelAsked:
    case Step::LinkCancelAnswered:
    case Step::GivenUpBefore:
    case Step::GivenUpAfter: return trade.waiting;
    case Step::WayBackBefore:
    case Step::WayBackAfter: return trade.parts;
    default: return true;
    }
}

} // namespace soak
