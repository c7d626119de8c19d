// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/notesbox.h"

#include "domain/validation.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbinder.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace pos::ui {

namespace {

const QString NoteField = QStringLiteral("words");

}

NotesBox::NotesBox(Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_binder(new FieldBinder(this))
{
    setObjectName(QStringLiteral("notesBox"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(QStringLiteral("noteEdit"));
    m_edit->setPlaceholderText(tr("For colleagues; never a card number"));
    m_field = new FormField(tr("Add a &note"), m_edit, this);
    layout->addWidget(m_field, 1);
    m_add = new QPushButton(tr("Add"), this);
    m_add->setObjectName(QStringLiteral("addNoteButton"));
    m_add->setAccessibleName(tr("Add the note"));
    layout->addWidget(m_add, 0, Qt::AlignBottom);
    m_binder->bind(NoteField, m_field, [this]() -> std::optional<FieldError> {
        if (m_edit->text().trimmed().isEmpty())
            return std::nullopt; // leaving it empty is no mistake
        return errorOf(checkFreeText(NoteField, m_edit->text(), 1, Note::Longest));
    });
    connect(m_add, &QPushButton::clicked, this, &NotesBox::submit);
    connect(m_edit, &QLineEdit::returnPressed, this, &NotesBox::submit);
}

void NotesBox::setAttempt(const AttemptId &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_edit->clear();
    m_binder->clear();
    m_add->setEnabled(true);
}

void NotesBox::takeFocus()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void NotesBox::submit()
{
    if (m_edit->text().trimmed().isEmpty() || !m_add->isEnabled() || !m_binder->submit())
        return;
    if (m_author.isEmpty()) {
        m_field->setError(tr("Choose who you are first, in the top bar."));
        return;
    }
    m_add->setEnabled(false); // until the journal has it
    m_engine.addNote(m_id, m_author, m_edit->text().trimmed(), this,
                     [this, id = m_id](const Result<Note> &result) { stored(id, result); });
}

void NotesBox::stored(const AttemptId &id, const Result<Note> &result)
{
    if (id != m_id)
        return;
    m_add->setEnabled(true);
    if (result) {
        m_edit->clear();
        Q_EMIT added();
    } else {
        m_field->setError(errorText(result.error()).joined());
    }
}

} // namespace pos::ui
