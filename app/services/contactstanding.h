// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// May this person be contacted now, and if not, why and from when: opt-out,
// consent, claim, earlier contacts, hours and caps over what the journal knows.
// One function for the form, for the last look before sending and for the
// work-list, so that they cannot disagree. Pure; any thread.
#pragma once

#include "domain/outreachorder.h"
#include "ports/phonenumbers.h"

namespace pos {

struct ContactFacts
{
    OutreachCaseId caseId;
    CustomerId customer;             ///< or empty
    PhoneNumber phone;
    QString country, region;         ///< of the customer
    QList<ContactChannel> channels;  ///< by which they are about to be reached
    QList<OutreachIntent> intents;   ///< of the case and to the number; one may be there twice
    QList<Consent> consents;         ///< of the number
    QList<OptOut> optOuts;
    QString claimedBy;               ///< somebody else; empty = nobody
    bool despiteEarlier = false;     ///< as OutreachOrder says
};

/// The whole outlook but `errors`, and without BadRequest.
OutreachOutlook contactStanding(const ContactFacts &facts, const PhoneNumbers &phones, const ShopLimits &limits,
                                qint64 nowMs);

} // namespace pos
