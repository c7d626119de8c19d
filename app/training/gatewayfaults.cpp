// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Credentials that train "Test connection", and what each fault answers
// (CONTRACT 1.6, 13).
#include "training/traininggateway.h"

#include <QJsonArray>

namespace pos::training {

namespace {

constexpr qsizetype HugeSize = 10 * 1024 * 1024;

HttpResponse htmlPage(int status, const char *title)
{
    const QByteArray text = QByteArray("<!DOCTYPE html><html><head><title>") + title + "</title></head><body><h1>" +
                            title + "</h1></body></html>\n";
    return {.status = status, .body = text, .contentType = "text/html; charset=utf-8"};
}

HttpResponse named(int status, const char *code, const char *message)
{
    return HttpResponse::error(status, QString::fromLatin1(code), {QString::fromLatin1(message)});
}

HttpResponse invalidCredentials()
{
    return named(401, "INVALID_CREDENTIALS", "Invalid credentials");
}

HttpResponse unknownIp()
{
    return named(401, "UNKNOWN_IP_ADDRESS", "This IP address is not on the allow list");
}

HttpResponse productNotEnabled()
{
    return named(403, "PRODUCT_NOT_ENABLED", "The keys do not include this product");
}

/// Applies `change` to the payment object inside any documented envelope.
template <typename F> void changePayments(HttpResponse &response, F change)
{
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    const auto changed = [&](QJsonObject object) {
        if (!object.value(QLatin1String("payment")).isObject()) {
            change(object);
            return object;
        }
        QJsonObject inner = object.value(QLatin1String("payment")).toObject();
        change(inner);
        object.insert(QStringLiteral("payment"), inner);
        return object;
    };
    if (document.isArray()) {
        QJsonArray list = document.array();
        for (qsizetype i = 0; i < list.size(); ++i)
            list.replace(i, changed(list.at(i).toObject()));
        response.body = QJsonDocument(list).toJson(QJsonDocument::Compact);
    } else if (document.isObject()) {
        response.body = QJsonDocument(changed(document.object())).toJson(QJsonDocument::Compact);
    }
}

void multiplyAmount(QJsonObject &payment)
{
    if (!payment.contains(QLatin1String("amount")))
        return;
    QJsonObject amount = payment.value(QLatin1String("amount")).toObject();
    const QJsonValue value = amount.value(QLatin1String("value"));
    const double wrong = (value.isString() ? value.toString().toDouble() : value.toDouble()) * 100;
    amount.insert(QStringLiteral("value"), wrong);
    payment.insert(QStringLiteral("amount"), amount);
}

void padTo10Megabytes(HttpResponse &response)
{
    QJsonObject object = QJsonDocument::fromJson(response.body).object();
    object.insert(QStringLiteral("padding"), QString(HugeSize, QLatin1Char('x')));
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

std::optional<HttpResponse> refusedCredentials(const HttpRequest &request)
{
    const QByteArray publicKey = request.header("public-api-key");
    const QByteArray privateKey = request.header("private-secret-key");
    const QByteArray bearer = request.header("authorization");
    const bool relayed = bearer.size() > 7 && bearer.left(7).toLower() == "bearer ";
    if (!relayed && (publicKey.isEmpty() || privateKey.isEmpty()))
        return invalidCredentials();
    const QByteArray all = (relayed ? bearer : QByteArray(publicKey + '\n' + privateKey)).toLower();
    if (all.contains("wrong"))
        return invalidCredentials();
    if (all.contains("revoked"))
        return named(401, "EXPIRED_CREDENTIALS", "The credentials were revoked");
    if (all.contains("badip"))
        return unknownIp();
    if (all.contains("noproduct"))
        return productNotEnabled();
    return std::nullopt;
}

HttpAnswer TrainingGateway::instead(const FaultHit &hit, const HttpRequest &request)
{
    const Delivery later{Delivery::Kind::Whole, hit.ms};
    switch (hit.fault) {
    case Fault::CloseBeforeProcessing:
        return {{}, {Delivery::Kind::Close, hit.ms}};
    case Fault::ResetBeforeProcessing:
        return {{}, {Delivery::Kind::Reset, hit.ms}};
    case Fault::Http500Before: {
        // The request was taken and failed: its key is spent, unless the key has an answer already.
        const QString scope = keyScope(request);
        if (request.method == "POST" && !scope.isEmpty() && !m_api.store.key(scope))
            (void)m_api.store.commit({.keys = {{.scope = scope, .createdMs = m_api.clock.nowMs()}}});
        return {named(500, "INTERNAL_ERROR", "Internal error"), later};
    }
    case Fault::Http502Html:
        return {htmlPage(502, "502 Bad Gateway"), later};
    case Fault::Http503:
        return {named(503, "SERVICE_UNAVAILABLE", "Service unavailable"), later};
    case Fault::RequestInProcess:
        return {named(400, "REQUEST_IN_PROCESS", "The first request with this key is still running"), later};
    case Fault::RateLimited: {
        HttpResponse response = named(429, "TOO_MANY_REQUESTS", "Slow down");
        response.headers.emplace_back("Retry-After", "2");
        return {response, later};
    }
    case Fault::Html401:
        return {htmlPage(401, "Sign in to the network"), later};
    case Fault::Html403:
        return {htmlPage(403, "Blocked by the network"), later};
    case Fault::Html200:
        return {htmlPage(200, "Welcome to the guest network"), later};
    case Fault::NotVisibleYet:
        if (request.method != "GET")
            return {process(request), later};
        if (request.path == QLatin1String("/v1/payments"))
            return {HttpResponse::json(200, QJsonDocument(QJsonArray())), later};
        return {named(400, "PAYMENT_NOT_FOUND", "Payment not found"), later};
    case Fault::InvalidCredentials:
        return {invalidCredentials(), later};
    case Fault::UnknownIp:
        return {unknownIp(), later};
    case Fault::ProductNotEnabled:
        return {productNotEnabled(), later};
    // The rest is processed, now or later; see damaged() and hold().
    case Fault::Stall:
    case Fault::Delay:
    case Fault::CloseAfterProcessing:
    case Fault::ResetAfterProcessing:
    case Fault::StallAfterCharge:
    case Fault::Http500AfterCharge:
    case Fault::Http504AfterCharge:
    case Fault::UnexpectedResponse:
    case Fault::MalformedJson:
    case Fault::TruncatedBody:
    case Fault::WrongContentLength:
    case Fault::CutHead:
    case Fault::EmptyBody:
    case Fault::HugeBody:
    case Fault::SlowDrip:
    case Fault::WrongAmountEcho:
    case Fault::WrongOrderIdEcho:
    case Fault::UnknownStatus:
        break;
    }
    return {process(request), later};
}

HttpAnswer damaged(const FaultHit &hit, HttpResponse response)
{
    const auto with = [&](Delivery::Kind kind) { return HttpAnswer{response, {kind, hit.ms}}; };
    const auto say = [&](HttpResponse other) { return HttpAnswer{std::move(other), {Delivery::Kind::Whole, hit.ms}}; };
    switch (hit.fault) {
    case Fault::CloseAfterProcessing:
        return with(Delivery::Kind::Close);
    case Fault::ResetAfterProcessing:
        return with(Delivery::Kind::Reset);
    case Fault::StallAfterCharge:
        return with(hit.ms > 0 ? Delivery::Kind::Whole : Delivery::Kind::Never);
    case Fault::Http500AfterCharge:
        return say(named(500, "INTERNAL_ERROR", "Internal error"));
    case Fault::Http504AfterCharge:
        return say(named(504, "REQUEST_TIMEOUT", "Request timeout"));
    case Fault::UnexpectedResponse:
        return say(named(400, "UNEXPECTED_RESPONSE", "An inner service misbehaved"));
    case Fault::MalformedJson:
        response.body.truncate(response.body.size() / 2);
        return with(Delivery::Kind::Whole);
    case Fault::TruncatedBody:
        return with(Delivery::Kind::CutBody);
    case Fault::WrongContentLength:
        return with(Delivery::Kind::ShortLength);
    case Fault::CutHead:
        return with(Delivery::Kind::CutHead);
    case Fault::EmptyBody:
        response.body.clear();
        return with(Delivery::Kind::Whole);
    case Fault::HugeBody:
        padTo10Megabytes(response);
        return with(Delivery::Kind::Whole);
    case Fault::SlowDrip:
        return with(Delivery::Kind::Drip);
    case Fault::WrongAmountEcho:
        changePayments(response, &multiplyAmount);
        return with(Delivery::Kind::Whole);
    case Fault::WrongOrderIdEcho:
        changePayments(response, [](QJsonObject &payment) {
            payment.insert(QStringLiteral("merchant_order_id"), QStringLiteral("SOMEBODY-ELSES-ORDER-1"));
        });
        return with(Delivery::Kind::Whole);
    case Fault::UnknownStatus:
        changePayments(response, [](QJsonObject &payment) {
            payment.insert(QStringLiteral("status"), QStringLiteral("SETTLING_IN_ORBIT"));
            payment.insert(QStringLiteral("sub_status"), QStringLiteral("NEVER_SEEN_BEFORE"));
        });
        return with(Delivery::Kind::Whole);
    // The rest never reaches a finished answer; see instead() and hold().
    case Fault::Stall:
    case Fault::Delay:
    case Fault::CloseBeforeProcessing:
    case Fault::ResetBeforeProcessing:
    case Fault::Http500Before:
    case Fault::Http502Html:
    case Fault::Http503:
    case Fault::RequestInProcess:
    case Fault::RateLimited:
    case Fault::Html200:
    case Fault::Html401:
    case Fault::Html403:
    case Fault::NotVisibleYet:
    case Fault::InvalidCredentials:
    case Fault::UnknownIp:
    case Fault::ProductNotEnabled:
        break;
    }
    return with(Delivery::Kind::Whole);
}

} // namespace pos::training
