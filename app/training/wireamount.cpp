// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/wireamount.h"

#include <QLocale>
#include <QSet>

namespace pos::training {

namespace {

const QSet<QString> &knownCurrencies()
{
    static const QSet<QString> codes = [] {
        const QString text = QStringLiteral(
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
            "CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ "
            "GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR "
            "LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN "
            "PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
            "TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL");
        const QStringList list = text.split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    return codes;
}

Scaled scaledPerMinor(const QString &currency)
{
    Scaled factor = ScaledPerUnit;
    for (int i = currencyExponent(currency); i > 0; --i)
        factor /= 10;
    return factor;
}

} // namespace

bool isKnownCurrency(const QString &code)
{
    return knownCurrencies().contains(code);
}

int currencyExponent(const QString &code)
{
    static const QSet<QString> none{QStringLiteral("BIF"), QStringLiteral("CLP"), QStringLiteral("DJF"),
                                    QStringLiteral("GNF"), QStringLiteral("HUF"), QStringLiteral("ISK"),
                                    QStringLiteral("JPY"), QStringLiteral("KMF"), QStringLiteral("KRW"),
                                    QStringLiteral("PYG"), QStringLiteral("RWF"), QStringLiteral("UGX"),
                                    QStringLiteral("VND"), QStringLiteral("VUV"), QStringLiteral("XAF"),
                                    QStringLiteral("XOF"), QStringLiteral("XPF")};
    static const QSet<QString> three{QStringLiteral("BHD"), QStringLiteral("IQD"), QStringLiteral("JOD"),
                                     QStringLiteral("KWD"), QStringLiteral("LYD"), QStringLiteral("OMR"),
                                     QStringLiteral("TND")};
    if (none.contains(code))
        return 0;
    return three.contains(code) ? 3 : 2;
}

std::optional<Scaled> scaledFromJson(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    // The shortest text that reads back as the same double is what the sender wrote, to 15 digits.
    QString text = QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    const bool negative = text.startsWith(QLatin1Char('-'));
    if (negative)
        text.remove(0, 1);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const QString whole = point < 0 ? text : text.left(point);
    const QString decimals = point < 0 ? QString() : text.mid(point + 1);
    if (whole.size() > 10 || decimals.size() > 4)
        return std::nullopt;
    const Scaled scaled = whole.toLongLong() * ScaledPerUnit + decimals.leftJustified(4, QLatin1Char('0')).toLongLong();
    if (scaled > MaxScaled)
        return std::nullopt;
    return negative ? -scaled : scaled;
}

bool fitsCurrency(Scaled amount, const QString &currency)
{
    return amount % scaledPerMinor(currency) == 0;
}

qint64 minorFromScaled(Scaled amount, const QString &currency)
{
    return amount / scaledPerMinor(currency);
}

QJsonValue amountToJson(Scaled amount, const QString &currency, AmountStyle style)
{
    if (style == AmountStyle::Text) {
        const int exponent = currencyExponent(currency);
        const QString whole = QString::number(amount / ScaledPerUnit);
        const QString decimals = QStringLiteral("%1").arg(amount % ScaledPerUnit, 4, 10, QLatin1Char('0'));
        return exponent == 0 ? QJsonValue(whole)
                             : QJsonValue(QString(whole % QLatin1Char('.') % decimals.left(exponent)));
    }
    if (amount % ScaledPerUnit == 0)
        return QJsonValue(amount / ScaledPerUnit);
    return QJsonValue(static_cast<double>(amount) / static_cast<double>(ScaledPerUnit));
}

} // namespace pos::training
