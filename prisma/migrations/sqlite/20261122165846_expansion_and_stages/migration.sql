-- AlterTable
ALTER TABLE "Automation" ADD COLUMN "yearOneCostCurrency" TEXT;
ALTER TABLE "Automation" ADD COLUMN "yearOneCostMinor" BIGINT;

-- AlterTable
ALTER TABLE "StageChange" ADD COLUMN "checks" TEXT;
ALTER TABLE "StageChange" ADD COLUMN "reason" TEXT;

-- AlterTable
ALTER TABLE "PhaseExpense" ADD COLUMN "correctsId" TEXT;

-- AlterTable
ALTER TABLE "ExpansionProposal" ADD COLUMN "madeAutomationId" TEXT;
