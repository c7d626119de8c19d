// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the composition root hands to the engine: makers, each called once on the
// thread where its product lives and dies. services/ knows only ports; who is
// behind them is decided in ui/main.cpp.
#pragma once

#include "base/idsource.h"
#include "base/scheduler.h"
#include "ports/gatewayport.h"
#include "ports/journalstore.h"
#include "ports/outreachgateway.h"
#include "ports/phonenumbers.h"
#include "ports/pictureport.h"
#include "ports/reportport.h"
#include "services/callpacer.h"

#include <functional>
#include <memory>

namespace pos {

struct EngineParts
{
    std::shared_ptr<const Clock> clock;                                                  ///< read from every thread
    std::function<std::unique_ptr<Scheduler>()> makeScheduler;                           ///< engine thread
    std::function<std::unique_ptr<IdSource>()> makeIds;                                  ///< engine thread
    std::function<std::unique_ptr<JournalStore>(const Clock &, IdSource &)> makeJournal; ///< engine thread
    JournalReaderFactory openReader;                                                     ///< reader thread
    /// Engine thread; a second one is made for each connection test.
    std::function<std::unique_ptr<GatewayPort>(const Clock &, Scheduler &, IdSource &)> makeGateway;
    std::function<std::unique_ptr<ReportPort>(const Clock &, Scheduler &, IdSource &)> makeReports; ///< engine thread
    /// Engine thread; none = nobody is contacted.
    std::function<std::unique_ptr<OutreachGateway>(const Clock &, Scheduler &)> makeOutreach;
    /// Engine thread; none = pictures at addresses stay unknown.
    std::function<std::unique_ptr<PicturePort>(const Clock &, Scheduler &)> makePictures;
    std::function<std::unique_ptr<PhoneNumbers>()> makePhones;                           ///< any thread, each its own
    QString reportFolder;                                                                ///< for files of reports
    WatchLimits limits;
};

} // namespace pos
