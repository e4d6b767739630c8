-- CreateTable
CREATE TABLE "Formula" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'own',
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FormulaVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "formulaId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT,
    "publishedById" TEXT,
    "publishedAt" DATETIME NOT NULL,
    CONSTRAINT "FormulaVersion_formulaId_fkey" FOREIGN KEY ("formulaId") REFERENCES "Formula" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FormulaVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "FormulaVersion_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FormulaDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "formulaId" TEXT NOT NULL,
    "baseOrdinal" INTEGER NOT NULL DEFAULT 0,
    "body" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT NOT NULL,
    "submittedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "FormulaDraft_formulaId_fkey" FOREIGN KEY ("formulaId") REFERENCES "Formula" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FormulaDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WageGrade" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "WageRate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "gradeId" TEXT,
    "departmentId" TEXT,
    "hourlyMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "WageRate_gradeId_fkey" FOREIGN KEY ("gradeId") REFERENCES "WageGrade" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "WageRate_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "WageRate_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExchangeRate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "rateE8" BIGINT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ExchangeRate_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ValueParameter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "valueE6" BIGINT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ValueParameter_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ValueReading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "automationId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ValueReading_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ValueReading_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BusinessCase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "automationId" TEXT,
    "requestId" TEXT,
    "isTemplate" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "ownerId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "npvMinor" BIGINT,
    "roiBp" INTEGER,
    "paybackMonths" INTEGER,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" DATETIME,
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "BusinessCase_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BusinessCase_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "BusinessCase_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BusinessCaseVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "results" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "note" TEXT,
    "savedById" TEXT,
    "savedAt" DATETIME NOT NULL,
    CONSTRAINT "BusinessCaseVersion_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "BusinessCase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BusinessCaseVersion_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BusinessCaseDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "versionId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "comment" TEXT,
    "deciderId" TEXT NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    CONSTRAINT "BusinessCaseDecision_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "BusinessCaseVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BusinessCaseDecision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LedgerMonth" (
    "automationId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "plannedMinor" BIGINT,
    "realisedMinor" BIGINT,
    "lostMinor" BIGINT,
    "plannedMs" BIGINT,
    "returnedMs" BIGINT NOT NULL DEFAULT 0,
    "lostMs" BIGINT NOT NULL DEFAULT 0,
    "units" BIGINT NOT NULL DEFAULT 0,
    "failedUnits" BIGINT NOT NULL DEFAULT 0,
    "lateUnits" BIGINT NOT NULL DEFAULT 0,
    "missedUnits" BIGINT NOT NULL DEFAULT 0,
    "downMs" BIGINT NOT NULL DEFAULT 0,
    "coverageBp" INTEGER,
    "adoptionBp" INTEGER,
    "gap" TEXT,
    "facts" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "computedAt" DATETIME NOT NULL,

    PRIMARY KEY ("automationId", "month"),
    CONSTRAINT "LedgerMonth_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "automationId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "bookedMonth" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "plannedMinor" BIGINT,
    "realisedMinor" BIGINT,
    "lostMinor" BIGINT,
    "plannedMs" BIGINT,
    "returnedMs" BIGINT NOT NULL,
    "lostMs" BIGINT NOT NULL,
    "units" BIGINT NOT NULL,
    "failedUnits" BIGINT NOT NULL,
    "facts" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "reason" TEXT,
    "correctsId" TEXT,
    "sourceKey" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "LedgerEntry_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LedgerEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_BusinessProcess" (
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
    "wageGradeId" TEXT,
    CONSTRAINT "BusinessProcess_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "BusinessProcess_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "BusinessProcess_wageGradeId_fkey" FOREIGN KEY ("wageGradeId") REFERENCES "WageGrade" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_BusinessProcess" ("archivedAt", "code", "createdAt", "dataClasses", "departmentId", "description", "id", "name", "nameZh", "ownerId", "searchText", "updatedAt", "version") SELECT "archivedAt", "code", "createdAt", "dataClasses", "departmentId", "description", "id", "name", "nameZh", "ownerId", "searchText", "updatedAt", "version" FROM "BusinessProcess";
DROP TABLE "BusinessProcess";
ALTER TABLE "new_BusinessProcess" RENAME TO "BusinessProcess";
CREATE UNIQUE INDEX "BusinessProcess_code_key" ON "BusinessProcess"("code");
CREATE INDEX "BusinessProcess_departmentId_idx" ON "BusinessProcess"("departmentId");
CREATE INDEX "BusinessProcess_name_idx" ON "BusinessProcess"("name");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Formula_key_key" ON "Formula"("key");

-- CreateIndex
CREATE UNIQUE INDEX "FormulaVersion_formulaId_ordinal_key" ON "FormulaVersion"("formulaId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "FormulaDraft_formulaId_key" ON "FormulaDraft"("formulaId");

-- CreateIndex
CREATE UNIQUE INDEX "WageGrade_code_key" ON "WageGrade"("code");

-- CreateIndex
CREATE INDEX "WageRate_gradeId_departmentId_validFrom_idx" ON "WageRate"("gradeId", "departmentId", "validFrom");

-- CreateIndex
CREATE INDEX "ExchangeRate_from_to_validFrom_idx" ON "ExchangeRate"("from", "to", "validFrom");

-- CreateIndex
CREATE INDEX "ValueParameter_kind_validFrom_idx" ON "ValueParameter"("kind", "validFrom");

-- CreateIndex
CREATE INDEX "ValueReading_automationId_month_kind_idx" ON "ValueReading"("automationId", "month", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "BusinessCase_number_key" ON "BusinessCase"("number");

-- CreateIndex
CREATE INDEX "BusinessCase_automationId_idx" ON "BusinessCase"("automationId");

-- CreateIndex
CREATE INDEX "BusinessCase_requestId_idx" ON "BusinessCase"("requestId");

-- CreateIndex
CREATE INDEX "BusinessCase_status_idx" ON "BusinessCase"("status");

-- CreateIndex
CREATE UNIQUE INDEX "BusinessCaseVersion_caseId_ordinal_key" ON "BusinessCaseVersion"("caseId", "ordinal");

-- CreateIndex
CREATE INDEX "BusinessCaseDecision_versionId_idx" ON "BusinessCaseDecision"("versionId");

-- CreateIndex
CREATE INDEX "LedgerMonth_month_idx" ON "LedgerMonth"("month");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_sourceKey_key" ON "LedgerEntry"("sourceKey");

-- CreateIndex
CREATE INDEX "LedgerEntry_automationId_month_idx" ON "LedgerEntry"("automationId", "month");

-- CreateIndex
CREATE INDEX "LedgerEntry_bookedMonth_idx" ON "LedgerEntry"("bookedMonth");

-- A month is signed once
CREATE UNIQUE INDEX "LedgerEntry_signed_once" ON "LedgerEntry"("automationId", "month") WHERE "kind" = 'signed';

-- Append-only
CREATE TRIGGER "FormulaVersion_no_update" BEFORE UPDATE ON "FormulaVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "FormulaVersion_no_delete" BEFORE DELETE ON "FormulaVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "WageRate_no_update" BEFORE UPDATE ON "WageRate" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "WageRate_no_delete" BEFORE DELETE ON "WageRate" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ExchangeRate_no_update" BEFORE UPDATE ON "ExchangeRate" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ExchangeRate_no_delete" BEFORE DELETE ON "ExchangeRate" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ValueParameter_no_update" BEFORE UPDATE ON "ValueParameter" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ValueParameter_no_delete" BEFORE DELETE ON "ValueParameter" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ValueReading_no_update" BEFORE UPDATE ON "ValueReading" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "ValueReading_no_delete" BEFORE DELETE ON "ValueReading" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "BusinessCaseVersion_no_update" BEFORE UPDATE ON "BusinessCaseVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "BusinessCaseVersion_no_delete" BEFORE DELETE ON "BusinessCaseVersion" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "BusinessCaseDecision_no_update" BEFORE UPDATE ON "BusinessCaseDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "BusinessCaseDecision_no_delete" BEFORE DELETE ON "BusinessCaseDecision" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "LedgerEntry_no_update" BEFORE UPDATE ON "LedgerEntry" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

CREATE TRIGGER "LedgerEntry_no_delete" BEFORE DELETE ON "LedgerEntry" BEGIN
    SELECT RAISE(ABORT, 'this table is append-only');
END;

-- Nobody publishes the formula that they wrote, whatever the code says
CREATE TRIGGER "FormulaVersion_four_eyes" BEFORE INSERT ON "FormulaVersion"
WHEN NEW."authorId" IS NOT NULL AND (NEW."publishedById" IS NULL OR NEW."publishedById" = NEW."authorId")
BEGIN
    SELECT RAISE(ABORT, 'a formula is published by somebody else');
END;

-- Nobody decides on their own business case, whatever the code says
CREATE TRIGGER "BusinessCaseDecision_not_own" BEFORE INSERT ON "BusinessCaseDecision"
WHEN EXISTS (SELECT 1 FROM "BusinessCaseVersion" JOIN "BusinessCase" ON "BusinessCase"."id" = "BusinessCaseVersion"."caseId"
        WHERE "BusinessCaseVersion"."id" = NEW."versionId" AND NEW."deciderId" IN ("BusinessCase"."ownerId", "BusinessCaseVersion"."savedById"))
BEGIN
    SELECT RAISE(ABORT, 'nobody decides on their own business case');
END;

-- Nobody signs the benefit of an automation that they answer for, whatever the code says
CREATE TRIGGER "LedgerEntry_not_own" BEFORE INSERT ON "LedgerEntry"
WHEN NEW."kind" = 'signed' AND EXISTS (SELECT 1 FROM "Automation"
        WHERE "Automation"."id" = NEW."automationId" AND NEW."byId" IN ("Automation"."ownerId", "Automation"."deputyId", "Automation"."builderId"))
BEGIN
    SELECT RAISE(ABORT, 'nobody signs the benefit of their own automation');
END;
