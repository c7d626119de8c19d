// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The house rules that a link line cannot enforce: who may include whom, no
// cycles, no window below ui/, no user text below ui/, words that are banned.
// Allow-lists may only shrink.

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>

namespace {

struct Source
{
    QString path;   // relative to the root: app/domain/money.h
    QString folder; // domain, ui/forms/sale ...
    QString text;
    QString code;   // text without comments and string literals
    QStringList quoted;
    QStringList angled;
};

QString withoutCommentsAndStrings(const QString &text)
{
    // Raw strings first: they may hold quotes and slashes.
    static const QRegularExpression noise(QStringLiteral(
        "R\"(\\w*)\\([\\s\\S]*?\\)\\1\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|/\\*[\\s\\S]*?\\*/"));
    QString code = text;
    return code.replace(noise, QStringLiteral(" "));
}

QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    const QString dir = path.left(slash);
    return dir.startsWith(QLatin1String("app/")) ? dir.mid(4).section(u'/', 0, 0) : dir;
}

// Folder -> folders it may include, itself always allowed. A missing entry is an error.
const QHash<QString, QStringList> &allowed()
{
    static const QStringList adapters{QStringLiteral("base"), QStringLiteral("domain"), QStringLiteral("ports")};
    static const QStringList uiBase = adapters;
    static const auto ui = [](const QStringList &more) { return uiBase + more; };
    static const QString text = QStringLiteral("ui/text"), theme = QStringLiteral("ui/theme"),
                         widgets = QStringLiteral("ui/widgets"), models = QStringLiteral("ui/models"),
                         delegates = QStringLiteral("ui/delegates"), shell = QStringLiteral("ui/shell"),
                         customer = QStringLiteral("ui/forms/customer"), receipt = QStringLiteral("ui/forms/receipt"), articles = QStringLiteral("ui/forms/articles"),
                         reports = QStringLiteral("ui/forms/reports");
    static const QHash<QString, QStringList> rules{
        {QStringLiteral("base"), {}},
        {QStringLiteral("domain"), {QStringLiteral("base")}},
        {QStringLiteral("ports"), {QStringLiteral("base"), QStringLiteral("domain")}},
        {QStringLiteral("gateway"), adapters},
        {QStringLiteral("journal"), adapters},
        {QStringLiteral("services"), adapters},
        {QStringLiteral("platform"), adapters},
        {QStringLiteral("training"), {QStringLiteral("base")}}, // the other side of the wire: knows nothing of the till
        {theme, {QStringLiteral("domain")}}, // what the user chose: light, dark
        {text, ui({theme})},
        {widgets, ui({text, theme})},
        {models, ui({text})},
        {delegates, ui({text, theme, widgets, models})},
        {shell, ui({text, theme, widgets})},
        {customer, ui({text, theme, widgets, models, delegates, shell})},
        {receipt, ui({text, theme, widgets, shell})},
        {QStringLiteral("ui/forms/sale"), ui({text, theme, widgets, models, delegates, shell, customer, receipt, articles})},
        {QStringLiteral("ui/forms/facing"), ui({text, theme, widgets, shell, QStringLiteral("ui/forms/sale")})}, // shows what sale/ knows
        {articles, ui({})},
        {reports, ui({text, theme, widgets, shell})},
        {QStringLiteral("ui/forms/drawer"), ui({text, theme, widgets, shell, receipt})},
        {QStringLiteral("ui/forms/outreach"), ui({text, theme, widgets, shell})},
        {QStringLiteral("ui/forms/payments"), ui({text, theme, widgets, models, delegates, shell, receipt, reports})},
        {QStringLiteral("ui/forms/settings"), ui({text, theme, widgets, models, delegates, shell, articles})},
    };
    return rules;
}

// The composition root and the tour may see everything.
bool seesEverything(const QString &folder)
{
    return folder == QLatin1String("ui/app") || folder == QLatin1String("ui/tour");
}

}

class ArchitectureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void foldersIncludeOnlyWhatTheyMay();
    void headersHaveNoCycles();
    void onlyUiSeesTheWindow();
    void onlyTheirFolderSeesNetworkAndSql();
    void noUserTextBelowUi();
    void bannedWordsAreAbsent();
    void moneyHasNoFloatingPoint();
    void everyFileNamesItsLicence();
    void everyHeaderOpensWithAContract();
    void filesStayShort();
    void whoJudgesTheTillKnowsNothingOfIt();

private:
    QList<Source> m_sources;
    QSet<QString> m_paths;
    QHash<QString, QString> m_moduleOf; // QWidget -> QtWidgets
    void report(const QStringList &problems) const;
};

void ArchitectureTest::initTestCase()
{
    const QString root = QStringLiteral(POS_SOURCE_DIR);
    static const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*(?:\"([^\"]+)\"|<([^>]+)>)"), QRegularExpression::MultilineOption);
    for (const QString &top : {QStringLiteral("app"), QStringLiteral("ui")}) {
        QDirIterator it(root + u'/' + top, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            Source source;
            source.path = file.fileName().mid(root.size() + 1);
            source.folder = folderOf(source.path);
            source.text = QString::fromUtf8(file.readAll());
            source.code = withoutCommentsAndStrings(source.text);
            auto match = include.globalMatch(source.text);
            while (match.hasNext()) {
                const auto m = match.next();
                if (m.captured(1).isEmpty())
                    source.angled << m.captured(2);
                else
                    source.quoted << m.captured(1);
            }
            m_paths.insert(source.path);
            m_sources << source;
        }
    }
    QVERIFY2(m_sources.size() > 20, "no sources found: the scan itself is broken");

    const QStringList headerDirs = QStringLiteral(POS_QT_HEADERS).split(u'|');
    for (const QString &dir : headerDirs) {
        const QDir headers(dir);
        for (const QString &module : {QStringLiteral("QtGui"), QStringLiteral("QtWidgets"), QStringLiteral("QtNetwork"),
                                      QStringLiteral("QtSql"), QStringLiteral("QtPrintSupport")}) {
            const QDir moduleDir(headers.filePath(module));
            const QStringList names = moduleDir.entryList(QDir::Files);
            for (const QString &name : names)
                m_moduleOf.insert(name, module);
        }
    }
    QVERIFY2(m_moduleOf.value(QStringLiteral("QWidget")) == QLatin1String("QtWidgets"), "Qt headers not found");
}

void ArchitectureTest::report(const QStringList &problems) const
{
    if (!problems.isEmpty())
        QFAIL(qPrintable(QStringLiteral("\n  ") + problems.join(QStringLiteral("\n  "))));
}

void ArchitectureTest::foldersIncludeOnlyWhatTheyMay()
{
    QStringList problems;
    for (const Source &source : m_sources) {
        if (seesEverything(source.folder))
            continue;
        if (!allowed().contains(source.folder)) {
            problems << source.path + QStringLiteral(": folder has no rule in this test");
            continue;
        }
        for (const QString &header : source.quoted) {
            const QString target = m_paths.contains(header) ? header : QStringLiteral("app/") + header;
            if (!m_paths.contains(target))
                continue; // generated
            const QString folder = folderOf(target);
            if (folder != source.folder && !allowed().value(source.folder).contains(folder))
                problems << source.path + QStringLiteral(" includes ") + header;
        }
    }
    report(problems);
}

void ArchitectureTest::headersHaveNoCycles()
{
    QHash<QString, QStringList> edges;
    for (const Source &source : m_sources) {
        if (!source.path.endsWith(QLatin1String(".h")))
            continue;
        for (const QString &header : source.quoted)
            edges[source.path] << (m_paths.contains(header) ? header : QStringLiteral("app/") + header);
    }
    QStringList problems;
    QHash<QString, int> colour; // 1 = on the path, 2 = done
    QStringList path;
    const std::function<void(const QString &)> visit = [&](const QString &node) {
        colour[node] = 1;
        path << node;
        for (const QString &next : edges.value(node)) {
            if (colour.value(next) == 1)
                problems << path.mid(path.indexOf(next)).join(QStringLiteral(" -> ")) + QStringLiteral(" -> ") + next;
            else if (colour.value(next) == 0)
                visit(next);
        }
        path.removeLast();
        colour[node] = 2;
    };
    for (auto it = edges.cbegin(); it != edges.cend(); ++it) {
        if (colour.value(it.key()) == 0)
            visit(it.key());
    }
    report(problems);
}

void ArchitectureTest::onlyUiSeesTheWindow()
{
    QStringList problems;
    for (const Source &source : m_sources) {
        if (source.path.startsWith(QLatin1String("ui/")))
            continue;
        for (const QString &header : source.angled) {
            const QString module = m_moduleOf.value(header.section(u'/', -1));
            if (module == QLatin1String("QtGui") || module == QLatin1String("QtWidgets") ||
                module == QLatin1String("QtPrintSupport"))
                problems << source.path + QStringLiteral(" includes <") + header + u'>';
        }
    }
    report(problems);
}

void ArchitectureTest::onlyTheirFolderSeesNetworkAndSql()
{
    static const QSet<QString> network{QStringLiteral("gateway"), QStringLiteral("training")};
    static const QSet<QString> sql{QStringLiteral("journal")};
    QStringList problems;
    for (const Source &source : m_sources) {
        if (seesEverything(source.folder))
            continue;
        for (const QString &header : source.angled) {
            const QString module = m_moduleOf.value(header.section(u'/', -1));
            if ((module == QLatin1String("QtNetwork") && !network.contains(source.folder)) ||
                (module == QLatin1String("QtSql") && !sql.contains(source.folder)))
                problems << source.path + QStringLiteral(" includes <") + header + u'>';
        }
    }
    report(problems);
}

void ArchitectureTest::noUserTextBelowUi()
{
    static const QRegularExpression translation(QStringLiteral(R"(\b(?:tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\s*\()"));
    QStringList problems;
    for (const Source &source : m_sources) {
        if (source.path.startsWith(QLatin1String("app/")) && translation.match(source.code).hasMatch())
            problems << source.path;
    }
    report(problems);
}

void ArchitectureTest::bannedWordsAreAbsent()
{
    struct Ban
    {
        QRegularExpression pattern;
        QString why;
        QStringList allowedIn;
    };
    const QList<Ban> bans{
        {QRegularExpression(QStringLiteral(R"(\bprocessEvents\b)")), QStringLiteral("nested event handling"),
         {QStringLiteral("ui/tour/")}},
        {QRegularExpression(QStringLiteral(R"(\bQEventLoop\b)")), QStringLiteral("nested event loop"),
         {QStringLiteral("ui/tour/"), QStringLiteral("ui/app/selfcheck")}},
        {QRegularExpression(QStringLiteral(R"(\bignoreSslErrors\b)")), QStringLiteral("certificate errors are final"), {}},
        {QRegularExpression(QStringLiteral(R"(\b(?:QThread::)?(?:msleep|usleep|sleep)\s*\()")), QStringLiteral("waiting"),
         {QStringLiteral("ui/tour/")}},
        {QRegularExpression(QStringLiteral(R"(\bSIGNAL\s*\(|\bSLOT\s*\()")), QStringLiteral("string connects"),
         {QStringLiteral("ui/shell/desktopnotifier")}}, // D-Bus knows no other way
        {QRegularExpression(QStringLiteral(R"(\bsender\s*\(\s*\))")), QStringLiteral("sender()"), {}},
        {QRegularExpression(QStringLiteral(R"(\bthrow\b)")), QStringLiteral("no exception crosses a layer"), {}},
        {QRegularExpression(QStringLiteral(R"(\busing namespace std\s*;)")), QStringLiteral("using namespace std"), {}},
        {QRegularExpression(QStringLiteral(R"(\bQSortFilterProxyModel\b|\bQSqlTableModel\b|\bQSqlQueryModel\b)")),
         QStringLiteral("does not scale to a million rows"), {}},
    };
    QStringList problems;
    for (const Source &source : m_sources) {
        for (const Ban &ban : bans) {
            const bool excused = std::any_of(ban.allowedIn.begin(), ban.allowedIn.end(),
                                             [&](const QString &prefix) { return source.path.startsWith(prefix); });
            const auto match = ban.pattern.match(source.code);
            if (!excused && match.hasMatch())
                problems << source.path + QStringLiteral(": ") + match.captured() + QStringLiteral(" (") + ban.why + u')';
        }
    }
    report(problems);
}

void ArchitectureTest::moneyHasNoFloatingPoint()
{
    static const QRegularExpression floating(QStringLiteral(R"(\b(?:double|float)\b)"));
    static const QStringList files{QStringLiteral("app/domain/"), QStringLiteral("app/gateway/wiremoney"),
                                   QStringLiteral("app/journal/"), QStringLiteral("ui/text/moneytext")};
    QStringList problems;
    for (const Source &source : m_sources) {
        for (const QString &prefix : files) {
            if (source.path.startsWith(prefix) && floating.match(source.code).hasMatch())
                problems << source.path;
        }
    }
    report(problems);
}

void ArchitectureTest::everyFileNamesItsLicence()
{
    QStringList problems;
    for (const Source &source : m_sources) {
        if (!source.text.left(300).contains(QLatin1String("SPDX-License-Identifier: Apache-2.0")))
            problems << source.path;
    }
    report(problems);
}

void ArchitectureTest::everyHeaderOpensWithAContract()
{
    QStringList problems;
    for (const Source &source : m_sources) {
        if (!source.path.endsWith(QLatin1String(".h")))
            continue;
        const QStringList lines = source.text.split(u'\n').mid(2, 4);
        const bool contract = std::any_of(lines.begin(), lines.end(), [](const QString &line) {
            return line.startsWith(QLatin1String("//")) && line.size() > 20;
        });
        if (!contract || !source.text.contains(QLatin1String("#pragma once")))
            problems << source.path;
    }
    report(problems);
}

void ArchitectureTest::filesStayShort()
{
    // Tables of facts may be long; code may not. This list may only shrink.
    static const QHash<QString, int> excused{{QStringLiteral("app/domain/countrydata.cpp"), 760}};
    constexpr int Ceiling = 400;
    QStringList problems;
    for (const Source &source : m_sources) {
        const auto lines = source.text.count(u'\n');
        if (lines > excused.value(source.path, Ceiling))
            problems << QStringLiteral("%1: %2 lines").arg(source.path).arg(lines);
    }
    report(problems);
}

/// The soak's gateway, proxy and supervisor share no line with the till: neither by include, nor by name, nor by link.
void ArchitectureTest::whoJudgesTheTillKnowsNothingOfIt()
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression ofTheTill(QStringLiteral(R"(\bpos::|\bnamespace\s+pos\b)"));
    static const QStringList folders{QStringLiteral("common"), QStringLiteral("judge"), QStringLiteral("proxy"),
                                     QStringLiteral("supervisor")};
    const QString soak = QStringLiteral(POS_SOURCE_DIR) + QStringLiteral("/tests/soak/");
    QStringList problems;
    int files = 0;
    for (const QString &folder : folders) {
        QDirIterator it(soak + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QString text = QString::fromUtf8(file.readAll());
            ++files;
            if (ofTheTill.match(withoutCommentsAndStrings(text)).hasMatch())
                problems << file.fileName() + QStringLiteral(" names something of the till");
            auto match = include.globalMatch(text);
            while (match.hasNext()) {
                const QString header = match.next().captured(1);
                if (!folders.contains(header.section(u'/', 0, 0)))
                    problems << file.fileName() + QStringLiteral(" includes ") + header;
            }
        }
    }
    QVERIFY2(files > 20, "no sources found: the scan itself is broken");

    QFile build(soak + QStringLiteral("CMakeLists.txt"));
    QVERIFY(build.open(QIODevice::ReadOnly));
    static const QRegularExpression target(
        QStringLiteral(R"((?:soak_add_library\((?:soak_\w+)|target_link_libraries\(mostrador-soak )[^)]*\))"));
    static const QRegularExpression ofApp(
        QStringLiteral(R"(\bpos_(?:base|domain|ports|gateway|journal|services|platform|training)\b|\bsoak_till\b)"));
    auto targets = target.globalMatch(QString::fromUtf8(build.readAll()));
    int links = 0;
    for (; targets.hasNext(); ++links) {
        const QString text = targets.next().captured();
        if (ofApp.match(text).hasMatch())
            problems << QStringLiteral("linked with the till: ") + text.simplified();
    }
    QCOMPARE(links, 5);
    report(problems);
}

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "tst_architecture.moc"
