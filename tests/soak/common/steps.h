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
    GivenUpBefore,
    GivenUpAfter,
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
    StepInfo{Step::GivenUpBefore, "given_up_before", "nobody waits for the payment any more, not yet durable"},
    StepInfo{Step::GivenUpAfter, "given_up_after", "that is durable, the sale is free and the payment watched"},
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

constexpr bool isOnTheWire(Step step)
{
    return step == Step::WireHalfRequest || step == Step::WireWholeRequest || step == Step::WireHalfAnswer ||
           step == Step::WireHalfOperation || step == Step::WireWholeOperation ||
           step == Step::WireHalfOperationAnswer;
}

/// Passed only where sales wait for a customer.
constexpr bool needsWaiting(Step step)
{
    return step == Step::WaitingBefore || step == Step::WaitingAfter || step == Step::GivenUpBefore ||
           step == Step::GivenUpAfter;
}

} // namespace soak
