-- CreateIndex
CREATE INDEX "Request_number_status_submittedAt_scoreHundredths_id_idx" ON "Request"("number", "status", "submittedAt", "scoreHundredths", "id");
