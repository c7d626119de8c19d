// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/till.h"

#include "base/log.h"
#include "base/timezones.h"
#include "services/enginehost.h"
#include "ui/app/engineassembly.h"
#include "ui/app/trainingcustomers.h"
#include "ui/forms/articles/articles.h"
#include "ui/forms/drawer/drawerpage.h"
#include "ui/forms/outreach/recoverypage.h"
#include "ui/forms/reports/reportdialog.h"
#include "ui/forms/facing/customerscreen.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/forms/settings/firstrunwizard.h"
#include "ui/forms/settings/settingspage.h"
#include "ui/shell/desktopnotifier.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include "version.h"

#include <QAction>
#include <QEvent>
#include <QPointer>
#include <QScreen>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

const QSize WizardSize(880, 680);

}

Till::Till(const Surroundings &around, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_around(around)
    , m_environment(settings.environment)
{
    Settings present = withTrainingDefaults(settings);
    if (m_environment == Environment::Training)
        startTraining(present);
    else
        m_around.training.stop();
    m_articles = std::make_unique<Articles>(m_around.paths.articlesFile(), m_environment == Environment::Training);
    m_engine = std::make_unique<EngineHost>(engineParts(m_around.paths.journalFile(present.environment)));
    m_awake = std::make_unique<AwakeKeeper>(*m_engine, m_around.clock, m_scheduler, m_around.machine);
    m_controller = std::make_unique<SettingsController>(*m_engine, m_around.store, m_around.secrets, present);
    m_support = std::make_unique<LocalSupport>(m_around.paths, *m_engine);
    m_support->applySettings(present);
    m_session.setNames(present.operators);
    if (!present.operators.isEmpty())
        m_session.setCurrent(present.operators.constFirst());
    connect(m_controller.get(), &SettingsController::settingsApplied, this, &Till::onSettingsApplied);
    connect(m_controller.get(), &SettingsController::profileChangeRequested, this, [this](const Settings &next) {
        if (m_wizardWindow)
            m_nextProfile = next; // its last page still reads from this till
        else
            Q_EMIT profileLeft(next);
    });
    startEngine();
}

Till::~Till()
{
    m_customerScreen.reset();
    // Pages refer to the controller and the engine; the engine's end commits what waits.
    m_window.reset();
    m_wizardWindow.reset();
    m_support.reset();
    m_controller.reset();
    m_awake.reset();
    m_engine.reset();
}

void Till::startTraining(Settings &settings)
{
    const Result<QUrl> url = m_around.training.start(m_around.paths.trainingFile());
    if (url) {
        settings.gatewayUrl = *url;
        m_situations = std::make_unique<TrainingSituations>(m_around.training.server());
        return;
    }
    m_trainingTrouble = url.error();
    log::error("training", "gateway not started", {{"error", describe(url.error())}});
}

void Till::startEngine()
{
    const bool training = m_environment == Environment::Training;
    // Nothing is settled before the engine knows where; keys follow as soon as the keychain answers.
    m_engine->configure(m_controller->settings(), training ? TrainingWorld::keys()->clone() : Credentials());
    m_engine->start(this, [this](const Result<StartReport> &report) {
        m_startReport = report;
        loadKeys();
        if (report && !report->storage && m_environment == Environment::Training && !m_trainingTrouble)
            introduceTrainingCustomers(*m_engine, m_controller->settings().country);
        showStart();
    });
}

/// Keys that are in memory only are adopted as such, so that the window can say so.
void Till::loadKeys()
{
    SessionSecretStore &secrets = m_around.secrets;
    secrets.whenSettled(this, [this, &secrets] {
        const QString profile = environmentName(m_environment);
        if (m_environment == Environment::Training || !secrets.keepsForThisRunOnly(profile)) {
            m_controller->loadKeys();
            return;
        }
        secrets.load(profile, [self = QPointer(this)](const Result<std::shared_ptr<Credentials>> &keys) {
            if (self && keys)
                self->m_controller->adoptKeys((*keys)->clone());
        });
    });
}

void Till::showStart()
{
    if (!m_window || !m_startReport)
        return;
    const Result<StartReport> report = m_trainingTrouble ? Result<StartReport>(fail(*m_trainingTrouble)) : *m_startReport;
    m_window->showStart(report);
    m_chargePage->begin(*m_startReport);
}

void Till::openWizard()
{
    auto *wizard = new FirstRunWizard(*m_controller);
    m_wizardWindow = std::make_unique<QWidget>();
    m_wizardWindow->setObjectName(QStringLiteral("wizardWindow"));
    m_wizardWindow->setWindowTitle(tr("Welcome to Mostrador"));
    auto *layout = new QVBoxLayout(m_wizardWindow.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(wizard);
    m_wizardWindow->resize(WizardSize);
    m_wizardWindow->setAttribute(Qt::WA_QuitOnClose, false);
    m_wizardWindow->installEventFilter(this);
    connect(wizard, &FirstRunWizard::finished, this, &Till::onWizardFinished, Qt::QueuedConnection);
    m_wizardWindow->show();
}

bool Till::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_wizardWindow.get() && event->type() == QEvent::Close)
        QMetaObject::invokeMethod(this, &Till::closed, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Till::onWizardFinished()
{
    if (m_wizardWindow) {
        m_wizardWindow->removeEventFilter(this);
        m_wizardWindow->hide();
        m_wizardWindow.release()->deleteLater();
    }
    if (m_nextProfile)
        Q_EMIT profileLeft(*m_nextProfile);
    else
        openWindow();
}

void Till::openWindow()
{
    const QString version = QLatin1String(version::Text), commit = QLatin1String(version::Commit);
    const WindowContext context{
        .engine = *m_engine,
        .dialogs = m_around.dialogs,
        .session = m_session,
        .clock = m_around.clock,
        .training = m_situations.get(),
        .about = {version, commit, m_around.paths.root(), m_around.paths.logFolder()},
        .makeSupportBundle = [this](const QString &path, const std::function<void(const Result<void> &)> &done) {
            m_support->makeBundle(path, [done](const Result<QString> &made) {
                done(made ? Result<void>() : Result<void>(fail(made.error())));
            });
        },
        .notify = [this](const QString &title, const QString &text) { m_notifier->tell(title, text); },
        .preferences = &m_around.preferences};
    m_window = std::make_unique<MainWindow>(context, m_controller->settings());
    m_notifier = std::make_unique<DesktopNotifier>(*m_window);
    connect(m_window.get(), &MainWindow::closing, this, &Till::closed, Qt::QueuedConnection);
    buildPages();
    buildCustomerScreen();
    place(*m_window);
    m_window->showPage(m_chargePage->id());
    if (m_controller->settings().customerScreen) // after the till's own window is on the screen
        QMetaObject::invokeMethod(m_customerScreen.get(), [this] { m_customerScreen->setOn(true); }, Qt::QueuedConnection);
    m_engine->tellStanding(); // after the wizard the engine has been at work for a while
    showStart();
}

void Till::place(QWidget &window) const
{
    if (!m_geometry.isEmpty() && window.restoreGeometry(m_geometry)) {
        window.show();
        return;
    }
    const QScreen *screen = window.screen();
    const QSize frame(16, 48); // a title bar has no size before the window is shown
    const QSize room = (screen ? screen->availableGeometry().size() : window.size()) - frame;
    if (room.width() < window.width() || room.height() < window.height())
        window.showMaximized();
    else
        window.show();
}

void Till::buildPages()
{
    MainWindow &window = *m_window;
    const Settings &settings = m_controller->settings();
    QWidget *parent = window.pageParent();
    m_chargePage = new ChargePage(*m_engine, *m_articles, m_around.dialogs, m_session, m_around.clock, parent);
    auto *payments = new PaymentsPage(*m_engine, m_around.dialogs, m_around.clock, m_around.preferences, settings, parent);
    auto *recovery = new RecoveryPage(*m_engine, m_around.dialogs, m_session, m_around.clock, parent);
    auto *drawer = new DrawerPage(*m_engine, m_around.dialogs, m_session, m_around.clock, parent);
    auto *settingsPage = new SettingsPage({*m_engine, *m_controller, m_around.dialogs, m_session, *m_support, *m_articles, m_around.clock}, parent);
    for (Page *page : std::initializer_list<Page *>{m_chargePage, payments, recovery, drawer, settingsPage})
        window.addPage(page);
    payments->setOperatorName(m_session.current());
    connect(&m_session, &OperatorSession::currentChanged, payments, &PaymentsPage::setOperatorName);
    OutreachOpener *opener = &recovery->opener();
    connect(recovery, &RecoveryPage::reportRequested, recovery, [this, recovery] { openCommunications(recovery); });
    connect(m_chargePage, &ChargePage::attemptRecoveryRequested, opener, [opener](const AttemptId &id) { opener->openAttempt(id); });
    connect(m_chargePage, &ChargePage::saleRecoveryRequested, opener, [opener](const SaleId &id) { opener->openSale(id); });
    connect(payments, &PaymentsPage::recoveryRequested, opener, [opener](const AttemptId &id) { opener->openAttempt(id); });
    connect(payments, &PaymentsPage::saleRequested, m_chargePage, [this](const SaleId &sale) {
        m_window->showPage(m_chargePage->id());
        m_chargePage->controller().resume(sale);
    });
    connect(settingsPage, &SettingsPage::appearancePreviewed, &m_around.theme, &Theme::setAppearance);
    connect(settingsPage, &SettingsPage::restored, m_window.get(), [this](const StartReport &report) {
        m_startReport = report;
        showStart();
    });
}

void Till::buildCustomerScreen()
{
    m_customerScreen = std::make_unique<CustomerScreen>(m_chargePage->controller(), m_session, m_around.clock, m_around.preferences,
                                                        [this] { return std::make_unique<SystemScreens>(*m_window); });
    auto *action = new QAction(tr("Customer's screen: on or off"), m_window.get());
    action->setObjectName(QStringLiteral("customerScreenAction"));
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    action->setAutoRepeat(false);
    m_window->addAction(action);
    connect(action, &QAction::triggered, m_customerScreen.get(), &CustomerScreen::toggle);
    connect(m_customerScreen.get(), &CustomerScreen::switched, this, [this](bool on) {
        Settings next = m_controller->settings();
        next.customerScreen = on;
        const bool kept = m_controller->save(next).isSaved();
        m_window->showToast(!kept ? tr("The customer's screen changed for this run only: the settings could not be saved.")
                            : on  ? tr("The customer's screen is on.")
                                  : tr("The customer's screen is off."),
                            kept ? Tone::Info : Tone::Attention);
    });
}

void Till::openCommunications(QWidget *over)
{
    if (auto *open = over->findChild<ReportDialog *>())
        open->close(); // what it follows goes on
    const QTimeZone here = timeZoneOrUtc(m_controller->settings().timeZone);
    const QDate today = m_around.clock.now().toTimeZone(here).date();
    (new ReportDialog(*m_engine, m_around.dialogs, ReportPurpose::Communications, here, today, over))->show();
}

void Till::onSettingsApplied(const Settings &settings)
{
    m_support->applySettings(settings);
    m_around.theme.setAppearance(settings.appearance);
    if (m_window && settings.environment == m_environment)
        m_window->applySettings(settings);
    if (m_customerScreen && settings.environment == m_environment) {
        m_customerScreen->setOn(settings.customerScreen);
        m_customerScreen->refreshSoon();
    }
}

QByteArray Till::windowGeometry() const
{
    return m_window ? m_window->saveGeometry() : QByteArray();
}

void Till::quit()
{
    Q_EMIT closed();
}

}
