-- AlterTable
ALTER TABLE "Automation" ADD COLUMN "plannedLiveOn" DATETIME;
ALTER TABLE "Automation" ADD COLUMN "promotedFrom" INTEGER;

-- AlterTable
ALTER TABLE "Phase" ADD COLUMN "budgetMinor" BIGINT;
ALTER TABLE "Phase" ADD COLUMN "currency" TEXT;

-- CreateTable
CREATE TABLE "GateVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "programmeId" TEXT NOT NULL,
    "phaseKey" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "criteria" TEXT NOT NULL,
    "note" TEXT,
    "authorId" TEXT,
    "publishedAt" DATETIME,
    "publishedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "GateAttestation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "phaseId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'signed',
    "role" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "evidenceUrl" TEXT,
    "fileId" TEXT,
    "signedById" TEXT NOT NULL,
    "signedAt" DATETIME NOT NULL,
    "validUntil" DATETIME,
    CONSTRAINT "GateAttestation_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GateAttestation_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "GateAttestation_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GateReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "phaseId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "gateVersionId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "openedById" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "rules" TEXT NOT NULL,
    "evidenceHash" TEXT NOT NULL,
    "endedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "GateReview_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GateReview_gateVersionId_fkey" FOREIGN KEY ("gateVersionId") REFERENCES "GateVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GateReview_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GateEvidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "criterionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "mandatory" BOOLEAN NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "GateEvidence_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "GateReview" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GateVote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "conditions" TEXT,
    "castAt" DATETIME NOT NULL,
    CONSTRAINT "GateVote_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "GateReview" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GateVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GateDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT,
    "decidedById" TEXT NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    "facts" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "GateDecision_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "GateReview" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GateDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "uploadedById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "tone" TEXT NOT NULL DEFAULT 'info',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" DATETIME,
    "dedupeKey" TEXT,
    CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noticeId" TEXT,
    "personId" TEXT,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" DATETIME NOT NULL,
    "lastError" TEXT,
    "sentAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Delivery_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StageChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "automationId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "byId" TEXT,
    CONSTRAINT "StageChange_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhaseProcess" (
    "phaseId" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,

    PRIMARY KEY ("phaseId", "processId"),
    CONSTRAINT "PhaseProcess_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PhaseProcess_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "phaseId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "plannedOn" DATETIME NOT NULL,
    "actualOn" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Milestone_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhaseExpense" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "phaseId" TEXT NOT NULL,
    "spentOn" DATETIME NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PhaseExpense_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueOn" DATETIME NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "source" TEXT NOT NULL DEFAULT 'own',
    "sourceId" TEXT,
    "phaseId" TEXT,
    "doneAt" DATETIME,
    "result" TEXT,
    "createdById" TEXT,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ActionItem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeetingSeries" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "programmeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "cadence" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "nth" INTEGER,
    "startsAt" TEXT NOT NULL,
    "minutesLong" INTEGER NOT NULL DEFAULT 60,
    "chairId" TEXT,
    "place" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "MeetingSeries_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MeetingSeries_chairId_fkey" FOREIGN KEY ("chairId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeetingMember" (
    "seriesId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("seriesId", "personId"),
    CONSTRAINT "MeetingMember_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MeetingMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "seriesId" TEXT NOT NULL,
    "plannedAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "agenda" TEXT,
    "agendaAt" DATETIME,
    "minutes" TEXT NOT NULL DEFAULT '',
    "cancelReason" TEXT,
    "minutesFileId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Meeting_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Meeting_minutesFileId_fkey" FOREIGN KEY ("minutesFileId") REFERENCES "StoredFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attendance" (
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("meetingId", "personId"),
    CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attendance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeetingDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    CONSTRAINT "MeetingDecision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SteeringPack" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "programmeId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "generatedAt" DATETIME NOT NULL,
    "generatedById" TEXT,
    "figures" TEXT NOT NULL,
    "figuresHash" TEXT NOT NULL,
    CONSTRAINT "SteeringPack_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SteeringPackFile" (
    "packId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,

    PRIMARY KEY ("packId", "kind"),
    CONSTRAINT "SteeringPackFile_packId_fkey" FOREIGN KEY ("packId") REFERENCES "SteeringPack" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SteeringPackFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExpansionProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "automationId" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "facts" TEXT NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "reason" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ExpansionProposal_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ExpansionProposal_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "GateVersion_programmeId_phaseKey_ordinal_key" ON "GateVersion"("programmeId", "phaseKey", "ordinal");

-- CreateIndex
CREATE INDEX "GateAttestation_phaseId_criterionId_signedAt_idx" ON "GateAttestation"("phaseId", "criterionId", "signedAt");

-- CreateIndex
CREATE UNIQUE INDEX "GateReview_phaseId_ordinal_key" ON "GateReview"("phaseId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "GateEvidence_reviewId_ordinal_key" ON "GateEvidence"("reviewId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "GateEvidence_reviewId_criterionId_key" ON "GateEvidence"("reviewId", "criterionId");

-- CreateIndex
CREATE UNIQUE INDEX "GateVote_reviewId_memberId_ordinal_key" ON "GateVote"("reviewId", "memberId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "GateDecision_reviewId_key" ON "GateDecision"("reviewId");

-- CreateIndex
CREATE INDEX "StoredFile_entity_entityId_idx" ON "StoredFile"("entity", "entityId");

-- CreateIndex
CREATE INDEX "StoredFile_sha256_idx" ON "StoredFile"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_dedupeKey_key" ON "Notice"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notice_personId_readAt_createdAt_idx" ON "Notice"("personId", "readAt", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_status_nextAt_idx" ON "Delivery"("status", "nextAt");

-- CreateIndex
CREATE INDEX "Delivery_noticeId_idx" ON "Delivery"("noticeId");

-- CreateIndex
CREATE INDEX "StageChange_automationId_at_idx" ON "StageChange"("automationId", "at");

-- CreateIndex
CREATE INDEX "PhaseProcess_processId_idx" ON "PhaseProcess"("processId");

-- CreateIndex
CREATE INDEX "Milestone_phaseId_plannedOn_idx" ON "Milestone"("phaseId", "plannedOn");

-- CreateIndex
CREATE INDEX "PhaseExpense_phaseId_spentOn_idx" ON "PhaseExpense"("phaseId", "spentOn");

-- CreateIndex
CREATE INDEX "ActionItem_ownerId_status_dueOn_idx" ON "ActionItem"("ownerId", "status", "dueOn");

-- CreateIndex
CREATE INDEX "ActionItem_status_dueOn_idx" ON "ActionItem"("status", "dueOn");

-- CreateIndex
CREATE INDEX "ActionItem_source_sourceId_idx" ON "ActionItem"("source", "sourceId");

-- CreateIndex
CREATE INDEX "ActionItem_phaseId_idx" ON "ActionItem"("phaseId");

-- CreateIndex
CREATE INDEX "MeetingMember_personId_idx" ON "MeetingMember"("personId");

-- CreateIndex
CREATE INDEX "Meeting_status_plannedAt_idx" ON "Meeting"("status", "plannedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_seriesId_plannedAt_key" ON "Meeting"("seriesId", "plannedAt");

-- CreateIndex
CREATE INDEX "Attendance_personId_idx" ON "Attendance"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "MeetingDecision_meetingId_ordinal_key" ON "MeetingDecision"("meetingId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "SteeringPack_programmeId_month_ordinal_key" ON "SteeringPack"("programmeId", "month", "ordinal");

-- CreateIndex
CREATE INDEX "ExpansionProposal_processId_idx" ON "ExpansionProposal"("processId");

-- CreateIndex
CREATE UNIQUE INDEX "ExpansionProposal_automationId_processId_key" ON "ExpansionProposal"("automationId", "processId");

-- Append-only (by hand; a migration that rebuilds one of these tables must create its triggers again)
CREATE TRIGGER "GateAttestation_no_update" BEFORE UPDATE ON "GateAttestation"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "GateAttestation_no_delete" BEFORE DELETE ON "GateAttestation"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "GateEvidence_no_update" BEFORE UPDATE ON "GateEvidence"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "GateEvidence_no_delete" BEFORE DELETE ON "GateEvidence"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "GateVote_no_update" BEFORE UPDATE ON "GateVote"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "GateVote_no_delete" BEFORE DELETE ON "GateVote"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "GateDecision_no_update" BEFORE UPDATE ON "GateDecision"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "GateDecision_no_delete" BEFORE DELETE ON "GateDecision"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "SteeringPack_no_update" BEFORE UPDATE ON "SteeringPack"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "SteeringPack_no_delete" BEFORE DELETE ON "SteeringPack"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "StageChange_no_update" BEFORE UPDATE ON "StageChange"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "StageChange_no_delete" BEFORE DELETE ON "StageChange"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PhaseExpense_no_update" BEFORE UPDATE ON "PhaseExpense"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PhaseExpense_no_delete" BEFORE DELETE ON "PhaseExpense"
BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

