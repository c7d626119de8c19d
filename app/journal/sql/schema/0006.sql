-- Version 6: sums by country and brand as well, so that the figures of "method:visa" or of one country are
-- read from sums and not from a million rows. A brand is a method's label without the digits it ends in:
-- labels are as many as cards, brands are few. listing and total are filled anew by this step (listing.h).
-- Frozen: a change of the schema is a new file.
DROP TRIGGER listing_added;
DROP TRIGGER listing_changed;
DROP TABLE total;

-- list_text.id of the brand.
ALTER TABLE listing ADD COLUMN brand INTEGER NOT NULL DEFAULT 0;

-- Sums over listing by hours (3600000 ms), days (86400000 ms) and 32 days (2764800000 ms) of UTC, kept by the
-- triggers below. Years are made of the last: a busy day has hundreds of rows here.
CREATE TABLE total (
    span     INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    currency INTEGER NOT NULL,
    country  INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    brand    INTEGER NOT NULL,
    state    INTEGER NOT NULL,
    payments INTEGER NOT NULL,
    asked    INTEGER NOT NULL,
    taken    INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    PRIMARY KEY (span, start, currency, country, kind, brand, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER listing_added AFTER INSERT ON listing
BEGIN
    INSERT INTO total VALUES
        (3600000, NEW.created_ms / 3600000, NEW.currency, NEW.country, NEW.kind, NEW.brand, NEW.state,
            1, NEW.asked, NEW.taken, NEW.refunded),
        (86400000, NEW.created_ms / 86400000, NEW.currency, NEW.country, NEW.kind, NEW.brand, NEW.state,
            1, NEW.asked, NEW.taken, NEW.refunded),
        (2764800000, NEW.created_ms / 2764800000, NEW.currency, NEW.country, NEW.kind, NEW.brand, NEW.state,
            1, NEW.asked, NEW.taken, NEW.refunded)
    ON CONFLICT DO UPDATE SET payments = payments + 1, asked = asked + excluded.asked,
        taken = taken + excluded.taken, refunded = refunded + excluded.refunded;
END;

CREATE TRIGGER listing_changed AFTER UPDATE ON listing
WHEN NEW.state <> OLD.state OR NEW.kind <> OLD.kind OR NEW.brand <> OLD.brand OR NEW.country <> OLD.country
  OR NEW.taken <> OLD.taken OR NEW.refunded <> OLD.refunded
BEGIN
    UPDATE total SET payments = payments - 1, asked = asked - OLD.asked, taken = taken - OLD.taken,
        refunded = refunded - OLD.refunded
    WHERE span = 3600000 AND start = OLD.created_ms / 3600000 AND currency = OLD.currency AND country = OLD.country
        AND kind = OLD.kind AND brand = OLD.brand AND state = OLD.state;
    UPDATE total SET payments = payments - 1, asked = asked - OLD.asked, taken = taken - OLD.taken,
        refunded = refunded - OLD.refunded
    WHERE span = 86400000 AND start = OLD.created_ms / 86400000 AND currency = OLD.currency AND country = OLD.country
        AND kind = OLD.kind AND brand = OLD.brand AND state = OLD.state;
    UPDATE total SET payments = payments - 1, asked = asked - OLD.asked, taken = taken - OLD.taken,
        refunded = refunded - OLD.refunded
    WHERE span = 2764800000 AND start = OLD.created_ms / 2764800000 AND currency = OLD.currency AND country = OLD.country
        AND kind = OLD.kind AND brand = OLD.brand AND state = OLD.state;
    INSERT INTO total VALUES
        (3600000, NEW.created_ms / 3600000, NEW.currency, NEW.country, NEW.kind, NEW.brand, NEW.state,
            1, NEW.asked, NEW.taken, NEW.refunded),
        (86400000, NEW.created_ms / 86400000, NEW.currency, NEW.country, NEW.kind, NEW.brand, NEW.state,
            1, NEW.asked, NEW.taken, NEW.refunded),
        (2764800000, NEW.created_ms / 2764800000, NEW.currency, NEW.country, NEW.kind, NEW.brand, NEW.state,
            1, NEW.asked, NEW.taken, NEW.refunded)
    ON CONFLICT DO UPDATE SET payments = payments + 1, asked = asked + excluded.asked,
        taken = taken + excluded.taken, refunded = refunded + excluded.refunded;
END;
