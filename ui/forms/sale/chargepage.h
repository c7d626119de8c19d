// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Charge page: the selling side at the left (cart, or in its place the
// customer or the parked sales), the paying side at the right (or the outcome
// of an attempt). Puts the parts together and gives them their keys; the sale
// itself is SaleController's. A charge goes on whether the page is shown or not.
#pragma once

#include "ui/forms/sale/outcomeface.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"
#include "ui/shell/page.h"

#include <QSet>

class QAction;
class QStackedWidget;

namespace pos {
class Clock;
}

namespace pos::ui {

class Articles;
class CartSide;
class CustomerEditor;
class MessageBar;
class ParkedPanel;
class PaySide;
class SaleController;
class WaitingPanel;
struct Paper;

class ChargePage : public Page
{
    Q_OBJECT
public:
    ChargePage(Engine &engine, Articles &articles, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("charge"); }
    QString title() const override { return tr("Charge"); }
    QString iconName() const override { return QStringLiteral("charge"); }
    QKeySequence shortcut() const override { return QKeySequence(Qt::CTRL | Qt::Key_1); }
    void activate() override;
    void applySettings(const Settings &settings) override;

    /// After Engine::start(): brings the unfinished sale back, or begins one.
    void begin(const Result<StartReport> &report);
    SaleController &controller() { return *m_sale; }

Q_SIGNALS:
    /// Have the customer contacted about this attempt / this sale.
    void attemptRecoveryRequested(const pos::AttemptId &id);
    void saleRecoveryRequested(const pos::SaleId &id);

private:
    QAction *addKey(const QString &name, const QString &text, const QList<QKeySequence> &keys, std::function<void()> run,
                    bool editingOnly = true);
    void buildKeys();
    void connectParts();
    void onSaleReplaced();
    void onPhase();
    void onFailed(const Error &error);
    void tryCharge();
    void mainKey();
    void onOutcomeAction(OutcomeAction action);
    void showWatched();
    void showWaiting();
    void openNewCustomer(const QString &typed);
    void openCustomer();
    void closeLeft();
    void onCustomerSaved(const Customer &customer);
    CustomerEditor &editor();
    void restoreEditor();
    void saveEditorDraft();
    void park();
    void openParked();
    void refreshParkedCount();
    void askDiscard();
    void askSettle(TenderKind by);
    void askPayBack();
    void askRemoveCard(const SavedMethod &card);
    void askRelease();
    void wayToPayKey();
    void copyForCustomer();
    void shareLink(OutcomeAction by);
    void askGiveUp();
    void askCancelLink();
    void letGo(OutcomeAction offered);
    std::optional<Paper> voucherOfLatest() const;
    void openVoucherPaper();
    void openReceipt();
    void openTenderReceipt(const DrawerEntryId &id);
    void openSplitReceipt();

    Engine &m_engine;
    Dialogs &m_dialogs;
    OperatorSession &m_session;
    const Clock &m_clock;
    SaleController *m_sale;
    MessageBar *m_message;
    MessageBar *m_watched;
    QStackedWidget *m_left;
    CartSide *m_cart;
    CustomerEditor *m_editor = nullptr; ///< made when first needed: start-up is measured
    ParkedPanel *m_parked = nullptr;
    WaitingPanel *m_waiting = nullptr; ///< likewise
    PaySide *m_pay;
    QList<QAction *> m_editingActions;
    QSet<DrawerEntryId> m_tenderReceipts; ///< likewise
    QSet<SaleId> m_saleReceipts; ///< likewise
    QSet<AttemptId> m_receipts; ///< given out since the start: another one is a copy
};

}
