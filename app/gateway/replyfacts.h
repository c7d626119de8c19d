// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Reading of QNetworkReply's facts: what its error codes mean for the question
// "did it leave, did it come", and the few headers that matter. Measured on Qt
// 6.4.2; the codes of HTTP statuses are answers, not network errors.
#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QNetworkReply>

#include <optional>

namespace pos {

/// No error, or one that Qt derives from a complete answer with status 4xx or 5xx.
bool isAnswerOfServer(QNetworkReply::NetworkError code);
/// Name resolution, connection or proxy refused: nothing was sent to the gateway.
bool failedBeforeConnecting(QNetworkReply::NetworkError code);
/// The error of a call that has no complete answer.
Error networkError(QNetworkReply::NetworkError code, bool mayHaveLeft, int httpStatus);

std::optional<qint64> contentLength(const QNetworkReply &reply);
/// Seconds or a date; 0 = none. At most an hour.
int retryAfterOf(const QNetworkReply &reply, const QDateTime &now);
/// The server's own id of the request, at most 64 harmless characters.
QString requestIdOf(const QNetworkReply &reply);

} // namespace pos
