// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The shop's own articles: read, kept, replaced and written, by keys and from files that are wrong.
#include "settingsfixture.h"

#include <QFile>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

namespace {

using Kind = ArticleProblem::Kind;
const Currency Brl = Currency::fromCode(u"BRL").value_or(Currency());
const NumberFormat Point{u'.', u','}, Comma{u',', u'.'};

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

}

class ArticlesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatSpreadsheetsWrite_data();
    void readsWhatSpreadsheetsWrite();
    void namesEachMistake_data();
    void namesEachMistake();
    void writesWhatItReads();
    void aRealShopNeverSellsInventedGoods();
    void anotherCurrencyHasNoPrices();
    void aDamagedListIsTold();
    void importsByKeys();
    void aMistakeChangesNothing();
    void whatCannotBeKeptChangesNothing();
    void removesOnlyWhenAsked();
};

void ArticlesTest::readsWhatSpreadsheetsWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("comma");
    QTest::newRow("plain") << QByteArray("sku,name,price,barcode\nA-1,Tea,12.50,789\n") << false;
    QTest::newRow("other order, no barcode") << QByteArray("price,sku,name\r\n12.50,A-1,Tea\r\n") << false;
    QTest::newRow("mark, semicolons, comma") << QByteArray("\xEF\xBB\xBFSKU;Name;Price\r\nA-1;Tea;12,50\r\n") << true;
    QTest::newRow("tabs, code in front, no last line end") << QByteArray("sku\tname\tprice\tcurrency\nA-1\tTea\tBRL 12.50\tbrl") << false;
    QTest::newRow("quotes") << QByteArray("\"sku\",\"name\",\"price\",\"note\"\n\"A-1\",\"Tea\",\"12.50\",\"two\nlines, \"\"so\"\"\"\n") << false;
    QTest::newRow("guarded") << QByteArray("sku,name,price\nA-1,Tea,12.50\n'-B,'=SUM(1),1\n") << false;
}

void ArticlesTest::readsWhatSpreadsheetsWrite()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, comma);
    const ArticleFile file = readArticleFile(bytes, Brl, comma ? Comma : Point);
    QVERIFY(file.isGood() && file.badLines == 0);
    const Catalogue catalogue(file.articles);
    const Article *tea = catalogue.find(u"a-1");
    QVERIFY(tea != nullptr);
    QCOMPARE(tea->name, QStringLiteral("Tea"));
    QCOMPARE(tea->price, Money::fromMinor(1250, Brl));
    if (bytes.contains("789"))
        QCOMPARE(catalogue.find(u"789"), tea);
    if (bytes.contains("SUM"))
        QCOMPARE(catalogue.find(u"-B")->name, QStringLiteral("=SUM(1)"));
}

void ArticlesTest::namesEachMistake_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ArticleProblem>("first");
    QTest::addColumn<int>("badLines");
    const auto row = [](const char *name, const QByteArray &bytes, qint64 line, Kind kind, const QString &text = {}, qint64 other = 0, int bad = 1) {
        QTest::newRow(name) << bytes << ArticleProblem{line, kind, text, other} << bad;
    };
    row("nothing", "", 1, Kind::Empty);
    row("head alone", "sku,name,price\n", 2, Kind::Empty);
    row("latin-1", "sku,name,price\nA,Caf\xE9,1.00\n", 2, Kind::NotUtf8);
    row("a picture", "\x89PNG\r\n\x1a\n", 1, Kind::NotUtf8);
    row("no price", "sku,name\nA,Tea\n", 1, Kind::NoColumns, QStringLiteral("price"));
    row("open quote", "sku,name,price\nA,\"Tea,1.00\n", 2, Kind::Unreadable);
    row("a cell too few", "sku,name,price\nA,Tea\n", 2, Kind::WrongCells);
    row("no sku", "sku,name,price\n ,Tea,1.00\n", 2, Kind::NoSku);
    row("no name", "sku,name,price\nA,,1.00\n", 2, Kind::NoName);
    row("decimal comma here", "sku,name,price\nA,Tea,\"12,50\"\n", 2, Kind::BadPrice, QStringLiteral("12,50"));
    row("negative", "sku,name,price\nA,Tea,-1.00\n", 2, Kind::BadPrice, QStringLiteral("-1.00"));
    row("words", "sku,name,price\nA,Tea,cheap\nB,Bun,1.00\nC,Cake,dear\n", 2, Kind::BadPrice, QStringLiteral("cheap"), 0, 2);
    row("other currency", "sku,name,price,currency\nA,Tea,1.00,USD\n", 2, Kind::OtherCurrency, QStringLiteral("USD"));
    row("the same code twice", "sku,name,price\nA,Tea,1.00\nB,Bun,1.00\na,Tea again,2.00\n", 4, Kind::CodeTwice, QStringLiteral("a"), 2);
    row("a barcode that is a code", "sku,name,price,barcode\nA,Tea,1.00,\n\"B\",Bun,1.00,A\n", 3, Kind::CodeTwice, QStringLiteral("A"), 2);
    row("after a name of two lines", "sku,name,price\nA,\"Tea\nof two\",1.00\nB,Bun,x\n", 4, Kind::BadPrice, QStringLiteral("x"));
}

void ArticlesTest::namesEachMistake()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ArticleProblem, first);
    QFETCH(int, badLines);
    const ArticleFile file = readArticleFile(bytes, Brl, Point);
    QVERIFY(!file.isGood());
    QCOMPARE(int(file.problems.first().kind), int(first.kind));
    QCOMPARE(file.problems.first().line, first.line);
    QCOMPARE(file.problems.first().text, first.text);
    QCOMPARE(file.problems.first().other, first.other);
    QCOMPARE(file.badLines, badLines);
}

void ArticlesTest::writesWhatItReads()
{
    const QList<Article> articles{{QStringLiteral("=1"), QStringLiteral("789"), QStringLiteral("Tea, \"green\"; 1/2"), QStringLiteral("drinks"), Money::fromMinor(123456, Brl)},
                                  {QStringLiteral("B"), {}, QStringLiteral("P\u00e3o\nde queijo"), {}, Money::fromMinor(5, Brl)}};
    for (const NumberFormat format : {Point, Comma}) {
        const ArticleFile file = readArticleFile(writeArticleFile(articles, format), Brl, format);
        QVERIFY(file.isGood());
        QCOMPARE(file.articles.size(), 2);
        for (qsizetype i = 0; i < 2; ++i) {
            QCOMPARE(file.articles[i].sku, articles[i].sku);
            QCOMPARE(file.articles[i].barcode, articles[i].barcode);
            QCOMPARE(file.articles[i].name, articles[i].name);
            QCOMPARE(file.articles[i].category, articles[i].category);
            QCOMPARE(file.articles[i].price, articles[i].price);
        }
    }
}

void ArticlesTest::aRealShopNeverSellsInventedGoods()
{
    QCOMPARE(Articles({}, false).in(Brl).size(), 0);
    QVERIFY(Articles({}, true).in(Brl).size() > 0);
    const QTemporaryDir folder;
    const QString own = folder.filePath(QStringLiteral("articles.csv"));
    writeFile(own, "sku,name,price,currency\nA,Tea,1.00,BRL\n");
    Articles training(own, true);
    QCOMPARE(training.in(Brl).size(), 1); // trainees learn with what they will sell
    QVERIFY(training.isOwn() && !training.trouble());
}

void ArticlesTest::anotherCurrencyHasNoPrices()
{
    const QTemporaryDir folder;
    const QString own = folder.filePath(QStringLiteral("articles.csv"));
    writeFile(own, "sku,name,price,currency\nA,Tea,1.00,BRL\n");
    Articles articles(own, false);
    QCOMPARE(articles.in(Currency::fromCode(u"USD").value_or(Brl)).size(), 0);
    QVERIFY(!articles.trouble());
    QCOMPARE(articles.in(Brl).size(), 1);
}

void ArticlesTest::aDamagedListIsTold()
{
    const QTemporaryDir folder;
    const QString own = folder.filePath(QStringLiteral("articles.csv"));
    writeFile(own, "sku,name,price,currency\nA,Tea,1.00,BRL\nB,Bun");
    Articles articles(own, true);
    QCOMPARE(articles.in(Brl).size(), 0); // and no invented goods instead
    QVERIFY(articles.trouble());
    QCOMPARE(articles.trouble()->kind, ErrorKind::StorageCorrupt);
}

void ArticlesTest::importsByKeys()
{
    ShownSettings f(sandboxSettings());
    f.section(SettingsPage::Section::Articles);
    QCOMPARE(f.find<QLabel>("articlesPresentLabel")->text(), QStringLiteral("This till has no articles yet."));
    QVERIFY(!f.find<QPushButton>("removeArticlesButton")->isVisible());
    const QString path = f.folder.filePath(QStringLiteral("mine.csv"));
    writeFile(path, "sku,name,price\nA,Tea,1.00\nB,Bun,2.00\n");
    f.dialogs.fileAnswer = path;
    QSignalSpy changed(&f.articles, &Articles::changed);
    f.press("importArticlesButton");
    QTRY_COMPARE(changed.size(), 1);
    const Currency currency = f.controller->settings().currency;
    QCOMPARE(f.articles.in(currency).find(u"b")->price, Money::fromMinor(200, currency));
    QVERIFY(f.find<QLabel>("articlesPresentLabel")->text().startsWith(u'2'));
    QVERIFY(f.find<MessageBar>("articlesMessageBar")->text().contains(QStringLiteral("imported")));
    // Again there after a restart, and a template for the next list.
    QCOMPARE(Articles(f.folder.filePath(QStringLiteral("articles.csv")), false).in(currency).size(), 2);
    const QString saved = f.folder.filePath(QStringLiteral("saved.csv"));
    f.dialogs.fileAnswer = saved;
    f.press("saveArticlesButton");
    QTRY_VERIFY(readFile(saved).contains("Bun"));
    QVERIFY(!f.page->hasChanges()); // a list is no setting that waits for Save
}

void ArticlesTest::aMistakeChangesNothing()
{
    ShownSettings f(sandboxSettings());
    f.section(SettingsPage::Section::Articles);
    const QString good = f.folder.filePath(QStringLiteral("good.csv")), bad = f.folder.filePath(QStringLiteral("bad.csv"));
    writeFile(good, "sku,name,price\nA,Tea,1.00\n");
    QByteArray many = "sku,name,price\nB,Bun,2.00\n";
    for (int i = 0; i < 30; ++i)
        many += "C" + QByteArray::number(i) + ",Cake,free\n";
    writeFile(bad, many);
    f.dialogs.fileAnswer = good;
    f.press("importArticlesButton");
    const Currency currency = f.controller->settings().currency;
    QTRY_COMPARE(f.articles.in(currency).size(), 1);
    const QByteArray kept = readFile(f.folder.filePath(QStringLiteral("articles.csv")));
    f.dialogs.fileAnswer = bad;
    f.press("importArticlesButton");
    auto *problems = f.find<QLabel>("articleProblemsLabel");
    QTRY_VERIFY(problems->isVisible());
    QVERIFY(problems->text().startsWith(QStringLiteral("Line 3: \"free\"")));
    QVERIFY(problems->text().contains(QStringLiteral("10 more line")));
    QVERIFY(f.find<MessageBar>("articlesMessageBar")->text().contains(QStringLiteral("Nothing was changed")));
    QCOMPARE(f.articles.in(currency).size(), 1);
    QCOMPARE(readFile(f.folder.filePath(QStringLiteral("articles.csv"))), kept);
    f.dialogs.fileAnswer = f.folder.filePath(QStringLiteral("gone.csv"));
    f.press("importArticlesButton");
    QTRY_VERIFY(f.find<MessageBar>("articlesMessageBar")->text().contains(QStringLiteral("gone.csv")));
    QVERIFY(!problems->isVisible());
    QCOMPARE(f.articles.in(currency).size(), 1);
}

void ArticlesTest::whatCannotBeKeptChangesNothing()
{
    const QTemporaryDir folder;
    const QString good = folder.filePath(QStringLiteral("good.csv"));
    writeFile(good, "sku,name,price\nA,Tea,1.00\n");
    Articles articles(folder.filePath(QStringLiteral("no/such/folder/articles.csv")), false);
    QSignalSpy changed(&articles, &Articles::changed);
    const Result<ArticleFile> file = articles.import(good, Brl, Point);
    QVERIFY(!file && file.error().context.path.contains(QStringLiteral("articles.csv")));
    QVERIFY(changed.isEmpty());
    QCOMPARE(articles.in(Brl).size(), 0);
}

void ArticlesTest::removesOnlyWhenAsked()
{
    ShownSettings f(sandboxSettings());
    writeFile(f.folder.filePath(QStringLiteral("mine.csv")), "sku,name,price\nA,Tea,1.00\n");
    f.section(SettingsPage::Section::Articles);
    f.dialogs.fileAnswer = f.folder.filePath(QStringLiteral("mine.csv"));
    f.press("importArticlesButton");
    QTRY_VERIFY(f.find<QPushButton>("removeArticlesButton")->isVisible());
    f.dialogs.confirmAnswer = false;
    f.press("removeArticlesButton");
    QTRY_COMPARE(f.dialogs.confirms.size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(f.articles.isOwn());
    f.dialogs.confirmAnswer = true;
    f.press("removeArticlesButton");
    QTRY_VERIFY(!f.articles.isOwn());
    QCOMPARE(f.articles.in(f.controller->settings().currency).size(), 0);
    QVERIFY(!f.find<QPushButton>("removeArticlesButton")->isVisible());
}

QTEST_MAIN(ArticlesTest)
#include "tst_articles.moc"
