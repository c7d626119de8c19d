-- Version 2: captures, cancels and refunds of payments, and their events in the
-- same chain. Frozen: a change of the schema is a new file.

-- Projection of the operation's events: how each one stands now. `body` is the exact
-- bytes sent; it holds nothing personal but the operator's own words.
CREATE TABLE operation (
    row_no          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    attempt         TEXT NOT NULL REFERENCES attempt (id),
    number          INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    payment_id      TEXT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE,
    reference       TEXT NOT NULL UNIQUE,
    amount_minor    INTEGER NOT NULL,
    currency        TEXT NOT NULL,
    created_ms      INTEGER NOT NULL,
    whole           INTEGER NOT NULL,
    reason          TEXT NOT NULL,
    description     TEXT NOT NULL,
    operator        TEXT NOT NULL,
    state           TEXT NOT NULL,
    target          TEXT NOT NULL,
    body            BLOB NOT NULL,
    basis           TEXT NOT NULL,
    result          TEXT NOT NULL,
    moved_minor     INTEGER,
    problem         TEXT,
    retry           TEXT NOT NULL,
    last_unclear_ms INTEGER NOT NULL,
    updated_ms      INTEGER NOT NULL,
    settled_ms      INTEGER NOT NULL,
    digest          BLOB NOT NULL,
    UNIQUE (attempt, number)
) STRICT;
CREATE INDEX operation_state ON operation (state, created_ms);

CREATE TRIGGER operation_identity BEFORE UPDATE OF
    id, attempt, number, kind, payment_id, idempotency_key, reference, amount_minor, currency, created_ms ON operation
WHEN NEW.id IS NOT OLD.id OR NEW.attempt IS NOT OLD.attempt OR NEW.number IS NOT OLD.number
  OR NEW.kind IS NOT OLD.kind OR NEW.payment_id IS NOT OLD.payment_id
  OR NEW.idempotency_key IS NOT OLD.idempotency_key OR NEW.reference IS NOT OLD.reference
  OR NEW.amount_minor IS NOT OLD.amount_minor OR NEW.currency IS NOT OLD.currency
  OR NEW.created_ms IS NOT OLD.created_ms
BEGIN
    SELECT RAISE(ABORT, 'key, reference, payment and amount of an operation never change');
END;

CREATE TRIGGER operation_body_written_once BEFORE UPDATE OF body, target, basis ON operation
WHEN length(OLD.body) > 0 AND (NEW.body IS NOT OLD.body OR NEW.target IS NOT OLD.target OR NEW.basis IS NOT OLD.basis)
BEGIN
    SELECT RAISE(ABORT, 'what was sent for an operation never changes');
END;

CREATE TRIGGER operation_kept BEFORE DELETE ON operation
BEGIN
    SELECT RAISE(ABORT, 'operations are never deleted');
END;

-- Empty = an event of the attempt itself. Part of the hash when it is not empty (eventchain.h).
ALTER TABLE attempt_event ADD COLUMN operation TEXT NOT NULL DEFAULT '';
CREATE INDEX attempt_event_operation ON attempt_event (operation, sequence) WHERE operation <> '';
