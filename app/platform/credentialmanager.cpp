// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/credentialmanager.h"

#include "platform/keychainentry.h"

#include <windows.h>

#include <wincred.h>

namespace pos {

namespace {

Error lastError()
{
    const DWORD reason = GetLastError();
    if (reason == ERROR_NOT_FOUND)
        return keychain::noEntry();
    return keychain::unavailable(QStringLiteral("Credential Manager error %1: %2").arg(reason).arg(qt_error_string(int(reason))));
}

/// Answers never come from inside the call (SecretStore).
template <typename Answer> void later(QObject *context, std::function<void(Answer)> done, Answer answer)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), answer = std::move(answer)] { done(answer); }, Qt::QueuedConnection);
}

Result<std::shared_ptr<Credentials>> read(const std::wstring &target)
{
    CREDENTIALW *found = nullptr;
    if (!CredReadW(target.c_str(), CRED_TYPE_GENERIC, 0, &found))
        return fail(lastError());
    const auto credentials =
        keychain::unpacked(QByteArray::fromRawData(reinterpret_cast<const char *>(found->CredentialBlob), qsizetype(found->CredentialBlobSize)));
    SecureZeroMemory(found->CredentialBlob, found->CredentialBlobSize);
    CredFree(found);
    return credentials;
}

Result<void> write(std::wstring target, QByteArray bytes)
{
    std::wstring user = keychain::Service.toStdWString();
    CREDENTIALW credential{};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.UserName = user.data();
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(bytes.data());
    credential.CredentialBlobSize = DWORD(bytes.size());
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    const bool written = CredWriteW(&credential, 0);
    const Error trouble = written ? Error() : lastError();
    SecureZeroMemory(bytes.data(), size_t(bytes.size()));
    if (!written) // also "not found": nothing was stored
        return fail(keychain::unavailable(trouble.context.detail));
    return {};
}

Result<void> erase(const std::wstring &target)
{
    if (CredDeleteW(target.c_str(), CRED_TYPE_GENERIC, 0))
        return {};
    const Error trouble = lastError();
    if (trouble.kind == ErrorKind::NotFound)
        return {};
    return fail(trouble);
}

}

CredentialManager::CredentialManager(QString scope, QObject *parent) : QObject(parent), m_scope(std::move(scope)) {}

std::wstring CredentialManager::target(const QString &profile) const
{
    return QString(keychain::Service + QLatin1Char('/') + keychain::entryName(profile, m_scope)).toStdWString();
}

void CredentialManager::load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done)
{
    later(this, std::move(done), read(target(profile)));
}

void CredentialManager::save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done)
{
    later(this, std::move(done), write(target(profile), keychain::packed(credentials)));
}

void CredentialManager::remove(const QString &profile, std::function<void(Result<void>)> done)
{
    later(this, std::move(done), erase(target(profile)));
}

std::unique_ptr<SecretStore> openSystemKeychain(const QString &scope, Millis)
{
    return std::make_unique<CredentialManager>(scope);
}

}
