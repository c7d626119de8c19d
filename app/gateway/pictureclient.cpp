// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/pictureclient.h"

#include "gateway/callinput.h"
#include "gateway/tlspolicy.h"

#include <utility>

namespace pos {

namespace {

constexpr qint64 LargestBytes = 256 * 1024;
constexpr Millis Quiet{10'000};
constexpr Millis Total{20'000};
constexpr int MostRedirects = 3;
constexpr int PicturesInFlight = 2;

} // namespace

/// One picture, over as many addresses as it takes. Dropping it drops the call that runs.
class PictureClient::Search final : public CallHandle
{
public:
    Search(PictureClient &client, AnswerHandler<QByteArray> handler) : m_client(client), m_handler(std::move(handler)) {}

    void ask(const QUrl &address)
    {
        const bool allowed = m_client.mayAsk(address);
        m_call = m_client.m_sender.fetchOnce(
            allowed ? address : QUrl(), QStringLiteral("(picture of a code)"), m_client.m_limits,
            [this, address](const WireReply &reply, const Answer<QByteArray> &answer) { onAnswer(address, reply, answer); });
    }

private:
    void onAnswer(const QUrl &asked, const WireReply &reply, const Answer<QByteArray> &answer)
    {
        const QUrl next = asked.resolved(reply.location);
        if (!reply.location.isEmpty() && m_redirects < MostRedirects && m_client.mayAsk(next)) {
            ++m_redirects;
            ask(next);
            return;
        }
        const AnswerHandler<QByteArray> handler = std::move(m_handler); // may drop this
        handler(answer);
    }

    PictureClient &m_client;
    AnswerHandler<QByteArray> m_handler;
    Call m_call;
    int m_redirects = 0;
};

PictureClient::PictureClient(const Clock &clock, Scheduler &scheduler, TransportOptions options)
    : m_limits(options.limits)
    , m_sender(clock, scheduler, options, PicturesInFlight)
{
    m_limits.connect = qMin(m_limits.connect, Quiet);
    m_limits.inactivity = qMin(m_limits.inactivity, Quiet);
    m_limits.total = qMin(m_limits.total, Total);
    m_limits.maxBytes = qMin(m_limits.maxBytes, LargestBytes);
}

void PictureClient::setProfile(const GatewayProfile &profile)
{
    m_local = profile.baseUrl.scheme() == QLatin1String("http") && isLoopback(profile.baseUrl.host());
    m_sender.setTarget(profile.baseUrl, profile.proxy);
}

bool PictureClient::mayAsk(const QUrl &address) const
{
    if (!address.isValid() || address.host().isEmpty() || !address.userInfo().isEmpty())
        return false;
    return address.scheme() == QLatin1String("https") ||
           (m_local && address.scheme() == QLatin1String("http") && isLoopback(address.host()));
}

Call PictureClient::fetch(const QUrl &address, AnswerHandler<QByteArray> handler)
{
    auto search = std::make_unique<Search>(*this, std::move(handler));
    search->ask(address);
    return search;
}

} // namespace pos
