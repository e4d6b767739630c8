-- AlterTable
ALTER TABLE "BusinessProcess" ADD COLUMN     "wageGradeId" TEXT;

-- CreateTable
CREATE TABLE "Formula" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'own',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Formula_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormulaVersion" (
    "id" TEXT NOT NULL,
    "formulaId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT,
    "publishedById" TEXT,
    "publishedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FormulaVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormulaDraft" (
    "id" TEXT NOT NULL,
    "formulaId" TEXT NOT NULL,
    "baseOrdinal" INTEGER NOT NULL DEFAULT 0,
    "body" TEXT NOT NULL,
    "reason" TEXT,
    "authorId" TEXT NOT NULL,
    "submittedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FormulaDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WageGrade" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WageGrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WageRate" (
    "id" TEXT NOT NULL,
    "gradeId" TEXT,
    "departmentId" TEXT,
    "hourlyMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WageRate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExchangeRate" (
    "id" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "rateE8" BIGINT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ValueParameter" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valueE6" BIGINT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ValueParameter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ValueReading" (
    "id" TEXT NOT NULL,
    "automationId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ValueReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BusinessCase" (
    "id" TEXT NOT NULL,
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
    "submittedAt" TIMESTAMP(3),
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BusinessCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BusinessCaseVersion" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "results" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "note" TEXT,
    "savedById" TEXT,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BusinessCaseVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BusinessCaseDecision" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "comment" TEXT,
    "deciderId" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BusinessCaseDecision_pkey" PRIMARY KEY ("id")
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
    "computedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LedgerMonth_pkey" PRIMARY KEY ("automationId","month")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" TEXT NOT NULL,
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
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

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

-- AddForeignKey
ALTER TABLE "BusinessProcess" ADD CONSTRAINT "BusinessProcess_wageGradeId_fkey" FOREIGN KEY ("wageGradeId") REFERENCES "WageGrade"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormulaVersion" ADD CONSTRAINT "FormulaVersion_formulaId_fkey" FOREIGN KEY ("formulaId") REFERENCES "Formula"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormulaVersion" ADD CONSTRAINT "FormulaVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormulaVersion" ADD CONSTRAINT "FormulaVersion_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormulaDraft" ADD CONSTRAINT "FormulaDraft_formulaId_fkey" FOREIGN KEY ("formulaId") REFERENCES "Formula"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormulaDraft" ADD CONSTRAINT "FormulaDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WageRate" ADD CONSTRAINT "WageRate_gradeId_fkey" FOREIGN KEY ("gradeId") REFERENCES "WageGrade"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WageRate" ADD CONSTRAINT "WageRate_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WageRate" ADD CONSTRAINT "WageRate_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueParameter" ADD CONSTRAINT "ValueParameter_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueReading" ADD CONSTRAINT "ValueReading_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueReading" ADD CONSTRAINT "ValueReading_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessCase" ADD CONSTRAINT "BusinessCase_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessCase" ADD CONSTRAINT "BusinessCase_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessCase" ADD CONSTRAINT "BusinessCase_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessCaseVersion" ADD CONSTRAINT "BusinessCaseVersion_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "BusinessCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessCaseVersion" ADD CONSTRAINT "BusinessCaseVersion_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessCaseDecision" ADD CONSTRAINT "BusinessCaseDecision_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "BusinessCaseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessCaseDecision" ADD CONSTRAINT "BusinessCaseDecision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerMonth" ADD CONSTRAINT "LedgerMonth_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_automationId_fkey" FOREIGN KEY ("automationId") REFERENCES "Automation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A month is signed once
CREATE UNIQUE INDEX "LedgerEntry_signed_once" ON "LedgerEntry"("automationId", "month") WHERE "kind" = 'signed';

-- Append-only
CREATE TRIGGER "FormulaVersion_no_change" BEFORE UPDATE OR DELETE ON "FormulaVersion"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "WageRate_no_change" BEFORE UPDATE OR DELETE ON "WageRate"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "ExchangeRate_no_change" BEFORE UPDATE OR DELETE ON "ExchangeRate"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "ValueParameter_no_change" BEFORE UPDATE OR DELETE ON "ValueParameter"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "ValueReading_no_change" BEFORE UPDATE OR DELETE ON "ValueReading"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "BusinessCaseVersion_no_change" BEFORE UPDATE OR DELETE ON "BusinessCaseVersion"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "BusinessCaseDecision_no_change" BEFORE UPDATE OR DELETE ON "BusinessCaseDecision"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

CREATE TRIGGER "LedgerEntry_no_change" BEFORE UPDATE OR DELETE ON "LedgerEntry"
FOR EACH ROW EXECUTE FUNCTION "append_only"();

-- Nobody publishes the formula that they wrote, whatever the code says
CREATE FUNCTION "formulaversion_four_eyes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."authorId" IS NOT NULL AND (NEW."publishedById" IS NULL OR NEW."publishedById" = NEW."authorId") THEN
        RAISE EXCEPTION 'a formula is published by somebody else';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "FormulaVersion_four_eyes" BEFORE INSERT ON "FormulaVersion"
FOR EACH ROW EXECUTE FUNCTION "formulaversion_four_eyes"();

-- Nobody decides on their own business case, whatever the code says
CREATE FUNCTION "businesscasedecision_not_own"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "BusinessCaseVersion" JOIN "BusinessCase" ON "BusinessCase"."id" = "BusinessCaseVersion"."caseId"
        WHERE "BusinessCaseVersion"."id" = NEW."versionId" AND NEW."deciderId" IN ("BusinessCase"."ownerId", "BusinessCaseVersion"."savedById")) THEN
        RAISE EXCEPTION 'nobody decides on their own business case';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "BusinessCaseDecision_not_own" BEFORE INSERT ON "BusinessCaseDecision"
FOR EACH ROW EXECUTE FUNCTION "businesscasedecision_not_own"();

-- Nobody signs the benefit of an automation that they answer for, whatever the code says
CREATE FUNCTION "ledgerentry_not_own"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."kind" = 'signed' AND EXISTS (SELECT 1 FROM "Automation"
        WHERE "Automation"."id" = NEW."automationId" AND NEW."byId" IN ("Automation"."ownerId", "Automation"."deputyId", "Automation"."builderId")) THEN
        RAISE EXCEPTION 'nobody signs the benefit of their own automation';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "LedgerEntry_not_own" BEFORE INSERT ON "LedgerEntry"
FOR EACH ROW EXECUTE FUNCTION "ledgerentry_not_own"();
