// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A code that comes as a picture at an address, on the Charge page: what stands
// until it is there, what takes its place, and what a bad one does.
#include "gui/support/till.h"
#include "qrreader.h"
#include "ui/forms/sale/paymentcode.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/widgets/qrview.h"

#include <QBuffer>
#include <QImage>
#include <QtEndian>

using namespace pos;
using namespace pos::test;

namespace {

const QString Address = QStringLiteral("https://img.example/code.png");
const QString Page = QStringLiteral("https://pay.example/page");
const QString Scheme = QStringLiteral("made by the scheme");

QByteArray encoded(const QImage &image, const char *format = "PNG")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format))
        qFatal("no picture");
    return bytes;
}

/// Black on nothing, without any white around it: what a provider may well send.
QImage bareCode()
{
    const QImage modules = ui::qrModules(Scheme);
    const QImage inner = modules.copy(4, 4, modules.width() - 8, modules.height() - 8);
    QImage bare(inner.size(), QImage::Format_ARGB32);
    for (int y = 0; y < inner.height(); ++y) {
        for (int x = 0; x < inner.width(); ++x)
            bare.setPixelColor(x, y, qGray(inner.pixel(x, y)) < 128 ? QColor(Qt::black) : QColor(Qt::transparent));
    }
    return bare.scaled(bare.size() * 6);
}

/// A PNG that claims a size and holds nothing of it.
QByteArray claiming(quint32 width, quint32 height)
{
    QByteArray bytes = encoded(QImage(30, 30, QImage::Format_RGB32));
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    return bytes;
}

struct Waiting : Till
{
    explicit Waiting(const Result<QByteArray> &picture) { engine.pictures.insert(QUrl(Address), picture); }

    void wait(const QString &hosted = {}, const QString &image = Address)
    {
        open();
        fill();
        charge();
        engine.advance([hosted, image](Attempt &attempt) {
            attempt.state = AttemptState::WaitingCustomer;
            Payment payment;
            payment.amount = attempt.intent.amount;
            payment.status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
            payment.method.redirectUrl = hosted;
            payment.method.artefacts.imageUrl = image;
            attempt.payment = payment;
        });
    }
    /// As a poll that found nothing new.
    void look() { engine.advance([](Attempt &) {}); }
    QString scanned() const { return readCode(window->grab().toImage()); }
};

}

class TestCodePictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressApplication(); }

    void pictureFillsThePlace()
    {
        Waiting till(encoded(bareCode()));
        till.wait();
        QTRY_COMPARE(till.scanned(), Scheme);
        QCOMPARE(till.engine.pictureQuestions, QList<QUrl>{QUrl(Address)});
        till.look();
        till.look();
        QCOMPARE(till.engine.pictureQuestions.size(), 1);
        QVERIFY(!till.isShown("waitingFactsLabel"));
    }

    void pageStandsUntilThePictureIsThere()
    {
        Waiting till(encoded(ui::qrModules(Scheme).scaled(400, 400), "JPEG"));
        till.wait(Page);
        QCOMPARE(till.scanned(), Page);
        QTRY_COMPARE(till.scanned(), Scheme);
    }

    void ownTextNeedsNoPicture()
    {
        Waiting till(encoded(bareCode()));
        till.wait();
        till.engine.advance([](Attempt &attempt) {
            attempt.payment->method.artefacts.imageUrl = QStringLiteral("https://img.example/other.png");
            attempt.payment->method.artefacts.copyText = QStringLiteral("00020101");
        });
        QCOMPARE(till.scanned(), QStringLiteral("00020101"));
        QVERIFY(!till.engine.pictureQuestions.contains(QUrl(QStringLiteral("https://img.example/other.png"))));
    }

    void badPictures_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html>log in</html>");
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'/>");
        QTest::newRow("cut off") << encoded(bareCode()).left(60);
        QTest::newRow("a dot") << encoded(QImage(1, 1, QImage::Format_RGB32));
        QTest::newRow("bomb") << claiming(60'000, 60'000);
        QTest::newRow("ribbon") << claiming(30, 100'000);
    }
    void badPictures()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(ui::codePicture(bytes).isNull());
        Waiting alone{Result<QByteArray>(bytes)};
        alone.wait();
        QVERIFY(alone.text("waitingFactsLabel").contains(QStringLiteral("on its way")));
        QTRY_VERIFY(alone.text("waitingFactsLabel").contains(QStringLiteral("could not be loaded")));
        QVERIFY(!alone.isShown("waitingCode"));
        alone.clock.pass(60'000);
        alone.look();
        QCOMPARE(alone.engine.pictureQuestions.size(), 1); // it would not become better

        Waiting beside{Result<QByteArray>(bytes)};
        beside.wait(Page);
        QTRY_COMPARE(beside.engine.pictureQuestions.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(beside.scanned(), Page); // which pays as well: nothing to say
        QVERIFY(!beside.isShown("waitingFactsLabel"));
    }

    void aHostThatIsAwayIsAskedAgain()
    {
        Waiting till{fail(ErrorKind::Offline)};
        till.wait();
        QTRY_COMPARE(till.engine.pictureQuestions.size(), 1);
        till.look();
        QCOMPARE(till.engine.pictureQuestions.size(), 1); // not at once
        QVERIFY(till.text("waitingFactsLabel").contains(QStringLiteral("on its way")));
        till.engine.pictures.insert(QUrl(Address), encoded(bareCode()));
        till.clock.pass(5000);
        till.look();
        QTRY_COMPARE(till.scanned(), Scheme);
    }

    void aHostThatStaysAwayIsNotAskedForEver()
    {
        Waiting till{fail(ErrorKind::Offline)};
        till.wait();
        for (int time = 0; time < 6; ++time) {
            QCoreApplication::processEvents();
            till.clock.pass(5000);
            till.look();
        }
        QCOMPARE(till.engine.pictureQuestions.size(), 3);
        QVERIFY(till.text("waitingFactsLabel").contains(QStringLiteral("could not be loaded")));
    }

    /// A large one took longer than a frame, and the window stood still.
    void picturesAreDecodedBesideTheWindow()
    {
        Waiting till{fail(ErrorKind::NotFound)};
        till.open();
        Attempt attempt;
        attempt.state = AttemptState::WaitingCustomer;
        attempt.payment = Payment();
        attempt.payment->method.artefacts.imageUrl = QStringLiteral("data:image/png;base64,") + QString::fromLatin1(encoded(bareCode()).toBase64());
        ui::CodePictures pictures(till.engine, till.clock, nullptr);
        QSignalSpy changed(&pictures, &ui::CodePictures::changed);
        QVERIFY(pictures.codeOf(attempt).awaited && pictures.codeOf(attempt).isEmpty());
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(!pictures.codeOf(attempt).picture.isNull());
        ui::CodePictures gone(till.engine, till.clock, nullptr); // its end waits for what it began
        QVERIFY(gone.codeOf(attempt).awaited);
    }

    /// The customer's screen looks each second: the picture inside the answer was decoded as often.
    void inlinePictureIsDecodedOnce()
    {
        Waiting till{fail(ErrorKind::NotFound)};
        till.wait({}, QStringLiteral("data:image/png;base64,") + QString::fromLatin1(encoded(bareCode()).toBase64()));
        QTRY_COMPARE(till.scanned(), Scheme);
        const Attempt &attempt = *till.sale().charging().latest();
        const ui::PaymentCode first = till.sale().pictures().codeOf(attempt), second = till.sale().pictures().codeOf(attempt);
        QCOMPARE(first.picture.cacheKey(), second.picture.cacheKey());
        QVERIFY(till.engine.pictureQuestions.isEmpty());
    }
};

QTEST_MAIN(TestCodePictures)
#include "tst_codepictures.moc"
