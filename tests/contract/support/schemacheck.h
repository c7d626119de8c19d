// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Validation of bodies against JSON Schema with valijson, and the few things
// that OpenAPI writes differently (`nullable`, `example`) or that floating
// point gets wrong (`multipleOf: 0.0001`, checked here in decimal).
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

/// Everything wrong with `body`; empty = valid.
QStringList schemaProblems(const QJsonObject &schema, const QByteArray &body);

/// A committed schema of tests/contract/schemas.
QJsonObject ownSchema(const QString &name);

/// Paths (dotted, [] for elements) of all numbers with more than four decimals or an exponent.
QStringList badNumbers(const QByteArray &body);

/// Where the published files are, or empty. Says so when they are not.
QString sharedFolder();

/// `schema` as plain JSON Schema: references inlined from `root`, OpenAPI keywords translated or dropped,
/// multipleOf dropped.
QJsonObject plainSchema(const QJsonObject &schema, const QJsonObject &root);

/// Every property path of a plain schema.
QStringList schemaPaths(const QJsonObject &schema, const QString &prefix = {});
/// Every path that is present in a body.
QStringList bodyPaths(const QByteArray &body);
