// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the routes share. A route is a function from the present state and one
// call to an answer and a change of the state; it writes nothing itself, so the
// gateway can put the answer of an idempotency key and the payment on disk in
// one step before it answers (CONTRACT 2.1). One thread.
#pragma once

#include "base/clock.h"
#include "training/httpmessage.h"
#include "training/trainingstore.h"

#include <QJsonObject>

#include <optional>

namespace pos::training {

struct Api
{
    TrainingStore &store;
    const Clock &clock;
    int pendingMs; ///< how long a pending payment stays pending, at least
    bool customerPlayed = false; ///< somebody holds the customer's phone: no customer acts by themselves
};

struct Call
{
    const HttpRequest &request;
    QStringList ids; ///< the `*` parts of the path
    QJsonObject body;
    QString key; ///< X-Idempotency-Key
    qint64 nowMs = 0;
};

struct Reply
{
    HttpResponse response;
    Change change = {};
    /// A refusal after the request was understood: the key is spent (CONTRACT 2.1, third row).
    bool spendsKey = false;
};

struct Route
{
    enum class Key { None, Required };

    const char *method;
    const char *pattern; ///< "/v1/payments/*/transactions/*/capture"
    Key key;
    Reply (*handle)(Api &, const Call &);
};

QList<Route> customerRoutes();
QList<Route> sessionRoutes();
QList<Route> paymentRoutes();
QList<Route> linkRoutes();
QList<Route> operationRoutes();
QList<Route> reportRoutes();
QList<Route> outreachRoutes();

/// The `*` parts of `path`, or none when it does not match.
std::optional<QStringList> matchRoute(const char *pattern, const QString &path);
bool isUuid(const QString &text);
/// 400 with one message.
Reply refuse(const char *code, const QString &message);
/// The same, and the key is spent.
Reply refuseSpent(const char *code, const QString &message);
Reply answer(int status, const QJsonObject &body, Change change = {});

} // namespace pos::training
