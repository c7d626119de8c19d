// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/outreach.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

template <typename Value> struct Named
{
    Value value;
    const char *name;
};

template <typename Table> auto valueNamed(const Table &table, QStringView name) -> std::optional<decltype(table[0].value)>
{
    for (const auto &entry : table) {
        if (name == QLatin1String(entry.name))
            return entry.value;
    }
    return std::nullopt;
}

template <typename Table, typename Value> QString nameOf(const Table &table, Value value)
{
    const auto found = std::ranges::find_if(table, [value](const auto &entry) { return entry.value == value; });
    Q_ASSERT(found != table.end());
    return QString::fromLatin1(found->name);
}

constexpr std::array Kinds{Named<OutreachKind>{OutreachKind::AbandonedFlow, "AbandonedFlow"},
                           Named<OutreachKind>{OutreachKind::DeclinedPayment, "DeclinedPayment"}};
constexpr std::array States{Named<OutreachState>{OutreachState::Drafted, "Drafted"},
                            Named<OutreachState>{OutreachState::Recorded, "Recorded"},
                            Named<OutreachState>{OutreachState::Sending, "Sending"},
                            Named<OutreachState>{OutreachState::Accepted, "Accepted"},
                            Named<OutreachState>{OutreachState::Refused, "Refused"},
                            Named<OutreachState>{OutreachState::Unclear, "Unclear"},
                            Named<OutreachState>{OutreachState::Withheld, "Withheld"}};
constexpr std::array Events{Named<OutreachEventKind>{OutreachEventKind::Recorded, "Recorded"},
                            Named<OutreachEventKind>{OutreachEventKind::Sending, "Sending"},
                            Named<OutreachEventKind>{OutreachEventKind::Accepted, "Accepted"},
                            Named<OutreachEventKind>{OutreachEventKind::Refused, "Refused"},
                            Named<OutreachEventKind>{OutreachEventKind::Unclear, "Unclear"},
                            Named<OutreachEventKind>{OutreachEventKind::NotSent, "NotSent"},
                            Named<OutreachEventKind>{OutreachEventKind::Withheld, "Withheld"},
                            Named<OutreachEventKind>{OutreachEventKind::Restarted, "Restarted"},
                            Named<OutreachEventKind>{OutreachEventKind::Erased, "Erased"}};
constexpr std::array Blocks{Named<OutreachBlock>{OutreachBlock::None, "None"},
                            Named<OutreachBlock>{OutreachBlock::NoConsent, "NoConsent"},
                            Named<OutreachBlock>{OutreachBlock::ConsentRefused, "ConsentRefused"},
                            Named<OutreachBlock>{OutreachBlock::OptedOut, "OptedOut"},
                            Named<OutreachBlock>{OutreachBlock::OutsideRules, "OutsideRules"},
                            Named<OutreachBlock>{OutreachBlock::UnknownZone, "UnknownZone"},
                            Named<OutreachBlock>{OutreachBlock::AlreadyPaid, "AlreadyPaid"},
                            Named<OutreachBlock>{OutreachBlock::PaidStateUnclear, "PaidStateUnclear"},
                            Named<OutreachBlock>{OutreachBlock::AlreadyContacted, "AlreadyContacted"},
                            Named<OutreachBlock>{OutreachBlock::ClaimedByOther, "ClaimedByOther"},
                            Named<OutreachBlock>{OutreachBlock::BadRequest, "BadRequest"},
                            Named<OutreachBlock>{OutreachBlock::JournalFailed, "JournalFailed"}};

} // namespace

QString outreachKindName(OutreachKind kind) { return nameOf(Kinds, kind); }
std::optional<OutreachKind> outreachKindFromName(QStringView name) { return valueNamed(Kinds, name); }
QString outreachStateName(OutreachState state) { return nameOf(States, state); }
std::optional<OutreachState> outreachStateFromName(QStringView name) { return valueNamed(States, name); }
QString outreachEventName(OutreachEventKind kind) { return nameOf(Events, kind); }
std::optional<OutreachEventKind> outreachEventFromName(QStringView name) { return valueNamed(Events, name); }
QString outreachBlockName(OutreachBlock block) { return nameOf(Blocks, block); }
std::optional<OutreachBlock> outreachBlockFromName(QStringView name) { return valueNamed(Blocks, name); }

std::optional<OutreachState> nextState(OutreachState state, OutreachEventKind event)
{
    using E = OutreachEventKind;
    using S = OutreachState;
    switch (state) {
    case S::Drafted:
        return event == E::Recorded ? std::optional(S::Recorded) : std::nullopt;
    case S::Recorded:
        if (event == E::Sending)
            return S::Sending;
        return event == E::Withheld || event == E::Restarted ? std::optional(S::Withheld) : std::nullopt;
    case S::Sending:
        switch (event) {
        case E::Accepted: return S::Accepted;
        case E::Refused: return S::Refused;
        case E::Unclear:
        case E::Restarted: return S::Unclear;
        case E::NotSent: return S::Withheld;
        case E::Recorded:
        case E::Sending:
        case E::Erased:
        case E::Withheld: return std::nullopt;
        }
        return std::nullopt;
    case S::Accepted:
    case S::Refused:
    case S::Unclear:
    case S::Withheld:
        return std::nullopt;
    }
    return std::nullopt;
}

bool isOver(OutreachState state)
{
    switch (state) {
    case OutreachState::Drafted:
    case OutreachState::Recorded:
    case OutreachState::Sending: return false;
    case OutreachState::Accepted:
    case OutreachState::Refused:
    case OutreachState::Unclear:
    case OutreachState::Withheld: return true;
    }
    return true;
}

bool mayHaveReached(OutreachState state)
{
    switch (state) {
    case OutreachState::Sending:
    case OutreachState::Accepted:
    case OutreachState::Unclear: return true;
    case OutreachState::Drafted:
    case OutreachState::Recorded:
    case OutreachState::Refused:
    case OutreachState::Withheld: return false;
    }
    return true;
}

OutreachEventKind judgeAnswer(const std::optional<Error> &error, int httpStatus, bool mayHaveLeft)
{
    if (!error)
        return OutreachEventKind::Accepted;
    if (!mayHaveLeft)
        return OutreachEventKind::NotSent;
    // 408, 409 and 429 speak of time and of other requests, not of what this one said.
    const bool ofTheRequest = httpStatus >= 400 && httpStatus < 500 && httpStatus != 408 && httpStatus != 409 &&
                              httpStatus != 425 && httpStatus != 429;
    static constexpr std::array UnclearCodes{"UNEXPECTED_RESPONSE", "REQUEST_IN_PROCESS", "TOKEN_IN_USE", "IDEMPOTENCY_DUPLICATED"};
    const bool unclearCode = std::ranges::any_of(UnclearCodes, [&error](const char *code) {
        return error->context.code == QLatin1String(code);
    });
    switch (error->kind) {
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Offline:
    case ErrorKind::TlsFailed:
    case ErrorKind::MalformedReply:
    case ErrorKind::Cancelled:
    case ErrorKind::ServerFault:
        return OutreachEventKind::Unclear; // whatever status came before it broke
    case ErrorKind::InvalidInput:
    case ErrorKind::Unauthenticated:
    case ErrorKind::UnknownIpAddress:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::RateLimited:
    case ErrorKind::RequestRefused:
    case ErrorKind::StorageFailed:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageLocked:
    case ErrorKind::StorageCorrupt:
    case ErrorKind::StorageNewer:
    case ErrorKind::SecretUnavailable:
    case ErrorKind::Internal:
        break;
    }
    return ofTheRequest && !unclearCode ? OutreachEventKind::Refused : OutreachEventKind::Unclear;
}

} // namespace pos
