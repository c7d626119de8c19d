-- Version 4: payments that this till did not make, known from Yuno alone (origin 'Yuno'). They have no key,
-- and Yuno lets several of them share an order id; what this till makes stays unique. SQLite cannot drop a
-- constraint, so the table is made anew, row by row. Frozen: a change of the schema is a new file.
CREATE TABLE attempt_before AS SELECT * FROM attempt;
DROP TABLE attempt;

-- Projection of attempt_event: how each attempt stands now.
CREATE TABLE attempt (
    row_no          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    sale            TEXT NOT NULL REFERENCES sale (id),
    number          INTEGER NOT NULL,
    order_id        TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    amount_minor    INTEGER NOT NULL,
    currency        TEXT NOT NULL,
    created_ms      INTEGER NOT NULL,
    method_id        TEXT NOT NULL,
    customer         TEXT NOT NULL,
    gateway_customer TEXT NOT NULL,
    token            TEXT NOT NULL,
    method_label     TEXT NOT NULL,
    installments     INTEGER NOT NULL,
    capture          INTEGER NOT NULL,
    description      TEXT NOT NULL,
    operator         TEXT NOT NULL,
    state            TEXT NOT NULL,
    session          TEXT NOT NULL,
    payment_id       TEXT NOT NULL,
    problem          TEXT,
    retry            TEXT NOT NULL,
    released         INTEGER NOT NULL,
    late_money       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    settled_ms       INTEGER NOT NULL,
    digest           BLOB NOT NULL,
    status           TEXT NOT NULL,
    sub_status       TEXT NOT NULL,
    last_four        TEXT NOT NULL,
    last_check_ms    INTEGER NOT NULL,
    order_tail       TEXT NOT NULL,
    body_state       INTEGER NOT NULL DEFAULT 0 CHECK (body_state IN (0, 1, 2)),
    origin          TEXT NOT NULL DEFAULT 'Till' CHECK (origin IN ('Till', 'Yuno')),
    UNIQUE (sale, number)
) STRICT;
INSERT INTO attempt (
    row_no, id, sale, number, order_id, idempotency_key, amount_minor, currency, created_ms, method_id,
    customer, gateway_customer, token, method_label, installments, capture, description, operator, state,
    session, payment_id, problem, retry, released, late_money, updated_ms, settled_ms, digest, status,
    sub_status, last_four, last_check_ms, order_tail, body_state)
SELECT
    row_no, id, sale, number, order_id, idempotency_key, amount_minor, currency, created_ms, method_id,
    customer, gateway_customer, token, method_label, installments, capture, description, operator, state,
    session, payment_id, problem, retry, released, late_money, updated_ms, settled_ms, digest, status,
    sub_status, last_four, last_check_ms, order_tail, body_state
FROM attempt_before ORDER BY row_no;
DROP TABLE attempt_before;

CREATE UNIQUE INDEX attempt_own_order ON attempt (order_id) WHERE origin = 'Till';
CREATE UNIQUE INDEX attempt_own_key ON attempt (idempotency_key) WHERE origin = 'Till';
CREATE UNIQUE INDEX attempt_foreign ON attempt (payment_id) WHERE origin = 'Yuno';
CREATE INDEX attempt_state ON attempt (state, created_ms DESC, id DESC);
CREATE INDEX attempt_customer ON attempt (customer, created_ms DESC, id DESC) WHERE customer <> '';
CREATE INDEX attempt_order ON attempt (order_id COLLATE NOCASE);
CREATE INDEX attempt_tail ON attempt (order_tail COLLATE NOCASE);
CREATE INDEX attempt_payment ON attempt (payment_id COLLATE NOCASE) WHERE payment_id <> '';
CREATE INDEX attempt_last_four ON attempt (last_four) WHERE last_four <> '';

CREATE TRIGGER attempt_identity BEFORE UPDATE OF
    id, sale, number, order_id, idempotency_key, amount_minor, currency, created_ms, origin ON attempt
WHEN NEW.id IS NOT OLD.id OR NEW.sale IS NOT OLD.sale OR NEW.number IS NOT OLD.number
  OR NEW.order_id IS NOT OLD.order_id OR NEW.idempotency_key IS NOT OLD.idempotency_key
  OR NEW.amount_minor IS NOT OLD.amount_minor OR NEW.currency IS NOT OLD.currency
  OR NEW.created_ms IS NOT OLD.created_ms OR NEW.origin IS NOT OLD.origin
BEGIN
    SELECT RAISE(ABORT, 'key, order id and amount of an attempt never change');
END;

CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt
BEGIN
    SELECT RAISE(ABORT, 'attempts are never deleted');
END;

CREATE TRIGGER attempt_body_state BEFORE UPDATE OF body_state ON attempt
WHEN NEW.body_state < OLD.body_state
BEGIN
    SELECT RAISE(ABORT, 'the body of an attempt is written once');
END;
