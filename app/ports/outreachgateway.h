// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Yuno's two recovery calls (CONTRACT 10). Lives on the engine thread; calls
// answer as those of GatewayPort do: once, later, and not after their handle was
// dropped. There is no idempotency key: a body is sent exactly once, from a
// one-shot device, and never by itself again (CONTRACT 2.2).
#pragma once

#include "domain/outreach.h"
#include "domain/outreachrequest.h"
#include "ports/gatewayport.h"

namespace pos {

/// What a 2xx said. Both empty for the abandoned flow, whose answer has no body.
struct OutreachReply
{
    QString id;        ///< of the communication
    QString message;
    QByteArray answer; ///< as received, redacted

    friend bool operator==(const OutreachReply &, const OutreachReply &) = default;
};

class OutreachGateway
{
public:
    virtual ~OutreachGateway() = default;

    virtual void setProfile(const GatewayProfile &profile) = 0;
    virtual void setCredentials(Credentials credentials) = 0;

    /// The exact bytes to show, to journal and then to send. InvalidInput with the dotted wire path in context.field.
    virtual Result<QByteArray> abandonedFlowBody(const AbandonedFlow &flow) const = 0;
    virtual Result<QByteArray> declinedPaymentBody(const DeclinedPayment &declined) const = 0;
    /// Sends those bytes once to the path of its kind. Any complete 2xx that is empty or JSON is a reply.
    virtual Call send(OutreachKind kind, const QByteArray &body, AnswerHandler<OutreachReply> handler) = 0;
};

} // namespace pos
