// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures of payment codes that an answer names by their address (CONTRACT 5.7):
// small files of somebody else's host, which sees nothing of ours. Lives on the
// engine thread; calls answer as those of GatewayPort do. What comes is bytes of
// a stranger: whoever shows them decodes with care.
#pragma once

#include "ports/gatewayport.h"

#include <QUrl>

namespace pos {

class PicturePort
{
public:
    virtual ~PicturePort() = default;

    virtual void setProfile(const GatewayProfile &profile) = 0;
    /// InvalidInput = an address that is never asked; else as any call.
    virtual Call fetch(const QUrl &address, AnswerHandler<QByteArray> handler) = 0;
};

} // namespace pos
