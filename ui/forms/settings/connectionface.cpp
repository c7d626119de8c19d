// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/connectionface.h"

#include "ui/forms/settings/settingnames.h"
#include "ui/text/nametext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::ConnectionFace)
};

QString supportLine(const ConnectionReport &report)
{
    QStringList parts;
    if (!report.url.isEmpty())
        parts << report.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    if (report.error.context.httpStatus > 0)
        parts << QStringLiteral("HTTP %1").arg(report.error.context.httpStatus);
    if (!report.error.context.code.isEmpty())
        parts << report.error.context.code;
    if (report.finding != ConnectionFinding::Good && !report.error.context.detail.isEmpty())
        parts << report.error.context.detail;
    if (report.elapsedMs > 0)
        parts << Words::tr("%1 ms").arg(report.elapsedMs);
    return parts.join(QStringLiteral(" · "));
}

QString fieldOf(ConnectionFinding finding, const Settings &settings)
{
    const bool relay = !settings.relayUrl.isEmpty();
    const bool custom = settings.environment == Environment::Custom;
    switch (finding) {
    case ConnectionFinding::WrongKeys:
    case ConnectionFinding::ProductNotEnabled:
        return relay ? names::RelayToken : names::PublicKey;
    case ConnectionFinding::WrongEnvironment:
        return names::Environment;
    case ConnectionFinding::WrongAccount:
        return names::AccountId;
    case ConnectionFinding::NoNetwork:
    case ConnectionFinding::TlsTrouble:
    case ConnectionFinding::NotAGateway:
        if (relay)
            return names::RelayUrl;
        return custom ? names::GatewayUrl : QString();
    case ConnectionFinding::Good:
    case ConnectionFinding::WrongIp:
    case ConnectionFinding::Unclear:
        return {};
    }
    Q_UNREACHABLE();
}

}

ConnectionFace connectionFace(const ConnectionReport &report, const Settings &settings)
{
    return {.good = report.finding == ConnectionFinding::Good,
            .words = connectionText(report),
            .support = supportLine(report),
            .field = fieldOf(report.finding, settings)};
}

}
