-- Version 8: payment links. The link of an attempt that is one, as JSON; NULL for all others, whose digests stay
-- what they were: attemptDigest(). Frozen: a change of the schema is a new file.
ALTER TABLE attempt ADD COLUMN link TEXT;
