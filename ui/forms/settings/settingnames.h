// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Names of the settings' fields: those of FieldError::field from checkSettings()
// (domain/settings.cpp), and three more for the keys, which no Settings holds.
#pragma once

#include <QString>

namespace pos::ui::names {

inline const QString Environment = QStringLiteral("environment");
inline const QString GatewayUrl = QStringLiteral("gatewayUrl");
inline const QString RelayUrl = QStringLiteral("relayUrl");
inline const QString AccountId = QStringLiteral("accountId");
inline const QString OrganizationCode = QStringLiteral("organizationCode");
inline const QString Country = QStringLiteral("country");
inline const QString Currency = QStringLiteral("currency");
inline const QString TimeZone = QStringLiteral("timeZone");
inline const QString RegisterId = QStringLiteral("registerId");
inline const QString Workflow = QStringLiteral("workflow");
inline const QString AmountUnit = QStringLiteral("amountUnit");
inline const QString CallbackUrl = QStringLiteral("callbackUrl");
inline const QString ShopName = QStringLiteral("shop.name");
inline const QString ShopAddress = QStringLiteral("shop.address");
inline const QString Methods = QStringLiteral("methods");
inline const QString Operators = QStringLiteral("operators");
inline const QString Proxy = QStringLiteral("proxy");
inline const QString Ceiling = QStringLiteral("ceiling");
inline const QString RecoveryTemplate = QStringLiteral("recovery.template.id");
inline const QString RecoveryVariables = QStringLiteral("recovery.template.variables");
inline const QString RecoveryPdf = QStringLiteral("recovery.pdf_template.id");
inline const QString RecoveryPdfVariables = QStringLiteral("recovery.pdf_template.variables");
inline const QString RecoveryMethods = QStringLiteral("recovery.methods");
inline const QString RecoverySeller = QStringLiteral("recovery.seller.name");
inline const QString RecoveryFallback = QStringLiteral("recovery.seller.fallback_instructions");
inline const QString RecoveryUrl = QStringLiteral("recovery.seller.redirection_url");
inline const QString RecoveryWording = QStringLiteral("recovery.consent_wording");
inline const QString LimitHours = QStringLiteral("recovery.limits.all.hours");
inline const QString LimitDay = QStringLiteral("recovery.limits.all.day");
inline const QString LimitWeek = QStringLiteral("recovery.limits.all.week");
inline const QString LimitCase = QStringLiteral("recovery.limits.all.case");
inline const QString LimitApart = QStringLiteral("recovery.limits.all.apart");
inline const QString LimitCountries = QStringLiteral("recovery.limits.countries");
inline const QString KeepPayments = QStringLiteral("retention.payments");
inline const QString KeepCustomers = QStringLiteral("retention.customers");
inline const QString KeepContacts = QStringLiteral("retention.contacts");
inline const QString CustomerScreen = QStringLiteral("customerScreen");
inline const QString CustomerLanguage = QStringLiteral("customerLanguage");
inline const QString Appearance = QStringLiteral("appearance");

inline const QString PublicKey = QStringLiteral("publicKey");
inline const QString PrivateKey = QStringLiteral("privateKey");
inline const QString RelayToken = QStringLiteral("relayToken");

}
