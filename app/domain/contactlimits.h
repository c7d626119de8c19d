// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The shop's own contact rules (DESIGN 5): stricter than a country's pack, never
// laxer, for all countries and for single ones. Both apply at once. As text for
// the settings form and its file: "Mon-Fri 09:00-18:00, Sat 10:00-13:00; day 1;
// week 2; case 1; apart 48"; every part may be left out, and with hours the days
// that are not named are closed. English names of days: they are a notation. Pure.
#pragma once

#include "domain/contactrules.h"
#include "domain/validation.h"

#include <QMap>

namespace pos {

/// By country (alpha-2); the empty key is for all of them.
using ContactLimits = QMap<QString, ShopLimits>;

/// Largest values that make sense: no pack allows more, and a cap must not hide a typing error.
inline constexpr int MostContactsADay = 10, MostContactsAWeek = 50, MostContactsACase = 20, MostHoursApart = 24 * 31;

/// BadHours with the part that cannot be read; empty text = no hours of our own.
Checked<std::optional<WeekHours>> weekHoursFromText(const QString &field, const QString &text);
QString weekHoursText(const std::optional<WeekHours> &hours);

/// BadHours, BadLimits with the part that cannot be read, or OutOfRange.
Checked<ShopLimits> shopLimitsFromText(const QString &field, const QString &text);
QString shopLimitsText(const ShopLimits &limits);
/// One line a country: "CO: Mon-Fri 09:00-17:00; day 1". Takes and gives those of single countries alone.
Checked<ContactLimits> countryLimitsFromText(const QString &field, const QString &text);
QString countryLimitsText(const ContactLimits &limits);
/// Out of range, or a country that there is none of; `field` names the everywhere part, `countriesField` the others.
QList<FieldError> checkContactLimits(const ContactLimits &limits);

/// The rules with what the shop says of their country and of all.
ContactRules stricter(ContactRules rules, const ContactLimits &limits);
/// What of it applies to this country, for the proof of a contact; empty = nothing.
QString limitsInForceText(const ContactLimits &limits, const QString &country);

} // namespace pos
