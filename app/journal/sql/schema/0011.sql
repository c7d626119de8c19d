-- Version 11: a sale paid in parts. Frozen: a change of the schema is a new file.

-- Of a tender that is a part of its sale: the sale's total. NULL = it paid the sale at once, as all of before did; the
-- hash of such a line covers the columns before this one.
ALTER TABLE drawer_entry ADD COLUMN sale_total_minor INTEGER;

-- A sale is still paid at the counter at most once, whatever the program above does: alone, or by parts that together
-- cover no more than its total, in one currency, and none after money went back.
DROP INDEX drawer_tender;
CREATE INDEX drawer_tender ON drawer_entry (sale) WHERE kind = 'tender';
CREATE TRIGGER drawer_tender_alone BEFORE INSERT ON drawer_entry
WHEN NEW.kind = 'tender' AND EXISTS (SELECT 1 FROM drawer_entry WHERE kind = 'tender' AND sale = NEW.sale
    AND (NEW.sale_total_minor IS NULL OR sale_total_minor IS NOT NEW.sale_total_minor OR currency <> NEW.currency))
BEGIN
    SELECT RAISE(ABORT, 'a sale is paid at once, or in parts of one total');
END;
CREATE TRIGGER drawer_part_covered BEFORE INSERT ON drawer_entry
WHEN NEW.kind = 'tender' AND NEW.sale_total_minor IS NOT NULL AND NEW.amount_minor - NEW.rounding_minor
    + (SELECT coalesce(sum(amount_minor - rounding_minor), 0) FROM drawer_entry WHERE kind = 'tender' AND sale = NEW.sale)
    > NEW.sale_total_minor
BEGIN
    SELECT RAISE(ABORT, 'parts never cover more than the sale');
END;
CREATE TRIGGER drawer_part_in_time BEFORE INSERT ON drawer_entry
WHEN NEW.kind = 'tender' AND EXISTS (SELECT 1 FROM drawer_entry WHERE kind = 'tender' AND sale = NEW.sale AND id IN
    (SELECT tender_id FROM drawer_entry WHERE kind = 'payout'))
BEGIN
    SELECT RAISE(ABORT, 'no part is taken after one went back');
END;
