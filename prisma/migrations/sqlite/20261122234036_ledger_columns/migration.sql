-- Not redefined: its triggers and the index of signed months stay
ALTER TABLE "LedgerEntry" ADD COLUMN "lateUnits" BIGINT;
ALTER TABLE "LedgerEntry" ADD COLUMN "missedUnits" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "LedgerEntry" ADD COLUMN "downMs" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "LedgerEntry" ADD COLUMN "coverageBp" INTEGER;
ALTER TABLE "LedgerEntry" ADD COLUMN "adoptionBp" INTEGER;
ALTER TABLE "LedgerEntry" ADD COLUMN "gap" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_LedgerMonth" (
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
    "lateUnits" BIGINT,
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
INSERT INTO "new_LedgerMonth" ("adoptionBp", "automationId", "computedAt", "coverageBp", "currency", "digest", "downMs", "facts", "failedUnits", "gap", "lateUnits", "lostMinor", "lostMs", "missedUnits", "month", "plannedMinor", "plannedMs", "realisedMinor", "returnedMs", "units") SELECT "adoptionBp", "automationId", "computedAt", "coverageBp", "currency", "digest", "downMs", "facts", "failedUnits", "gap", "lateUnits", "lostMinor", "lostMs", "missedUnits", "month", "plannedMinor", "plannedMs", "realisedMinor", "returnedMs", "units" FROM "LedgerMonth";
DROP TABLE "LedgerMonth";
ALTER TABLE "new_LedgerMonth" RENAME TO "LedgerMonth";
CREATE INDEX "LedgerMonth_month_idx" ON "LedgerMonth"("month");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
