// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The training menu over the training gateway: what the next payments meet until
// the trainee chooses otherwise, and the customer's phone. Ui thread.
#pragma once

#include "training/trainingserver.h"
#include "ui/shell/trainingcontrols.h"

#include <QCoreApplication>

namespace pos::ui {

class TrainingSituations final : public TrainingControls
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::TrainingSituations)
public:
    explicit TrainingSituations(training::TrainingServer &server) : m_server(server) {}

    QList<TrainingSituation> situations() const override;
    QString active() const override;
    void activate(const QString &name) override;
    void clear() override;
    void playCustomer(bool on) override { m_server.setCustomerPlayed(on); }
    void waitingOnPhone(QObject *context, std::function<void(const QList<PhonePayment> &)> then) override;
    void actOnPhone(const QString &orderId, PhoneAct act) override;

private:
    training::TrainingServer &m_server;
    QString m_active;
};

}
