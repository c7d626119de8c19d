// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/paymentdetailpane.h"

#include "base/timezones.h"
#include "domain/outreachcheck.h"
#include "ui/forms/payments/notesbox.h"
#include "ui/forms/payments/operationspanel.h"
#include "ui/forms/payments/paymentfacts.h"
#include "ui/models/rowface.h"
#include "ui/shell/dialogs.h"
#include "ui/text/errortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/timetext.h"
#include "ui/text/vouchertext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/layoutpause.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/statuspill.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace pos::ui {

namespace {

constexpr int StepPauseMs = 70; // a key held down steps faster: only where it stops is looked at
constexpr int StalePauseMs = 700; // whoever walks through the list with the keys asks nobody

bool isReleasable(const Attempt &attempt)
{
    return !attempt.released &&
           (attempt.state == AttemptState::Unknown || attempt.state == AttemptState::WaitingCustomer);
}

Sentence meaningOf(const Attempt &attempt)
{
    if (attempt.lateMoney && isPaid(attempt.state))
        return {PaymentDetailPane::tr("Money was found for this payment after its sale was released."),
                PaymentDetailPane::tr("If the sale was paid another way, give this one back.")};
    const bool refused = attempt.payment && permitsNewAttempt(attempt.payment->facts().attemptState); // a try under a link
    if (attempt.state == AttemptState::WaitingCustomer && attempt.payment && !refused)
        return statusSentence(attempt.payment->status);
    return attemptSentence(attempt.state);
}

}

PaymentDetailPane::PaymentDetailPane(Engine &engine, Dialogs &dialogs, const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_engine(engine)
    , m_dialogs(dialogs)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("paymentDetailPane"));
    setAccessibleName(tr("Payment details"));
    setLook(this, "card");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    m_stack = new PageStack(this);
    layout->addWidget(m_stack);

    m_placeholder = new QLabel(tr("Choose a payment to see its story."), m_stack);
    m_placeholder->setObjectName(QStringLiteral("detailPlaceholderLabel"));
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_placeholder->setMargin(space::L);
    setLook(m_placeholder, "muted");
    m_stack->addWidget(m_placeholder);

    auto *content = new QWidget(m_stack);
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(space::M, space::M, 0, 0);
    body->setSpacing(space::S);
    body->addWidget(buildHeader());
    m_scroll = new QScrollArea(content);
    m_scroll->setObjectName(QStringLiteral("detailScrollArea"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Details of the payment"));
    auto *inner = new QWidget(m_scroll);
    auto *innerLayout = new QVBoxLayout(inner);
    innerLayout->setContentsMargins(0, space::S, space::M, space::M);
    innerLayout->setSpacing(space::M);
    m_operations = new OperationsPanel(m_engine, m_dialogs, inner);
    m_facts = new PaymentFacts(inner);
    innerLayout->addWidget(m_operations);
    innerLayout->addWidget(m_facts);
    m_notes = new NotesBox(m_engine, inner);
    m_facts->addBelowTimeline(m_notes);
    m_scroll->setWidget(inner);
    body->addWidget(m_scroll, 1);
    m_stack->addWidget(content);

    connect(m_facts, &PaymentFacts::attemptRequested, this, &PaymentDetailPane::attemptRequested);
    connect(m_facts, &PaymentFacts::copied, this,
            [this](const QString &what) { Q_EMIT said(tr("Copied: %1").arg(what)); });
    connect(m_facts, &PaymentFacts::operationRequested, this, &PaymentDetailPane::showOperation);
    connect(m_notes, &NotesBox::added, this, &PaymentDetailPane::load);
    m_stepTimer = new QTimer(this);
    m_stepTimer->setSingleShot(true);
    m_stepTimer->setInterval(StepPauseMs);
    connect(m_stepTimer, &QTimer::timeout, this, [this] {
        if (std::exchange(m_loadDue, false))
            load();
    });
    m_staleTimer = new QTimer(this);
    m_staleTimer->setSingleShot(true);
    m_staleTimer->setInterval(StalePauseMs);
    connect(m_staleTimer, &QTimer::timeout, this, [this] { readQuietly(m_id); });
    connect(m_operations, &OperationsPanel::said, this, &PaymentDetailPane::said);
    connect(m_operations, &OperationsPanel::changed, this, &PaymentDetailPane::load);
    connect(&m_engine, &Engine::attemptChanged, this, &PaymentDetailPane::onAttemptChanged);
    connect(&m_engine, &Engine::operationChanged, this, &PaymentDetailPane::onOperationChanged);
}

QWidget *PaymentDetailPane::buildHeader()
{
    auto *head = new QWidget(this);
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins(0, 0, space::M, 0);
    lines->setSpacing(space::S);
    auto *top = new QHBoxLayout;
    m_pill = new StatusPill(head);
    m_pill->setObjectName(QStringLiteral("detailStatusPill"));
    top->addWidget(m_pill);
    top->addStretch(1);
    m_asOf = new QLabel(head);
    m_asOf->setObjectName(QStringLiteral("detailAsOfLabel"));
    setLook(m_asOf, "caption");
    top->addWidget(m_asOf);
    m_close = new QPushButton(icon(QStringLiteral("cross"), Ink::Muted), QString(), head);
    m_close->setObjectName(QStringLiteral("closeDetailButton"));
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details (Esc)"));
    setLook(m_close, "quiet");
    connect(m_close, &QPushButton::clicked, this, &PaymentDetailPane::closeRequested);
    top->addWidget(m_close);
    lines->addLayout(top);
    const auto label = [head](const char *look, const char *name) {
        auto *text = new QLabel(head);
        text->setObjectName(QString::fromLatin1(name));
        text->setWordWrap(true);
        setLook(text, look);
        return text;
    };
    m_amount = label("headline", "detailAmountLabel");
    m_meaning = label("strong", "detailMeaningLabel");
    m_todo = label("muted", "detailTodoLabel");
    lines->addWidget(m_amount);
    lines->addWidget(m_meaning);
    lines->addWidget(m_todo);
    m_actions = buildActions();
    lines->addWidget(m_actions);
    m_message = new MessageBar(head);
    m_message->setObjectName(QStringLiteral("detailMessageBar"));
    lines->addWidget(m_message);
    return head;
}

QWidget *PaymentDetailPane::buildActions()
{
    auto *row = new QWidget(this);
    auto *layout = new FlowLayout(space::S, row);
    const auto button = [row, layout](const QString &text, const char *name, const QString &tip) {
        auto *b = new QPushButton(text, row);
        b->setObjectName(QString::fromLatin1(name));
        b->setToolTip(tip);
        layout->addWidget(b);
        return b;
    };
    m_refresh = button(tr("Refresh"), "refreshPaymentButton", tr("Read this payment from Yuno again (Ctrl+R)"));
    m_checkNow = button(tr("Check now"), "checkNowButton", tr("Look now instead of at the next planned time"));
    m_release = button(tr("Sell another way..."), "releaseButton",
                       tr("Let the sale be paid another way; this payment stays watched"));
    m_openSale = button(tr("Open the sale"), "openSaleButton", tr("Charge this sale again, on the Charge page"));
    m_receipt = button(tr("Receipt..."), "receiptButton", tr("Show, print or save a copy of the receipt"));
    m_voucher = button(tr("Voucher..."), "voucherButton", tr("Show, print, save or send the number to pay with"));
    connect(m_voucher, &QPushButton::clicked, this, &PaymentDetailPane::openVoucherPaper);
    m_recover = button(tr("Win back..."), "recoverButton", tr("Have Yuno's agent call or write to the customer"));
    connect(m_recover, &QPushButton::clicked, this, [this] { Q_EMIT recoveryRequested(m_id); });
    connect(m_receipt, &QPushButton::clicked, this, &PaymentDetailPane::openReceipt);
    connect(m_openSale, &QPushButton::clicked, this, [this] { Q_EMIT saleRequested(m_detail->sale.id); });
    connect(m_refresh, &QPushButton::clicked, this, &PaymentDetailPane::refresh);
    connect(m_checkNow, &QPushButton::clicked, this, &PaymentDetailPane::checkNow);
    connect(m_release, &QPushButton::clicked, this, &PaymentDetailPane::askRelease);
    return row;
}

void PaymentDetailPane::applySettings(const Settings &settings)
{
    m_settings = settings;
    if (const QTimeZone zone = findTimeZone(settings.timeZone); zone.isValid())
        m_zone = zone;
    if (m_detail)
        fill();
}

void PaymentDetailPane::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void PaymentDetailPane::takeFocus()
{
    m_scroll->setFocus(Qt::OtherFocusReason);
}

void PaymentDetailPane::showAttempt(const AttemptId &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_checkedMs = 0;
    m_staleTimer->stop();
    m_notes->setAttempt(id);
    m_refreshing = false;
    m_message->clear();
    m_detail.reset();
    m_actions->setEnabled(false); // what is shown is still the payment before
    m_operations->hold();
    m_loadDue = m_stepTimer->isActive();
    m_stepTimer->start();
    if (m_loadDue)
        ++m_generation; // an answer under way is of the one before
    else
        load();
}

void PaymentDetailPane::holdStep()
{
    m_stepTimer->start();
}

void PaymentDetailPane::load()
{
    const quint64 generation = ++m_generation;
    m_engine.paymentDetail(m_id, this, [this, generation](const Result<PaymentDetail> &result) {
        if (generation == m_generation)
            onDetail(result);
    });
}

void PaymentDetailPane::onDetail(const Result<PaymentDetail> &result)
{
    if (!result) {
        Sentence words = errorText(result.error());
        if (result.error().kind == ErrorKind::StorageCorrupt)
            words.what = tr("What this computer stored about this payment is damaged, so it cannot be shown or changed here.");
        if (m_detail) {
            m_message->showMessage(Tone::Attention, words);
        } else {
            m_placeholder->setText(words.joined());
            m_stack->setCurrentIndex(0);
        }
        return;
    }
    const bool sameAttempt = m_detail.has_value();
    const int scroll = sameAttempt ? m_scroll->verticalScrollBar()->value() : 0;
    m_detail = result.value();
    fill();
    m_stack->setCurrentIndex(1);
    m_scroll->verticalScrollBar()->setValue(scroll);
    if (!sameAttempt)
        readSoonIfStale();
}

void PaymentDetailPane::onAttemptChanged(const Attempt &attempt)
{
    if (attempt.id != m_id)
        return;
    m_checkedMs = qMax(m_checkedMs, attempt.retry.lastCheckMs);
    load(); // the journal has new events too
}

void PaymentDetailPane::onOperationChanged(const Operation &operation)
{
    if (operation.attempt == m_id)
        load();
}

void PaymentDetailPane::setOperatorName(const QString &name)
{
    m_operations->setOperatorName(name);
    m_notes->setAuthor(name);
}

void PaymentDetailPane::fill()
{
    const LayoutPause head(*m_actions->parentWidget()), actions(*m_actions);
    m_actions->setEnabled(true);
    fillHeader();
    fillActions();
    m_operations->setDetail(*m_detail);
    m_facts->setDetail(*m_detail, m_zone, m_clock.nowMs());
}

void PaymentDetailPane::fillHeader()
{
    const Attempt &attempt = m_detail->attempt;
    m_pill->setFace(rowFace(attempt));
    m_amount->setText(moneyText(attempt.intent.amount));
    const Sentence meaning = meaningOf(attempt);
    m_meaning->setText(meaning.what);
    QStringList todo;
    if (!meaning.todo.isEmpty())
        todo << meaning.todo;
    if (attempt.released && isOpen(attempt.state))
        todo << tr("Released: the sale may be paid another way. This payment stays watched.");
    if (isOpen(attempt.state) && attempt.retry.nextCheckMs > 0)
        todo << tr("Next look %1.").arg(untilText(attempt.retry.nextCheckMs, m_clock.nowMs()));
    m_todo->setText(todo.join(u' '));
    m_todo->setVisible(!todo.isEmpty());
    const qint64 asOf = qMax(m_checkedMs, qMax(attempt.retry.lastCheckMs, attempt.updatedMs));
    m_asOf->setText(asOf > 0 ? tr("as of %1").arg(preciseClockText(asOf, m_zone)) : QString());
}

void PaymentDetailPane::fillActions()
{
    const Attempt &attempt = m_detail->attempt;
    const bool open = isOpen(attempt.state);
    m_checkNow->setVisible(open);
    // An open attempt is looked up by the engine's own plan; "Check now" is that plan, sooner.
    m_refresh->setVisible(!open && !attempt.paymentId.isEmpty());
    m_refresh->setEnabled(!m_refreshing);
    m_refresh->setText(m_refreshing ? tr("Reading...") : tr("Refresh"));
    m_release->setVisible(isReleasable(attempt));
    const bool unsold = m_detail->sale.state == SaleState::Open || m_detail->sale.state == SaleState::Parked;
    m_openSale->setVisible(unsold && (attempt.released || permitsNewAttempt(attempt.state)));
    m_voucher->setVisible(openVoucher(attempt).has_value());
    m_recover->setVisible(m_detail->sale.state != SaleState::Paid && isWinnable(attempt.state));
}

}
