// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which bar code a voucher gets, and what it says: never a guess, never "paid".
#include "domain/voucher.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace pos;

namespace {

Payment voucherPayment(const QString &number, const QString &barcode, const QString &format, const QString &type = {})
{
    Payment payment;
    payment.method.artefacts.number = number;
    payment.method.artefacts.barcode = barcode;
    payment.method.artefacts.barcodeFormat = format;
    payment.method.artefacts.voucherType = type;
    return payment;
}

QJsonObject shippedFile()
{
    return QJsonDocument::fromJson(VoucherWords::shippedFile()).object();
}

QStringList faultsOf(const QJsonObject &file)
{
    const auto parsed = VoucherWords::parse(QJsonDocument(file).toJson());
    return parsed ? QStringList() : parsed.error();
}

QJsonObject withWord(const QString &key, const QJsonValue &value)
{
    QJsonObject file = shippedFile(), words = file[u"words"].toObject();
    words.insert(key, value);
    file.insert(QStringLiteral("words"), words);
    return file;
}

const QString Digits24 = QStringLiteral("123456789012345678901234"), Number = QStringLiteral("98765432109876");

} // namespace

class TestVoucher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theAnswerSaysWhatIsDrawn_data()
    {
        QTest::addColumn<QString>("barcode");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("leftOut");
        const auto row = [](const char *name, const QString &barcode, const char *format, const char *type, BarcodeKind kind,
                            const QString &code, bool leftOut) {
            QTest::newRow(name) << barcode << QString::fromLatin1(format) << QString::fromLatin1(type) << int(kind) << code << leftOut;
        };
        using K = BarcodeKind;
        const QString none;
        row("as in the training gateway", Digits24, "CODE128", "barcode", K::Code128, Digits24, false);
        row("other spellings", Digits24, "Code_128", "", K::Code128, Digits24, false);
        row("dashes", Digits24, "code-128", "barcode", K::Code128, Digits24, false);
        row("letters", QStringLiteral("AB-12 c"), "CODE128", "barcode", K::Code128, QStringLiteral("AB-12 c"), false);
        row("interleaved", Digits24, "Interleaved 2 of 5", "", K::Itf, Digits24, false);
        row("itf", Digits24, "itf", "", K::Itf, Digits24, false);
        row("qr by format", Digits24, "QR_CODE", "", K::Qr, Digits24, false);
        row("qr by type", Digits24, "", "qr", K::Qr, Digits24, false);
        row("the number is the bar code", none, "CODE128", "barcode", K::Code128, Number, false);
        row("the number is a number", none, "CODE128", "number", K::None, none, false);
        row("no bar code", none, "", "reference_code", K::None, none, false);
        row("not named", Digits24, "", "barcode", K::None, none, true);
        row("unknown kind", Digits24, "CODE39", "barcode", K::None, none, true);
        row("not the same as code 128", Digits24, "GS1-128", "barcode", K::None, none, true);
        row("odd digits", Digits24.chopped(1), "ITF", "", K::None, none, true);
        row("letters in digits", QStringLiteral("12AB"), "ITF", "", K::None, none, true);
        row("other digits", QString::fromUtf8("\u0661\u0662"), "ITF", "", K::None, none, true);
        row("not ascii", QString::fromUtf8("\u00f1"), "CODE128", "", K::None, none, true);
        row("too long", QString(81, u'1'), "CODE128", "", K::None, none, true);
        row("control signs", QStringLiteral("12\t34"), "CODE128", "", K::None, none, true);
    }
    void theAnswerSaysWhatIsDrawn()
    {
        QFETCH(QString, barcode);
        QFETCH(QString, format);
        QFETCH(QString, type);
        const std::optional<Voucher> voucher = voucherOf(voucherPayment(Number, barcode, format, type));
        QVERIFY(voucher);
        QCOMPARE(voucher->number, Number);
        QTEST(int(voucher->kind), "kind");
        QTEST(voucher->code, "code");
        QTEST(voucher->leftOut, "leftOut");
        QCOMPARE(voucher->kind == BarcodeKind::None, voucher->code.isEmpty());
    }

    void whatIsNoVoucher()
    {
        QVERIFY(!voucherOf(Payment()));
        QCOMPARE(voucherOf(voucherPayment({}, Digits24, QStringLiteral("CODE128")))->number, Digits24);
        Payment scheme = voucherPayment(Number, {}, {});
        scheme.method.artefacts.copyText = QStringLiteral("000201...");
        QVERIFY(!voucherOf(scheme));
        Payment account = voucherPayment(Number, {}, {});
        account.method.artefacts.bankAccount = QStringLiteral("646");
        QVERIFY(!voucherOf(account));
    }

    void everyWordInEveryLanguage()
    {
        const VoucherWords &words = VoucherWords::shipped();
        QCOMPARE(words.languages(), (QStringList{QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt")}));
        QSet<QString> english;
        for (int i = 0; i <= int(VoucherWord::Page); ++i) {
            const auto word = VoucherWord(i);
            for (const QString &language : words.languages())
                QVERIFY2(!words.word(word, language).isEmpty(), qPrintable(language + QString::number(i)));
            QCOMPARE(words.word(word, QStringLiteral("fr")), words.word(word, QStringLiteral("en")));
            english << words.word(word, QStringLiteral("en"));
        }
        QCOMPARE(english.size(), int(VoucherWord::Page) + 1);
        QVERIFY(words.word(VoucherWord::NotPaid, QStringLiteral("es")).contains(QStringLiteral("NO PAGADO")));
    }

    void faultsAreNamed()
    {
        QCOMPARE(faultsOf(shippedFile()), QStringList());
        const auto texts = [](const char *es) {
            return QJsonObject{{QStringLiteral("en"), QStringLiteral("At %1")}, {QStringLiteral("es"), QLatin1String(es)},
                               {QStringLiteral("pt"), QStringLiteral("No %1")}};
        };
        QVERIFY(faultsOf(withWord(QStringLiteral("where_code"), texts("En %1"))).isEmpty());
        QVERIFY(faultsOf(withWord(QStringLiteral("where_code"), texts(""))).join(u' ').contains(QStringLiteral("words.where_code.es: a text")));
        QVERIFY(faultsOf(withWord(QStringLiteral("where_code"), texts("En"))).constFirst().contains(QStringLiteral("words.where_code.es: %1 is needed")));
        QVERIFY(faultsOf(withWord(QStringLiteral("title"), texts("x"))).constFirst().contains(QStringLiteral("words.title.en")));
        QCOMPARE(faultsOf(withWord(QStringLiteral("other"), texts("x"))), QStringList{QStringLiteral("words.other: unknown key")});
        QJsonObject old = shippedFile();
        old.insert(QStringLiteral("schema"), 2);
        QCOMPARE(faultsOf(old), QStringList{QStringLiteral("schema: 1 is needed")});
        QVERIFY(!VoucherWords::parse("{"));
    }
};

QTEST_APPLESS_MAIN(TestVoucher)
#include "tst_voucher.moc"
