// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a customer takes away: shop, lines, totals, how it was paid, and the state
// of the payment in words that never promise more than is proven (CONTRACT 9.1:
// "paid" only when white-listed). No fiscal document. Pure but for the locale.
#pragma once

#include "domain/salesplit.h"
#include "domain/settings.h"
#include "ports/drawersource.h"
#include "ports/paymentsource.h"

#include <QImage>
#include <QTimeZone>
#include <QUrl>

namespace pos::ui {

enum class ReceiptIssue { First, Copy };

/// "PAID", "NOT PAID: declined", "NOT CONFIRMED" ...
QString receiptStatus(const Attempt &attempt);
/// True only when the receipt may say that it is paid.
bool isProvenPaid(const Attempt &attempt);
/// The whole receipt as simple HTML; every text of people is escaped.
QString receiptHtml(const PaymentDetail &detail, const Settings &settings, ReceiptIssue issue, qint64 nowMs);
/// "receipt-R1-20261121-000001-1.pdf"
QString receiptFileName(const Attempt &attempt);

struct PaperPicture
{
    QImage image; ///< null = none
    QSizeF mm;    ///< how large it comes out
};

/// What is printed: its title on screen, simple HTML in which every text of people is escaped, and a name for its file.
struct Paper
{
    static constexpr QLatin1StringView pictureTag{"<picture/>"}; ///< in `html`: where `picture` stands

    QString title;
    QString html;
    QString fileName;
    PaperPicture picture = {};
    QUrl mail = {};    ///< mailto: with the same words; empty = it is not sent
    QString hint = {}; ///< for the cashier alone: beside the paper, never on it
};
Paper paymentReceipt(const PaymentDetail &detail, const Settings &settings, ReceiptIssue issue, qint64 nowMs);
/// Of a sale paid in cash or outside Yuno, with what was given and the change.
Paper tenderReceipt(const TenderDetail &detail, const Settings &settings, ReceiptIssue issue, qint64 nowMs);
/// Of a sale in parts: each with how it was paid; PAID only when every one of them is proven and nothing is left to pay.
Paper saleReceipt(const Sale &sale, const SaleRecord &record, const Settings &settings, ReceiptIssue issue, qint64 nowMs);
/// A drawer that was counted and closed.
Paper drawerReportPaper(const DrawerReport &report, const Settings &settings, ReceiptIssue issue, qint64 nowMs);

} // namespace pos::ui
