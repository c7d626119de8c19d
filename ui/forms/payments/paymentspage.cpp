// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/paymentspage.h"

#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/text/errortext.h"
#include "ui/text/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimeZone>
#include <QTimer>

namespace pos::ui {

namespace {

constexpr int SearchDelayMs = 200;
constexpr int WidePage = 1080;

constexpr PaymentsPage::Filter AllFilters[] = {PaymentsPage::Filter::All, PaymentsPage::Filter::NeedsAttention,
                                               PaymentsPage::Filter::Waiting, PaymentsPage::Filter::Approved,
                                               PaymentsPage::Filter::Declined};

}

PaymentsPage::PaymentsPage(Engine &engine, Dialogs &dialogs, const Clock &clock, const Settings &settings,
                           QWidget *parent)
    : Page(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_model(new PaymentsTableModel(engine, clock, this))
    , m_searchDelay(new QTimer(this))
    , m_asOfTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("paymentsPage"));
    setAccessibleName(tr("Payments"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::M - 4);
    layout->addWidget(buildTop());
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("paymentsMessageBar"));
    layout->addWidget(m_message);
    auto *content = new QHBoxLayout;
    content->setSpacing(space::M);
    content->addWidget(buildList(), 1);
    m_detail = new PaymentDetailPane(engine, dialogs, clock, this);
    content->addWidget(m_detail);
    layout->addLayout(content, 1);

    m_searchDelay->setSingleShot(true);
    m_searchDelay->setInterval(SearchDelayMs);
    connect(m_searchDelay, &QTimer::timeout, this, &PaymentsPage::applyQuery);
    connect(m_search, &QLineEdit::textChanged, m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        applyQuery();
        m_table->setFocus(Qt::TabFocusReason);
    });
    connect(m_filters, &QButtonGroup::idClicked, this, &PaymentsPage::applyQuery);
    connect(m_model, &PaymentsTableModel::loadStateChanged, this, &PaymentsPage::updateListState);
    connect(m_detail, &PaymentDetailPane::closeRequested, this, &PaymentsPage::closeDetail);
    connect(m_detail, &PaymentDetailPane::attemptRequested, this, &PaymentsPage::showPayment);
    connect(m_detail, &PaymentDetailPane::saleRequested, this, &PaymentsPage::saleRequested);
    connect(m_detail, &PaymentDetailPane::said, this,
            [this](const QString &text) { Q_EMIT toastRequested(text, Tone::Neutral); });
    m_asOfTimer->setInterval(5000);
    connect(m_asOfTimer, &QTimer::timeout, this, &PaymentsPage::updateListState);
    buildActions();
    applySettings(settings);
    arrange();
}

QWidget *PaymentsPage::buildTop()
{
    auto *top = new QWidget(this);
    auto *rows = new QVBoxLayout(top);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::M - 4);
    auto *titleRow = new QHBoxLayout;
    auto *title = new QLabel(tr("Payments"), top);
    setLook(title, "headline");
    titleRow->addWidget(title);
    titleRow->addStretch(1);
    m_asOf = new QLabel(top);
    m_asOf->setObjectName(QStringLiteral("asOfLabel"));
    setLook(m_asOf, "caption");
    titleRow->addWidget(m_asOf);
    auto *refresh = new QPushButton(icon(QStringLiteral("refresh")), tr("Refresh"), top);
    refresh->setObjectName(QStringLiteral("refreshListButton"));
    refresh->setToolTip(tr("Refresh the list (Ctrl+R)"));
    setLook(refresh, "quiet");
    connect(refresh, &QPushButton::clicked, m_model, &PaymentsTableModel::refresh);
    titleRow->addWidget(refresh);
    rows->addLayout(titleRow);

    auto *filterRow = new QHBoxLayout;
    filterRow->setSpacing(space::S);
    m_search = new QLineEdit(top);
    m_search->setObjectName(QStringLiteral("paymentSearchEdit"));
    m_search->setAccessibleName(tr("Search payments"));
    m_search->setPlaceholderText(tr("Order, customer, e-mail, phone, last four  ( / )"));
    m_search->setToolTip(tr("Order id, payment id, customer, e-mail, phone or last four digits  ( / )"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(255);
    m_search->addAction(icon(QStringLiteral("search"), Ink::Muted), QLineEdit::LeadingPosition);
    filterRow->addWidget(m_search, 1);
    m_filters = new QButtonGroup(this);
    for (const Filter filter : AllFilters) {
        auto *chip = new QPushButton(filterName(filter), top);
        chip->setCheckable(true);
        chip->setObjectName(QStringLiteral("filter%1Button").arg(int(filter)));
        chip->setAccessibleName(tr("Show: %1").arg(filterName(filter)));
        setLook(chip, "chip");
        m_filters->addButton(chip, int(filter));
        filterRow->addWidget(chip);
    }
    m_filters->button(int(Filter::All))->setChecked(true);
    rows->addLayout(filterRow);
    return top;
}

QWidget *PaymentsPage::buildList()
{
    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, space::Xs, 1, space::Xs);
    m_stack = new QStackedWidget(card);
    layout->addWidget(m_stack);

    m_table = new PaymentsTable(*m_model, m_stack);
    m_stack->addWidget(m_table);

    m_empty = new EmptyState(QStringLiteral("payments"), QString(), QString(), m_stack);
    m_empty->setObjectName(QStringLiteral("paymentsEmptyState"));
    m_emptyAction = m_empty->addAction(QString());
    m_emptyAction->setObjectName(QStringLiteral("emptyActionButton"));
    m_stack->addWidget(m_empty);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PaymentsPage::onCurrentChanged);
    connect(m_table, &QTableView::clicked, this, &PaymentsPage::openDetail);
    connect(m_table, &QTableView::activated, this, [this] {
        openDetail();
        m_detail->takeFocus();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PaymentsPage::updateListState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &PaymentsPage::updateListState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PaymentsPage::afterReset);
    connect(m_emptyAction, &QPushButton::clicked, this, [this] {
        if (m_model->loadState() == PaymentsTableModel::LoadState::Failed)
            m_model->refresh();
        else
            showFilter(Filter::All);
    });
    return card;
}

void PaymentsPage::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Search payments"), QKeySequence(Qt::Key_Slash), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(tr("Next payment"), QKeySequence(Qt::Key_J), [this] { m_table->step(1); });
    add(tr("Previous payment"), QKeySequence(Qt::Key_K), [this] { m_table->step(-1); });
    add(tr("Copy the order id"), QKeySequence(QKeySequence::Copy), [this] { copyOrderId(); });
    add(tr("Refresh list and payment"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
        m_model->refresh();
        m_detail->refresh();
    });
    add(tr("Back to the list"), QKeySequence(Qt::Key_Escape), [this] {
        if (m_search->hasFocus() && !m_search->text().isEmpty())
            m_search->clear();
        else
            closeDetail();
    });
}

QString PaymentsPage::title() const
{
    return tr("Payments");
}

void PaymentsPage::applySettings(const Settings &settings)
{
    if (const QTimeZone zone(settings.timeZone.toUtf8()); zone.isValid()) {
        m_model->setTimeZone(zone);
        m_detail->setTimeZone(zone);
    }
}

void PaymentsPage::activate()
{
    m_asOfTimer->start();
    if (m_model->loadState() == PaymentsTableModel::LoadState::Idle)
        applyQuery();
    else
        m_model->refresh();
    m_focusTable = m_model->rowCount() == 0;
    (m_focusTable ? static_cast<QWidget *>(m_search) : m_table)->setFocus(Qt::OtherFocusReason);
}

void PaymentsPage::hideEvent(QHideEvent *event)
{
    m_asOfTimer->stop();
    QWidget::hideEvent(event);
}

void PaymentsPage::showPayments(const PaymentQuery &query)
{
    if (query.states.contains(AttemptState::Unknown) || query.orLateMoney)
        showFilter(Filter::NeedsAttention);
    else if (query.states.contains(AttemptState::WaitingCustomer))
        showFilter(Filter::Waiting);
    else
        showFilter(Filter::All);
    if (!query.text.isEmpty()) {
        m_search->setText(query.text);
        applyQuery();
    }
}

void PaymentsPage::showFilter(Filter filter)
{
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    m_filters->button(int(filter))->setChecked(true);
    applyQuery();
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
    m_searchDelay->stop();
    m_model->setQuery(queryFor(Filter(m_filters->checkedId()), m_search->text()));
}

void PaymentsPage::updateListState()
{
    const bool failed = m_model->loadState() == PaymentsTableModel::LoadState::Failed;
    const bool empty = m_model->rowCount() == 0;
    m_asOf->setText(m_model->loadedMs() > 0 ? tr("as of %1").arg(agoText(m_model->loadedMs(), m_clock.nowMs()))
                                            : QString());
    if (failed && !empty) {
        const Sentence words = errorText(m_model->error());
        m_message->showMessage(Tone::Attention,
                               {tr("The list could not be refreshed. %1").arg(words.what), words.todo});
    } else {
        m_message->clear();
    }
    if (empty)
        updateEmptyState(failed);
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

void PaymentsPage::updateEmptyState(bool failed)
{
    const PaymentQuery &query = m_model->query();
    const bool filtered = !query.text.isEmpty() || !query.states.isEmpty();
    m_emptyAction->setVisible(failed || filtered);
    m_emptyAction->setText(failed ? tr("Try again") : tr("Show all payments"));
    if (failed)
        m_empty->setTexts(tr("The payments cannot be read"), errorText(m_model->error()).joined());
    else if (m_model->loadState() != PaymentsTableModel::LoadState::Ready)
        m_empty->setTexts(tr("Reading payments..."), QString());
    else if (!query.text.isEmpty())
        m_empty->setTexts(tr("No payment matches"), tr("Nothing found for \"%1\".").arg(query.text));
    else if (query.orLateMoney)
        m_empty->setTexts(tr("Nothing needs your attention"),
                          tr("No payment is unknown, and no late money was found."));
    else if (filtered)
        m_empty->setTexts(tr("No payment matches"), tr("There is no payment in this state."));
    else
        m_empty->setTexts(tr("No payments yet"), tr("Every charge appears here the moment it is started."));
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
    if (row >= 0 || !m_detailOpen)
        m_table->selectRow(qMax(row, 0));
    updateListState();
    if (m_focusTable && m_model->rowCount() > 0 && window()->focusWidget() == m_search && m_search->text().isEmpty())
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

void PaymentsPage::copyOrderId()
{
    const PaymentRow *row = m_model->rowAt(m_table->currentIndex().row());
    if (!row)
        return;
    QGuiApplication::clipboard()->setText(row->orderId.text());
    Q_EMIT toastRequested(tr("Order id copied: %1").arg(row->orderId.text()), Tone::Neutral);
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

}
