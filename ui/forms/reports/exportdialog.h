// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which payments, in which form: then a place is chosen and the file written
// while the till goes on. Shown with show(), never exec(); closing it cancels.
// Ui thread; deletes itself when closed.
#pragma once

#include "ports/engine.h"

#include <QDialog>
#include <QLocale>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class Dialogs;

class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Choice
    {
        PaymentQuery query;           ///< of the list
        QList<AttemptId> selected;    ///< in the list's order
        QByteArray timeZone;
        QDate today;                  ///< for the suggested name
        bool preferSelected = false;
    };
    ExportDialog(Engine &engine, Dialogs &dialogs, const Choice &choice, const QLocale &locale, QWidget *parent);

    void reject() override;

private:
    void build();
    void addScope(QVBoxLayout *layout);
    void addForm(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    void updateChoices();
    ExportFormat format() const;
    void choosePlace();
    void begin(const QString &path);
    void onProgress(const ExportProgress &progress);
    void onFinished(const Result<ExportResult> &result);
    void setRunning(bool running);
    void say(const QString &text);

    Engine &m_engine;
    Dialogs &m_dialogs;
    const Choice m_choice;
    const QLocale m_locale;
    QComboBox *m_scope = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_numbers = nullptr;
    QCheckBox *m_mark = nullptr;
    QLabel *m_message = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_reject = nullptr;
    ExportTicket m_ticket = 0; ///< of the one that runs
};

}
