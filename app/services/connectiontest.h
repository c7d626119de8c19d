// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// "Test connection" of the settings: a lookup that can find nothing, then a
// session of the smallest amount that nobody will pay. Nothing is charged and
// nothing is kept. Tells apart what a manager has to fix. Engine thread.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "ports/engine.h"
#include "ports/gatewayport.h"

#include <QObject>

namespace pos {

/// What an error says about the settings; `keysFitHost` = the prefix of the key belongs to that host.
ConnectionFinding findingOf(const Error &error, bool keysFitHost);
/// Keys begin with sandbox_ or prod_ in practice (CONTRACT 1.2). True when nothing speaks against them.
bool keysFitHost(const QByteArray &publicKey, const Settings &settings);

class ConnectionTest : public QObject
{
public:
    using Done = std::function<void(const Result<ConnectionReport> &)>;
    /// Takes a gateway of its own, so that running calls keep their settings.
    ConnectionTest(std::unique_ptr<GatewayPort> gateway, const Settings &settings, Credentials credentials,
                   const Clock &clock, IdSource &ids, Done done);

    void run();
    bool isFinished() const { return m_finished; }

private:
    void createSession();
    void finish(ConnectionFinding finding, const Error &error = {});

    std::unique_ptr<GatewayPort> m_gateway;
    const Settings m_settings;
    const Clock &m_clock;
    const QString m_orderId;
    const Done m_done;
    bool m_keysFit = true;
    bool m_finished = false;
    qint64 m_startedMs = 0;
    Call m_lookup;
    Call m_session;
};

} // namespace pos
