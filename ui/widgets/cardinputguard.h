// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Refuses card numbers in every text input of the application (DESIGN promise
// 6): a change that brings one in does not happen, what was typed of it digit by
// digit is taken out with the undo history, and the field says why. Made once by the composition root next to the Theme; covers
// inputs made later too. ui thread.
#pragma once

#include "base/cardguard.h"

#include <QObject>

#include <functional>

class QApplication;
class QLineEdit;

namespace pos::ui {

class CardInputGuard : public QObject
{
    Q_OBJECT
public:
    explicit CardInputGuard(QApplication &application);

    using Allow = std::function<bool(const QString &)>;
    /// Lets exactly such texts pass in one input: article codes have 13 digits and one in ten looks
    /// like a card number.
    static void allow(QLineEdit *input, Allow allow);

    /// For identity documents and phones: long digit runs are normal there (CardContext::Digits).
    static void expectDigits(QLineEdit *input);

    /// For the validator that the guard puts on every line: takes the rest out and says why.
    void onRefused(QLineEdit *input, const QString &wiped);

Q_SIGNALS:
    void refused(QWidget *input);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

};

/// `text` without the digits of card numbers.
QString withoutCardNumbers(const QString &text);
/// A long run of digits that may become a card number with the next key: not to be stored yet.
bool mayBecomeCardNumber(const QString &text);
/// The same as withoutCardNumbers(), but a text without any stays exactly as typed.
QString withoutCardNumbersIn(const QString &text, CardContext context = CardContext::Text);

}
