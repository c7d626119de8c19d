// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/engineassembly.h"

#include "gateway/gatewayclient.h"
#include "gateway/outreachclient.h"
#include "gateway/pictureclient.h"
#include "gateway/reportclient.h"
#include "journal/journalfile.h"
#include "journal/paymentreader.h"
#include "platform/libphonenumbers.h"

#include <QFileInfo>

namespace pos::ui {

EngineParts engineParts(const QString &journalFile)
{
    EngineParts parts;
    parts.clock = std::make_shared<SystemClock>();
    parts.makeScheduler = [] { return std::make_unique<QtScheduler>(); };
    parts.makeIds = [] { return std::make_unique<SystemIdSource>(); };
    parts.makeJournal = [journalFile](const Clock &clock, IdSource &ids) {
        return std::make_unique<JournalFile>(journalFile, ids, clock);
    };
    parts.openReader = [journalFile] { return PaymentReader::open(journalFile); };
    parts.makeGateway = [](const Clock &clock, Scheduler &scheduler, IdSource &ids) {
        return std::make_unique<GatewayClient>(clock, scheduler, ids);
    };
    parts.makeReports = [](const Clock &clock, Scheduler &scheduler, IdSource &ids) {
        return std::make_unique<ReportClient>(clock, scheduler, ids);
    };
    parts.makeOutreach = [](const Clock &clock, Scheduler &scheduler) { return std::make_unique<OutreachClient>(clock, scheduler); };
    parts.makePictures = [](const Clock &clock, Scheduler &scheduler) { return std::make_unique<PictureClient>(clock, scheduler); };
    parts.makePhones = [] { return std::make_unique<LibPhoneNumbers>(); };
    parts.reportFolder = QFileInfo(journalFile).absolutePath() + QStringLiteral("/reports");
    return parts;
}

}
