// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/httplog.h"

#include "base/log.h"

namespace pos {

void logCall(const Exchange &exchange, const Error *error)
{
    log::Fields fields{{"method", exchange.method},
                       {"path", exchange.path},
                       {"status", QString::number(exchange.httpStatus)},
                       {"ms", QString::number(exchange.elapsedMs)},
                       {"sent", QString::number(exchange.bytesSent)},
                       {"left", exchange.mayHaveLeft ? QStringLiteral("maybe") : QStringLiteral("no")}};
    if (!exchange.requestId.isEmpty())
        fields << log::Field{"request", exchange.requestId};
    if (!error) {
        log::info("gateway", "call", fields);
        return;
    }
    fields << log::Field{"kind", errorKindName(error->kind)};
    if (!error->context.code.isEmpty())
        fields << log::Field{"code", error->context.code};
    if (!error->context.detail.isEmpty())
        fields << log::Field{"detail", error->context.detail};
    log::warning("gateway", "call failed", fields);
}

} // namespace pos
