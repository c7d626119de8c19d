// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "proxy/proxylink.h"

#include "proxy/faultproxy.h"
#include "proxy/forgery.h"
#include "proxy/upstream.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace soak {

namespace {
constexpr qint64 Second = 1000;
constexpr qsizetype Pieces = 8;

struct HalfwaySteps
{
    Step halfRequest, wholeRequest, halfAnswer;
};

HalfwaySteps stepsOf(Call call)
{
    switch (call) {
    case Operate: return {Step::WireHalfOperation, Step::WireWholeOperation, Step::WireHalfOperationAnswer};
    case MakeLink: return {Step::WireHalfLink, Step::WireWholeLink, Step::WireHalfLinkAnswer};
    default: return {Step::WireHalfRequest, Step::WireWholeRequest, Step::WireHalfAnswer};
    }
}
} // namespace

ProxyLink::ProxyLink(QTcpSocket *client, FaultProxy &proxy)
    : m_proxy(proxy)
    , m_client(client)
{
    m_client->setParent(this);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_client, &QTcpSocket::readyRead, this, &ProxyLink::take);
    connect(m_client, &QTcpSocket::disconnected, this, &ProxyLink::clientLeft);
    take();
}

ProxyLink::~ProxyLink()
{
    m_client->disconnect(this);
    m_proxy.forget(this);
}

qint64 ProxyLink::dice(qint64 from, qint64 until)
{
    return from + m_proxy.plan().dice().below(until - from);
}

void ProxyLink::hit()
{
    m_proxy.plan().hit(m_fault, m_call, m_subject);
}

// --- the till's side -------------------------------------------------------------------------------

void ProxyLink::take()
{
    m_input += m_client->readAll();
    if (m_state != State::Idle)
        return;
    const std::optional<Head> head = readHead(m_input);
    const qsizetype length = head ? requestLength(m_input, *head) : -1;
    if (length < 0)
        return;
    const QByteArray request = m_input.left(length);
    m_input.remove(0, length);
    begin(request, *head);
}

void ProxyLink::clientLeft()
{
    m_clientGone = true;
    if (m_state == State::Idle || m_state == State::Silent || m_state == State::HeldAnswer)
        deleteLater();
}

void ProxyLink::finish()
{
    m_state = State::Idle;
    m_held = nullptr;
    if (m_clientGone)
        deleteLater();
    else
        QMetaObject::invokeMethod(this, &ProxyLink::take, Qt::QueuedConnection);
}

void ProxyLink::closeClient(bool withReset)
{
    m_state = State::Silent;
    if (m_clientGone) {
        deleteLater();
        return;
    }
    m_client->flush();
    if (withReset) {
        armReset(*m_client);
        m_client->abort();
    } else {
        m_client->disconnectFromHost();
    }
}

void ProxyLink::closeIfIdle()
{
    if (m_state == State::Idle)
        closeClient(false);
}

void ProxyLink::hold(State state, qint64 tillMs, std::function<void()> then)
{
    m_state = state;
    m_held = std::move(then);
    const quint64 number = ++m_holds;
    QTimer::singleShot(m_proxy.realMs(tillMs), Qt::PreciseTimer, this, [this, number] {
        if (number == m_holds)
            releaseHeld();
    });
}

void ProxyLink::releaseHeld()
{
    ++m_holds;
    if (const auto held = std::exchange(m_held, nullptr))
        held();
}

// --- a request -------------------------------------------------------------------------------------

void ProxyLink::identify(const QByteArray &request, const Head &head)
{
    const QList<QByteArray> words = head.startLine.split(' ');
    const QUrl target = QUrl::fromEncoded(words.value(1));
    const QJsonObject body = QJsonDocument::fromJson(request.mid(head.length)).object();
    const bool post = words.value(0) == "POST";
    const QString order = body[QStringLiteral("merchant_order_id")].toString();
    m_call = Other;
    m_subject = QStringLiteral("other %1").arg(m_proxy.requests());
    if (post && target.path() == QLatin1String("/v1/payments")) {
        m_call = Pay;
        m_subject = order;
        m_proxy.plan().sawPost(order, head.field("X-Idempotency-Key"), request.mid(head.length),
                               m_proxy.settings().nowMs());
    } else if (post && target.path().startsWith(QLatin1String("/v1/payments/"))) {
        m_call = Operate;
        m_subject = body[QStringLiteral("merchant_reference")].toString();
        m_proxy.plan().sawOperation(m_subject, head.field("X-Idempotency-Key"), request.mid(head.length),
                                    m_proxy.settings().nowMs());
    } else if (post && target.path() == QLatin1String("/v1/payment-links")) {
        m_call = MakeLink;
        m_subject = order;
        m_proxy.plan().sawLink(order, head.field("X-Idempotency-Key"), request.mid(head.length), m_proxy.settings().nowMs());
    } else if (target.path().startsWith(QLatin1String("/v1/payment-links/"))) {
        m_call = FollowLink;
        m_subject = target.path().section(u'/', 3, 3);
    } else if (post && target.path() == QLatin1String("/v1/checkout/sessions")) {
        m_call = Session;
        m_subject = order;
    } else if (target.path() == QLatin1String("/v1/payments")) {
        m_call = LookUp;
        m_subject = QUrlQuery(target).queryItemValue(QStringLiteral("merchant_order_id"), QUrl::FullyDecoded);
    } else if (target.path().startsWith(QLatin1String("/v1/payments/"))) {
        m_call = Read;
        m_subject = target.path().section(u'/', 3);
    }
}

void ProxyLink::begin(const QByteArray &request, const Head &head)
{
    m_proxy.countRequest();
    identify(request, head);
    Head own = head;
    own.remove("Host");
    own.fields.prepend({"Host", m_proxy.settings().gateway.authority().toUtf8()});
    const QByteArray ownHead = own.bytes();
    m_headLength = ownHead.size();
    m_request = ownHead + request.mid(head.length);
    m_fault = m_proxy.plan().choose(m_call, m_subject, m_proxy.settings().nowMs());
    switch (infoOf(m_fault).stage) {
    case Stage::None:
    case Stage::Answer: forward(); return;
    case Stage::Connection:
        hit();
        closeClient(false);
        m_proxy.goOffTheAir(dice(3, 8) * Second);
        return;
    case Stage::Request: playRequestFault(); return;
    case Stage::Instead:
        hit();
        deliver(madeUpAnswer(m_fault));
        return;
    }
}

void ProxyLink::playRequestFault()
{
    const auto cutAt = [this](qsizetype count, bool withReset) {
        auto *upstream = new Upstream(m_proxy.settings().gateway, &m_proxy);
        upstream->send(m_request.left(count));
        upstream->breakOff(withReset);
        closeClient(withReset);
    };
    const qsizetype all = m_request.size();
    hit();
    switch (m_fault) {
    case Fault::CutRequestHead: cutAt(dice(1, m_headLength), false); return;
    case Fault::CutRequestBody: cutAt(dice(m_headLength, all), false); return;
    case Fault::ResetRequest: cutAt(dice(1, all), true); return;
    case Fault::LoseRequest: m_state = State::Silent; return;
    case Fault::DelayRequest: hold(State::HeldRequest, dice(1, 50) * Second, [this] { forward(); }); return;
    case Fault::DripRequest: drip(ask({}, true), 0); return;
    case Fault::CorruptRequest:
        m_request = damagedRequest(m_request, m_proxy.plan().dice());
        ask(m_request, true);
        return;
    case Fault::DuplicateRequest:
        ask(m_request, false);
        ask(m_request, true);
        return;
    case Fault::RepeatRequest:
    default: forward(); return;
    }
}

void ProxyLink::forward()
{
    Upstream *upstream = ask({}, true);
    if (!isAboutMoney() || infoOf(m_fault).stage == Stage::Request) {
        upstream->send(m_request);
        return;
    }
    if (!forwardInHalves(*upstream)) {
        upstream->disconnect(this);
        upstream->breakOff(false);
        finish();
    }
}

/// False when the till died in between, so that the gateway never gets the rest.
bool ProxyLink::forwardInHalves(Upstream &upstream)
{
    const qsizetype half = m_headLength + (m_request.size() - m_headLength) / 2;
    upstream.send(m_request.left(half));
    const HalfwaySteps steps = stepsOf(m_call);
    if (m_proxy.settings().passed(steps.halfRequest))
        return false;
    upstream.send(m_request.mid(half));
    m_proxy.settings().passed(steps.wholeRequest); // what was sent arrives
    return true;
}

Upstream *ProxyLink::ask(const QByteArray &bytes, bool passesOn)
{
    auto *upstream = new Upstream(m_proxy.settings().gateway, &m_proxy);
    if (!bytes.isEmpty())
        upstream->send(bytes);
    if (!passesOn)
        return upstream;
    m_state = State::Asking;
    connect(upstream, &Upstream::answered, this, &ProxyLink::answered);
    connect(upstream, &Upstream::failed, this, [this] { closeClient(false); });
    return upstream;
}

void ProxyLink::drip(Upstream *upstream, qsizetype from)
{
    const qsizetype piece = m_request.size() / Pieces + 1;
    upstream->send(m_request.mid(from, piece));
    if (from + piece >= m_request.size()) {
        m_state = State::Asking;
        return;
    }
    hold(State::HeldRequest, Second, [this, upstream = QPointer<Upstream>(upstream), next = from + piece] {
        if (upstream)
            drip(upstream, next);
    });
}

// --- its answer ------------------------------------------------------------------------------------

void ProxyLink::answered(const QByteArray &answer)
{
    if (m_clientGone) {
        deleteLater();
        return;
    }
    if (infoOf(m_fault).stage == Stage::Answer) {
        playAnswerFault(answer);
        return;
    }
    if (isAboutMoney()) {
        const qsizetype half = answer.size() / 2;
        m_client->write(answer.left(half));
        m_client->flush();
        if (m_proxy.settings().passed(stepsOf(m_call).halfAnswer))
            return closeClient(false);
        m_client->write(answer.mid(half));
        if (m_fault == Fault::RepeatRequest)
            repeatLater();
        finish();
        return;
    }
    deliver(answer);
}

void ProxyLink::repeatLater()
{
    QTimer::singleShot(m_proxy.realMs(dice(2, 30) * Second), &m_proxy,
                       [request = m_request, proxy = &m_proxy] {
                           auto *upstream = new Upstream(proxy->settings().gateway, proxy);
                           upstream->send(request);
                       });
}

void ProxyLink::playAnswerFault(const QByteArray &answer)
{
    const std::optional<Head> head = readHead(answer);
    const qsizetype headLength = head ? head->length : answer.size();
    const qsizetype all = answer.size();
    switch (m_fault) {
    case Fault::DropAnswer: partThenClose(answer, 0, false); return;
    case Fault::CutAnswerHead: partThenClose(answer, dice(1, headLength), false); return;
    case Fault::CutAnswerBody: partThenClose(answer, dice(std::min(headLength, all - 1), all), false); return;
    case Fault::ResetAnswer: partThenClose(answer, dice(1, all), true); return;
    case Fault::CloseAfterAnswer: partThenClose(answer, all, false); return;
    case Fault::LoseAnswer:
        hit();
        m_state = State::Silent;
        return;
    case Fault::DelayAnswer:
    case Fault::LateAnswer: {
        hit();
        const qint64 wait = m_fault == Fault::LateAnswer ? dice(80, 110) : dice(1, 50);
        hold(State::HeldAnswer, wait * Second, [this, answer] { deliver(answer); });
        return;
    }
    case Fault::DripAnswer:
        hit();
        dripAnswer(answer, 0);
        return;
    default: break;
    }
    const QByteArray changed = changedAnswer(m_fault, answer, m_proxy.plan().dice());
    if (changed.isEmpty()) {
        deliver(answer);
    } else if (m_fault == Fault::OverlongAnswer) {
        partThenClose(changed, changed.size(), false);
    } else {
        hit();
        deliver(changed);
    }
}

void ProxyLink::partThenClose(const QByteArray &answer, qsizetype count, bool withReset)
{
    hit();
    if (count > 0)
        m_client->write(answer.left(count));
    closeClient(withReset);
}

void ProxyLink::deliver(const QByteArray &answer)
{
    if (!m_clientGone)
        m_client->write(answer);
    finish();
}

void ProxyLink::dripAnswer(const QByteArray &answer, qsizetype from)
{
    const qsizetype piece = answer.size() / Pieces + 1;
    m_client->write(answer.mid(from, piece));
    if (from + piece >= answer.size()) {
        finish();
        return;
    }
    hold(State::HeldAnswer, Second, [this, answer, next = from + piece] {
        if (!m_clientGone)
            dripAnswer(answer, next);
    });
}

} // namespace soak
