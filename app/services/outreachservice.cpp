// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/outreachservice.h"

namespace pos {

struct OutreachService::Run
{
    OutreachOrder order;
    OutreachIntent intent;
    Done done;
    Call call;
};

namespace {

QStringList idsOf(const QList<Consent> &consents)
{
    QStringList ids;
    for (const Consent &consent : consents)
        ids << consent.id;
    return ids;
}

PaidQuestion paidQuestion(const OutreachOrder &order)
{
    PaidQuestion question;
    question.sale = order.sale;
    question.customer = order.customer;
    if (const auto *declined = std::get_if<DeclinedPayment>(&order.request)) {
        question.payment = declined->payment;
        question.order = declined->order;
        question.sinceMs = declined->createdMs;
    } else {
        question.sinceMs = std::get<AbandonedFlow>(order.request).abandonedMs;
    }
    return question;
}

} // namespace

OutreachService::OutreachService(const Parts &parts)
    : m_parts(parts)
{
}

OutreachService::~OutreachService() = default;

Result<int> OutreachService::recover()
{
    const Result<QList<OutreachIntent>> open = m_parts.journal.openOutreaches();
    if (!open)
        return fail(open.error());
    int unclear = 0;
    for (OutreachIntent intent : *open) {
        unclear += intent.state == OutreachState::Sending;
        if (const Result<void> moved = move(intent, OutreachEventKind::Restarted); !moved)
            return fail(moved.error());
    }
    return unclear;
}

Result<void> OutreachService::look(const OutreachOrder &order, const OutreachId &self, OutreachOutlook &outlook) const
{
    const PhoneNumber phone = order.phone();
    const qint64 now = m_parts.clock.nowMs();
    const ParsedPhone plan = m_parts.phones.parse(phone.text(), {});
    outlook.errors = std::visit([&](const auto &request) {
        if constexpr (std::is_same_v<std::decay_t<decltype(request)>, AbandonedFlow>)
            return checkAbandonedFlow(request, now, plan.countries);
        else
            return checkDeclinedPayment(request, now, plan.countries);
    }, order.request);
    const Result<QList<OutreachIntent>> toPhone = m_parts.journal.outreachesTo(phone);
    const Result<QList<OutreachIntent>> ofCase = m_parts.journal.outreachesOfCase(order.caseId);
    const Result<QList<Consent>> consents = m_parts.journal.consentsOf(phone);
    const Result<QList<OptOut>> optOuts = m_parts.journal.optOutsOf(phone);
    if (!toPhone || !ofCase || !consents || !optOuts)
        return fail(!toPhone ? toPhone.error() : !ofCase ? ofCase.error() : !consents ? consents.error() : optOuts.error());

    const Result<OutreachCase> matter = m_parts.journal.outreachCase(order.caseId);
    if (!matter && matter.error().kind != ErrorKind::NotFound)
        return fail(matter.error());
    ContactFacts facts{order.caseId, order.customer, phone, order.country(), order.region, order.channels(), *ofCase + *toPhone,
                       *consents, *optOuts, {}, order.despiteEarlier};
    facts.intents.removeIf([&](const OutreachIntent &intent) { return intent.id == self; });
    if (matter && matter->isClaimedByOther(order.operatorName, now))
        facts.claimedBy = matter->claimedBy;
    const QList<FieldError> errors = std::exchange(outlook.errors, {});
    outlook = contactStanding(facts, m_parts.phones, m_terms, now);
    outlook.errors = errors;
    if (hasHardError(errors) || order.caseId.isEmpty())
        outlook.block = OutreachBlock::BadRequest;
    return {};
}

Result<OutreachOutlook> OutreachService::outlook(const OutreachOrder &order) const
{
    OutreachOutlook outlook;
    if (const Result<void> looked = look(order, {}, outlook); !looked)
        return fail(looked.error());
    return outlook;
}

Result<QByteArray> OutreachService::body(const OutreachOrder &order) const
{
    if (const auto *flow = std::get_if<AbandonedFlow>(&order.request))
        return m_parts.gateway.abandonedFlowBody(*flow);
    return m_parts.gateway.declinedPaymentBody(std::get<DeclinedPayment>(order.request));
}

Result<void> OutreachService::move(OutreachIntent &intent, OutreachEventKind kind, const Exchange *exchange)
{
    const std::optional<OutreachState> to = nextState(intent.state, kind);
    if (!to)
        return fail(ErrorKind::Conflict, outreachStateName(intent.state) + u' ' + outreachEventName(kind));
    OutreachIntent moved = intent;
    moved.state = *to;
    moved.updatedMs = m_parts.clock.nowMs();
    OutreachEvent event;
    event.outreach = moved.id;
    event.atMs = moved.updatedMs;
    event.kind = kind;
    event.from = intent.state;
    event.to = *to;
    event.operatorName = moved.operatorName;
    event.httpStatus = moved.httpStatus;
    event.code = moved.code;
    event.note = moved.block == OutreachBlock::None ? QString() : outreachBlockName(moved.block);
    if (exchange) {
        event.requestId = exchange->requestId;
        event.bytesSent = exchange->bytesSent;
        event.elapsedMs = exchange->elapsedMs;
    }
    const Result<void> kept = m_parts.journal.commitOutreach(moved, event);
    if (kept)
        intent = moved;
    return kept;
}

Result<OutreachIntent> OutreachService::record(const OutreachOrder &order, const OutreachOutlook &outlook)
{
    const Result<QByteArray> bytes = body(order);
    if (!bytes)
        return fail(bytes.error());
    OutreachIntent intent;
    intent.id = OutreachId::from(m_parts.ids.uuid());
    intent.caseId = order.caseId;
    intent.kind = order.kind();
    intent.customer = order.customer;
    intent.phone = order.phone();
    intent.channels = order.channels();
    intent.consentId = idsOf(outlook.consents).join(u',');
    intent.rulesVersion = outlook.rules.version();
    if (!outlook.limits.isEmpty()) // they may be others tomorrow
        intent.rulesVersion += QStringLiteral("; shop: ") + outlook.limits;
    if (outlook.trainingMs > 0) // what proves anything must not hide that
        intent.rulesVersion += QStringLiteral(" (training clock)");
    intent.body = *bytes;
    intent.operatorName = order.operatorName;
    intent.sale = order.sale;
    intent.attempt = order.attempt;
    intent.amount = order.amount();
    intent.createdMs = m_parts.clock.nowMs();
    if (const Result<void> kept = move(intent, OutreachEventKind::Recorded); !kept)
        return fail(kept.error());
    return intent;
}

void OutreachService::send(const OutreachOrder &order, Done done)
{
    m_answered.clear();
    OutreachOutlook outlook;
    if (const Result<void> looked = look(order, {}, outlook); !looked)
        return done({OutreachBlock::JournalFailed, {}, {}, looked.error()});
    if (!outlook.isAllowed())
        return done({outlook.block, outlook, {}, {}});
    const Result<OutreachIntent> intent = record(order, outlook);
    if (!intent) {
        const bool bad = intent.error().kind == ErrorKind::InvalidInput;
        return done({bad ? OutreachBlock::BadRequest : OutreachBlock::JournalFailed, {}, {}, intent.error()});
    }
    const quint64 id = ++m_last;
    auto run = std::make_unique<Run>();
    run->order = order;
    run->intent = *intent;
    run->done = std::move(done);
    m_runs.emplace(id, std::move(run));
    m_parts.paid.check(paidQuestion(order), [this, id](PaidAnswer answer) { afterPaidCheck(id, answer); });
}

void OutreachService::afterPaidCheck(quint64 id, PaidAnswer answer)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    switch (answer) {
    case PaidAnswer::Paid: return withhold(id, OutreachBlock::AlreadyPaid);
    case PaidAnswer::Unclear: return withhold(id, OutreachBlock::PaidStateUnclear);
    case PaidAnswer::NotPaid: break;
    }
    // Reading took a while: somebody may have opted out, and the clock may have struck.
    OutreachOutlook outlook;
    if (!look(found->second->order, found->second->intent.id, outlook))
        return withhold(id, OutreachBlock::JournalFailed);
    if (!outlook.isAllowed())
        return withhold(id, outlook.block, outlook);
    wire(id);
}

void OutreachService::withhold(quint64 id, OutreachBlock block, std::optional<OutreachOutlook> outlook)
{
    Run &run = *m_runs.at(id);
    run.intent.block = block;
    OutreachOutcome outcome{block, std::move(outlook), run.intent, {}};
    if (const Result<void> moved = move(run.intent, OutreachEventKind::Withheld); !moved)
        outcome.error = moved.error();
    outcome.intent = run.intent;
    finish(id, std::move(outcome));
}

void OutreachService::wire(quint64 id)
{
    Run &run = *m_runs.at(id);
    OutreachIntent sending = run.intent;
    sending.sentMs = m_parts.clock.nowMs();
    if (const Result<void> moved = move(sending, OutreachEventKind::Sending); !moved) {
        // Not on disk: nothing leaves. What is there is Recorded, and is withheld at the next start at the latest.
        OutreachOutcome outcome{OutreachBlock::JournalFailed, {}, run.intent, moved.error()};
        run.intent.block = OutreachBlock::JournalFailed;
        if (move(run.intent, OutreachEventKind::Withheld))
            outcome.intent = run.intent;
        return finish(id, std::move(outcome));
    }
    run.intent = sending;
    run.call = m_parts.gateway.send(run.intent.kind, run.intent.body,
                                    [this, id](const Answer<OutreachReply> &answer) { onAnswer(id, answer); });
}

void OutreachService::onAnswer(quint64 id, const Answer<OutreachReply> &answer)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    Run &run = *found->second;
    OutreachIntent answered = run.intent;
    answered.answeredMs = m_parts.clock.nowMs();
    answered.httpStatus = answer.exchange.httpStatus;
    OutreachOutcome outcome;
    if (answer.result) {
        answered.remoteId = answer.result->id;
        answered.answer = answer.result->answer;
        if (!answer.result->message.isEmpty())
            answered.messages = {answer.result->message};
    } else {
        outcome.error = answer.result.error();
        answered.code = outcome.error->context.code.isEmpty() ? errorKindName(outcome.error->kind) : outcome.error->context.code;
        answered.messages = outcome.error->context.messages;
    }
    const OutreachEventKind kind = judgeAnswer(outcome.error, answer.exchange.httpStatus, answer.exchange.mayHaveLeft);
    if (const Result<void> moved = move(answered, kind, &answer.exchange); !moved)
        outcome.error = moved.error(); // on disk it is Sending: Unclear after the next start
    else
        run.intent = answered;
    outcome.intent = run.intent;
    finish(id, std::move(outcome));
}

void OutreachService::finish(quint64 id, OutreachOutcome outcome)
{
    const auto found = m_runs.find(id);
    const std::unique_ptr<Run> run = std::move(found->second);
    m_runs.erase(found);
    if (run->call)
        m_answered.push_back(std::move(run->call));
    if (run->done)
        run->done(outcome);
}

} // namespace pos
