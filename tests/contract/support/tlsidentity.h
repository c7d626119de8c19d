// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Certificates for loopback, made by openssl when the tests are built, so that
// no key is ever committed: `good` is signed by an authority that a test may
// trust, `wronghost` by the same for another name, `expired` is over.
#pragma once

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

struct TlsIdentity
{
    QSslCertificate certificate;
    QSslKey key;

    static TlsIdentity load(const char *name)
    {
        const QString base = QStringLiteral(TLS_DIR "/") + QLatin1String(name);
        QFile certificate(base + QStringLiteral(".pem"));
        QFile key(base + QStringLiteral(".key"));
        if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
            qFatal("no certificate %s", qPrintable(base));
        return {QSslCertificate(&certificate), QSslKey(&key, QSsl::Ec)};
    }
    static QList<QSslCertificate> authority() { return {load("authority").certificate}; }
};
