-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "seriesId" TEXT NOT NULL,
    "plannedAt" DATETIME NOT NULL,
    "occursOn" TEXT,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "agenda" TEXT,
    "agendaAt" DATETIME,
    "minutes" TEXT NOT NULL DEFAULT '',
    "minutesVersion" INTEGER NOT NULL DEFAULT 1,
    "minutesById" TEXT,
    "cancelReason" TEXT,
    "minutesFileId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Meeting_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Meeting_minutesFileId_fkey" FOREIGN KEY ("minutesFileId") REFERENCES "StoredFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Meeting" ("agenda", "agendaAt", "cancelReason", "createdAt", "endedAt", "id", "minutes", "minutesFileId", "plannedAt", "seriesId", "startedAt", "status", "updatedAt", "version") SELECT "agenda", "agendaAt", "cancelReason", "createdAt", "endedAt", "id", "minutes", "minutesFileId", "plannedAt", "seriesId", "startedAt", "status", "updatedAt", "version" FROM "Meeting";
DROP TABLE "Meeting";
ALTER TABLE "new_Meeting" RENAME TO "Meeting";
CREATE INDEX "Meeting_status_plannedAt_idx" ON "Meeting"("status", "plannedAt");
CREATE UNIQUE INDEX "Meeting_seriesId_plannedAt_key" ON "Meeting"("seriesId", "plannedAt");
CREATE UNIQUE INDEX "Meeting_seriesId_occursOn_key" ON "Meeting"("seriesId", "occursOn");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- A held meeting stays as it was closed (by hand)
CREATE TRIGGER "Meeting_no_update_when_held" BEFORE UPDATE ON "Meeting" WHEN OLD."status" = 'held'
BEGIN
    SELECT RAISE(ABORT, 'a held meeting does not change');
END;

CREATE TRIGGER "Meeting_no_delete_when_held" BEFORE DELETE ON "Meeting" WHEN OLD."status" = 'held'
BEGIN
    SELECT RAISE(ABORT, 'a held meeting does not change');
END;

CREATE TRIGGER "MeetingDecision_no_update_when_held" BEFORE UPDATE ON "MeetingDecision" WHEN (SELECT "status" FROM "Meeting" WHERE "id" = OLD."meetingId") = 'held'
BEGIN
    SELECT RAISE(ABORT, 'a held meeting does not change');
END;

CREATE TRIGGER "MeetingDecision_no_delete_when_held" BEFORE DELETE ON "MeetingDecision" WHEN (SELECT "status" FROM "Meeting" WHERE "id" = OLD."meetingId") = 'held'
BEGIN
    SELECT RAISE(ABORT, 'a held meeting does not change');
END;

CREATE TRIGGER "Attendance_no_update_when_held" BEFORE UPDATE ON "Attendance" WHEN (SELECT "status" FROM "Meeting" WHERE "id" = OLD."meetingId") = 'held'
BEGIN
    SELECT RAISE(ABORT, 'a held meeting does not change');
END;

CREATE TRIGGER "Attendance_no_delete_when_held" BEFORE DELETE ON "Attendance" WHEN (SELECT "status" FROM "Meeting" WHERE "id" = OLD."meetingId") = 'held'
BEGIN
    SELECT RAISE(ABORT, 'a held meeting does not change');
END;
