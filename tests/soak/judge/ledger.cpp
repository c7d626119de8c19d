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
    return status == QLatin1String("IN_DISPUTE") || status == QLatin1String("CHARGEBACK") ||
           status == QLatin1String("REFUNDED");
}

Standing standingOf(const LedgerPayment &payment, const std::function<bool(const LedgerMove &)> &sees)
{
    Standing standing{payment.status, payment.subStatus};
    for (const LedgerMove &move : payment.moves) {
        if (move.status != QLatin1String("SUCCEEDED") || !sees(move))
            continue;
        if (move.type == QLatin1String("CAPTURE"))
            standing.captured += move.minor;
        else if (move.type == QLatin1String("REFUND"))
            standing.refunded += move.minor;
        else
            standing.canceled = true;
    }
    const auto become = [&standing](const char *status, const char *subStatus) {
        standing.status = QLatin1String(status);
        standing.subStatus = QLatin1String(subStatus);
    };
    const qint64 taken = standing.taken(payment);
    if (standing.canceled)
        become("CANCELED", "CANCELED");
    else if (standing.refunded > 0 && standing.refunded >= taken)
        become("REFUNDED", "REFUNDED");
    else if (standing.refunded > 0)
        become("SUCCEEDED", "PARTIALLY_REFUNDED");
    else if (standing.captured > 0)
        become("SUCCEEDED", standing.captured >= payment.minor ? "CAPTURED" : "PARTIALLY_CAPTURED");
    return standing;
}

Standing standingOf(const LedgerPayment &payment)
{
    return standingOf(payment, [](const LedgerMove &) { return true; });
}

} // namespace soak
