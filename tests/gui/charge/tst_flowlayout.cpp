// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Rows that break where there is no room.
#include "ui/widgets/flowlayout.h"

#include <QVBoxLayout>
#include <QWidget>
#include <QtTest>

using namespace pos::ui;

namespace {

constexpr int Spacing = 4;

/// Three boxes of 100 x 20 over a filler, as a page has them.
struct Rows
{
    QWidget page;
    FlowLayout *flow = nullptr;
    QList<QWidget *> boxes;

    Rows()
    {
        auto *column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        flow = new FlowLayout(Spacing);
        column->addLayout(flow);
        column->addWidget(new QWidget(&page), 1);
        for (int i = 0; i < 3; ++i) {
            auto *box = new QWidget(&page);
            box->setFixedSize(100, 20);
            flow->addWidget(box);
            boxes << box;
        }
    }

    QList<QPoint> placesAt(int width)
    {
        page.resize(width, 200);
        page.show();
        page.layout()->activate();
        QList<QPoint> places;
        for (const QWidget *box : boxes) {
            if (!box->isHidden())
                places << box->pos();
        }
        return places;
    }
};

}

class FlowLayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneRowWhereThereIsRoom()
    {
        Rows rows;
        QCOMPARE(rows.placesAt(308), (QList<QPoint>{{0, 0}, {104, 0}, {208, 0}}));
        QCOMPARE(rows.flow->sizeHint(), QSize(308, 20));
        QCOMPARE(rows.flow->heightForWidth(308), 20);
    }
    void breaksByOnePixel()
    {
        Rows rows;
        QCOMPARE(rows.placesAt(307), (QList<QPoint>{{0, 0}, {104, 0}, {0, 24}}));
        QCOMPARE(rows.flow->heightForWidth(307), 44);
    }
    void isNeverNarrowerThanOneItem()
    {
        Rows rows;
        QCOMPARE(rows.placesAt(100), (QList<QPoint>{{0, 0}, {0, 24}, {0, 48}}));
        QCOMPARE(rows.flow->minimumSize(), QSize(100, 20));
        QVERIFY(rows.page.minimumSizeHint().width() >= 100);
    }
    void hiddenOnesTakeNoRoom()
    {
        Rows rows;
        rows.boxes[1]->hide();
        QCOMPARE(rows.placesAt(204), (QList<QPoint>{{0, 0}, {104, 0}}));
        QCOMPARE(rows.flow->sizeHint(), QSize(204, 20));
    }
    void standsOnOneCentreLine()
    {
        Rows rows;
        rows.boxes[1]->setFixedSize(100, 30);
        QCOMPARE(rows.placesAt(308), (QList<QPoint>{{0, 5}, {104, 0}, {208, 5}}));
        QCOMPARE(rows.placesAt(206), (QList<QPoint>{{0, 5}, {104, 0}, {0, 34}}));
    }
    void standsFromTheRightWhereScriptsDo()
    {
        Rows rows;
        rows.page.setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(rows.placesAt(308), (QList<QPoint>{{208, 0}, {104, 0}, {0, 0}}));
    }
    void givesItemsBack()
    {
        Rows rows;
        QCOMPARE(rows.flow->takeAt(3), nullptr);
        const std::unique_ptr<QLayoutItem> taken(rows.flow->takeAt(1));
        QCOMPARE(taken->widget(), rows.boxes[1]);
        QCOMPARE(rows.flow->count(), 2);
        QCOMPARE(rows.flow->itemAt(2), nullptr);
    }
};

QTEST_MAIN(FlowLayoutTest)
#include "tst_flowlayout.moc"
