// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One run: gateway or judge, proxy, and a till that is killed and started again
// until every sale is settled; then journal and gateway are compared. Links and
// includes nothing of the till. One thread, its own event loop.
#pragma once

#include "judge/judgeserver.h"
#include "proxy/faultproxy.h"
#include "supervisor/gatewaycount.h"
#include "supervisor/killplan.h"
#include "supervisor/outcome.h"
#include "supervisor/tillprocess.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace soak {

struct Keys
{
    QByteArray publicKey, privateKey;
};

class Supervisor : public QObject
{
    Q_OBJECT
public:
    Supervisor(const Options &options, Keys keys, QString folder, QObject *parent = nullptr);
    ~Supervisor() override;

    void start();

Q_SIGNALS:
    /// `outcome` means something with Good and Failed only; else `error` says why.
    void finished(soak::Exit code, const soak::Outcome &outcome, const QString &error);

private:
    enum class Stage { Probing, Selling, Ending, Calming, Counting, Over };

    bool prepare(QString &error);
    void sell();
    void launch();
    void tick();
    void watchSelling();
    void obey(KillPlan::Order order);
    bool passed(Step step);
    void tillEnded(bool killed, int exitCode);
    void calmDown();
    void countAll(bool ok, const TillReport &report);
    void conclude(const QList<GatewayRecord> &payments, const QString &error);
    void giveUp(Exit code, const QString &error);
    QList<GatewayRecord> judgesRecords();

    const Options m_options;
    const Keys m_keys;
    const QString m_folder;
    std::unique_ptr<Board> m_board;
    std::unique_ptr<KillPlan> m_kills;
    std::unique_ptr<JudgeGateway> m_judge; ///< nullptr = somebody else's gateway
    std::unique_ptr<JudgeServer> m_judgeServer;
    FaultPlan m_faults;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<TillProcess> m_till;
    std::unique_ptr<GatewayCount> m_count;
    QUrl m_gateway;
    Stage m_stage = Stage::Probing;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    qint64 m_calmSinceMs = 0;
    bool m_killOrdered = false;
    int m_earlyEnds = 0;
    TillReport m_journal;
    QStringList m_troubles;
};

} // namespace soak
