// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Where the Settings value of a till lives between runs. Synchronous and small;
// called at start and when settings are saved.
#pragma once

#include "base/result.h"
#include "domain/settings.h"

namespace pos {

class SettingsStore
{
public:
    virtual ~SettingsStore() = default;
    /// Defaults when there is none yet; StorageCorrupt / StorageNewer with the path when unreadable.
    virtual Result<Settings> load() = 0;
    virtual Result<void> save(const Settings &settings) = 0;
    /// As last saved for `environment`; the present ones without account when there are none yet.
    virtual Result<Settings> loadFor(Environment environment)
    {
        Result<Settings> present = load();
        if (!present || present->environment == environment)
            return present;
        present->environment = environment;
        present->accountId.clear();
        present->organizationCode.clear();
        present->gatewayUrl.clear();
        present->relayUrl.clear();
        present->commissioned = false;
        return present;
    }
};

}
