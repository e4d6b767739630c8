-- The words of requests, written by triggers from "searchText"; the row is the number of the request.
-- The tokens are made in lib/core/requests/search-tokens.ts and separated by spaces: the tokenizer has nothing to decide.
CREATE VIRTUAL TABLE "RequestSearch" USING fts5("searchText", content='Request', content_rowid='number', tokenize='ascii', prefix='1 2');

INSERT INTO "RequestSearch"("RequestSearch") VALUES ('rebuild');

CREATE TRIGGER "Request_search_insert" AFTER INSERT ON "Request" BEGIN
  INSERT INTO "RequestSearch"("rowid", "searchText") VALUES (NEW."number", NEW."searchText");
END;

CREATE TRIGGER "Request_search_delete" AFTER DELETE ON "Request" BEGIN
  INSERT INTO "RequestSearch"("RequestSearch", "rowid", "searchText") VALUES ('delete', OLD."number", OLD."searchText");
END;

CREATE TRIGGER "Request_search_update" AFTER UPDATE OF "searchText", "number" ON "Request" WHEN OLD."searchText" IS NOT NEW."searchText" OR OLD."number" IS NOT NEW."number" BEGIN
  INSERT INTO "RequestSearch"("RequestSearch", "rowid", "searchText") VALUES ('delete', OLD."number", OLD."searchText");
  INSERT INTO "RequestSearch"("rowid", "searchText") VALUES (NEW."number", NEW."searchText");
END;
