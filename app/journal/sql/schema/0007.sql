-- Version 7: recovery outreach: consent, opt-outs, cases, intents with their evidence.
-- Frozen: a change of the schema is a new file.

-- Personal: erased with the customer's data. Only added to; the last word counts.
CREATE TABLE consent (
    row_no   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    customer TEXT NOT NULL,
    phone    TEXT NOT NULL,
    channel  TEXT NOT NULL,
    given    INTEGER NOT NULL,
    means    TEXT NOT NULL,
    wording  TEXT NOT NULL,
    operator TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    digest   BLOB NOT NULL
) STRICT;
CREATE INDEX consent_phone ON consent (phone, row_no);
CREATE INDEX consent_customer ON consent (customer) WHERE customer <> '';

CREATE TRIGGER consent_unchanged BEFORE UPDATE ON consent
BEGIN
    SELECT RAISE(ABORT, 'consents never change');
END;

-- Kept when a customer's data is erased: without it nobody would know that this number must not be called.
CREATE TABLE opt_out (
    row_no   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    phone    TEXT NOT NULL,
    out      INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    operator TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    digest   BLOB NOT NULL
) STRICT;
CREATE INDEX opt_out_phone ON opt_out (phone, row_no);

CREATE TRIGGER opt_out_unchanged BEFORE UPDATE ON opt_out
BEGIN
    SELECT RAISE(ABORT, 'opt-outs never change');
END;
CREATE TRIGGER opt_out_kept BEFORE DELETE ON opt_out
BEGIN
    SELECT RAISE(ABORT, 'opt-outs are kept');
END;

CREATE TABLE outreach_case (
    id               TEXT PRIMARY KEY NOT NULL,
    customer         TEXT NOT NULL,
    phone            TEXT NOT NULL,
    sale             TEXT NOT NULL,
    attempt          TEXT NOT NULL,
    claimed_by       TEXT NOT NULL,
    claimed_until_ms INTEGER NOT NULL,
    snoozed_until_ms INTEGER NOT NULL,
    note             TEXT NOT NULL,
    closed           INTEGER NOT NULL,
    created_ms       INTEGER NOT NULL,
    updated_ms       INTEGER NOT NULL,
    digest           BLOB NOT NULL
) STRICT;
CREATE INDEX outreach_case_customer ON outreach_case (customer) WHERE customer <> '';

-- Projection of outreach_event. Nothing personal: that is in outreach_private.
CREATE TABLE outreach (
    row_no       INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    case_id      TEXT NOT NULL,
    kind         TEXT NOT NULL,
    state        TEXT NOT NULL,
    channels     TEXT NOT NULL,
    consent      TEXT NOT NULL,
    rules        TEXT NOT NULL,
    operator     TEXT NOT NULL,
    sale         TEXT NOT NULL,
    attempt      TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency     TEXT NOT NULL,
    block        TEXT NOT NULL,
    http_status  INTEGER NOT NULL,
    code         TEXT NOT NULL,
    remote_id    TEXT NOT NULL,
    created_ms   INTEGER NOT NULL,
    sent_ms      INTEGER NOT NULL,
    answered_ms  INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    body_digest  BLOB NOT NULL,
    digest       BLOB NOT NULL
) STRICT;
CREATE INDEX outreach_of_case ON outreach (case_id, row_no);
CREATE INDEX outreach_open ON outreach (row_no) WHERE state IN ('Recorded', 'Sending');

CREATE TRIGGER outreach_identity BEFORE UPDATE ON outreach
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.kind IS NOT OLD.kind
  OR NEW.channels IS NOT OLD.channels OR NEW.consent IS NOT OLD.consent
  OR NEW.created_ms IS NOT OLD.created_ms OR NEW.body_digest IS NOT OLD.body_digest
BEGIN
    SELECT RAISE(ABORT, 'what an outreach was decided for never changes');
END;
-- At most one send, whatever the program above does.
CREATE TRIGGER outreach_once BEFORE UPDATE ON outreach
WHEN (OLD.state IN ('Accepted', 'Refused', 'Unclear', 'Withheld') AND NEW.state IS NOT OLD.state)
  OR (OLD.state = 'Sending' AND NEW.state = 'Recorded')
BEGIN
    SELECT RAISE(ABORT, 'an outreach that is over stays as it is');
END;
CREATE TRIGGER outreach_kept BEFORE DELETE ON outreach
BEGIN
    SELECT RAISE(ABORT, 'outreaches are kept');
END;

-- Personal: erased with the customer's data or after its retention. The salt goes with it.
CREATE TABLE outreach_private (
    outreach TEXT PRIMARY KEY NOT NULL REFERENCES outreach (id),
    customer TEXT NOT NULL,
    phone    TEXT NOT NULL,
    salt     BLOB NOT NULL,
    body     BLOB NOT NULL,
    answer   BLOB NOT NULL,
    messages TEXT NOT NULL,
    digest   BLOB NOT NULL
) STRICT;
CREATE INDEX outreach_private_phone ON outreach_private (phone);
CREATE INDEX outreach_private_customer ON outreach_private (customer) WHERE customer <> '';

-- A chain of its own: it begins with the id of the journal, as that of the attempts does.
CREATE TABLE outreach_event (
    sequence    INTEGER PRIMARY KEY NOT NULL,
    outreach    TEXT NOT NULL,
    at_ms       INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    from_state  TEXT NOT NULL,
    to_state    TEXT NOT NULL,
    operator    TEXT NOT NULL,
    http_status INTEGER NOT NULL,
    code        TEXT NOT NULL,
    request_id  TEXT NOT NULL,
    bytes_sent  INTEGER NOT NULL,
    elapsed_ms  INTEGER NOT NULL,
    note        TEXT NOT NULL,
    projection  BLOB NOT NULL,
    hash        BLOB NOT NULL
) STRICT;
CREATE INDEX outreach_event_owner ON outreach_event (outreach, sequence);

CREATE TRIGGER outreach_event_unchanged BEFORE UPDATE ON outreach_event
BEGIN
    SELECT RAISE(ABORT, 'events never change');
END;
CREATE TRIGGER outreach_event_kept BEFORE DELETE ON outreach_event
BEGIN
    SELECT RAISE(ABORT, 'events are kept');
END;
