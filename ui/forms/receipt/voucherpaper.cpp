// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/receipt/voucherpaper.h"

#include "domain/declinecoach.h"
#include "domain/payer.h"
#include "ui/forms/receipt/paperhtml.h"
#include "ui/text/vouchertext.h"
#include "ui/widgets/barcodeview.h"
#include "ui/widgets/qrview.h"

#include <QCoreApplication>
#include <QTransform>

namespace pos::ui {

namespace {

struct VoucherPaperText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::VoucherPaper)
};

// A printer with 203 dots an inch makes a module of two dots of the thinnest one.
constexpr qreal WidthMm = 72, LeastModuleMm = 0.25, MostModuleMm = 0.5, BarsMm = 15, SquareMm = 42;
constexpr int Pixels = 8; // a module: sharp edges at every scale

PaperPicture barcodePicture(const Voucher &voucher)
{
    if (voucher.kind == BarcodeKind::Qr) {
        const QImage modules = qrModules(voucher.code);
        return {modules.scaled(Pixels * modules.size()), {SquareMm, SquareMm}};
    }
    const QImage modules = barcodeModules(voucher.kind, voucher.code);
    if (modules.isNull())
        return {};
    const qreal fitting = WidthMm / modules.width();
    const qreal module = qBound(LeastModuleMm, fitting, MostModuleMm);
    const QImage bars = modules.scaled(Pixels * modules.width(), qRound(Pixels * BarsMm / module));
    const QSizeF size(module * modules.width(), BarsMm);
    if (fitting >= LeastModuleMm)
        return {bars, size};
    return {bars.transformed(QTransform().rotate(90)), size.transposed()};
}

}

std::optional<Paper> voucherPaper(const Attempt &attempt, const Sale &sale, const std::optional<Customer> &customer,
                                  const Settings &settings)
{
    using T = VoucherPaperText;
    using namespace paper;
    const std::optional<Voucher> voucher = openVoucher(attempt);
    if (!voucher)
        return std::nullopt;
    const QString country = customer && !customer->country.isEmpty() ? customer->country : settings.country;
    const VoucherSheet sheet = voucherSheet(attempt, *voucher, settings, customerLanguage(settings, country));
    const PaperPicture picture = barcodePicture(*voucher);

    QString html;
    if (!sheet.test.isEmpty())
        html += centred(sheet.test, "b");
    html += centred(sheet.shop.isEmpty() ? sheet.title : sheet.shop, "h3");
    if (!sheet.address.isEmpty())
        html += centred(sheet.address);
    html += centred(sheet.title, "b") + centred(sheet.warning, "b") + QStringLiteral("<hr>");
    html += centred(sheet.numberLabel) + centred(sheet.number, "h2");
    if (!picture.image.isNull()) {
        html += QStringLiteral("<p align=\"center\">%1</p>").arg(Paper::pictureTag);
        if (voucher->kind != BarcodeKind::Qr && voucher->code != voucher->number)
            html += centred(voucher->code);
    }
    html += QStringLiteral("<hr><table width=\"100%\" cellspacing=\"2\">");
    for (const auto &[label, text] : sheet.rows)
        html += row(label, text, &label == &sheet.rows.constFirst().first);
    html += QStringLiteral("</table><hr>") + centred(sheet.todo, "b");
    if (!sheet.provider.isEmpty())
        html += centred(sheet.provider);
    html += centred(sheet.goods);
    if (!sheet.page.second.isEmpty())
        html += centred(sheet.page.first + u'\n' + sheet.page.second);

    Paper made{T::tr("Voucher"), html, QStringLiteral("voucher-%1.pdf").arg(attempt.orderId.text())};
    made.picture = picture;
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    const std::optional<Customer> payer = method != nullptr ? payerOf(*method, sale, customer, settings.country) : customer;
    made.mail = voucherByMail(sheet, payer ? payer->email : QString());
    if (voucher->leftOut)
        made.hint = T::tr("Yuno names a bar code of a kind that this till does not draw: the customer pays with the number.");
    return made;
}

} // namespace pos::ui
