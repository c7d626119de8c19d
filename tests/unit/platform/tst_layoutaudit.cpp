// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The tour's eye: it must object to what is wrong, and to nothing that is right.
#include "ui/tour/layoutaudit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace pos::ui;

class LayoutAuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(400, 300);
        QPalette palette(Qt::white);
        palette.setColor(QPalette::Window, Qt::white);
        palette.setColor(QPalette::WindowText, Qt::black);
        m_window->setPalette(palette);
        m_window->setAutoFillBackground(true);
    }

    void aCleanWindowIsClean()
    {
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(new QLabel(QStringLiteral("Customer"), m_window.get()));
        auto *edit = new QLineEdit(m_window.get());
        edit->setText(QString(300, u'x')); // typed text may be longer than its field
        layout->addWidget(edit);
        auto *combo = new QComboBox(m_window.get());
        combo->addItem(QStringLiteral("Saved card"));
        layout->addWidget(combo);
        layout->addWidget(new QPushButton(QStringLiteral("&Charge"), m_window.get()));
        auto *wrapped = new QLabel(QStringLiteral("A longer sentence that wraps over several lines when the window is narrow."), m_window.get());
        wrapped->setWordWrap(true);
        layout->addWidget(wrapped);
        show();
        QCOMPARE(auditLayout(*m_window, pictureForAudit(*m_window)), QStringList());
    }

    void clippedText_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"label", "wrapped", "button", "placeholder", "combo", "header", "cell"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void clippedText()
    {
        QFETCH(QString, kind);
        const QString text = QStringLiteral("A text that is much too long for the place it has got");
        QWidget *widget = nullptr;
        if (kind == u"label") {
            widget = new QLabel(text, m_window.get());
        } else if (kind == u"wrapped") {
            auto *label = new QLabel(text, m_window.get());
            label->setWordWrap(true);
            widget = label;
        } else if (kind == u"button") {
            widget = new QPushButton(text, m_window.get());
        } else if (kind == u"placeholder") {
            auto *edit = new QLineEdit(m_window.get());
            edit->setPlaceholderText(text);
            widget = edit;
        } else if (kind == u"combo") {
            auto *combo = new QComboBox(m_window.get());
            combo->addItem(text);
            widget = combo;
        } else {
            auto *table = new QTableWidget(1, 1, m_window.get());
            table->setHorizontalHeaderLabels({kind == u"header" ? text : QStringLiteral("H")});
            table->setItem(0, 0, new QTableWidgetItem(kind == u"cell" ? text : QStringLiteral("c")));
            widget = table;
        }
        widget->setGeometry(10, 10, kind == u"header" || kind == u"cell" ? 200 : 80, kind == u"header" || kind == u"cell" ? 150 : 24);
        show();
        const QStringList problems = findClippedText(*m_window);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().contains(QLatin1String("A text")), qPrintable(problems.first()));
    }

    void ellipsisWithToolTipIsOnPurpose()
    {
        auto *label = new QLabel(QStringLiteral("A text that is much too lo…"), m_window.get());
        label->setToolTip(QStringLiteral("A text that is much too long"));
        label->setGeometry(10, 10, 80, 24);
        show();
        QCOMPARE(findClippedText(*m_window), QStringList());
    }

    void cutByParent()
    {
        auto *box = new QWidget(m_window.get());
        box->setGeometry(0, 0, 50, 50);
        auto *label = new QLabel(QStringLiteral("Total"), box);
        label->setGeometry(30, 10, 60, 24);
        show();
        QCOMPARE(findClippedText(*m_window).size(), 1);
    }

    void scrollingDownIsFineScrollingSidewaysIsNot()
    {
        auto *area = new QScrollArea(m_window.get());
        area->setGeometry(0, 0, 200, 100);
        auto *inner = new QWidget;
        inner->resize(100, 2000);
        (new QLabel(QStringLiteral("deep down"), inner))->setGeometry(0, 1900, 90, 24);
        area->setWidget(inner);
        show();
        QCOMPARE(findClippedText(*m_window), QStringList());
        inner->resize(900, 2000);
        QCOMPARE(findClippedText(*m_window).size(), 1);
    }

    void siblingsThatOverlap()
    {
        auto *one = new QLabel(QStringLiteral("one"), m_window.get());
        auto *two = new QLabel(QStringLiteral("two"), m_window.get());
        one->setGeometry(10, 10, 100, 30);
        two->setGeometry(110, 10, 100, 30);
        show();
        QCOMPARE(findOverlaps(*m_window), QStringList());
        two->move(90, 30);
        QCOMPARE(findOverlaps(*m_window).size(), 1);
        two->setProperty("look", QStringLiteral("popup"));
        QCOMPARE(findOverlaps(*m_window), QStringList());
        two->setProperty("look", QVariant());
        two->hide();
        QCOMPARE(findOverlaps(*m_window), QStringList());
    }

    void paleText_data()
    {
        QTest::addColumn<QColor>("color");
        QTest::addColumn<bool>("good");
        QTest::newRow("black") << QColor(Qt::black) << true;
        QTest::newRow("4.5 on white") << QColor(0x76, 0x76, 0x76) << true;
        QTest::newRow("3.5 on white") << QColor(0x88, 0x88, 0x88) << false;
        QTest::newRow("invisible") << QColor(Qt::white) << false;
    }
    void paleText()
    {
        QFETCH(QColor, color);
        QFETCH(bool, good);
        auto *label = new QLabel(QStringLiteral("Approved"), m_window.get());
        QPalette palette = m_window->palette();
        palette.setColor(QPalette::WindowText, color);
        label->setPalette(palette);
        label->setGeometry(10, 10, 150, 30);
        show();
        QCOMPARE(findPaleText(*m_window, pictureForAudit(*m_window)).isEmpty(), good);
        label->setEnabled(false);
        QCOMPARE(findPaleText(*m_window, pictureForAudit(*m_window)), QStringList());
    }

private:
    void show()
    {
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(LayoutAuditTest)
#include "tst_layoutaudit.moc"
