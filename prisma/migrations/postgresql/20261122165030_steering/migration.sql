-- AlterTable
ALTER TABLE "Automation" ADD COLUMN     "plannedLiveOn" TIMESTAMP(3),
ADD COLUMN     "promotedFrom" INTEGER;

-- AlterTable
ALTER TABLE "Phase" ADD COLUMN     "budgetMinor" BIGINT,
ADD COLUMN     "currency" TEXT;

-- CreateTable
CREATE TABLE "GateVersion" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "phaseKey" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "criteria" TEXT NOT NULL,
    "note" TEXT,
    "authorId" TEXT,
    "publishedAt" TIMESTAMP(3),
    "publishedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GateVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GateAttestation" (
    "id" TEXT NOT NULL,
    "phaseId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'signed',
    "role" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "evidenceUrl" TEXT,
    "fileId" TEXT,
    "signedById" TEXT NOT NULL,
    "signedAt" TIMESTAMP(3) NOT NULL,
    "validUntil" TIMESTAMP(3),

    CONSTRAINT "GateAttestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GateReview" (
    "id" TEXT NOT NULL,
    "phaseId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "gateVersionId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "openedById" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "rules" TEXT NOT NULL,
    "evidenceHash" TEXT NOT NULL,
    "endedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "GateReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GateEvidence" (
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "criterionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "mandatory" BOOLEAN NOT NULL,
    "data" TEXT NOT NULL,

    CONSTRAINT "GateEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GateVote" (
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "conditions" TEXT,
    "castAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GateVote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GateDecision" (
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT,
    "decidedById" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,
    "facts" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "GateDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "uploadedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "tone" TEXT NOT NULL DEFAULT 'info',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),
    "dedupeKey" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "noticeId" TEXT,
    "personId" TEXT,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMP(3) NOT NULL,
    "lastError" TEXT,
    "sentAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageChange" (
    "id" TEXT NOT NULL,
    "automationId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "byId" TEXT,

    CONSTRAINT "StageChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PhaseProcess" (
    "phaseId" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,

    CONSTRAINT "PhaseProcess_pkey" PRIMARY KEY ("phaseId","processId")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL,
    "phaseId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "plannedOn" TIMESTAMP(3) NOT NULL,
    "actualOn" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PhaseExpense" (
    "id" TEXT NOT NULL,
    "phaseId" TEXT NOT NULL,
    "spentOn" TIMESTAMP(3) NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PhaseExpense_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueOn" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "source" TEXT NOT NULL DEFAULT 'own',
    "sourceId" TEXT,
    "phaseId" TEXT,
    "doneAt" TIMESTAMP(3),
    "result" TEXT,
    "createdById" TEXT,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ActionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingSeries" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MeetingSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingMember" (
    "seriesId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "MeetingMember_pkey" PRIMARY KEY ("seriesId","personId")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "plannedAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "agenda" TEXT,
    "agendaAt" TIMESTAMP(3),
    "minutes" TEXT NOT NULL DEFAULT '',
    "cancelReason" TEXT,
    "minutesFileId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("meetingId","personId")
);

-- CreateTable
CREATE TABLE "MeetingDecision" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MeetingDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SteeringPack" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "generatedAt" TIMESTAMP(3) NOT NULL,
    "generatedById" TEXT,
    "figures" TEXT NOT NULL,
    "figuresHash" TEXT NOT NULL,

    CONSTRAINT "SteeringPack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SteeringPackFile" (
    "packId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,

    CONSTRAINT "SteeringPackFile_pkey" PRIMARY KEY ("packId","kind")
);

-- CreateTable
CREATE TABLE "ExpansionProposal" (
    "id" TEXT NOT NULL,
    "automationId" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "facts" TEXT NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "reason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExpansionProposal_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "GateAttestation" ADD CONSTRAINT "GateAttestation_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateAttestation" ADD CONSTRAINT "GateAttestation_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateAttestation" ADD CONSTRAINT "GateAttestation_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateReview" ADD CONSTRAINT "GateReview_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateReview" ADD CONSTRAINT "GateReview_gateVersionId_fkey" FOREIGN KEY ("gateVersionId") REFERENCES "GateVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateReview" ADD CONSTRAINT "GateReview_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateEvidence" ADD CONSTRAINT "GateEvidence_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "GateReview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateVote" ADD CONSTRAINT "GateVote_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "GateReview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateVote" ADD CONSTRAINT "GateVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateDecision" ADD CONSTRAINT "GateDecision_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "GateReview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GateDecision" ADD CONSTRAINT "GateDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageChange" ADD CONSTRAINT "StageChange_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhaseProcess" ADD CONSTRAINT "PhaseProcess_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhaseProcess" ADD CONSTRAINT "PhaseProcess_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhaseExpense" ADD CONSTRAINT "PhaseExpense_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingSeries" ADD CONSTRAINT "MeetingSeries_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingSeries" ADD CONSTRAINT "MeetingSeries_chairId_fkey" FOREIGN KEY ("chairId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingMember" ADD CONSTRAINT "MeetingMember_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingMember" ADD CONSTRAINT "MeetingMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "MeetingSeries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_minutesFileId_fkey" FOREIGN KEY ("minutesFileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDecision" ADD CONSTRAINT "MeetingDecision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SteeringPack" ADD CONSTRAINT "SteeringPack_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SteeringPackFile" ADD CONSTRAINT "SteeringPackFile_packId_fkey" FOREIGN KEY ("packId") REFERENCES "SteeringPack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SteeringPackFile" ADD CONSTRAINT "SteeringPackFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpansionProposal" ADD CONSTRAINT "ExpansionProposal_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpansionProposal" ADD CONSTRAINT "ExpansionProposal_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Append-only (by hand)
CREATE FUNCTION "append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'this table is append-only';
END;
$$;

CREATE TRIGGER "GateAttestation_no_change" BEFORE UPDATE OR DELETE ON "GateAttestation"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "GateEvidence_no_change" BEFORE UPDATE OR DELETE ON "GateEvidence"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "GateVote_no_change" BEFORE UPDATE OR DELETE ON "GateVote"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "GateDecision_no_change" BEFORE UPDATE OR DELETE ON "GateDecision"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "SteeringPack_no_change" BEFORE UPDATE OR DELETE ON "SteeringPack"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "StageChange_no_change" BEFORE UPDATE OR DELETE ON "StageChange"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "PhaseExpense_no_change" BEFORE UPDATE OR DELETE ON "PhaseExpense"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

