// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/formfield.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

}

FormField::FormField(const QString &label, QWidget *input, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(label, this))
    , m_input(input)
    , m_message(new QLabel(this))
{
    Q_ASSERT_X(!input->objectName().isEmpty(), "FormField", qPrintable(label));
    setObjectName(input->objectName() + QStringLiteral("Field"));
    m_label->setObjectName(input->objectName() + QStringLiteral("Label"));
    m_message->setObjectName(input->objectName() + QStringLiteral("Message"));
    setLook(m_label, "fieldLabel");
    m_label->setBuddy(input);
    m_message->setWordWrap(true);
    m_message->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Xs);
    layout->addWidget(m_label);
    layout->addWidget(m_input);
    layout->addWidget(m_message);
    m_input->setAccessibleName(withoutMnemonic(label));
}

QString FormField::label() const
{
    return withoutMnemonic(m_label->text());
}

void FormField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_input->setAccessibleName(withoutMnemonic(label));
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void FormField::setWarning(const QString &warning)
{
    m_warning = warning;
    refresh();
}

void FormField::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    refresh();
    if (!m_error.isEmpty()) {
        QAccessibleEvent event(m_input, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void FormField::refresh()
{
    const QString text = !m_error.isEmpty() ? m_error : !m_warning.isEmpty() ? m_warning : m_hint;
    setLook(m_message, !m_error.isEmpty() ? "error" : !m_warning.isEmpty() ? "warning" : "hint");
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_input->setAccessibleDescription(text);
    const bool invalid = !m_error.isEmpty();
    if (m_input->property("invalid").toBool() != invalid) {
        m_input->setProperty("invalid", invalid);
        restyle(m_input);
    }
}

FormField *formFieldOf(QWidget *input)
{
    for (QWidget *w = input; w != nullptr; w = w->parentWidget()) {
        if (auto *field = qobject_cast<FormField *>(w))
            return field;
    }
    return nullptr;
}

}
