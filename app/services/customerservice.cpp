// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/customerservice.h"

#include "base/log.h"
#include "domain/validation.h"

#include <algorithm>

namespace pos {

namespace {

constexpr int ShortestNameAtCreate = 3; // CONTRACT 4.1: two-letter names exist, some endpoints refuse them
const QString DuplicateCode = QStringLiteral("CUSTOMER_ID_DUPLICATED");
const QString PendingFact = QStringLiteral("pending_erasures");

bool isUnclear(ErrorKind kind)
{
    return kind == ErrorKind::TimedOut || kind == ErrorKind::ConnectionLost || kind == ErrorKind::ServerFault ||
           kind == ErrorKind::MalformedReply;
}

bool hasShortName(const Customer &customer)
{
    const auto isShort = [](const QString &name) { return !name.isEmpty() && name.size() < ShortestNameAtCreate; };
    return isShort(customer.firstName) || isShort(customer.lastName);
}

Customer withoutShortNames(Customer customer)
{
    for (QString *name : {&customer.firstName, &customer.lastName}) {
        if (name->size() < ShortestNameAtCreate)
            name->clear();
    }
    return customer;
}

std::optional<Error> firstHardError(const Customer &customer)
{
    for (const FieldError &broken : checkCustomer(customer)) {
        if (!isSoft(broken.rule))
            return Error{ErrorKind::InvalidInput, {.field = broken.field, .detail = broken.detail}};
    }
    return std::nullopt;
}

} // namespace

CustomerService::CustomerService(GatewayPort &gateway, JournalPort &journal, const Clock &clock, IdSource &ids)
    : m_gateway(gateway)
    , m_journal(journal)
    , m_clock(clock)
    , m_ids(ids)
{
}

template <typename Start> void CustomerService::keep(Start start)
{
    const quint64 slot = ++m_slots;
    m_calls.insert_or_assign(slot, start(slot));
}

void CustomerService::release(quint64 slot)
{
    if (auto node = m_calls.extract(slot); !node.empty())
        m_finished = std::move(node.mapped());
}

// --- create ----------------------------------------------------------------------------------------

void CustomerService::create(const Customer &customer, Done<Customer> done)
{
    if (const std::optional<Error> broken = firstHardError(customer)) {
        done(fail(*broken));
        return;
    }
    Customer fresh = customer;
    if (fresh.id.isEmpty())
        fresh.id = CustomerId::from(m_ids.uuid());
    if (fresh.createdMs == 0)
        fresh.createdMs = m_clock.nowMs();
    sendCreate(fresh, Try::First, std::move(done));
}

void CustomerService::sendCreate(const Customer &customer, Try attempt, Done<Customer> done)
{
    const Customer sent = attempt == Try::WithoutShortNames ? withoutShortNames(customer) : customer;
    keep([&](quint64 slot) {
        return m_gateway.createCustomer(sent,
                                        [this, slot, customer, attempt, done = std::move(done)](const auto &answer) {
                                            release(slot);
                                            if (answer.result)
                                                store(customer, answer.result->gatewayId, done);
                                            else
                                                createFailed(customer, attempt, answer.result.error(), done);
                                        });
    });
}

void CustomerService::createFailed(const Customer &customer, Try attempt, const Error &error, Done<Customer> done)
{
    if (error.context.code == DuplicateCode || (isUnclear(error.kind) && attempt != Try::AfterUnclear)) {
        useExisting(customer, error, attempt, std::move(done));
        return;
    }
    const bool refused = error.kind == ErrorKind::RequestRefused || error.kind == ErrorKind::InvalidInput;
    if (refused && attempt != Try::WithoutShortNames && hasShortName(customer)) {
        sendCreate(customer, Try::WithoutShortNames, std::move(done));
        return;
    }
    done(fail(error));
}

/// It may exist: under our id there is at most one.
void CustomerService::useExisting(const Customer &customer, const Error &original, Try attempt, Done<Customer> done)
{
    keep([&](quint64 slot) {
        return m_gateway.customerByOwnId(
            customer.id, [this, slot, customer, original, attempt, done = std::move(done)](const auto &answer) {
                release(slot);
                const bool absent = !answer.result && answer.result.error().kind == ErrorKind::NotFound;
                if (answer.result)
                    store(customer, answer.result->gatewayId, done);
                else if (absent && original.context.code != DuplicateCode && attempt == Try::First)
                    sendCreate(customer, Try::AfterUnclear, done);
                else
                    done(fail(original));
            });
    });
}

void CustomerService::store(Customer customer, const GatewayCustomerId &gatewayId, const Done<Customer> &done)
{
    customer.gatewayId = gatewayId;
    customer.updatedMs = m_clock.nowMs();
    if (const Result<void> saved = m_journal.saveCustomer(customer); !saved)
        done(fail(saved.error()));
    else
        done(customer);
}

// --- update ----------------------------------------------------------------------------------------

void CustomerService::update(const Customer &customer, Done<Customer> done)
{
    if (customer.gatewayId.isEmpty()) {
        create(customer, std::move(done));
        return;
    }
    if (const std::optional<Error> broken = firstHardError(customer)) {
        done(fail(*broken));
        return;
    }
    sendUpdate(customer, Try::First, std::move(done));
}

void CustomerService::sendUpdate(const Customer &customer, Try attempt, Done<Customer> done)
{
    const Customer sent = attempt == Try::WithoutShortNames ? withoutShortNames(customer) : customer;
    keep([&](quint64 slot) {
        return m_gateway.updateCustomer(
            sent, [this, slot, customer, attempt, done = std::move(done)](const auto &answer) {
                release(slot);
                if (answer.result) {
                    store(customer, customer.gatewayId, done);
                    return;
                }
                const Error &error = answer.result.error();
                const bool refused = error.kind == ErrorKind::RequestRefused || error.kind == ErrorKind::InvalidInput;
                if (refused && attempt == Try::First && hasShortName(customer))
                    sendUpdate(customer, Try::WithoutShortNames, done);
                else
                    done(fail(error));
            });
    });
}

// --- erase -----------------------------------------------------------------------------------------

void CustomerService::erase(const CustomerId &id, const ManagerDecision &decision, Done<void> done)
{
    const Checked<QString> reason = checkFreeText(QStringLiteral("reason"), decision.reason, 3, 255);
    if (!reason) {
        done(fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("reason")}}));
        return;
    }
    const Result<Customer> customer = m_journal.customer(id);
    if (!customer) {
        done(fail(customer.error()));
        return;
    }
    const GatewayCustomerId there = customer->gatewayId;
    if (!there.isEmpty()) {
        if (const Result<void> noted = rememberErasure(there, true); !noted) {
            done(fail(noted.error()));
            return;
        }
    }
    if (const Result<void> erased = m_journal.eraseCustomer(id, QStringLiteral("on request, by ") + decision.managerName); !erased) {
        if (!there.isEmpty() && !rememberErasure(there, false))
            log::warning("customers", "erasure still noted although refused");
        done(fail(erased.error()));
        return;
    }
    const Result<void> recorded =
        m_journal.setFact(QStringLiteral("erased ") + id.text(), decision.managerName + QStringLiteral(": ") + *reason);
    if (!recorded)
        log::warning("customers", "reason of an erasure not recorded", {{"customer", id.text()}});
    if (there.isEmpty())
        done({});
    else
        deleteThere(there, std::move(done));
}

void CustomerService::deleteThere(const GatewayCustomerId &id, Done<void> done)
{
    keep([&](quint64 slot) {
        return m_gateway.deleteCustomer(id, [this, slot, id, done = std::move(done)](const Answer<void> &answer) {
            release(slot);
            const bool gone = answer.result || answer.result.error().kind == ErrorKind::NotFound;
            if (!gone) {
                Error error = answer.result.error();
                error.context.detail = QStringLiteral("erased here; at Yuno it will be tried again");
                done(fail(error));
                return;
            }
            done(rememberErasure(id, false));
        });
    });
}

Result<void> CustomerService::rememberErasure(const GatewayCustomerId &id, bool pending)
{
    const Result<QString> stored = m_journal.fact(PendingFact);
    if (!stored)
        return fail(stored.error());
    QStringList ids = stored->split(u'\n', Qt::SkipEmptyParts);
    ids.removeAll(id.text());
    if (pending)
        ids << id.text();
    return m_journal.setFact(PendingFact, ids.join(u'\n'));
}

void CustomerService::retryErasures()
{
    const Result<QString> stored = m_journal.fact(PendingFact);
    const QStringList ids = stored.value_or(QString()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &id : ids) {
        deleteThere(GatewayCustomerId::from(id), [](const Result<void> &done) {
            if (!done)
                log::info("customers", "erasure still pending", {{"error", describe(done.error())}});
        });
    }
}

// --- saved methods -----------------------------------------------------------------------------------

void CustomerService::savedMethods(const CustomerId &id, Done<QList<SavedMethod>> done)
{
    const Result<Customer> customer = m_journal.customer(id);
    if (!customer) {
        done(fail(customer.error()));
        return;
    }
    if (customer->gatewayId.isEmpty()) {
        done(QList<SavedMethod>{});
        return;
    }
    keep([&](quint64 slot) {
        return m_gateway.savedMethods(customer->gatewayId, [this, slot, done = std::move(done)](const auto &answer) {
            release(slot);
            done(answer.result);
        });
    });
}

void CustomerService::unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName,
                               Done<QList<SavedMethod>> done)
{
    const Result<Customer> customer = m_journal.customer(id);
    if (!customer || customer->gatewayId.isEmpty() || token.isEmpty()) {
        done(fail(customer ? Error{ErrorKind::NotFound, {.field = QStringLiteral("method")}} : customer.error()));
        return;
    }
    const IdempotencyKey key = IdempotencyKey::from(m_ids.uuid());
    if (const Result<void> noted = m_journal.setFact(QStringLiteral("card removed ") + key.text(),
                                                     operatorName + QStringLiteral(": a card of ") + id.text());
        !noted) {
        done(fail(noted.error()));
        return;
    }
    sendUnenrolment({customer->gatewayId, token, key, false, std::move(done)});
}

void CustomerService::sendUnenrolment(const Unenrolment &wanted)
{
    keep([&](quint64 slot) {
        return m_gateway.unenroll(wanted.customer, wanted.token, wanted.key, [this, slot, wanted](const Answer<void> &answer) {
            release(slot);
            checkUnenrolment(wanted, answer.result ? std::nullopt : std::optional(answer.result.error()));
        });
    });
}

void CustomerService::checkUnenrolment(const Unenrolment &wanted, const std::optional<Error> &error)
{
    // A refusal may mean that it is gone already; what certainly did not arrive needs no look.
    const bool look = !error || isUnclear(error->kind) || error->kind == ErrorKind::RequestRefused || error->kind == ErrorKind::NotFound;
    if (!look) {
        wanted.done(fail(*error));
        return;
    }
    keep([&](quint64 slot) {
        return m_gateway.savedMethods(wanted.customer, [this, slot, wanted, error](const Answer<QList<SavedMethod>> &answer) {
            release(slot);
            if (!answer.result) {
                wanted.done(fail(error.value_or(answer.result.error())));
                return;
            }
            QList<SavedMethod> saved = *answer.result;
            const auto still = std::ranges::find_if(saved, [&wanted](const SavedMethod &method) {
                return method.token == wanted.token && method.status == u"ENROLLED";
            });
            if (still == saved.end()) {
                wanted.done(saved);
            } else if (!error) { // Yuno said so, and its list is behind
                still->status = QStringLiteral("UNENROLLED");
                wanted.done(saved);
            } else if (isUnclear(error->kind) && !wanted.repeated) {
                Unenrolment again = wanted;
                again.repeated = true;
                sendUnenrolment(again);
            } else {
                wanted.done(fail(*error));
            }
        });
    });
}

} // namespace pos
