-- AlterTable
ALTER TABLE "ExpansionProposal" ADD COLUMN     "madeRequestId" TEXT;
