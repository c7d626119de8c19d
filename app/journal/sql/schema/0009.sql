-- Version 9: retention of personal data. Frozen: a change of the schema is a new file.

-- Attempts whose personal part is still there, in the order in which it becomes due.
CREATE INDEX attempt_personal ON attempt (created_ms, row_no) WHERE body_state <> 2;

-- An opt-out is kept for ever, as the least that still works: number, direction and time. Its words may go.
DROP TRIGGER opt_out_unchanged;
CREATE TRIGGER opt_out_unchanged BEFORE UPDATE ON opt_out
WHEN NEW.row_no IS NOT OLD.row_no OR NEW.id IS NOT OLD.id OR NEW.phone IS NOT OLD.phone OR NEW.out IS NOT OLD.out
  OR NEW.at_ms IS NOT OLD.at_ms OR NEW.reason <> '' OR NEW.operator <> ''
BEGIN
    SELECT RAISE(ABORT, 'opt-outs never change');
END;
