// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/environmentsection.h"

#include "ui/forms/settings/connectiontest.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/text/errortext.h"
#include "ui/text/nametext.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace pos::ui {

namespace {

constexpr Environment AllEnvironments[] = {Environment::Training, Environment::Sandbox, Environment::LiveUs,
                                           Environment::LiveEu, Environment::Custom};

QLineEdit *line(const char *name, int maximum, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setMaxLength(maximum);
    return edit;
}

QLabel *note(const char *name, const char *look, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    setLook(label, look);
    return label;
}

QString explanationOf(Environment environment)
{
    switch (environment) {
    case Environment::Training:
        return EnvironmentSection::tr("A complete, separate world on this computer: customers, cards and answers are "
                                      "invented. Nothing to fill in here.");
    case Environment::Sandbox:
        return EnvironmentSection::tr("Yuno's test system over the internet, with sandbox keys. No real money.");
    case Environment::LiveUs:
    case Environment::LiveEu:
        return EnvironmentSection::tr("Real money. Before the first sale a manager makes one smallest payment and "
                                      "confirms its amount (Commissioning).");
    case Environment::Custom:
        return EnvironmentSection::tr(
            "A gateway at an address of your own. It is treated like live: real money, commissioning first.");
    }
    Q_UNREACHABLE();
}

}

QStringList EnvironmentSection::fieldNames()
{
    return {names::Environment, names::GatewayUrl, names::AccountId, names::OrganizationCode,
            names::PublicKey,   names::PrivateKey, names::RelayUrl,  names::RelayToken,
            names::Proxy,       names::Workflow,   names::AmountUnit};
}

EnvironmentSection::EnvironmentSection(SettingsController &controller, SettingsFields &fields, Scope scope,
                                       QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_fields(fields)
    , m_scope(scope)
{
    auto *grid = twoColumns(this);
    m_environment = new QComboBox(this);
    m_environment->setObjectName(QStringLiteral("environmentCombo"));
    for (const Environment environment : AllEnvironments)
        m_environment->addItem(environmentText(environment), environmentName(environment));
    auto *environmentField = m_fields.add(
        names::Environment, tr("&Environment"), m_environment,
        [](const Settings &s) { return environmentName(s.environment); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.environment = environmentFromName(text).value_or(s.environment);
            return std::nullopt;
        });
    grid->addWidget(environmentField, 0, 0, 1, 2);
    environmentField->setVisible(scope == Scope::Page); // now that it is in the page: shown before it would be a window
    m_explanation = note("environmentNoteLabel", "muted", this);
    grid->addWidget(m_explanation, 1, 0, 1, 2);
    buildAccount(grid);
    buildKeys(grid);
    buildAdvanced(grid);
    if (scope == Scope::Page)
        buildTest(grid);
    connect(m_environment, &QComboBox::activated, this, &EnvironmentSection::onEnvironmentActivated);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &EnvironmentSection::showFields);
    connect(&m_fields, &SettingsFields::loaded, this, [this] {
        m_shown = environment();
        showFields();
    });
    connect(&m_controller, &SettingsController::keysChanged, this, &EnvironmentSection::showKeyState);
    showFields();
}

void EnvironmentSection::buildTest(QGridLayout *grid)
{
    m_test = new ConnectionTest(
        m_controller,
        [this]() -> std::optional<ConnectionTest::Subject> {
            QList<FieldError> errors;
            const Settings settings = m_fields.collect(&errors);
            errors.removeIf([](const FieldError &e) { return !fieldNames().contains(e.field); });
            errors += keyErrors();
            if (!m_fields.showErrors(errors))
                return std::nullopt;
            Q_EMIT testStarted();
            return ConnectionTest::Subject{settings, typedCredentials()};
        },
        this);
    grid->addWidget(m_test, 10, 0, 1, 2);
    connect(m_test, &ConnectionTest::fieldSuggested, this, [this](const QString &name) {
        if (FormField *field = m_fields.binder().field(name))
            field->input()->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_fields, &SettingsFields::edited, m_test, &ConnectionTest::reset);
}

void EnvironmentSection::buildKeys(QGridLayout *grid)
{
    m_keyBox = new QWidget(this);
    auto *box = twoColumns(m_keyBox, space::S);
    const auto secret = [this](const char *name, const QString &field, const QString &label) {
        auto *edit = line(name, 2000, m_keyBox);
        edit->setEchoMode(QLineEdit::Password);
        edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        auto *form = new FormField(label, edit, m_keyBox);
        m_fields.binder().bind(field, form, [this, field]() -> std::optional<FieldError> {
            for (const FieldError &error : keyErrors()) {
                if (error.field == field)
                    return error;
            }
            return std::nullopt;
        });
        connect(edit, &QLineEdit::textChanged, this, [this] {
            showKeyState();
            Q_EMIT edited();
        });
        return std::pair(edit, form);
    };
    const auto [publicKey, publicField] = secret("publicKeyEdit", names::PublicKey, tr("&Public API key"));
    const auto [privateKey, privateField] = secret("privateKeyEdit", names::PrivateKey, tr("Private &secret key"));
    m_publicKey = publicKey;
    m_privateKey = privateKey;
    box->addWidget(publicField, 0, 0, Qt::AlignTop);
    box->addWidget(privateField, 0, 1, Qt::AlignTop);
    m_keyState = note("keyStateLabel", "hint", m_keyBox);
    m_keyWarning = note("keyWarningLabel", "warning", m_keyBox);
    box->addWidget(m_keyState, 1, 0, 1, 2);
    box->addWidget(m_keyWarning, 2, 0, 1, 2);
    auto *buttons = new QHBoxLayout;
    m_reveal = new QPushButton(tr("Sho&w what is typed"), m_keyBox);
    m_reveal->setObjectName(QStringLiteral("revealKeysButton"));
    m_reveal->setCheckable(true);
    setLook(m_reveal, "chip");
    m_forget = new QPushButton(tr("Forget the stored keys"), m_keyBox);
    m_forget->setObjectName(QStringLiteral("forgetKeysButton"));
    setLook(m_forget, "quiet");
    buttons->addWidget(m_reveal);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    box->addLayout(buttons, 3, 0, 1, 2);
    grid->addWidget(m_keyBox, 4, 0, 1, 2);
    connect(m_reveal, &QPushButton::toggled, this, [this](bool shown) {
        for (QLineEdit *edit : {m_publicKey, m_privateKey, m_relayToken})
            edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(m_forget, &QPushButton::clicked, &m_controller, &SettingsController::forgetKeys);

    const auto [token, tokenField] =
        secret("relayTokenEdit", names::RelayToken, tr("Relay to&ken (instead of the keys)"));
    m_relayToken = token;
    grid->addWidget(tokenField, 6, 1, Qt::AlignTop);
}

Environment EnvironmentSection::environment() const
{
    return environmentFromName(m_environment->currentData().toString()).value_or(Environment::Training);
}

bool EnvironmentSection::usesRelay() const
{
    return !m_relay->text().trimmed().isEmpty();
}

bool EnvironmentSection::haveStoredKeys() const
{
    // Of another environment nothing is known here; the engine says so when they turn out to be missing.
    if (environment() != m_controller.settings().environment)
        return m_controller.settingsFor(environment()).wizardDone &&
               !m_controller.settingsFor(environment()).accountId.isEmpty();
    return m_controller.keyState() == KeyState::Stored || m_controller.keyState() == KeyState::SessionOnly;
}

KeyDraft EnvironmentSection::keys() const
{
    return {m_publicKey->text(), m_privateKey->text(), m_relayToken->text()};
}

void EnvironmentSection::setKeys(const KeyDraft &draft)
{
    m_publicKey->setText(draft.publicKey);
    m_privateKey->setText(draft.privateKey);
    m_relayToken->setText(draft.relayToken);
}

QList<FieldError> EnvironmentSection::keyErrors() const
{
    if (environment() == Environment::Training)
        return {};
    return checkKeys(keys(), usesRelay(), haveStoredKeys());
}

Credentials EnvironmentSection::typedCredentials() const
{
    return environment() == Environment::Training ? Credentials{} : credentialsOf(keys(), usesRelay());
}

void EnvironmentSection::clearKeys()
{
    m_keys.clear();
    m_reveal->setChecked(false);
    setKeys({});
}

void EnvironmentSection::focusKeys()
{
    (usesRelay() ? m_relayToken : m_publicKey)->setFocus(Qt::OtherFocusReason);
}

void EnvironmentSection::setEnvironment(Environment environment)
{
    m_environment->setCurrentIndex(m_environment->findData(environmentName(environment)));
    onEnvironmentActivated();
}

void EnvironmentSection::onEnvironmentActivated()
{
    const Environment chosen = environment();
    if (chosen == m_shown)
        return;
    // What was typed for the environment left behind waits for its return, and never shows under another.
    m_texts[m_shown] = m_fields.texts();
    m_keys[m_shown] = keys();
    SettingsFields::Texts texts = m_texts[chosen];
    texts.remove(names::Environment);
    m_fields.load(m_controller.settingsFor(chosen));
    m_fields.setTexts(texts);
    setKeys(m_keys[chosen]);
    if (m_test != nullptr)
        m_test->reset();
    Q_EMIT environmentChanged();
}

void EnvironmentSection::showFields()
{
    const Environment shown = environment();
    const bool training = shown == Environment::Training;
    const auto show = [this](const QString &name, bool visible) {
        if (FormField *field = m_fields.binder().field(name))
            field->setVisible(visible);
    };
    m_explanation->setText(explanationOf(shown));
    show(names::GatewayUrl, shown == Environment::Custom || (!training && !m_gateway->text().isEmpty()));
    show(names::AccountId, !training);
    m_keyBox->setVisible(!training);
    const bool page = m_scope == Scope::Page && !training;
    for (const QString &name :
         {names::RelayUrl, names::Proxy, names::Workflow, names::AmountUnit, names::OrganizationCode})
        show(name, page);
    show(names::RelayToken, page && usesRelay());
    showKeyState();
}

void EnvironmentSection::showKeyState()
{
    const bool present = environment() == m_controller.settings().environment;
    const KeyState state = m_controller.keyState();
    QString text;
    if (!present) {
        text = haveStoredKeys() ? tr("Leave both empty to use the keys stored for this environment.")
                                : tr("Kept in the keychain of this computer, apart from other environments' keys.");
    } else {
        switch (state) {
        case KeyState::NotNeeded:
            break;
        case KeyState::Loading:
            text = tr("Asking the keychain for the keys...");
            break;
        case KeyState::Missing:
            text = tr("No keys yet. They are kept in the keychain of this computer, never in a file.");
            break;
        case KeyState::Stored:
            text = tr("The keys are in the keychain of this computer. Leave both empty to keep them.");
            break;
        case KeyState::SessionOnly:
            text = tr("The keys are kept in memory until the program ends; then they must be typed again. They are "
                      "never written to a file.");
            break;
        }
    }
    m_keyState->setText(text);
    QStringList warnings;
    if (present && m_controller.keyProblem())
        warnings << errorText(*m_controller.keyProblem()).joined();
    if (keysLookForeign(keys(), environment()))
        warnings << tr("This key looks like one of another environment. Please compare.");
    m_keyWarning->setText(warnings.join(u' '));
    m_keyWarning->setVisible(!warnings.isEmpty());
    m_forget->setVisible(m_scope == Scope::Page && present &&
                         (state == KeyState::Stored || state == KeyState::SessionOnly));
}

}
