// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Payments page: named views, search with filters as chips, the list in any
// order, and the detail of the chosen payment. Lives on the ui thread; asks the
// engine only, owns its model. Keys: / search, F filter, 0 to 5 views, J K and
// arrows move, Enter opens, Escape goes back, Ctrl+C copies the selected rows,
// Ctrl+R refreshes, Ctrl+E exports, Ctrl+I imports
// from Yuno, Ctrl+Shift+I compares with it; F1 has them all.
#pragma once

#include "base/clock.h"
#include "domain/paymentsearch.h"
#include "ports/engine.h"
#include "ports/preferencestore.h"
#include "ui/shell/page.h"

#include <QTimeZone>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace pos::ui {

class BulkBar;
class Dialogs;
class EmptyState;
class KpiRow;
class MessageBar;
class PaymentDetailPane;
class PaymentsTable;
class PaymentsTableModel;
class QueryBar;
class ViewBar;

class PaymentsPage final : public Page
{
    Q_OBJECT
public:
    PaymentsPage(Engine &engine, Dialogs &dialogs, const Clock &clock, PreferenceStore &preferences,
                 const Settings &settings, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("payments"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("payments"); }
    QKeySequence shortcut() const override { return QKeySequence(Qt::CTRL | Qt::Key_2); }
    void activate() override;
    void applySettings(const Settings &settings) override;
    void showPayments(const QString &search) override;
    void showPayment(const AttemptId &id) override;

    /// Who is at the till; recorded with what is done here.
    void setOperatorName(const QString &name);

Q_SIGNALS:
    /// Bring this sale to the Charge page, to be charged again.
    void saleRequested(const pos::SaleId &sale);
    void recoveryRequested(const pos::AttemptId &id);

protected:
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildTop(Dialogs &dialogs);
    QWidget *buildList();
    void connectParts();
    void buildActions();
    void buildViewActions();
    void buildLiveActions();
    void refreshSelected();
    void openFind(const QString &id);
    void applyQuery();
    /// Puts a condition in the place of those of the same kind.
    void replaceTerms(const QList<SearchField> &fields, const QString &term);
    void updateListState();
    void updateEmptyState(bool failed);
    void onCurrentChanged();
    void afterReset();
    void openDetail();
    void closeDetail();
    void copy(const QString &text, const QString &what);
    void copyRows();
    void showRowMenu(const QPoint &position);
    void buildReportActions();
    QList<AttemptId> selectedAttempts() const;
    void openExport(bool selection);
    void openReport(ReportPurpose purpose);
    void addReportButtons(QHBoxLayout *row);
    void rememberColumns();
    void arrange();

    Engine &m_engine;
    Dialogs &m_dialogs;
    const Clock &m_clock;
    PaymentsTableModel *m_model;
    PreferenceStore &m_preferences;
    ViewBar *m_views = nullptr;
    QueryBar *m_query = nullptr;
    KpiRow *m_kpis = nullptr;
    QMenu *m_columnsMenu = nullptr;
    QPushButton *m_columnsButton = nullptr;
    PaymentsTable *m_table = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_emptyAction = nullptr;
    QPushButton *m_emptyFind = nullptr;
    BulkBar *m_bulk = nullptr;
    QTimeZone m_zone = QTimeZone::utc();
    QLabel *m_asOf = nullptr;
    MessageBar *m_message = nullptr;
    PaymentDetailPane *m_detail = nullptr;
    QTimer *m_columnsTimer = nullptr;
    QTimer *m_asOfTimer = nullptr;
    AttemptId m_selected;
    bool m_detailOpen = false;
    bool m_focusTable = false; ///< the list was empty when the page came to the front
};

} // namespace pos::ui
