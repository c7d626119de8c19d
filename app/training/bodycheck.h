// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Checks a JSON body against documented limits and collects every breach, as
// the gateway answers them (CONTRACT 1.6): INVALID_REQUEST for a wrong type,
// MISSING_PARAMETERS, INVALID_PARAMETERS; one message a field. null = absent.
#pragma once

#include "training/httpmessage.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace pos::training {

enum class Need { Required, Optional };

class BodyCheck
{
public:
    explicit BodyCheck(QJsonObject body);

    /// Paths are dotted, from this check's own object.
    void text(const char *path, int min, int max, Need need = Need::Optional);
    /// A text without a length rule of its own, matching a regular expression.
    void pattern(const char *path, const char *expression, const char *what, Need need = Need::Optional);
    void oneOf(const char *path, const QStringList &values, Need need = Need::Optional);
    void number(const char *path, Need need = Need::Optional);
    void integer(const char *path, qint64 min, qint64 max, Need need = Need::Optional);
    void boolean(const char *path);
    /// {currency: three letters, value: number}.
    void amount(const char *path, Need need = Need::Optional);
    void object(const char *path, const std::function<void(BodyCheck &)> &inside, Need need = Need::Optional);
    void array(const char *path, qsizetype max, const std::function<void(BodyCheck &)> &eachObject);

    /// The answer for the worst kind of breach, if there is any.
    std::optional<HttpResponse> refusal() const;

private:
    struct Findings
    {
        QStringList wrongType;
        QStringList missing;
        QStringList invalid;
    };

    BodyCheck(QJsonObject body, QString prefix, std::shared_ptr<Findings> findings);
    /// The value, or none when absent (reported when required).
    std::optional<QJsonValue> find(const char *path, Need need);
    QString nameOf(const char *path) const;

    QJsonObject m_body;
    QString m_prefix;
    std::shared_ptr<Findings> m_findings;
};

/// Payer or customer fields, the same limits but for names (CONTRACT 4.1, 5.4).
void checkPerson(BodyCheck &check, int minNameLength);
void checkMetadata(BodyCheck &check);

} // namespace pos::training
