// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/recoverypage.h"

#include "base/timezones.h"
#include "ui/forms/outreach/recoverymodel.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/errortext.h"
#include "ui/text/outreachtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

constexpr int LongestColumn = 190; // pixels; a tool tip has the rest
constexpr int LongestHistoryColumn = 128;
constexpr int SettlePauseMs = 300; // payments come in bursts

QTableView *tableOf(QAbstractItemModel *model, const char *name, const QString &accessible, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(accessible);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(36);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

} // namespace

RecoveryPage::RecoveryPage(Engine &engine, Dialogs &dialogs, OperatorSession &session, const Clock &clock, QWidget *parent)
    : Page(parent)
    , m_engine(engine)
    , m_desk(*engine.outreach())
    , m_dialogs(dialogs)
    , m_session(session)
    , m_clock(clock)
    , m_opener(new OutreachOpener({m_desk, dialogs, session, clock}, this))
    , m_model(new RecoveryModel(this))
    , m_history(new OutreachHistoryModel(this))
    , m_soon(new QTimer(this))
    , m_minute(new QTimer(this))
{
    setObjectName(QStringLiteral("recoveryPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, 0, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addWidget(buildHead());
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("recoveryMessage"));
    layout->addWidget(m_message);
    layout->addWidget(buildList(), 3);
    layout->addWidget(buildHistory(), 2);
    buildKeys();
    m_soon->setSingleShot(true);
    m_soon->setInterval(SettlePauseMs);
    connect(m_soon, &QTimer::timeout, this, &RecoveryPage::load);
    m_minute->setObjectName(QStringLiteral("recoveryMinuteTimer"));
    m_minute->setInterval(60'000);
    connect(m_minute, &QTimer::timeout, this, &RecoveryPage::load); // "allowed" moves with the clock
    const auto changed = [this] {
        m_stale = true;
        if (isVisible())
            m_soon->start();
    };
    connect(&m_desk, &OutreachDesk::changed, this, changed);
    connect(&engine, &Engine::paymentsChanged, this, changed);
    connect(m_opener, &OutreachOpener::said, this, [this](const QString &text) { Q_EMIT toastRequested(text, Tone::Neutral); });
    connect(m_opener, &OutreachOpener::failed, this, [this](const QString &text) { Q_EMIT toastRequested(text, Tone::Failed); });
    connect(&session, &OperatorSession::currentChanged, this, changed);
}

QString RecoveryPage::title() const
{
    return tr("Recovery");
}

QPushButton *RecoveryPage::addButton(QHBoxLayout *row, const char *name, const QString &text, const QKeySequence &keys, std::function<void()> run)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(text + QStringLiteral(" (") + keys.toString(QKeySequence::NativeText) + u')');
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, run);
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return button;
}

QWidget *RecoveryPage::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::S);
    auto *title = new QLabel(this->title(), head);
    setLook(title, "title");
    row->addWidget(title);
    row->addStretch(1);
    m_rowButtons << addButton(row, "recoveryCallButton", tr("Call"), QKeySequence(Qt::Key_C), [this] { openCurrent(ContactChannel::PhoneCall); });
    m_rowButtons << addButton(row, "recoveryWhatsAppButton", tr("WhatsApp"), QKeySequence(Qt::Key_W), [this] { openCurrent(ContactChannel::WhatsApp); });
    m_rowButtons << addButton(row, "recoveryNoteButton", tr("Note"), QKeySequence(Qt::Key_N), [this] { writeNote(); });
    m_rowButtons << addButton(row, "recoveryRestButton", tr("Tomorrow"), QKeySequence(Qt::Key_S), [this] { rest(); });
    m_rowButtons << addButton(row, "recoveryTakeButton", tr("Mine"), QKeySequence(Qt::Key_M), [this] { take(); });
    addButton(row, "recoveryListsButton", tr("Lists..."), QKeySequence(Qt::Key_L), [this] { openLists(); });
    setLook(addButton(row, "recoveryNewButton", tr("Somebody new..."), QKeySequence(Qt::Key_Insert), [this] { m_opener->openBlank(); }), "primary");
    return head;
}

QWidget *RecoveryPage::buildList()
{
    m_stack = new PageStack(this);
    auto *empty = new EmptyState(QStringLiteral("phone"), tr("Nobody to win back"),
                                 tr("Declined payments and parked or discarded sales of the last 30 days appear here when the customer has a phone number."), m_stack);
    empty->setObjectName(QStringLiteral("recoveryEmpty"));
    m_table = tableOf(m_model, "recoveryTable", tr("Sales that were not paid"), m_stack);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setResizeContentsPrecision(0); // of the rows in view: the list may be long
    header->setMaximumSectionSize(LongestColumn);
    header->setSectionResizeMode(RecoveryModel::Why, QHeaderView::Stretch);
    header->setSectionResizeMode(RecoveryModel::Customer, QHeaderView::Interactive);
    header->resizeSection(RecoveryModel::Customer, 130);
    m_stack->addWidget(m_table);
    m_stack->addWidget(empty);
    m_stack->setCurrentWidget(empty);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RecoveryPage::onCurrent);
    connect(m_table, &QTableView::doubleClicked, this, [this] { openCurrent({}); });
    auto *holder = new Card(QString(), this);
    holder->body()->addWidget(m_stack);
    m_advice = new QLabel(holder);
    m_advice->setObjectName(QStringLiteral("recoveryAdviceLabel"));
    m_advice->setAccessibleName(tr("Why it was not paid, and what to do"));
    m_advice->setWordWrap(true);
    setLook(m_advice, "muted");
    holder->body()->addWidget(m_advice);
    return holder;
}

QWidget *RecoveryPage::buildHistory()
{
    auto *card = new Card(tr("What was done"), this);
    m_onlyThis = new QCheckBox(tr("Only the chosen sale"), card);
    m_onlyThis->setObjectName(QStringLiteral("historyOnlyThisCheck"));
    card->header()->addWidget(m_onlyThis);
    auto *results = new QPushButton(tr("&Results..."), card);
    results->setObjectName(QStringLiteral("recoveryResultsButton"));
    results->setToolTip(tr("Ask Yuno what became of the contacts: its report of communications (R)"));
    card->header()->addWidget(results);
    connect(results, &QPushButton::clicked, this, &RecoveryPage::reportRequested);
    auto *proof = new QPushButton(tr("&Proof..."), card);
    proof->setObjectName(QStringLiteral("recoveryProofButton"));
    proof->setToolTip(tr("Consent, contacts, rules and outcome of this person as PDF or CSV (P)"));
    card->header()->addWidget(proof);
    connect(proof, &QPushButton::clicked, this, &RecoveryPage::askProof);
    m_forget = new QPushButton(tr("&Forget..."), card);
    m_forget->setObjectName(QStringLiteral("recoveryForgetButton"));
    m_forget->setToolTip(tr("Erase what is personal of whom the chosen line is about (Delete)"));
    m_forget->setEnabled(false);
    card->header()->addWidget(m_forget);
    connect(m_forget, &QPushButton::clicked, this, &RecoveryPage::forget);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::M);
    m_past = tableOf(m_history, "outreachHistoryTable", tr("What was done"), card);
    QHeaderView *header = m_past->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setMaximumSectionSize(LongestHistoryColumn);
    header->setSectionResizeMode(OutreachHistoryModel::Who, QHeaderView::Stretch); // what is left: nothing scrolls sideways
    m_past->setMinimumHeight(96);
    m_evidence = new QPlainTextEdit(card);
    m_evidence->setObjectName(QStringLiteral("outreachEvidence"));
    m_evidence->setAccessibleName(tr("Request and answer"));
    m_evidence->setReadOnly(true);
    m_evidence->setTabChangesFocus(true);
    m_evidence->setPlaceholderText(tr("Choose a line: its request and answer, with personal data masked."));
    m_evidence->setMinimumWidth(260);
    row->addWidget(m_past, 3);
    row->addWidget(m_evidence, 2);
    card->body()->addLayout(row);
    auto *facts = new QLabel(tr("A claim (\"Mine\") holds within this till's data alone: other tills do not see it."), card);
    facts->setObjectName(QStringLiteral("recoveryFactsLabel"));
    facts->setWordWrap(true);
    setLook(facts, "muted");
    card->body()->addWidget(facts);
    connect(m_onlyThis, &QCheckBox::toggled, this, &RecoveryPage::loadHistory);
    connect(m_past->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RecoveryPage::showRecord);
    return card;
}

void RecoveryPage::buildKeys()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Next customer"), QKeySequence(Qt::Key_J), [this] { step(1); });
    add(tr("Previous customer"), QKeySequence(Qt::Key_K), [this] { step(-1); });
    add(tr("What became of the contacts"), QKeySequence(Qt::Key_R), [this] { Q_EMIT reportRequested(); });
    add(tr("Proof of contacts"), QKeySequence(Qt::Key_P), [this] { askProof(); });
    auto *forgetKey = new QAction(tr("Forget this person (in what was done)"), m_past);
    forgetKey->setShortcut(QKeySequence(Qt::Key_Delete));
    forgetKey->setShortcutContext(Qt::WidgetShortcut);
    connect(forgetKey, &QAction::triggered, this, &RecoveryPage::forget);
    m_past->addAction(forgetKey);
    auto *open = new QAction(tr("Contact this customer"), m_table);
    open->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, [this] { openCurrent({}); });
    m_table->addAction(open);
}

void RecoveryPage::activate()
{
    load();
    m_table->setFocus(Qt::OtherFocusReason);
}

void RecoveryPage::applySettings(const Settings &settings)
{
    m_opener->applySettings(settings);
    m_settings = settings;
    m_zone = timeZoneOrUtc(settings.timeZone);
    m_model->setZone(m_zone);
    m_history->setZone(m_zone);
    m_minute->start(); // whoever asked to be reminded need not have opened this page
}

} // namespace pos::ui
