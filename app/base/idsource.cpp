// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/idsource.h"

#include <QUuid>

#include <array>

namespace pos {

QString SystemIdSource::uuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

quint32 SystemIdSource::below(quint32 bound)
{
    return QRandomGenerator::system()->bounded(bound);
}

QString SeededIdSource::uuid()
{
    std::array<quint32, 4> words{};
    for (quint32 &word : words)
        word = m_random.generate();
    QUuid id(words[0], static_cast<ushort>(words[1] >> 16), static_cast<ushort>(0x4000u | (words[1] & 0x0fffu)),
             static_cast<uchar>(0x80u | ((words[2] >> 24) & 0x3fu)), static_cast<uchar>(words[2] >> 16),
             static_cast<uchar>(words[2] >> 8), static_cast<uchar>(words[2]), static_cast<uchar>(words[3] >> 24),
             static_cast<uchar>(words[3] >> 16), static_cast<uchar>(words[3] >> 8), static_cast<uchar>(words[3]));
    return id.toString(QUuid::WithoutBraces);
}

quint32 SeededIdSource::below(quint32 bound)
{
    return m_random.bounded(bound);
}

}
