// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Recovery page: the work-list of sales that were not paid, most urgent
// first, and below it what was done. Contacts are made by a person, one at a
// time, in OutreachDialog. Keys: J K move, Return opens, W WhatsApp, C call,
// N note, S rest until tomorrow, M mine, L lists, P proof, Insert somebody new, Delete forget a person; F1 has them all.
// Ui thread; asks the engine only.
#pragma once

#include "base/clock.h"
#include "domain/settings.h"
#include "ports/engine.h"
#include "ui/forms/outreach/outreachopener.h"
#include "ui/shell/page.h"

#include <QDialog>
#include <QPointer>
#include <QTimeZone>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace pos::ui {

class MessageBar;
class OutreachHistoryModel;
class RecoveryModel;

class RecoveryPage final : public Page
{
    Q_OBJECT
public:
    RecoveryPage(Engine &engine, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("recovery"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("phone"); }
    QKeySequence shortcut() const override { return QKeySequence(Qt::CTRL | Qt::Key_3); }
    void activate() override;
    void applySettings(const Settings &settings) override;

    /// From other pages: the dialog opens over whatever is in view.
    OutreachOpener &opener() { return *m_opener; }

Q_SIGNALS:
    /// What became of the contacts: Yuno's report of communications.
    void reportRequested();

private:
    QWidget *buildHead();
    QWidget *buildList();
    QWidget *buildHistory();
    void buildKeys();
    QPushButton *addButton(QHBoxLayout *row, const char *name, const QString &text, const QKeySequence &keys, std::function<void()> run);
    void load();
    void loadHistory();
    void onRows(const QList<RecoveryRow> &rows);
    void onCurrent();
    void showRecord();
    void tellRested(const QList<RecoveryRow> &rows);
    void step(int by);
    void openCurrent(std::optional<ContactChannel> channel);
    void change(OutreachCaseChange::What what, const QString &note, qint64 untilMs, const QString &said);
    void writeNote();
    void rest();
    void take();
    void openLists();
    void askProof();
    void writeProof(const ContactProof &proof);
    void forget();
    void forgotten(const Result<void> &result);

    Engine &m_engine;
    OutreachDesk &m_desk;
    Dialogs &m_dialogs;
    OperatorSession &m_session;
    const Clock &m_clock;
    OutreachOpener *m_opener;
    RecoveryModel *m_model;
    OutreachHistoryModel *m_history;
    Settings m_settings;
    QTimeZone m_zone = QTimeZone::utc();
    MessageBar *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr, *m_past = nullptr;
    QLabel *m_advice = nullptr;
    QCheckBox *m_onlyThis = nullptr;
    QPlainTextEdit *m_evidence = nullptr;
    QPointer<QDialog> m_lists;
    QList<QPushButton *> m_rowButtons;
    QPushButton *m_forget = nullptr;
    QTimer *m_soon, *m_minute;
    qint64 m_loadedMs = 0;
    OutreachCaseId m_current;
    bool m_stale = true;
};

} // namespace pos::ui
