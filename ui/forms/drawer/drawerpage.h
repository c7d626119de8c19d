// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The drawer: every line since it was closed last, sales of any day by their
// number, paying back, and the count that closes it, kept and printable. Cash
// and other tender only; payments through Yuno are on the Payments page. Ui
// thread; the engine must keep a drawer (Engine::drawer()).
#pragma once

#include "ports/drawerdesk.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTimer;

namespace pos {
class Clock;
}

namespace pos::ui {

class Dialogs;
class DrawerDialog;
class DrawerModel;
class DrawerSums;
struct DrawerQuestion;
class MessageBar;
class OperatorSession;

class DrawerPage final : public Page
{
    Q_OBJECT
public:
    DrawerPage(Engine &engine, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("drawer"); }
    QString title() const override { return tr("Drawer"); }
    QString iconName() const override { return QStringLiteral("coins"); }
    QKeySequence shortcut() const override { return QKeySequence(Qt::CTRL | Qt::Key_4); }
    void activate() override;
    void applySettings(const Settings &settings) override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildKeys();
    void connectParts();
    void fillCurrencies();
    Currency currency() const;
    void reload();
    void showSheet(const DrawerSheet &sheet);
    void fitColumns();
    const DrawerEntry *current() const;
    void updateActions();
    bool hasOperator();
    // drawerpageactions.cpp
    void askFloat();
    void sayInstead();
    void askPayout();
    void openPayout(const TenderDetail &detail);
    void askClose(Money counted, Money expected, const QString &reason);
    void close(const CloseOrder &order);
    void openReceipt();
    void printClose(const DrawerEntryId &id, bool again);
    DrawerDialog *ask(const DrawerQuestion &question);

    Engine &m_engine;
    DrawerDesk &m_desk;
    Dialogs &m_dialogs;
    OperatorSession &m_session;
    const Clock &m_clock;
    Settings m_settings;
    DrawerDay m_day;
    int m_question = 0; ///< late answers to an older one are dropped
    MessageBar *m_message;
    QComboBox *m_currencies;
    QLineEdit *m_search;
    QTableView *m_table;
    DrawerModel *m_model;
    QLabel *m_empty;
    QPushButton *m_payBackButton;
    QPushButton *m_receiptButton;
    QComboBox *m_closes;
    QPushButton *m_printButton;
    DrawerSums *m_sums;
    QTimer *m_pause;
};

}
