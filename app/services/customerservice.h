// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Customers at Yuno and here (CONTRACT 4.1, 12). Creating has no idempotency key;
// our own id protects it: a duplicate, or an answer that got lost, is resolved by
// asking for that id. Erasing here is never undone by a failure over there, and
// what is left to erase there is remembered. Engine thread; owned by EngineCore.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "ports/engine.h"
#include "ports/gatewayport.h"
#include "ports/journalport.h"

#include <map>

namespace pos {

class CustomerService
{
public:
    template <typename T> using Done = std::function<void(const Result<T> &)>;
    CustomerService(GatewayPort &gateway, JournalPort &journal, const Clock &clock, IdSource &ids);

    void create(const Customer &customer, Done<Customer> done);
    void update(const Customer &customer, Done<Customer> done);
    void erase(const CustomerId &id, const ManagerDecision &decision, Done<void> done);
    void savedMethods(const CustomerId &id, Done<QList<SavedMethod>> done);
    /// Yuno forgets a saved card: noted with who wanted it, sent, and then looked whether it is so; an unclear answer is
    /// sent once more under its key. The answer is what is saved now.
    void unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName, Done<QList<SavedMethod>> done);
    /// Erasures that Yuno has not confirmed yet.
    void retryErasures();

private:
    enum class Try { First, AfterUnclear, WithoutShortNames };
    void sendCreate(const Customer &customer, Try attempt, Done<Customer> done);
    void createFailed(const Customer &customer, Try attempt, const Error &error, Done<Customer> done);
    void useExisting(const Customer &customer, const Error &original, Try attempt, Done<Customer> done);
    void sendUpdate(const Customer &customer, Try attempt, Done<Customer> done);
    void store(Customer customer, const GatewayCustomerId &gatewayId, const Done<Customer> &done);
    void deleteThere(const GatewayCustomerId &id, Done<void> done);
    struct Unenrolment
    {
        GatewayCustomerId customer;
        VaultedToken token;
        IdempotencyKey key;
        bool repeated = false;
        Done<QList<SavedMethod>> done;
    };
    void sendUnenrolment(const Unenrolment &wanted);
    /// `error` = what the request was answered with, if not with success.
    void checkUnenrolment(const Unenrolment &wanted, const std::optional<Error> &error);
    Result<void> rememberErasure(const GatewayCustomerId &id, bool pending);
    /// Starts a call and keeps its handle until release().
    template <typename Start> void keep(Start start);
    void release(quint64 slot);

    GatewayPort &m_gateway;
    JournalPort &m_journal;
    const Clock &m_clock;
    IdSource &m_ids;
    std::map<quint64, Call> m_calls;
    Call m_finished; ///< its handler may still be on the stack
    quint64 m_slots = 0;
};

} // namespace pos
