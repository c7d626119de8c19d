-- Version 12: money of a payment that Yuno did not give back, given to the customer by the shop itself. Frozen: a change
-- of the schema is a new file.

-- Such a line is of the kind 'instead', and its tender_id names the attempt. Once for each, and never more than was asked.
CREATE UNIQUE INDEX drawer_instead ON drawer_entry (tender_id) WHERE kind = 'instead';
CREATE INDEX drawer_instead_sale ON drawer_entry (sale) WHERE kind = 'instead';
CREATE TRIGGER drawer_instead_covered BEFORE INSERT ON drawer_entry
WHEN NEW.kind = 'instead' AND (NEW.amount_minor = 0 OR NEW.amount_minor - NEW.rounding_minor
    > coalesce((SELECT amount_minor FROM attempt WHERE id = NEW.tender_id AND sale = NEW.sale AND currency = NEW.currency), 0))
BEGIN
    SELECT RAISE(ABORT, 'no more is given than the payment took');
END;
