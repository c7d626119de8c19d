// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/bodycheck.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace pos::training {

BodyCheck::BodyCheck(QJsonObject body)
    : BodyCheck(std::move(body), {}, std::make_shared<Findings>())
{
}

BodyCheck::BodyCheck(QJsonObject body, QString prefix, std::shared_ptr<Findings> findings)
    : m_body(std::move(body))
    , m_prefix(std::move(prefix))
    , m_findings(std::move(findings))
{
}

QString BodyCheck::nameOf(const char *path) const
{
    return m_prefix % QLatin1String(path);
}

std::optional<QJsonValue> BodyCheck::find(const char *path, Need need)
{
    QJsonValue value = m_body;
    for (const QString &step : QString::fromLatin1(path).split(QLatin1Char('.'))) {
        if (!value.isObject() && !value.isNull() && !value.isUndefined()) {
            m_findings->wrongType.append(nameOf(path) % QStringLiteral(": its parent must be an object"));
            return std::nullopt;
        }
        value = value.toObject().value(step);
    }
    if (!value.isUndefined() && !value.isNull())
        return value;
    if (need == Need::Required)
        m_findings->missing.append(nameOf(path) % QStringLiteral(" is required"));
    return std::nullopt;
}

void BodyCheck::text(const char *path, int min, int max, Need need)
{
    const auto value = find(path, need);
    if (!value)
        return;
    if (!value->isString()) {
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be a string"));
        return;
    }
    // Characters, not UTF-16 units: an emoji is one.
    const qsizetype length = value->toString().toUcs4().size();
    if (length < min || length > max)
        m_findings->invalid.append(
            QStringLiteral("%1 must have %2 to %3 characters").arg(nameOf(path)).arg(min).arg(max));
}

void BodyCheck::pattern(const char *path, const char *expression, const char *what, Need need)
{
    const auto value = find(path, need);
    if (!value)
        return;
    const QRegularExpression whole(QRegularExpression::anchoredPattern(QString::fromLatin1(expression)));
    if (!value->isString())
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be a string"));
    else if (!whole.match(value->toString()).hasMatch())
        m_findings->invalid.append(nameOf(path) % QStringLiteral(" must be ") % QLatin1String(what));
}

void BodyCheck::oneOf(const char *path, const QStringList &values, Need need)
{
    const auto value = find(path, need);
    if (!value)
        return;
    if (!value->isString())
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be a string"));
    else if (!values.contains(value->toString()))
        m_findings->invalid.append(nameOf(path) % QStringLiteral(" must be one of ") % values.join(QLatin1Char(' ')));
}

void BodyCheck::number(const char *path, Need need)
{
    if (const auto value = find(path, need); value && !value->isDouble())
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be a number"));
}

void BodyCheck::integer(const char *path, qint64 min, qint64 max, Need need)
{
    const auto value = find(path, need);
    if (!value)
        return;
    if (!value->isDouble() || value->toDouble() != std::floor(value->toDouble()))
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be a whole number"));
    else if (value->toDouble() < static_cast<double>(min) || value->toDouble() > static_cast<double>(max))
        m_findings->invalid.append(QStringLiteral("%1 must be from %2 to %3").arg(nameOf(path)).arg(min).arg(max));
}

void BodyCheck::boolean(const char *path)
{
    if (const auto value = find(path, Need::Optional); value && !value->isBool())
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be true or false"));
}

void BodyCheck::amount(const char *path, Need need)
{
    object(
        path,
        [](BodyCheck &check) {
            check.pattern("currency", "[A-Z]{3}", "three capital letters", Need::Required);
            check.number("value", Need::Required);
        },
        need);
}

void BodyCheck::object(const char *path, const std::function<void(BodyCheck &)> &inside, Need need)
{
    const auto value = find(path, need);
    if (!value)
        return;
    if (!value->isObject()) {
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be an object"));
        return;
    }
    BodyCheck check(value->toObject(), nameOf(path) % QLatin1Char('.'), m_findings);
    inside(check);
}

void BodyCheck::array(const char *path, qsizetype max, const std::function<void(BodyCheck &)> &eachObject)
{
    const auto value = find(path, Need::Optional);
    if (!value)
        return;
    if (!value->isArray()) {
        m_findings->wrongType.append(nameOf(path) % QStringLiteral(" must be an array"));
        return;
    }
    const QJsonArray list = value->toArray();
    if (list.size() > max)
        m_findings->invalid.append(QStringLiteral("%1 must have at most %2 entries").arg(nameOf(path)).arg(max));
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString name = QStringLiteral("%1[%2]").arg(nameOf(path)).arg(i);
        if (!list.at(i).isObject()) {
            m_findings->wrongType.append(name % QStringLiteral(" must be an object"));
            continue;
        }
        BodyCheck check(list.at(i).toObject(), name % QLatin1Char('.'), m_findings);
        eachObject(check);
    }
}

std::optional<HttpResponse> BodyCheck::refusal() const
{
    if (!m_findings->wrongType.isEmpty())
        return HttpResponse::error(400, QStringLiteral("INVALID_REQUEST"), m_findings->wrongType);
    if (!m_findings->missing.isEmpty())
        return HttpResponse::error(400, QStringLiteral("MISSING_PARAMETERS"), m_findings->missing);
    if (!m_findings->invalid.isEmpty())
        return HttpResponse::error(400, QStringLiteral("INVALID_PARAMETERS"), m_findings->invalid);
    return std::nullopt;
}

void checkMetadata(BodyCheck &check)
{
    check.array("metadata", 120, [](BodyCheck &entry) {
        entry.text("key", 1, 48, Need::Required);
        entry.text("value", 0, 512, Need::Required);
    });
}

void checkPerson(BodyCheck &check, int minNameLength)
{
    check.text("first_name", minNameLength, 255);
    check.text("last_name", minNameLength, 255);
    check.text("email", minNameLength, 255);
    check.oneOf("gender", {QStringLiteral("M"), QStringLiteral("F"), QStringLiteral("NB"), QStringLiteral("NA"),
                           QStringLiteral("NK"), QStringLiteral("U")});
    check.pattern("date_of_birth", "\\d{4}-\\d{2}-\\d{2}", "YYYY-MM-DD");
    check.text("merchant_customer_created_at", 27, 27);
    check.pattern("country", "[A-Z]{2}", "two capital letters");
    check.pattern("nationality", "[A-Z]{2}", "two capital letters");
    check.object("document", [](BodyCheck &document) {
        document.text("document_number", 3, 40, Need::Required);
        document.text("document_type", 2, 6, Need::Required);
    });
    check.object("phone", [](BodyCheck &phone) {
        phone.pattern("country_code", "\\d{1,3}", "one to three digits without +", Need::Required);
        phone.text("number", 1, 32, Need::Required);
    });
    for (const char *name : {"billing_address", "shipping_address"}) {
        check.object(name, [](BodyCheck &address) {
            address.text("address_line_1", 3, 255, Need::Required);
            address.text("city", 3, 255, Need::Required);
            address.text("address_line_2", 3, 255);
            address.text("building_number_1", 3, 255);
            address.text("building_number_2", 3, 255);
            address.text("neighborhood", 3, 255);
            address.pattern("country", "[A-Z]{2}", "two capital letters");
            address.text("zip_code", 5, 10);
        });
    }
}

} // namespace pos::training
