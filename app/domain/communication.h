// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One contact that Yuno's agent made, as a line of the report COMMUNICATIONS says
// (CONTRACT 11.1): the only evidence of what happened. What was said in it stays
// in Yuno's dashboard: the till keeps nothing personal of it. Values.
#pragma once

#include "domain/contact.h"

namespace pos {

struct Communication
{
    QString id;             ///< Yuno's
    PaymentId payment;      ///< or empty
    MerchantOrderId order;  ///< our order id, or what the session was called; or empty
    QString channel;        ///< as the report says
    QString status;         ///< as the report says: COMPLETED, NO_ANSWER, ...
    PhoneNumber phone;      ///< for matching alone; not kept
    int callSeconds = -1;   ///< -1 = not said
    qint64 atMs = 0;        ///< 0 = not said

    friend bool operator==(const Communication &, const Communication &) = default;
};

/// By what it was made; nullopt for names that this version does not know.
std::optional<ContactChannel> channelOf(const Communication &talk);

/// As a fact of the journal, without the phone, and back. The name of the fact begins with that of its intent, so
/// that those of one intent are together.
QString communicationFactName(const OutreachId &outreach, const QString &id);
/// What all names of an intent begin with.
QString communicationFactPrefix(const OutreachId &outreach);
QString communicationText(const Communication &talk);
std::optional<Communication> communicationFromText(const QString &text);

} // namespace pos

Q_DECLARE_METATYPE(pos::Communication)
