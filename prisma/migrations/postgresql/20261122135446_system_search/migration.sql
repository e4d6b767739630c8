-- AlterTable
ALTER TABLE "System" ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';
