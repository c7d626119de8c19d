// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/attempt.h"

namespace pos {

QString attemptOriginName(AttemptOrigin origin)
{
    switch (origin) {
    case AttemptOrigin::Till: return QStringLiteral("Till");
    case AttemptOrigin::Yuno: return QStringLiteral("Yuno");
    }
    Q_UNREACHABLE();
}

std::optional<AttemptOrigin> attemptOriginFromName(QStringView name)
{
    for (const AttemptOrigin origin : {AttemptOrigin::Till, AttemptOrigin::Yuno}) {
        if (name == attemptOriginName(origin))
            return origin;
    }
    return std::nullopt;
}

}
