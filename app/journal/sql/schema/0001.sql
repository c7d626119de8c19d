-- Version 1 of the journal. Frozen: a change of the schema is a new file.
-- A statement ends at a line ending in ";"; a trigger ends at its line "END;".
-- Times are UTC milliseconds, money is whole minor units beside its currency,
-- `digest` is SHA-256 over the row (rowdigest.h), so that a damaged row is
-- recognised instead of believed.

-- What the file says about itself: journal_id, number_salt, clean_end.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Small named values of the till.
CREATE TABLE fact (
    name   TEXT PRIMARY KEY NOT NULL,
    value  TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sale_counter (
    register      TEXT NOT NULL,
    business_date TEXT NOT NULL,
    salt          TEXT NOT NULL,
    last          INTEGER NOT NULL CHECK (last BETWEEN 1 AND 999999),
    PRIMARY KEY (register, business_date, salt)
) STRICT, WITHOUT ROWID;

CREATE TABLE sale (
    id             TEXT PRIMARY KEY NOT NULL,
    register       TEXT NOT NULL,
    state          TEXT NOT NULL,
    cart           TEXT NOT NULL,
    customer       TEXT NOT NULL,
    customer_name  TEXT NOT NULL,
    label          TEXT NOT NULL,
    description    TEXT NOT NULL,
    operator       TEXT NOT NULL,
    discard_reason TEXT NOT NULL,
    draft_fields   TEXT NOT NULL,
    created_ms     INTEGER NOT NULL,
    updated_ms     INTEGER NOT NULL,
    digest         BLOB NOT NULL
) STRICT;
CREATE INDEX sale_state ON sale (state, created_ms DESC, id DESC);
CREATE INDEX sale_customer ON sale (customer) WHERE customer <> '';

-- Personal data. Erased as a whole; nothing refers to it by a foreign key.
CREATE TABLE customer (
    id             TEXT PRIMARY KEY NOT NULL,
    gateway_id     TEXT NOT NULL,
    first_name     TEXT NOT NULL,
    last_name      TEXT NOT NULL,
    email          TEXT NOT NULL,
    gender         TEXT NOT NULL,
    date_of_birth  TEXT NOT NULL,
    country        TEXT NOT NULL,
    nationality    TEXT NOT NULL,
    document_type  TEXT NOT NULL,
    document_number TEXT NOT NULL,
    phone_code     TEXT NOT NULL,
    phone_number   TEXT NOT NULL,
    billing        TEXT NOT NULL,
    shipping       TEXT NOT NULL,
    consent        TEXT,
    created_ms     INTEGER NOT NULL,
    updated_ms     INTEGER NOT NULL,
    email_folded    TEXT NOT NULL,
    phone_full      TEXT NOT NULL,
    phone_national  TEXT NOT NULL,
    document_folded TEXT NOT NULL,
    digest         BLOB NOT NULL
) STRICT;
CREATE INDEX customer_gateway ON customer (gateway_id) WHERE gateway_id <> '';
CREATE INDEX customer_email ON customer (email_folded) WHERE email_folded <> '';
CREATE INDEX customer_phone ON customer (phone_full) WHERE phone_full <> '';
CREATE INDEX customer_national ON customer (phone_national) WHERE phone_national <> '';
CREATE INDEX customer_document ON customer (document_folded) WHERE document_folded <> '';

CREATE TABLE customer_token (
    token    TEXT NOT NULL,
    customer TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    PRIMARY KEY (token, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_token_owner ON customer_token (customer);

-- Projection of attempt_event: how each attempt stands now.
CREATE TABLE attempt (
    row_no          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    sale            TEXT NOT NULL REFERENCES sale (id),
    number          INTEGER NOT NULL,
    order_id        TEXT NOT NULL UNIQUE,
    idempotency_key TEXT NOT NULL UNIQUE,
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
    UNIQUE (sale, number)
) STRICT;
CREATE INDEX attempt_created ON attempt (created_ms DESC, id DESC);
CREATE INDEX attempt_state ON attempt (state, created_ms DESC, id DESC);
CREATE INDEX attempt_customer ON attempt (customer, created_ms DESC, id DESC) WHERE customer <> '';
CREATE INDEX attempt_order ON attempt (order_id COLLATE NOCASE);
CREATE INDEX attempt_tail ON attempt (order_tail COLLATE NOCASE);
CREATE INDEX attempt_payment ON attempt (payment_id COLLATE NOCASE) WHERE payment_id <> '';
CREATE INDEX attempt_last_four ON attempt (last_four) WHERE last_four <> '';
CREATE INDEX attempt_late ON attempt (late_money) WHERE late_money = 1;

CREATE TRIGGER attempt_identity BEFORE UPDATE OF
    id, sale, number, order_id, idempotency_key, amount_minor, currency, created_ms ON attempt
WHEN NEW.id IS NOT OLD.id OR NEW.sale IS NOT OLD.sale OR NEW.number IS NOT OLD.number
  OR NEW.order_id IS NOT OLD.order_id OR NEW.idempotency_key IS NOT OLD.idempotency_key
  OR NEW.amount_minor IS NOT OLD.amount_minor OR NEW.currency IS NOT OLD.currency
  OR NEW.created_ms IS NOT OLD.created_ms
BEGIN
    SELECT RAISE(ABORT, 'key, order id and amount of an attempt never change');
END;

CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt
BEGIN
    SELECT RAISE(ABORT, 'attempts are never deleted');
END;

-- The exact bytes sent. Personal, so apart; written once; 1 = stored, 2 = erased in attempt.body_state.
-- `digest` is SHA-256 of salt and body: events keep it, and it tells nothing once the salt is gone.
CREATE TABLE attempt_body (
    attempt TEXT PRIMARY KEY NOT NULL REFERENCES attempt (id),
    body    BLOB NOT NULL,
    salt    BLOB NOT NULL,
    digest  BLOB NOT NULL
) STRICT;

CREATE TRIGGER attempt_body_written_once BEFORE UPDATE ON attempt_body
BEGIN
    SELECT RAISE(ABORT, 'the body of an attempt never changes');
END;

CREATE TRIGGER attempt_body_not_rewritten BEFORE INSERT ON attempt_body
WHEN (SELECT body_state FROM attempt WHERE id = NEW.attempt) <> 0
BEGIN
    SELECT RAISE(ABORT, 'the body of an attempt is written once');
END;

CREATE TRIGGER attempt_body_kept BEFORE DELETE ON attempt_body
WHEN (SELECT state FROM attempt WHERE id = OLD.attempt) IN ('Recorded', 'Sending', 'WaitingCustomer', 'Unknown')
BEGIN
    SELECT RAISE(ABORT, 'the body of an open attempt is needed');
END;

CREATE TRIGGER attempt_body_state BEFORE UPDATE OF body_state ON attempt
WHEN NEW.body_state < OLD.body_state
BEGIN
    SELECT RAISE(ABORT, 'the body of an attempt is written once');
END;

-- The payment as last read. payer_name and raw are personal.
CREATE TABLE payment (
    attempt    TEXT PRIMARY KEY NOT NULL REFERENCES attempt (id),
    facts      TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    raw        BLOB NOT NULL,
    digest     BLOB NOT NULL
) STRICT;

-- Append-only and hash-chained (eventchain.h). `projection` is attempt.digest as of this event.
CREATE TABLE attempt_event (
    sequence   INTEGER PRIMARY KEY,
    attempt    TEXT NOT NULL REFERENCES attempt (id),
    at_ms      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state   TEXT NOT NULL,
    method     TEXT NOT NULL,
    path       TEXT NOT NULL,
    bytes_sent INTEGER NOT NULL,
    http_status INTEGER NOT NULL,
    code       TEXT NOT NULL,
    request_id TEXT NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    note       TEXT NOT NULL,
    projection BLOB NOT NULL,
    body_digest BLOB NOT NULL,
    hash       BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX attempt_event_owner ON attempt_event (attempt, sequence);

CREATE TRIGGER attempt_event_appended BEFORE INSERT ON attempt_event
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM attempt_event)
BEGIN
    SELECT RAISE(ABORT, 'events are only appended');
END;

CREATE TRIGGER attempt_event_unchanged BEFORE UPDATE ON attempt_event
BEGIN
    SELECT RAISE(ABORT, 'events never change');
END;

CREATE TRIGGER attempt_event_kept BEFORE DELETE ON attempt_event
BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
END;
