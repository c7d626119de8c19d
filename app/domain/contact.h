// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// May this person be contacted at all? Consent and opt-out as somebody recorded
// them (DESIGN 5): both are logs that are only added to, and the last word
// counts. A consent belongs to one customer at one number for one channel; an
// opt-out belongs to the number, whoever shares it, and no consent lifts it.
// Pure. Times are UTC milliseconds.
#pragma once

#include "domain/ids.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace pos {

/// E.164 with the plus: "+573001234567".
using PhoneNumber = StrongId<struct PhoneNumberTag>;

/// By what somebody is reached. Yuno's agent knows these two (CONTRACT 10).
enum class ContactChannel { PhoneCall, WhatsApp };
/// Stable names for journal, files and logs: "call", "whatsapp".
QString contactChannelName(ContactChannel channel);
std::optional<ContactChannel> contactChannelFromName(QStringView name);

/// How the customer was asked.
enum class ConsentMeans { InPerson, ByPhone, WebForm };
/// "in_person", "phone", "web_form".
QString consentMeansName(ConsentMeans means);
std::optional<ConsentMeans> consentMeansFromName(QStringView name);

struct Consent
{
    QString id;           ///< our UUID
    CustomerId customer;  ///< empty = a person who is no customer of the till; then the number alone tells who
    PhoneNumber phone;
    ContactChannel channel = ContactChannel::PhoneCall;
    bool given = false;   ///< false = asked and refused, or withdrawn
    ConsentMeans means = ConsentMeans::InPerson;
    QString wording;      ///< what the customer was asked, word for word
    QString operatorName; ///< who asked
    qint64 atMs = 0;

    friend bool operator==(const Consent &, const Consent &) = default;
};

struct OptOut
{
    QString id;
    PhoneNumber phone;
    bool out = true;      ///< false = reversed, for which a reason is needed
    QString reason;
    QString operatorName;
    qint64 atMs = 0;

    friend bool operator==(const OptOut &, const OptOut &) = default;
};

enum class ConsentStanding {
    Given,
    NeverAsked,
    Refused, ///< or withdrawn
};

/// The last word of this customer at this number about this channel, as of `nowMs`. Of two of the same moment the
/// one that says no counts; what is dated later than now does not count.
ConsentStanding consentStanding(const QList<Consent> &consents, const CustomerId &customer, const PhoneNumber &phone,
                                ContactChannel channel, qint64 nowMs);
/// The record that made it so; nullptr when never asked. Points into `consents`.
const Consent *decidingConsent(const QList<Consent> &consents, const CustomerId &customer, const PhoneNumber &phone,
                               ContactChannel channel, qint64 nowMs);
/// The last entry of this number says so; of two of the same moment the one that says out. An entry dated later than
/// now counts too when it says out: a clock that went back must not make anybody reachable.
bool isOptedOut(const QList<OptOut> &entries, const PhoneNumber &phone, qint64 nowMs);

/// A plus, then 7 to 15 digits of which the first is not 0 (ITU-T E.164).
bool isE164(QStringView text);
/// "+57 *** **67": enough to recognise, too little to call. For logs and evidence.
QString maskedPhone(const PhoneNumber &phone);

} // namespace pos

Q_DECLARE_METATYPE(pos::Consent)
Q_DECLARE_METATYPE(pos::OptOut)
