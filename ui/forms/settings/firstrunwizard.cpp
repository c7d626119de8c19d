// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/firstrunwizard.h"

#include "domain/country.h"
#include "ui/forms/settings/choicecard.h"
#include "ui/forms/settings/connectiontest.h"
#include "ui/forms/settings/environmentsection.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/forms/settings/settingsfields.h"
#include "ui/forms/settings/shopsection.h"
#include "ui/text/errortext.h"
#include "ui/text/nametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/formscroll.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace pos::ui {

namespace {

constexpr int SheetWidth = 760;
constexpr int SheetHeight = 660;

QWidget *page(const QString &title, const QString &text, QWidget *content)
{
    auto *widget = new QWidget;
    auto *lines = new QVBoxLayout(widget);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::M);
    auto *head = new QLabel(title, widget);
    setLook(head, "headline");
    head->setWordWrap(true);
    lines->addWidget(head);
    if (!text.isEmpty()) {
        auto *note = new QLabel(text, widget);
        note->setWordWrap(true);
        setLook(note, "muted");
        lines->addWidget(note);
    }
    lines->addWidget(content);
    lines->addStretch(1);
    return widget;
}

/// Training needs no typing: a currency that fits the country is all that could be missing.
Settings completed(Settings settings)
{
    const Country *country = findCountry(settings.country);
    if (!settings.currency.isValid() && country)
        settings.currency = country->currency;
    settings.wizardDone = true;
    return settings;
}

}

FirstRunWizard::FirstRunWizard(SettingsController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_fields(new SettingsFields(this))
{
    setObjectName(QStringLiteral("firstRunWizard"));
    setAccessibleName(tr("Set up this till"));
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(space::L, space::L, space::L, space::L);
    outer->addStretch(1);
    auto *middle = new QVBoxLayout;
    auto *sheet = new QFrame(this);
    setLook(sheet, "sheet");
    sheet->setMaximumSize(SheetWidth, SheetHeight);
    auto *body = new QVBoxLayout(sheet);
    body->setContentsMargins(space::Xl, space::L, space::Xl, space::L);
    body->setSpacing(space::M);
    m_progress = new QLabel(sheet);
    m_progress->setObjectName(QStringLiteral("wizardProgressLabel"));
    setLook(m_progress, "caption");
    body->addWidget(m_progress);
    m_message = new MessageBar(sheet);
    m_message->setObjectName(QStringLiteral("wizardMessageBar"));
    body->addWidget(m_message);
    m_stack = new QStackedWidget(sheet);
    for (QWidget *step : {buildChoose(), buildKeys(), buildShop(), buildTest(), buildDone()})
        m_stack->addWidget(new FormScroll(step));
    body->addWidget(m_stack, 1);
    body->addWidget(buildFooter());
    middle->addStretch(1);
    middle->addWidget(sheet, 100);
    middle->addStretch(1);
    outer->addLayout(middle, 100);
    outer->addStretch(1);
    m_fields->load(completed(controller.settings()));
    go(Step::Choose);
}

ChoiceCard *FirstRunWizard::addChoice(QWidget *parent, const char *name, const char *iconName, const QString &title,
                                      const QString &text, Qt::Key key)
{
    auto *card = new ChoiceCard(QString::fromLatin1(iconName), title, text, QKeySequence(key), parent);
    card->setObjectName(QString::fromLatin1(name));
    auto *action = new QAction(title, this);
    action->setShortcut(QKeySequence(key));
    addAction(action);
    connect(action, &QAction::triggered, card, &ChoiceCard::click);
    m_choices << action;
    parent->layout()->addWidget(card);
    return card;
}

QWidget *FirstRunWizard::buildChoose()
{
    auto *content = new QWidget;
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::M - 4);
    m_training = addChoice(content, "trainingChoiceButton", "training", tr("Training"),
                           tr("Learn and try everything on this computer: invented customers and cards, no internet, "
                              "no real money. Starts at once."),
                           Qt::Key_T);
    ChoiceCard *sandbox =
        addChoice(content, "sandboxChoiceButton", "shield", tr("Sandbox"),
                  tr("Yuno's test system, with the sandbox keys of your account. No real money."), Qt::Key_S);
    ChoiceCard *live = addChoice(content, "liveChoiceButton", "coins", tr("Live"),
                                 tr("Real payments, with the live keys of your account. The first payment is a small "
                                    "test that a manager confirms."),
                                 Qt::Key_L);
    connect(m_training, &ChoiceCard::clicked, this, &FirstRunWizard::startTraining);
    connect(sandbox, &ChoiceCard::clicked, this, [this] { choose(Environment::Sandbox); });
    connect(live, &ChoiceCard::clicked, this,
            [this] { choose(m_region->currentIndex() == 1 ? Environment::LiveEu : Environment::LiveUs); });
    return page(tr("Welcome to Mostrador"),
                tr("What shall this till do? It can be changed at any time in the settings."), content);
}

QWidget *FirstRunWizard::buildKeys()
{
    auto *content = new QWidget;
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::M);
    m_region = new QComboBox(content);
    m_region->setObjectName(QStringLiteral("regionCombo"));
    m_region->addItem(environmentText(Environment::LiveUs));
    m_region->addItem(environmentText(Environment::LiveEu));
    m_regionBox = new FormField(tr("&Region of the account"), m_region, content);
    lines->addWidget(m_regionBox);
    connect(m_region, &QComboBox::activated, this, [this](int index) {
        m_environment->setEnvironment(index == 1 ? Environment::LiveEu : Environment::LiveUs);
    });
    m_environment = new EnvironmentSection(m_controller, *m_fields, EnvironmentSection::Scope::Wizard, content);
    lines->addWidget(m_environment);
    return page(tr("Keys of your Yuno account"), tr("Yuno's dashboard shows them under Developers, Credentials."),
                content);
}

QWidget *FirstRunWizard::buildShop()
{
    return page(tr("Shop and till"), tr("How receipts and the dashboard name this till."),
                new ShopSection(*m_fields, ShopSection::Scope::Wizard));
}

QWidget *FirstRunWizard::buildTest()
{
    m_test = new ConnectionTest(m_controller, [this]() -> std::optional<ConnectionTest::Subject> {
        return ConnectionTest::Subject{m_fields->collect(), m_environment->typedCredentials()};
    });
    connect(m_test, &ConnectionTest::finished, this, [this](bool good) {
        m_next->setText(good ? tr("Continue") : tr("Continue without a good test"));
        if (good)
            m_next->setFocus(Qt::OtherFocusReason);
    });
    connect(m_test, &ConnectionTest::fieldSuggested, this, [this](const QString &name) {
        go(Step::Keys);
        if (FormField *field = m_fields->binder().field(name); field && field->isVisible())
            field->input()->setFocus(Qt::OtherFocusReason);
    });
    return page(tr("Test the connection"), tr("One real call with these keys. Nothing is charged."), m_test);
}

QWidget *FirstRunWizard::buildDone()
{
    auto *content = new QWidget;
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::M);
    m_summary = new QLabel(content);
    m_summary->setObjectName(QStringLiteral("wizardSummaryLabel"));
    m_summary->setWordWrap(true);
    m_notes = new MessageBar(content);
    m_notes->setObjectName(QStringLiteral("wizardNotesBar"));
    lines->addWidget(m_summary);
    lines->addWidget(m_notes);
    return page(tr("Ready"), tr("Everything can be changed later in the settings."), content);
}

QWidget *FirstRunWizard::buildFooter()
{
    auto *footer = new QWidget(this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    m_back = new QPushButton(tr("Back"), footer);
    m_back->setObjectName(QStringLiteral("wizardBackButton"));
    m_back->setAutoDefault(true);
    setLook(m_back, "quiet");
    m_next = new QPushButton(footer);
    m_next->setObjectName(QStringLiteral("wizardNextButton"));
    m_next->setAutoDefault(true);
    setLook(m_next, "primary");
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &FirstRunWizard::back);
    connect(m_next, &QPushButton::clicked, this, &FirstRunWizard::next);
    return footer;
}

void FirstRunWizard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_step == Step::Choose)
        m_training->setFocus(Qt::OtherFocusReason);
}

void FirstRunWizard::startTraining()
{
    Settings settings = m_controller.settingsFor(Environment::Training);
    if (store(completed(settings)))
        Q_EMIT finished(m_controller.settings());
}

void FirstRunWizard::choose(Environment environment)
{
    m_regionBox->setVisible(environment != Environment::Sandbox);
    m_environment->setEnvironment(environment);
    go(Step::Keys);
}

void FirstRunWizard::go(Step step)
{
    m_step = step;
    m_message->clear();
    m_stack->setCurrentIndex(int(step));
    for (QAction *choice : std::as_const(m_choices))
        choice->setEnabled(step == Step::Choose); // later these letters belong to fields and lists
    m_progress->setText(step == Step::Choose ? QString() : tr("Step %1 of %2").arg(int(step)).arg(int(Step::Done)));
    m_back->setVisible(step != Step::Choose);
    m_next->setVisible(step != Step::Choose);
    m_next->setText(step == Step::Done ? tr("Start selling") : tr("Continue"));
    switch (step) {
    case Step::Choose:
        m_training->setFocus(Qt::OtherFocusReason);
        break;
    case Step::Keys:
        m_fields->binder().field(names::AccountId)->input()->setFocus(Qt::OtherFocusReason);
        break;
    case Step::Shop:
        m_fields->binder().field(names::ShopName)->input()->setFocus(Qt::OtherFocusReason);
        break;
    case Step::Test:
        m_next->setFocus(Qt::OtherFocusReason);
        m_test->start();
        break;
    case Step::Done:
        describe();
        m_next->setFocus(Qt::OtherFocusReason);
        break;
    }
}

bool FirstRunWizard::check(Step step)
{
    QList<FieldError> errors;
    m_fields->collect(&errors);
    const QStringList asked = step == Step::Keys ? EnvironmentSection::fieldNames() : ShopSection::fieldNames();
    errors.removeIf([&asked](const FieldError &e) { return !asked.contains(e.field); });
    if (step == Step::Keys)
        errors += m_environment->keyErrors();
    return m_fields->showErrors(errors);
}

void FirstRunWizard::next()
{
    switch (m_step) {
    case Step::Choose:
        return;
    case Step::Keys:
    case Step::Shop:
        if (check(m_step))
            go(Step(int(m_step) + 1));
        return;
    case Step::Test:
        go(Step::Done);
        return;
    case Step::Done:
        if (store(completed(m_fields->collect())))
            Q_EMIT finished(m_controller.settings());
        return;
    }
}

void FirstRunWizard::back()
{
    if (m_step != Step::Choose)
        go(Step(int(m_step) - 1));
}

bool FirstRunWizard::store(const Settings &draft)
{
    const bool training = draft.environment == Environment::Training;
    const SaveResult result = m_controller.save(draft, training ? Credentials{} : m_environment->typedCredentials());
    if (result.isSaved()) {
        m_environment->clearKeys();
        return true;
    }
    if (result.refusal == SettingsRefusal::Storage) {
        m_message->showMessage(Tone::Failed, errorText(result.storage));
    } else if (result.refusal == SettingsRefusal::OpenAttempts) {
        m_message->showMessage(
            Tone::Attention, {tr("Payments are still being found out."), tr("Wait until none is waiting or unknown.")});
    } else {
        go(ShopSection::fieldNames().contains(result.errors.first().field) ? Step::Shop : Step::Keys);
        m_fields->showErrors(result.errors);
    }
    return false;
}

void FirstRunWizard::describe()
{
    const Settings settings = m_fields->collect();
    const Country *country = findCountry(settings.country);
    const QString place =
        tr("%1, %2, %3").arg(country ? country->name : settings.country, settings.currency.code(), settings.timeZone);
    m_summary->setText(
        tr("%1\n%2, till %3\n%4")
            .arg(environmentText(settings.environment), settings.shop.name, settings.registerId.text(), place));
    QStringList notes;
    if (!m_test->isGood())
        notes << tr("The connection was not proved yet. The top of the window shows how it is.");
    if (isLive(settings.environment))
        notes << tr("Before the first sale: Settings, Commissioning, one small payment.");
    if (!notes.isEmpty())
        m_notes->showMessage(Tone::Attention, {notes.join(u'\n'), {}}, false);
    else
        m_notes->clear();
}

}
