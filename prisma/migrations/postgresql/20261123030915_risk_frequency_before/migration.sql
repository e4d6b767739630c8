-- AlterTable
ALTER TABLE "Risk" ADD COLUMN     "frequencyBeforeMilli" BIGINT;
