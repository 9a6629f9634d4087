-- old version: keeps serving
-- Why merging was asked for, beside why the second person agreed.
ALTER TABLE dubbel ADD COLUMN gevraagd_reden BLOB;
