// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What every client of the wire shares: credentials on a request, the handle of
// a call, and a finished call as a Result. Private to gateway/.
#pragma once

#include "gateway/apierror.h"
#include "gateway/gatewaycall.h"
#include "ports/apicodes.h"

#include <QPointer>

namespace pos {

class WireHandle final : public CallHandle
{
public:
    explicit WireHandle(GatewayCall *call)
        : m_call(call)
    {
    }
    ~WireHandle() override
    {
        if (m_call)
            m_call->drop();
    }

private:
    QPointer<GatewayCall> m_call;
};

inline Error statusError(const WireReply &reply)
{
    if (reply.exchange.httpStatus >= 400)
        return toError(parseApiError(reply.exchange.httpStatus, reply.body));
    Error error;
    error.kind = ErrorKind::MalformedReply;
    error.context.code = QStringLiteral("HTTP_%1").arg(reply.exchange.httpStatus);
    error.context.detail = reply.isRedirect() ? QStringLiteral("a redirect, not followed")
                                              : QStringLiteral("a status that this API does not use");
    return error;
}

template <typename T, typename Reader>
Result<T> resultOf(const WireReply &reply, const Reader &reader, const SecretScrubber &scrubber)
{
    Result<T> result = [&]() -> Result<T> {
        if (reply.error)
            return fail(*reply.error);
        if (reply.exchange.httpStatus < 200 || reply.exchange.httpStatus > 299)
            return fail(statusError(reply));
        return reader(reply.body, scrubber);
    }();
    if (result)
        return result;
    Error error = result.error();
    error.context.httpStatus = reply.exchange.httpStatus;
    error.context.requestId = reply.exchange.requestId;
    error.context.retryAfterSeconds = reply.retryAfterSeconds;
    scrubber.clean(error);
    return fail(error);
}

inline void setCredentialHeaders(QNetworkRequest &request, const Credentials &credentials)
{
    if (!credentials.relayToken.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + credentials.relayToken.reveal());
        return;
    }
    request.setRawHeader("public-api-key", credentials.publicKey.reveal());
    request.setRawHeader("private-secret-key", credentials.privateKey.reveal());
}

} // namespace pos
