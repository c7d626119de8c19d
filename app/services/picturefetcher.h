// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keeps the calls for pictures of codes alive until they answered. Nothing is
// remembered, nothing is asked twice: that is for who shows them. Nothing depends
// on it to take a payment. Engine thread; owned by EngineCore.
#pragma once

#include "ports/pictureport.h"

#include <functional>
#include <map>

namespace pos {

class PictureFetcher
{
public:
    using Done = std::function<void(const Result<QByteArray> &)>;
    explicit PictureFetcher(std::unique_ptr<PicturePort> port) : m_port(std::move(port)) {}

    void setProfile(const GatewayProfile &profile) { m_port->setProfile(profile); }
    void fetch(const QUrl &address, Done done)
    {
        const quint64 number = ++m_last;
        Call &call = m_calls[number]; // before it starts: it is looked for when it answers
        call = m_port->fetch(address, [this, number, done = std::move(done)](const Answer<QByteArray> &answer) {
            auto node = m_calls.extract(number);
            m_finished = std::move(node.mapped());
            done(answer.result);
        });
    }

private:
    std::unique_ptr<PicturePort> m_port;
    std::map<quint64, Call> m_calls;
    quint64 m_last = 0;
    Call m_finished; ///< its handler may still be on the stack
};

} // namespace pos
