// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A training menu with two situations and a customer's phone, for tests of the
// window.
#pragma once

#include "ui/shell/trainingcontrols.h"

#include <utility>

namespace pos::test {

class FakeTraining final : public ui::TrainingControls
{
public:
    QList<ui::TrainingSituation> situations() const override
    {
        return {{QStringLiteral("declined"), QStringLiteral("Declined"), QStringLiteral("The bank declines.")},
                {QStringLiteral("unknown"), QStringLiteral("Unknown (connection lost after charging)"), QStringLiteral("The answer is lost.")}};
    }
    QString active() const override { return m_active; }
    void activate(const QString &name) override { m_active = name; }
    void clear() override { m_active.clear(); }
    void playCustomer(bool on) override { played = on; }
    void waitingOnPhone(QObject *, std::function<void(const QList<ui::PhonePayment> &)> then) override { then(waiting); }
    void actOnPhone(const QString &orderId, ui::PhoneAct act) override
    {
        acts << std::pair(orderId, act);
        waiting.removeIf([&orderId](const ui::PhonePayment &payment) { return payment.orderId == orderId; });
    }

    bool played = false;
    QList<ui::PhonePayment> waiting;
    QList<std::pair<QString, ui::PhoneAct>> acts;

private:
    QString m_active;
};

}
