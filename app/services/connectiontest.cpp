// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/connectiontest.h"

namespace pos {

ConnectionFinding findingOf(const Error &error, bool keysFit)
{
    if (error.context.code == u"INVALID_ACCOUNT_ID")
        return ConnectionFinding::WrongAccount;
    switch (error.kind) {
    case ErrorKind::Unauthenticated:
        return keysFit ? ConnectionFinding::WrongKeys : ConnectionFinding::WrongEnvironment;
    case ErrorKind::UnknownIpAddress:
        return ConnectionFinding::WrongIp;
    case ErrorKind::Forbidden:
        return ConnectionFinding::ProductNotEnabled;
    case ErrorKind::Offline:
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
        return ConnectionFinding::NoNetwork;
    case ErrorKind::TlsFailed:
        return ConnectionFinding::TlsTrouble;
    case ErrorKind::MalformedReply:
    case ErrorKind::NotFound: // every path that is asked for exists at Yuno
        return ConnectionFinding::NotAGateway;
    case ErrorKind::InvalidInput:
    case ErrorKind::Conflict:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault:
    case ErrorKind::RequestRefused:
    case ErrorKind::StorageFailed:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageLocked:
    case ErrorKind::StorageCorrupt:
    case ErrorKind::StorageNewer:
    case ErrorKind::SecretUnavailable:
    case ErrorKind::Cancelled:
    case ErrorKind::Internal:
        return ConnectionFinding::Unclear;
    }
    return ConnectionFinding::Unclear;
}

bool keysFitHost(const QByteArray &publicKey, const Settings &settings)
{
    switch (settings.environment) {
    case Environment::Sandbox:
        return !publicKey.startsWith("prod_");
    case Environment::LiveUs:
    case Environment::LiveEu:
        return !publicKey.startsWith("sandbox_") && !publicKey.startsWith("staging_") && !publicKey.startsWith("dev_");
    case Environment::Training:
    case Environment::Custom:
        return true;
    }
    return true;
}

ConnectionTest::ConnectionTest(std::unique_ptr<GatewayPort> gateway, const Settings &settings, Credentials credentials,
                               const Clock &clock, IdSource &ids, Done done)
    : m_gateway(std::move(gateway))
    , m_settings(settings)
    , m_clock(clock)
    , m_orderId(QStringLiteral("connection-test-") + ids.uuid())
    , m_done(std::move(done))
    , m_keysFit(keysFitHost(credentials.publicKey.reveal(), settings))
{
    m_gateway->setProfile({effectiveGatewayUrl(settings), settings.accountId, settings.amountUnit, settings.proxy});
    m_gateway->setCredentials(std::move(credentials));
}

void ConnectionTest::run()
{
    m_startedMs = m_clock.monotonicMs();
    m_lookup =
        m_gateway->paymentsByOrderId(MerchantOrderId::from(m_orderId), [this](const Answer<QList<Payment>> &answer) {
            if (answer.result)
                createSession();
            else
                finish(findingOf(answer.result.error(), m_keysFit), answer.result.error());
        });
}

/// The lookup proves address and keys; only a session proves account and product.
void ConnectionTest::createSession()
{
    SessionRequest request;
    request.orderId = MerchantOrderId::from(m_orderId);
    request.description = QStringLiteral("Connection test");
    request.country = m_settings.country;
    request.amount = Money::fromMinor(1, m_settings.currency);
    request.callbackUrl = m_settings.callbackUrl.toString();
    m_session = m_gateway->createSession(request, [this](const Answer<CheckoutSession> &answer) {
        if (answer.result)
            finish(ConnectionFinding::Good);
        else
            finish(findingOf(answer.result.error(), m_keysFit), answer.result.error());
    });
}

void ConnectionTest::finish(ConnectionFinding finding, const Error &error)
{
    m_finished = true;
    m_done(ConnectionReport{finding, effectiveGatewayUrl(m_settings), m_clock.monotonicMs() - m_startedMs, error});
}

} // namespace pos
