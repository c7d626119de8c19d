// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything about one attempt, right of the list: money, what its state means,
// what may be done, the timeline and the evidence. Lives on the ui thread; reads
// through the engine, follows attemptChanged, and keeps its scroll position when
// the same payment is read again.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"

#include <QFrame>
#include <QTimeZone>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace pos::ui {

class Dialogs;
class MessageBar;
class NotesBox;
class OperationsPanel;
class PaymentFacts;
class StatusPill;

class PaymentDetailPane final : public QFrame
{
    Q_OBJECT
public:
    PaymentDetailPane(Engine &engine, Dialogs &dialogs, const Clock &clock, QWidget *parent = nullptr);

    /// Shop, address and time zone.
    void applySettings(const Settings &settings);
    /// Who is at the till; recorded with what is done here.
    void setOperatorName(const QString &name);
    void showAttempt(const AttemptId &id);
    /// What is chosen in the next moment is read a moment later: first comes what else changes on screen.
    void holdStep();
    const AttemptId &attempt() const noexcept { return m_id; }
    /// Asks Yuno again for the shown payment.
    void refresh();
    void takeFocus();
    /// It scrolls: words that wrap in its head must not make a small window give it all its height.
    bool hasHeightForWidth() const override { return false; }
    void writeNote();
    /// Of the shown payment, as a copy: the first one was for the customer at the counter.
    void openReceipt();
    /// Of a payment that waits for somebody to pay with a number; nothing for others.
    void openVoucherPaper();
    /// Shows the close button, where the pane covers part of the list.
    void setClosable(bool closable);

Q_SIGNALS:
    void closeRequested();
    void attemptRequested(const pos::AttemptId &id);
    void saleRequested(const pos::SaleId &sale);
    /// Have its customer contacted.
    void recoveryRequested(const pos::AttemptId &id);
    /// A short confirmation.
    void said(const QString &text);

private:
    QWidget *buildHeader();
    QWidget *buildActions();
    void load();
    void onDetail(const Result<PaymentDetail> &result);
    void onAttemptChanged(const Attempt &attempt);
    void onOperationChanged(const Operation &operation);
    void fill();
    void fillHeader();
    void readSoonIfStale();
    void readQuietly(const AttemptId &id);
    void showOperation(const OperationId &id);
    void fillActions();
    void checkNow();
    void askRelease();
    void release(const AttemptId &id, const ManagerDecision &decision);

    Engine &m_engine;
    Dialogs &m_dialogs;
    const Clock &m_clock;
    Settings m_settings;
    QTimeZone m_zone = QTimeZone::utc();
    qint64 m_checkedMs = 0; ///< last read that brought nothing new: the journal does not keep those
    AttemptId m_id;
    std::optional<PaymentDetail> m_detail;
    quint64 m_generation = 0;
    bool m_refreshing = false;

    QStackedWidget *m_stack = nullptr;
    QLabel *m_placeholder = nullptr;
    StatusPill *m_pill = nullptr;
    QLabel *m_amount = nullptr;
    QLabel *m_meaning = nullptr;
    QLabel *m_todo = nullptr;
    QLabel *m_asOf = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_refresh = nullptr;
    QPushButton *m_checkNow = nullptr;
    QPushButton *m_release = nullptr;
    QPushButton *m_openSale = nullptr;
    QPushButton *m_receipt = nullptr;
    QPushButton *m_voucher = nullptr;
    QPushButton *m_recover = nullptr;
    QWidget *m_actions = nullptr;
    QTimer *m_stepTimer = nullptr;
    bool m_loadDue = false;
    QTimer *m_staleTimer = nullptr;
    NotesBox *m_notes = nullptr;
    MessageBar *m_message = nullptr;
    OperationsPanel *m_operations = nullptr;
    PaymentFacts *m_facts = nullptr;
    QScrollArea *m_scroll = nullptr;
};

}
