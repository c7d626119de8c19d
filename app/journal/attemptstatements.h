// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The statements of attemptrecord.cpp, and the order of the columns they share.
#pragma once

#include "journal/database.h"

namespace pos::record {

#define ATTEMPT_FIXED "id, sale, number, order_id, idempotency_key, amount_minor, currency, created_ms"
#define ATTEMPT_INTENT                                                                                                 \
    "method_id, customer, gateway_customer, token, method_label, installments, capture, description, operator"
#define ATTEMPT_PROGRESS "state, session, payment_id, problem, retry, released, late_money, updated_ms, settled_ms"
#define ATTEMPT_DERIVED "digest, status, sub_status, last_four, last_check_ms"
// `origin` and `link` are outside of RowCount so that rows of earlier versions keep their digests: attemptDigest().

constexpr int FixedCount = 8;
constexpr int IntentCount = 9;
constexpr int ProgressCount = 9;
constexpr int DerivedCount = 5;
/// What digest covers.
constexpr int RowCount = FixedCount + IntentCount + ProgressCount;

/// Positions in a row read by one of the Select statements.
enum AttemptColumn {
    Id, Sale, Number, OrderId, Key, AmountMinor, CurrencyCode, CreatedMs,
    MethodId, CustomerRef, GatewayCustomerRef, Token, MethodLabel, Installments, Capture, Description, Operator,
    State, Session, PaymentRef, Problem, Retry, Released, LateMoney, UpdatedMs, SettledMs,
    Digest, Status, SubStatus, LastFour, LastCheckMs,
    BodyState, Body, BodySalt, BodyDigest, PaymentFacts, PayerName, PaymentRaw, PaymentDigest, Origin, Link,
    LastProjection, LastBodyDigest, OrderTail, ///< verification only
};

#define ATTEMPT_SELECT                                                                                                 \
    "SELECT " ATTEMPT_FIXED ", " ATTEMPT_INTENT ", " ATTEMPT_PROGRESS ", a.digest, status, sub_status, last_four, "   \
    "last_check_ms, body_state, b.body, b.salt, b.digest, p.facts, p.payer_name, p.raw, p.digest, a.origin, a.link"
#define ATTEMPT_TABLES                                                                                                 \
    " FROM attempt a LEFT JOIN attempt_body b ON b.attempt = a.id LEFT JOIN payment p ON p.attempt = a.id "

inline const Statement InsertAttempt{
    "INSERT INTO attempt (" ATTEMPT_FIXED ", " ATTEMPT_INTENT ", " ATTEMPT_PROGRESS ", " ATTEMPT_DERIVED ", order_tail, origin, link) "
    "VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?, ?,?,?,?,?, ?, ?, ?)"};
inline const Statement UpdateIntent{
    "UPDATE attempt SET method_id = ?, customer = ?, gateway_customer = ?, token = ?, method_label = ?, "
    "installments = ?, capture = ?, description = ?, operator = ? WHERE id = ?"};
inline const Statement UpdateProgress{
    "UPDATE attempt SET state = ?, session = ?, payment_id = ?, problem = ?, retry = ?, released = ?, late_money = ?, "
    "updated_ms = ?, settled_ms = ?, digest = ?, status = ?, sub_status = ?, last_four = ?, last_check_ms = ?, link = ? "
    "WHERE id = ?"};
inline const Statement SelectIdentity{"SELECT " ATTEMPT_FIXED ", " ATTEMPT_INTENT
                                      ", body_state FROM attempt WHERE id = ?"};
inline const Statement SelectBodySeal{"SELECT salt, digest FROM attempt_body WHERE attempt = ?"};
inline const Statement SelectEvidence{"SELECT a.digest, coalesce(b.digest, x'') FROM attempt a "
                                      "LEFT JOIN attempt_body b ON b.attempt = a.id WHERE a.id = ?"};
inline const Statement InsertBody{"INSERT INTO attempt_body (attempt, body, salt, digest) VALUES (?, ?, ?, ?)"};
inline const Statement DeleteBody{"DELETE FROM attempt_body WHERE attempt = ?"};
inline const Statement SelectBodyState{"SELECT body_state FROM attempt WHERE id = ?"};
inline const Statement SetBodyState{"UPDATE attempt SET body_state = ? WHERE id = ?"};
inline const Statement UpsertPayment{
    "INSERT INTO payment (attempt, facts, payer_name, raw, digest) VALUES (?, ?, ?, ?, ?) ON CONFLICT (attempt) "
    "DO UPDATE SET facts = excluded.facts, payer_name = excluded.payer_name, raw = excluded.raw, "
    "digest = excluded.digest"};
inline const Statement DeletePayment{"DELETE FROM payment WHERE attempt = ?"};

inline const Statement SelectAttempt{ATTEMPT_SELECT ATTEMPT_TABLES "WHERE a.id = ?"};
inline const Statement SelectOfSale{ATTEMPT_SELECT ATTEMPT_TABLES "WHERE a.sale = ? ORDER BY a.number"};
inline const Statement SelectOfCustomer{ATTEMPT_SELECT ATTEMPT_TABLES
                                        "WHERE a.customer = ? AND a.customer <> '' ORDER BY a.created_ms, a.id"};
inline const Statement SelectOpen{
    ATTEMPT_SELECT ATTEMPT_TABLES
    "WHERE a.state IN ('Recorded', 'Sending', 'WaitingCustomer', 'Unknown') AND a.origin = 'Till' "
    "ORDER BY a.created_ms, a.id"};
inline const Statement SelectClosedOfUnpaidSales{
    ATTEMPT_SELECT ATTEMPT_TABLES
    "WHERE a.sale IN (SELECT id FROM sale WHERE state IN ('Open', 'Parked')) "
    "AND a.state NOT IN ('Recorded', 'Sending', 'WaitingCustomer', 'Unknown') AND a.origin = 'Till' "
    "ORDER BY a.sale, a.number"};
inline const Statement SelectAllWithEvidence{
    ATTEMPT_SELECT
    ", (SELECT e.projection FROM attempt_event e WHERE e.attempt = a.id AND e.operation = '' ORDER BY e.sequence DESC LIMIT 1)"
    ", (SELECT e.body_digest FROM attempt_event e WHERE e.attempt = a.id AND e.operation = '' ORDER BY e.sequence DESC LIMIT 1)"
    ", order_tail"
    ATTEMPT_TABLES "ORDER BY a.row_no"};

}
