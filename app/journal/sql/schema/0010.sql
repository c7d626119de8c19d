-- Version 10: what the shop takes and pays out itself, cash and other tender. Never part of the payments and their
-- sums. Frozen: a change of the schema is a new file.

-- A chain of its own: it begins with the id of the journal, as that of the attempts does. A close ends a period of its
-- register and currency.
CREATE TABLE drawer_entry (
    sequence       INTEGER PRIMARY KEY NOT NULL,
    id             TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    tender         TEXT NOT NULL,
    register       TEXT NOT NULL,
    currency       TEXT NOT NULL,
    sale           TEXT NOT NULL,
    tender_id      TEXT NOT NULL,
    amount_minor   INTEGER NOT NULL CHECK (amount_minor >= 0),
    given_minor    INTEGER NOT NULL,
    rounding_minor INTEGER NOT NULL,
    expected_minor INTEGER NOT NULL,
    label          TEXT NOT NULL,
    reason         TEXT NOT NULL,
    operator       TEXT NOT NULL,
    at_ms          INTEGER NOT NULL,
    hash           BLOB NOT NULL
) STRICT;
-- A sale is paid at the counter at most once, whatever the program above does.
CREATE UNIQUE INDEX drawer_tender ON drawer_entry (sale) WHERE kind = 'tender';
CREATE INDEX drawer_payout ON drawer_entry (tender_id) WHERE kind = 'payout';
CREATE INDEX drawer_close ON drawer_entry (register, currency, sequence) WHERE kind = 'close';

CREATE TRIGGER drawer_tender_covered BEFORE INSERT ON drawer_entry
WHEN NEW.kind = 'tender' AND (NEW.amount_minor = 0 OR NEW.given_minor < NEW.amount_minor)
BEGIN
    SELECT RAISE(ABORT, 'a tender is never less than what is paid by it');
END;
CREATE TRIGGER drawer_payout_covered BEFORE INSERT ON drawer_entry
WHEN NEW.kind = 'payout' AND NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM drawer_entry
        WHERE kind = 'payout' AND tender_id = NEW.tender_id)
    > coalesce((SELECT amount_minor FROM drawer_entry WHERE kind = 'tender' AND id = NEW.tender_id
        AND currency = NEW.currency), 0)
BEGIN
    SELECT RAISE(ABORT, 'no more is paid back than was taken');
END;
CREATE TRIGGER drawer_unchanged BEFORE UPDATE ON drawer_entry
BEGIN
    SELECT RAISE(ABORT, 'lines of a drawer never change');
END;
CREATE TRIGGER drawer_kept BEFORE DELETE ON drawer_entry
BEGIN
    SELECT RAISE(ABORT, 'lines of a drawer are kept');
END;
