-- CreateTable
CREATE TABLE "ApprovalPolicy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ordinal" INTEGER NOT NULL,
    "rules" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "publishedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "ApprovalRound" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "policyId" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "openedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "ApprovalRound_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ApprovalRound_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "ApprovalPolicy" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApprovalStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "stage" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "personId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "openedAt" DATETIME,
    "dueOn" TEXT,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" DATETIME,
    "escalatedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ApprovalStep_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ApprovalRound" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ApprovalStep_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApprovalDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "stepId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "deciderId" TEXT NOT NULL,
    "onBehalfOfId" TEXT,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "advice" TEXT,
    "decidedAt" DATETIME NOT NULL,
    CONSTRAINT "ApprovalDecision_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "ApprovalStep" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ApprovalDecision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "delegateId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" DATETIME,
    CONSTRAINT "Absence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Absence_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SystemInterface" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "fromSystemId" TEXT NOT NULL,
    "toSystemId" TEXT NOT NULL,
    "gatewayId" TEXT,
    "protocol" TEXT NOT NULL,
    "data" TEXT NOT NULL DEFAULT '',
    "dataClasses" TEXT NOT NULL DEFAULT '',
    "schemaKind" TEXT NOT NULL DEFAULT 'none',
    "schemaText" TEXT,
    "ownerId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "SystemInterface_fromSystemId_fkey" FOREIGN KEY ("fromSystemId") REFERENCES "System" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SystemInterface_toSystemId_fkey" FOREIGN KEY ("toSystemId") REFERENCES "System" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SystemInterface_gatewayId_fkey" FOREIGN KEY ("gatewayId") REFERENCES "System" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "SystemInterface_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AutomationInterface" (
    "automationId" TEXT NOT NULL,
    "interfaceId" TEXT NOT NULL,

    PRIMARY KEY ("automationId", "interfaceId"),
    CONSTRAINT "AutomationInterface_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AutomationInterface_interfaceId_fkey" FOREIGN KEY ("interfaceId") REFERENCES "SystemInterface" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Component" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'other',
    "description" TEXT,
    "technology" TEXT,
    "ownerId" TEXT,
    "link" TEXT,
    "release" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Component_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComponentUse" (
    "componentId" TEXT NOT NULL,
    "automationId" TEXT NOT NULL,
    "savedTenthDays" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("componentId", "automationId"),
    CONSTRAINT "ComponentUse_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Component" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ComponentUse_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PortfolioScenario" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "PortfolioScenario_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PortfolioPlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedById" TEXT NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    CONSTRAINT "PortfolioPlan_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PortfolioPlanItem" (
    "planId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("planId", "requestId"),
    CONSTRAINT "PortfolioPlanItem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "PortfolioPlan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecognitionRules" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ordinal" INTEGER NOT NULL,
    "rules" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "publishedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "PointEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "requestId" TEXT,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "rulesOrdinal" INTEGER NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "reversesId" TEXT,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PointEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PointEntry_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BadgeAward" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "badge" TEXT NOT NULL,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "awardedAt" DATETIME NOT NULL,
    CONSTRAINT "BadgeAward_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Story" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleZh" TEXT,
    "text" TEXT NOT NULL,
    "textZh" TEXT,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "named" BOOLEAN NOT NULL DEFAULT false,
    "authorId" TEXT NOT NULL,
    "publishedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Story_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Story_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Request" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'idea',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "statusSince" DATETIME NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "pain" TEXT NOT NULL DEFAULT '',
    "wish" TEXT,
    "submitterId" TEXT NOT NULL,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "departmentId" TEXT,
    "processId" TEXT,
    "place" TEXT,
    "otherSystems" TEXT,
    "automationId" TEXT,
    "duplicateOfId" TEXT,
    "frequencyCount" INTEGER,
    "frequencyUnit" TEXT,
    "manualMs" INTEGER,
    "errorBasisPoints" INTEGER,
    "basis" TEXT NOT NULL DEFAULT 'guessed',
    "ruleBased" INTEGER,
    "digitalInput" INTEGER,
    "structuredInput" INTEGER,
    "stability" INTEGER,
    "documentation" INTEGER,
    "itemsPerYear" INTEGER,
    "addedItemsPerYear" INTEGER NOT NULL DEFAULT 0,
    "hoursPerYearTenths" INTEGER,
    "suitabilityBp" INTEGER,
    "scoreHundredths" INTEGER,
    "benefitMinor" BIGINT,
    "buildCostMinor" BIGINT,
    "currency" TEXT,
    "buildTenthDays" INTEGER,
    "complexity" INTEGER,
    "riskScore" INTEGER,
    "assessmentId" TEXT,
    "holderRole" TEXT,
    "holderId" TEXT,
    "dueOn" TEXT,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" DATETIME,
    "escalatedAt" DATETIME,
    "assessorId" TEXT,
    "deliveryLeadId" TEXT,
    "decisionReason" TEXT,
    "advice" TEXT,
    "parkedUntil" TEXT,
    "plannedLiveOn" TEXT,
    "actualTenthDays" INTEGER,
    "actualCostMinor" BIGINT,
    "submittedAt" DATETIME,
    "decidedAt" DATETIME,
    "liveAt" DATETIME,
    "closedAt" DATETIME,
    "closedAs" TEXT,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "supports" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Request_submitterId_fkey" FOREIGN KEY ("submitterId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Request_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Request_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Request_deliveryLeadId_fkey" FOREIGN KEY ("deliveryLeadId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Request_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Request_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Request_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Request_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestSystem" (
    "requestId" TEXT NOT NULL,
    "systemId" TEXT NOT NULL,

    PRIMARY KEY ("requestId", "systemId"),
    CONSTRAINT "RequestSystem_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestSystem_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestTransition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "byId" TEXT,
    "reason" TEXT,
    "facts" TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT "RequestTransition_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestSupport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "frequencyCount" INTEGER NOT NULL,
    "frequencyUnit" TEXT NOT NULL,
    "manualMs" INTEGER NOT NULL,
    "itemsPerYear" INTEGER NOT NULL,
    "note" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "RequestSupport_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestSupport_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestSupport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestVote" (
    "requestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("requestId", "personId"),
    CONSTRAINT "RequestVote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestVote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestFollow" (
    "requestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("requestId", "personId"),
    CONSTRAINT "RequestFollow_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" DATETIME,
    "removedAt" DATETIME,
    CONSTRAINT "RequestComment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestAttachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    CONSTRAINT "RequestAttachment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestAttachment_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestAttachment_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestRelation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "RequestRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RequestRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScoringModel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ordinal" INTEGER NOT NULL,
    "weights" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "publishedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "assessorId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "scoringModelId" TEXT NOT NULL,
    "inputs" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "scoreHundredths" INTEGER NOT NULL,
    "technology" TEXT NOT NULL,
    "technologyWhy" TEXT,
    "note" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Assessment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assessment_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assessment_scoringModelId_fkey" FOREIGN KEY ("scoringModelId") REFERENCES "ScoringModel" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalPolicy_ordinal_key" ON "ApprovalPolicy"("ordinal");

-- CreateIndex
CREATE INDEX "ApprovalRound_status_idx" ON "ApprovalRound"("status");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalRound_requestId_ordinal_key" ON "ApprovalRound"("requestId", "ordinal");

-- CreateIndex
CREATE INDEX "ApprovalStep_status_dueOn_idx" ON "ApprovalStep"("status", "dueOn");

-- CreateIndex
CREATE INDEX "ApprovalStep_personId_status_idx" ON "ApprovalStep"("personId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalStep_roundId_ordinal_key" ON "ApprovalStep"("roundId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalDecision_stepId_key" ON "ApprovalDecision"("stepId");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalDecision_roundId_deciderId_key" ON "ApprovalDecision"("roundId", "deciderId");

-- CreateIndex
CREATE INDEX "Absence_personId_toDay_idx" ON "Absence"("personId", "toDay");

-- CreateIndex
CREATE INDEX "Absence_delegateId_toDay_idx" ON "Absence"("delegateId", "toDay");

-- CreateIndex
CREATE UNIQUE INDEX "SystemInterface_code_key" ON "SystemInterface"("code");

-- CreateIndex
CREATE INDEX "SystemInterface_fromSystemId_idx" ON "SystemInterface"("fromSystemId");

-- CreateIndex
CREATE INDEX "SystemInterface_toSystemId_idx" ON "SystemInterface"("toSystemId");

-- CreateIndex
CREATE INDEX "SystemInterface_gatewayId_idx" ON "SystemInterface"("gatewayId");

-- CreateIndex
CREATE INDEX "AutomationInterface_interfaceId_idx" ON "AutomationInterface"("interfaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Component_code_key" ON "Component"("code");

-- CreateIndex
CREATE INDEX "ComponentUse_automationId_idx" ON "ComponentUse"("automationId");

-- CreateIndex
CREATE UNIQUE INDEX "PortfolioPlan_ordinal_key" ON "PortfolioPlan"("ordinal");

-- CreateIndex
CREATE INDEX "PortfolioPlanItem_requestId_idx" ON "PortfolioPlanItem"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "RecognitionRules_ordinal_key" ON "RecognitionRules"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "PointEntry_sourceKey_key" ON "PointEntry"("sourceKey");

-- CreateIndex
CREATE INDEX "PointEntry_personId_day_idx" ON "PointEntry"("personId", "day");

-- CreateIndex
CREATE INDEX "PointEntry_day_idx" ON "PointEntry"("day");

-- CreateIndex
CREATE INDEX "PointEntry_requestId_idx" ON "PointEntry"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "BadgeAward_personId_badge_key" ON "BadgeAward"("personId", "badge");

-- CreateIndex
CREATE UNIQUE INDEX "Story_requestId_key" ON "Story"("requestId");

-- CreateIndex
CREATE INDEX "Story_status_publishedAt_idx" ON "Story"("status", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Request_number_key" ON "Request"("number");

-- CreateIndex
CREATE INDEX "Request_status_submittedAt_idx" ON "Request"("status", "submittedAt");

-- CreateIndex
CREATE INDEX "Request_status_scoreHundredths_idx" ON "Request"("status", "scoreHundredths");

-- CreateIndex
CREATE INDEX "Request_submittedAt_idx" ON "Request"("submittedAt");

-- CreateIndex
CREATE INDEX "Request_scoreHundredths_idx" ON "Request"("scoreHundredths");

-- CreateIndex
CREATE INDEX "Request_updatedAt_idx" ON "Request"("updatedAt");

-- CreateIndex
CREATE INDEX "Request_departmentId_status_submittedAt_idx" ON "Request"("departmentId", "status", "submittedAt");

-- CreateIndex
CREATE INDEX "Request_submitterId_status_idx" ON "Request"("submitterId", "status");

-- CreateIndex
CREATE INDEX "Request_holderId_status_idx" ON "Request"("holderId", "status");

-- CreateIndex
CREATE INDEX "Request_holderRole_status_idx" ON "Request"("holderRole", "status");

-- CreateIndex
CREATE INDEX "Request_processId_idx" ON "Request"("processId");

-- CreateIndex
CREATE INDEX "Request_automationId_idx" ON "Request"("automationId");

-- CreateIndex
CREATE INDEX "RequestSystem_systemId_idx" ON "RequestSystem"("systemId");

-- CreateIndex
CREATE INDEX "RequestTransition_to_at_idx" ON "RequestTransition"("to", "at");

-- CreateIndex
CREATE UNIQUE INDEX "RequestTransition_requestId_ordinal_key" ON "RequestTransition"("requestId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "RequestSupport_requestId_departmentId_key" ON "RequestSupport"("requestId", "departmentId");

-- CreateIndex
CREATE INDEX "RequestComment_requestId_createdAt_idx" ON "RequestComment"("requestId", "createdAt");

-- CreateIndex
CREATE INDEX "RequestAttachment_requestId_idx" ON "RequestAttachment"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "RequestAttachment_seriesId_ordinal_key" ON "RequestAttachment"("seriesId", "ordinal");

-- CreateIndex
CREATE INDEX "RequestRelation_toId_idx" ON "RequestRelation"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "RequestRelation_fromId_toId_kind_key" ON "RequestRelation"("fromId", "toId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ScoringModel_ordinal_key" ON "ScoringModel"("ordinal");

-- CreateIndex
CREATE INDEX "Assessment_assessorId_idx" ON "Assessment"("assessorId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_requestId_ordinal_key" ON "Assessment"("requestId", "ordinal");

-- Rows that are never changed
CREATE TRIGGER "RequestTransition_no_update" BEFORE UPDATE ON "RequestTransition" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RequestTransition_no_delete" BEFORE DELETE ON "RequestTransition" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ScoringModel_no_update" BEFORE UPDATE ON "ScoringModel" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ScoringModel_no_delete" BEFORE DELETE ON "ScoringModel" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "Assessment_no_update" BEFORE UPDATE ON "Assessment" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "Assessment_no_delete" BEFORE DELETE ON "Assessment" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ApprovalPolicy_no_update" BEFORE UPDATE ON "ApprovalPolicy" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ApprovalPolicy_no_delete" BEFORE DELETE ON "ApprovalPolicy" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ApprovalDecision_no_update" BEFORE UPDATE ON "ApprovalDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ApprovalDecision_no_delete" BEFORE DELETE ON "ApprovalDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PortfolioPlan_no_update" BEFORE UPDATE ON "PortfolioPlan" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PortfolioPlan_no_delete" BEFORE DELETE ON "PortfolioPlan" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PortfolioPlanItem_no_update" BEFORE UPDATE ON "PortfolioPlanItem" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PortfolioPlanItem_no_delete" BEFORE DELETE ON "PortfolioPlanItem" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RecognitionRules_no_update" BEFORE UPDATE ON "RecognitionRules" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RecognitionRules_no_delete" BEFORE DELETE ON "RecognitionRules" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PointEntry_no_update" BEFORE UPDATE ON "PointEntry" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PointEntry_no_delete" BEFORE DELETE ON "PointEntry" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "BadgeAward_no_update" BEFORE UPDATE ON "BadgeAward" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "BadgeAward_no_delete" BEFORE DELETE ON "BadgeAward" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

-- Nobody decides on what they asked for, whatever the code says
CREATE TRIGGER "ApprovalDecision_not_own" BEFORE INSERT ON "ApprovalDecision"
WHEN EXISTS (SELECT 1 FROM "ApprovalRound" JOIN "Request" ON "Request"."id" = "ApprovalRound"."requestId"
        WHERE "ApprovalRound"."id" = NEW."roundId" AND "Request"."submitterId" = NEW."deciderId")
BEGIN
    SELECT RAISE(ABORT, 'nobody decides on their own request');
END;
