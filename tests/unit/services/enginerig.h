// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineCore over fakes, on one thread and manual time.
#pragma once

#include "services/enginecore.h"
#include "support/fakegateway.h"
#include "support/fakestore.h"
#include "support/manualtime.h"
#include "support/samples.h"
#include "unit/services/reportdesk.h"

#include <QTemporaryDir>

namespace pos::test {

struct Rig
{
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
    ManualScheduler scheduler{*clock};
    FakeJournal journal;
    Notebook notebook;
    FakeStore *store = nullptr;
    FakeGateway *gateway = nullptr; ///< the first one made
    int gateways = 0;
    RetentionJournal *retention = nullptr;
    FakeReports *reports = nullptr; ///< when there are any
    QTemporaryDir folder;
    std::optional<Error> openError;
    JournalOpening opening;
    std::unique_ptr<EngineCore> core;

    /// The core wants a scheduler of its own; time is the test's all the same.
    struct Borrowed final : Scheduler
    {
        explicit Borrowed(Scheduler &s)
            : inner(s)
        {
        }
        TimerToken after(Millis delay, QObject *context, std::function<void()> task) override
        {
            return inner.after(delay, context, std::move(task));
        }
        void cancel(TimerToken token) override { inner.cancel(token); }
        Scheduler &inner;
    };

    explicit Rig(bool withReports = false)
    {
        journal.plant(ana());
        EngineParts parts;
        parts.clock = clock;
        parts.makeScheduler = [this] { return std::make_unique<Borrowed>(scheduler); };
        parts.makeIds = [] { return std::make_unique<SeededIdSource>(11); };
        parts.makeJournal = [this](const Clock &, IdSource &) {
            auto made = std::make_unique<FakeStore>(journal, notebook);
            made->openError = openError;
            made->opening = opening;
            made->retentionJournal = retention;
            store = made.get();
            return made;
        };
        parts.makeGateway = [this](const Clock &c, Scheduler &s, IdSource &) {
            auto made = std::make_unique<FakeGateway>(c, s);
            if (gateways++ == 0)
                gateway = made.get();
            return made;
        };
        if (withReports) {
            parts.makeReports = [this](const Clock &, Scheduler &s, IdSource &) {
                auto made = std::make_unique<FakeReports>(s);
                reports = made.get();
                return made;
            };
            parts.reportFolder = folder.filePath(QStringLiteral("reports"));
        }
        parts.limits = {0, 6};
        core = std::make_unique<EngineCore>(parts);
    }
    StartReport start()
    {
        core->configure(tillSettings(), someKeys());
        const StartReport report = core->start();
        scheduler.settle();
        return report;
    }
    Sale sale()
    {
        Sale made = *core->newSale(QStringLiteral("Cashier 1"));
        const SaleId id = made.id;
        made = openSale(id.text());
        core->saveSale(made);
        return made;
    }
    Attempt sent()
    {
        gateway->sessions.rule = [](const Seen &) { return std::optional(good(CheckoutSession{})); };
        const Result<Attempt> attempt = core->charge(orderFor(sale()));
        Q_ASSERT(attempt);
        scheduler.settle();
        return *journal.attempt(attempt->id);
    }
};

inline const ManagerDecision Decision{QStringLiteral("Bo"), QStringLiteral("checked with support")};

} // namespace pos::test
