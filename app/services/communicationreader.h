// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Matches the lines of a report of communications to the contacts that this till
// asked for: by Yuno's id of it, by payment or order, or by number and time. A
// line of no contact of ours is counted and left alone. The same report twice
// changes nothing; a later one brings the newer status. Engine thread.
#pragma once

#include "ports/outreachjournal.h"
#include "services/reportservice.h"

namespace pos {

class CommunicationReader final : public ReportReader
{
public:
    CommunicationReader(JournalPort &journal, OutreachJournal &outreach, std::function<void()> changed)
        : m_journal(journal)
        , m_outreach(outreach)
        , m_changed(std::move(changed))
    {
    }

    Result<void> take(const QList<Payment> &, ReportJob &) override { return {}; }
    Result<void> takeTalks(const QList<Communication> &talks, ReportJob &job) override;

private:
    Result<std::optional<OutreachIntent>> intentOf(const Communication &talk);
    /// Contacts that may be the one: of the sale that it names, and to its number.
    Result<QList<OutreachIntent>> candidatesFor(const Communication &talk);

    JournalPort &m_journal;
    OutreachJournal &m_outreach;
    const std::function<void()> m_changed;
};

/// The one that this line is about. Pure.
std::optional<OutreachIntent> matchingIntent(const Communication &talk, const QList<OutreachIntent> &candidates);

} // namespace pos
