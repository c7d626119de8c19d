// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The folder of a till: made private, proven writable, and every refusal names the path.
#include "base/sharedfiles.h"
#include "base/wholefile.h"
#include "platform/datapaths.h"
#include "platform/privatefile.h"
#include "platform/rotatinglog.h"
#include "platform/singleinstance.h"
#include "privacy.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#include <aclapi.h>
#include <sddl.h>
#endif

using namespace pos;

class DataPathsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAPrivateFolder();
    void tightensAnOpenFolder();
    void relativeNameBecomesAbsolute();
    void refusesAFile();
    void refusesAFileInTheMiddle();
    void refusesAnEmptyName();
    void refusesAReadOnlyFolder();
    void aGroupsFolderStaysTheGroups();
    void aSharedFolderThatIsOpenToAllIsRefused();
    void anEmptyFolderIsSharedWithAGroup();
    void whatCannotBeSharedIsLeftAsItWas();
    void disksOfOtherMachinesAreKnown();
    void oneJournalPerProfile();
    void scopeTellsFoldersApart();
    void privateFileIsReplacedWhole();
    void privateFileErrorsNameThePath();
};

namespace {

#ifdef Q_OS_WIN
/// Whom its access list lets in, without this user, the system and administrators.
QStringList strangers(const QString &path)
{
    std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    PACL access = nullptr;
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR all = nullptr;
    if (GetNamedSecurityInfoW(name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION | OWNER_SECURITY_INFORMATION, &owner, nullptr, &access, nullptr, &all) != 0 || !access)
        return {QStringLiteral("everybody")};
    const auto text = [](PSID sid) {
        wchar_t *made = nullptr;
        const QString said = ConvertSidToStringSidW(sid, &made) ? QString::fromWCharArray(made) : QStringLiteral("?");
        LocalFree(made);
        return said;
    };
    const QStringList known{text(owner), QStringLiteral("S-1-5-18"), QStringLiteral("S-1-5-32-544")};
    QStringList found;
    for (DWORD i = 0; i < access->AceCount; ++i) {
        void *ace = nullptr;
        if (!GetAce(access, i, &ace) || static_cast<ACE_HEADER *>(ace)->AceType != ACCESS_ALLOWED_ACE_TYPE)
            continue;
        const QString who = text(&static_cast<ACCESS_ALLOWED_ACE *>(ace)->SidStart);
        if (!known.contains(who))
            found << who;
    }
    LocalFree(all);
    return found;
}

bool isPrivateFolder(const QString &path)
{
    const QStringList others = strangers(path);
    if (!others.isEmpty())
        qWarning("%s: %s", qPrintable(path), qPrintable(others.join(u' ')));
    return others.isEmpty();
}
#else
QString ownGroup()
{
    const group *entry = ::getgrgid(::getegid());
    return entry ? QString::fromLocal8Bit(entry->gr_name) : QString();
}

bool isPrivateFolder(const QString &path)
{
    return QFileInfo(path).isExecutable() && test::isPrivateFile(path);
}
#endif

}

void DataPathsTest::makesAPrivateFolder()
{
    QTemporaryDir home;
    const auto paths = DataPaths::open(home.filePath(QStringLiteral("a/b")));
    QVERIFY2(paths.has_value(), "a nested folder can be made");
    QVERIFY(isPrivateFolder(paths->root()));
    QVERIFY(isPrivateFolder(paths->logFolder()));
    QVERIFY(QDir(paths->root()).entryList({QStringLiteral(".probe*")}, QDir::Files | QDir::Hidden).isEmpty());
}

void DataPathsTest::tightensAnOpenFolder()
{
    QTemporaryDir home;
    QVERIFY(QFile::setPermissions(home.path(), OwnerOnlyFolder | QFileDevice::ReadOther | QFileDevice::ExeOther));
    QVERIFY(DataPaths::open(home.path()).has_value());
    QVERIFY(isPrivateFolder(home.path()));
}

void DataPathsTest::relativeNameBecomesAbsolute()
{
    QTemporaryDir home;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(home.path()));
    const auto paths = DataPaths::open(QStringLiteral("till"));
    QDir::setCurrent(before);
    QVERIFY(paths.has_value());
    QVERIFY(QFileInfo(paths->root()).isAbsolute());
}

void DataPathsTest::refusesAFile()
{
    QTemporaryDir home;
    const QString file = home.filePath(QStringLiteral("file"));
    QVERIFY(writePrivateFile(file, "x").has_value());
    const auto paths = DataPaths::open(file);
    QVERIFY(!paths);
    QCOMPARE(paths.error().kind, ErrorKind::StorageFailed);
    QCOMPARE(paths.error().context.path, file);
}

void DataPathsTest::refusesAFileInTheMiddle()
{
    QTemporaryDir home;
    const QString file = home.filePath(QStringLiteral("file"));
    QVERIFY(writePrivateFile(file, "x").has_value());
    const auto paths = DataPaths::open(file + QStringLiteral("/till"));
    QVERIFY(!paths);
    QCOMPARE(paths.error().kind, ErrorKind::StorageFailed);
    QVERIFY(paths.error().context.detail.contains(file));
}

void DataPathsTest::refusesAnEmptyName()
{
    QVERIFY(!DataPaths::open(QString()));
    QVERIFY(!DataPaths::open(QStringLiteral("  ")));
}

void DataPathsTest::refusesAReadOnlyFolder()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0) {
        // Permission bits do not stop root; the kernel's own read-only trees do.
        const auto paths = DataPaths::open(QStringLiteral("/proc/mostrador-test"));
        QVERIFY(!paths);
        QCOMPARE(paths.error().kind, ErrorKind::StorageReadOnly);
        QCOMPARE(paths.error().context.path, QStringLiteral("/proc/mostrador-test"));
        return;
    }
#endif
#ifdef Q_OS_WIN
    // The bit of a folder there says nothing about what is in it; a drive that is not there takes nothing.
    const auto nowhere = DataPaths::open(QStringLiteral("Q:/mostrador-test"));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, ErrorKind::StorageReadOnly);
    QCOMPARE(nowhere.error().context.path, QStringLiteral("Q:/mostrador-test"));
    return;
#endif
    QTemporaryDir home;
    QVERIFY(QFile::setPermissions(home.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const auto paths = DataPaths::open(home.filePath(QStringLiteral("till")));
    QFile::setPermissions(home.path(), OwnerOnlyFolder);
    QVERIFY(!paths);
    QCOMPARE(paths.error().kind, ErrorKind::StorageReadOnly);
    QCOMPARE(paths.error().context.path, home.filePath(QStringLiteral("till")));
}

void DataPathsTest::aGroupsFolderStaysTheGroups()
{
#ifdef Q_OS_UNIX
    QTemporaryDir home;
    const QByteArray folder = QFile::encodeName(home.path());
    QCOMPARE(::chmod(folder.constData(), 02770), 0);
    const mode_t before = ::umask(077); // of a user who keeps everything to themselves
    const auto paths = DataPaths::open(home.path());
    QVERIFY(paths.has_value() && paths->isShared());
    shareFilesBelow(paths->root());
    const auto lock = SingleInstance::acquire(paths->lockFile());
    RotatingLog log(paths->logFile());
    log.append(log::Level::Info, QStringLiteral("one"));
    WholeFile articles(paths->articlesFile());
    const bool written = lock && writePrivateFile(paths->settingsFile(), "x") && articles.open() && articles.write("a") && articles.commit();
    const QTemporaryDir elsewhere;
    const bool other = writePrivateFile(elsewhere.filePath(QStringLiteral("bundle")), "x").has_value();
    shareFilesBelow({});
    ::umask(before);
    QVERIFY(written && other);
    const auto mode = [](const QString &path) {
        struct stat about = {};
        return ::stat(QFile::encodeName(path).constData(), &about) == 0 ? about.st_mode & 07777 : 0;
    };
    QCOMPARE(mode(home.path()), 02770U);
    QCOMPARE(mode(paths->logFolder()), 02770U);
    for (const QString &file : {paths->settingsFile(), paths->logFile(), paths->lockFile(), paths->articlesFile()})
        QVERIFY2(mode(file) == 0660, qPrintable(file));
    QCOMPARE(mode(elsewhere.filePath(QStringLiteral("bundle"))), 0600U);
    QVERIFY(DataPaths::open(home.path()).has_value()); // again
#endif
}

void DataPathsTest::aSharedFolderThatIsOpenToAllIsRefused()
{
#ifdef Q_OS_UNIX
    QTemporaryDir home;
    for (const mode_t mode : {02775U, 02777U}) {
        QCOMPARE(::chmod(QFile::encodeName(home.path()).constData(), mode), 0);
        const auto paths = DataPaths::open(home.path());
        QVERIFY(!paths);
        QCOMPARE(paths.error().context.path, home.path());
        QVERIFY(paths.error().context.detail.contains(QStringLiteral("chmod o=")));
    }
#endif
}

void DataPathsTest::anEmptyFolderIsSharedWithAGroup()
{
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("till"));
#ifdef Q_OS_UNIX
    const QString group = ownGroup();
    QVERIFY(!group.isEmpty());
    const mode_t before = ::umask(077);
    const auto shared = DataPaths::share(folder + u'/', group);
    ::umask(before);
    QVERIFY2(shared.has_value(), qPrintable(shared ? QString() : describe(shared.error())));
    struct stat about = {};
    QCOMPARE(::stat(QFile::encodeName(folder).constData(), &about), 0);
    QCOMPARE(about.st_mode & 07777, 02770U);
    QCOMPARE(about.st_gid, ::getegid());
    const auto paths = DataPaths::open(folder);
    QVERIFY(paths.has_value() && paths->isShared());
    QVERIFY(writePrivateFile(paths->settingsFile(), "x").has_value());
    QVERIFY(DataPaths::share(folder, group).has_value()); // again, with files in it
    QCOMPARE(*readWholeFile(paths->settingsFile(), 9), QByteArray("x"));
#else
    QVERIFY(!DataPaths::share(folder, QStringLiteral("Users")));
    QVERIFY(!QFileInfo::exists(folder));
#endif
}

void DataPathsTest::whatCannotBeSharedIsLeftAsItWas()
{
#ifdef Q_OS_UNIX
    QTemporaryDir home;
    const auto refused = [](const QString &folder, const QString &group, const QString &why) {
        const auto shared = DataPaths::share(folder, group);
        return !shared && shared.error().context.path == folder && shared.error().context.detail.contains(why);
    };
    const QString group = ownGroup();
    const QString fresh = home.filePath(QStringLiteral("fresh"));
    QVERIFY(refused(fresh, QStringLiteral("no such group"), QStringLiteral("no group no such group")));
    QVERIFY(!QFileInfo::exists(fresh));
    QVERIFY(refused(home.filePath(QStringLiteral("a/b")), group, QStringLiteral("No such file")));

    const auto used = DataPaths::open(home.filePath(QStringLiteral("used")));
    QVERIFY(used && writePrivateFile(used->settingsFile(), "x"));
    QVERIFY(refused(used->root(), group, QStringLiteral("has files in it")));
    QVERIFY(isPrivateFolder(used->root()));

    const QString link = home.filePath(QStringLiteral("link"));
    QVERIFY(QDir().mkdir(fresh));
    QVERIFY(QFile::link(fresh, link));
    QVERIFY(refused(link, group, QStringLiteral("only a link")));
    QVERIFY(refused(used->settingsFile(), group, QStringLiteral("is not a folder")));
#endif
}

void DataPathsTest::disksOfOtherMachinesAreKnown()
{
    for (const char *kind : {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"})
        QVERIFY2(isNetworkDisk(kind), kind);
    for (const char *kind : {"ext4", "xfs", "btrfs", "tmpfs", "NTFS", "apfs", "overlay", ""})
        QVERIFY2(!isNetworkDisk(kind), kind);
}

void DataPathsTest::oneJournalPerProfile()
{
    QTemporaryDir home;
    const auto paths = DataPaths::open(home.path());
    QVERIFY(paths.has_value());
    QSet<QString> files;
    for (const Environment e : {Environment::Training, Environment::Sandbox, Environment::LiveUs, Environment::LiveEu, Environment::Custom})
        files.insert(paths->journalFile(e));
    QCOMPARE(files.size(), 5);
    QCOMPARE(QFileInfo(paths->journalFile(Environment::Training)).fileName(), QStringLiteral("journal-training.sqlite"));
}

void DataPathsTest::scopeTellsFoldersApart()
{
    QTemporaryDir one, two;
    const auto first = DataPaths::open(one.path()), second = DataPaths::open(two.path());
    QVERIFY(first.has_value() && second.has_value());
    QVERIFY(!first->keychainScope().isEmpty());
    QVERIFY(first->keychainScope() != second->keychainScope());
    const auto usual = DataPaths::open(DataPaths::defaultRoot());
    QVERIFY(usual.has_value());
    QVERIFY(usual->isDefaultRoot());
    QVERIFY(usual->keychainScope().isEmpty());
}

void DataPathsTest::privateFileIsReplacedWhole()
{
    QTemporaryDir home;
    const QString path = home.filePath(QStringLiteral("f"));
    QVERIFY(writePrivateFile(path, QByteArray(10000, 'a')).has_value());
    QVERIFY(writePrivateFile(path, "b").has_value());
    QVERIFY(test::isPrivateFile(path));
    const auto bytes = readWholeFile(path, 100);
    QVERIFY(bytes.has_value());
    QCOMPARE(*bytes, QByteArray("b"));
    QCOMPARE(QDir(home.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void DataPathsTest::privateFileErrorsNameThePath()
{
    QTemporaryDir home;
    const QString path = home.filePath(QStringLiteral("missing/f"));
    const auto written = writePrivateFile(path, "b");
    QVERIFY(!written);
    QCOMPARE(written.error().context.path, path);
    const auto missing = readWholeFile(path, 10);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(writePrivateFile(home.filePath(QStringLiteral("big")), QByteArray(11, 'x')).has_value());
    QVERIFY(!readWholeFile(home.filePath(QStringLiteral("big")), 10));
    QVERIFY(!readWholeFile(home.path(), 10));
}

QTEST_GUILESS_MAIN(DataPathsTest)
#include "tst_datapaths.moc"
