// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The built program as it is started: exit codes, provisioning, self-check, one
// instance, a clean end on SIGTERM (DESIGN 8).
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace {

constexpr char ProvisionFile[] =
    "{\"schema\":1,\"environment\":\"training\",\"account_id\":\"00000000-0000-4000-8000-000000000001\",\"country\":\"BR\","
    "\"currency\":\"BRL\",\"time_zone\":\"America/Sao_Paulo\",\"register\":\"R1\",\"workflow\":\"SDK_CHECKOUT\","
    "\"shop\":{\"name\":\"Test shop\",\"address\":\"Street 1\"},\"methods\":[\"saved_card\"]}";

struct Run
{
    int exitCode = -1;
    QString out, err;
};

}

class MostradorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("HOME"), m_home->path());
        m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME", "MOSTRADOR_PUBLIC_KEY", "MOSTRADOR_PRIVATE_KEY"})
            m_environment.remove(QLatin1String(name));
    }

    void versionNeedsNoDisplayAndLeavesNothing();
    void wrongArgumentsExitTwo();
    void noDisplayExitsThree();
    void unreachableDisplayExitsThree();
    void badProvisioningNamesItsPath_data();
    void badProvisioningNamesItsPath();
    void trainingRefusesAnotherEnvironment();
    void provisioningTwiceChangesNothing();
    void aSharedTillIsSetUpWithoutAWindow();
    void folderTroubleExitsThree();
    void secondProcessIsRefusedAndKillFreesTheFolder();
    void termEndsCleanly();
    void keysLeaveTheEnvironment();
    void newerSettingsAreRefused();
    void selfCheckPasses();
    void selfCheckNamesAMissingPlugin_data();
    void selfCheckNamesAMissingPlugin();
    void selfCheckNamesAFolderThatCannotBeWritten();
    void selfCheckNamesAJournalOfANewerVersion();
    void selfCheckSaysWhatToDoWithoutAKeychain();

private:
    Run run(const QStringList &arguments, int milliseconds = 20000);
    /// Started and past its start-up: it says so in its log.
    void startWindow(QProcess &process, const QStringList &arguments);
    QString provision(const QByteArray &json);
    QString dataDir() const { return m_home->filePath(QStringLiteral("data")); }
    QStringList dataArguments() const { return {QStringLiteral("--data-dir"), dataDir()}; }
    QByteArray settingsFile() const;
    /// The line that --self-check says about `name`.
    static QString lineOf(const Run &check, const QString &name);

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

Run MostradorTest::run(const QStringList &arguments, int milliseconds)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(MOSTRADOR_PROGRAM), arguments);
    if (!process.waitForFinished(milliseconds)) {
        process.kill();
        process.waitForFinished();
        return {-2, QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void MostradorTest::startWindow(QProcess &process, const QStringList &arguments)
{
    const auto starts = [this] {
        QFile log(dataDir() + QStringLiteral("/log/mostrador.log"));
        return log.open(QIODevice::ReadOnly) ? log.readAll().count("app: started") : 0;
    };
    const auto before = starts();
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(MOSTRADOR_PROGRAM), arguments);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(process.state() != QProcess::Running || starts() > before, 20000);
    QVERIFY2(process.state() == QProcess::Running, process.readAllStandardError().constData());
}

QString MostradorTest::provision(const QByteArray &json)
{
    const QString path = m_home->filePath(QStringLiteral("provision.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QByteArray MostradorTest::settingsFile() const
{
    QFile file(dataDir() + QStringLiteral("/settings.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void MostradorTest::versionNeedsNoDisplayAndLeavesNothing()
{
    m_environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    const Run version = run({QStringLiteral("--version")});
    QCOMPARE(version.exitCode, 0);
    static const QRegularExpression shape(QStringLiteral("^mostrador \\d+\\.\\d+\\.\\d+ \\(\\w+\\)\\n$"));
    QVERIFY2(shape.match(version.out).hasMatch(), qPrintable(version.out));
    QVERIFY(QDir(m_home->path()).isEmpty());
}

void MostradorTest::wrongArgumentsExitTwo()
{
    for (const QStringList &arguments : {QStringList{QStringLiteral("--nonsense")}, QStringList{QStringLiteral("--data-dir")},
                                         QStringList{QStringLiteral("--provision"), m_home->filePath(QStringLiteral("missing.json"))}}) {
        const Run wrong = run(arguments);
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY(!wrong.err.isEmpty());
    }
    QVERIFY(QDir(m_home->path()).isEmpty());
}

void MostradorTest::noDisplayExitsThree()
{
    m_environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    const Run blind = run(dataArguments());
    QCOMPARE(blind.exitCode, 3);
    QVERIFY2(blind.err.contains(QLatin1String("DISPLAY")), qPrintable(blind.err));
}

void MostradorTest::unreachableDisplayExitsThree()
{
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    m_environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":9999"));
    const Run blind = run(dataArguments());
    QCOMPARE(blind.exitCode, 3);
    QVERIFY2(blind.err.contains(QLatin1String("DISPLAY")), qPrintable(blind.err));
}

void MostradorTest::badProvisioningNamesItsPath_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("path");
    QTest::newRow("unknown key") << QStringLiteral("colour") << QByteArray("\"red\"") << QStringLiteral("$.colour: unknown key");
    QTest::newRow("bad country") << QStringLiteral("country") << QByteArray("\"XX\"") << QStringLiteral("$.country");
    QTest::newRow("bad environment") << QStringLiteral("environment") << QByteArray("\"mars\"") << QStringLiteral("$.environment: mars is not a possible value");
    QTest::newRow("number for text") << QStringLiteral("register") << QByteArray("7") << QStringLiteral("$.register: must be of the type string");
    QTest::newRow("bad schema") << QStringLiteral("schema") << QByteArray("2") << QStringLiteral("$.schema");
    QTest::newRow("unknown key in shop") << QStringLiteral("shop") << QByteArray("{\"name\":\"a\",\"address\":\"b\",\"city\":\"c\"}") << QStringLiteral("$.shop.city");
    QTest::newRow("bad method") << QStringLiteral("methods") << QByteArray("[\"saved_card\",\"iou\"]") << QStringLiteral("$.methods[1]");
}

void MostradorTest::badProvisioningNamesItsPath()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    QFETCH(QString, path);
    QJsonObject object = QJsonDocument::fromJson(ProvisionFile).object();
    object.insert(key, QJsonDocument::fromJson("[" + value + "]").array().at(0));
    const Run refused = run(dataArguments() + QStringList{QStringLiteral("--provision"), provision(QJsonDocument(object).toJson())});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains(path), qPrintable(refused.err));
    QVERIFY2(!QDir(dataDir()).exists(), "a refused file leaves no trace");
}

void MostradorTest::trainingRefusesAnotherEnvironment()
{
    QByteArray sandbox(ProvisionFile);
    sandbox.replace("\"training\"", "\"sandbox\"");
    const Run refused = run(dataArguments() + QStringList{QStringLiteral("--training"), QStringLiteral("--provision"), provision(sandbox)});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains(QLatin1String("$.environment")), qPrintable(refused.err));
}

void MostradorTest::provisioningTwiceChangesNothing()
{
    const QStringList arguments = dataArguments() + QStringList{QStringLiteral("--provision"), provision(ProvisionFile)};
    QByteArray first;
    QDateTime written;
    for (int turn = 0; turn < 2; ++turn) {
        QProcess process;
        startWindow(process, arguments);
        process.terminate();
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitCode(), 0);
        const QDateTime modified = QFileInfo(dataDir() + QStringLiteral("/settings.json")).lastModified();
        if (turn == 0) {
            first = settingsFile();
            written = modified;
            QVERIFY(first.contains("\"wizard_done\": true"));
            QVERIFY(first.contains("Test shop"));
        } else {
            QCOMPARE(settingsFile(), first);
            QCOMPARE(modified, written);
        }
    }
    QCOMPARE(QFile::permissions(dataDir()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
}

void MostradorTest::aSharedTillIsSetUpWithoutAWindow()
{
#ifdef Q_OS_UNIX
    m_environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    const group *own = ::getgrgid(::getegid());
    QVERIFY(own);
    const QStringList share{QStringLiteral("--share-with"), QString::fromLocal8Bit(own->gr_name)};
    QCOMPARE(run(dataArguments() + share + QStringList{QStringLiteral("--provision"), provision("{}")}).exitCode, 2);
    QVERIFY2(!QDir(dataDir()).exists(), "a refused file leaves no trace");
    const QStringList whole = dataArguments() + share + QStringList{QStringLiteral("--provision"), provision(ProvisionFile)};
    for (int turn = 0; turn < 2; ++turn) {
        const Run shared = run(whole);
        QVERIFY2(shared.exitCode == 0, qPrintable(shared.err));
        QVERIFY(shared.out.contains(QLatin1String("mostrador --data-dir ") + dataDir()));
        QVERIFY(settingsFile().contains("Test shop"));
    }
    const auto mode = [](const QString &path) {
        struct stat about = {};
        return ::stat(QFile::encodeName(path).constData(), &about) == 0 ? about.st_mode & 07777 : 0;
    };
    QCOMPARE(mode(dataDir()), 02770U);
    QDirIterator files(dataDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        QVERIFY2(mode(files.next()) == 0660, qPrintable(files.filePath()));
    const Run unknown = run({QStringLiteral("--data-dir"), m_home->filePath(QStringLiteral("other")), QStringLiteral("--share-with"), QStringLiteral("no such group")});
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY2(unknown.err.contains(QLatin1String("no such group")), qPrintable(unknown.err));
#endif
}

void MostradorTest::folderTroubleExitsThree()
{
    const QString file = provision("x");
    const Run refused = run({QStringLiteral("--data-dir"), file});
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.err.contains(file), qPrintable(refused.err));
    const Run readOnly = run({QStringLiteral("--data-dir"), QStringLiteral("/proc/mostrador")});
    QCOMPARE(readOnly.exitCode, 3);
    QVERIFY2(readOnly.err.contains(QLatin1String("/proc/mostrador")), qPrintable(readOnly.err));
}

void MostradorTest::secondProcessIsRefusedAndKillFreesTheFolder()
{
    QProcess first;
    startWindow(first, dataArguments() + QStringList{QStringLiteral("--training")});
    const Run second = run(dataArguments() + QStringList{QStringLiteral("--training")});
    QCOMPARE(second.exitCode, 3);
    QVERIFY2(second.err.contains(dataDir()), qPrintable(second.err));
    first.kill();
    QVERIFY(first.waitForFinished());
    QFile left(dataDir() + QStringLiteral("/mostrador-rows-abcdef.tmp")); // of an export that the kill cut
    QVERIFY(left.open(QIODevice::WriteOnly));
    QProcess third;
    startWindow(third, dataArguments() + QStringList{QStringLiteral("--training")});
    QVERIFY(!left.exists());
    third.terminate();
    QVERIFY(third.waitForFinished(20000));
    QCOMPARE(third.exitCode(), 0);
}

void MostradorTest::termEndsCleanly()
{
#ifdef Q_OS_UNIX
    for (const int number : {SIGTERM, SIGINT}) {
        QProcess process;
        startWindow(process, dataArguments() + QStringList{QStringLiteral("--training")});
        QCOMPARE(::kill(pid_t(process.processId()), number), 0);
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        // A clean end leaves the journal whole, without a write-ahead log.
        QVERIFY(!QDir(dataDir()).entryList({QStringLiteral("journal-*.sqlite")}).isEmpty());
        QVERIFY(QDir(dataDir()).entryList({QStringLiteral("journal-*.sqlite-wal")}).isEmpty());
    }
#else
    QSKIP("signals are a Unix matter");
#endif
}

void MostradorTest::keysLeaveTheEnvironment()
{
#ifdef Q_OS_LINUX
    m_environment.insert(QStringLiteral("MOSTRADOR_PUBLIC_KEY"), QStringLiteral("canary-public-key"));
    m_environment.insert(QStringLiteral("MOSTRADOR_PRIVATE_KEY"), QStringLiteral("canary-private-key"));
    QProcess process;
    startWindow(process, dataArguments() + QStringList{QStringLiteral("--training")});
    QFile environment(QStringLiteral("/proc/%1/environ").arg(process.processId()));
    QVERIFY(environment.open(QIODevice::ReadOnly));
    QVERIFY(!environment.readAll().contains("canary"));
    process.terminate();
    QVERIFY(process.waitForFinished(20000));
    QDirIterator files(dataDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
        ++looked;
    }
    QVERIFY(looked >= 2);
    QVERIFY(!process.readAllStandardError().contains("canary"));
#else
    QSKIP("needs /proc");
#endif
}

void MostradorTest::newerSettingsAreRefused()
{
    QVERIFY(QDir().mkpath(dataDir()));
    QFile file(dataDir() + QStringLiteral("/settings.json"));
    const QByteArray newer("{\"version\":99,\"profiles\":{}}");
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(newer) == newer.size());
    file.close();
    const Run refused = run(dataArguments());
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.err.contains(QLatin1String("settings.json")), qPrintable(refused.err));
    QCOMPARE(settingsFile(), newer);
}

void MostradorTest::selfCheckPasses()
{
    m_environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    QElapsedTimer timer;
    timer.start();
    const Run check = run({QStringLiteral("--self-check")}, 30000);
    QVERIFY2(timer.elapsed() <= 20000, "at most 20 seconds");
    QVERIFY2(check.exitCode == 0, qPrintable(check.out + check.err));
    static const QRegularExpression shape(QStringLiteral("^(ok|warn|fail) ([a-z-]+): .+$"));
    QStringList names;
    for (const QString &line : check.out.split(u'\n', Qt::SkipEmptyParts)) {
        const auto match = shape.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        if (match.captured(2) != u"keychain")
            QCOMPARE(match.captured(1), QStringLiteral("ok"));
        names << match.captured(2);
    }
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("fonts"), QStringLiteral("journal"), QStringLiteral("keychain"), QStringLiteral("plugins"),
                                 QStringLiteral("sqlite"), QStringLiteral("tls"), QStringLiteral("training-sale")}));
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) // font caches are nobody's data
        QVERIFY2(files.next().contains(QLatin1String("/.cache/")), qPrintable(files.filePath()));
}

QString MostradorTest::lineOf(const Run &check, const QString &name)
{
    for (const QString &line : check.out.split(u'\n')) {
        if (line.section(u' ', 1, 1) == name + u':')
            return line;
    }
    return {};
}

void MostradorTest::selfCheckNamesAMissingPlugin_data()
{
    QTest::addColumn<QString>("plugin");
    QTest::addColumn<bool>("broken");
    QTest::newRow("journal") << QStringLiteral("sqldrivers/libqsqlite.so") << false;
    QTest::newRow("icons") << QStringLiteral("imageformats/libqsvg.so") << false;
    QTest::newRow("TLS") << QStringLiteral("tls/libqopensslbackend.so") << false;
    QTest::newRow("window") << QStringLiteral("platforms/libqxcb.so") << false;
    QTest::newRow("window, without its libraries") << QStringLiteral("platforms/libqxcb.so") << true;
    QTest::newRow("no display") << QStringLiteral("platforms/libqoffscreen.so") << false;
}

void MostradorTest::selfCheckNamesAMissingPlugin()
{
#ifdef Q_OS_LINUX
    QFETCH(QString, plugin);
    QFETCH(bool, broken);
    // The program where it has plugins of its own: all of Qt's but this one.
    const QDir home(m_home->path());
    QVERIFY(home.mkpath(QStringLiteral("bin")));
    QVERIFY(QFile::copy(QStringLiteral(MOSTRADOR_PROGRAM), home.filePath(QStringLiteral("bin/mostrador"))));
    const auto write = [&home](const QString &name, const QByteArray &bytes) {
        QFile file(home.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(QStringLiteral("bin/qt.conf"), "[Paths]\nPlugins=../plugins\n"));
    const QDir qt(QLibraryInfo::path(QLibraryInfo::PluginsPath));
    QDirIterator files(qt.path(), QDir::Files, QDirIterator::Subdirectories);
    bool found = false;
    while (files.hasNext()) {
        const QString name = qt.relativeFilePath(files.next());
        const QString link = home.filePath(QStringLiteral("plugins/") + name);
        QVERIFY(QDir().mkpath(QFileInfo(link).path()));
        found = found || name == plugin;
        // Only this platform: another one that opens windows would do instead.
        if (name != plugin && !name.startsWith(QLatin1String("platforms/libqwayland")))
            QVERIFY(QFile::link(qt.filePath(name), link));
    }
    QVERIFY(found);
    if (broken)
        QVERIFY(write(QStringLiteral("plugins/") + plugin, "no library"));

    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(home.filePath(QStringLiteral("bin/mostrador")), {QStringLiteral("--self-check")});
    QVERIFY(process.waitForFinished(30000));
    const Run check{process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(check.exitCode, 1);
    const QString line = lineOf(check, QStringLiteral("plugins"));
    QVERIFY2(line.startsWith(QLatin1String("fail plugins: ")), qPrintable(check.out + check.err));
    const QString name = QFileInfo(plugin).baseName().mid(3);
    QVERIFY2(line.contains(name) && line.contains(QLatin1String("(install libqt6")), qPrintable(line));
    QCOMPARE(line.contains(QLatin1String("cannot be loaded")), broken);
    QVERIFY2(!lineOf(check, QStringLiteral("training-sale")).isEmpty(), "the other checks are still made");
#else
    QSKIP("names of Linux plugins");
#endif
}

void MostradorTest::selfCheckNamesAFolderThatCannotBeWritten()
{
    const Run check = run({QStringLiteral("--self-check"), QStringLiteral("--data-dir"), QStringLiteral("/proc/mostrador")}, 30000);
    QCOMPARE(check.exitCode, 1);
    const QString line = lineOf(check, QStringLiteral("journal"));
    QVERIFY2(line.startsWith(QLatin1String("fail journal: ")) && line.contains(QLatin1String("/proc/mostrador")) &&
                 line.contains(QLatin1String("--data-dir")),
             qPrintable(line));
    m_environment.insert(QStringLiteral("TMPDIR"), QStringLiteral("/proc"));
    const Run nowhere = run({QStringLiteral("--self-check"), QStringLiteral("--data-dir"), dataDir()}, 30000);
    QCOMPARE(nowhere.exitCode, 1);
    QVERIFY2(lineOf(nowhere, QStringLiteral("journal")).contains(QLatin1String("set TMPDIR")), qPrintable(nowhere.out));
}

void MostradorTest::selfCheckNamesAJournalOfANewerVersion()
{
    QVERIFY(QDir().mkpath(dataDir()));
    QByteArray header("SQLite format 3");
    header.append(100 - header.size(), '\0');
    header[63] = 99; // PRAGMA user_version
    QFile file(dataDir() + QStringLiteral("/journal-live-us.sqlite"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(header) == header.size());
    file.close();
    const Run check = run(QStringList{QStringLiteral("--self-check")} + dataArguments(), 30000);
    QCOMPARE(check.exitCode, 1);
    const QString line = lineOf(check, QStringLiteral("journal"));
    QVERIFY2(line.startsWith(QLatin1String("fail journal: ")) && line.contains(QLatin1String("journal 99")) &&
                 line.contains(QLatin1String("install that version again")),
             qPrintable(line));
    QCOMPARE(QDir(dataDir()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("journal-live-us.sqlite")});
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), header);
}

void MostradorTest::selfCheckSaysWhatToDoWithoutAKeychain()
{
#ifdef Q_OS_LINUX
    m_environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home->path());
    const Run check = run({QStringLiteral("--self-check")}, 30000);
    QVERIFY2(check.exitCode == 0, "it is a warning: a till without a keychain can be used");
    const QString line = lineOf(check, QStringLiteral("keychain"));
    QVERIFY2(line.startsWith(QLatin1String("warn keychain: ")) && line.contains(QLatin1String("GNOME Keyring or KWallet")), qPrintable(line));
#else
    QSKIP("other systems always have one");
#endif
}

QTEST_GUILESS_MAIN(MostradorTest)
#include "tst_mostrador.moc"
