// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A page of the window: what the rail needs to offer it. MainWindow shows one
// at a time and owns it. Shortcuts are QActions of the page
// (addAction, Qt::WindowShortcut): they rest while the page is hidden, and F1
// lists them by itself. A page never blocks; work goes on while it is hidden.
#pragma once

#include "domain/settings.h"
#include "ports/paymentsource.h"
#include "ui/theme/tokens.h"

#include <QKeySequence>
#include <QWidget>

namespace pos::ui {

class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Stable: "charge", "payments", "settings".
    virtual QString id() const = 0;
    virtual QString title() const = 0;
    virtual QString iconName() const = 0;
    virtual QKeySequence shortcut() const = 0;

    /// Called before the page is brought to the front: make what only its first visit needs.
    virtual void prepare() {}
    /// Called when the page was brought to the front: put the focus where work begins.
    virtual void activate() {}
    /// New settings took effect. What is under way keeps the old ones.
    virtual void applySettings(const Settings &settings) { Q_UNUSED(settings) }
    /// Only the Payments page answers these two: what a search of paymentsearch.h finds /
    /// this payment.
    virtual void showPayments(const QString &search) { Q_UNUSED(search) }
    virtual void showPayment(const AttemptId &attempt) { Q_UNUSED(attempt) }

Q_SIGNALS:
    /// A short confirmation that goes by itself.
    void toastRequested(const QString &text, pos::ui::Tone tone);
    /// Bring the Payments page to the front with this payment.
    void paymentRequested(const pos::AttemptId &attempt);
    /// Bring another page to the front.
    void pageRequested(const QString &id);
};

}
