// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/cardinputguard.h"

#include "ui/text/fielderrortext.h"
#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace pos::ui {

namespace {

class Exemption final : public QObject
{
public:
    Exemption(CardInputGuard::Allow allow, QObject *parent) : QObject(parent), m_allow(std::move(allow)) {}
    bool passes(const QString &text) const { return m_allow(text); }

private:
    CardInputGuard::Allow m_allow;
};

bool isExempt(const QWidget *input, const QString &text)
{
    for (const QObject *child : input->children()) {
        if (const auto *exemption = dynamic_cast<const Exemption *>(child))
            return exemption->passes(text.trimmed());
    }
    return false;
}

void explain(QWidget *input)
{
    if (FormField *field = formFieldOf(input))
        field->setError(fieldErrorText({.field = {}, .rule = Rule::CardNumber, .minimum = 0, .maximum = 0, .detail = {}}));
}

}

QString withoutCardNumbers(const QString &text)
{
    const QString masked = maskCardNumbers(text);
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (masked[i] == text[i])
            out += text[i];
    }
    return out.simplified();
}

QString withoutCardNumbersIn(const QString &text, CardContext context)
{
    return containsCardNumber(text, context) ? withoutCardNumbers(text) : text;
}

CardInputGuard::CardInputGuard(QApplication &application) : QObject(&application)
{
    application.installEventFilter(this);
}

void CardInputGuard::allow(QLineEdit *input, Allow allow)
{
    new Exemption(std::move(allow), input);
}

void CardInputGuard::expectDigits(QLineEdit *input)
{
    input->setProperty("cardDigits", true);
}

bool CardInputGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Polish || watched->property("cardGuarded").toBool())
        return false;
    if (auto *line = qobject_cast<QLineEdit *>(watched)) {
        line->setProperty("cardGuarded", true);
        connect(line, &QLineEdit::textChanged, this, [this, line](const QString &text) { onLineChanged(line, text); });
    } else if (auto *edit = qobject_cast<QPlainTextEdit *>(watched)) {
        edit->setProperty("cardGuarded", true);
        connect(edit, &QPlainTextEdit::textChanged, this, [this, edit] {
            const QString text = edit->toPlainText();
            if (!containsCardNumber(text))
                return;
            edit->setPlainText(withoutCardNumbers(text));
            explain(edit);
            Q_EMIT refused(edit);
        });
    }
    return false;
}

void CardInputGuard::onLineChanged(QLineEdit *input, const QString &text)
{
    const CardContext context = input->property("cardDigits").toBool() ? CardContext::Digits : CardContext::Text;
    if (!containsCardNumber(text, context) || isExempt(input, text))
        return;
    // setText, unlike clear, also forgets the undo history.
    input->setText(withoutCardNumbers(text));
    explain(input);
    Q_EMIT refused(input);
}

}
