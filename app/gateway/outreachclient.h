// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The recovery calls of the Yuno API behind OutreachGateway (CONTRACT 10).
// Beside GatewayClient, with a sender of its own: a call to a customer must not
// stand in front of a payment. Lives on the thread of its first call.
#pragma once

#include "gateway/callsender.h"
#include "gateway/transportoptions.h"
#include "ports/outreachgateway.h"

namespace pos {

class OutreachClient final : public OutreachGateway
{
public:
    OutreachClient(const Clock &clock, Scheduler &scheduler, TransportOptions options = {});

    void setProfile(const GatewayProfile &profile) override;
    void setCredentials(Credentials credentials) override;

    Result<QByteArray> abandonedFlowBody(const AbandonedFlow &flow) const override;
    Result<QByteArray> declinedPaymentBody(const DeclinedPayment &declined) const override;
    Call send(OutreachKind kind, const QByteArray &body, AnswerHandler<OutreachReply> handler) override;

private:
    const Clock &m_clock;
    CallSender m_sender;
};

/// "/v1/smart-support/external/payments", with "/recover" for a declined payment.
QString outreachPath(OutreachKind kind);
/// Reads a 2xx: nothing at all, or JSON of any shape. MalformedReply for anything else.
Result<OutreachReply> parseOutreachReply(const QByteArray &body, const QList<QByteArrayView> &secrets);

} // namespace pos
