-- CreateTable
CREATE TABLE "Engine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "config" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "cursor" JSONB,
    "syncEveryMinutes" INTEGER NOT NULL DEFAULT 5,
    "nextSyncAt" DATETIME,
    "leaseHolder" TEXT,
    "leaseUntil" DATETIME,
    "lastSyncAt" DATETIME,
    "freshAt" DATETIME,
    "historyFrom" DATETIME,
    "lastErrorAt" DATETIME,
    "lastErrorCode" TEXT,
    "lastErrorParams" JSONB,
    "failuresInRow" INTEGER NOT NULL DEFAULT 0,
    "engineVersion" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "EngineSecret" (
    "engineId" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,
    "keyVersion" INTEGER NOT NULL,
    "setAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("engineId", "field"),
    CONSTRAINT "EngineSecret_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EngineProcess" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "engineId" INTEGER NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "release" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "purpose" TEXT NOT NULL DEFAULT 'production',
    "automationId" TEXT,
    "link" TEXT,
    "seenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "EngineProcess_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "EngineProcess_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Run" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "engineId" INTEGER NOT NULL,
    "engineProcessId" INTEGER NOT NULL,
    "externalId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL,
    "rawStatus" TEXT,
    "errorKind" TEXT,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "queuedAt" DATETIME,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "at" DATETIME NOT NULL,
    "durationMs" BIGINT,
    "items" INTEGER,
    "itemsSucceeded" INTEGER,
    "itemsBusiness" INTEGER,
    "itemsSystem" INTEGER,
    "attendedMs" BIGINT,
    "release" TEXT,
    "link" TEXT,
    "sourceUpdatedAt" DATETIME,
    "observedAt" DATETIME NOT NULL,
    "states" TEXT NOT NULL,
    CONSTRAINT "Run_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Run_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RunHour" (
    "engineProcessId" INTEGER NOT NULL,
    "hour" DATETIME NOT NULL,
    "queued" INTEGER NOT NULL DEFAULT 0,
    "running" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "canceled" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,
    "errBusiness" INTEGER NOT NULL DEFAULT 0,
    "errSystem" INTEGER NOT NULL DEFAULT 0,
    "errTimeout" INTEGER NOT NULL DEFAULT 0,
    "errInfrastructure" INTEGER NOT NULL DEFAULT 0,
    "errUnclassified" INTEGER NOT NULL DEFAULT 0,
    "items" INTEGER NOT NULL DEFAULT 0,
    "unitsSucceeded" INTEGER NOT NULL DEFAULT 0,
    "unitsBusiness" INTEGER NOT NULL DEFAULT 0,
    "unitsSystem" INTEGER NOT NULL DEFAULT 0,
    "timedRuns" INTEGER NOT NULL DEFAULT 0,
    "timedUnits" INTEGER NOT NULL DEFAULT 0,
    "durationMs" BIGINT NOT NULL DEFAULT 0,
    "attendedMs" BIGINT NOT NULL DEFAULT 0,
    "histogram" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("engineProcessId", "hour"),
    CONSTRAINT "RunHour_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RunDay" (
    "engineProcessId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "queued" INTEGER NOT NULL DEFAULT 0,
    "running" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "canceled" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,
    "errBusiness" INTEGER NOT NULL DEFAULT 0,
    "errSystem" INTEGER NOT NULL DEFAULT 0,
    "errTimeout" INTEGER NOT NULL DEFAULT 0,
    "errInfrastructure" INTEGER NOT NULL DEFAULT 0,
    "errUnclassified" INTEGER NOT NULL DEFAULT 0,
    "items" INTEGER NOT NULL DEFAULT 0,
    "unitsSucceeded" INTEGER NOT NULL DEFAULT 0,
    "unitsBusiness" INTEGER NOT NULL DEFAULT 0,
    "unitsSystem" INTEGER NOT NULL DEFAULT 0,
    "timedRuns" INTEGER NOT NULL DEFAULT 0,
    "timedUnits" INTEGER NOT NULL DEFAULT 0,
    "durationMs" BIGINT NOT NULL DEFAULT 0,
    "attendedMs" BIGINT NOT NULL DEFAULT 0,
    "histogram" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("engineProcessId", "day"),
    CONSTRAINT "RunDay_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BacklogQueue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "engineId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "engineProcessId" INTEGER,
    "at" DATETIME NOT NULL,
    "waiting" INTEGER NOT NULL,
    "oldestAgeMs" BIGINT,
    CONSTRAINT "BacklogQueue_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BacklogQueue_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BacklogSample" (
    "queueId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "waiting" INTEGER NOT NULL,
    "oldestAgeMs" BIGINT,

    PRIMARY KEY ("queueId", "at"),
    CONSTRAINT "BacklogSample_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "BacklogQueue" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SyncLog" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "engineId" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "outcome" TEXT NOT NULL DEFAULT 'running',
    "pages" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "reachedAt" DATETIME,
    "errorCode" TEXT,
    "errorParams" JSONB,
    "warnings" JSONB,
    CONSTRAINT "SyncLog_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "jobTitle" TEXT,
    "passwordHash" TEXT,
    "passwordSetAt" DATETIME,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT,
    "theme" TEXT,
    "timeZone" TEXT,
    "departmentId" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Person_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Department" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "parentId" TEXT,
    "path" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Department_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "departmentId" TEXT,
    "grantedById" TEXT,
    "grantedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RoleGrant_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "stepUpAt" DATETIME,
    "revokedAt" DATETIME,
    "revokedWhy" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,
    CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "ApiToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blocks" INTEGER NOT NULL DEFAULT 0,
    "windowStartAt" DATETIME NOT NULL,
    "blockedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedById" TEXT
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ip" TEXT,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "JobState" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "leaseHolder" TEXT,
    "leaseUntil" DATETIME,
    "lastStartAt" DATETIME,
    "lastEndAt" DATETIME,
    "nextAt" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SavedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "System" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "vendor" TEXT,
    "release" TEXT,
    "ownerId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "System_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BusinessProcess" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "description" TEXT,
    "departmentId" TEXT,
    "ownerId" TEXT,
    "dataClasses" TEXT NOT NULL DEFAULT '',
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "BusinessProcess_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "BusinessProcess_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProcessSystem" (
    "processId" TEXT NOT NULL,
    "systemId" TEXT NOT NULL,

    PRIMARY KEY ("processId", "systemId"),
    CONSTRAINT "ProcessSystem_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProcessSystem_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProcessBaseline" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "processId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "annualVolume" INTEGER NOT NULL,
    "manualMs" INTEGER NOT NULL,
    "errorBasisPoints" INTEGER,
    "hourlyWageMinor" BIGINT,
    "currency" TEXT,
    "source" TEXT NOT NULL,
    "measuredOn" DATETIME NOT NULL,
    "validFrom" TEXT NOT NULL,
    "frozenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "frozenById" TEXT,
    CONSTRAINT "ProcessBaseline_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Automation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "description" TEXT,
    "processId" TEXT NOT NULL,
    "phaseId" TEXT,
    "stage" TEXT NOT NULL DEFAULT 'assessed',
    "technology" TEXT NOT NULL DEFAULT 'workflow',
    "ownerId" TEXT,
    "deputyId" TEXT,
    "builderId" TEXT,
    "targetSuccessBp" INTEGER,
    "targetAhtReductionBp" INTEGER,
    "plannedCoverageBp" INTEGER,
    "liveSince" DATETIME,
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Automation_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Automation_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Automation_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Automation_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Automation_builderId_fkey" FOREIGN KEY ("builderId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Phase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "programmeId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "objective" TEXT,
    "objectiveZh" TEXT,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "plannedStart" DATETIME,
    "plannedEnd" DATETIME,
    "actualStart" DATETIME,
    "actualEnd" DATETIME,
    "ownerId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Phase_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Phase_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Engine_slug_key" ON "Engine"("slug");

-- CreateIndex
CREATE INDEX "EngineProcess_automationId_idx" ON "EngineProcess"("automationId");

-- CreateIndex
CREATE UNIQUE INDEX "EngineProcess_engineId_externalId_key" ON "EngineProcess"("engineId", "externalId");

-- CreateIndex
CREATE INDEX "Run_at_idx" ON "Run"("at");

-- CreateIndex
CREATE INDEX "Run_engineProcessId_at_idx" ON "Run"("engineProcessId", "at");

-- CreateIndex
CREATE INDEX "Run_engineId_status_at_idx" ON "Run"("engineId", "status", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Run_engineId_externalId_attempt_key" ON "Run"("engineId", "externalId", "attempt");

-- CreateIndex
CREATE INDEX "RunHour_hour_idx" ON "RunHour"("hour");

-- CreateIndex
CREATE INDEX "RunDay_day_idx" ON "RunDay"("day");

-- CreateIndex
CREATE UNIQUE INDEX "BacklogQueue_engineId_name_key" ON "BacklogQueue"("engineId", "name");

-- CreateIndex
CREATE INDEX "BacklogSample_at_idx" ON "BacklogSample"("at");

-- CreateIndex
CREATE INDEX "SyncLog_engineId_startedAt_idx" ON "SyncLog"("engineId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_departmentId_idx" ON "Person"("departmentId");

-- CreateIndex
CREATE INDEX "Person_name_idx" ON "Person"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Department_code_key" ON "Department"("code");

-- CreateIndex
CREATE INDEX "Department_parentId_idx" ON "Department"("parentId");

-- CreateIndex
CREATE INDEX "Department_path_idx" ON "Department"("path");

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");

-- CreateIndex
CREATE INDEX "RoleGrant_role_idx" ON "RoleGrant"("role");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_personId_idx" ON "ApiToken"("personId");

-- CreateIndex
CREATE INDEX "AuditEntry_entity_entityId_seq_idx" ON "AuditEntry"("entity", "entityId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_action_seq_idx" ON "AuditEntry"("action", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_seq_idx" ON "AuditEntry"("actorId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_personId_page_name_key" ON "SavedView"("personId", "page", "name");

-- CreateIndex
CREATE UNIQUE INDEX "System_code_key" ON "System"("code");

-- CreateIndex
CREATE UNIQUE INDEX "BusinessProcess_code_key" ON "BusinessProcess"("code");

-- CreateIndex
CREATE INDEX "BusinessProcess_departmentId_idx" ON "BusinessProcess"("departmentId");

-- CreateIndex
CREATE INDEX "BusinessProcess_name_idx" ON "BusinessProcess"("name");

-- CreateIndex
CREATE INDEX "ProcessSystem_systemId_idx" ON "ProcessSystem"("systemId");

-- CreateIndex
CREATE INDEX "ProcessBaseline_processId_validFrom_idx" ON "ProcessBaseline"("processId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessBaseline_processId_ordinal_key" ON "ProcessBaseline"("processId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Automation_code_key" ON "Automation"("code");

-- CreateIndex
CREATE INDEX "Automation_processId_idx" ON "Automation"("processId");

-- CreateIndex
CREATE INDEX "Automation_phaseId_idx" ON "Automation"("phaseId");

-- CreateIndex
CREATE INDEX "Automation_stage_idx" ON "Automation"("stage");

-- CreateIndex
CREATE INDEX "Automation_name_idx" ON "Automation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_code_key" ON "Programme"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Phase_programmeId_ordinal_key" ON "Phase"("programmeId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Phase_programmeId_key_key" ON "Phase"("programmeId", "key");

-- The audit trail is append-only (by hand; a migration that rebuilds the table must create these again)
CREATE TRIGGER "AuditEntry_no_update" BEFORE UPDATE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER "AuditEntry_no_delete" BEFORE DELETE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
