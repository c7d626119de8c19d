// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/contactstanding.h"

#include "domain/contactpack.h"
#include "domain/contactzones.h"

#include <algorithm>

namespace pos {

namespace {

qint64 contactedMs(const OutreachIntent &intent)
{
    return std::max({intent.sentMs, intent.answeredMs, intent.createdMs});
}

struct Earlier
{
    bool underWay = false; ///< one that is not over
    bool sameCase = false; ///< this case may have been reached
};

/// Fills outlook.earlier and the history of the question.
Earlier lookBack(const ContactFacts &facts, OutreachOutlook &outlook, ContactQuestion &question)
{
    Earlier earlier;
    for (const OutreachIntent &intent : facts.intents) {
        if (std::ranges::any_of(outlook.earlier, [&](const OutreachIntent &e) { return e.id == intent.id; }))
            continue;
        earlier.underWay = earlier.underWay || !isOver(intent.state);
        if (!mayHaveReached(intent.state))
            continue;
        earlier.sameCase = earlier.sameCase || intent.caseId == facts.caseId;
        outlook.earlier << intent;
        question.history << PastContact{contactedMs(intent), intent.channels, intent.caseId};
    }
    return earlier;
}

/// Under the laws and the shop's limits. What the law forbids goes by the law's name; what only the shop forbids by
/// the shop's.
ContactVerdict judge(const QList<ContactRules> &laws, const ContactLimits &limits, const ContactQuestion &question, qint64 atMs)
{
    QList<ContactRules> all;
    for (const ContactRules &law : laws)
        all << stricter(law, limits);
    ContactVerdict verdict = evaluateAll(all, question, atMs);
    if (verdict.allowed || limits.isEmpty())
        return verdict;
    const ContactVerdict byLaw = evaluateAll(laws, question, atMs);
    verdict.byShop = byLaw.allowed;
    if (!byLaw.allowed) {
        verdict.rule = byLaw.rule;
        verdict.detail = byLaw.detail;
    }
    return verdict;
}

/// The clock is set forward to `opening`, and the contacts that were made go along, so that caps hold as they do now.
void judgeAt(qint64 opening, const QList<ContactRules> &laws, const ContactLimits &limits, ContactQuestion question, qint64 nowMs, OutreachOutlook &outlook)
{
    const qint64 ahead = opening - nowMs;
    for (PastContact &contact : question.history)
        contact.atMs += ahead;
    outlook.verdict = judge(laws, limits, question, opening);
    outlook.trainingMs = opening;
    if (outlook.verdict.nextAllowedMs > 0)
        outlook.verdict.nextAllowedMs -= ahead;
}

} // namespace

ContactTerms ContactTerms::of(const Settings &settings, bool trainingHour)
{
    return {settings.recovery.limits, trainingHour && settings.environment == Environment::Training};
}

OutreachOutlook contactStanding(const ContactFacts &facts, const PhoneNumbers &phones, const ContactTerms &terms,
                                qint64 nowMs)
{
    OutreachOutlook outlook;
    const ParsedPhone plan = phones.parse(facts.phone.text(), {});
    // A number abroad is under the rules of both countries; the customer's own pack is the one named.
    outlook.rules = stricter(contactRulesFor(facts.country), terms.limits);
    const QList<QTimeZone> zones = possibleZones({facts.country, facts.region, facts.phone, plan.countries});
    for (const QTimeZone &zone : zones)
        outlook.zones << QString::fromLatin1(zone.id());
    ContactQuestion question{zones, facts.channels, facts.caseId, {}};
    const Earlier earlier = lookBack(facts, outlook, question);
    QList<ContactRules> laws{contactRulesFor(facts.country)};
    for (const QString &country : plan.countries) {
        if (country != facts.country)
            laws << contactRulesFor(country);
    }
    outlook.limits = limitsInForceText(terms.limits, facts.country);
    outlook.verdict = judge(laws, terms.limits, question, nowMs);
    if (terms.trainingHour && !zones.isEmpty()) {
        const ContactVerdict byClock = judge(laws, terms.limits, {zones, facts.channels, facts.caseId, {}}, nowMs);
        if (!byClock.allowed && byClock.nextAllowedMs > nowMs)
            judgeAt(byClock.nextAllowedMs, laws, terms.limits, question, nowMs, outlook);
    }
    bool never = facts.channels.isEmpty(), refused = false;
    for (const ContactChannel channel : facts.channels) {
        const ConsentStanding standing = consentStanding(facts.consents, facts.customer, facts.phone, channel, nowMs);
        never = never || standing == ConsentStanding::NeverAsked;
        refused = refused || standing == ConsentStanding::Refused;
        const Consent *given = decidingConsent(facts.consents, facts.customer, facts.phone, channel, nowMs);
        if (given && given->given)
            outlook.consents << *given;
    }
    outlook.claimedBy = facts.claimedBy;
    if (isOptedOut(facts.optOuts, facts.phone, nowMs))
        outlook.block = OutreachBlock::OptedOut;
    else if (refused)
        outlook.block = OutreachBlock::ConsentRefused;
    else if (never)
        outlook.block = OutreachBlock::NoConsent;
    else if (!outlook.claimedBy.isEmpty())
        outlook.block = OutreachBlock::ClaimedByOther;
    else if (earlier.underWay || (earlier.sameCase && !facts.despiteEarlier))
        outlook.block = OutreachBlock::AlreadyContacted;
    else if (zones.isEmpty())
        outlook.block = OutreachBlock::UnknownZone;
    else if (!outlook.verdict.allowed)
        outlook.block = OutreachBlock::OutsideRules;
    return outlook;
}

} // namespace pos
