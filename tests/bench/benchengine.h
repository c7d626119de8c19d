// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The shipped engine over a journal file and the real client, without the pause
// between reads that spares the gateway (DESIGN 9).
#pragma once

#include "gateway/gatewayclient.h"
#include "journal/journalfile.h"
#include "journal/paymentreader.h"
#include "services/enginehost.h"
#include "training/seedcustomers.h"

namespace pos::bench {

inline EngineParts benchEngine(const QString &journal)
{
    EngineParts parts;
    parts.clock = std::make_shared<SystemClock>();
    parts.makeScheduler = [] { return std::make_unique<QtScheduler>(); };
    parts.makeIds = [] { return std::make_unique<SystemIdSource>(); };
    parts.makeJournal = [journal](const Clock &clock, IdSource &ids) { return std::make_unique<JournalFile>(journal, ids, clock); };
    parts.openReader = [journal] { return PaymentReader::open(journal); };
    parts.makeGateway = [](const Clock &clock, Scheduler &scheduler, IdSource &ids) {
        return std::make_unique<GatewayClient>(clock, scheduler, ids);
    };
    parts.limits = {0, 6};
    return parts;
}

/// Of an account that the gateway at `gateway` takes for its own.
inline Settings benchSettings(const QUrl &gateway, Workflow workflow = Workflow::Direct)
{
    Settings settings;
    settings.environment = Environment::Training;
    settings.gatewayUrl = gateway;
    settings.workflow = workflowName(workflow);
    settings.accountId = QLatin1String(training::TrainingAccountId);
    settings.currency = Currency::fromCode(u"BRL").value_or(Currency());
    return settings;
}

inline Credentials benchKeys()
{
    return {Secret(QByteArray("sandbox_training")), Secret(QByteArray("sandbox_secret")), {}};
}

}
