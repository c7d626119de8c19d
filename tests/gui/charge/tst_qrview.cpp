// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The code on the screen, read back from its pixels by an independent reader.
#include "qrreader.h"
#include "ui/widgets/qrview.h"

#include <QSet>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

/// What the widget paints at a size and a scale of the screen.
QImage shot(ui::QrView &view, QSize size, qreal ratio)
{
    view.resize(size);
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(QColor(0x20, 0x24, 0x30)); // a dark theme around it
    view.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

const QString Url = QStringLiteral("https://checkout.training.example/pay/0f8fad5b-d9cb-469f-a165-70867728950e");

}

class TestQrView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isReadable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("side");
        QTest::addColumn<qreal>("ratio");
        const QString pix = QStringLiteral("00020101021226580014br.gov.bcb.pix2536pix.training.example/0f8fad5b-d9cb-46"
                                           "5204000053039865802BR5918MOSTRADOR TRAINING6009SAO PAULO62070503***6304ABCD");
        for (const auto &[name, text] : {std::pair("url", Url), std::pair("pix", pix)}) {
            for (const int side : {176, 233, 301, 420}) {
                for (const qreal ratio : {1.0, 1.25, 1.5, 2.0})
                    QTest::addRow("%s %d x %.2f", name, side, ratio) << text << side << ratio;
            }
        }
    }
    void isReadable()
    {
        QFETCH(QString, text);
        QFETCH(int, side);
        QFETCH(qreal, ratio);
        ui::QrView view;
        QVERIFY(view.setText(text));
        QCOMPARE(readCode(shot(view, {side, side}, ratio)), text);
    }

    void modulesAreWholePixelsBlackOnWhite()
    {
        ui::QrView view;
        QVERIFY(view.setText(Url));
        const QImage image = shot(view, {257, 311}, 1.25);
        QSet<QRgb> colours;
        int run = 0, shortest = image.width();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                colours.insert(image.pixel(x, y));
                const bool same = x > 0 && image.pixel(x, y) == image.pixel(x - 1, y);
                if (!same && x > 0 && run > 0 && image.pixel(x - 1, y) == qRgb(0, 0, 0))
                    shortest = qMin(shortest, run);
                run = same ? run + 1 : 1;
            }
        }
        QCOMPARE(colours, (QSet<QRgb>{qRgb(0, 0, 0), qRgb(255, 255, 255), qRgb(0x20, 0x24, 0x30)}));
        QVERIFY(shortest >= 3);
        for (int y = 0; y < image.height(); ++y) { // no module is wider than another
            int black = 0;
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == qRgb(0, 0, 0))
                    ++black;
            }
            QCOMPARE(black % shortest, 0);
        }
    }

    void tooLongShowsNothing()
    {
        ui::QrView view;
        QVERIFY(!view.setText(QString(4000, u'x')));
        QVERIFY(view.isEmpty());
        QVERIFY(view.setText(Url) && !view.isEmpty());
        view.clear();
        QVERIFY(view.isEmpty());
    }

    void pictureIsShownAsItCame()
    {
        ui::QrView source, view;
        QVERIFY(source.setText(Url));
        view.setImage(shot(source, {240, 240}, 1).copy(4, 4, 232, 232));
        QCOMPARE(readCode(shot(view, {300, 300}, 1)), Url);
    }
};

QTEST_MAIN(TestQrView)
#include "tst_qrview.moc"
