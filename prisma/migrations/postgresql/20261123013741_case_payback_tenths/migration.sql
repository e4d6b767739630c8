-- AlterTable
ALTER TABLE "BusinessCase" ADD COLUMN     "paybackTenths" INTEGER;
