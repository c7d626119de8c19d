// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How long personal data is kept, and what the last clean-ups removed. ui thread.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;

namespace pos::ui {

class FormField;
class SettingsFields;

class PrivacySection final : public QWidget
{
    Q_OBJECT
public:
    PrivacySection(Engine &engine, SettingsFields &fields, const Clock &clock, QWidget *parent = nullptr);
    void applySettings(const Settings &settings);

protected:
    void showEvent(QShowEvent *event) override;

private:
    FormField *months(const QString &name, const QString &label, const char *object, int RetentionSettings::*value);
    void load();

    Engine &m_engine;
    SettingsFields &m_fields;
    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::utc();
    QLabel *m_reports;
};

}
