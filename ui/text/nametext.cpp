// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/nametext.h"

#include "ui/text/errortext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct NameText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::NameText)
};

/// Yuno shouts: "MASTERCARD". Short names are initials or written so by their owners.
QString brandText(const QString &brand)
{
    constexpr int LongestInitials = 4;
    if (brand.isEmpty())
        return NameText::tr("Card");
    return brand.size() <= LongestInitials ? brand : brand.left(1).toUpper() + brand.mid(1).toLower();
}

}

QString methodText(const SavedMethod &method)
{
    const QString brand = brandText(method.brand);
    if (method.lastFour.isEmpty())
        return method.name.isEmpty() ? brand : method.name;
    return brand + QStringLiteral(" •••• ") + method.lastFour;
}

QString methodExpiryText(const SavedMethod &method)
{
    if (method.expirationMonth == 0 || method.expirationYear == 0)
        return {};
    return NameText::tr("Expires %1").arg(QStringLiteral("%1/%2")
                                              .arg(method.expirationMonth, 2, 10, QChar(u'0'))
                                              .arg(method.expirationYear % 100, 2, 10, QChar(u'0')));
}

QString methodProblemText(const SavedMethod &method, QDate today)
{
    using T = NameText;
    if (method.isExpired(today))
        return T::tr("Expired");
    if (method.status != u"ENROLLED")
        return T::tr("No longer saved at Yuno");
    if (!method.isUsable(today))
        return T::tr("Not a card");
    return {};
}

QString phoneText(const Phone &phone)
{
    if (phone.isEmpty())
        return {};
    return phone.countryCode.isEmpty() ? phone.number : u'+' + phone.countryCode + QChar(0x00a0) + phone.number;
}

QString genderText(const QString &code)
{
    using T = NameText;
    if (code == u"F")
        return T::tr("Female");
    if (code == u"M")
        return T::tr("Male");
    if (code == u"NB")
        return T::tr("Non-binary");
    if (code == u"NA")
        return T::tr("Not applicable");
    if (code == u"NK")
        return T::tr("Not known");
    if (code == u"U")
        return T::tr("Prefers not to say");
    return T::tr("Not asked");
}

QStringList genderCodes()
{
    return {QString(), QStringLiteral("F"), QStringLiteral("M"), QStringLiteral("NB"), QStringLiteral("NA"),
            QStringLiteral("NK"), QStringLiteral("U")};
}

QString consentHowText(const QString &how)
{
    using T = NameText;
    if (how == u"phone")
        return T::tr("On the phone");
    if (how == u"web_form")
        return T::tr("Web form");
    return T::tr("In person, at the counter");
}

QStringList consentHows()
{
    return {QStringLiteral("in_person"), QStringLiteral("phone"), QStringLiteral("web_form")};
}

QString environmentText(Environment environment)
{
    using T = NameText;
    switch (environment) {
    case Environment::Training: return T::tr("Training: no internet, no real money");
    case Environment::Sandbox: return T::tr("Sandbox: Yuno's test system");
    case Environment::LiveUs: return T::tr("Live, Americas");
    case Environment::LiveEu: return T::tr("Live, Europe, Middle East and Africa");
    case Environment::Custom: return T::tr("Custom gateway address");
    }
    Q_UNREACHABLE();
}

QString environmentBadge(Environment environment)
{
    using T = NameText;
    switch (environment) {
    case Environment::Training: return T::tr("TRAINING");
    case Environment::Sandbox: return T::tr("SANDBOX");
    case Environment::LiveUs:
    case Environment::LiveEu: return T::tr("LIVE");
    case Environment::Custom: return T::tr("LIVE (custom)");
    }
    Q_UNREACHABLE();
}

Tone environmentTone(Environment environment)
{
    switch (environment) {
    case Environment::Training: return Tone::Attention;
    case Environment::Sandbox: return Tone::Info;
    case Environment::LiveUs:
    case Environment::LiveEu:
    case Environment::Custom: return Tone::Success;
    }
    Q_UNREACHABLE();
}

QString appearanceText(Appearance appearance)
{
    using T = NameText;
    switch (appearance) {
    case Appearance::System: return T::tr("Like the system");
    case Appearance::Light: return T::tr("Light");
    case Appearance::Dark: return T::tr("Dark");
    }
    Q_UNREACHABLE();
}

Sentence connectionText(const ConnectionReport &report)
{
    using T = NameText;
    switch (report.finding) {
    case ConnectionFinding::Good: return {T::tr("Connected: the gateway accepts these keys."), {}};
    case ConnectionFinding::WrongKeys:
        return {T::tr("The gateway refuses these keys."), T::tr("Copy both keys again from the Yuno dashboard.")};
    case ConnectionFinding::WrongIp:
        return {T::tr("The keys are right, but this internet address is not allowed."),
                T::tr("Add it to the allow list in the Yuno dashboard.")};
    case ConnectionFinding::WrongEnvironment:
        return {T::tr("These keys belong to another environment."), T::tr("Choose the environment that fits the keys.")};
    case ConnectionFinding::ProductNotEnabled:
        return {T::tr("The keys do not include payments."), T::tr("Switch the product on in the Yuno dashboard.")};
    case ConnectionFinding::NoNetwork:
        return {T::tr("The gateway cannot be reached."), T::tr("Check the network and the address.")};
    case ConnectionFinding::TlsTrouble:
        return {T::tr("The gateway could not prove who it is."),
                T::tr("Check the clock of this computer, and ask whether a proxy is in between.")};
    case ConnectionFinding::WrongAccount:
        return {T::tr("The gateway does not know this account id."), T::tr("Copy the account id from the Yuno dashboard.")};
    case ConnectionFinding::NotAGateway:
        return {T::tr("Something answers at this address, but it is not Yuno."), T::tr("Check the address.")};
    case ConnectionFinding::Unclear: {
        const Sentence cause = errorText(report.error);
        return {T::tr("The test gave no clear answer. %1").arg(cause.what), cause.todo};
    }
    }
    Q_UNREACHABLE();
}

}
