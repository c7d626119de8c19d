// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <QTest>

using namespace pos;

class TestLog : public QObject
{
    Q_OBJECT

    QStringList m_lines;
    QList<log::Level> m_levels;

    QString fieldOf(const QString &value)
    {
        m_lines.clear();
        log::info("test", "said", {{"key", value}});
        return m_lines.value(0).section(QStringLiteral("said "), 1);
    }

private Q_SLOTS:
    void init()
    {
        m_lines.clear();
        m_levels.clear();
        log::setSink([this](log::Level level, const QString &line) {
            m_levels << level;
            m_lines << line;
        });
    }
    void cleanup() { log::setSink({}); }

    void writesTimeLevelAreaMessageFields()
    {
        log::warning("engine", "attempt sent",
                     {{"order", QStringLiteral("R1-20261121-000123-1")}, {"try", QStringLiteral("2")}});
        QCOMPARE(m_lines.size(), 1);
        const QRegularExpression shape(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN "
                                                      "engine: attempt sent order=R1-20261121-000123-1 try=2$"));
        QVERIFY2(shape.match(m_lines[0]).hasMatch(), qPrintable(m_lines[0]));
        QCOMPARE(m_levels, QList<log::Level>{log::Level::Warning});
    }

    void everyLevelReachesTheSink()
    {
        log::debug("a", "m");
        log::info("a", "m");
        log::warning("a", "m");
        log::error("a", "m");
        QCOMPARE(m_levels,
                 (QList<log::Level>{log::Level::Debug, log::Level::Info, log::Level::Warning, log::Level::Error}));
    }

    void quotesWhatWouldBreakTheLine_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "SUCCEEDED"
                               << "key=SUCCEEDED";
        QTest::newRow("empty") << ""
                               << "key=\"\"";
        QTest::newRow("space") << "two words"
                               << "key=\"two words\"";
        QTest::newRow("equals") << "a=b"
                                << "key=\"a=b\"";
        QTest::newRow("quote") << "say \"hi\""
                               << "key=\"say 'hi'\"";
        QTest::newRow("newline cannot forge a line") << "x\nERROR forged: y"
                                                     << "key=\"x ERROR forged: y\"";
        QTest::newRow("escape sequence") << "x\x1b[31m"
                                         << "key=\"x [31m\"";
    }
    void quotesWhatWouldBreakTheLine()
    {
        QFETCH(QString, value);
        QTEST(fieldOf(value), "expected");
    }

    void masksCardNumbers()
    {
        QCOMPARE(fieldOf(QStringLiteral("4111111111111111")), QStringLiteral("key=****************"));
        QCOMPARE(fieldOf(QStringLiteral("paid with 4111 1111 1111 1111 today")),
                 QStringLiteral("key=\"paid with **** **** **** **** today\""));
        QCOMPARE(fieldOf(QStringLiteral("1763724612345")), QStringLiteral("key=1763724612345"));
    }

    void shortenedKeysAreRecognisableAndUseless()
    {
        QCOMPARE(log::shortened(QStringLiteral("sandbox_0123456789")), QStringLiteral("sandbox_\u2026"));
        QCOMPARE(log::shortened(QStringLiteral("short")), QStringLiteral("short"));
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
