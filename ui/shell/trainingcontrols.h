// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the training menu can do: make the next payment meet a situation.
// Implemented by the composition root over app/training; absent outside
// training mode. Texts are given ready for the screen.
#pragma once

#include <QList>
#include <QString>

namespace pos::ui {

struct TrainingSituation
{
    QString name;  ///< stable: "declined", "unknown", "gateway-down"
    QString title; ///< "Unknown (connection lost after charging)"
    QString hint;  ///< one sentence: what the trainee will see
};

class TrainingControls
{
public:
    virtual ~TrainingControls() = default;
    virtual QList<TrainingSituation> situations() const = 0;
    /// Name of the situation in force, or empty for the normal course (everything approved).
    virtual QString active() const = 0;
    virtual void activate(const QString &name) = 0;
    virtual void clear() = 0;
};

}
