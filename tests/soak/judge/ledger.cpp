// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "judge/ledger.h"

#include <QStringList>

#include <cmath>

namespace soak {

int decimalsOf(const QString &currency)
{
    static const QStringList none =
        QStringLiteral("BIF CLP DJF GNF HUF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF").split(u' ');
    static const QStringList three = QStringLiteral("BHD IQD JOD KWD LYD OMR TND").split(u' ');
    return none.contains(currency) ? 0 : three.contains(currency) ? 3 : 2;
}

std::optional<qint64> minorOf(const QJsonValue &value, const QString &currency)
{
    bool ok = value.isDouble();
    const double major = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    const double minor = major * std::pow(10.0, decimalsOf(currency));
    if (!ok || std::abs(minor - std::round(minor)) > 1e-6 || std::abs(minor) > 1e15)
        return std::nullopt;
    return static_cast<qint64>(std::llround(minor));
}

QJsonValue majorOf(qint64 minor, const QString &currency)
{
    return static_cast<double>(minor) / std::pow(10.0, decimalsOf(currency));
}

bool takesMoney(const QString &status, const QString &subStatus)
{
    if (status == QLatin1String("SUCCEEDED"))
        return subStatus != QLatin1String("VERIFIED") && subStatus != QLatin1String("THREE_D_SECURE_VERIFIED");
    return status == QLatin1String("IN_DISPUTE") || status == QLatin1String("CHARGEBACK");
}

} // namespace soak
