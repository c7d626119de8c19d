// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Removes the till's own keys from text that a server wrote: an answer may echo
// what it was sent, and its words reach logs and screens. Copies are cheap.
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace pos {

struct Error;

class SecretScrubber
{
public:
    SecretScrubber() = default;
    explicit SecretScrubber(std::shared_ptr<const Credentials> credentials)
        : m_credentials(std::move(credentials))
    {
    }

    QList<QByteArrayView> secrets() const;
    QString clean(const QString &text) const;
    void clean(Error &error) const;

private:
    std::shared_ptr<const Credentials> m_credentials;
};

} // namespace pos
