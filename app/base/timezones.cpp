// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/timezones.h"

#include <array>
#include <utility>

namespace pos {

namespace {

using Renamed = std::pair<QLatin1StringView, const char *>;
/// tz database, file "backward": what the name of today was before.
constexpr std::array OlderNames{Renamed{QLatin1StringView("America/Argentina/Buenos_Aires"), "America/Buenos_Aires"}};

} // namespace

QTimeZone findTimeZone(const QString &iana)
{
    const QTimeZone zone(iana.toUtf8());
    if (zone.isValid())
        return zone;
    for (const auto &[name, older] : OlderNames) {
        if (iana == name)
            return QTimeZone(older);
    }
    return {};
}

QTimeZone timeZoneOrUtc(const QString &iana)
{
    const QTimeZone zone = findTimeZone(iana);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace pos
