// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/ownerfolder.h"

#include "platform/privatefile.h"

#include <QDir>

#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

#include <memory>
#include <vector>

namespace pos {

namespace {

struct Local
{
    void operator()(void *memory) const { LocalFree(memory); }
};

/// "S-1-5-21-..."; empty when the system does not tell.
std::wstring userSid()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return {};
    DWORD size = 0;
    GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<BYTE> bytes(size);
    wchar_t *text = nullptr;
    const bool known = size > 0 && GetTokenInformation(token, TokenUser, bytes.data(), size, &size) &&
                       ConvertSidToStringSidW(reinterpret_cast<TOKEN_USER *>(bytes.data())->User.Sid, &text);
    CloseHandle(token);
    const std::unique_ptr<wchar_t, Local> owned(text);
    return known ? std::wstring(text) : std::wstring();
}

}

bool makeOwnerOnly(const QString &folder)
{
    const std::wstring user = userSid();
    if (user.empty())
        return false;
    // Protected from what the folder above grants; inherited by files and folders in it.
    const std::wstring list = L"D:P(A;OICI;FA;;;" + user + L")(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    PSECURITY_DESCRIPTOR made = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(list.c_str(), SDDL_REVISION_1, &made, nullptr))
        return false;
    const std::unique_ptr<void, Local> owned(made);
    BOOL present = FALSE, byDefault = FALSE;
    PACL access = nullptr;
    if (!GetSecurityDescriptorDacl(made, &present, &access, &byDefault) || !present)
        return false;
    std::wstring name = QDir::toNativeSeparators(folder).toStdWString();
    const DWORD result = SetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                               nullptr, nullptr, access, nullptr);
    // Wine lets what the folder above grants into the list all the same; this call it takes at its word.
    if (result == ERROR_SUCCESS)
        SetFileSecurityW(name.c_str(), DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, made);
    // Disks without access lists (FAT) cannot do this; the till still has to work there.
    return result == ERROR_SUCCESS || result == ERROR_NOT_SUPPORTED || result == ERROR_INVALID_FUNCTION;
}

FolderSharing sharingOf(const QString &)
{
    return FolderSharing::Own;
}

bool makeGroupFolder(const QString &)
{
    return false;
}

Result<void> shareFolder(const QString &folder, const QString &)
{
    return fail(storageError(ErrorKind::StorageFailed, folder, QStringLiteral("cannot be shared: on Windows every user has a till of their own")));
}

}
