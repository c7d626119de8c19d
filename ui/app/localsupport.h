// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// SupportTools on this machine: folders in the file manager, the support bundle
// written on a worker thread. Ui thread; the engine must outlive it.
#pragma once

#include "platform/datapaths.h"
#include "ports/engine.h"
#include "ui/forms/settings/supporttools.h"

#include <QObject>

namespace pos::ui {

class LocalSupport final : public QObject, public SupportTools
{
    Q_OBJECT
public:
    LocalSupport(DataPaths paths, Engine &engine, QObject *parent = nullptr);

    /// What the bundle says about the till.
    void applySettings(const Settings &settings) { m_settings = settings; }

    QString version() const override;
    QString dataFolder() const override { return m_paths.root(); }
    QString logFolder() const override { return m_paths.logFolder(); }
    bool openFolder(const QString &path) override;
    void makeBundle(const QString &path, std::function<void(Result<QString>)> done) override;

private:
    void writeBundle(const QString &path, const Result<QByteArray> &evidence, std::function<void(Result<QString>)> done);

    DataPaths m_paths;
    Engine &m_engine;
    Settings m_settings;
};

}
