// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/paymentspage.h"

#include "base/log.h"
#include "base/timezones.h"
#include "domain/paymentsearch.h"
#include "ui/forms/payments/bulkbar.h"
#include "ui/forms/payments/finddialog.h"
#include "ui/forms/payments/kpirow.h"
#include "ui/forms/payments/listmenus.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/payments/querybar.h"
#include "ui/forms/payments/viewbar.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/text/errortext.h"
#include "ui/text/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pagestack.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTimeZone>
#include <QTimer>

namespace pos::ui {

namespace {

constexpr int WidePage = 1080;
constexpr int ColumnsPauseMs = 400; // while a column is being dragged nothing is written
const QString ColumnsName = QStringLiteral("payments.columns");

} // namespace

PaymentsPage::PaymentsPage(Engine &engine, Dialogs &dialogs, const Clock &clock, PreferenceStore &preferences,
                           const Settings &settings, QWidget *parent)
    : Page(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
    , m_clock(clock)
    , m_model(new PaymentsTableModel(engine, clock, this))
    , m_preferences(preferences)
    , m_columnsTimer(new QTimer(this))
    , m_asOfTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("paymentsPage"));
    setAccessibleName(tr("Payments"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::M - 4);
    layout->addWidget(buildTop(dialogs));
    m_kpis = new KpiRow(engine, clock, preferences, this);
    m_kpis->setObjectName(QStringLiteral("kpiRow"));
    layout->addWidget(m_kpis);
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("paymentsMessageBar"));
    layout->addWidget(m_message);
    m_bulk = new BulkBar(engine, this);
    connect(m_bulk, &BulkBar::said, this, &PaymentsPage::toastRequested);
    layout->addWidget(m_bulk);
    auto *content = new QHBoxLayout;
    content->setSpacing(space::M);
    content->addWidget(buildList(), 1);
    m_detail = new PaymentDetailPane(engine, dialogs, clock, this);
    content->addWidget(m_detail);
    layout->addLayout(content, 1);
    m_columnsTimer->setSingleShot(true);
    m_columnsTimer->setInterval(ColumnsPauseMs);
    m_asOfTimer->setInterval(5000);
    connectParts();
    buildActions();
    buildViewActions();
    buildReportActions();
    m_table->setArrangement(m_preferences.preference(ColumnsName));
    applySettings(settings);
    arrange();
}

void PaymentsPage::connectParts()
{
    connect(m_query, &QueryBar::queryChanged, this, &PaymentsPage::applyQuery);
    connect(m_query, &QueryBar::submitted, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_views, &ViewBar::viewChosen, m_query, &QueryBar::setText);
    connect(m_views, &ViewBar::said, this, &PaymentsPage::toastRequested);
    connect(m_views, &ViewBar::namingEnded, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_model, &PaymentsTableModel::loadStateChanged, this, &PaymentsPage::updateListState);
    connect(m_table, &PaymentsTable::arrangementChanged, m_columnsTimer, qOverload<>(&QTimer::start));
    connect(m_table, &QWidget::customContextMenuRequested, this, &PaymentsPage::showRowMenu);
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        m_columnsMenu->popup(m_table->horizontalHeader()->mapToGlobal(position));
    });
    connect(m_columnsTimer, &QTimer::timeout, this, &PaymentsPage::rememberColumns);
    connect(m_detail, &PaymentDetailPane::closeRequested, this, &PaymentsPage::closeDetail);
    connect(m_detail, &PaymentDetailPane::attemptRequested, this, &PaymentsPage::showPayment);
    connect(m_detail, &PaymentDetailPane::recoveryRequested, this, &PaymentsPage::recoveryRequested);
    connect(m_detail, &PaymentDetailPane::saleRequested, this, &PaymentsPage::saleRequested);
    connect(m_detail, &PaymentDetailPane::said, this,
            [this](const QString &text) { Q_EMIT toastRequested(text, Tone::Neutral); });
    connect(m_kpis, &KpiRow::statusWanted, this,
            [this](const QString &term) { replaceTerms({SearchField::Status, SearchField::Flag}, term); });
    connect(m_kpis, &KpiRow::dateWanted, this, [this](const QString &term) { replaceTerms({SearchField::Date}, term); });
    connect(m_kpis, &KpiRow::methodWanted, this, [this](const QString &term) { replaceTerms({SearchField::Method}, term); });
    connect(m_asOfTimer, &QTimer::timeout, this, [this] {
        m_query->refreshDates();
        updateListState();
    });
    m_query->setTeacher([this](SearchVocabulary &words) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            words.learn(*m_model->rowAt(row));
    });
}

QWidget *PaymentsPage::buildTop(Dialogs &dialogs)
{
    auto *top = new QWidget(this);
    auto *rows = new QVBoxLayout(top);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::S);
    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(space::S);
    auto *title = new QLabel(tr("Payments"), top);
    setLook(title, "headline");
    titleRow->addWidget(title, 0, Qt::AlignTop);
    m_views = new ViewBar(m_preferences, dialogs, top);
    m_views->setObjectName(QStringLiteral("viewBar"));
    titleRow->addWidget(m_views, 1);
    addReportButtons(titleRow);
    auto *refresh = new QPushButton(icon(QStringLiteral("refresh")), QString(), top);
    refresh->setObjectName(QStringLiteral("refreshListButton"));
    refresh->setAccessibleName(tr("Refresh"));
    refresh->setToolTip(tr("Refresh the list (Ctrl+R)"));
    setLook(refresh, "quiet");
    connect(refresh, &QPushButton::clicked, m_model, &PaymentsTableModel::refresh);
    titleRow->addWidget(refresh, 0, Qt::AlignTop);
    rows->addLayout(titleRow);

    m_query = new QueryBar(m_clock, top);
    m_query->setObjectName(QStringLiteral("queryBar"));
    m_columnsButton = new QPushButton(icon(QStringLiteral("dots")), QString(), top);
    m_columnsButton->setObjectName(QStringLiteral("columnsButton"));
    m_columnsButton->setAccessibleName(tr("Columns and sorting"));
    m_columnsButton->setToolTip(tr("Columns and sorting (C)"));
    m_columnsMenu = new QMenu(m_columnsButton);
    m_columnsMenu->setObjectName(QStringLiteral("columnsMenu"));
    connect(m_columnsMenu, &QMenu::aboutToShow, this, [this] { fillColumnsMenu(*m_columnsMenu, *m_table); });
    connect(m_columnsButton, &QPushButton::clicked, this,
            [this] { m_columnsMenu->popup(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height()))); });
    m_query->searchRow()->addWidget(m_columnsButton);
    m_asOf = new QLabel(top);
    m_asOf->setObjectName(QStringLiteral("asOfLabel"));
    setLook(m_asOf, "caption");
    m_query->chipsRow()->addWidget(m_asOf);
    rows->addWidget(m_query);
    return top;
}

QWidget *PaymentsPage::buildList()
{
    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, space::Xs, 1, space::Xs);
    m_stack = new PageStack(card);
    layout->addWidget(m_stack);

    m_table = new PaymentsTable(*m_model, m_stack);
    m_stack->addWidget(m_table);

    m_empty = new EmptyState(QStringLiteral("payments"), QString(), QString(), m_stack);
    m_empty->setObjectName(QStringLiteral("paymentsEmptyState"));
    m_emptyAction = m_empty->addAction(QString());
    m_emptyAction->setObjectName(QStringLiteral("emptyActionButton"));
    m_emptyFind = m_empty->addAction(tr("Find it at Yuno..."));
    m_emptyFind->setObjectName(QStringLiteral("emptyFindButton"));
    connect(m_emptyFind, &QPushButton::clicked, this, [this] { openFind(m_query->text().trimmed()); });
    m_stack->addWidget(m_empty);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PaymentsPage::onCurrentChanged);
    connect(m_table, &QTableView::clicked, this, &PaymentsPage::openDetail);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PaymentsPage::updateListState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &PaymentsPage::updateListState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PaymentsPage::afterReset);
    connect(m_emptyAction, &QPushButton::clicked, this, [this] {
        if (m_model->loadState() == PaymentsTableModel::LoadState::Failed)
            m_model->refresh();
        else if (m_model->query().filter.isEmpty())
            openReport(ReportPurpose::Import);
        else
            m_query->setText({});
    });
    return card;
}

QString PaymentsPage::title() const
{
    return tr("Payments");
}

void PaymentsPage::applySettings(const Settings &settings)
{
    if (const QTimeZone zone = findTimeZone(settings.timeZone); zone.isValid())
        m_model->setTimeZone(m_zone = zone);
    m_detail->applySettings(settings);
    m_query->applySettings(settings);
    m_kpis->applySettings(settings);
}

void PaymentsPage::activate()
{
    m_asOfTimer->start();
    m_query->refreshDates();
    if (m_model->loadState() == PaymentsTableModel::LoadState::Idle)
        applyQuery();
    else
        m_model->refresh();
    m_focusTable = m_model->rowCount() == 0;
    if (m_focusTable)
        m_query->focusSearch();
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void PaymentsPage::hideEvent(QHideEvent *event)
{
    m_asOfTimer->stop();
    if (m_columnsTimer->isActive())
        rememberColumns();
    QWidget::hideEvent(event);
}

void PaymentsPage::showPayments(const QString &search)
{
    m_query->setText(search);
}

void PaymentsPage::setOperatorName(const QString &name)
{
    m_detail->setOperatorName(name);
}

void PaymentsPage::showPayment(const AttemptId &id)
{
    m_selected = id;
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_table->selectRow(row);
    else
        m_table->clearSelection();
    m_detail->showAttempt(id);
    m_detailOpen = true;
    arrange();
}

void PaymentsPage::applyQuery()
{
    m_views->setSearch(m_query->text());
    // The same in other words, or a word begun, is no reason to read again.
    const bool asked = m_model->loadState() == PaymentsTableModel::LoadState::Ready ||
                       m_model->loadState() == PaymentsTableModel::LoadState::Loading;
    if (!asked || m_model->query().filter != m_query->search().filter)
        m_model->setFilter(m_query->search().filter);
    m_kpis->setFilter(m_query->search().filter);
}

void PaymentsPage::replaceTerms(const QList<SearchField> &fields, const QString &term)
{
    QString text = m_query->text();
    const QList<SearchTerm> terms = m_query->search().terms;
    for (auto old = terms.crbegin(); old != terms.crend(); ++old) { // from the end, so that the others keep their places
        if (fields.contains(old->field))
            text = withoutTerm(text, *old);
    }
    m_query->setText(term.isEmpty() ? text : withTerm(text, term));
}

void PaymentsPage::updateListState()
{
    const bool failed = m_model->loadState() == PaymentsTableModel::LoadState::Failed;
    const bool empty = m_model->rowCount() == 0;
    m_asOf->setText(m_model->loadedMs() > 0 ? tr("as of %1").arg(agoText(m_model->loadedMs(), m_clock.nowMs())) : QString());
    // It never gets narrower, so that what stands before it keeps still while seconds go by.
    m_asOf->setMinimumWidth(std::max(m_asOf->minimumWidth(), m_asOf->sizeHint().width()));
    if (failed && !empty) {
        const Sentence words = errorText(m_model->error());
        m_message->showMessage(Tone::Attention,
                               {tr("The list could not be refreshed. %1").arg(words.what), words.todo});
    } else if (m_model->isCut()) {
        m_message->showMessage(Tone::Info, {tr("The list ends here after %1 payments.").arg(QLocale().toString(m_model->rowCount())),
                                            tr("Search, or sort another way, to see the others. An export has them all.")},
                               false);
    } else {
        m_message->clear();
    }
    // Whoever was in the list stays in its place, so that the keys of the page go on working.
    const QWidget *focused = window()->focusWidget();
    const bool wasHere = focused == m_table || focused == m_emptyAction || focused == this;
    if (empty)
        updateEmptyState(failed);
    m_stack->setCurrentIndex(int(empty));
    QWidget *next = this;
    if (!empty)
        next = m_table;
    else if (!m_emptyAction->isHidden())
        next = m_emptyAction;
    if (wasHere && window()->focusWidget() != next)
        next->setFocus(Qt::OtherFocusReason);
}

void PaymentsPage::updateEmptyState(bool failed)
{
    const bool filtered = !m_model->query().filter.isEmpty();
    const bool none = !failed && !filtered && m_model->loadState() == PaymentsTableModel::LoadState::Ready;
    m_emptyAction->setVisible(failed || filtered || none);
    m_emptyAction->setText(failed ? tr("Try again") : filtered ? tr("Show all payments") : tr("Import payments from Yuno..."));
    m_emptyFind->setVisible(!failed && filtered && looksLikeId(m_query->text()));
    if (failed)
        m_empty->setTexts(tr("The payments cannot be read"), errorText(m_model->error()).joined());
    else if (m_model->loadState() != PaymentsTableModel::LoadState::Ready)
        m_empty->setTexts(tr("Reading payments..."), QString());
    else if (m_query->text().trimmed() == QLatin1String("is:attention"))
        m_empty->setTexts(tr("Nothing needs your attention"),
                          tr("No payment is unknown, and no late money was found."));
    else if (filtered)
        m_empty->setTexts(tr("No payment matches"), tr("Remove a condition above, or show all payments."));
    else
        m_empty->setTexts(tr("No payments yet"), tr("Every charge appears here the moment it is started. Payments made elsewhere can be imported."));
}

void PaymentsPage::onCurrentChanged()
{
    const PaymentRow *row = m_model->rowAt(m_table->currentIndex().row());
    if (!row)
        return; // the row left the filter: keep showing what the user was reading
    m_selected = row->attempt;
    m_detail->showAttempt(row->attempt);
    arrange();
}

void PaymentsPage::afterReset()
{
    const int row = m_selected.isEmpty() ? -1 : m_model->rowOf(m_selected);
    m_detail->holdStep(); // the list is painted first
    if (m_table->selectedCount() < 2 && (row >= 0 || !m_detailOpen))
        m_table->selectRow(qMax(row, 0));
    updateListState();
    if (m_focusTable && m_model->rowCount() > 0 && m_query->searchHasFocus() && m_query->text().isEmpty())
        m_table->setFocus(Qt::OtherFocusReason);
    m_focusTable = false;
}

void PaymentsPage::openDetail()
{
    if (!m_table->currentIndex().isValid())
        return;
    m_detailOpen = true;
    arrange();
}

void PaymentsPage::closeDetail()
{
    m_detailOpen = false;
    arrange();
    m_table->setFocus(Qt::OtherFocusReason);
}

void PaymentsPage::rememberColumns()
{
    m_columnsTimer->stop();
    // A column that is not remembered is no reason to disturb anybody.
    if (const Result<void> kept = m_preferences.setPreference(ColumnsName, m_table->arrangement()); !kept)
        log::warning("ui", "columns not remembered", {{"error", describe(kept.error())}});
}

void PaymentsPage::arrange()
{
    const bool wide = width() >= WidePage;
    const bool detail = m_detailOpen || wide;
    m_detail->setVisible(detail);
    m_detail->setClosable(!wide);
    m_detail->setFixedWidth(qBound(360, width() * 36 / 100, 560));
    m_table->setTight(detail && !wide);
}

void PaymentsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace pos::ui
