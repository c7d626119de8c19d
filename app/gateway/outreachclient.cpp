// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/outreachclient.h"

#include "gateway/callinput.h"
#include "gateway/jsonread.h"
#include "gateway/outreachbody.h"
#include "gateway/redaction.h"

namespace pos {

namespace {
constexpr int OutreachesInFlight = 2;
constexpr qsizetype LongestWords = 1000;
}

QString outreachPath(OutreachKind kind)
{
    const QString path = QStringLiteral("/v1/smart-support/external/payments");
    switch (kind) {
    case OutreachKind::AbandonedFlow: return path;
    case OutreachKind::DeclinedPayment: return path + QStringLiteral("/recover");
    }
    return path;
}

Result<OutreachReply> parseOutreachReply(const QByteArray &body, const QList<QByteArrayView> &secrets)
{
    if (body.trimmed().isEmpty())
        return OutreachReply();
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error()); // the page of somebody on the way: perhaps requested, perhaps not
    const QJsonObject object = document->toObject();
    return OutreachReply{json::text(object, QLatin1String("id")).left(255), json::text(object, QLatin1String("message")).left(LongestWords),
            redactedJson(body, secrets)};
}

OutreachClient::OutreachClient(const Clock &clock, Scheduler &scheduler, TransportOptions options)
    : m_clock(clock)
    , m_sender(clock, scheduler, std::move(options), OutreachesInFlight)
{
}

void OutreachClient::setProfile(const GatewayProfile &profile)
{
    m_sender.setTarget(profile.baseUrl, profile.proxy);
}

void OutreachClient::setCredentials(Credentials credentials)
{
    m_sender.setCredentials(std::move(credentials));
}

Result<QByteArray> OutreachClient::abandonedFlowBody(const AbandonedFlow &flow) const
{
    return abandonedFlowRequestBody(flow, m_clock.nowMs());
}

Result<QByteArray> OutreachClient::declinedPaymentBody(const DeclinedPayment &declined) const
{
    return declinedPaymentRequestBody(declined, m_clock.nowMs());
}

Call OutreachClient::send(OutreachKind kind, const QByteArray &body, AnswerHandler<OutreachReply> handler)
{
    OutgoingCall out{.method = "POST", .path = outreachPath(kind), .body = body};
    if (body.isEmpty())
        out.refused = inputError("body", "REQUIRED");
    return m_sender.send<OutreachReply>(
        out,
        [](const QByteArray &answer, const SecretScrubber &scrubber) {
            return parseOutreachReply(answer, scrubber.secrets());
        },
        std::move(handler));
}

} // namespace pos
