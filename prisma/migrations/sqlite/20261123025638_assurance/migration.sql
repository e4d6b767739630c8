-- AlterTable
ALTER TABLE "Person" ADD COLUMN "erasedAt" DATETIME;

-- CreateTable
CREATE TABLE "CompatTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'own',
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CompatTemplateVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "templateId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT,
    "publishedAt" DATETIME NOT NULL,
    CONSTRAINT "CompatTemplateVersion_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "CompatTemplate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatTemplateVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatTemplateDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "templateId" TEXT NOT NULL,
    "baseOrdinal" INTEGER NOT NULL DEFAULT 0,
    "body" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "CompatTemplateDraft_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "CompatTemplate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatTemplateDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SystemRelease" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "systemId" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "release" TEXT NOT NULL,
    "note" TEXT,
    "source" TEXT NOT NULL DEFAULT 'typed',
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "SystemRelease_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SystemRelease_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatPlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "automationId" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "assembledAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "CompatPlan_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatPlanCheck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "templateVersionId" TEXT,
    "area" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "systemId" TEXT,
    "interfaceId" TEXT,
    "ordinal" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "reason" TEXT,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CompatPlanCheck_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CompatPlan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatPlanCheck_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "CompatPlanCheck_interfaceId_fkey" FOREIGN KEY ("interfaceId") REFERENCES "SystemInterface" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "planId" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'go-live',
    "systemId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "releases" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "startedById" TEXT,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "signedById" TEXT,
    "outcome" TEXT,
    "note" TEXT,
    "cancelReason" TEXT,
    "digest" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CompatRun_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CompatPlan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatRun_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "CompatRun_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatResult" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "runId" TEXT NOT NULL,
    "checkId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT,
    "testerId" TEXT,
    "autoResultId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "CompatResult_runId_fkey" FOREIGN KEY ("runId") REFERENCES "CompatRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatResult_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "CompatPlanCheck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatResult_testerId_fkey" FOREIGN KEY ("testerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatEvidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "resultId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "fileId" TEXT,
    CONSTRAINT "CompatEvidence_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "CompatResult" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatEvidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatDefect" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "runId" TEXT NOT NULL,
    "checkId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "severity" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueOn" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "resolution" TEXT,
    "fixedAt" DATETIME,
    "closedById" TEXT,
    "closedAt" DATETIME,
    "remindedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "CompatDefect_runId_fkey" FOREIGN KEY ("runId") REFERENCES "CompatRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatDefect_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "CompatPlanCheck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatDefect_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CompatCell" (
    "automationId" TEXT NOT NULL,
    "systemId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "testedRelease" TEXT,
    "currentRelease" TEXT,
    "runId" TEXT,
    "testedAt" DATETIME,
    "blockers" INTEGER NOT NULL DEFAULT 0,
    "faults" INTEGER NOT NULL DEFAULT 0,
    "staleSince" DATETIME,
    "computedAt" DATETIME NOT NULL,

    PRIMARY KEY ("automationId", "systemId"),
    CONSTRAINT "CompatCell_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CompatCell_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AutoCheck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "kind" TEXT NOT NULL,
    "systemId" TEXT,
    "interfaceId" TEXT,
    "automationId" TEXT,
    "environment" TEXT NOT NULL,
    "config" TEXT NOT NULL,
    "codes" TEXT NOT NULL DEFAULT '',
    "writing" BOOLEAN NOT NULL DEFAULT false,
    "confirmedById" TEXT,
    "confirmedAt" DATETIME,
    "confirmedDigest" TEXT,
    "everyMinutes" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'active',
    "nextAt" DATETIME,
    "leaseHolder" TEXT,
    "leaseUntil" DATETIME,
    "lastOutcome" TEXT,
    "lastFault" TEXT,
    "lastAt" DATETIME,
    "failuresInRow" INTEGER NOT NULL DEFAULT 0,
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "AutoCheck_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AutoCheck_interfaceId_fkey" FOREIGN KEY ("interfaceId") REFERENCES "SystemInterface" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AutoCheck_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AutoCheckSecret" (
    "checkId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,
    "keyVersion" INTEGER NOT NULL,
    "setAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("checkId", "field"),
    CONSTRAINT "AutoCheckSecret_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "AutoCheck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AutoCheckSample" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "checkId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AutoCheckSample_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "AutoCheck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AutoCheckResult" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "checkId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "trigger" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "fault" TEXT,
    "facts" TEXT NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,
    "byId" TEXT,
    CONSTRAINT "AutoCheckResult_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "AutoCheck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AutoCheckResult_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComplianceRecord" (
    "processId" TEXT NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "personal" BOOLEAN NOT NULL DEFAULT false,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "automatedDecision" BOOLEAN NOT NULL DEFAULT false,
    "crossBorder" BOOLEAN NOT NULL DEFAULT false,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "reviewOn" TEXT,
    "remindedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ComplianceRecord_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComplianceVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "processId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "reason" TEXT,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ComplianceVersion_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ComplianceRecord" ("processId") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ComplianceVersion_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImpactAssessment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "processId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "ownerId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" DATETIME,
    "approvedAt" DATETIME,
    "validUntil" TEXT,
    "remindedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ImpactAssessment_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImpactAssessment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImpactAssessmentVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assessmentId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "savedById" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    CONSTRAINT "ImpactAssessmentVersion_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "ImpactAssessment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImpactAssessmentVersion_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImpactReviewer" (
    "assessmentId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "remindedAt" DATETIME,

    PRIMARY KEY ("assessmentId", "personId"),
    CONSTRAINT "ImpactReviewer_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "ImpactAssessment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImpactReviewer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImpactDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "versionId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "comment" TEXT,
    "deciderId" TEXT NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    CONSTRAINT "ImpactDecision_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ImpactAssessmentVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImpactDecision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RetentionRule" (
    "dataClass" TEXT NOT NULL PRIMARY KEY,
    "keepDays" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" TEXT,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "endedById" TEXT,
    "endReason" TEXT
);

-- CreateTable
CREATE TABLE "RetentionRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "trigger" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "byId" TEXT
);

-- CreateTable
CREATE TABLE "PersonErasure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "report" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AuditRedaction" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "redactedHash" TEXT NOT NULL,
    "erasureId" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AuditCheckpoint" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hash" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "from" DATETIME NOT NULL,
    "to" DATETIME NOT NULL,
    "exportSha" TEXT NOT NULL,
    "fileId" TEXT,
    "mac" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "byId" TEXT
);

-- CreateTable
CREATE TABLE "ReviewPoint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "stepZh" TEXT,
    "guidance" TEXT,
    "guidanceZh" TEXT,
    "reviewerRole" TEXT NOT NULL DEFAULT 'reviewer',
    "approvals" INTEGER NOT NULL DEFAULT 1,
    "deadlineMs" BIGINT NOT NULL,
    "onExpiry" TEXT NOT NULL DEFAULT 'escalate',
    "escalateToId" TEXT,
    "samplingBp" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "signingCipher" TEXT,
    "signingKeyVersion" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ReviewPoint_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewPoint_escalateToId_fkey" FOREIGN KEY ("escalateToId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewPointReviewer" (
    "pointId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("pointId", "personId"),
    CONSTRAINT "ReviewPointReviewer_pointId_fkey" FOREIGN KEY ("pointId") REFERENCES "ReviewPoint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewPointReviewer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewTask" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "pointId" TEXT NOT NULL,
    "automationId" TEXT,
    "idempotencyKey" TEXT NOT NULL,
    "askedDigest" TEXT NOT NULL,
    "askedByTokenId" TEXT,
    "askedById" TEXT,
    "askedAt" DATETIME NOT NULL,
    "title" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "link" TEXT,
    "callbackUrl" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "approvals" INTEGER NOT NULL,
    "claimedById" TEXT,
    "claimedAt" DATETIME,
    "handedToId" TEXT,
    "dueAt" DATETIME NOT NULL,
    "remindedAt" DATETIME,
    "escalatedAt" DATETIME,
    "endedAt" DATETIME,
    "sampled" BOOLEAN NOT NULL DEFAULT false,
    "departmentId" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ReviewTask_pointId_fkey" FOREIGN KEY ("pointId") REFERENCES "ReviewPoint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewTask_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReviewTask_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReviewTask_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReviewTask_handedToId_fkey" FOREIGN KEY ("handedToId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReviewTask_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'decision',
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "personId" TEXT NOT NULL,
    "onBehalfOfId" TEXT,
    "openedAt" DATETIME NOT NULL,
    "spentMs" BIGINT NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    CONSTRAINT "ReviewDecision_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "ReviewTask" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewDecision_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewOpening" (
    "taskId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,

    PRIMARY KEY ("taskId", "personId")
);

-- CreateTable
CREATE TABLE "ReviewCallback" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "taskId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" DATETIME NOT NULL,
    "lastStatus" INTEGER,
    "lastError" TEXT,
    "sentAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReviewCallback_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "ReviewTask" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskMatrix" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT,
    "publishedAt" DATETIME NOT NULL,
    CONSTRAINT "RiskMatrix_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskMatrixDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "baseOrdinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "RiskMatrixDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Risk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "externalKey" TEXT,
    "libraryId" TEXT,
    "title" TEXT NOT NULL,
    "titleZh" TEXT,
    "cause" TEXT NOT NULL,
    "causeZh" TEXT,
    "event" TEXT NOT NULL,
    "eventZh" TEXT,
    "consequence" TEXT NOT NULL,
    "consequenceZh" TEXT,
    "category" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "processId" TEXT,
    "automationId" TEXT,
    "interfaceId" TEXT,
    "systemId" TEXT,
    "requestId" TEXT,
    "departmentId" TEXT,
    "ownerId" TEXT,
    "deputyId" TEXT,
    "response" TEXT,
    "responseNote" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "closedAt" DATETIME,
    "closedById" TEXT,
    "closeReason" TEXT,
    "reviewEveryDays" INTEGER NOT NULL DEFAULT 90,
    "nextReviewOn" TEXT NOT NULL,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" DATETIME,
    "escalatedAt" DATETIME,
    "matrixOrdinal" INTEGER NOT NULL,
    "inherentLikelihood" INTEGER NOT NULL,
    "inherentImpact" INTEGER NOT NULL,
    "inherentScore" INTEGER NOT NULL,
    "inherentBand" TEXT NOT NULL,
    "residualLikelihood" INTEGER NOT NULL,
    "residualImpact" INTEGER NOT NULL,
    "residualScore" INTEGER NOT NULL,
    "residualBand" TEXT NOT NULL,
    "previousScore" INTEGER,
    "assessedAt" DATETIME NOT NULL,
    "proposedLikelihood" INTEGER,
    "proposedImpact" INTEGER,
    "proposalFacts" TEXT,
    "proposedAt" DATETIME,
    "acceptance" TEXT NOT NULL DEFAULT 'none',
    "acceptedUntil" TEXT,
    "currency" TEXT,
    "frequencyMilli" BIGINT,
    "lossLowMinor" BIGINT,
    "lossHighMinor" BIGINT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Risk_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Risk_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Risk_interfaceId_fkey" FOREIGN KEY ("interfaceId") REFERENCES "SystemInterface" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Risk_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Risk_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Risk_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Risk_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Risk_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskLink" (
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "note" TEXT,
    "byId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("fromId", "toId"),
    CONSTRAINT "RiskLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RiskLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskAssessment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "riskId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "matrixOrdinal" INTEGER NOT NULL,
    "inherentLikelihood" INTEGER NOT NULL,
    "inherentImpact" INTEGER NOT NULL,
    "inherentScore" INTEGER NOT NULL,
    "inherentBand" TEXT NOT NULL,
    "residualLikelihood" INTEGER NOT NULL,
    "residualImpact" INTEGER NOT NULL,
    "residualScore" INTEGER NOT NULL,
    "residualBand" TEXT NOT NULL,
    "note" TEXT,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "RiskAssessment_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RiskAssessment_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskControl" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "riskId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textZh" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'preventive',
    "ownerId" TEXT,
    "design" TEXT NOT NULL DEFAULT 'not-rated',
    "operating" TEXT NOT NULL DEFAULT 'not-rated',
    "testEveryDays" INTEGER,
    "nextTestOn" TEXT,
    "remindedAt" DATETIME,
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "RiskControl_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RiskControl_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskControlTest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "controlId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "design" TEXT NOT NULL,
    "operating" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "fileId" TEXT,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "RiskControlTest_controlId_fkey" FOREIGN KEY ("controlId") REFERENCES "RiskControl" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RiskControlTest_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "RiskControlTest_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskAcceptance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "riskId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'accepted',
    "assessmentId" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "band" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "conditions" TEXT,
    "expiresOn" TEXT,
    "approverId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "RiskAcceptance_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RiskAcceptance_approverId_fkey" FOREIGN KEY ("approverId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskIndicator" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "riskId" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'no-data',
    "value" REAL,
    "sample" INTEGER,
    "readAt" DATETIME,
    "breachedSince" DATETIME,
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "RiskIndicator_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskIndicatorReading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "indicatorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "value" REAL,
    "sample" INTEGER,
    "facts" TEXT NOT NULL,
    CONSTRAINT "RiskIndicatorReading_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "RiskIndicator" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "CompatTemplate_key_key" ON "CompatTemplate"("key");

-- CreateIndex
CREATE UNIQUE INDEX "CompatTemplateVersion_templateId_ordinal_key" ON "CompatTemplateVersion"("templateId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "CompatTemplateDraft_templateId_key" ON "CompatTemplateDraft"("templateId");

-- CreateIndex
CREATE INDEX "SystemRelease_systemId_environment_at_idx" ON "SystemRelease"("systemId", "environment", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CompatPlan_automationId_key" ON "CompatPlan"("automationId");

-- CreateIndex
CREATE INDEX "CompatPlanCheck_systemId_idx" ON "CompatPlanCheck"("systemId");

-- CreateIndex
CREATE INDEX "CompatPlanCheck_interfaceId_idx" ON "CompatPlanCheck"("interfaceId");

-- CreateIndex
CREATE UNIQUE INDEX "CompatPlanCheck_planId_key_key" ON "CompatPlanCheck"("planId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "CompatRun_number_key" ON "CompatRun"("number");

-- CreateIndex
CREATE INDEX "CompatRun_planId_startedAt_idx" ON "CompatRun"("planId", "startedAt");

-- CreateIndex
CREATE INDEX "CompatRun_status_idx" ON "CompatRun"("status");

-- CreateIndex
CREATE INDEX "CompatResult_checkId_idx" ON "CompatResult"("checkId");

-- CreateIndex
CREATE UNIQUE INDEX "CompatResult_runId_checkId_ordinal_key" ON "CompatResult"("runId", "checkId", "ordinal");

-- CreateIndex
CREATE INDEX "CompatEvidence_resultId_idx" ON "CompatEvidence"("resultId");

-- CreateIndex
CREATE UNIQUE INDEX "CompatDefect_number_key" ON "CompatDefect"("number");

-- CreateIndex
CREATE INDEX "CompatDefect_runId_idx" ON "CompatDefect"("runId");

-- CreateIndex
CREATE INDEX "CompatDefect_ownerId_status_idx" ON "CompatDefect"("ownerId", "status");

-- CreateIndex
CREATE INDEX "CompatCell_systemId_state_idx" ON "CompatCell"("systemId", "state");

-- CreateIndex
CREATE INDEX "AutoCheck_systemId_idx" ON "AutoCheck"("systemId");

-- CreateIndex
CREATE INDEX "AutoCheck_interfaceId_idx" ON "AutoCheck"("interfaceId");

-- CreateIndex
CREATE INDEX "AutoCheck_automationId_idx" ON "AutoCheck"("automationId");

-- CreateIndex
CREATE INDEX "AutoCheck_status_nextAt_idx" ON "AutoCheck"("status", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "AutoCheckSample_checkId_ordinal_key" ON "AutoCheckSample"("checkId", "ordinal");

-- CreateIndex
CREATE INDEX "AutoCheckResult_checkId_at_idx" ON "AutoCheckResult"("checkId", "at");

-- CreateIndex
CREATE INDEX "ComplianceRecord_reviewOn_idx" ON "ComplianceRecord"("reviewOn");

-- CreateIndex
CREATE UNIQUE INDEX "ComplianceVersion_processId_ordinal_key" ON "ComplianceVersion"("processId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ImpactAssessment_number_key" ON "ImpactAssessment"("number");

-- CreateIndex
CREATE INDEX "ImpactAssessment_processId_status_idx" ON "ImpactAssessment"("processId", "status");

-- CreateIndex
CREATE INDEX "ImpactAssessment_status_validUntil_idx" ON "ImpactAssessment"("status", "validUntil");

-- CreateIndex
CREATE UNIQUE INDEX "ImpactAssessmentVersion_assessmentId_ordinal_key" ON "ImpactAssessmentVersion"("assessmentId", "ordinal");

-- CreateIndex
CREATE INDEX "ImpactReviewer_personId_idx" ON "ImpactReviewer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ImpactDecision_versionId_deciderId_key" ON "ImpactDecision"("versionId", "deciderId");

-- CreateIndex
CREATE INDEX "LegalHold_subject_subjectId_idx" ON "LegalHold"("subject", "subjectId");

-- CreateIndex
CREATE INDEX "RetentionRun_at_idx" ON "RetentionRun"("at");

-- CreateIndex
CREATE UNIQUE INDEX "PersonErasure_personId_key" ON "PersonErasure"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewPoint_code_key" ON "ReviewPoint"("code");

-- CreateIndex
CREATE INDEX "ReviewPoint_processId_idx" ON "ReviewPoint"("processId");

-- CreateIndex
CREATE INDEX "ReviewPointReviewer_personId_idx" ON "ReviewPointReviewer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewTask_number_key" ON "ReviewTask"("number");

-- CreateIndex
CREATE INDEX "ReviewTask_status_dueAt_idx" ON "ReviewTask"("status", "dueAt");

-- CreateIndex
CREATE INDEX "ReviewTask_claimedById_status_idx" ON "ReviewTask"("claimedById", "status");

-- CreateIndex
CREATE INDEX "ReviewTask_handedToId_status_idx" ON "ReviewTask"("handedToId", "status");

-- CreateIndex
CREATE INDEX "ReviewTask_departmentId_status_idx" ON "ReviewTask"("departmentId", "status");

-- CreateIndex
CREATE INDEX "ReviewTask_automationId_idx" ON "ReviewTask"("automationId");

-- CreateIndex
CREATE INDEX "ReviewTask_endedAt_idx" ON "ReviewTask"("endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewTask_pointId_idempotencyKey_key" ON "ReviewTask"("pointId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "ReviewDecision_personId_decidedAt_idx" ON "ReviewDecision"("personId", "decidedAt");

-- CreateIndex
CREATE INDEX "ReviewDecision_decidedAt_idx" ON "ReviewDecision"("decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewDecision_taskId_personId_key" ON "ReviewDecision"("taskId", "personId");

-- CreateIndex
CREATE INDEX "ReviewCallback_status_nextAt_idx" ON "ReviewCallback"("status", "nextAt");

-- CreateIndex
CREATE INDEX "ReviewCallback_taskId_idx" ON "ReviewCallback"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "RiskMatrix_ordinal_key" ON "RiskMatrix"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Risk_number_key" ON "Risk"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Risk_externalKey_key" ON "Risk"("externalKey");

-- CreateIndex
CREATE INDEX "Risk_status_residualScore_idx" ON "Risk"("status", "residualScore");

-- CreateIndex
CREATE INDEX "Risk_status_nextReviewOn_idx" ON "Risk"("status", "nextReviewOn");

-- CreateIndex
CREATE INDEX "Risk_ownerId_status_idx" ON "Risk"("ownerId", "status");

-- CreateIndex
CREATE INDEX "Risk_departmentId_idx" ON "Risk"("departmentId");

-- CreateIndex
CREATE INDEX "Risk_processId_idx" ON "Risk"("processId");

-- CreateIndex
CREATE INDEX "Risk_automationId_idx" ON "Risk"("automationId");

-- CreateIndex
CREATE INDEX "Risk_interfaceId_idx" ON "Risk"("interfaceId");

-- CreateIndex
CREATE INDEX "Risk_systemId_idx" ON "Risk"("systemId");

-- CreateIndex
CREATE INDEX "Risk_requestId_idx" ON "Risk"("requestId");

-- CreateIndex
CREATE INDEX "RiskLink_toId_idx" ON "RiskLink"("toId");

-- CreateIndex
CREATE INDEX "RiskAssessment_at_idx" ON "RiskAssessment"("at");

-- CreateIndex
CREATE UNIQUE INDEX "RiskAssessment_riskId_ordinal_key" ON "RiskAssessment"("riskId", "ordinal");

-- CreateIndex
CREATE INDEX "RiskControl_riskId_idx" ON "RiskControl"("riskId");

-- CreateIndex
CREATE INDEX "RiskControl_nextTestOn_idx" ON "RiskControl"("nextTestOn");

-- CreateIndex
CREATE UNIQUE INDEX "RiskControlTest_controlId_ordinal_key" ON "RiskControlTest"("controlId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "RiskAcceptance_riskId_ordinal_key" ON "RiskAcceptance"("riskId", "ordinal");

-- CreateIndex
CREATE INDEX "RiskIndicator_riskId_idx" ON "RiskIndicator"("riskId");

-- CreateIndex
CREATE INDEX "RiskIndicator_state_idx" ON "RiskIndicator"("state");

-- CreateIndex
CREATE INDEX "RiskIndicatorReading_indicatorId_at_idx" ON "RiskIndicatorReading"("indicatorId", "at");

-- What happened is only ever added to
CREATE TRIGGER "RiskMatrix_no_update" BEFORE UPDATE ON "RiskMatrix" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RiskMatrix_no_delete" BEFORE DELETE ON "RiskMatrix" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RiskAssessment_no_update" BEFORE UPDATE ON "RiskAssessment" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RiskAssessment_no_delete" BEFORE DELETE ON "RiskAssessment" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RiskControlTest_no_update" BEFORE UPDATE ON "RiskControlTest" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RiskControlTest_no_delete" BEFORE DELETE ON "RiskControlTest" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RiskAcceptance_no_update" BEFORE UPDATE ON "RiskAcceptance" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RiskAcceptance_no_delete" BEFORE DELETE ON "RiskAcceptance" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "CompatTemplateVersion_no_update" BEFORE UPDATE ON "CompatTemplateVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "CompatTemplateVersion_no_delete" BEFORE DELETE ON "CompatTemplateVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "SystemRelease_no_update" BEFORE UPDATE ON "SystemRelease" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "SystemRelease_no_delete" BEFORE DELETE ON "SystemRelease" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "CompatResult_no_update" BEFORE UPDATE ON "CompatResult" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "CompatResult_no_delete" BEFORE DELETE ON "CompatResult" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "CompatEvidence_no_update" BEFORE UPDATE ON "CompatEvidence" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "CompatEvidence_no_delete" BEFORE DELETE ON "CompatEvidence" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ComplianceVersion_no_update" BEFORE UPDATE ON "ComplianceVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ComplianceVersion_no_delete" BEFORE DELETE ON "ComplianceVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ImpactAssessmentVersion_no_update" BEFORE UPDATE ON "ImpactAssessmentVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ImpactAssessmentVersion_no_delete" BEFORE DELETE ON "ImpactAssessmentVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ImpactDecision_no_update" BEFORE UPDATE ON "ImpactDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ImpactDecision_no_delete" BEFORE DELETE ON "ImpactDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ReviewDecision_no_update" BEFORE UPDATE ON "ReviewDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ReviewDecision_no_delete" BEFORE DELETE ON "ReviewDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RetentionRun_no_update" BEFORE UPDATE ON "RetentionRun" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "RetentionRun_no_delete" BEFORE DELETE ON "RetentionRun" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PersonErasure_no_update" BEFORE UPDATE ON "PersonErasure" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "PersonErasure_no_delete" BEFORE DELETE ON "PersonErasure" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "AuditRedaction_no_update" BEFORE UPDATE ON "AuditRedaction" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "AuditRedaction_no_delete" BEFORE DELETE ON "AuditRedaction" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "AuditCheckpoint_no_update" BEFORE UPDATE ON "AuditCheckpoint" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "AuditCheckpoint_no_delete" BEFORE DELETE ON "AuditCheckpoint" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

-- Readings of machines end with their time, but never change
CREATE TRIGGER "RiskIndicatorReading_no_update" BEFORE UPDATE ON "RiskIndicatorReading" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "AutoCheckResult_no_update" BEFORE UPDATE ON "AutoCheckResult" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

-- A risk is closed, never deleted
CREATE TRIGGER "Risk_no_delete" BEFORE DELETE ON "Risk" BEGIN
    SELECT RAISE(ABORT, 'a risk is closed, never deleted');
END;

-- Controls do not make a risk larger
CREATE TRIGGER "RiskAssessment_residual" BEFORE INSERT ON "RiskAssessment"
WHEN NEW."residualScore" > NEW."inherentScore"
BEGIN
    SELECT RAISE(ABORT, 'residual above inherent');
END;

-- Nobody accepts a red risk of their own, whatever the code says
CREATE TRIGGER "RiskAcceptance_not_own_red" BEFORE INSERT ON "RiskAcceptance"
WHEN NEW."kind" = 'accepted' AND NEW."band" = 'red' AND EXISTS (SELECT 1 FROM "Risk"
        WHERE "Risk"."id" = NEW."riskId" AND NEW."approverId" IN ("Risk"."ownerId", "Risk"."deputyId"))
BEGIN
    SELECT RAISE(ABORT, 'nobody accepts a red risk of their own');
END;

-- A signed test stays as it was signed
CREATE TRIGGER "CompatRun_signed_stays" BEFORE UPDATE ON "CompatRun"
WHEN OLD."status" = 'signed'
BEGIN
    SELECT RAISE(ABORT, 'a signed test does not change');
END;

-- Whoever built an automation does not sign its test, whatever the code says
CREATE TRIGGER "CompatRun_not_by_builder" BEFORE UPDATE ON "CompatRun"
WHEN NEW."status" = 'signed' AND EXISTS (SELECT 1 FROM "CompatPlan" JOIN "Automation" ON "Automation"."id" = "CompatPlan"."automationId"
        WHERE "CompatPlan"."id" = NEW."planId" AND (NEW."signedById" IS NULL OR NEW."signedById" = "Automation"."builderId"))
BEGIN
    SELECT RAISE(ABORT, 'nobody signs the test of what they built');
END;

-- A test is canceled, never deleted
CREATE TRIGGER "CompatRun_no_delete" BEFORE DELETE ON "CompatRun" BEGIN
    SELECT RAISE(ABORT, 'a test is canceled, never deleted');
END;

-- Results go into open tests only
CREATE TRIGGER "CompatResult_open_run" BEFORE INSERT ON "CompatResult"
WHEN NOT EXISTS (SELECT 1 FROM "CompatRun" WHERE "CompatRun"."id" = NEW."runId" AND "CompatRun"."status" = 'open')
BEGIN
    SELECT RAISE(ABORT, 'the test has ended');
END;

-- Nobody decides on their own impact assessment, whatever the code says
CREATE TRIGGER "ImpactDecision_not_own" BEFORE INSERT ON "ImpactDecision"
WHEN EXISTS (SELECT 1 FROM "ImpactAssessmentVersion" JOIN "ImpactAssessment" ON "ImpactAssessment"."id" = "ImpactAssessmentVersion"."assessmentId"
        WHERE "ImpactAssessmentVersion"."id" = NEW."versionId" AND NEW."deciderId" IN ("ImpactAssessment"."ownerId", "ImpactAssessmentVersion"."savedById"))
BEGIN
    SELECT RAISE(ABORT, 'nobody decides on their own impact assessment');
END;

-- What has ended is not decided again
CREATE TRIGGER "ReviewDecision_while_open" BEFORE INSERT ON "ReviewDecision"
WHEN NEW."kind" = 'decision' AND NOT EXISTS (SELECT 1 FROM "ReviewTask"
        WHERE "ReviewTask"."id" = NEW."taskId" AND "ReviewTask"."status" IN ('waiting', 'claimed'))
BEGIN
    SELECT RAISE(ABORT, 'the review has ended');
END;
