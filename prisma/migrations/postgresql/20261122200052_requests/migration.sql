-- CreateTable
CREATE TABLE "ApprovalPolicy" (
    "id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "rules" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "publishedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApprovalPolicy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovalRound" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "policyId" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "ApprovalRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovalStep" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "stage" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "personId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "openedAt" TIMESTAMP(3),
    "dueOn" TEXT,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" TIMESTAMP(3),
    "escalatedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ApprovalStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovalDecision" (
    "id" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "deciderId" TEXT NOT NULL,
    "onBehalfOfId" TEXT,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "advice" TEXT,
    "decidedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ApprovalDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "delegateId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SystemInterface" (
    "id" TEXT NOT NULL,
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
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SystemInterface_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AutomationInterface" (
    "automationId" TEXT NOT NULL,
    "interfaceId" TEXT NOT NULL,

    CONSTRAINT "AutomationInterface_pkey" PRIMARY KEY ("automationId","interfaceId")
);

-- CreateTable
CREATE TABLE "Component" (
    "id" TEXT NOT NULL,
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
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Component_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ComponentUse" (
    "componentId" TEXT NOT NULL,
    "automationId" TEXT NOT NULL,
    "savedTenthDays" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ComponentUse_pkey" PRIMARY KEY ("componentId","automationId")
);

-- CreateTable
CREATE TABLE "PortfolioScenario" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PortfolioScenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortfolioPlan" (
    "id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedById" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PortfolioPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortfolioPlanItem" (
    "planId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "PortfolioPlanItem_pkey" PRIMARY KEY ("planId","requestId")
);

-- CreateTable
CREATE TABLE "RecognitionRules" (
    "id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "rules" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "publishedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecognitionRules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PointEntry" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "requestId" TEXT,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "rulesOrdinal" INTEGER NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "reversesId" TEXT,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PointEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BadgeAward" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "badge" TEXT NOT NULL,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "awardedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BadgeAward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Story" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleZh" TEXT,
    "text" TEXT NOT NULL,
    "textZh" TEXT,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "named" BOOLEAN NOT NULL DEFAULT false,
    "authorId" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'idea',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "statusSince" TIMESTAMP(3) NOT NULL,
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
    "remindedAt" TIMESTAMP(3),
    "escalatedAt" TIMESTAMP(3),
    "assessorId" TEXT,
    "deliveryLeadId" TEXT,
    "decisionReason" TEXT,
    "advice" TEXT,
    "parkedUntil" TEXT,
    "plannedLiveOn" TEXT,
    "actualTenthDays" INTEGER,
    "actualCostMinor" BIGINT,
    "submittedAt" TIMESTAMP(3),
    "decidedAt" TIMESTAMP(3),
    "liveAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "closedAs" TEXT,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "supports" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestSystem" (
    "requestId" TEXT NOT NULL,
    "systemId" TEXT NOT NULL,

    CONSTRAINT "RequestSystem_pkey" PRIMARY KEY ("requestId","systemId")
);

-- CreateTable
CREATE TABLE "RequestTransition" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "byId" TEXT,
    "reason" TEXT,
    "facts" TEXT NOT NULL DEFAULT '{}',

    CONSTRAINT "RequestTransition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestSupport" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "frequencyCount" INTEGER NOT NULL,
    "frequencyUnit" TEXT NOT NULL,
    "manualMs" INTEGER NOT NULL,
    "itemsPerYear" INTEGER NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RequestSupport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestVote" (
    "requestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RequestVote_pkey" PRIMARY KEY ("requestId","personId")
);

-- CreateTable
CREATE TABLE "RequestFollow" (
    "requestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RequestFollow_pkey" PRIMARY KEY ("requestId","personId")
);

-- CreateTable
CREATE TABLE "RequestComment" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMP(3),
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "RequestComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestAttachment" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "RequestAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestRelation" (
    "id" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RequestRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoringModel" (
    "id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "weights" TEXT NOT NULL,
    "note" TEXT,
    "createdById" TEXT,
    "publishedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoringModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("name")
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

-- AddForeignKey
ALTER TABLE "ApprovalRound" ADD CONSTRAINT "ApprovalRound_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalRound" ADD CONSTRAINT "ApprovalRound_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "ApprovalPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalStep" ADD CONSTRAINT "ApprovalStep_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ApprovalRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalStep" ADD CONSTRAINT "ApprovalStep_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalDecision" ADD CONSTRAINT "ApprovalDecision_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "ApprovalStep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalDecision" ADD CONSTRAINT "ApprovalDecision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SystemInterface" ADD CONSTRAINT "SystemInterface_fromSystemId_fkey" FOREIGN KEY ("fromSystemId") REFERENCES "System"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SystemInterface" ADD CONSTRAINT "SystemInterface_toSystemId_fkey" FOREIGN KEY ("toSystemId") REFERENCES "System"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SystemInterface" ADD CONSTRAINT "SystemInterface_gatewayId_fkey" FOREIGN KEY ("gatewayId") REFERENCES "System"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SystemInterface" ADD CONSTRAINT "SystemInterface_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutomationInterface" ADD CONSTRAINT "AutomationInterface_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutomationInterface" ADD CONSTRAINT "AutomationInterface_interfaceId_fkey" FOREIGN KEY ("interfaceId") REFERENCES "SystemInterface"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Component" ADD CONSTRAINT "Component_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComponentUse" ADD CONSTRAINT "ComponentUse_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Component"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComponentUse" ADD CONSTRAINT "ComponentUse_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioScenario" ADD CONSTRAINT "PortfolioScenario_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioPlan" ADD CONSTRAINT "PortfolioPlan_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioPlanItem" ADD CONSTRAINT "PortfolioPlanItem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "PortfolioPlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointEntry" ADD CONSTRAINT "PointEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointEntry" ADD CONSTRAINT "PointEntry_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeAward" ADD CONSTRAINT "BadgeAward_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_submitterId_fkey" FOREIGN KEY ("submitterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_deliveryLeadId_fkey" FOREIGN KEY ("deliveryLeadId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestSystem" ADD CONSTRAINT "RequestSystem_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestSystem" ADD CONSTRAINT "RequestSystem_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestTransition" ADD CONSTRAINT "RequestTransition_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestSupport" ADD CONSTRAINT "RequestSupport_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestSupport" ADD CONSTRAINT "RequestSupport_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestSupport" ADD CONSTRAINT "RequestSupport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestVote" ADD CONSTRAINT "RequestVote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestVote" ADD CONSTRAINT "RequestVote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestFollow" ADD CONSTRAINT "RequestFollow_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestFollow" ADD CONSTRAINT "RequestFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestComment" ADD CONSTRAINT "RequestComment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestComment" ADD CONSTRAINT "RequestComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestAttachment" ADD CONSTRAINT "RequestAttachment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestAttachment" ADD CONSTRAINT "RequestAttachment_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestAttachment" ADD CONSTRAINT "RequestAttachment_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestRelation" ADD CONSTRAINT "RequestRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestRelation" ADD CONSTRAINT "RequestRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_scoringModelId_fkey" FOREIGN KEY ("scoringModelId") REFERENCES "ScoringModel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rows that are never changed
CREATE TRIGGER "RequestTransition_no_change" BEFORE UPDATE OR DELETE ON "RequestTransition"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "ScoringModel_no_change" BEFORE UPDATE OR DELETE ON "ScoringModel"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "Assessment_no_change" BEFORE UPDATE OR DELETE ON "Assessment"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "ApprovalPolicy_no_change" BEFORE UPDATE OR DELETE ON "ApprovalPolicy"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "ApprovalDecision_no_change" BEFORE UPDATE OR DELETE ON "ApprovalDecision"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "PortfolioPlan_no_change" BEFORE UPDATE OR DELETE ON "PortfolioPlan"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "PortfolioPlanItem_no_change" BEFORE UPDATE OR DELETE ON "PortfolioPlanItem"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "RecognitionRules_no_change" BEFORE UPDATE OR DELETE ON "RecognitionRules"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "PointEntry_no_change" BEFORE UPDATE OR DELETE ON "PointEntry"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "BadgeAward_no_change" BEFORE UPDATE OR DELETE ON "BadgeAward"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

-- Nobody decides on what they asked for, whatever the code says
CREATE FUNCTION "not_own_request"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "ApprovalRound" JOIN "Request" ON "Request"."id" = "ApprovalRound"."requestId"
        WHERE "ApprovalRound"."id" = NEW."roundId" AND "Request"."submitterId" = NEW."deciderId") THEN
        RAISE EXCEPTION 'nobody decides on their own request';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "ApprovalDecision_not_own" BEFORE INSERT ON "ApprovalDecision"
FOR EACH ROW EXECUTE FUNCTION "not_own_request"();
