// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Opens the contact dialog with all that is known: of an attempt, of a sale, or
// of nobody yet. One dialog at a time: a second call brings the first to the
// front. Ui thread.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "domain/settings.h"
#include "ports/outreachdesk.h"

#include <QPointer>
#include <QTimeZone>

namespace pos::ui {

class Dialogs;
class OperatorSession;
class OutreachDialog;

class OutreachOpener final : public QObject
{
    Q_OBJECT
public:
    struct Tools
    {
        OutreachDesk &desk;
        Dialogs &dialogs;
        OperatorSession &session;
        const Clock &clock;
    };
    OutreachOpener(const Tools &tools, QWidget *window);

    void applySettings(const Settings &settings);
    void openAttempt(const AttemptId &id, std::optional<ContactChannel> channel = {});
    void openSale(const SaleId &id, std::optional<ContactChannel> channel = {});
    /// Somebody rang the shop.
    void openBlank();

Q_SIGNALS:
    void said(const QString &text);
    void failed(const QString &text);

private:
    void open(const OutreachOrder &order, const QString &customerName, std::optional<ContactChannel> channel);
    void openMatter(const OutreachMatter &matter, std::optional<ContactChannel> channel);
    bool bringToFront();
    DeclinedPayment declinedOf(const OutreachMatter &matter) const;
    AbandonedFlow abandonedOf(const OutreachMatter &matter) const;

    const Tools m_tools;
    QPointer<QWidget> m_window;
    Settings m_settings;
    SystemIdSource m_ids;
    QPointer<OutreachDialog> m_dialog;
};

} // namespace pos::ui
