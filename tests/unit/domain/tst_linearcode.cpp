// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The bars of Code 128 and Interleaved 2 of 5. That a reader reads every sign is shown by tst_voucherpaper.
#include "domain/linearcode.h"

#include <QSet>
#include <QTest>

using namespace pos;

namespace {

QString drawn(BarcodeKind kind, const QString &text)
{
    const QBitArray modules = linearModules(kind, text);
    QString bits;
    for (qsizetype i = 0; i < modules.size(); ++i)
        bits += modules.testBit(i) ? u'1' : u'0';
    return bits;
}

} // namespace

class TestLinearCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // What ZXing-C++ 1.4 draws for the same texts.
    void asAnotherWriterDraws_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("bits");
        QTest::newRow("signs in set B") << int(BarcodeKind::Code128) << QStringLiteral("AB-12 c/9")
            << QStringLiteral("11010010000101000110001000101100010011011100100111001101100111001011011001100100001011001011100110011100"
                              "101100101111001001100011101011");
        QTest::newRow("digits in set C") << int(BarcodeKind::Code128) << QStringLiteral("982710034856120394857261")
            << QStringLiteral("11010011100111101000101110110010011001000100100100110001110111011011100010110101100111001001001100010001"
                              "011110100111100101001100001011001000010101111001001100011101011");
        QTest::newRow("pairs") << int(BarcodeKind::Itf) << QStringLiteral("0123456789")
            << QStringLiteral("101010001011101110100010001110001010111010001011100010111010111011101000100011101000101110001011101");
    }
    void asAnotherWriterDraws()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QTEST(drawn(BarcodeKind(kind), text), "bits");
    }

    void digitsAreKeptShort_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("symbols"); // with start, check and stop
        QTest::newRow("two digits") << "12" << 4;
        QTest::newRow("three digits") << "123" << 6;
        QTest::newRow("odd, then a letter") << "12345A" << 8;
        QTest::newRow("not worth a change") << "A12B" << 7;
        QTest::newRow("worth a change") << "A123456" << 8;
        QTest::newRow("an odd one goes before") << "A1234567" << 9;
        QTest::newRow("back again") << "1234AB" << 8;
    }
    void digitsAreKeptShort()
    {
        QFETCH(QString, text);
        QFETCH(int, symbols);
        QCOMPARE(linearModules(BarcodeKind::Code128, text).size(), 11 * symbols + 2);
    }

    void whatCannotBeDrawn()
    {
        for (const QString &text : {QString(), QStringLiteral("12\t3"), QString(81, u'1'), QString(QChar(0xf1))})
            QVERIFY(linearModules(BarcodeKind::Code128, text).isEmpty());
        for (const QString &text : {QString(), QStringLiteral("123"), QStringLiteral("12AB"), QString(82, u'1')})
            QVERIFY(linearModules(BarcodeKind::Itf, text).isEmpty());
        QVERIFY(linearModules(BarcodeKind::Qr, QStringLiteral("1")).isEmpty());
        QVERIFY(linearModules(BarcodeKind::None, QStringLiteral("1")).isEmpty());
    }

    void everyTextHasBarsOfItsOwn()
    {
        QSet<QString> seen;
        for (ushort c = ' '; c <= '~'; ++c)
            seen << drawn(BarcodeKind::Code128, QString(QChar(c)));
        for (int i = 0; i < 100; ++i) {
            const QString pair = QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0'));
            seen << drawn(BarcodeKind::Code128, pair) << drawn(BarcodeKind::Itf, pair);
        }
        QCOMPARE(seen.size(), 95 + 200);
    }
};

QTEST_APPLESS_MAIN(TestLinearCode)
#include "tst_linearcode.moc"
