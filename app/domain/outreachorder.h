// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a person asks for when somebody is to be contacted, what stands for and
// against it, and how it ended: the words between the forms and
// services/OutreachService. Pure values; times are UTC milliseconds.
#pragma once

#include "domain/contactrules.h"
#include "domain/outreach.h"
#include "domain/outreachrequest.h"
#include "domain/validation.h"

#include <variant>

namespace pos {

/// What a person asks for.
struct OutreachOrder
{
    OutreachCaseId caseId;  ///< the sale's id, or one made for somebody who rang the shop
    std::variant<AbandonedFlow, DeclinedPayment> request;
    CustomerId customer;    ///< or empty
    QString region;         ///< of the customer's address, for the time zone
    SaleId sale;
    AttemptId attempt;
    QString operatorName;
    /// This case may have been reached before; a person saw how, and decided. Rules and caps hold all the same.
    bool despiteEarlier = false;

    OutreachKind kind() const { return std::holds_alternative<AbandonedFlow>(request) ? OutreachKind::AbandonedFlow : OutreachKind::DeclinedPayment; }
    PhoneNumber phone() const;
    QString country() const;
    QList<ContactChannel> channels() const;
    Money amount() const;
};

/// What stands for and against it, as of now.
struct OutreachOutlook
{
    OutreachBlock block = OutreachBlock::None;
    ContactVerdict verdict;    ///< of the rules, whatever else stands against it
    ContactRules rules;        ///< in force, the shop's own limits included
    QString limits;            ///< those limits as text (domain/contactlimits.h); empty = none
    QStringList zones;         ///< where the customer may be
    QList<FieldError> errors;  ///< soft ones too
    QList<Consent> consents;   ///< that allow it, one a channel
    QList<OutreachIntent> earlier; ///< of this case or number, that may have reached somebody
    QString claimedBy;         ///< by somebody else
    qint64 trainingMs = 0;     ///< the time that the rules took it for, where training set their clock; 0 = the real one

    bool isAllowed() const { return block == OutreachBlock::None; }
};

struct OutreachOutcome
{
    OutreachBlock block = OutreachBlock::None; ///< why nothing was sent
    std::optional<OutreachOutlook> outlook;    ///< when that was the reason
    std::optional<OutreachIntent> intent;      ///< as it stands, when one was recorded
    std::optional<Error> error;                ///< of the journal, the body or the gateway
};

} // namespace pos

Q_DECLARE_METATYPE(pos::OutreachOutcome)
