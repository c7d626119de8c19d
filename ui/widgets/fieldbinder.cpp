// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fieldbinder.h"

#include "ui/text/fielderrortext.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace pos::ui {

FieldBinder::FieldBinder(QObject *parent) : QObject(parent) {}

void FieldBinder::bind(const QString &name, FormField *field, Check check)
{
    m_entries.push_back({name, field, std::move(check)});
    field->input()->installEventFilter(this);
    watch(field->input());
}

void FieldBinder::watch(QWidget *input)
{
    const auto changed = [this, input] { onEdited(input); };
    if (auto *line = qobject_cast<QLineEdit *>(input)) {
        connect(line, &QLineEdit::textEdited, this, changed);
    } else if (auto *combo = qobject_cast<QComboBox *>(input)) {
        connect(combo, &QComboBox::activated, this, changed);
        connect(combo, &QComboBox::editTextChanged, this, changed);
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(input)) {
        connect(text, &QPlainTextEdit::textChanged, this, changed);
    } else if (auto *date = qobject_cast<QDateEdit *>(input)) {
        connect(date, &QDateEdit::dateChanged, this, changed);
    }
}

void FieldBinder::onEdited(QWidget *input)
{
    Entry *entry = entryOf(input);
    if (entry == nullptr)
        return;
    entry->dirty = true;
    if (entry->field->hasError()) {
        const auto error = entry->check ? entry->check() : std::nullopt;
        entry->field->setError(error && !isSoft(error->rule) ? fieldErrorText(*error) : QString());
    }
    Q_EMIT edited(entry->name);
}

void FieldBinder::check(Entry &entry)
{
    if (!entry.check)
        return;
    const auto error = entry.check();
    const bool soft = error && isSoft(error->rule);
    entry.field->setError(error && !soft ? fieldErrorText(*error) : QString());
    entry.field->setWarning(soft ? fieldErrorText(*error) : QString());
}

bool FieldBinder::submit()
{
    bool right = true;
    for (Entry &entry : m_entries) {
        if (entry.field->input()->isEnabled())
            check(entry);
        right = right && !entry.field->hasError();
    }
    if (!right)
        focusFirstBad();
    return right;
}

bool FieldBinder::showErrors(const QList<FieldError> &errors)
{
    m_unplaced.clear();
    bool right = true;
    for (const FieldError &error : errors) {
        FormField *target = field(error.field);
        if (target == nullptr)
            m_unplaced << error;
        else if (isSoft(error.rule))
            target->setWarning(fieldErrorText(error));
        else if (right = false; !target->hasError())
            target->setError(fieldErrorText(error));
    }
    if (!right)
        focusFirstBad();
    return right && m_unplaced.isEmpty();
}

FormField *FieldBinder::field(const QString &name) const
{
    for (const Entry &entry : m_entries) {
        if (entry.name == name)
            return entry.field;
    }
    return nullptr;
}

void FieldBinder::clear()
{
    for (Entry &entry : m_entries) {
        entry.dirty = false;
        entry.field->setError({});
        entry.field->setWarning({});
    }
}

void FieldBinder::focusFirstBad()
{
    for (const Entry &entry : m_entries) {
        if (entry.field->hasError() && entry.field->input()->isEnabled()) {
            entry.field->input()->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

FieldBinder::Entry *FieldBinder::entryOf(const QObject *input)
{
    for (Entry &entry : m_entries) {
        if (entry.field->input() == input)
            return &entry;
    }
    return nullptr;
}

bool FieldBinder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        Entry *entry = entryOf(watched);
        // A popup or another window takes the focus for a moment: the field is not left.
        if (entry != nullptr && entry->dirty && reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            check(*entry);
    }
    return QObject::eventFilter(watched, event);
}

}
