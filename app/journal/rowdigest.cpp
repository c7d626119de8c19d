// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/rowdigest.h"

#include <QCryptographicHash>
#include <QString>

namespace pos {

namespace {

void appendPart(QByteArray &out, char type, const QByteArray &bytes)
{
    out += type;
    out += QByteArray::number(bytes.size());
    out += ':';
    out += bytes;
}

}

QByteArray canonicalBytes(const QVariantList &values)
{
    QByteArray out;
    for (const QVariant &value : values) {
        if (!value.isValid() || value.isNull())
            out += "n;";
        else if (value.typeId() == QMetaType::QString)
            appendPart(out, 't', value.toString().toUtf8());
        else if (value.typeId() == QMetaType::QByteArray)
            appendPart(out, 'b', value.toByteArray());
        else
            appendPart(out, 'i', QByteArray::number(value.toLongLong()));
    }
    return out;
}

QByteArray rowDigest(const QVariantList &values)
{
    return QCryptographicHash::hash(canonicalBytes(values), QCryptographicHash::Sha256);
}

}
