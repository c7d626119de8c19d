// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/environmentsecrets.h"

#include <QtGlobal>

#include <cstdlib>
#include <cstring>

namespace pos {

namespace {

QByteArray take(const char *name)
{
    QByteArray value = qgetenv(name).trimmed();
    // unsetenv() only forgets the pointer; the bytes would stay readable in /proc/PID/environ.
    if (char *bytes = std::getenv(name))
        std::memset(bytes, 0, std::strlen(bytes));
    qunsetenv(name);
    return value;
}

}

std::shared_ptr<Credentials> takeEnvironmentCredentials()
{
    QByteArray publicKey = take("MOSTRADOR_PUBLIC_KEY");
    QByteArray privateKey = take("MOSTRADOR_PRIVATE_KEY");
    auto credentials = std::make_shared<Credentials>();
    credentials->publicKey = Secret(std::move(publicKey));
    credentials->privateKey = Secret(std::move(privateKey));
    if (!credentials->isUsable())
        return nullptr;
    return credentials;
}

}
