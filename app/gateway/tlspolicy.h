// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How every request travels (CONTRACT 1, MODEL-CODEBASES 2.6): TLS 1.2 or
// newer with certificate errors final, HTTP/1.1, redirects never followed (they
// would carry the private key to another host), no cookies, no cache, no
// decompression (so that lengths can be checked), an own User-Agent, and the
// proxy that the settings name. The only place that sets such attributes.
#pragma once

#include "base/result.h"

#include <QList>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QUrl>

class QNetworkAccessManager;

namespace pos {

/// InvalidInput unless `base` is https, or http to this machine (never with a relay token), without user
/// info, path, query or fragment.
Result<void> checkBaseUrl(const QUrl &base, bool isRelay);
bool isLoopback(const QString &host);

/// A request for `url` under the policy, with the headers that every call has.
/// `authorities` empty = the system's.
QNetworkRequest policyRequest(const QUrl &url, const QList<QSslCertificate> &authorities);

/// "system", "none", or "http://host:port"; this machine is always reached directly.
class ProxyPolicy final : public QNetworkProxyFactory
{
public:
    explicit ProxyPolicy(const QString &setting);
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    bool m_system = false;
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
};

} // namespace pos
