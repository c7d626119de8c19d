// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/methodssection.h"

#include "ui/forms/settings/methodsedit.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingsfields.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

MethodsSection::MethodsSection(SettingsFields &fields, QWidget *parent)
    : QWidget(parent)
    , m_fields(fields)
    , m_methods(new MethodsEdit)
{
    m_methods->setObjectName(QStringLiteral("methodsEdit"));
    m_methods->setMinimumHeight(280);
    FormField *field = m_fields.add(names::Methods, tr("O&ffered, in this order"), m_methods,
                                    [](const Settings &s) { return MethodsEdit::textOf(s); },
                                    [](Settings &s, const QString &text) -> std::optional<FieldError> {
                                        MethodsEdit::store(text, s);
                                        return std::nullopt;
                                    });
    field->setHint(tr("Space ticks, Alt+Up and Alt+Down move, F2 names. Cash is always there."));
    auto *buttons = new QHBoxLayout;
    const auto add = [&](const char *name, const QString &text, auto run) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QString::fromLatin1(name));
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, run);
    };
    add("methodUpButton", tr("Up"), [this] { m_methods->moveCurrent(-1); });
    add("methodDownButton", tr("Down"), [this] { m_methods->moveCurrent(1); });
    add("methodRenameButton", tr("Rename"), [this] { m_methods->renameCurrent(); });
    buttons->addStretch(1);
    add("methodDefaultsButton", tr("The country's own"), [this] { m_methods->restoreDefaults(); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field);
    layout->addLayout(buttons);
    connect(&m_fields, &SettingsFields::loaded, this, &MethodsSection::followPlace);
    connect(&m_fields, &SettingsFields::edited, this, [this](const QString &name) {
        if (name == names::Country || name == names::Currency)
            followPlace();
    });
}

void MethodsSection::followPlace()
{
    const SettingsFields::Texts texts = m_fields.texts();
    m_methods->setPlace(texts.value(names::Country), Currency::fromCode(texts.value(names::Currency)).value_or(Currency()));
}

}
