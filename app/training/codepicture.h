// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A payment code as a picture at an address (CONTRACT 5.7), for the way that has
// one here: what it says, where it lies, and the host that gives it away. No
// credentials are asked for there, and none should come. Pure.
#pragma once

#include "training/httpmessage.h"
#include "training/trainingstore.h"

#include <optional>

namespace pos::training {

/// CoDi: its code comes as a picture alone.
bool hasPicture(const QString &methodType);
/// What a scanner reads from the picture.
QString codeText(const Payment &payment);
QString codeAddress(const Payment &payment, const QByteArray &host);
/// A PNG of a QR code, black on white; `text` of some hundred characters at most.
QByteArray codePng(const QString &text);
/// The answer when `request` is for a picture; 403 when it brings keys of ours.
std::optional<HttpResponse> codePictureAnswer(const TrainingStore &store, const HttpRequest &request);

} // namespace pos::training
