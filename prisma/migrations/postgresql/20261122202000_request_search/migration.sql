-- The words of requests. The tokens are made in lib/core/requests/search-tokens.ts and separated by spaces:
-- no dictionary and no parser has anything to decide, and the row is its own index entry.
CREATE INDEX "Request_search_words" ON "Request" USING GIN (array_to_tsvector(string_to_array("searchText", ' ')));
