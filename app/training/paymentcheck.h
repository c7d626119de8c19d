// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Whether the gateway accepts a request to create a payment (CONTRACT 5.1-5.5).
// Two grades: malformed (the key stays unused) and refused after it was
// understood (the key is spent, CONTRACT 2.1). Pure.
#pragma once

#include "training/api.h"
#include "training/bodycheck.h"

namespace pos::training {

/// Limits, types and required fields.
std::optional<HttpResponse> malformedPayment(const QJsonObject &body);

/// additional_data.order, of a payment or a link.
void checkOrder(BodyCheck &order);

/// What a valid request refers to.
struct PaymentTerms
{
    QString currency;
    Scaled amount = 0;
    bool capture = true;
    QString customerId;
    const SavedMethod *method = nullptr;
    const Session *session = nullptr;
};

/// The terms, or the refusal.
struct TermsOrRefusal
{
    PaymentTerms terms;
    std::optional<Reply> refusal;
};

TermsOrRefusal examinePayment(const Api &api, const QJsonObject &body, qint64 nowMs);

} // namespace pos::training
