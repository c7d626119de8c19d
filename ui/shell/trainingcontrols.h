// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the training menu can do: make the next payment meet a situation, and play
// the customer of a payment that waits. Implemented by the composition root over app/training; absent outside
// training mode. Texts are given ready for the screen.
#pragma once

#include <QList>
#include <QString>

#include <functional>

class QObject;

namespace pos::ui {

struct TrainingSituation
{
    QString name;  ///< stable: "declined", "unknown", "gateway-down"
    QString title; ///< "Unknown (connection lost after charging)"
    QString hint;  ///< one sentence: what the trainee will see
};

/// A payment that waits for a customer.
struct PhonePayment
{
    QString orderId;
    QString method; ///< "PIX"
    QString amount; ///< "BRL 12,50"

    friend bool operator==(const PhonePayment &, const PhonePayment &) = default;
};

enum class PhoneAct { Approve, Decline, Ignore, Expire };

class TrainingControls
{
public:
    virtual ~TrainingControls() = default;
    virtual QList<TrainingSituation> situations() const = 0;
    /// Name of the situation in force, or empty for the normal course (everything approved).
    virtual QString active() const = 0;
    virtual void activate(const QString &name) = 0;
    virtual void clear() = 0;
    /// While true, customers act only by actOnPhone().
    virtual void playCustomer(bool on) = 0;
    /// Newest first; answers on the ui thread, not at all when `context` is gone.
    virtual void waitingOnPhone(QObject *context, std::function<void(const QList<PhonePayment> &)> then) = 0;
    virtual void actOnPhone(const QString &orderId, PhoneAct act) = 0;
};

}
