// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One whole sale, without a window: engine, journal, client and training gateway
// as the program uses them. For --self-check. Answers once.
#pragma once

#include "base/clock.h"
#include "domain/sale.h"
#include "ports/engine.h"
#include "ui/app/trainingworld.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace pos::ui {

class TrainingSale final : public QObject
{
    Q_OBJECT
public:
    TrainingSale(const QString &journalFile, Millis patience, QObject *parent = nullptr);
    ~TrainingSale() override;
    void start();

Q_SIGNALS:
    /// `trouble` is empty when the payment was approved.
    void finished(const QString &trouble, const QString &summary);

private:
    void findCard();
    void sell(const Customer &customer, const SavedMethod &card);
    void charge(const Sale &sale, const Customer &customer, const SavedMethod &card);
    void onAttempt(const Attempt &attempt);
    void finish(const QString &trouble);
    /// The value, or the end of the check with this step's name.
    template <typename T> const T *need(const Result<T> &result, const char *step);

    QString m_journalFile;
    Settings m_settings;
    TrainingWorld m_world;
    std::unique_ptr<Engine> m_engine;
    QTimer m_deadline;
    QElapsedTimer m_elapsed;
    QString m_step;
    bool m_done = false;
};

}
