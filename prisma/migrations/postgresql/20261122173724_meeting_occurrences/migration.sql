-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "minutesById" TEXT,
ADD COLUMN     "minutesVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "occursOn" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_seriesId_occursOn_key" ON "Meeting"("seriesId", "occursOn");

-- A held meeting stays as it was closed (by hand)
CREATE FUNCTION "held_meeting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."status" = 'held' THEN
        RAISE EXCEPTION 'a held meeting does not change';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$;

CREATE FUNCTION "part_of_held_meeting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "Meeting" WHERE "id" = OLD."meetingId" AND "status" = 'held') THEN
        RAISE EXCEPTION 'a held meeting does not change';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$;

CREATE TRIGGER "Meeting_no_change_when_held" BEFORE UPDATE OR DELETE ON "Meeting"
FOR EACH ROW EXECUTE FUNCTION "held_meeting"();

CREATE TRIGGER "MeetingDecision_no_change_when_held" BEFORE UPDATE OR DELETE ON "MeetingDecision"
FOR EACH ROW EXECUTE FUNCTION "part_of_held_meeting"();

CREATE TRIGGER "Attendance_no_change_when_held" BEFORE UPDATE OR DELETE ON "Attendance"
FOR EACH ROW EXECUTE FUNCTION "part_of_held_meeting"();
