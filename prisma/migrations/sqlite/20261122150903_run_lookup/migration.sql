-- DropIndex
DROP INDEX "Run_engineProcessId_at_idx";

-- CreateIndex
CREATE INDEX "Run_engineProcessId_status_at_idx" ON "Run"("engineProcessId", "status", "at");
