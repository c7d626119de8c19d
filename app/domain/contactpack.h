// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Contact rules as files: one JSON pack a country (resources/contact). A pack
// says only what a source says; each of its rules names law or article, the page
// that was read, and a date. What it leaves out is the strict default, and the
// rules say so. A pack with any fault is refused as a whole, every fault with
// its JSON path. Pure.
#pragma once

#include "base/result.h"
#include "domain/contactrules.h"

#include <QByteArray>
#include <QStringList>

namespace pos {

using PackFaults = QStringList; ///< English: "hours.mon: ...", for who maintains packs

Expected<ContactRules, PackFaults> parseContactPack(const QByteArray &json);

/// The packs that this program was built with, by country.
const QHash<QString, ContactRules> &shippedContactRules();
/// Faults of the shipped packs, by file; empty in a released program (a test sees to it). A pack with faults is not
/// in shippedContactRules(), so that its country falls to the strict default.
const QStringList &shippedPackFaults();

/// Those of the country, or the strict default under its name.
ContactRules contactRulesFor(const QString &country);

} // namespace pos
