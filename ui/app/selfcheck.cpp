// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/selfcheck.h"

#include "journal/journalfile.h"
#include "platform/systemkeychain.h"
#include "ui/app/commandline.h"
#include "ui/app/hostsystem.h"
#include "ui/app/installationcheck.h"
#include "ui/app/trainingsale.h"

#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSslSocket>

#include <cstdio>

namespace pos::ui {

namespace {

constexpr Millis ShortPatience{3000};
constexpr Millis SalePatience{12000};

}

SelfCheck::SelfCheck(const QString &dataFolder, QObject *parent) : QObject(parent), m_dataFolder(dataFolder) {}
SelfCheck::~SelfCheck() = default;

void SelfCheck::say(Verdict verdict, const char *name, const QString &text)
{
    const char *word = verdict == Verdict::Ok ? "ok" : verdict == Verdict::Warn ? "warn" : "fail";
    std::printf("%s %s: %s\n", word, name, text.simplified().toUtf8().constData());
    std::fflush(stdout);
    if (verdict == Verdict::Fail)
        m_failed = true;
}

void SelfCheck::start()
{
    checkPlugins();
    checkSqlite();
    checkJournal();
    checkTls();
    checkKeychain([this] {
        checkFonts();
        checkTrainingSale();
    });
}

void SelfCheck::checkPlugins()
{
    const QStringList troubles = pluginTroubles();
    if (troubles.isEmpty())
        say(Verdict::Ok, "plugins", QStringLiteral("Qt %1, platform %2").arg(QLatin1String(qVersion()), QGuiApplication::platformName()));
    else
        say(Verdict::Fail, "plugins", troubles.join(QStringLiteral("; ")));
}

void SelfCheck::checkSqlite()
{
    const QString connection = QStringLiteral("self-check");
    QString version, trouble;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(QStringLiteral(":memory:"));
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(QStringLiteral("SELECT sqlite_version()")) && query.next())
                version = query.value(0).toString();
        }
        trouble = database.lastError().text();
    }
    QSqlDatabase::removeDatabase(connection);
    if (version.isEmpty())
        say(Verdict::Fail, "sqlite", trouble);
    else
        say(Verdict::Ok, "sqlite", QStringLiteral("SQLite %1").arg(version));
}

void SelfCheck::checkJournal()
{
    if (!m_folder.isValid()) {
        say(Verdict::Fail, "journal", QStringLiteral("no folder can be made in %1: %2; set TMPDIR to one that can be written")
                                          .arg(QDir::tempPath(), m_folder.errorString()));
        return;
    }
    SystemClock clock;
    SystemIdSource ids;
    JournalFile journal(m_folder.filePath(QStringLiteral("check.sqlite")), ids, clock);
    const auto opened = journal.open();
    if (!opened) {
        say(Verdict::Fail, "journal", describe(opened.error()) + QLatin1Char(' ') + opened.error().context.path);
        return;
    }
    const Result<void> written = journal.journal().setFact(QStringLiteral("self_check"), QStringLiteral("written"));
    const Result<void> closed = written ? journal.close() : written;
    const Result<JournalOpening> again = closed ? journal.open() : Result<JournalOpening>(fail(closed.error()));
    const Result<QString> read = again ? journal.journal().fact(QStringLiteral("self_check")) : Result<QString>(fail(again.error()));
    if (!read)
        say(Verdict::Fail, "journal", describe(read.error()));
    else if (*read != QLatin1String("written"))
        say(Verdict::Fail, "journal", QStringLiteral("what was written did not come back"));
    else if (const QString trouble = dataFolderTrouble(m_dataFolder); !trouble.isEmpty())
        say(Verdict::Fail, "journal", trouble);
    else
        say(Verdict::Ok, "journal", QStringLiteral("written, closed and read again; data folder %1").arg(m_dataFolder));
}

void SelfCheck::checkTls()
{
    if (!QSslSocket::supportsSsl())
        say(Verdict::Fail, "tls", QStringLiteral("no TLS backend, so Yuno cannot be reached; built for %1: install it")
                                      .arg(QSslSocket::sslLibraryBuildVersionString()));
    else
        say(Verdict::Ok, "tls", QSslSocket::sslLibraryVersionString());
}

void SelfCheck::checkFonts()
{
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()) == nullptr) {
        say(Verdict::Fail, "fonts", QStringLiteral("not looked at: a platform plugin is missing (see plugins)"));
        return;
    }
    const qsizetype families = QFontDatabase::families().size();
    if (families == 0)
        say(Verdict::Fail, "fonts", QStringLiteral("no font is installed, every letter would be a box: ") + host::fontRemedy());
    else
        say(Verdict::Ok, "fonts", QStringLiteral("%1 families").arg(families));
}

void SelfCheck::checkKeychain(std::function<void()> next)
{
    m_keychain = openSystemKeychain(QStringLiteral("self-check"), ShortPatience);
    m_keychain->load(QStringLiteral("self-check"), [this, next = std::move(next)](const Result<std::shared_ptr<Credentials>> &answer) {
        // Asking for an entry that nobody ever wrote is the whole check: nothing of the user is touched.
        if (answer || answer.error().kind == ErrorKind::NotFound)
            say(Verdict::Ok, "keychain", QStringLiteral("answers"));
        else
            say(Verdict::Warn, "keychain", QStringLiteral("%1; keys would be kept for one run only. %2").arg(answer.error().context.detail, host::keychainRemedy()));
        next();
    });
}

void SelfCheck::checkTrainingSale()
{
    m_sale = std::make_unique<TrainingSale>(m_folder.filePath(QStringLiteral("sale.sqlite")), SalePatience);
    connect(m_sale.get(), &TrainingSale::finished, this, [this](const QString &trouble, const QString &summary) {
        if (trouble.isEmpty())
            say(Verdict::Ok, "training-sale", summary);
        else
            say(Verdict::Fail, "training-sale", trouble);
        end();
    });
    m_sale->start();
}

void SelfCheck::end()
{
    // Not from inside the sale's own signal: its engine goes first, then the program.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_sale.reset();
            Q_EMIT finished(m_failed ? ExitCheckFailed : ExitGood);
        },
        Qt::QueuedConnection);
}

}
