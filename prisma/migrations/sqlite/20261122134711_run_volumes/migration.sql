-- AlterTable
ALTER TABLE "Engine" ADD COLUMN "prunedBefore" DATETIME;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_RunHour" (
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
    "items" BIGINT NOT NULL DEFAULT 0,
    "unitsSucceeded" BIGINT NOT NULL DEFAULT 0,
    "unitsBusiness" BIGINT NOT NULL DEFAULT 0,
    "unitsSystem" BIGINT NOT NULL DEFAULT 0,
    "unitsStraight" BIGINT NOT NULL DEFAULT 0,
    "timedRuns" INTEGER NOT NULL DEFAULT 0,
    "timedUnits" BIGINT NOT NULL DEFAULT 0,
    "durationMs" BIGINT NOT NULL DEFAULT 0,
    "attendedMs" BIGINT NOT NULL DEFAULT 0,
    "histogram" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("engineProcessId", "hour"),
    CONSTRAINT "RunHour_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_RunHour" ("attendedMs", "canceled", "durationMs", "engineProcessId", "errBusiness", "errInfrastructure", "errSystem", "errTimeout", "errUnclassified", "failed", "histogram", "hour", "items", "queued", "running", "skipped", "succeeded", "timedRuns", "timedUnits", "unitsBusiness", "unitsSucceeded", "unitsSystem", "unknown", "waiting") SELECT "attendedMs", "canceled", "durationMs", "engineProcessId", "errBusiness", "errInfrastructure", "errSystem", "errTimeout", "errUnclassified", "failed", "histogram", "hour", "items", "queued", "running", "skipped", "succeeded", "timedRuns", "timedUnits", "unitsBusiness", "unitsSucceeded", "unitsSystem", "unknown", "waiting" FROM "RunHour";
DROP TABLE "RunHour";
ALTER TABLE "new_RunHour" RENAME TO "RunHour";
CREATE INDEX "RunHour_hour_idx" ON "RunHour"("hour");
CREATE TABLE "new_RunDay" (
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
    "items" BIGINT NOT NULL DEFAULT 0,
    "unitsSucceeded" BIGINT NOT NULL DEFAULT 0,
    "unitsBusiness" BIGINT NOT NULL DEFAULT 0,
    "unitsSystem" BIGINT NOT NULL DEFAULT 0,
    "unitsStraight" BIGINT NOT NULL DEFAULT 0,
    "timedRuns" INTEGER NOT NULL DEFAULT 0,
    "timedUnits" BIGINT NOT NULL DEFAULT 0,
    "durationMs" BIGINT NOT NULL DEFAULT 0,
    "attendedMs" BIGINT NOT NULL DEFAULT 0,
    "histogram" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("engineProcessId", "day"),
    CONSTRAINT "RunDay_engineProcessId_fkey" FOREIGN KEY ("engineProcessId") REFERENCES "EngineProcess" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_RunDay" ("attendedMs", "canceled", "day", "durationMs", "engineProcessId", "errBusiness", "errInfrastructure", "errSystem", "errTimeout", "errUnclassified", "failed", "histogram", "items", "queued", "running", "skipped", "succeeded", "timedRuns", "timedUnits", "unitsBusiness", "unitsSucceeded", "unitsSystem", "unknown", "waiting") SELECT "attendedMs", "canceled", "day", "durationMs", "engineProcessId", "errBusiness", "errInfrastructure", "errSystem", "errTimeout", "errUnclassified", "failed", "histogram", "items", "queued", "running", "skipped", "succeeded", "timedRuns", "timedUnits", "unitsBusiness", "unitsSucceeded", "unitsSystem", "unknown", "waiting" FROM "RunDay";
DROP TABLE "RunDay";
ALTER TABLE "new_RunDay" RENAME TO "RunDay";
CREATE INDEX "RunDay_day_idx" ON "RunDay"("day");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
