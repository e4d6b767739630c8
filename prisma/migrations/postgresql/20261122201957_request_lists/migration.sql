-- AlterTable
ALTER TABLE "SavedView" ADD COLUMN     "usual" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Request" ADD COLUMN     "externalKey" TEXT;

-- CreateIndex
CREATE INDEX "SavedView_page_shared_idx" ON "SavedView"("page", "shared");

-- CreateIndex
CREATE UNIQUE INDEX "Request_externalKey_key" ON "Request"("externalKey");
