// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// RFC 4180 both ways, cells that spreadsheets would calculate, and files as
// they are found in the wild.
#include "base/csv.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pos;

namespace {

struct Outcome
{
    QList<QByteArrayList> rows;
    QString code; ///< of the error; empty = read to the end
};

Outcome read(const QByteArray &bytes, char delimiter = ',', qsizetype piece = 1'000'000)
{
    Outcome outcome;
    csv::Reader reader(delimiter, [&outcome](const QByteArrayList &cells) {
        outcome.rows.append(cells);
        return true;
    });
    Result<void> done;
    for (qsizetype at = 0; done && at < bytes.size(); at += piece)
        done = reader.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
    if (done)
        done = reader.finish();
    if (!done)
        outcome.code = done.error().context.code;
    return outcome;
}

}

class TestCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesRfc4180()
    {
        csv::Writer writer;
        writer.plain("id");
        writer.plain("note");
        writer.endRow();
        writer.text("1");
        writer.text("say \"hi\", twice\nplease");
        writer.endRow();
        QCOMPARE(writer.take(), QByteArray("id,note\r\n1,\"say \"\"hi\"\", twice\nplease\"\r\n"));
        QVERIFY(writer.bytes().isEmpty());
    }

    void quotesOnlyForItsOwnDelimiter()
    {
        csv::Writer writer(';');
        writer.text("1,50");
        writer.text("a;b");
        writer.endRow();
        QCOMPARE(writer.bytes(), QByteArray("1,50;\"a;b\"\r\n"));
    }

    void formulasAreText_data()
    {
        QTest::addColumn<QByteArray>("cell");
        for (const char *cell : {"=1+1", "+55 11 9", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\xEF\xBC\x9D" "1",
                                 "=HYPERLINK(\"http://x\",\"y\")"})
            QTest::newRow(cell) << QByteArray(cell);
    }
    void formulasAreText()
    {
        QFETCH(QByteArray, cell);
        csv::Writer writer;
        writer.text(cell);
        writer.endRow();
        const Outcome outcome = read(writer.bytes());
        QCOMPARE(outcome.rows, (QList<QByteArrayList>{{QByteArray("'" + cell)}}));
    }

    void numbersKeepTheirSign()
    {
        csv::Writer writer;
        writer.plain("-12.50");
        writer.endRow();
        QCOMPARE(writer.bytes(), QByteArray("-12.50\r\n"));
    }

    void readsFilesInTheWild_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<QByteArrayList>>("rows");
        const QList<QByteArrayList> plain{{"a", "b"}, {"1", "2"}};
        QTest::newRow("CR LF") << QByteArray("a,b\r\n1,2\r\n") << plain;
        QTest::newRow("LF, no end") << QByteArray("a,b\n1,2") << plain;
        QTest::newRow("CR") << QByteArray("a,b\r1,2\r") << plain;
        QTest::newRow("empty lines") << QByteArray("\r\n\na,b\n\n1,2\r\n\r\n") << plain;
        QTest::newRow("empty cells") << QByteArray(",\n\"\",\n") << QList<QByteArrayList>{{"", ""}, {"", ""}};
        QTest::newRow("quote inside") << QByteArray("a\"b,c\n") << QList<QByteArrayList>{{"a\"b", "c"}};
        QTest::newRow("text behind quotes") << QByteArray("\"a\"b,c\n") << QList<QByteArrayList>{{"ab", "c"}};
        QTest::newRow("JSON over lines") << QByteArray("\"{\n \"\"x\"\": 1\r\n}\",2\n")
                                         << QList<QByteArrayList>{{"{\n \"x\": 1\r\n}", "2"}};
        QTest::newRow("one cell") << QByteArray("a\n\"\"\n") << QList<QByteArrayList>{{"a"}, {""}};
        QTest::newRow("nothing") << QByteArray() << QList<QByteArrayList>{};
    }
    void readsFilesInTheWild()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<QByteArrayList>, rows);
        for (const qsizetype piece : {1'000'000, 1, 3}) {
            const Outcome outcome = read(bytes, ',', piece);
            QCOMPARE(outcome.code, QString());
            QCOMPARE(outcome.rows, rows);
        }
    }

    void tellsWhatIsCutOff()
    {
        const Outcome outcome = read("a,b\n1,\"2");
        QCOMPARE(outcome.code, QStringLiteral("TRUNCATED"));
        QCOMPARE(outcome.rows.size(), 1);
    }

    void refusesWhatWouldFillTheMemory()
    {
        QCOMPARE(read(QByteArray("\"") + QByteArray(csv::Reader::LargestCell + 1, 'x')).code, QStringLiteral("CELL_TOO_LARGE"));
        QCOMPARE(read(QByteArray(csv::Reader::LargestCell + 1, 'x')).code, QStringLiteral("CELL_TOO_LARGE"));
        QCOMPARE(read(QByteArray(csv::Reader::MostCells + 1, ',')).code, QStringLiteral("TOO_MANY_CELLS"));
    }

    void stopsWhenAsked()
    {
        int rows = 0;
        csv::Reader reader(',', [&rows](const QByteArrayList &) { return ++rows < 2; });
        const Result<void> done = reader.feed("1\n2\n3\n");
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QCOMPARE(rows, 2);
    }

    void findsTheDelimiter()
    {
        QCOMPARE(csv::delimiterOf("a;b;c,d"), std::optional(';'));
        QCOMPARE(csv::delimiterOf("a,\"x;y;z;\",b"), std::optional(','));
        QCOMPARE(csv::delimiterOf("a\tb"), std::optional('\t'));
        QCOMPARE(csv::delimiterOf("payment_id"), std::optional<char>());
    }

    void whatIsWrittenIsRead()
    {
        const bool held = rc::check("any cells, any pieces", [] {
            const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
                rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
                    rc::gen::container<std::string>(rc::gen::element('a', ',', ';', '"', '\n', '\r', '=', ' ', '\0', '\xC3')))));
            const char delimiter = *rc::gen::element(',', ';', '\t');
            csv::Writer writer(delimiter);
            QList<QByteArrayList> expected;
            for (const auto &row : rows) {
                QByteArrayList cells;
                for (const std::string &cell : row) {
                    const QByteArray bytes = QByteArray::fromStdString(cell);
                    writer.text(bytes);
                    cells.append((csv::looksLikeFormula(bytes) ? QByteArray("'") : QByteArray()) + bytes);
                }
                writer.endRow();
                if (cells != QByteArrayList{""}) // an empty line is no record
                    expected.append(cells);
            }
            const qsizetype piece = *rc::gen::inRange(1, 20);
            const Outcome outcome = read(writer.bytes(), delimiter, piece);
            RC_ASSERT(outcome.code.isEmpty());
            RC_ASSERT(outcome.rows == expected);
        });
        QVERIFY(held);
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
