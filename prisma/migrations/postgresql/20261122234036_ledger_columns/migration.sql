-- AlterTable
ALTER TABLE "LedgerMonth" ALTER COLUMN "lateUnits" DROP NOT NULL,
ALTER COLUMN "lateUnits" DROP DEFAULT;

-- AlterTable
ALTER TABLE "LedgerEntry" ADD COLUMN     "adoptionBp" INTEGER,
ADD COLUMN     "coverageBp" INTEGER,
ADD COLUMN     "downMs" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "gap" TEXT,
ADD COLUMN     "lateUnits" BIGINT,
ADD COLUMN     "missedUnits" BIGINT NOT NULL DEFAULT 0;
