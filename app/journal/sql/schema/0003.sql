-- Version 3: what lists are filtered, sorted and counted by. All of it is derived from
-- attempt, sale and payment (listing.h), can be made anew at any time, and is compared with
-- them by verify(). Frozen: a change of the schema is a new file.

-- Distinct texts, folded (accents and case removed), by kind: listing.h.
CREATE TABLE list_text (
    id     INTEGER PRIMARY KEY,
    kind   INTEGER NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (kind, folded)
) STRICT;

-- One narrow row for each attempt, in the order of time; a whole million can be walked where
-- no index helps. Texts are list_text.id (0 = none); currency and country are their letters as
-- a number; amount is thousandths of a major unit, the others are minor units.
CREATE TABLE listing (
    created_ms INTEGER NOT NULL,
    row_no     INTEGER NOT NULL,
    state      INTEGER NOT NULL,
    flags      INTEGER NOT NULL,
    status     INTEGER NOT NULL,
    currency   INTEGER NOT NULL,
    country    INTEGER NOT NULL,
    register   INTEGER NOT NULL,
    operator   INTEGER NOT NULL,
    kind       INTEGER NOT NULL,
    method     INTEGER NOT NULL,
    customer   INTEGER NOT NULL,
    payer      INTEGER NOT NULL,
    note       INTEGER NOT NULL,
    amount     INTEGER NOT NULL,
    asked      INTEGER NOT NULL,
    taken      INTEGER NOT NULL,
    refunded   INTEGER NOT NULL,
    PRIMARY KEY (created_ms, row_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_state ON listing (state);
CREATE INDEX listing_flags ON listing (flags) WHERE flags <> 0;
CREATE INDEX listing_register ON listing (register);
CREATE INDEX listing_operator ON listing (operator);
CREATE INDEX listing_method ON listing (method);
CREATE INDEX listing_customer ON listing (customer);
CREATE INDEX listing_payer ON listing (payer) WHERE payer <> 0;
CREATE INDEX listing_note ON listing (note) WHERE note <> 0;
CREATE INDEX listing_amount ON listing (amount);

-- References given to Yuno, folded.
CREATE TABLE list_reference (
    row_no INTEGER NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (row_no, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_reference_text ON list_reference (folded);

-- Sums over listing by hours (3600000 ms) and days (86400000 ms) of UTC, kept by the triggers below.
CREATE TABLE total (
    span     INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    currency INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    state    INTEGER NOT NULL,
    payments INTEGER NOT NULL,
    asked    INTEGER NOT NULL,
    taken    INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    PRIMARY KEY (span, start, currency, kind, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER listing_added AFTER INSERT ON listing
BEGIN
    INSERT INTO total VALUES
        (3600000, NEW.created_ms / 3600000, NEW.currency, NEW.kind, NEW.state, 1, NEW.asked, NEW.taken, NEW.refunded),
        (86400000, NEW.created_ms / 86400000, NEW.currency, NEW.kind, NEW.state, 1, NEW.asked, NEW.taken, NEW.refunded)
    ON CONFLICT DO UPDATE SET payments = payments + 1, asked = asked + excluded.asked,
        taken = taken + excluded.taken, refunded = refunded + excluded.refunded;
END;

CREATE TRIGGER listing_changed AFTER UPDATE ON listing
WHEN NEW.state <> OLD.state OR NEW.kind <> OLD.kind OR NEW.taken <> OLD.taken OR NEW.refunded <> OLD.refunded
BEGIN
    UPDATE total SET payments = payments - 1, asked = asked - OLD.asked, taken = taken - OLD.taken,
        refunded = refunded - OLD.refunded
    WHERE span = 3600000 AND start = OLD.created_ms / 3600000 AND currency = OLD.currency AND kind = OLD.kind
        AND state = OLD.state;
    UPDATE total SET payments = payments - 1, asked = asked - OLD.asked, taken = taken - OLD.taken,
        refunded = refunded - OLD.refunded
    WHERE span = 86400000 AND start = OLD.created_ms / 86400000 AND currency = OLD.currency AND kind = OLD.kind
        AND state = OLD.state;
    INSERT INTO total VALUES
        (3600000, NEW.created_ms / 3600000, NEW.currency, NEW.kind, NEW.state, 1, NEW.asked, NEW.taken, NEW.refunded),
        (86400000, NEW.created_ms / 86400000, NEW.currency, NEW.kind, NEW.state, 1, NEW.asked, NEW.taken, NEW.refunded)
    ON CONFLICT DO UPDATE SET payments = payments + 1, asked = asked + excluded.asked,
        taken = taken + excluded.taken, refunded = refunded + excluded.refunded;
END;

CREATE TRIGGER listing_identity BEFORE UPDATE OF created_ms, row_no, currency, asked ON listing
BEGIN
    SELECT RAISE(ABORT, 'when a payment was made, and of how much, never changes');
END;

CREATE TRIGGER listing_kept BEFORE DELETE ON listing
BEGIN
    SELECT RAISE(ABORT, 'payments are never deleted');
END;

-- listing serves what these served.
DROP INDEX attempt_created;
DROP INDEX attempt_late;
