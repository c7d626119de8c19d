-- Version 5: notes by staff, and the indexes by which payments are kept true.
-- Frozen: a change of the schema is a new file.

-- Personal: erased with the customer's data. An event of the attempt attests each
-- one by its digest, which tells nothing once the random id is gone.
CREATE TABLE note (
    row_no  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    attempt TEXT NOT NULL REFERENCES attempt (id),
    at_ms   INTEGER NOT NULL,
    author  TEXT NOT NULL,
    words   TEXT NOT NULL,
    digest  BLOB NOT NULL
) STRICT;
CREATE INDEX note_owner ON note (attempt, row_no);

CREATE TRIGGER note_unchanged BEFORE UPDATE ON note
BEGIN
    SELECT RAISE(ABORT, 'notes never change');
END;

-- Settled here, and not yet Yuno's last word (domain/watchplan.h).
CREATE INDEX attempt_unsettled ON attempt (created_ms) WHERE state IN ('Authorized', 'Disputed') OR sub_status IN ('PENDING_PROVIDER_CONFIRMATION', 'REFUND_RETRY_IN_PROCESS');

-- What may be worth a notice (domain/notice.h).
CREATE INDEX attempt_event_notice ON attempt_event (sequence) WHERE from_state <> to_state AND (to_state IN ('Disputed', 'Expired') OR from_state IN ('Disputed', 'Refunded', 'PartlyRefunded', 'WaitingCustomer', 'Unknown', 'Pending', 'Done'));
