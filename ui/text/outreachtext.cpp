// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/outreachtext.h"

#include "base/timezones.h"
#include "domain/declinereason.h"
#include "ui/text/errortext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace pos::ui {

namespace {

struct OutreachText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::OutreachText)
};
using T = OutreachText;

/// "Mon 07:00", with the day and the month when it is more than six days away.
QString weekdayText(qint64 ms, qint64 nowMs, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms, zone);
    const bool far = ms - nowMs > 6LL * 24 * 60 * 60 * 1000;
    const QString day = far ? QLocale().toString(local.date(), QStringLiteral("ddd d MMM")) : QLocale().toString(local.date(), QStringLiteral("ddd"));
    return day + QChar(0x00a0) + clockText(ms, zone);
}

QString whyNotNow(const OutreachOutlook &outlook)
{
    switch (outlook.verdict.rule) {
    case ContactRule::Hours: return T::tr("It is outside the hours in which this customer may be contacted.");
    case ContactRule::Holiday:
        return outlook.verdict.detail.isEmpty() ? T::tr("It is a holiday where the customer is.")
                                                : T::tr("It is a holiday where the customer is: %1.").arg(outlook.verdict.detail);
    case ContactRule::PerDay: return T::tr("This number was contacted today.");
    case ContactRule::PerWeek: return T::tr("This number was contacted often enough this week.");
    case ContactRule::PerCase: return T::tr("This number was contacted often enough about this sale.");
    case ContactRule::HoursApart: return T::tr("The last contact with this number was too short a time ago.");
    case ContactRule::OneChannelAWeek: return T::tr("This week the number was contacted in another way.");
    case ContactRule::Channel: return T::tr("This way of contact is not allowed there.");
    case ContactRule::Zone: return T::tr("It is not known what time it is for the customer.");
    }
    Q_UNREACHABLE();
}

QString customersTime(const OutreachOutlook &outlook, qint64 nowMs, const QTimeZone &till)
{
    const qint64 next = outlook.verdict.nextAllowedMs;
    if (next == 0)
        return T::tr("Waiting does not change that.");
    const QTimeZone zone = outlook.zones.isEmpty() ? QTimeZone() : findTimeZone(outlook.zones.first());
    const QString here = weekdayText(next, nowMs, till);
    if (outlook.zones.size() != 1 || !zone.isValid() || zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(next)) == till.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(next)))
        return T::tr("Allowed from %1.").arg(here);
    return T::tr("Allowed from %1 (%2 for the customer).").arg(here, weekdayText(next, nowMs, zone));
}

Sentence refusalText(const OutreachIntent &intent)
{
    const QString words = intent.messages.join(QStringLiteral("; "));
    const QString nobody = T::tr("Nobody was contacted.");
    switch (intent.httpStatus) {
    case 403:
        return {T::tr("Recovery outreach is not switched on for this account at Yuno. %1").arg(nobody),
                T::tr("Ask your contact at Yuno to switch the product on; more tries do not help.")};
    case 401: return {T::tr("Yuno refused the keys of this till. %1").arg(nobody), T::tr("Check the keys in Settings.")};
    default: break;
    }
    return {words.isEmpty() ? T::tr("Yuno refused the request. %1").arg(nobody)
                            : T::tr("Yuno refused the request: \"%1\". %2").arg(words, nobody),
            T::tr("Correct what it names and send a new one.")};
}

Sentence withheldText(OutreachBlock block)
{
    switch (block) {
    case OutreachBlock::AlreadyPaid: return {T::tr("It has been paid meanwhile, so nobody is contacted."), {}};
    case OutreachBlock::PaidStateUnclear:
        return {T::tr("It could not be read whether it has been paid meanwhile, so nobody is contacted."),
                T::tr("Refresh the payment, then try again.")};
    case OutreachBlock::JournalFailed:
        return {T::tr("It could not be written down, so nothing was sent."), T::tr("Check the disk of this computer.")};
    case OutreachBlock::None: return {T::tr("There was no connection: certainly nothing was sent."), T::tr("Try again when the connection is back.")};
    case OutreachBlock::NoConsent:
    case OutreachBlock::ConsentRefused:
    case OutreachBlock::OptedOut:
    case OutreachBlock::OutsideRules:
    case OutreachBlock::UnknownZone:
    case OutreachBlock::AlreadyContacted:
    case OutreachBlock::ClaimedByOther:
    case OutreachBlock::BadRequest: break;
    }
    OutreachOutlook outlook;
    outlook.block = block;
    return outlookText(outlook, 0, QTimeZone::utc());
}

} // namespace

QString contactChannelText(ContactChannel channel)
{
    return channel == ContactChannel::PhoneCall ? T::tr("Phone call") : T::tr("WhatsApp");
}

QString channelsText(const QList<ContactChannel> &channels)
{
    QStringList names;
    for (const ContactChannel channel : channels)
        names << contactChannelText(channel);
    return names.join(T::tr(" or "));
}

QString preferredChannelText(PreferredChannel channel)
{
    switch (channel) {
    case PreferredChannel::Auto: return T::tr("Yuno chooses: call or WhatsApp");
    case PreferredChannel::PhoneCall: return T::tr("Phone call");
    case PreferredChannel::WhatsApp: return T::tr("WhatsApp");
    }
    Q_UNREACHABLE();
}

QString flowStageText(FlowStage stage)
{
    switch (stage) {
    case FlowStage::ProductSelection: return T::tr("Choosing products");
    case FlowStage::CartReview: return T::tr("Looking at the cart");
    case FlowStage::Checkout: return T::tr("At the checkout");
    case FlowStage::Paying: return T::tr("Paying");
    }
    Q_UNREACHABLE();
}

QString flowPlatformText(FlowPlatform platform)
{
    switch (platform) {
    case FlowPlatform::Web: return T::tr("Web (also for the counter)");
    case FlowPlatform::Ios: return T::tr("iOS app");
    case FlowPlatform::Android: return T::tr("Android app");
    }
    Q_UNREACHABLE();
}

QString outreachKindText(OutreachKind kind)
{
    return kind == OutreachKind::DeclinedPayment ? T::tr("Declined payment") : T::tr("Abandoned sale");
}

Sentence outlookText(const OutreachOutlook &outlook, qint64 nowMs, const QTimeZone &till)
{
    switch (outlook.block) {
    case OutreachBlock::None: return {T::tr("Allowed now."), {}};
    case OutreachBlock::NoConsent:
        return {T::tr("This customer has not been asked yet whether they may be contacted in this way."),
                T::tr("Record the consent first.")};
    case OutreachBlock::ConsentRefused: return {T::tr("This customer said no to being contacted in this way."), {}};
    case OutreachBlock::OptedOut: return {T::tr("This number is on the list of those who want no contact."), {}};
    case OutreachBlock::OutsideRules: return {whyNotNow(outlook), nowMs == 0 ? QString() : customersTime(outlook, nowMs, till)};
    case OutreachBlock::UnknownZone:
        return {T::tr("It is not known where the customer is, so not what time it is there."), T::tr("Choose the customer's country.")};
    case OutreachBlock::AlreadyPaid:
    case OutreachBlock::PaidStateUnclear:
    case OutreachBlock::JournalFailed: return withheldText(outlook.block);
    case OutreachBlock::AlreadyContacted:
        return {T::tr("This customer may have been contacted about this sale already."),
                T::tr("Look at what happened below before you decide.")};
    case OutreachBlock::ClaimedByOther: return {T::tr("%1 is working on this.").arg(outlook.claimedBy), {}};
    case OutreachBlock::BadRequest: return {T::tr("Something in the form is missing or not right."), T::tr("See the marked fields.")};
    }
    Q_UNREACHABLE();
}

QString outlookShortText(const OutreachOutlook &outlook, const QTimeZone &till)
{
    switch (outlook.block) {
    case OutreachBlock::None: return T::tr("Now");
    case OutreachBlock::NoConsent: return T::tr("Ask first");
    case OutreachBlock::ConsentRefused: return T::tr("Said no");
    case OutreachBlock::OptedOut: return T::tr("Wants no contact");
    case OutreachBlock::OutsideRules:
        return outlook.verdict.nextAllowedMs == 0 ? T::tr("No more") : T::tr("From %1").arg(weekdayText(outlook.verdict.nextAllowedMs, outlook.verdict.nextAllowedMs, till));
    case OutreachBlock::UnknownZone: return T::tr("Country unknown");
    case OutreachBlock::AlreadyPaid: return T::tr("Paid");
    case OutreachBlock::PaidStateUnclear:
    case OutreachBlock::JournalFailed: return T::tr("Not known");
    case OutreachBlock::AlreadyContacted: return T::tr("Contacted");
    case OutreachBlock::ClaimedByOther: return T::tr("With %1").arg(outlook.claimedBy);
    case OutreachBlock::BadRequest: return T::tr("Incomplete");
    }
    Q_UNREACHABLE();
}

Tone outlookTone(const OutreachOutlook &outlook)
{
    switch (outlook.block) {
    case OutreachBlock::None: return Tone::Success;
    case OutreachBlock::NoConsent:
    case OutreachBlock::BadRequest: return Tone::Attention;
    case OutreachBlock::OutsideRules: return Tone::Waiting;
    case OutreachBlock::ConsentRefused:
    case OutreachBlock::OptedOut:
    case OutreachBlock::UnknownZone:
    case OutreachBlock::AlreadyPaid:
    case OutreachBlock::PaidStateUnclear:
    case OutreachBlock::AlreadyContacted:
    case OutreachBlock::ClaimedByOther:
    case OutreachBlock::JournalFailed: return Tone::Failed;
    }
    Q_UNREACHABLE();
}

QString contactRuleText(ContactRule rule)
{
    switch (rule) {
    case ContactRule::Hours: return T::tr("Hours");
    case ContactRule::Holiday: return T::tr("Holiday");
    case ContactRule::PerDay: return T::tr("Contacts a day");
    case ContactRule::PerWeek: return T::tr("Contacts a week");
    case ContactRule::PerCase: return T::tr("Contacts about one sale");
    case ContactRule::HoursApart: return T::tr("Hours between contacts");
    case ContactRule::OneChannelAWeek: return T::tr("One way of contact a week");
    case ContactRule::Channel: return T::tr("Way of contact");
    case ContactRule::Zone: return T::tr("Time zone");
    }
    Q_UNREACHABLE();
}

QString ruleSourceText(const OutreachOutlook &outlook)
{
    const RuleSource source = outlook.rules.sourceOf(outlook.verdict.rule);
    const QString rule = contactRuleText(outlook.verdict.rule);
    if (outlook.verdict.byShop)
        return T::tr("%1: your shop's rule (%2).").arg(rule, outlook.limits);
    if (source.isDefault)
        return T::tr("%1: our strict default, for want of a source.").arg(rule);
    const QString law = source.article.isEmpty() ? source.law : T::tr("%1, %2").arg(source.law, source.article);
    return T::tr("%1: %2 (read %3).").arg(rule, law, outlook.rules.asOf.toString(Qt::ISODate));
}

QString trainingClockText(const OutreachOutlook &outlook)
{
    if (outlook.trainingMs == 0 || outlook.zones.isEmpty())
        return {};
    const QTimeZone zone = findTimeZone(outlook.zones.first());
    return T::tr("For the rules it is %1 there.").arg(weekdayText(outlook.trainingMs, outlook.trainingMs, zone));
}

QString consentsText(const QList<Consent> &consents, qint64 nowMs, const QTimeZone &till)
{
    QStringList parts;
    for (const Consent &consent : consents)
        parts << T::tr("%1: yes, asked by %2, %3").arg(contactChannelText(consent.channel), consent.operatorName, momentText(consent.atMs, nowMs, till));
    return parts.join(u'\n');
}

QString retryHintText(const Attempt &attempt, qint64 nowMs, const QTimeZone &till)
{
    const Transaction *transaction = attempt.payment ? attempt.payment->decisive() : nullptr;
    if (!transaction)
        return {};
    const RetryAdvice advice = retryAdvice(transaction->responseCode, transaction->status, transaction->adviceCode);
    if (advice.notBefore) {
        const qint64 declinedMs = attempt.settledMs > 0 ? attempt.settledMs : attempt.createdMs;
        const qint64 from = declinedMs + std::chrono::milliseconds(*advice.notBefore).count();
        return from > nowMs ? T::tr("This card may be tried again from %1.").arg(weekdayText(from, nowMs, till)) : T::tr("This card may be tried again.");
    }
    return advice.sameCardAllowed ? QString() : T::tr("Offer another way to pay.");
}

Sentence outcomeText(const OutreachOutcome &outcome)
{
    if (outcome.intent)
        return intentText(*outcome.intent);
    if (outcome.error)
        return errorText(*outcome.error);
    return outcome.outlook ? outlookText(*outcome.outlook, 0, QTimeZone::utc()) : withheldText(outcome.block);
}

Tone outcomeTone(const OutreachOutcome &outcome)
{
    return outcome.intent ? intentFace(*outcome.intent).tone : Tone::Attention;
}

Sentence intentText(const OutreachIntent &intent)
{
    switch (intent.state) {
    case OutreachState::Drafted:
    case OutreachState::Recorded: return {T::tr("Written down; nothing was sent yet."), {}};
    case OutreachState::Sending: return {T::tr("Being sent."), {}};
    case OutreachState::Accepted:
        return {T::tr("Yuno took the request: its agent contacts the customer."),
                T::tr("How it went: Recovery, Results. Look for a payment before you collect in another way.")};
    case OutreachState::Refused: return refusalText(intent);
    case OutreachState::Unclear:
        return {T::tr("Nobody knows whether Yuno took the request. It is never sent again by itself."),
                T::tr("Look in Yuno's dashboard under Communications, or ask the customer, before anybody contacts them again.")};
    case OutreachState::Withheld: return withheldText(intent.block);
    }
    Q_UNREACHABLE();
}

PillFace intentFace(const OutreachIntent &intent)
{
    switch (intent.state) {
    case OutreachState::Drafted:
    case OutreachState::Recorded: return {T::tr("Written down"), Tone::Neutral, QStringLiteral("save")};
    case OutreachState::Sending: return {T::tr("Being sent"), Tone::Waiting, QStringLiteral("send")};
    case OutreachState::Accepted: return {T::tr("Requested"), Tone::Success, QStringLiteral("check")};
    case OutreachState::Refused: return {T::tr("Refused"), Tone::Failed, QStringLiteral("cross")};
    case OutreachState::Unclear: return {T::tr("Unclear"), Tone::Attention, QStringLiteral("question")};
    case OutreachState::Withheld: return {T::tr("Not sent"), Tone::Neutral, QStringLiteral("cancelled")};
    }
    Q_UNREACHABLE();
}

QString phoneProblemText(const ParsedPhone &phone, const QString &example)
{
    const QString like = example.isEmpty() ? QString() : u' ' + T::tr("Example: %1").arg(example);
    switch (phone.verdict) {
    case PhoneVerdict::Empty: return T::tr("This is needed.");
    case PhoneVerdict::NotANumber: return T::tr("This is not a phone number.") + like;
    case PhoneVerdict::BadCountryCode: return T::tr("No country has this calling code.") + like;
    case PhoneVerdict::TooShort: return T::tr("Too short: no number there has so few digits.") + like;
    case PhoneVerdict::TooLong: return T::tr("Too long: no number there has so many digits.") + like;
    case PhoneVerdict::Invalid:
    case PhoneVerdict::Valid: return {};
    }
    Q_UNREACHABLE();
}

QString phoneHintText(const ParsedPhone &phone)
{
    if (phone.verdict == PhoneVerdict::Invalid)
        return T::tr("No such number is given out there: please compare.");
    if (phone.verdict != PhoneVerdict::Valid)
        return {};
    switch (phone.line) {
    case PhoneLine::Mobile: return T::tr("Mobile: %1").arg(phone.number.text());
    case PhoneLine::Fixed: return T::tr("Fixed line, %1: WhatsApp may not reach it.").arg(phone.number.text());
    case PhoneLine::TollFree:
    case PhoneLine::PremiumRate: return T::tr("A service number, %1: please compare.").arg(phone.number.text());
    case PhoneLine::Unknown:
    case PhoneLine::FixedOrMobile:
    case PhoneLine::Other: return phone.number.text();
    }
    Q_UNREACHABLE();
}

} // namespace pos::ui
