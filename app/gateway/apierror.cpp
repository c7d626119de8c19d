// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apierror.h"

#include "base/cardguard.h"
#include "gateway/jsonread.h"
#include "ports/apicodes.h"

namespace pos {

namespace {

constexpr qsizetype MostMessages = 20;
constexpr qsizetype LongestMessage = 500;
constexpr qsizetype LongestCode = 64;

QString bounded(const QString &text)
{
    return maskCardNumbers(text.left(LongestMessage));
}

/// A code is an identifier; anything else in its place is somebody's prose.
QString codeText(const QJsonValue &value)
{
    const QString code = json::text(value).trimmed();
    if (code.size() > LongestCode)
        return {};
    for (const QChar c : code) {
        if (!(c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.'))
            return {};
    }
    return code;
}

QStringList messageList(const QJsonValue &value)
{
    QStringList list;
    if (value.isArray()) {
        for (const QJsonValue &element : value.toArray()) {
            const QString text =
                element.isObject() ? json::text(element.toObject(), QLatin1String("message")) : json::text(element);
            if (!text.isEmpty() && list.size() < MostMessages)
                list << bounded(text);
        }
    } else if (const QString text = json::text(value); !text.isEmpty()) {
        list << bounded(text);
    }
    return list;
}

QList<ApiFieldError> fieldErrors(const QJsonValue &details)
{
    QList<ApiFieldError> list;
    for (const QJsonValue &element : json::listOf(details)) {
        const QJsonObject object = element.toObject();
        ApiFieldError error{bounded(json::text(object, QLatin1String("field"))),
                            bounded(json::text(object, QLatin1String("message"))),
                            codeText(object.value(QLatin1String("code")))};
        if (!error.field.isEmpty() && list.size() < MostMessages)
            list << error;
    }
    return list;
}

} // namespace

ApiError parseApiError(int httpStatus, const QByteArray &body)
{
    ApiError result;
    result.httpStatus = httpStatus;
    result.rawBody = body;

    const Result<QJsonValue> document = json::document(body);
    const QJsonObject root = document && document->isObject() ? document->toObject() : QJsonObject();
    const QJsonValue inner = root.value(QLatin1String("error"));
    const QJsonObject nested = inner.toObject();

    for (const QJsonValue &candidate : {root.value(QLatin1String("code")), nested.value(QLatin1String("code")),
                                        nested.value(QLatin1String("type"))}) {
        if (result.code.isEmpty())
            result.code = codeText(candidate);
    }
    for (const QJsonValue &candidate : {root.value(QLatin1String("messages")), root.value(QLatin1String("message")),
                                        nested.value(QLatin1String("message")), inner}) {
        if (result.messages.isEmpty())
            result.messages = messageList(candidate);
    }
    result.fieldErrors = fieldErrors(root.value(QLatin1String("details")));
    if (result.fieldErrors.isEmpty())
        result.fieldErrors = fieldErrors(nested.value(QLatin1String("details")));
    if (result.code.isEmpty())
        result.code = QStringLiteral("HTTP_%1").arg(httpStatus);
    return result;
}

Error toError(const ApiError &error)
{
    Error result;
    result.kind = apiCodeFacts(error.code, error.httpStatus).kind;
    result.context.httpStatus = error.httpStatus;
    result.context.code = error.code;
    result.context.messages = error.messages;
    if (!error.fieldErrors.isEmpty())
        result.context.field = error.fieldErrors.first().field;
    return result;
}

} // namespace pos
