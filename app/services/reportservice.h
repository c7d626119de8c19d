// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Follows one report of Yuno from the question to its last row, whatever comes
// between (CONTRACT 11.1, 2.3): every step is in the journal before the next,
// so a restart goes on where it was. What the rows mean is the readers' affair
// (importreader.h, comparereader.h). Nothing that moves money is ever sent. Engine
// thread; owned by EngineCore; waits while calls make no sense.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "base/scheduler.h"
#include "ports/journalport.h"
#include "ports/reportport.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace pos {

/// Takes the rows of one report in portions.
class ReportReader
{
public:
    virtual ~ReportReader() = default;
    /// What has to be known before the first row, in steps; true = ready.
    virtual Result<bool> prepare(const ReportJob &) { return true; }
    virtual Result<void> take(const QList<Payment> &payments, ReportJob &job) = 0;
    /// Of a report of communications, instead.
    virtual Result<void> takeTalks(const QList<Communication> &, ReportJob &) { return {}; }
    /// After the last row.
    virtual Result<void> finish(ReportJob &) { return {}; }
    /// After finish(): another report of the same period that belongs to it.
    virtual std::optional<ReportType> following() const { return std::nullopt; }
};

class ReportService final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        ReportPort &gateway;
        JournalPort &journal;
        Scheduler &scheduler;
        const Clock &clock;
        IdSource &ids;
        QString folder; ///< for downloaded files; made when it is needed
        std::function<std::unique_ptr<ReportReader>(const ReportJob &)> makeReader;
    };
    explicit ReportService(const Parts &parts);
    ~ReportService() override;

    /// Takes up what an earlier run left unfinished.
    Result<void> start();
    /// Nothing is asked while calls make no sense.
    void configure(bool canCall);

    /// Conflict while one is under way, InvalidInput for a period that Yuno would refuse.
    Result<ReportJob> request(ReportPurpose purpose, qint64 fromMs, qint64 untilMs, bool byHand = true);
    void cancel();
    /// Every hour, the last two days; quiet when another report is under way.
    Result<void> setSchedule(bool on);
    bool isScheduled() const { return m_scheduled; }
    const std::optional<ReportJob> &job() const { return m_job; }
    bool isBusy() const { return m_job && !isOver(m_job->stage); }

Q_SIGNALS:
    void jobChanged(const pos::ReportJob &job);

private:
    void finishCall();
    void step();
    void stepAfter(Millis delay);
    void ask();
    void lookUp();
    void follow();
    void download();
    void fetch(const QUrl &link);
    void keep(const QByteArray &file);
    void beginLeg(ReportType type);
    void openFile();
    void readOn();
    void count(qsizetype rows);
    void afterPortion(bool atEnd, const Result<void> &taken);
    void unreadable(const Error &error);
    void onReport(const Result<Report> &report);
    /// What a failed call means.
    void onTrouble(const Error &error, bool mayHaveArrived);
    void askAgain(const Error &why);
    void end(ReportStage stage, const std::optional<Error> &error = {});
    bool store();
    void announce(bool soon);
    QString pathOf(const ReportJob &job) const;
    void forgetFile();
    void forgetLeg();

    const Parts m_parts;
    std::optional<ReportJob> m_job;
    bool m_canCall = false;
    Call m_call;
    std::vector<Call> m_finished;
    void planNext(Millis delay);

    TimerToken m_timer = 0;
    TimerToken m_hourly = 0;
    bool m_scheduled = false;
    int m_troubles = 0;         ///< in a row
    int m_fetches = 0;          ///< of files that arrived damaged
    std::unique_ptr<ReportReader> m_reader;
    std::unique_ptr<ReportRows> m_rows;
    bool m_prepared = false;
    qint64 m_unreadableBefore = 0; ///< lines of the report before, of the same job
    qint64 m_announcedMs = 0;
    std::optional<ReportStage> m_announcedStage;
};

/// As a fact of the journal, and back.
QString reportJobText(const ReportJob &job);
std::optional<ReportJob> reportJobFromText(const QString &text);

}
