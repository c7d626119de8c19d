// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments from Yuno's reports: a period is chosen, brought in or compared, and
// what differs is shown and saved. The report goes on when the window is closed;
// opened again it shows how far it is. Shown with show(), never exec(). Ui
// thread; deletes itself when closed.
#pragma once

#include "ports/engine.h"

#include <QDialog>
#include <QTimeZone>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace pos::ui {

class DifferenceModel;
class Dialogs;

class ReportDialog final : public QDialog
{
    Q_OBJECT
public:
    ReportDialog(Engine &engine, Dialogs &dialogs, ReportPurpose purpose, const QTimeZone &zone, QDate today, QWidget *parent);

Q_SIGNALS:
    void paymentRequested(const pos::AttemptId &attempt);

protected:
    bool event(QEvent *event) override;

private:
    void build();
    void addPeriod(QVBoxLayout *layout);
    void addOutcome(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    void choosePeriod(int preset);
    void begin();
    void showJob(const ReportJob &job);
    void showFindings();
    void save();
    void say(const QString &text);
    bool isBusy() const { return m_job && !isOver(m_job->stage); }

    Engine &m_engine;
    Dialogs &m_dialogs;
    const ReportPurpose m_purpose;
    const QTimeZone m_zone;
    const QDate m_today;
    std::optional<ReportJob> m_job; ///< the one this window shows
    QComboBox *m_preset = nullptr;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_until = nullptr;
    QCheckBox *m_hourly = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_tally = nullptr;
    QProgressBar *m_progress = nullptr;
    QTableView *m_table = nullptr;
    DifferenceModel *m_differences = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_accept = nullptr;
};

}
