// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Where somebody may be, as time zones: from the customer's country and region,
// the countries that the number may belong to, and its area code where area
// codes are places. A mobile number says little about where its owner is, so
// whatever is possible is in the list, and a contact must be allowed in all of
// it (domain/contactrules.h). The table is our own: IANA names of the 17
// countries by ISO 3166-2 subdivision and area code. Pure but for the system's
// zone data.
#pragma once

#include "domain/contact.h"

#include <QStringList>
#include <QTimeZone>

namespace pos {

struct Whereabouts
{
    QString country;            ///< alpha-2 of the customer; empty = not known
    QString region;             ///< ISO 3166-2 with or without the country ("US-CA", "SP"); empty = not known
    PhoneNumber phone;
    QStringList phoneCountries; ///< as the numbering plan tells; may be several (+1)
};

/// Every zone the customer may be in, each once, by id. Empty when nothing is known, or when the system does not
/// know a zone of the table: then nobody is contacted.
QList<QTimeZone> possibleZones(const Whereabouts &where);

} // namespace pos
