-- The audit trail stays append-only, but for two doors (by hand).
-- What a person's erasure takes out of an entry: only with a redaction on record, and never what links the chain.
-- What lies before a checkpoint was exported and signed.
DROP TRIGGER "AuditEntry_no_change" ON "AuditEntry";

CREATE FUNCTION "AuditEntry_redacted_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "AuditRedaction" WHERE "seq" = OLD."seq")
      OR (NEW."seq", NEW."at", NEW."actorKind", NEW."actorId", NEW."action", NEW."entity", NEW."entityId", NEW."requestId", NEW."prevHash", NEW."hash")
        IS DISTINCT FROM (OLD."seq", OLD."at", OLD."actorKind", OLD."actorId", OLD."action", OLD."entity", OLD."entityId", OLD."requestId", OLD."prevHash", OLD."hash")
    THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    END IF;
    RETURN NEW;
END;
$$;

CREATE FUNCTION "AuditEntry_before_checkpoint_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "AuditCheckpoint" WHERE "seq" >= OLD."seq") THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    END IF;
    RETURN OLD;
END;
$$;

CREATE TRIGGER "AuditEntry_no_update" BEFORE UPDATE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "AuditEntry_redacted_only"();

CREATE TRIGGER "AuditEntry_no_delete" BEFORE DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "AuditEntry_before_checkpoint_only"();

-- An entry that named two people is redacted once for each.
DROP TRIGGER "AuditRedaction_no_change" ON "AuditRedaction";

CREATE FUNCTION "AuditRedaction_later_erasure_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'AuditRedaction is append-only';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW."seq" <> OLD."seq" OR NEW."erasureId" = OLD."erasureId") THEN
        RAISE EXCEPTION 'AuditRedaction is append-only';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM "PersonErasure" WHERE "id" = NEW."erasureId") THEN
        RAISE EXCEPTION 'an entry is redacted for an erasure only';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "AuditRedaction_no_change" BEFORE INSERT OR UPDATE OR DELETE ON "AuditRedaction"
FOR EACH ROW EXECUTE FUNCTION "AuditRedaction_later_erasure_only"();
