// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a report's file holds, and the host that gives it away: no credentials
// are asked for there, and none should come (CONTRACT 11.1). Pure.
#pragma once

#include "training/httpmessage.h"
#include "training/trainingstore.h"

#include <optional>

namespace pos::training {

/// Those of the period, oldest first, as they stand at `nowMs`.
QList<Payment> reportedPayments(const TrainingStore &store, const ReportRecord &report, qint64 nowMs);
/// Of the period; of reports of communications.
QList<ContactRecord> reportedContacts(const TrainingStore &store, const ReportRecord &report);
bool isEmptyReport(const TrainingStore &store, const ReportRecord &report, qint64 nowMs);
QByteArray reportCsv(const TrainingStore &store, const ReportRecord &report, qint64 nowMs);
/// An archive with one stored file.
QByteArray zipped(const QByteArray &name, const QByteArray &content);
/// The answer when `request` is for a report's file; 403 when it brings keys of ours.
std::optional<HttpResponse> reportFileAnswer(const TrainingStore &store, const HttpRequest &request, qint64 nowMs);

} // namespace pos::training
