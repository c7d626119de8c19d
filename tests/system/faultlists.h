// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which faults of the training gateway the system suites play against one request.
// A new fault belongs here when a till has to get over it by itself.
#pragma once

#include "training/faults.h"

#include <array>

namespace pos::test {

/// Whatever request they meet, they pass without anybody's help.
inline constexpr std::array PassingFaults{
    training::Fault::Stall,
    training::Fault::Delay,
    training::Fault::CloseBeforeProcessing,
    training::Fault::CloseAfterProcessing,
    training::Fault::ResetBeforeProcessing,
    training::Fault::ResetAfterProcessing,
    training::Fault::StallAfterCharge,
    training::Fault::Http500Before,
    training::Fault::Http500AfterCharge,
    training::Fault::Http502Html,
    training::Fault::Http503,
    training::Fault::Http504AfterCharge,
    training::Fault::RequestInProcess,
    training::Fault::RateLimited,
    training::Fault::UnexpectedResponse,
    training::Fault::MalformedJson,
    training::Fault::TruncatedBody,
    training::Fault::WrongContentLength,
    training::Fault::CutHead,
    training::Fault::EmptyBody,
    training::Fault::Html200,
    training::Fault::Html401,
    training::Fault::Html403,
    training::Fault::HugeBody,
    training::Fault::SlowDrip,
    training::Fault::WrongOrderIdEcho,
    training::Fault::UnknownStatus,
};

/// A person has to act after these when they meet a payment. An operation gets over the first two: it believes
/// the payment as read, and a product that the keys lack ends this one action only.
inline constexpr std::array OperationFaults{
    training::Fault::WrongAmountEcho,
    training::Fault::ProductNotEnabled,
};

} // namespace pos::test
