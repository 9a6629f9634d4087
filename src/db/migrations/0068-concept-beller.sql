-- old version: keeps serving
-- Of a conversation that is not finished: in what capacity the caller speaks, so that a
-- colleague knows which one it was. A code, never a name; it goes with the draft.
ALTER TABLE concept ADD COLUMN hoedanigheid TEXT;
