// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every fault that the proxy between till and gateway can play: the only list there
// is. Times are of the till (divided by the speedup). A wire under TLS cannot turn
// one payment into a valid other one, so damage breaks HTTP or JSON (corrupt_*), and
// answers that lie are faults of their own (foreign_order, wrong_amount,
// shifted_amount, unknown_status), which a till must see through.
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace soak {

enum class Fault {
    None,
    // before the gateway has the request
    ResetOnAccept,
    RefuseConnection,
    CutRequestHead,
    CutRequestBody,
    ResetRequest,
    LoseRequest,
    DelayRequest,
    DripRequest,
    CorruptRequest,
    DuplicateRequest,
    RepeatRequest,
    // instead of the gateway
    HtmlPortal,
    Portal401,
    Portal403,
    Redirect,
    Html502,
    Http503,
    RateLimited,
    InProcess,
    NotVisibleYet,
    // the gateway has done its work
    DropAnswer,
    CutAnswerHead,
    CutAnswerBody,
    ResetAnswer,
    LoseAnswer,
    DelayAnswer,
    LateAnswer,
    DripAnswer,
    CorruptAnswer,
    TruncateAnswer,
    OverlongAnswer,
    EmptyAnswer,
    HugeAnswer,
    DuplicateAnswer,
    CloseAfterAnswer,
    Http500After,
    Http504After,
    UnexpectedAfter,
    ForeignOrder,
    WrongAmount,
    ShiftedAmount,
    UnknownStatus,
};

/// What a request is about; a fault says in which it may be played.
enum Call : unsigned {
    Pay = 1,     ///< POST /v1/payments
    Session = 2, ///< POST /v1/checkout/sessions
    LookUp = 4,  ///< GET /v1/payments?merchant_order_id=
    Read = 8,    ///< GET /v1/payments/{id}
    Other = 16,  ///< customers, saved methods
    Operate = 32, ///< POST of a capture, cancel or refund
    MakeLink = 64,   ///< POST /v1/payment-links
    FollowLink = 128, ///< a link is read or cancelled
    Moves = Pay | Operate,
    Once = Moves | MakeLink, ///< what must not happen twice
    AnyPost = Once | Session,
    AnyGet = LookUp | Read | FollowLink,
    AnyPayment = Once | AnyGet,
    AnyCall = AnyPost | AnyGet | Other,
};

enum class Stage { None, Connection, Request, Instead, Answer };

struct FaultInfo
{
    Fault fault;
    Stage stage;
    unsigned calls;
    const char *name;
    const char *summary;
};

inline constexpr std::array FaultTable{
    FaultInfo{Fault::None, Stage::None, 0, "none", "passes"},
    FaultInfo{Fault::ResetOnAccept, Stage::Connection, AnyCall, "reset_on_accept",
              "a new connection is reset before a byte was read"},
    FaultInfo{Fault::RefuseConnection, Stage::Connection, AnyCall, "refuse_connection",
              "all connections end and nothing listens for 3-8 s"},
    FaultInfo{Fault::CutRequestHead, Stage::Request, AnyCall, "cut_request_head",
              "closed at any byte of the request's head"},
    FaultInfo{Fault::CutRequestBody, Stage::Request, AnyPost, "cut_request_body",
              "closed at any byte of the request's body"},
    FaultInfo{Fault::ResetRequest, Stage::Request, AnyCall, "reset_request", "reset at any byte of the request"},
    FaultInfo{Fault::LoseRequest, Stage::Request, AnyPayment | Session, "lose_request",
              "swallowed: the gateway never sees it, the till hears nothing"},
    FaultInfo{Fault::DelayRequest, Stage::Request, AnyPayment | Session, "delay_request", "reaches the gateway 1-50 s late"},
    FaultInfo{Fault::DripRequest, Stage::Request, AnyPost, "drip_request", "reaches the gateway in small pieces"},
    FaultInfo{Fault::CorruptRequest, Stage::Request, AnyPost, "corrupt_request",
              "one byte of the request's JSON is damaged"},
    FaultInfo{Fault::DuplicateRequest, Stage::Request, Once, "duplicate_request",
              "reaches the gateway twice at once; the second answer is passed on"},
    FaultInfo{Fault::RepeatRequest, Stage::Request, Once, "repeat_request",
              "reaches the gateway again some seconds after its answer"},
    FaultInfo{Fault::HtmlPortal, Stage::Instead, AnyCall, "html_portal", "200 with the page of a captive portal"},
    FaultInfo{Fault::Portal401, Stage::Instead, AnyCall, "portal_401", "401 with the sign-in page of a proxy"},
    FaultInfo{Fault::Portal403, Stage::Instead, AnyCall, "portal_403", "403 with the page of a firewall"},
    FaultInfo{Fault::Redirect, Stage::Instead, AnyCall, "redirect", "307 to another place"},
    FaultInfo{Fault::Html502, Stage::Instead, AnyCall, "http_502_html", "502 with an HTML page, nothing processed"},
    FaultInfo{Fault::Http503, Stage::Instead, AnyCall, "http_503", "503 with a JSON error, nothing processed"},
    FaultInfo{Fault::RateLimited, Stage::Instead, AnyCall, "rate_limited", "429 with Retry-After: 2"},
    FaultInfo{Fault::InProcess, Stage::Instead, Moves, "request_in_process", "400 REQUEST_IN_PROCESS"},
    FaultInfo{Fault::NotVisibleYet, Stage::Instead, LookUp, "not_visible_yet", "a lookup finds an empty list"},
    FaultInfo{Fault::DropAnswer, Stage::Answer, AnyCall, "drop_answer", "processed, closed without a byte"},
    FaultInfo{Fault::CutAnswerHead, Stage::Answer, AnyCall, "cut_answer_head",
              "processed, closed at any byte of the answer's head"},
    FaultInfo{Fault::CutAnswerBody, Stage::Answer, AnyCall, "cut_answer_body",
              "processed, closed at any byte of the answer's body"},
    FaultInfo{Fault::ResetAnswer, Stage::Answer, AnyCall, "reset_answer", "processed, reset at any byte of the answer"},
    FaultInfo{Fault::LoseAnswer, Stage::Answer, AnyPayment | Session, "lose_answer", "processed, never answered"},
    FaultInfo{Fault::DelayAnswer, Stage::Answer, AnyPayment | Session, "delay_answer", "answered 1-50 s late"},
    FaultInfo{Fault::LateAnswer, Stage::Answer, Once, "late_answer", "answered after the till's deadline of 75 s"},
    FaultInfo{Fault::DripAnswer, Stage::Answer, AnyCall, "drip_answer", "the answer comes in small pieces"},
    FaultInfo{Fault::CorruptAnswer, Stage::Answer, AnyCall, "corrupt_answer",
              "a byte of status line or JSON is damaged so that it cannot be read"},
    FaultInfo{Fault::TruncateAnswer, Stage::Answer, AnyCall, "truncate_answer",
              "the JSON breaks off and the length agrees with it"},
    FaultInfo{Fault::OverlongAnswer, Stage::Answer, AnyCall, "overlong_answer",
              "more bytes announced than come before the end"},
    FaultInfo{Fault::EmptyAnswer, Stage::Answer, AnyCall, "empty_answer", "processed, 200 without a body"},
    FaultInfo{Fault::HugeAnswer, Stage::Answer, AnyPayment, "huge_answer", "the answer is padded beyond the till's limit"},
    FaultInfo{Fault::DuplicateAnswer, Stage::Answer, AnyCall, "duplicate_answer",
              "the answer comes twice; the second copy meets the next request"},
    FaultInfo{Fault::CloseAfterAnswer, Stage::Answer, AnyCall, "close_after_answer",
              "answered well, then closed without a word"},
    FaultInfo{Fault::Http500After, Stage::Answer, AnyPost, "http_500_after", "processed, then 500 INTERNAL_ERROR"},
    FaultInfo{Fault::Http504After, Stage::Answer, AnyPost, "http_504_after", "processed, then 504 REQUEST_TIMEOUT"},
    FaultInfo{Fault::UnexpectedAfter, Stage::Answer, Once, "unexpected_after", "processed, then 400 UNEXPECTED_RESPONSE"},
    FaultInfo{Fault::ForeignOrder, Stage::Answer, AnyPayment, "foreign_order", "the answer names another order"},
    FaultInfo{Fault::WrongAmount, Stage::Answer, AnyPayment, "wrong_amount", "the answer shows a little more money"},
    FaultInfo{Fault::ShiftedAmount, Stage::Answer, Once | Read | FollowLink, "shifted_amount", "the answer shows 100 times the money"},
    FaultInfo{Fault::UnknownStatus, Stage::Answer, AnyPayment, "unknown_status", "the answer has a status nobody knows"},
};
inline constexpr int FaultCount = static_cast<int>(FaultTable.size());

consteval bool faultTableIsInOrder()
{
    for (size_t i = 0; i < FaultTable.size(); ++i) {
        if (static_cast<size_t>(FaultTable[i].fault) != i)
            return false;
    }
    return FaultTable.size() == static_cast<size_t>(Fault::UnknownStatus) + 1;
}
static_assert(faultTableIsInOrder(), "FaultTable must follow the enum");

constexpr const FaultInfo &infoOf(Fault fault)
{
    return FaultTable[static_cast<size_t>(fault)];
}

inline std::optional<Fault> faultFromName(const QString &name)
{
    for (const FaultInfo &info : FaultTable) {
        if (info.fault != Fault::None && name == QLatin1String(info.name))
            return info.fault;
    }
    return std::nullopt;
}

} // namespace soak
