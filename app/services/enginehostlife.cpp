// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Beginning and end of the two threads, opening and restoring the journal, and
// what the top bar counts. Everything the ui asks is in enginehost.cpp.
#include "services/enginehost.h"

#include "services/enginehostdrawer.h"
#include "services/enginehostoutreach.h"
#include "services/enginehostsplit.h"
#include "services/latestquestions.h"

namespace pos {

EngineHost::EngineHost(EngineParts parts, QObject *parent)
    : Engine(parent)
    , m_parts(std::move(parts))
    , m_latest(std::make_shared<LatestQuestions>())
    , m_exports(m_parts.openReader, m_parts.clock)
{
    m_core = new EngineCore(m_parts);
    m_core->moveToThread(&m_engineThread);
    connect(&m_engineThread, &QThread::finished, m_core, &QObject::deleteLater);
    m_reader = new ReaderSide;
    m_reader->moveToThread(&m_readerThread);
    connect(&m_readerThread, &QThread::finished, m_reader, &QObject::deleteLater);

    connect(this, &Engine::attentionChanged, this, [this](const AttentionCounts &counts) { m_attention = counts; });
    connect(this, &Engine::healthChanged, this, [this](const HealthReport &report) { m_health = report; });
    connect(this, &Engine::blockChanged, this, [this](const BlockReport &report) { m_block = report; });
    connect(m_core, &EngineCore::attemptChanged, this, &Engine::attemptChanged);
    connect(m_core, &EngineCore::operationChanged, this, &Engine::operationChanged);
    connect(m_core, &EngineCore::paymentsChanged, this, &Engine::paymentsChanged);
    connect(m_core, &EngineCore::paymentsChanged, this, &EngineHost::countAttention);
    connect(m_core, &EngineCore::healthChanged, this, &Engine::healthChanged);
    connect(m_core, &EngineCore::blockChanged, this, &Engine::blockChanged);
    connect(m_core, &EngineCore::lateMoneyFound, this, &Engine::lateMoneyFound);
    connect(m_core, &EngineCore::reportJobChanged, this, &Engine::reportJobChanged);
    connect(m_core, &EngineCore::refreshProgressed, this, &Engine::refreshProgressed);
    connect(m_core, &EngineCore::noticesChanged, this, &Engine::noticesChanged);
    connect(m_core, &EngineCore::personalDataPurged, this, &Engine::personalDataPurged);

    m_drawer = new Drawer(*this);
    connect(m_core, &EngineCore::drawerChanged, m_drawer, &DrawerDesk::changed);
    m_split = new Split(*this);
    connect(m_core, &EngineCore::splitChanged, m_split, &SplitDesk::changed);
    if (m_parts.makeOutreach && m_parts.makePhones) {
        m_outreach = new Outreach(*this);
        connect(m_core, &EngineCore::outreachChanged, m_outreach, &OutreachDesk::changed);
    }

    m_engineThread.setObjectName(QStringLiteral("engine"));
    m_readerThread.setObjectName(QStringLiteral("reader"));
    m_engineThread.start();
    m_readerThread.start();
}

void EngineHost::tellStanding()
{
    if (m_attention)
        Q_EMIT attentionChanged(*m_attention);
    if (m_health)
        Q_EMIT healthChanged(*m_health);
    if (m_block)
        Q_EMIT blockChanged(*m_block);
}

EngineHost::~EngineHost()
{
    m_core->disconnect(this);
    m_exports.stopAll();
    m_readerThread.quit();
    m_readerThread.wait(); // readers go before the journal closes
    QMetaObject::invokeMethod(
        m_core,
        [core = m_core] {
            core->shutDown();
            core->thread()->quit();
        },
        Qt::QueuedConnection);
    m_engineThread.wait();
}

// --- the journal -----------------------------------------------------------------------------------

void EngineHost::start(QObject *context, Then<StartReport> then)
{
    askEngine<StartReport>(
        this,
        [this, answer = reply<StartReport>(context, std::move(then))](const Result<StartReport> &report) {
            openReader(*report, answer);
        },
        [](EngineCore &core) { return Result<StartReport>(core.start()); });
}

/// The engine has opened or refused the file; the pages need the other side of it before they ask.
void EngineHost::openReader(const StartReport &report, std::function<void(const Result<StartReport> &)> answer)
{
    if (report.storage) {
        answer(report);
        return;
    }
    QMetaObject::invokeMethod(
        m_reader,
        [side = m_reader, core = m_core, open = m_parts.openReader, report, answer = std::move(answer)] {
            Result<std::unique_ptr<JournalReader>> reader = open();
            StartReport complete = report;
            if (reader)
                side->reader = std::move(*reader);
            else
                complete.storage = reader.error();
            if (!reader && reader.error().kind == ErrorKind::StorageCorrupt)
                noticeDamage(core, reader.error());
            answer(complete);
        },
        Qt::QueuedConnection);
    if (report.uncleanEnd)
        checkFile();
    countAttention();
}

/// Behind the first questions of the pages in the reader's queue, so behind the first paint.
void EngineHost::checkFile()
{
    askReader<void>(
        this,
        [this](const Result<void> &found) {
            if (!found)
                onEngine([error = found.error()](EngineCore &core) { core.journalDamaged(error); });
        },
        [](JournalReader &reader) { return reader.quickCheck(); });
}

void EngineHost::closeReader(std::function<void()> next)
{
    m_exports.stopAll(); // they read, too
    QMetaObject::invokeMethod(
        m_reader,
        [side = m_reader, home = static_cast<QObject *>(this), next = std::move(next)] {
            side->reader.reset();
            QMetaObject::invokeMethod(home, next, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void EngineHost::restore(const QString &path, QObject *context, Then<StartReport> then)
{
    closeReader([this, path, answer = reply<StartReport>(context, std::move(then))] {
        askEngine<StartReport>(
            this,
            [this, answer](const Result<StartReport> &report) {
                // A failed restore leaves the old journal open: its reader is wanted all the same.
                StartReport forReader = *report;
                forReader.storage.reset();
                openReader(forReader, [answer, report](const Result<StartReport> &opened) {
                    if (report->storage)
                        answer(fail(*report->storage));
                    else
                        answer(opened);
                });
            },
            [path](EngineCore &core) { return Result<StartReport>(core.restore(path)); });
    });
}

void EngineHost::configure(const Settings &settings, Credentials credentials)
{
    if (m_outreach)
        m_outreach->configure(settings);
    onEngine([settings, keys = std::make_shared<Credentials>(std::move(credentials))](EngineCore &core) {
        core.configure(settings, std::move(*keys));
    });
}

void EngineHost::countAttention()
{
    if (std::exchange(m_counting, true)) {
        m_countAgain = true;
        return;
    }
    askReader<AttentionCounts>(
        this,
        [this](const Result<AttentionCounts> &counts) {
            m_counting = false;
            if (counts)
                Q_EMIT attentionChanged(*counts);
            if (std::exchange(m_countAgain, false))
                countAttention();
        },
        [](JournalReader &reader) { return reader.attention(); });
}

int EngineHost::openAttemptCount() const
{
    return m_core->openAttempts;
}

} // namespace pos
