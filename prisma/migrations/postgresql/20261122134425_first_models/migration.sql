-- CreateTable
CREATE TABLE "Engine" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "config" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "cursor" JSONB,
    "syncEveryMinutes" INTEGER NOT NULL DEFAULT 5,
    "nextSyncAt" TIMESTAMP(3),
    "leaseHolder" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "lastSyncAt" TIMESTAMP(3),
    "freshAt" TIMESTAMP(3),
    "historyFrom" TIMESTAMP(3),
    "lastErrorAt" TIMESTAMP(3),
    "lastErrorCode" TEXT,
    "lastErrorParams" JSONB,
    "failuresInRow" INTEGER NOT NULL DEFAULT 0,
    "engineVersion" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Engine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EngineSecret" (
    "engineId" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,
    "keyVersion" INTEGER NOT NULL,
    "setAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EngineSecret_pkey" PRIMARY KEY ("engineId","field")
);

-- CreateTable
CREATE TABLE "EngineProcess" (
    "id" SERIAL NOT NULL,
    "engineId" INTEGER NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "release" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "purpose" TEXT NOT NULL DEFAULT 'production',
    "automationId" TEXT,
    "link" TEXT,
    "seenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EngineProcess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" SERIAL NOT NULL,
    "engineId" INTEGER NOT NULL,
    "engineProcessId" INTEGER NOT NULL,
    "externalId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL,
    "rawStatus" TEXT,
    "errorKind" TEXT,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "queuedAt" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,
    "durationMs" BIGINT,
    "items" INTEGER,
    "itemsSucceeded" INTEGER,
    "itemsBusiness" INTEGER,
    "itemsSystem" INTEGER,
    "attendedMs" BIGINT,
    "release" TEXT,
    "link" TEXT,
    "sourceUpdatedAt" TIMESTAMP(3),
    "observedAt" TIMESTAMP(3) NOT NULL,
    "states" TEXT NOT NULL,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunHour" (
    "engineProcessId" INTEGER NOT NULL,
    "hour" TIMESTAMP(3) NOT NULL,
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

    CONSTRAINT "RunHour_pkey" PRIMARY KEY ("engineProcessId","hour")
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

    CONSTRAINT "RunDay_pkey" PRIMARY KEY ("engineProcessId","day")
);

-- CreateTable
CREATE TABLE "BacklogQueue" (
    "id" SERIAL NOT NULL,
    "engineId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "engineProcessId" INTEGER,
    "at" TIMESTAMP(3) NOT NULL,
    "waiting" INTEGER NOT NULL,
    "oldestAgeMs" BIGINT,

    CONSTRAINT "BacklogQueue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BacklogSample" (
    "queueId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "waiting" INTEGER NOT NULL,
    "oldestAgeMs" BIGINT,

    CONSTRAINT "BacklogSample_pkey" PRIMARY KEY ("queueId","at")
);

-- CreateTable
CREATE TABLE "SyncLog" (
    "id" TEXT NOT NULL,
    "engineId" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "outcome" TEXT NOT NULL DEFAULT 'running',
    "pages" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "reachedAt" TIMESTAMP(3),
    "errorCode" TEXT,
    "errorParams" JSONB,
    "warnings" JSONB,

    CONSTRAINT "SyncLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "jobTitle" TEXT,
    "passwordHash" TEXT,
    "passwordSetAt" TIMESTAMP(3),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT,
    "theme" TEXT,
    "timeZone" TEXT,
    "departmentId" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Department" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "parentId" TEXT,
    "path" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "departmentId" TEXT,
    "grantedById" TEXT,
    "grantedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "stepUpAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "revokedWhy" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blocks" INTEGER NOT NULL DEFAULT 0,
    "windowStartAt" TIMESTAMP(3) NOT NULL,
    "blockedUntil" TIMESTAMP(3),

    CONSTRAINT "SignInThrottle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "updatedById" TEXT,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
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
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "JobState" (
    "id" TEXT NOT NULL,
    "leaseHolder" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "lastStartAt" TIMESTAMP(3),
    "lastEndAt" TIMESTAMP(3),
    "nextAt" TIMESTAMP(3),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "JobState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "System" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "vendor" TEXT,
    "release" TEXT,
    "ownerId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "System_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BusinessProcess" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "description" TEXT,
    "departmentId" TEXT,
    "ownerId" TEXT,
    "dataClasses" TEXT NOT NULL DEFAULT '',
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BusinessProcess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProcessSystem" (
    "processId" TEXT NOT NULL,
    "systemId" TEXT NOT NULL,

    CONSTRAINT "ProcessSystem_pkey" PRIMARY KEY ("processId","systemId")
);

-- CreateTable
CREATE TABLE "ProcessBaseline" (
    "id" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "annualVolume" INTEGER NOT NULL,
    "manualMs" INTEGER NOT NULL,
    "errorBasisPoints" INTEGER,
    "hourlyWageMinor" BIGINT,
    "currency" TEXT,
    "source" TEXT NOT NULL,
    "measuredOn" TIMESTAMP(3) NOT NULL,
    "validFrom" TEXT NOT NULL,
    "frozenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "frozenById" TEXT,

    CONSTRAINT "ProcessBaseline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Automation" (
    "id" TEXT NOT NULL,
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
    "liveSince" TIMESTAMP(3),
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Automation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Phase" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "objective" TEXT,
    "objectiveZh" TEXT,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "plannedStart" TIMESTAMP(3),
    "plannedEnd" TIMESTAMP(3),
    "actualStart" TIMESTAMP(3),
    "actualEnd" TIMESTAMP(3),
    "ownerId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Phase_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "EngineSecret" ADD CONSTRAINT "EngineSecret_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EngineProcess" ADD CONSTRAINT "EngineProcess_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EngineProcess" ADD CONSTRAINT "EngineProcess_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunHour" ADD CONSTRAINT "RunHour_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunDay" ADD CONSTRAINT "RunDay_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BacklogQueue" ADD CONSTRAINT "BacklogQueue_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BacklogQueue" ADD CONSTRAINT "BacklogQueue_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BacklogSample" ADD CONSTRAINT "BacklogSample_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "BacklogQueue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncLog" ADD CONSTRAINT "SyncLog_engineId_fkey" FOREIGN KEY ("engineId") REFERENCES "Engine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "System" ADD CONSTRAINT "System_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessProcess" ADD CONSTRAINT "BusinessProcess_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessProcess" ADD CONSTRAINT "BusinessProcess_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessSystem" ADD CONSTRAINT "ProcessSystem_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessSystem" ADD CONSTRAINT "ProcessSystem_systemId_fkey" FOREIGN KEY ("systemId") REFERENCES "System"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessBaseline" ADD CONSTRAINT "ProcessBaseline_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Automation" ADD CONSTRAINT "Automation_processId_fkey" FOREIGN KEY ("processId") REFERENCES "BusinessProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Automation" ADD CONSTRAINT "Automation_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "Phase"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Automation" ADD CONSTRAINT "Automation_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Automation" ADD CONSTRAINT "Automation_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Automation" ADD CONSTRAINT "Automation_builderId_fkey" FOREIGN KEY ("builderId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phase" ADD CONSTRAINT "Phase_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phase" ADD CONSTRAINT "Phase_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The audit trail is append-only (by hand)
CREATE FUNCTION "AuditEntry_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END;
$$;

CREATE TRIGGER "AuditEntry_no_change" BEFORE UPDATE OR DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "AuditEntry_refuse"();

CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION "AuditEntry_refuse"();
