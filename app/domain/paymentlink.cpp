// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentlink.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr std::array<std::pair<const char *, LinkStatus>, 6> Names{{
    {"Open", LinkStatus::Open},
    {"Used", LinkStatus::Used},
    {"Canceled", LinkStatus::Canceled},
    {"Expired", LinkStatus::Expired},
    {"Failed", LinkStatus::Failed},
    {"Unknown", LinkStatus::Unknown},
}};

constexpr std::array<std::pair<const char *, LinkStatus>, 8> WireNames{{
    {"CREATED", LinkStatus::Open},
    {"ACTIVE", LinkStatus::Open},
    {"USED", LinkStatus::Used},
    {"COMPLETED", LinkStatus::Used},
    {"CANCELED", LinkStatus::Canceled},
    {"CANCELLED", LinkStatus::Canceled},
    {"EXPIRED", LinkStatus::Expired},
    {"ERROR", LinkStatus::Failed},
}};

} // namespace

QString linkStatusName(LinkStatus status)
{
    const auto found = std::ranges::find(Names, status, &std::pair<const char *, LinkStatus>::second);
    return QString::fromLatin1(found->first);
}

std::optional<LinkStatus> linkStatusFromName(QStringView name)
{
    const auto found = std::ranges::find_if(Names, [name](const auto &known) { return name == QLatin1String(known.first); });
    return found == Names.end() ? std::nullopt : std::optional(found->second);
}

LinkStatus linkStatusFromWire(const QString &text)
{
    const QString word = text.trimmed().toUpper();
    const auto found =
        std::ranges::find_if(WireNames, [&word](const auto &known) { return word == QLatin1String(known.first); });
    return found == WireNames.end() ? LinkStatus::Unknown : found->second;
}

bool isPayable(LinkStatus status)
{
    return status == LinkStatus::Open || status == LinkStatus::Unknown;
}

bool isPayable(const AttemptLink &link)
{
    return !link.id.isEmpty() && isPayable(link.status);
}

} // namespace pos
