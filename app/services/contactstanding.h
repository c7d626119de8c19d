// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// May this person be contacted now, and if not, why and from when: opt-out,
// consent, claim, earlier contacts, hours and caps over what the journal knows.
// One function for the form, for the last look before sending and for the
// work-list, so that they cannot disagree. Pure; any thread.
#pragma once

#include "domain/contactlimits.h"
#include "domain/outreachorder.h"
#include "domain/settings.h"
#include "ports/phonenumbers.h"

namespace pos {

/// How the rules are applied in this till.
struct ContactTerms
{
    ContactLimits limits; ///< the shop's own
    /// For learning at any time: where only hours or a holiday stand against it, the rules' clock is set to the next
    /// minute that is allowed. Caps, consent and all the rest hold. Only of() sets it, and in training alone.
    bool trainingHour = false;

    static ContactTerms of(const Settings &settings, bool trainingHour);
};

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
OutreachOutlook contactStanding(const ContactFacts &facts, const PhoneNumbers &phones, const ContactTerms &terms,
                                qint64 nowMs);

} // namespace pos
