// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The source texts are English, and "%n payment(s)" is how they write a number.
// This makes it "1 payment" and "2 payments" without a translation file; a real
// translation, installed later, is asked first. Once per application; ui thread.
#pragma once

#include <QTranslator>

namespace pos::ui {

class EnglishPlurals : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *sourceText, const char *disambiguation, int n) const override;
};

/// Does nothing the second time.
void installEnglishPlurals();

}
