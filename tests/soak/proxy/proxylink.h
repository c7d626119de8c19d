// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One connection of the till: request after request, each with its fault or none.
// A request that reached the gateway is finished there even when the till is gone.
// Owned by FaultProxy until its connection and its last request are over.
#pragma once

#include "common/httpwire.h"
#include "common/steps.h"
#include "proxy/faults.h"

#include <QObject>

#include <functional>

class QTcpSocket;

namespace soak {

class FaultProxy;
class Upstream;

class ProxyLink : public QObject
{
    Q_OBJECT
public:
    ProxyLink(QTcpSocket *client, FaultProxy &proxy);
    ~ProxyLink() override;

    void releaseHeld();
    void closeIfIdle();
    /// A request is on its way there, held back on the way, or unanswered.
    bool isAtTheGateway() const { return m_state == State::Asking || m_state == State::HeldRequest; }

private:
    enum class State {
        Idle,
        HeldRequest, ///< will reach the gateway later
        Asking,
        HeldAnswer,
        Silent, ///< nothing more will happen but the till's leaving
    };

    void take();
    void begin(const QByteArray &request, const Head &head);
    void identify(const QByteArray &request, const Head &head);
    void playRequestFault();
    void forward();
    Upstream *ask(const QByteArray &bytes, bool passesOn);
    bool forwardInHalves(Upstream &upstream);
    void drip(Upstream *upstream, qsizetype from);
    void answered(const QByteArray &answer);
    void playAnswerFault(const QByteArray &answer);
    void repeatLater();
    void deliver(const QByteArray &answer);
    void dripAnswer(const QByteArray &answer, qsizetype from);
    void partThenClose(const QByteArray &answer, qsizetype count, bool withReset);
    void closeClient(bool withReset);
    void hold(State state, qint64 tillMs, std::function<void()> then);
    void finish();
    void clientLeft();
    bool isAboutMoney() const { return (m_call & Once) != 0; }
    void hit();
    qint64 dice(qint64 from, qint64 until);

    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    State m_state = State::Idle;
    QByteArray m_input;
    QByteArray m_request;
    qsizetype m_headLength = 0;
    Call m_call = Other;
    QString m_subject;
    Fault m_fault = Fault::None;
    std::function<void()> m_held;
    quint64 m_holds = 0;
    bool m_clientGone = false;
};

} // namespace soak
