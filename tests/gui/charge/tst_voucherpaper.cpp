// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Bar codes of vouchers, on the screen and on paper, read back from the pixels by
// an independent reader; what stands beside them, in the customer's language.
#include "qrreader.h"
#include "domain/payer.h"
#include "ui/forms/receipt/receiptdialog.h"
#include "ui/forms/receipt/voucherpaper.h"
#include "ui/text/vouchertext.h"
#include "ui/widgets/barcodeview.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QUrlQuery>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

const QString Oxxo = QStringLiteral("982710034856120394857261"),
              Boleto = QStringLiteral("34191790010104351004791020150008291070026000");

QImage shot(ui::BarcodeView &view, QSize size, qreal ratio)
{
    view.resize(size);
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(QColor(0x20, 0x24, 0x30)); // a dark theme around it
    view.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

Settings mexicanShop()
{
    Settings settings;
    settings.environment = Environment::LiveUs;
    settings.country = QStringLiteral("MX");
    settings.timeZone = QStringLiteral("America/Mexico_City");
    settings.shop.name = QStringLiteral("Tienda <Uno>");
    return settings;
}

Attempt waiting(const QString &methodId, const QString &barcode, const QString &format)
{
    Attempt attempt;
    attempt.state = AttemptState::WaitingCustomer;
    attempt.orderId = MerchantOrderId::from(QStringLiteral("R1-20261122-000007-1"));
    attempt.intent.amount = Money::fromMinor(120'050, *Currency::fromCode(QStringLiteral("MXN")));
    attempt.intent.methodId = methodId;
    Payment payment;
    payment.status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    payment.method.expiresMs = QDateTime({2026, 11, 25}, {5, 59}, Qt::UTC).toMSecsSinceEpoch();
    payment.method.redirectUrl = QStringLiteral("https://pay.example/v/1");
    payment.method.artefacts.number = QStringLiteral("93000262280678");
    payment.method.artefacts.barcode = barcode;
    payment.method.artefacts.barcodeFormat = format;
    attempt.payment = payment;
    return attempt;
}

/// The page as a printer of tills puts it on paper.
QImage printed(const ui::Paper &paper)
{
    QTemporaryDir dir;
    const QString pdf = dir.filePath(QStringLiteral("voucher.pdf"));
    if (!ui::writePaperPdf(pdf, paper))
        return {};
    QProcess reader;
    reader.start(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("203"), QStringLiteral("-png"),
                                              QStringLiteral("-singlefile"), pdf, dir.filePath(QStringLiteral("page"))});
    if (!reader.waitForFinished())
        return {};
    return QImage(dir.filePath(QStringLiteral("page.png")));
}

} // namespace

class TestVoucherPaper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isReadable_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::addColumn<qreal>("ratio");
        for (const int width : {430, 467, 611, 900}) {
            for (const qreal ratio : {1.0, 1.25, 1.5, 2.0}) {
                QTest::addRow("code128 %d x %.2f", width, ratio) << int(BarcodeKind::Code128) << Oxxo << width << ratio;
                QTest::addRow("letters %d x %.2f", width, ratio)
                    << int(BarcodeKind::Code128) << QStringLiteral("AB-12 c/9") << width << ratio;
                QTest::addRow("itf %d x %.2f", width, ratio) << int(BarcodeKind::Itf) << Boleto << width << ratio;
            }
        }
    }
    void isReadable()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(int, width);
        QFETCH(qreal, ratio);
        ui::BarcodeView view;
        QVERIFY(view.setCode(BarcodeKind(kind), text));
        QVERIFY(view.minimumSizeHint().width() <= 430); // the narrowest place on the Charge page
        const auto symbol = BarcodeKind(kind) == BarcodeKind::Itf ? zbar::ZBAR_I25 : zbar::ZBAR_CODE128;
        QCOMPARE(readCode(shot(view, {width, 96}, ratio), symbol), text);
    }

    void everySignIsReadable()
    {
        const auto readBack = [](BarcodeKind kind, const QString &text) {
            ui::BarcodeView view;
            view.setCode(kind, text);
            const auto symbol = kind == BarcodeKind::Itf ? zbar::ZBAR_I25 : zbar::ZBAR_CODE128;
            return readCode(shot(view, {2 * view.minimumSizeHint().width(), 96}, 1), symbol);
        };
        QStringList texts;
        QString signs, pairs;
        for (ushort c = ' '; c <= '~'; ++c) {
            signs += QChar(c);
            if (signs.size() == 19)
                texts << std::exchange(signs, QString());
        }
        for (int i = 0; i < 100; ++i) {
            pairs += QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0'));
            if (pairs.size() == 20)
                texts << std::exchange(pairs, QString());
        }
        QCOMPARE(texts.size(), 5 + 10);
        texts << QStringLiteral("A1234567") << QStringLiteral("12345A") << QStringLiteral("1234AB5678"); // both sets in turn
        for (const QString &text : std::as_const(texts)) {
            QCOMPARE(readBack(BarcodeKind::Code128, text), text);
            if (canEncode(BarcodeKind::Itf, text))
                QCOMPARE(readBack(BarcodeKind::Itf, text), text);
        }
    }

    void halfACodeIsNone()
    {
        ui::BarcodeView view;
        QVERIFY(view.setCode(BarcodeKind::Itf, Boleto));
        const QImage narrow = shot(view, {300, 96}, 1);
        QVERIFY(std::ranges::all_of(QList<int>{0, 100, 299}, [&narrow](int x) { return narrow.pixel(x, 40) == qRgb(0x20, 0x24, 0x30); }));
        QVERIFY(!view.setCode(BarcodeKind::Itf, QStringLiteral("123")) && view.isEmpty());
        QVERIFY(!view.setCode(BarcodeKind::Qr, Oxxo) && view.isEmpty());
    }

    void paperIsReadable_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("symbol");
        QTest::newRow("oxxo") << "oxxo" << Oxxo << "CODE128" << int(zbar::ZBAR_CODE128);
        QTest::newRow("boleto, along the paper") << "boleto" << Boleto << "ITF" << int(zbar::ZBAR_I25);
        QTest::newRow("qr") << "oxxo" << "VOUCHER-1" << "QR" << int(zbar::ZBAR_QRCODE);
    }
    void paperIsReadable()
    {
        QFETCH(QString, method);
        QFETCH(QString, text);
        QFETCH(QString, format);
        QFETCH(int, symbol);
        const auto paper = ui::voucherPaper(waiting(method, text, format), {}, {}, mexicanShop());
        QVERIFY(paper);
        QVERIFY(paper->picture.mm.width() <= 72);
        QVERIFY(paper->hint.isEmpty());
        const QImage page = printed(*paper);
        QVERIFY2(!page.isNull(), "pdftoppm (poppler-utils) is needed");
        QVERIFY(qAbs(page.width() - 80 * 203 / 25.4) < 3);
        QCOMPARE(readCode(page, zbar::zbar_symbol_type_t(symbol)), text);
    }

    void saysWhatToDoInTheCustomersLanguage()
    {
        const Attempt attempt = waiting(QStringLiteral("oxxo"), Oxxo, QStringLiteral("CODE128"));
        Customer brazilian;
        brazilian.country = QStringLiteral("BR");
        brazilian.email = QStringLiteral("ana@shop.example");
        const auto spanish = ui::voucherPaper(attempt, {}, {}, mexicanShop()), portuguese = ui::voucherPaper(attempt, {}, brazilian, mexicanShop());
        for (const char *text : {"9300 0262 2806 78", "MXN", "Monto a pagar", "martes, 24 de noviembre de 2026, 23:59", "OXXO", "NO PAGADO",
                                 "R1-20261122-000007-1", "Tienda &lt;Uno&gt;", "982710034856120394857261", "https://pay.example/v/1"})
            QVERIFY2(spanish->html.contains(QString::fromUtf8(text)), text);
        QVERIFY(!spanish->html.contains(QStringLiteral("SIN VALOR")));
        QVERIFY(portuguese->html.contains(QStringLiteral("Valor a pagar")) && portuguese->html.contains(QString::fromUtf8("AINDA NÃO PAGO")));
        QCOMPARE(spanish->fileName, QStringLiteral("voucher-R1-20261122-000007-1.pdf"));
        Settings training = mexicanShop();
        training.environment = Environment::Training;
        QVERIFY(ui::voucherPaper(attempt, {}, {}, training)->html.contains(QStringLiteral("SIN VALOR")));

        QCOMPARE(portuguese->mail.scheme(), QStringLiteral("mailto"));
        QCOMPARE(portuguese->mail.path(), brazilian.email);
        const QUrlQuery query(portuguese->mail);
        QVERIFY(query.queryItemValue(QStringLiteral("subject"), QUrl::FullyDecoded).startsWith(QStringLiteral("Tienda <Uno>: ")));
        const QString body = query.queryItemValue(QStringLiteral("body"), QUrl::FullyDecoded);
        for (const char *text : {"9300 0262 2806 78", "MXN", "24 de novembro de 2026, 23:59", "AINDA NÃO PAGO", "https://pay.example/v/1"})
            QVERIFY2(body.contains(QString::fromUtf8(text)), text);
    }

    void aWalkInsAddressIsTheTypedOne()
    {
        const Attempt attempt = waiting(QStringLiteral("oxxo"), Oxxo, QStringLiteral("CODE128"));
        Sale sale;
        sale.draftFields.insert(payerkey::Email, QStringLiteral("typed@shop.example"));
        QCOMPARE(ui::voucherPaper(attempt, sale, {}, mexicanShop())->mail.path(), QStringLiteral("typed@shop.example"));
        QVERIFY(ui::voucherPaper(attempt, {}, {}, mexicanShop())->mail.path().isEmpty()); // the mail program asks
    }

    void numberAloneIsSaid()
    {
        const auto unknown = ui::voucherPaper(waiting(QStringLiteral("oxxo"), Oxxo, QStringLiteral("CODE39")), {}, {}, mexicanShop());
        QVERIFY(unknown->picture.image.isNull() && !unknown->html.contains(ui::Paper::pictureTag));
        QVERIFY(unknown->hint.contains(QStringLiteral("does not draw")));
        QVERIFY(unknown->html.contains(QString::fromUtf8("Diga este número")));
        const auto none = ui::voucherPaper(waiting(QStringLiteral("pago_efectivo"), {}, {}), {}, {}, mexicanShop());
        QVERIFY(none->hint.isEmpty() && none->html.contains(QString::fromUtf8("Diga este número")));
    }

    void onlyWhatCanStillBePaidIsHandedOut()
    {
        Attempt attempt = waiting(QStringLiteral("oxxo"), Oxxo, QStringLiteral("CODE128"));
        for (const StatusFacts &facts : statusTable()) {
            attempt.payment->status = PaymentStatus::fold(facts.status, facts.subStatus);
            attempt.state = facts.attemptState;
            const bool given = ui::voucherPaper(attempt, {}, {}, mexicanShop()).has_value();
            QCOMPARE(given, facts.attemptState == AttemptState::WaitingCustomer);
            QVERIFY(!given || !facts.inPaidWhiteList);
        }
        attempt = waiting(QStringLiteral("oxxo"), Oxxo, QStringLiteral("CODE128"));
        attempt.released = true; // the sale may be paid another way by now
        QVERIFY(!ui::voucherPaper(attempt, {}, {}, mexicanShop()));
    }
};

QTEST_MAIN(TestVoucherPaper)
#include "tst_voucherpaper.moc"
