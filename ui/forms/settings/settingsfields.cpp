// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/settingsfields.h"

#include "ui/forms/settings/methodsedit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace pos::ui {

namespace {

/// "operators[2]" is shown at the field "operators".
QString fieldNameOf(const FieldError &error)
{
    return error.field.section(u'[', 0, 0);
}

}

SettingsFields::SettingsFields(QObject *parent)
    : QObject(parent)
{
    connect(&m_binder, &FieldBinder::edited, this, &SettingsFields::edited);
}

FormField *SettingsFields::addField(Field field, const QString &label, QWidget *input)
{
    auto *form = new FormField(label, input);
    form->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // columns of a grid stay equal
    m_binder.bind(field.name, form, [this, name = field.name] { return errorFor(name); });
    m_fields.push_back(std::move(field));
    return form;
}

FormField *SettingsFields::add(const QString &name, const QString &label, QLineEdit *input, Read read, Write write)
{
    return addField({name, [input] { return input->text(); },
                     [input](const QString &text) {
                         input->setText(text);
                         input->setCursorPosition(0); // long ids show their beginning
                     },
                     std::move(read), std::move(write)},
                    label, input);
}

FormField *SettingsFields::add(const QString &name, const QString &label, QPlainTextEdit *input, Read read, Write write)
{
    input->setTabChangesFocus(true);
    return addField({name, [input] { return input->toPlainText(); },
                     [input](const QString &text) {
                         if (text != input->toPlainText())
                             input->setPlainText(text);
                     },
                     std::move(read), std::move(write)},
                    label, input);
}

FormField *SettingsFields::add(const QString &name, const QString &label, QComboBox *input, Read read, Write write)
{
    return addField({name, [input] { return input->currentData().toString(); },
                     [input](const QString &text) { input->setCurrentIndex(input->findData(text)); }, std::move(read),
                     std::move(write)},
                    label, input);
}

FormField *SettingsFields::add(const QString &name, const QString &label, MethodsEdit *input, Read read, Write write)
{
    connect(input, &MethodsEdit::edited, this, [this, name] { Q_EMIT edited(name); });
    return addField({name, [input] { return input->text(); }, [input](const QString &text) { input->setText(text); },
                     std::move(read), std::move(write)},
                    label, input);
}

void SettingsFields::load(const Settings &settings)
{
    m_base = settings;
    for (const Field &field : m_fields)
        field.setText(field.read(settings));
    m_loaded = texts();
    m_binder.clear();
    Q_EMIT loaded();
}

void SettingsFields::rebase(const Settings &settings)
{
    m_base = settings;
    for (const Field &field : m_fields) {
        const QString stored = field.read(settings);
        if (field.text() == m_loaded.value(field.name) && field.text() != stored)
            field.setText(stored);
        m_loaded.insert(field.name, stored);
    }
}

SettingsFields::Texts SettingsFields::texts() const
{
    Texts out;
    for (const Field &field : m_fields)
        out.insert(field.name, field.text());
    return out;
}

void SettingsFields::setTexts(const Texts &texts)
{
    for (const Field &field : m_fields) {
        if (const auto it = texts.constFind(field.name); it != texts.cend())
            field.setText(*it);
    }
}

bool SettingsFields::isChanged() const
{
    return texts() != m_loaded;
}

Settings SettingsFields::collect(QList<FieldError> *errors) const
{
    Settings settings = m_base;
    QList<FieldError> own;
    for (const Field &field : m_fields) {
        if (const auto error = field.write(settings, field.text()))
            own << *error;
    }
    if (errors != nullptr) {
        *errors = own;
        for (const FieldError &error : checkSettings(settings)) {
            const bool known =
                std::any_of(own.cbegin(), own.cend(), [&error](const FieldError &e) { return e.field == error.field; });
            if (!known)
                errors->append(error);
        }
    }
    return settings;
}

std::optional<FieldError> SettingsFields::errorFor(const QString &name) const
{
    QList<FieldError> errors;
    collect(&errors);
    const auto it =
        std::find_if(errors.cbegin(), errors.cend(), [&name](const FieldError &e) { return fieldNameOf(e) == name; });
    return it == errors.cend() ? std::nullopt : std::optional(*it);
}

bool SettingsFields::submit(const QStringList &only)
{
    QList<FieldError> errors;
    collect(&errors);
    if (!only.isEmpty())
        errors.removeIf([&only](const FieldError &e) { return !only.contains(fieldNameOf(e)); });
    return showErrors(errors);
}

bool SettingsFields::showErrors(const QList<FieldError> &errors)
{
    m_binder.clear();
    QList<FieldError> placed = errors;
    for (FieldError &error : placed)
        error.field = fieldNameOf(error);
    return m_binder.showErrors(placed);
}

QGridLayout *twoColumns(QWidget *holder, int rowSpacing)
{
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::M);
    grid->setVerticalSpacing(rowSpacing);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

}
