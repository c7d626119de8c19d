// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/customerscreensection.h"

#include "domain/screenwords.h"
#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingsfields.h"

#include <QComboBox>
#include <QGridLayout>

namespace pos::ui {

CustomerScreenSection::CustomerScreenSection(SettingsFields &fields, QWidget *parent) : QWidget(parent)
{
    const QString on = QStringLiteral("on");
    auto *grid = twoColumns(this);
    auto *screen = new QComboBox(this);
    screen->setObjectName(QStringLiteral("customerScreenCombo"));
    screen->addItem(tr("None"), QString());
    screen->addItem(tr("Second screen, or a window"), on);
    grid->addWidget(fields.add(
                        names::CustomerScreen, tr("Customer's &screen"), screen,
                        [on](const Settings &s) { return s.customerScreen ? on : QString(); },
                        [on](Settings &s, const QString &text) -> std::optional<FieldError> {
                            s.customerScreen = text == on;
                            return std::nullopt;
                        }),
                    0, 0, Qt::AlignTop);
    auto *language = new QComboBox(this);
    language->setObjectName(QStringLiteral("customerLanguageCombo"));
    language->addItem(tr("That of the customer's country"), QString());
    const ScreenWords &words = ScreenWords::shipped();
    const QStringList languages = words.languages();
    for (const QString &one : languages)
        language->addItem(words.nameOf(one), one);
    grid->addWidget(fields.add(
                        names::CustomerLanguage, tr("Customers' &language"), language, [](const Settings &s) { return s.customerLanguage; },
                        [](Settings &s, const QString &text) -> std::optional<FieldError> {
                            s.customerLanguage = text;
                            return std::nullopt;
                        }),
                    0, 1, Qt::AlignTop);
}

}
