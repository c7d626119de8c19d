// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/contact.h"

#include <algorithm>

namespace pos {

QString contactChannelName(ContactChannel channel)
{
    switch (channel) {
    case ContactChannel::PhoneCall: return QStringLiteral("call");
    case ContactChannel::WhatsApp: return QStringLiteral("whatsapp");
    }
    return QStringLiteral("call");
}

std::optional<ContactChannel> contactChannelFromName(QStringView name)
{
    for (const ContactChannel channel : {ContactChannel::PhoneCall, ContactChannel::WhatsApp}) {
        if (name == contactChannelName(channel))
            return channel;
    }
    return std::nullopt;
}

QString consentMeansName(ConsentMeans means)
{
    switch (means) {
    case ConsentMeans::InPerson: return QStringLiteral("in_person");
    case ConsentMeans::ByPhone: return QStringLiteral("phone");
    case ConsentMeans::WebForm: return QStringLiteral("web_form");
    }
    return QStringLiteral("in_person");
}

std::optional<ConsentMeans> consentMeansFromName(QStringView name)
{
    for (const ConsentMeans means : {ConsentMeans::InPerson, ConsentMeans::ByPhone, ConsentMeans::WebForm}) {
        if (name == consentMeansName(means))
            return means;
    }
    return std::nullopt;
}

const Consent *decidingConsent(const QList<Consent> &consents, const CustomerId &customer, const PhoneNumber &phone,
                               ContactChannel channel, qint64 nowMs)
{
    const Consent *last = nullptr;
    for (const Consent &consent : consents) {
        if (consent.customer != customer || consent.phone != phone || consent.channel != channel || consent.atMs > nowMs)
            continue;
        if (!last || consent.atMs > last->atMs || (consent.atMs == last->atMs && !consent.given))
            last = &consent;
    }
    return last;
}

ConsentStanding consentStanding(const QList<Consent> &consents, const CustomerId &customer, const PhoneNumber &phone,
                                ContactChannel channel, qint64 nowMs)
{
    const Consent *last = decidingConsent(consents, customer, phone, channel, nowMs);
    if (!last)
        return ConsentStanding::NeverAsked;
    return last->given ? ConsentStanding::Given : ConsentStanding::Refused;
}

bool isOptedOut(const QList<OptOut> &entries, const PhoneNumber &phone, qint64 nowMs)
{
    const OptOut *last = nullptr;
    for (const OptOut &entry : entries) {
        if (entry.phone != phone || (entry.atMs > nowMs && !entry.out))
            continue;
        if (!last || entry.atMs > last->atMs || (entry.atMs == last->atMs && entry.out))
            last = &entry;
    }
    return last && last->out;
}

bool isE164(QStringView text)
{
    return text.size() >= 8 && text.size() <= 16 && text[0] == u'+' && text[1] != u'0' &&
           std::ranges::all_of(text.mid(1), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString maskedPhone(const PhoneNumber &phone)
{
    const QString &text = phone.text();
    if (text.size() < 8)
        return QStringLiteral("***");
    return text.left(3) + QStringLiteral(" *** **") + text.right(2);
}

} // namespace pos
