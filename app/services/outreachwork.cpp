// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/outreachwork.h"

#include "base/unlessgone.h"
#include "services/contactintake.h"

#include <utility>

namespace pos {

namespace {

/// Long enough to type a form and wait for the answer; short enough that a colleague need not wait for tomorrow.
constexpr qint64 ClaimWhileSendingMs = 10 * 60'000;

[[nodiscard]] Unexpected<Error> badField(const FieldError &error)
{
    return fail(Error{ErrorKind::InvalidInput, {.field = error.field}});
}

} // namespace

class OutreachWork::Watched final : public OutreachGateway
{
public:
    Watched(OutreachGateway &inner, ObservedGateway::Observer observer)
        : m_inner(inner)
        , m_observer(std::move(observer))
    {
    }

    void setProfile(const GatewayProfile &profile) override { m_inner.setProfile(profile); }
    void setCredentials(Credentials credentials) override { m_inner.setCredentials(std::move(credentials)); }
    Result<QByteArray> abandonedFlowBody(const AbandonedFlow &flow) const override { return m_inner.abandonedFlowBody(flow); }
    Result<QByteArray> declinedPaymentBody(const DeclinedPayment &declined) const override
    {
        return m_inner.declinedPaymentBody(declined);
    }
    Call send(OutreachKind kind, const QByteArray &body, AnswerHandler<OutreachReply> handler) override
    {
        return m_inner.send(kind, body, [observer = m_observer, handler = std::move(handler)](const Answer<OutreachReply> &answer) {
            observer(answer.exchange, answer.result ? nullptr : &answer.result.error());
            handler(answer);
        });
    }

private:
    OutreachGateway &m_inner;
    const ObservedGateway::Observer m_observer;
};

OutreachWork::OutreachWork(const Parts &parts)
    : m_parts(parts)
    , m_wire(std::make_unique<Watched>(parts.wire, parts.observe))
    , m_paid(parts.journal, parts.outreach, parts.gateway)
    , m_service({parts.outreach, *m_wire, m_paid, parts.phones, parts.clock, parts.ids})
{
}

Result<OutreachMatter> OutreachWork::matter(const SaleId &sale, const AttemptId &attempt) const
{
    OutreachMatter found;
    SaleId of = sale;
    CustomerId who;
    if (!attempt.isEmpty()) {
        const Result<Attempt> read = m_parts.journal.attempt(attempt);
        if (!read)
            return fail(read.error());
        found.attempt = *read;
        of = read->sale;
        who = read->intent.customer;
    }
    const Result<std::optional<Sale>> itsSale = unlessGone(m_parts.journal.sale(of));
    if (!itsSale)
        return fail(itsSale.error());
    if (!*itsSale)
        return fail(ErrorKind::NotFound, u"no sale " + of.text());
    found.sale = *itsSale;
    if (who.isEmpty())
        who = (*itsSale)->customer;
    if (!who.isEmpty()) {
        const Result<std::optional<Customer>> customer = unlessGone(m_parts.journal.customer(who));
        if (!customer)
            return fail(customer.error());
        found.customer = *customer;
    }
    const auto record = unlessGone(m_parts.outreach.outreachCase(OutreachCaseId::from(of.text())));
    if (!record)
        return fail(record.error());
    found.matter = *record;
    return found;
}

Result<OutreachDraft> OutreachWork::consider(const OutreachOrder &order) const
{
    const Result<OutreachOutlook> outlook = m_service.outlook(order);
    if (!outlook)
        return fail(outlook.error());
    OutreachDraft draft{*outlook, {}, {}};
    const Result<QByteArray> body = m_service.body(order);
    if (body)
        draft.body = *body;
    else
        draft.bodyError = body.error();
    return draft;
}

void OutreachWork::send(const OutreachOrder &order, Done<OutreachOutcome> done)
{
    if (!m_parts.canCall())
        return done(fail(ErrorKind::Unauthenticated, QStringLiteral("calls are stopped until there are keys")));
    // What is refused anyway needs no claim, and a claim of somebody else is told by the service.
    const Result<OutreachOutlook> outlook = m_service.outlook(order);
    if (!outlook)
        return done(fail(outlook.error()));
    if (outlook->isAllowed()) {
        OutreachCase matter;
        matter.id = order.caseId;
        matter.customer = order.customer;
        matter.phone = order.phone();
        matter.sale = order.sale;
        matter.attempt = order.attempt;
        const Result<OutreachCase> mine = claim(matter, order.operatorName, m_parts.clock.nowMs() + ClaimWhileSendingMs);
        if (!mine)
            return done(fail(mine.error()));
    }
    m_service.send(order, [this, done = std::move(done)](const OutreachOutcome &outcome) {
        m_parts.changed();
        done(outcome);
    });
}

Result<void> OutreachWork::recordConsents(QList<Consent> consents)
{
    for (Consent &consent : consents) {
        consent.id = m_parts.ids.uuid();
        consent.atMs = m_parts.clock.nowMs();
        if (const QList<FieldError> errors = checkConsent(consent, consent.atMs); !errors.isEmpty())
            return badField(errors.first());
    }
    const Result<void> kept = m_parts.outreach.addConsents(consents);
    if (kept)
        m_parts.changed();
    return kept;
}

Result<void> OutreachWork::recordOptOut(OptOut entry)
{
    entry.id = m_parts.ids.uuid();
    entry.atMs = m_parts.clock.nowMs();
    if (const QList<FieldError> errors = checkOptOut(entry, entry.atMs); !errors.isEmpty())
        return badField(errors.first());
    const Result<void> kept = m_parts.outreach.addOptOuts({entry});
    if (kept)
        m_parts.changed();
    return kept;
}

Result<ContactImport> OutreachWork::takeIn(const ContactFile &file)
{
    const Result<ContactImport> taken = takeContactsIn(file, m_parts.outreach);
    if (taken && taken->added > 0)
        m_parts.changed();
    return taken;
}

/// As it is on disk, or the new one.
Result<OutreachCase> OutreachWork::known(const OutreachCase &matter) const
{
    if (matter.id.isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("a case needs an id"));
    Result<OutreachCase> stored = m_parts.outreach.outreachCase(matter.id);
    if (stored || stored.error().kind != ErrorKind::NotFound)
        return stored;
    OutreachCase made = matter;
    made.claimedBy.clear();
    made.claimedUntilMs = made.snoozedUntilMs = 0;
    made.note.clear();
    made.closed = false;
    made.createdMs = made.updatedMs = m_parts.clock.nowMs();
    return made;
}

Result<OutreachCase> OutreachWork::claim(const OutreachCase &matter, const QString &operatorName, qint64 untilMs)
{
    const qint64 now = m_parts.clock.nowMs();
    const Result<OutreachCase> stored = m_parts.outreach.outreachCase(matter.id);
    if (!stored) {
        const Result<void> made = known(matter).and_then([this](const OutreachCase &fresh) { return m_parts.outreach.saveOutreachCase(fresh); });
        if (!made)
            return fail(made.error());
    }
    return m_parts.outreach.claimOutreachCase(matter.id, operatorName, now, untilMs);
}

Result<OutreachCase> OutreachWork::changeCase(const OutreachCaseChange &change)
{
    using What = OutreachCaseChange::What;
    const qint64 now = m_parts.clock.nowMs();
    Result<OutreachCase> changed = change.what == What::Claim ? claim(change.matter, change.operatorName, change.untilMs)
                                                              : known(change.matter);
    if (!changed)
        return changed;
    if (change.what != What::Claim) {
        if (changed->isClaimedByOther(change.operatorName, now))
            return fail(ErrorKind::Conflict, u"case " + changed->id.text() + u" is with " + changed->claimedBy);
        switch (change.what) {
        case What::Claim: break;
        case What::LetGo:
            changed->claimedBy.clear();
            changed->claimedUntilMs = 0;
            break;
        case What::Snooze: changed->snoozedUntilMs = change.untilMs; break;
        case What::Note: changed->note = change.note.trimmed().left(1000); break;
        }
        changed->updatedMs = now;
        if (const Result<void> kept = m_parts.outreach.saveOutreachCase(*changed); !kept)
            return fail(kept.error());
    }
    m_parts.changed();
    return changed;
}

} // namespace pos
