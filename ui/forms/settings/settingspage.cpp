// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/settingspage.h"

#include "ui/forms/settings/articlessection.h"
#include "ui/forms/settings/commissioningpanel.h"
#include "ui/forms/settings/customerscreensection.h"
#include "ui/forms/settings/datasection.h"
#include "ui/forms/settings/environmentsection.h"
#include "ui/forms/settings/methodssection.h"
#include "ui/forms/settings/privacysection.h"
#include "ui/forms/settings/recoverysection.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/forms/settings/settingsfields.h"
#include "ui/forms/settings/shopsection.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/errortext.h"
#include "ui/text/nametext.h"
#include "ui/text/retentiontext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/formscroll.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace pos::ui {

namespace {

constexpr int FormWidth = 760;

}

SettingsPage::SettingsPage(const SettingsContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_fields(new SettingsFields(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    setAccessibleName(title());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::M, space::L, space::M);
    layout->setSpacing(space::M - 4);
    auto *head = new QLabel(title(), this);
    setLook(head, "headline");
    layout->addWidget(head);
    m_message = new MessageBar(this);
    m_message->setObjectName(QStringLiteral("settingsMessageBar"));
    layout->addWidget(m_message);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::M);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("settingsSectionList"));
    m_list->setAccessibleName(tr("Sections of the settings"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_stack = new PageStack(this);
    auto *side = new QFrame(this);
    side->setFixedWidth(220);
    setLook(side, "card");
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(space::S, space::S, space::S, space::S);
    sideLayout->addWidget(m_list);
    columns->addWidget(side);
    columns->addWidget(m_stack, 1);
    layout->addLayout(columns, 1);
    layout->addWidget(buildFooter());
    for (int i = 0; i <= int(Section::Data); ++i)
        m_list->addItem(sectionName(Section(i)));
    m_list->setCurrentRow(0);

    connect(&context.controller, &SettingsController::settingsApplied, this, &SettingsPage::applySettings);
    connect(&context.engine, &Engine::blockChanged, this, [this](const BlockReport &report) { m_block = report; });
    connect(&context.engine, &Engine::personalDataPurged, this,
            [this](const PurgeReport &report) { Q_EMIT toastRequested(purgeText(report), Tone::Info); });
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

QString SettingsPage::sectionName(Section section)
{
    switch (section) {
    case Section::Environment: return tr("Environment and keys");
    case Section::Shop: return tr("Shop and till");
    case Section::Articles: return tr("Articles");
    case Section::Methods: return tr("Ways to pay");
    case Section::Commissioning: return tr("Commissioning");
    case Section::Recovery: return tr("Recovery");
    case Section::Operators: return tr("Operators");
    case Section::Privacy: return tr("Privacy and retention");
    case Section::CustomerScreen: return tr("Customer's screen");
    case Section::Appearance: return tr("Appearance");
    case Section::Data: return tr("Data and support");
    }
    Q_UNREACHABLE();
}

Card *SettingsPage::addSection(const QString &name, const QString &note)
{
    auto *holder = new QWidget(m_stack);
    m_stack->addWidget(new FormScroll(holder, m_stack));
    auto *card = new Card(name, holder);
    card->setMaximumWidth(FormWidth);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, space::S, 0);
    layout->addWidget(card);
    layout->addStretch(1);
    if (!note.isEmpty()) {
        auto *words = new QLabel(note, card);
        words->setWordWrap(true);
        setLook(words, "muted");
        card->body()->addWidget(words);
    }
    return card;
}

void SettingsPage::prepare()
{
    if (m_environment != nullptr)
        return;
    const auto put = [](Card *card, auto *content) {
        card->body()->addWidget(content);
        return content;
    };
    // In the order of Section. Everything is made inside of what holds it: moved later, all of it would get its style again.
    Card *card = addSection(sectionName(Section::Environment),
                            tr("A change here applies to calls that start from now on; a payment that is running ends as it began."));
    m_environment = put(card, new EnvironmentSection(m_context.controller, *m_fields, EnvironmentSection::Scope::Page, card));
    card = addSection(sectionName(Section::Shop), {});
    put(card, new ShopSection(*m_fields, ShopSection::Scope::Page, card));
    card = addSection(sectionName(Section::Articles), {});
    put(card, new ArticlesSection(m_context.articles, m_context.controller, m_context.dialogs, card));
    card = addSection(sectionName(Section::Methods),
                      tr("What F10 offers on the Charge page. A payment that was made keeps the name it had."));
    put(card, new MethodsSection(*m_fields, card));
    card = addSection(sectionName(Section::Commissioning), {});
    m_commissioning = put(card, new CommissioningPanel(m_context.engine, m_context.controller, m_context.dialogs, m_context.session,
                                                       m_context.clock, card));
    card = addSection(sectionName(Section::Recovery),
                      tr("What Yuno's agent is given when it calls or writes to a customer. Each contact can change it."));
    put(card, new RecoverySection(*m_fields, card));
    card = addSection(sectionName(Section::Operators),
                      tr("Who can be chosen at the top of the window. Every payment records the name."));
    put(card, buildOperators(card));
    card = addSection(sectionName(Section::Privacy),
                      tr("Personal data goes when its time is over; amounts, results and the record of events stay. To remove one "
                         "person at once: the customer's form, or \"Forget\" on the Recovery page."));
    m_privacy = put(card, new PrivacySection(m_context.engine, *m_fields, m_context.clock, card));
    card = addSection(sectionName(Section::CustomerScreen),
                      tr("A second window that faces the customer: goods and total, the code to scan, the result, the change. It shows no "
                         "names, takes no keys, and fills a second screen when there is one. Ctrl+Shift+S switches it."));
    put(card, new CustomerScreenSection(*m_fields, card));
    card = addSection(sectionName(Section::Appearance), {});
    put(card, buildAppearance(card));
    card = addSection(sectionName(Section::Data), {});
    auto *files = put(card, new DataSection(m_context.engine, m_context.dialogs, m_context.support, m_context.clock, card));

    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_fields, &SettingsFields::edited, this, &SettingsPage::refreshState);
    connect(m_environment, &EnvironmentSection::testStarted, m_message, &MessageBar::clear);
    connect(m_environment, &EnvironmentSection::edited, this, &SettingsPage::refreshState);
    connect(m_environment, &EnvironmentSection::environmentChanged, this, &SettingsPage::refreshState);
    connect(files, &DataSection::restored, this, &SettingsPage::restored);
    connect(m_commissioning, &CommissioningPanel::amountUnitSuggested, this, [this](AmountUnit unit) {
        SettingsFields::Texts texts = m_fields->texts();
        texts[names::AmountUnit] = unit == AmountUnit::Minor ? QStringLiteral("minor") : QStringLiteral("major");
        m_fields->setTexts(texts);
        save();
    });
    m_fields->load(m_context.controller.settings());
    applySettings(m_context.controller.settings());
    m_stack->setCurrentIndex(m_list->currentRow());
}

QWidget *SettingsPage::buildOperators(QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(QStringLiteral("operatorsEdit"));
    edit->setFixedHeight(160);
    FormField *field = m_fields->add(
        names::Operators, tr("&Names, one on each line"), edit,
        [](const Settings &s) { return s.operators.join(u'\n'); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.operators.clear();
            for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
                const QString name = line.trimmed();
                if (!name.isEmpty() && !s.operators.contains(name))
                    s.operators << name;
            }
            return std::nullopt;
        });
    return field;
}

QWidget *SettingsPage::buildAppearance(QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(QStringLiteral("appearanceCombo"));
    for (const Appearance appearance : {Appearance::System, Appearance::Light, Appearance::Dark})
        combo->addItem(appearanceText(appearance), QString::number(int(appearance)));
    FormField *field = m_fields->add(
        names::Appearance, tr("Co&lours"), combo, [](const Settings &s) { return QString::number(int(s.appearance)); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.appearance = Appearance(text.toInt());
            return std::nullopt;
        });
    field->setMaximumWidth(320);
    connect(combo, &QComboBox::activated, this,
            [this, combo] { Q_EMIT appearancePreviewed(Appearance(combo->currentData().toString().toInt())); });
    return field;
}

QWidget *SettingsPage::buildFooter()
{
    auto *footer = new QWidget(this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    m_state = new QLabel(footer);
    m_state->setObjectName(QStringLiteral("settingsStateLabel"));
    m_state->setWordWrap(true);
    setLook(m_state, "muted");
    row->addWidget(m_state, 1);
    m_undo = new QPushButton(tr("Undo changes"), footer);
    m_undo->setObjectName(QStringLiteral("undoSettingsButton"));
    setLook(m_undo, "quiet");
    row->addWidget(m_undo);
    m_save = new QPushButton(tr("Save changes"), footer);
    m_save->setObjectName(QStringLiteral("saveSettingsButton"));
    m_save->setToolTip(tr("Save changes (Ctrl+S)"));
    setLook(m_save, "primary");
    row->addWidget(m_save);
    auto *action = new QAction(tr("Save settings"), this);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    addAction(action);
    connect(action, &QAction::triggered, this, &SettingsPage::save);
    connect(m_save, &QPushButton::clicked, this, &SettingsPage::save);
    connect(m_undo, &QPushButton::clicked, this, &SettingsPage::undo);
    return footer;
}

void SettingsPage::activate()
{
    switch (m_block.block) {
    case TillBlock::KeysRefused:
    case TillBlock::NoKeys:
        showKeys();
        return;
    case TillBlock::NotCommissioned:
        showSection(Section::Commissioning);
        return;
    case TillBlock::None:
    case TillBlock::AmountMismatch:
    case TillBlock::StorageTrouble:
    case TillBlock::RegisterCollision:
    case TillBlock::JournalSalvaged:
        break;
    }
    m_list->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::applySettings(const Settings &settings)
{
    if (m_environment == nullptr)
        return;
    const bool live = isLive(settings.environment);
    m_list->item(int(Section::Commissioning))->setHidden(!live);
    if (!live && m_list->currentRow() == int(Section::Commissioning))
        m_list->setCurrentRow(0);
    m_commissioning->applySettings(settings);
    m_privacy->applySettings(settings);
    if (!hasChanges())
        m_fields->load(settings);
    else if (m_environment->environment() == settings.environment)
        m_fields->rebase(settings);
    refreshState();
}

void SettingsPage::showSection(Section section)
{
    prepare();
    m_list->setCurrentRow(int(section));
    m_list->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::showKeys()
{
    showSection(Section::Environment);
    m_environment->focusKeys();
}

bool SettingsPage::hasChanges() const
{
    return m_environment != nullptr && (m_fields->isChanged() || m_environment->hasTypedKeys() ||
           m_environment->environment() != m_context.controller.settings().environment);
}

void SettingsPage::refreshState()
{
    const bool changed = hasChanges();
    m_save->setEnabled(changed);
    m_undo->setEnabled(changed);
    const int open = m_context.controller.openAttempts();
    QStringList words;
    if (changed)
        words << tr("Not saved yet.");
    if (changed && open > 0)
        words << tr("%n payment(s) are running: the change applies to calls from now on.", nullptr, open);
    m_state->setText(words.join(u' '));
}

bool SettingsPage::refuse(const Settings &settings)
{
    if (!SettingsController::movesPayments(m_context.controller.settings(), settings))
        return false;
    const int open = m_context.controller.openAttempts();
    if (open == 0)
        return false;
    m_message->showMessage(
        Tone::Attention,
        {tr("Environment, account and amount unit cannot change while %n payment(s) are being found out.", nullptr,
            open),
         tr("They would be looked for in the wrong place. Wait until none is waiting or unknown, then save again. What "
            "you typed stays here.")});
    return true;
}

void SettingsPage::save()
{
    QList<FieldError> errors;
    const Settings draft = m_fields->collect(&errors);
    errors += m_environment->keyErrors();
    if (!m_fields->showErrors(errors)) {
        const QString name = errors.first().field.section(u'[', 0, 0);
        const QStringList shop = ShopSection::fieldNames();
        const Section section = name == names::Operators ? Section::Operators
                                : shop.contains(name)    ? Section::Shop
                                : name.startsWith(QLatin1String("recovery.")) ? Section::Recovery
                                : name.startsWith(QLatin1String("retention.")) ? Section::Privacy
                                                         : Section::Environment;
        m_list->setCurrentRow(int(section));
        m_fields->showErrors(errors); // focus again, now that its section shows
        m_message->showMessage(Tone::Attention,
                               {tr("Nothing was saved yet: something is not right."), tr("The fields say what.")});
        return;
    }
    if (refuse(draft))
        return;
    const SaveResult result = m_context.controller.save(draft, m_environment->typedCredentials());
    if (!result.isSaved()) {
        if (result.refusal == SettingsRefusal::Storage)
            m_message->showMessage(Tone::Failed, errorText(result.storage));
        else if (!refuse(draft))
            m_fields->showErrors(result.errors);
        return;
    }
    m_message->clear();
    m_environment->clearKeys();
    m_fields->load(m_context.controller.settings());
    refreshState();
    Q_EMIT toastRequested(tr("Settings saved."), Tone::Success);
}

void SettingsPage::undo()
{
    m_environment->clearKeys();
    m_fields->load(m_context.controller.settings());
    Q_EMIT appearancePreviewed(m_context.controller.settings().appearance);
    m_message->clear();
    refreshState();
}

}
