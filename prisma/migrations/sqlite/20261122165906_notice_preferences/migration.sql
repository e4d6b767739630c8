-- CreateTable
CREATE TABLE "NoticePreference" (
    "personId" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "mail" TEXT NOT NULL,

    PRIMARY KEY ("personId", "group"),
    CONSTRAINT "NoticePreference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ActionItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "ownerId" TEXT,
    "dueOn" DATETIME NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "source" TEXT NOT NULL DEFAULT 'own',
    "sourceId" TEXT,
    "phaseId" TEXT,
    "doneAt" DATETIME,
    "result" TEXT,
    "createdById" TEXT,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" DATETIME,
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ActionItem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_ActionItem" ("createdAt", "createdById", "doneAt", "dueOn", "id", "ownerId", "phaseId", "remindedAt", "reminders", "result", "source", "sourceId", "status", "text", "updatedAt", "version") SELECT "createdAt", "createdById", "doneAt", "dueOn", "id", "ownerId", "phaseId", "remindedAt", "reminders", "result", "source", "sourceId", "status", "text", "updatedAt", "version" FROM "ActionItem";
DROP TABLE "ActionItem";
ALTER TABLE "new_ActionItem" RENAME TO "ActionItem";
CREATE INDEX "ActionItem_ownerId_status_dueOn_idx" ON "ActionItem"("ownerId", "status", "dueOn");
CREATE INDEX "ActionItem_status_dueOn_idx" ON "ActionItem"("status", "dueOn");
CREATE INDEX "ActionItem_source_sourceId_idx" ON "ActionItem"("source", "sourceId");
CREATE INDEX "ActionItem_phaseId_idx" ON "ActionItem"("phaseId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
