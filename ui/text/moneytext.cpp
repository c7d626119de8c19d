// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/moneytext.h"

#include <QStringList>

namespace pos::ui {

namespace {

QString digits(Money money, const QLocale &locale, bool grouped)
{
    const qint64 unit = money.currency().minorPerMajor();
    // Works for the most negative value too, whose absolute value does not fit.
    const quint64 size = money.isNegative() ? quint64(0) - quint64(money.minor()) : quint64(money.minor());
    QLocale plain(locale);
    if (!grouped)
        plain.setNumberOptions(plain.numberOptions() | QLocale::OmitGroupSeparator);
    QString text = plain.toString(size / quint64(unit));
    if (money.currency().exponent() > 0) {
        QString rest = QString::number(size % quint64(unit)).rightJustified(money.currency().exponent(), u'0');
        if (locale.zeroDigit() != u"0") {
            for (QChar &c : rest)
                c = QChar(char16_t(locale.zeroDigit().front().unicode() + (c.unicode() - u'0')));
        }
        text += locale.decimalPoint() + rest;
    }
    return money.isNegative() ? locale.negativeSign() + text : text;
}

}

QString moneyText(Money money, const QLocale &locale)
{
    return money.isValid() ? money.currency().code() + QChar(0x00a0) + digits(money, locale, true) : QString();
}

QString amountText(Money money, const QLocale &locale)
{
    return money.isValid() ? digits(money, locale, true) : QString();
}

QString editableAmount(Money money, const QLocale &locale)
{
    return money.isValid() ? digits(money, locale, false) : QString();
}

QString percentText(qint64 basisPoints, const QLocale &locale)
{
    QString text = locale.toString(basisPoints / 100);
    if (const qint64 rest = qAbs(basisPoints % 100); rest != 0) {
        QString decimals = QString::number(rest).rightJustified(2, u'0');
        if (decimals.endsWith(u'0'))
            decimals.chop(1);
        text += locale.decimalPoint() + decimals;
    }
    return text + QChar(0x00a0) + locale.percent();
}

NumberFormat numberFormat(const QLocale &locale)
{
    const QString point = locale.decimalPoint(), group = locale.groupSeparator();
    return {point.isEmpty() ? QChar(u'.') : point.front(), group.isEmpty() ? QChar(u',') : group.front()};
}

QLocale localeForCountry(const QString &alpha2)
{
    // Likely-subtag data picks Guarani for PY and Quechua is possible for BO; shops there write Spanish numbers.
    static const QStringList spanish{
        QStringLiteral("AR"), QStringLiteral("BO"), QStringLiteral("CL"), QStringLiteral("CO"), QStringLiteral("CR"),
        QStringLiteral("EC"), QStringLiteral("SV"), QStringLiteral("GT"), QStringLiteral("HN"), QStringLiteral("MX"),
        QStringLiteral("NI"), QStringLiteral("PA"), QStringLiteral("PY"), QStringLiteral("PE"), QStringLiteral("UY")};
    const QLocale::Territory territory = QLocale::codeToTerritory(alpha2);
    if (territory == QLocale::AnyTerritory)
        return QLocale(QLocale::English, QLocale::UnitedStates);
    if (spanish.contains(alpha2.toUpper()))
        return QLocale(QLocale::Spanish, territory);
    return QLocale(QLocale::AnyLanguage, territory);
}

}
