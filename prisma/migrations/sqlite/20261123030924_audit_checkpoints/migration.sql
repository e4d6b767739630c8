-- The audit trail stays append-only, but for two doors (by hand; a migration that rebuilds a table must create its triggers again).
-- What a person's erasure takes out of an entry: only with a redaction on record, and never what links the chain.
DROP TRIGGER "AuditEntry_no_update";
CREATE TRIGGER "AuditEntry_no_update" BEFORE UPDATE ON "AuditEntry"
WHEN NOT EXISTS (SELECT 1 FROM "AuditRedaction" WHERE "seq" = OLD."seq")
  OR NEW."seq" IS NOT OLD."seq" OR NEW."at" IS NOT OLD."at" OR NEW."actorKind" IS NOT OLD."actorKind" OR NEW."actorId" IS NOT OLD."actorId"
  OR NEW."action" IS NOT OLD."action" OR NEW."entity" IS NOT OLD."entity" OR NEW."entityId" IS NOT OLD."entityId"
  OR NEW."requestId" IS NOT OLD."requestId" OR NEW."prevHash" IS NOT OLD."prevHash" OR NEW."hash" IS NOT OLD."hash"
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

-- What lies before a checkpoint was exported and signed.
DROP TRIGGER "AuditEntry_no_delete";
CREATE TRIGGER "AuditEntry_no_delete" BEFORE DELETE ON "AuditEntry"
WHEN NOT EXISTS (SELECT 1 FROM "AuditCheckpoint" WHERE "seq" >= OLD."seq")
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

-- An entry that named two people is redacted once for each.
DROP TRIGGER "AuditRedaction_no_update";
CREATE TRIGGER "AuditRedaction_no_update" BEFORE UPDATE ON "AuditRedaction"
WHEN NEW."seq" IS NOT OLD."seq" OR NEW."erasureId" IS OLD."erasureId" OR NOT EXISTS (SELECT 1 FROM "PersonErasure" WHERE "id" = NEW."erasureId")
BEGIN
    SELECT RAISE(ABORT, 'AuditRedaction is append-only');
END;

CREATE TRIGGER "AuditRedaction_of_erasure" BEFORE INSERT ON "AuditRedaction"
WHEN NOT EXISTS (SELECT 1 FROM "PersonErasure" WHERE "id" = NEW."erasureId")
BEGIN
    SELECT RAISE(ABORT, 'an entry is redacted for an erasure only');
END;
