// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Payments page: search, state filter, the list newest first, and the detail
// of the chosen payment. Lives on the ui thread; asks the engine only, owns its
// model. Keys: / search, J K and arrows move, Enter opens, Escape goes back,
// Ctrl+C copies the order id, Ctrl+R refreshes.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"
#include "ui/shell/page.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace pos::ui {

class Dialogs;
class EmptyState;
class MessageBar;
class PaymentDetailPane;
class PaymentsTable;
class PaymentsTableModel;

class PaymentsPage final : public Page
{
    Q_OBJECT
public:
    enum class Filter { All, NeedsAttention, Waiting, Approved, Declined };

    PaymentsPage(Engine &engine, Dialogs &dialogs, const Clock &clock, const Settings &settings,
                 QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("payments"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("payments"); }
    QKeySequence shortcut() const override { return QKeySequence(Qt::CTRL | Qt::Key_2); }
    void activate() override;
    void applySettings(const Settings &settings) override;
    void showPayments(const PaymentQuery &query) override;
    void showPayment(const AttemptId &id) override;

    void showFilter(Filter filter);
    /// Who is at the till; recorded with what is done here.
    void setOperatorName(const QString &name);
    static QString filterName(Filter filter);
    static PaymentQuery queryFor(Filter filter, const QString &text);

Q_SIGNALS:
    /// Bring this sale to the Charge page, to be charged again.
    void saleRequested(const pos::SaleId &sale);

protected:
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildTop();
    QWidget *buildList();
    void buildActions();
    void applyQuery();
    void updateListState();
    void updateEmptyState(bool failed);
    void onCurrentChanged();
    void afterReset();
    void openDetail();
    void closeDetail();
    void copyOrderId();
    void arrange();

    Engine &m_engine;
    const Clock &m_clock;
    PaymentsTableModel *m_model;
    QLineEdit *m_search = nullptr;
    QButtonGroup *m_filters = nullptr;
    PaymentsTable *m_table = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_emptyAction = nullptr;
    QLabel *m_asOf = nullptr;
    MessageBar *m_message = nullptr;
    PaymentDetailPane *m_detail = nullptr;
    QTimer *m_searchDelay = nullptr;
    QTimer *m_asOfTimer = nullptr;
    AttemptId m_selected;
    bool m_detailOpen = false;
    bool m_focusTable = false; ///< the list was empty when the page came to the front
};

}
