// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A voucher as the customer takes it away: on the screen, on paper and in a mail
// the same words, in the customer's language. Says of itself that nothing is paid.
#pragma once

#include "domain/attempt.h"
#include "domain/settings.h"
#include "domain/voucher.h"

#include <utility>

class QUrl;

namespace pos::ui {

/// The voucher of an attempt that can still be paid with it; nullopt when there is nothing to hand out.
std::optional<Voucher> openVoucher(const Attempt &attempt);
/// "1234 5678 90": a number in groups of four reads aloud better.
QString groupedNumber(const QString &number);
/// What to do with it.
QString voucherTodo(const Attempt &attempt, const Voucher &voucher, const QString &language);

struct VoucherSheet
{
    QString title;
    QString warning;   ///< that it is not paid
    QString test;      ///< empty where payments are real
    QString shop, address;
    QString numberLabel, number;
    QList<std::pair<QString, QString>> rows; ///< amount first, then the deadline as far as it is known
    QString todo;      ///< what to do
    QString provider;  ///< the provider's own words; may be empty
    QString goods;     ///< when there is something for it
    std::pair<QString, QString> page; ///< label and address of the provider's page; may be empty
};
VoucherSheet voucherSheet(const Attempt &attempt, const Voucher &voucher, const Settings &settings, const QString &language);
/// For the desktop's mail program. Without an address it asks for one itself.
QUrl voucherByMail(const VoucherSheet &sheet, const QString &email);

}
