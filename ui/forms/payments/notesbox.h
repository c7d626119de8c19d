// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One line to write a note about the shown payment. What was typed stays with its
// payment until it is stored or the pane shows another one. Ui thread.
#pragma once

#include "ports/engine.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace pos::ui {

class FieldBinder;
class FormField;

class NotesBox final : public QWidget
{
    Q_OBJECT
public:
    NotesBox(Engine &engine, QWidget *parent = nullptr);

    void setAttempt(const AttemptId &id);
    void setAuthor(const QString &name) { m_author = name; }
    void takeFocus();

Q_SIGNALS:
    void added();

private:
    void submit();
    void stored(const AttemptId &id, const Result<Note> &result);

    Engine &m_engine;
    AttemptId m_id;
    QString m_author;
    FieldBinder *m_binder;
    FormField *m_field = nullptr;
    QLineEdit *m_edit = nullptr;
    QPushButton *m_add = nullptr;
};

} // namespace pos::ui
