// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "schemacheck.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

// valijson's adapter predates this project's strictness about string conversions.
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QJsonValue jsonOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

void collectPaths(const QJsonValue &value, const QString &path, QStringList &into)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString below = path.isEmpty() ? it.key() : path + QStringLiteral(".") + it.key();
            into << below;
            collectPaths(it.value(), below, into);
        }
    } else if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            collectPaths(element, path + QStringLiteral("[]"), into);
    }
}

QJsonObject resolved(const QString &reference, const QJsonObject &root)
{
    QJsonObject object = root;
    for (const QString &step : reference.mid(2).split(QLatin1Char('/')))
        object = object.value(step).toObject();
    if (object.isEmpty())
        qFatal("dangling reference %s", qPrintable(reference));
    return object;
}

} // namespace

QStringList schemaProblems(const QJsonObject &schema, const QByteArray &body)
{
    valijson::Schema parsed;
    valijson::SchemaParser parser;
    const QJsonValue schemaValue(schema);
    parser.populateSchema(valijson::adapters::QtJsonAdapter(schemaValue), parsed);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const QJsonValue target = jsonOf(body);
    QStringList problems;
    if (!validator.validate(parsed, valijson::adapters::QtJsonAdapter(target), &results)) {
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            QString where;
            for (const std::string &step : error.context)
                where += QString::fromStdString(step);
            problems << where + QStringLiteral(": ") + QString::fromStdString(error.description);
        }
    }
    return problems;
}

QJsonObject ownSchema(const QString &name)
{
    return jsonOf(readFile(QStringLiteral(CONTRACT_DIR "/schemas/") + name + QStringLiteral(".json"))).toObject();
}

QStringList badNumbers(const QByteArray &body)
{
    // On the text, outside strings: a parsed double no longer shows its decimals.
    QStringList bad;
    QByteArray bare;
    bool inText = false;
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (inText && body[i] == '\\')
            ++i;
        else if (body[i] == '"')
            inText = !inText;
        else if (!inText)
            bare += body[i];
    }
    static const QRegularExpression number(QStringLiteral("-?[0-9][0-9.eE+-]*"));
    static const QRegularExpression good(QStringLiteral("\\A-?[0-9]+(\\.[0-9]{1,4})?\\z"));
    for (auto it = number.globalMatch(QString::fromLatin1(bare)); it.hasNext();) {
        const QString text = it.next().captured();
        if (!good.match(text).hasMatch())
            bad << text;
    }
    return bad;
}

QString sharedFolder()
{
    const QString folder = qEnvironmentVariable("MOSTRADOR_SHARED", QStringLiteral(PROJECT_DIR "/../shared"));
    return QDir(folder + QStringLiteral("/yuno/openapi")).exists() ? folder : QString();
}

QJsonObject plainSchema(const QJsonObject &schema, const QJsonObject &root)
{
    if (schema.contains(QLatin1String("$ref")))
        return plainSchema(resolved(schema.value(QLatin1String("$ref")).toString(), root), root);
    QJsonObject plain;
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        const QString key = it.key();
        if (key == QLatin1String("multipleOf") || key == QLatin1String("example") || key == QLatin1String("examples") ||
            key == QLatin1String("nullable") || key == QLatin1String("description") ||
            key == QLatin1String("default") || key == QLatin1String("format") || key.startsWith(QLatin1String("x-")))
            continue;
        if (key == QLatin1String("properties")) {
            QJsonObject properties;
            const QJsonObject own = it->toObject();
            for (auto p = own.begin(); p != own.end(); ++p)
                properties.insert(p.key(), plainSchema(p->toObject(), root));
            plain.insert(key, properties);
        } else if (it->isObject()) {
            plain.insert(key, plainSchema(it->toObject(), root));
        } else if (key == QLatin1String("oneOf") || key == QLatin1String("anyOf") || key == QLatin1String("allOf")) {
            QJsonArray parts;
            for (const QJsonValue &part : it->toArray())
                parts.append(plainSchema(part.toObject(), root));
            plain.insert(key, parts);
        } else {
            plain.insert(key, it.value());
        }
    }
    if (schema.value(QLatin1String("nullable")).toBool() && plain.value(QLatin1String("type")).isString())
        plain.insert(QStringLiteral("type"), QJsonArray{plain.value(QLatin1String("type")), QStringLiteral("null")});
    return plain;
}

QStringList schemaPaths(const QJsonObject &schema, const QString &prefix)
{
    QStringList paths;
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QString path = prefix.isEmpty() ? it.key() : prefix + QStringLiteral(".") + it.key();
        paths << path << schemaPaths(it->toObject(), path);
    }
    if (schema.value(QLatin1String("items")).isObject())
        paths << schemaPaths(schema.value(QLatin1String("items")).toObject(), prefix + QStringLiteral("[]"));
    for (const QLatin1String part : {QLatin1String("oneOf"), QLatin1String("anyOf"), QLatin1String("allOf")}) {
        for (const QJsonValue &one : schema.value(part).toArray())
            paths << schemaPaths(one.toObject(), prefix);
    }
    return paths;
}

QStringList bodyPaths(const QByteArray &body)
{
    QStringList paths;
    collectPaths(jsonOf(body), {}, paths);
    paths.removeDuplicates();
    return paths;
}
