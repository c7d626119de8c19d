// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/cardinputguard.h"

#include "ui/text/fielderrortext.h"
#include "ui/widgets/formfield.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QValidator>

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

QString insertedPart(const QString &before, const QString &after)
{
    qsizetype start = 0, end = 0;
    const qsizetype most = qMin(before.size(), after.size());
    while (start < most && before[start] == after[start])
        ++start;
    while (end < most - start && before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    return after.mid(start, after.size() - start - end);
}

void explain(QWidget *input)
{
    if (FormField *field = formFieldOf(input))
        field->setError(fieldErrorText({.field = {}, .rule = Rule::CardNumber, .minimum = 0, .maximum = 0, .detail = {}}));
}

/// Refuses the change before anybody hears of it: a signal would reach autosave first.
class CardValidator final : public QValidator
{
public:
    CardValidator(CardInputGuard &guard, QLineEdit *input) : QValidator(input), m_guard(guard), m_input(input), m_before(input->text())
    {
        connect(input, &QLineEdit::textChanged, this, [this](const QString &text) { m_before = text; });
    }

    State validate(QString &text, int &) const override
    {
        const CardContext context = m_input->property("cardDigits").toBool() ? CardContext::Digits : CardContext::Text;
        // What came in at once is looked at alone as well: behind other digits it is no card number any more.
        const QString pasted = insertedPart(m_before, text);
        const bool alone = pasted.size() >= 12 && containsCardNumber(pasted, context);
        if (text == m_before || (!alone && !containsCardNumber(text, context)) || isExempt(m_input, text))
            return Acceptable;
        const QString wiped = alone ? m_before : withoutCardNumbers(text);
        QMetaObject::invokeMethod(&m_guard, [guard = &m_guard, input = QPointer(m_input), wiped] {
            if (input != nullptr)
                guard->onRefused(input, wiped);
        }, Qt::QueuedConnection);
        return Invalid;
    }

private:
    CardInputGuard &m_guard;
    QLineEdit *m_input;
    QString m_before;
};

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

bool mayBecomeCardNumber(const QString &text)
{
    constexpr int Enough = 12; // an issuer's range and half of the account
    int run = 0;
    for (const QChar c : text) {
        if (c.isDigit())
            ++run;
        else if (!c.isSpace())
            run = 0;
        if (run >= Enough)
            return true;
    }
    return false;
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
        if (qobject_cast<QAbstractSpinBox *>(line->parentWidget()) != nullptr)
            return false; // takes numbers of its own range only, by a validator of its own
        line->setProperty("cardGuarded", true);
        line->setValidator(new CardValidator(*this, line));
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

void CardInputGuard::onRefused(QLineEdit *input, const QString &wiped)
{
    if (input->text() != wiped) {
        // Typed digit by digit: all but the last are in the field already. setText also forgets the undo history.
        input->setText(wiped);
        Q_EMIT input->textEdited(wiped);
    }
    explain(input);
    Q_EMIT refused(input);
}

}
