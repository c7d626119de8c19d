// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The training gateway inside the program: started when the training profile
// opens, with its memory in the data folder, stopped when another profile opens.
// Also what the training menu can do to it. Ui thread; owner: Application.
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "domain/settings.h"
#include "training/trainingserver.h"

#include <QUrl>

namespace pos::ui {

class TrainingWorld
{
public:
    /// The gateway's address. A damaged memory is moved aside: it holds no real payment.
    Result<QUrl> start(const QString &dataFile);
    void stop() { m_server.stop(); }
    bool isRunning() const { return m_server.isRunning(); }
    training::TrainingServer &server() { return m_server; }

    /// The fixed keys its clients use.
    static std::shared_ptr<Credentials> keys();

private:
    training::TrainingServer m_server;
};

/// What a till needs to sell in training, filled in where the settings have nothing.
Settings withTrainingDefaults(Settings settings);

}
