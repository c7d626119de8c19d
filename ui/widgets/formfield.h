// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A label, an input and one line under it for hint, warning or error, tied
// together for screen readers (buddy, accessible name and description). The
// line takes room only while it says something. The field owns its input.
#pragma once

#include <QLabel>
#include <QWidget>

namespace pos::ui {

class FormField : public QWidget
{
    Q_OBJECT
public:
    /// `label` may hold a mnemonic ("&Name"). `input` needs its objectName set already.
    FormField(const QString &label, QWidget *input, QWidget *parent = nullptr);

    QWidget *input() const noexcept { return m_input; }
    QString label() const;
    void setLabel(const QString &label);
    /// Shown while there is no error or warning.
    void setHint(const QString &hint);
    void setWarning(const QString &warning);
    /// Red border and message, announced to screen readers. Empty clears.
    void setError(const QString &error);
    bool hasError() const { return !m_error.isEmpty(); }
    QString errorText() const { return m_error; }

private:
    void refresh();

    QLabel *m_label;
    QWidget *m_input;
    QLabel *m_message;
    QString m_hint, m_warning, m_error;
};

/// The FormField around an input, or nullptr.
FormField *formFieldOf(QWidget *input);

}
