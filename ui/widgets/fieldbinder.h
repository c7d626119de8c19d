// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Ties fields to the rules of domain/validation. A field is checked when it is
// left after an edit and on submit(), never at the first keystroke; while its
// error shows, every edit re-checks it so that the message goes as soon as it
// is right. Lives with its form; ui thread.
#pragma once

#include "domain/validation.h"
#include "ui/widgets/formfield.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace pos::ui {

class FieldBinder : public QObject
{
    Q_OBJECT
public:
    using Check = std::function<std::optional<FieldError>()>;

    explicit FieldBinder(QObject *parent = nullptr);

    /// `name` is the field name that rules use ("email", "billingAddress.city"). No check: only shows
    /// what showErrors() brings. Order of binding is the order of the form.
    void bind(const QString &name, FormField *field, Check check = {});

    /// Checks every field, shows all messages, focuses the first bad one. True when all are right.
    bool submit();
    /// Shows errors of a whole-value check. True when none was shown; soft rules become warnings and
    /// count as right. Errors of unbound fields are returned by unplaced().
    bool showErrors(const QList<FieldError> &errors);
    QList<FieldError> unplaced() const { return m_unplaced; }
    FormField *field(const QString &name) const;
    void clear();

Q_SIGNALS:
    /// An input was changed by the user (every keystroke); for autosave.
    void edited(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry
    {
        QString name;
        FormField *field;
        Check check;
        bool dirty = false;
    };
    void watch(QWidget *input);
    void onEdited(QWidget *input);
    void check(Entry &entry);
    void focusFirstBad();
    Entry *entryOf(const QObject *input);

    std::vector<Entry> m_entries;
    QList<FieldError> m_unplaced;
};

/// The error of a Checked<T>, or none: for writing checks.
template <typename T> std::optional<FieldError> errorOf(const Checked<T> &checked)
{
    return checked ? std::nullopt : std::optional(checked.error());
}

}
