// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include "base/clock.h"
#include "base/timezones.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/customerphonewindow.h"
#include "ui/shell/noticecenter.h"
#include "ui/shell/noticesdialog.h"
#include "ui/shell/rail.h"
#include "ui/shell/shortcutsoverlay.h"
#include "ui/shell/topbar.h"
#include "ui/text/blocktext.h"
#include "ui/text/englishplurals.h"
#include "ui/text/errortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/operationtext.h"
#include "ui/text/nametext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

const QString PaymentsId = QStringLiteral("payments");

MessageBar *makeBar(const QString &name, QWidget *parent)
{
    auto *bar = new MessageBar(parent);
    bar->setObjectName(name);
    return bar;
}

}

MainWindow::MainWindow(const WindowContext &context, const Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_settings(settings)
    , m_notices(new NoticeCenter(context.engine, context.preferences, context.notify, this))
    , m_frame(new QFrame(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    installEnglishPlurals();
    setWindowIcon(icon(QStringLiteral("logo"), Ink::Accent));
    setMinimumSize(960, 640);
    resize(1280, 800);
    m_frame->setObjectName(QStringLiteral("windowFrame"));
    m_rail = new Rail(m_frame);
    auto *side = new QFrame(m_frame);
    setLook(side, "plainFrame");
    m_topBar = new TopBar(m_context.session, m_context.clock, m_context.training, side);
    m_startBar = makeBar(QStringLiteral("startBar"), side);
    m_blockBar = makeBar(QStringLiteral("blockBar"), side);
    m_lateBar = makeBar(QStringLiteral("lateMoneyBar"), side);
    m_stack = new PageStack(side);
    m_stack->setObjectName(QStringLiteral("pageStack"));

    auto *bars = new QVBoxLayout;
    bars->setContentsMargins(space::M, 0, space::M, 0);
    bars->setSpacing(space::S);
    for (MessageBar *bar : {m_blockBar, m_lateBar, m_startBar})
        bars->addWidget(bar);
    auto *right = new QVBoxLayout(side);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(space::S);
    right->addWidget(m_topBar);
    right->addLayout(bars);
    right->addWidget(m_stack, 1);
    auto *layout = new QHBoxLayout(m_frame);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addWidget(side, 1);
    setCentralWidget(m_frame);
    m_toast = new Toast(m_frame);

    buildActions();
    connectEngine();
    applySettings(settings);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildActions()
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        addAction(action);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    QAction *help = add(QStringLiteral("shortcutsAction"), tr("Keyboard shortcuts"), QKeySequence(Qt::Key_F1),
                        [this] { toggleShortcuts(); });
    add(QStringLiteral("operatorAction"), tr("Change the operator"), QKeySequence(Qt::CTRL | Qt::Key_O),
        [this] { m_topBar->openOperatorMenu(); });
    if (m_context.training != nullptr) {
        add(QStringLiteral("trainingAction"), tr("What the next payment meets"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
            [this] { m_topBar->openTrainingMenu(); });
        add(QStringLiteral("customerPhoneAction"), tr("Customer's phone (training)"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H), [this] { showCustomerPhone(); });
        connect(m_topBar, &TopBar::customerPhoneRequested, this, &MainWindow::showCustomerPhone);
    }
    QAction *notices = add(QStringLiteral("noticesAction"), tr("Notices"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                           [this] { showNotices(); });
    QAction *about = add(QStringLiteral("aboutAction"), tr("About Mostrador"), QKeySequence(Qt::CTRL | Qt::Key_F1),
                         [this] { showAbout(); });
    QAction *quit = add(QStringLiteral("quitAction"), tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    m_topBar->setMenuActions({notices, help, about, quit});
}

void MainWindow::connectEngine()
{
    Engine *engine = &m_context.engine;
    connect(engine, &Engine::healthChanged, m_topBar, &TopBar::setHealth);
    connect(engine, &Engine::attentionChanged, m_topBar, &TopBar::setAttention);
    connect(engine, &Engine::blockChanged, this, &MainWindow::onBlock);
    connect(engine, &Engine::lateMoneyFound, this, &MainWindow::onLateMoney);
    connect(m_topBar, &TopBar::unknownRequested, this, [this] { showPayments(QStringLiteral("status:unknown")); });
    connect(m_topBar, &TopBar::waitingRequested, this, [this] { showPayments(QStringLiteral("is:waiting")); });
    connect(m_topBar, &TopBar::lateMoneyRequested, this, [this] { showPayments(QStringLiteral("is:late")); });
    connect(m_topBar, &TopBar::operationsRequested, this, [this] { showPayments(QStringLiteral("is:unclear")); });
    connect(m_topBar, &TopBar::noticesRequested, this, &MainWindow::showNotices);
    connect(m_notices, &NoticeCenter::changed, this,
            [this] { m_topBar->setUnseenNotices(m_notices->list().unseen()); });
    connect(m_topBar, &TopBar::helpRequested, this, &MainWindow::toggleShortcuts);
}

QWidget *MainWindow::pageParent() const
{
    return m_stack;
}

void MainWindow::addPage(Page *page)
{
    auto *action = new QAction(page->title(), this);
    action->setObjectName(page->id() + QStringLiteral("PageAction"));
    action->setShortcut(page->shortcut());
    addAction(action);
    connect(action, &QAction::triggered, this, [this, id = page->id()] { showPage(id); });
    m_stack->addWidget(page);
    m_rail->addEntry(*page, action);
    page->applySettings(m_settings);
    connect(page, &Page::toastRequested, this, &MainWindow::showToast);
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
    connect(page, &Page::paymentRequested, this, &MainWindow::showPayment);
    if (m_stack->count() == 1)
        m_rail->setCurrent(page->id());
}

void MainWindow::showPage(const QString &id)
{
    for (int i = 0; i < m_stack->count(); ++i) {
        auto *page = static_cast<Page *>(m_stack->widget(i));
        if (page->id() != id)
            continue;
        page->prepare();
        m_stack->setCurrentWidget(page);
        m_rail->setCurrent(id);
        page->activate();
        return;
    }
}

Page *MainWindow::currentPage() const
{
    return static_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::showPayments(const QString &search)
{
    showPage(PaymentsId);
    if (Page *page = currentPage())
        page->showPayments(search);
}

void MainWindow::showPayment(const AttemptId &attempt)
{
    showPage(PaymentsId);
    if (Page *page = currentPage())
        page->showPayment(attempt);
}

void MainWindow::showNotices()
{
    if (auto *open = findChild<NoticesDialog *>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new NoticesDialog(*m_notices, m_context.clock, timeZoneOrUtc(m_settings.timeZone), this);
    connect(dialog, &NoticesDialog::paymentRequested, this, &MainWindow::showPayment);
    dialog->show();
}

void MainWindow::showCustomerPhone()
{
    auto *phone = findChild<CustomerPhoneWindow *>();
    if (phone == nullptr) {
        phone = new CustomerPhoneWindow(*m_context.training, this);
        // Beside what the cashier looks at, as a phone in somebody's hand would be.
        phone->move(mapToGlobal(QPoint(qMax(0, (width() - phone->width()) / 2 - phone->width() / 2), space::Xl * 3)));
    }
    phone->show();
    phone->raise();
    phone->activateWindow();
}

void MainWindow::applySettings(const Settings &settings)
{
    m_settings = settings;
    m_topBar->applySettings(settings);
    m_context.session.setNames(settings.operators);
    setWindowTitle(settings.shop.name.isEmpty() || settings.shop.name == QLatin1String("Mostrador") ? QStringLiteral("Mostrador") : tr("%1 - Mostrador").arg(settings.shop.name));
    updateFrame();
    for (int i = 0; i < m_stack->count(); ++i)
        static_cast<Page *>(m_stack->widget(i))->applySettings(settings);
}

void MainWindow::updateFrame()
{
    const bool training = m_settings.environment == Environment::Training;
    const int width = training ? space::Xs : 0;
    m_frame->layout()->setContentsMargins(width, width, width, width);
    setLook(m_frame, training ? "trainingFrame" : "plainFrame");
}

void MainWindow::showStart(const Result<StartReport> &report)
{
    m_notices->load();
    if (!report) {
        m_startBar->showMessage(Tone::Failed, errorText(report.error()), false);
        return;
    }
    if (report->storage) {
        m_startBar->showMessage(Tone::Failed, errorText(*report->storage), false);
        return;
    }
    if (report->salvage) {
        m_startBar->showMessage(report->salvage->lost > 0 ? Tone::Failed : Tone::Attention,
                                {tr("The payment records were damaged and have been repaired: %n record(s) could not be read.", nullptr,
                                    int(report->salvage->lost)),
                                 tr("The damaged file is kept, with a report: %1").arg(report->salvage->reportFile)});
    } else if (report->settling > 0) {
        m_startBar->showMessage(Tone::Attention, {tr("Still being settled from before: %n payment(s).", nullptr, report->settling),
                                                  tr("Their sales can be continued as soon as the result is known.")});
        m_startBar->setAction(tr("Show"), [this] {
            showPayments(QStringLiteral("is:open"));
        });
    } else if (report->uncleanEnd) {
        m_startBar->showMessage(Tone::Info, {tr("Mostrador did not end normally last time."),
                                             tr("Everything recorded was checked and is complete.")});
    } else {
        m_startBar->clear();
    }
}

void MainWindow::onBlock(const BlockReport &report)
{
    if (report.block == TillBlock::None) {
        m_blockBar->clear();
        return;
    }
    m_blockBar->showMessage(Tone::Failed, blockText(report), false);
    if (managerClears(report.block)) {
        m_blockBar->setAction(tr("Manager: release the till"), [this, report] {
            m_context.dialogs.askManager(
                this, {.title = tr("Release the till"), .text = blockText(report).joined(), .acceptText = tr("Release")}, this,
                [this, report](const ManagerDecision &decision) {
                    m_context.engine.clearBlock(report.block, decision, this, [this](const Result<void> &result) {
                        if (!result)
                            showToast(errorText(result.error()).joined(), Tone::Failed);
                    });
                });
        });
    } else {
        m_blockBar->setAction(tr("Open Settings"), [this] { showPage(QStringLiteral("settings")); });
    }
}

void MainWindow::onLateMoney(const Attempt &attempt)
{
    const QString what = tr("Money arrived late: %1 for order %2, which was sold another way.")
                             .arg(moneyText(attempt.intent.amount), attempt.orderId.text());
    const QString todo = tr("The customer was charged twice: refund this payment.");
    m_lateBar->showMessage(Tone::Failed, {what, todo});
    if (m_context.notify)
        m_context.notify(what, todo);
    m_lateBar->setAction(tr("Give it back now"), [this, id = attempt.id] {
        m_context.engine.giveBack(id, m_context.session.current(), this, [this](const Result<Operation> &started) {
            if (started)
                showToast(tr("Being given back; the payment shows how it goes."), Tone::Info);
            else
                showToast(operationErrorText(started.error()).joined(), Tone::Failed);
        });
        showPayment(id);
    });
}

void MainWindow::showToast(const QString &text, Tone tone)
{
    m_toast->showText(text, tone);
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(m_context.about, m_context.dialogs, m_context.clock, m_context.makeSupportBundle, this);
    dialog->show();
}

void MainWindow::toggleShortcuts()
{
    if (m_overlay == nullptr)
        m_overlay = new ShortcutsOverlay(m_frame);
    if (m_overlay->isVisible()) {
        m_overlay->close();
        return;
    }
    QList<QAction *> own;
    for (QAction *action : actions()) {
        if (!action->shortcut().isEmpty())
            own << action;
    }
    QList<ShortcutsOverlay::Group> groups{{tr("Everywhere"), own}};
    for (int i = 0; i < m_stack->count(); ++i) {
        auto *page = static_cast<Page *>(m_stack->widget(i));
        groups.append({page->title(), shortcutActionsOf(page)});
    }
    m_overlay->open(groups);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int open = m_context.engine.openAttemptCount();
    if (open == 0 || m_closeConfirmed) {
        Q_EMIT closing();
        event->accept();
        return;
    }
    event->ignore();
    if (m_askingToClose)
        return;
    m_askingToClose = true;
    m_context.dialogs.confirm(this,
                              {.title = tr("Close Mostrador?"),
                               .text = tr("Not decided yet: %n payment(s). Everything is recorded and goes on at the next start; do not "
                                          "charge again elsewhere.", nullptr, open),
                               .acceptText = tr("Close anyway"),
                               .rejectText = tr("Stay open"),
                               .danger = true},
                              this, [this](bool yes) {
                                  m_askingToClose = false;
                                  m_closeConfirmed = yes;
                                  if (yes)
                                      close();
                              });
}

}
