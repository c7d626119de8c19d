// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Fetches the picture of a payment code from the address that Yuno gave, behind
// PicturePort: https alone (plain http to this machine while the gateway itself is
// there), no keys, no cookies, a quarter of a megabyte and twenty seconds at most.
// A few redirects are followed, each held to the same rule. Beside GatewayClient,
// with a sender of its own: a slow host must not stand in front of a payment.
#pragma once

#include "gateway/callsender.h"
#include "ports/pictureport.h"

namespace pos {

class PictureClient final : public PicturePort
{
public:
    PictureClient(const Clock &clock, Scheduler &scheduler, TransportOptions options = {});

    void setProfile(const GatewayProfile &profile) override;
    Call fetch(const QUrl &address, AnswerHandler<QByteArray> handler) override;

private:
    class Search;
    bool mayAsk(const QUrl &address) const;

    ClientLimits m_limits;
    bool m_local = false; ///< the gateway is on this machine and speaks plain http
    CallSender m_sender;
};

} // namespace pos
