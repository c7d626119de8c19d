// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every way in which the training gateway can misbehave: the one enum and the
// one table behind scenario files, the training menu, `--list-faults` and
// /__faults (CONTRACT 13). Adding a fault is adding a row and its case.
#pragma once

#include <QString>

#include <optional>

namespace pos::training {

enum class Fault {
    Stall,
    Delay,
    CloseBeforeProcessing,
    CloseAfterProcessing,
    ResetBeforeProcessing,
    ResetAfterProcessing,
    StallAfterCharge,
    Http500Before,
    Http500AfterCharge,
    Http502Html,
    Http503,
    Http504AfterCharge,
    RequestInProcess,
    RateLimited,
    UnexpectedResponse,
    MalformedJson,
    TruncatedBody,
    WrongContentLength,
    CutHead,
    EmptyBody,
    Html200,
    Html401,
    Html403,
    HugeBody,
    SlowDrip,
    WrongAmountEcho,
    WrongOrderIdEcho,
    UnknownStatus,
    NotVisibleYet,
    InvalidCredentials,
    UnknownIp,
    ProductNotEnabled,
};

enum class FaultStage {
    Hold,    ///< the request is taken in and processed only after the wait
    Instead, ///< the request is never processed
    After,   ///< the request is processed, its money moves; the answer suffers
};

struct FaultInfo
{
    Fault fault;
    const char *name;
    FaultStage stage;
    int defaultMs; ///< wait before the answer (SlowDrip: between pieces); 0 with a stall = for ever
    const char *summary;
};

inline constexpr FaultInfo FaultTable[] = {
    {Fault::Stall, "stall", FaultStage::Hold, 0,
     "taken in and not answered; with ms processed and answered that much later"},
    {Fault::Delay, "delay", FaultStage::Hold, 2000, "processed and answered after ms (2000)"},
    {Fault::CloseBeforeProcessing, "close_before_processing", FaultStage::Instead, 0,
     "connection closed, nothing processed"},
    {Fault::CloseAfterProcessing, "close_after_processing", FaultStage::After, 0,
     "processed, then closed without an answer"},
    {Fault::ResetBeforeProcessing, "reset_before_processing", FaultStage::Instead, 0,
     "connection reset, nothing processed"},
    {Fault::ResetAfterProcessing, "reset_after_processing", FaultStage::After, 0, "processed, then reset"},
    {Fault::StallAfterCharge, "stall_after_charge", FaultStage::After, 0,
     "processed and never answered; with ms answered that much later"},
    {Fault::Http500Before, "http_500_before", FaultStage::Instead, 0,
     "500 INTERNAL_ERROR before a payment exists; the key is spent"},
    {Fault::Http500AfterCharge, "http_500_after_charge", FaultStage::After, 0, "processed, then 500 INTERNAL_ERROR"},
    {Fault::Http502Html, "http_502_html", FaultStage::Instead, 0, "502 with an HTML page, nothing processed"},
    {Fault::Http503, "http_503", FaultStage::Instead, 0, "503 with a JSON error, nothing processed"},
    {Fault::Http504AfterCharge, "http_504_after_charge", FaultStage::After, 0, "processed, then 504 REQUEST_TIMEOUT"},
    {Fault::RequestInProcess, "request_in_process", FaultStage::Instead, 0, "400 REQUEST_IN_PROCESS"},
    {Fault::RateLimited, "rate_limited", FaultStage::Instead, 0, "429 TOO_MANY_REQUESTS with Retry-After: 2"},
    {Fault::UnexpectedResponse, "unexpected_response", FaultStage::After, 0, "processed, then 400 UNEXPECTED_RESPONSE"},
    {Fault::MalformedJson, "malformed_json", FaultStage::After, 0, "processed; the JSON breaks off in the middle"},
    {Fault::TruncatedBody, "truncated_body", FaultStage::After, 0,
     "processed; closed after half of the announced body"},
    {Fault::WrongContentLength, "wrong_content_length", FaultStage::After, 0,
     "processed; Content-Length is 10 bytes short"},
    {Fault::CutHead, "cut_head", FaultStage::After, 0, "processed; closed in the middle of the response head"},
    {Fault::EmptyBody, "empty_body", FaultStage::After, 0, "processed; the answer has no body"},
    {Fault::Html200, "html_200", FaultStage::Instead, 0, "200 with the HTML page of a captive portal"},
    {Fault::Html401, "html_401", FaultStage::Instead, 0, "401 with the HTML page of a proxy that wants a sign-in"},
    {Fault::Html403, "html_403", FaultStage::Instead, 0, "403 with the HTML page of a firewall"},
    {Fault::HugeBody, "huge_body", FaultStage::After, 0, "processed; the answer is padded to 10 MB"},
    {Fault::SlowDrip, "slow_drip", FaultStage::After, 100, "processed; the answer comes 16 bytes every ms (100)"},
    {Fault::WrongAmountEcho, "wrong_amount_echo", FaultStage::After, 0, "processed; the answer shows 100 x the amount"},
    {Fault::WrongOrderIdEcho, "wrong_order_id_echo", FaultStage::After, 0,
     "processed; the answer shows another order id"},
    {Fault::UnknownStatus, "unknown_status", FaultStage::After, 0, "processed; the answer has a status nobody knows"},
    {Fault::NotVisibleYet, "not_visible_yet", FaultStage::Instead, 0,
     "lookups answer an empty array or PAYMENT_NOT_FOUND"},
    {Fault::InvalidCredentials, "invalid_credentials", FaultStage::Instead, 0, "401 INVALID_CREDENTIALS"},
    {Fault::UnknownIp, "unknown_ip", FaultStage::Instead, 0, "401 UNKNOWN_IP_ADDRESS"},
    {Fault::ProductNotEnabled, "product_not_enabled", FaultStage::Instead, 0, "403 PRODUCT_NOT_ENABLED"},
};

constexpr const FaultInfo &faultInfo(Fault fault)
{
    return FaultTable[static_cast<int>(fault)];
}

inline QString faultName(Fault fault)
{
    return QString::fromLatin1(faultInfo(fault).name);
}

inline std::optional<Fault> faultFromName(const QString &name)
{
    for (const FaultInfo &info : FaultTable) {
        if (name == QLatin1String(info.name))
            return info.fault;
    }
    return std::nullopt;
}

consteval bool faultTableIsInOrder()
{
    int index = 0;
    for (const FaultInfo &info : FaultTable) {
        if (static_cast<int>(info.fault) != index++)
            return false;
    }
    return index == static_cast<int>(Fault::ProductNotEnabled) + 1;
}
static_assert(faultTableIsInOrder(), "FaultTable must follow the enum");

} // namespace pos::training
