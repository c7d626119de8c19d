// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Recovery outreach in words: what stands against a contact and from when it is
// allowed, what became of one, and the values of the two requests. Times of
// rules are shown in the customer's zone, everything else in the till's.
#pragma once

#include "domain/attempt.h"
#include "domain/outreachorder.h"
#include "ports/phonenumbers.h"
#include "ui/text/sentence.h"
#include "ui/text/statustext.h"

#include <QTimeZone>

namespace pos::ui {

QString contactChannelText(ContactChannel channel);
QString channelsText(const QList<ContactChannel> &channels);
QString preferredChannelText(PreferredChannel channel);
QString flowStageText(FlowStage stage);
QString flowPlatformText(FlowPlatform platform);
QString outreachKindText(OutreachKind kind);

/// Why nobody is contacted; the first half of "allowed now" when nothing stands against it.
Sentence outlookText(const OutreachOutlook &outlook, qint64 nowMs, const QTimeZone &till);
/// For a column: "Now", "From Mon 07:00", "No consent".
QString outlookShortText(const OutreachOutlook &outlook, const QTimeZone &till);
Tone outlookTone(const OutreachOutlook &outlook);
/// "Hours", "Contacts a day".
QString contactRuleText(ContactRule rule);
/// Which rule, and who says so: "Hours: Ley 2300 de 2023, art. 3 (as of 2026-11-21)".
QString ruleSourceText(const OutreachOutlook &outlook);
/// "For the rules it is Mon 08:00 there."; empty with the real clock.
QString trainingClockText(const OutreachOutlook &outlook);
/// "Call: yes, 3 Nov by Rosa" for each channel of the order that has one.
QString consentsText(const QList<Consent> &consents, qint64 nowMs, const QTimeZone &till);

/// What the bank's answer means for winning the sale back: "This card may be tried again from Tue 10:42.", "Offer another
/// way to pay."; empty when it says neither.
QString retryHintText(const Attempt &attempt, qint64 nowMs, const QTimeZone &till);
/// What became of a send, or why there was none.
Sentence outcomeText(const OutreachOutcome &outcome);
Tone outcomeTone(const OutreachOutcome &outcome);
/// The same for one in the history.
Sentence intentText(const OutreachIntent &intent);
PillFace intentFace(const OutreachIntent &intent);

/// What is wrong with a number as typed; empty when it can be dialled.
QString phoneProblemText(const ParsedPhone &phone, const QString &example);
/// What the numbering plan says of a good one: its line, how it is written, what it cannot do.
QString phoneHintText(const ParsedPhone &phone);

/// The request for people: indented, and with what is personal masked when `masked`.
QString requestText(const QByteArray &body, bool masked);

} // namespace pos::ui
