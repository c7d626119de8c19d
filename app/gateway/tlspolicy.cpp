// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/tlspolicy.h"

#include "version.h"

#include <QHostAddress>
#include <QSslConfiguration>

namespace pos {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("::1") ||
           host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0;
}

Result<void> checkBaseUrl(const QUrl &base, bool isRelay)
{
    const auto refuse = [](const char *why) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.context.field = QStringLiteral("gatewayUrl");
        error.context.detail = QString::fromLatin1(why);
        return fail(error);
    };
    if (!base.isValid() || base.host().isEmpty())
        return refuse("no usable gateway address");
    if (!base.userInfo().isEmpty() || base.hasQuery() || base.hasFragment())
        return refuse("the gateway address carries more than scheme, host and port");
    if (!base.path().isEmpty() && base.path() != QLatin1String("/"))
        return refuse("the gateway address has a path");
    if (base.scheme() == QLatin1String("https"))
        return {};
    if (base.scheme() != QLatin1String("http") || !isLoopback(base.host()))
        return refuse("plain http is for this machine only");
    if (isRelay)
        return refuse("a relay must be https");
    return {};
}

QNetworkRequest policyRequest(const QUrl &url, const QList<QSslCertificate> &authorities)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent", QByteArray("Mostrador/") + version::Text);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept-Language", "en");
    if (url.scheme() == QLatin1String("https")) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
        if (!authorities.isEmpty())
            tls.setCaCertificates(authorities);
        request.setSslConfiguration(tls);
    }
    return request;
}

ProxyPolicy::ProxyPolicy(const QString &setting)
{
    if (setting == QLatin1String("system")) {
        m_system = true;
    } else if (const QUrl url(setting); url.scheme() == QLatin1String("http") && !url.host().isEmpty()) {
        m_proxy = QNetworkProxy(QNetworkProxy::HttpProxy, url.host(), static_cast<quint16>(url.port(3128)),
                                url.userName(), url.password());
    }
}

QList<QNetworkProxy> ProxyPolicy::queryProxy(const QNetworkProxyQuery &query)
{
    if (isLoopback(query.peerHostName()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    return m_system ? systemProxyForQuery(query) : QList{m_proxy};
}

} // namespace pos
