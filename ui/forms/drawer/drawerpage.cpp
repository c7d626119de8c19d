// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/drawer/drawerpage.h"

#include "base/clock.h"
#include "base/timezones.h"
#include "domain/country.h"
#include "ui/forms/drawer/drawermodel.h"
#include "ui/forms/drawer/drawersums.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/drawertext.h"
#include "ui/text/moneytext.h"
#include "ui/text/timetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

constexpr int TypingPauseMs = 200;

} // namespace

DrawerPage::DrawerPage(Engine &engine, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent)
    : Page(parent)
    , m_engine(engine)
    , m_desk(*engine.drawer())
    , m_dialogs(dialogs)
    , m_session(session)
    , m_clock(clock)
    , m_message(new MessageBar(this))
    , m_currencies(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_model(new DrawerModel(this))
    , m_empty(new QLabel(this))
    , m_payBackButton(new QPushButton(tr("Pay back..."), this))
    , m_receiptButton(new QPushButton(tr("Receipt..."), this))
    , m_closes(new QComboBox(this))
    , m_printButton(new QPushButton(tr("Print again..."), this))
    , m_sums(new DrawerSums(this))
    , m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("drawerPage"));
    m_pause->setSingleShot(true);
    m_pause->setInterval(TypingPauseMs);
    build();
    buildKeys();
    connectParts();
    updateActions();
}

void DrawerPage::build()
{
    m_message->setObjectName(QStringLiteral("drawerMessageBar"));
    m_currencies->setObjectName(QStringLiteral("drawerCurrencyCombo"));
    m_currencies->setAccessibleName(tr("Currency of the drawer"));
    m_search->setObjectName(QStringLiteral("drawerSearchEdit"));
    m_search->setAccessibleName(tr("Find a sale by its number"));
    m_search->setPlaceholderText(tr("Find a sale by its number, also of earlier days (F2)"));
    m_search->setClearButtonEnabled(true);
    m_table->setObjectName(QStringLiteral("drawerTable"));
    m_table->setAccessibleName(tr("Lines of the drawer"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(36);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    m_empty->setObjectName(QStringLiteral("drawerEmptyLabel"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setLook(m_empty, "muted");
    m_payBackButton->setObjectName(QStringLiteral("payBackButton"));
    m_receiptButton->setObjectName(QStringLiteral("drawerReceiptButton"));
    m_closes->setObjectName(QStringLiteral("closesCombo"));
    m_closes->setAccessibleName(tr("Earlier closes"));
    m_printButton->setObjectName(QStringLiteral("printCloseButton"));
    auto *top = new QHBoxLayout;
    top->setSpacing(space::S);
    top->addWidget(m_search, 1);
    top->addWidget(m_currencies);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(space::S);
    bottom->addWidget(m_payBackButton);
    bottom->addWidget(m_receiptButton);
    bottom->addStretch(1);
    bottom->addWidget(m_closes);
    bottom->addWidget(m_printButton);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::S);
    left->addLayout(top);
    left->addWidget(m_table, 1);
    left->addWidget(m_empty, 1);
    left->addLayout(bottom);
    m_sums->setMinimumWidth(320);
    m_sums->setMaximumWidth(400);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(space::M);
    sides->addLayout(left, 3);
    sides->addWidget(m_sums, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::Xs, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addWidget(m_message);
    layout->addLayout(sides, 1);
}

void DrawerPage::buildKeys()
{
    const auto add = [this](const char *name, const QString &text, Qt::Key key, auto run) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(QKeySequence(key));
        action->setAutoRepeat(false);
        addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    add("findSaleAction", tr("Find a sale paid at the counter"), Qt::Key_F2, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add("floatAction", tr("Say what is in the drawer at the beginning"), Qt::Key_F4, [this] { askFloat(); });
    add("drawerReceiptAction", tr("Receipt of the chosen sale"), Qt::Key_F7, [this] { openReceipt(); });
    add("payBackAction", tr("Pay the chosen sale back"), Qt::Key_F8, [this] { askPayout(); });
    add("countAction", tr("Count the drawer"), Qt::Key_F3, [this] { m_sums->focusCount(); });
    add("closeDrawerAction", tr("Close the drawer"), Qt::Key_F9, [this] { m_sums->submit(); });
}

void DrawerPage::connectParts()
{
    connect(&m_desk, &DrawerDesk::changed, this, &DrawerPage::reload);
    connect(m_pause, &QTimer::timeout, this, &DrawerPage::reload);
    connect(m_search, &QLineEdit::textEdited, m_pause, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            reload();
    });
    connect(m_currencies, &QComboBox::currentIndexChanged, this, [this] {
        m_sums->clearCount();
        reload();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DrawerPage::updateActions);
    connect(m_table, &QTableView::activated, this, &DrawerPage::openReceipt);
    connect(m_payBackButton, &QPushButton::clicked, this, &DrawerPage::askPayout);
    connect(m_receiptButton, &QPushButton::clicked, this, &DrawerPage::openReceipt);
    connect(m_printButton, &QPushButton::clicked, this, [this] {
        printClose(DrawerEntryId::from(m_closes->currentData().toString()), true);
    });
    connect(m_sums, &DrawerSums::floatRequested, this, &DrawerPage::askFloat);
    connect(m_sums, &DrawerSums::closeRequested, this, &DrawerPage::askClose);
}

void DrawerPage::applySettings(const Settings &settings)
{
    const bool other = settings.registerId != m_settings.registerId || settings.currency != m_settings.currency ||
                       settings.country != m_settings.country || settings.timeZone != m_settings.timeZone;
    m_settings = settings;
    if (!other)
        return;
    fillCurrencies();
    reload();
}

void DrawerPage::fillCurrencies()
{
    const QSignalBlocker quiet(m_currencies);
    m_currencies->clear();
    QList<Currency> currencies{m_settings.currency};
    if (const Country *country = findCountry(m_settings.country)) {
        for (const Currency also : country->currencies()) {
            if (!currencies.contains(also))
                currencies << also;
        }
    }
    for (const Currency one : std::as_const(currencies))
        m_currencies->addItem(one.code());
    m_currencies->setVisible(currencies.size() > 1);
}

Currency DrawerPage::currency() const
{
    return Currency::fromCode(m_currencies->currentText()).value_or(m_settings.currency);
}

void DrawerPage::activate()
{
    reload();
    m_table->setFocus(Qt::OtherFocusReason);
}

void DrawerPage::reload()
{
    m_pause->stop();
    if (!isVisible() || !currency().isValid())
        return; // activate() asks again
    const DrawerQuery query{m_settings.registerId, currency(), m_search->text().trimmed()};
    m_desk.sheet(query, this, [this, question = ++m_question](const Result<DrawerSheet> &sheet) {
        if (question != m_question)
            return;
        if (sheet)
            showSheet(*sheet);
        else
            m_message->showMessage(Tone::Failed, drawerErrorText(sheet.error()));
    });
}

void DrawerPage::showSheet(const DrawerSheet &sheet)
{
    const DrawerEntry *before = current();
    const DrawerEntryId chosen = before != nullptr ? before->id : DrawerEntryId();
    m_day = sheet.day;
    m_model->show(sheet.entries, timeZoneOrUtc(m_settings.timeZone), m_clock.nowMs());
    fitColumns();
    const int row = m_model->rowOf(chosen);
    if (!sheet.entries.isEmpty())
        m_table->setCurrentIndex(m_model->index(row < 0 ? 0 : row, 0));
    m_table->setVisible(!sheet.entries.isEmpty());
    m_empty->setVisible(sheet.entries.isEmpty());
    m_empty->setText(m_search->text().trimmed().isEmpty()
                         ? tr("Nothing yet. Say what is in the drawer (F4), then sell in cash: on the Charge page choose Cash with F10.")
                         : tr("No sale with this number was paid at the counter."));
    m_sums->showDay(m_settings.registerId, currency(), m_day);
    const QString shown = m_closes->currentData().toString();
    const QSignalBlocker quiet(m_closes);
    m_closes->clear();
    for (const DrawerEntry &close : sheet.closes) {
        m_closes->addItem(tr("Closed %1").arg(momentText(close.atMs, m_clock.nowMs(), timeZoneOrUtc(m_settings.timeZone))), close.id.text());
    }
    m_closes->setCurrentIndex(qMax(0, m_closes->findData(shown)));
    m_closes->setVisible(m_closes->count() > 0);
    m_printButton->setVisible(m_closes->count() > 0);
    updateActions();
}

/// What a narrow window has no room for goes, the least important first; the receipt has it all.
void DrawerPage::fitColumns()
{
    int wide = 0;
    for (int column = 0; column < DrawerModel::ColumnCount; ++column) {
        m_table->setColumnHidden(column, false);
        m_table->resizeColumnToContents(column); // some hundred rows at most
        m_table->setColumnWidth(column, m_table->columnWidth(column) + space::S); // the frame of the current cell
        wide += m_table->columnWidth(column);
    }
    const int room = m_table->viewport()->width();
    for (const int column : {DrawerModel::GivenColumn, DrawerModel::OperatorColumn, DrawerModel::ChangeColumn}) {
        if (wide <= room)
            break;
        wide -= m_table->columnWidth(column);
        m_table->setColumnHidden(column, true);
    }
    if (wide < room)
        m_table->setColumnWidth(DrawerModel::WhatColumn, m_table->columnWidth(DrawerModel::WhatColumn) + room - wide);
}

bool DrawerPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &DrawerPage::fitColumns, Qt::QueuedConnection); // the viewport follows
    return Page::eventFilter(watched, event);
}

const DrawerEntry *DrawerPage::current() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

void DrawerPage::updateActions()
{
    const DrawerEntry *chosen = current();
    const bool sale = chosen != nullptr && !chosen->sale.isEmpty();
    m_payBackButton->setEnabled(sale);
    m_receiptButton->setEnabled(sale);
}

}
