// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The data file of TrainingStore: opening, replaying and compacting.
#include "training/trainingstore.h"

#include "base/sharedfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QSet>

namespace pos::training {

namespace {

constexpr int FormatVersion = 1;

Unexpected<Error> storageError(ErrorKind kind, const QString &path, const QString &detail)
{
    return fail(Error{kind, {.path = path, .detail = detail}});
}

} // namespace

Result<void> TrainingStore::open(const QString &dataFile)
{
    const QString path = QFileInfo(dataFile).absoluteFilePath();
    if (QFileInfo(path).isDir())
        return storageError(ErrorKind::StorageFailed, path, QStringLiteral("is a folder, not a file"));
    auto lock = std::make_unique<QLockFile>(path % QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError)
            return storageError(ErrorKind::StorageLocked, path,
                                QStringLiteral("is in use by another training gateway"));
        return storageError(ErrorKind::StorageReadOnly, path, QStringLiteral("its folder cannot be written"));
    }
    if (isShared(path)) // whoever finds it after a crash has to read whose it was
        QFile::setPermissions(lock->fileName(), filePermissions(path));
    m_file.setFileName(path);
    // Existing files are opened without creating or truncating: a file that is not ours stays as it is.
    if (!m_file.open(QIODevice::ReadWrite))
        return storageError(ErrorKind::StorageReadOnly, path, m_file.errorString());
    m_file.setPermissions(filePermissions(path));
    m_lock = std::move(lock);
    if (const auto loaded = load(); !loaded) {
        m_file.close();
        m_lock.reset();
        return loaded;
    }
    return {};
}

QByteArray TrainingStore::headerLine() const
{
    return QJsonDocument(QJsonObject{{QStringLiteral("mostrador-training"),
                                      QJsonObject{{QStringLiteral("version"), FormatVersion},
                                                  {QStringLiteral("seed"), static_cast<qint64>(m_seed)}}}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

Result<void> TrainingStore::load()
{
    if (m_file.size() == 0) {
        m_lines = 1;
        return append(headerLine());
    }
    const QString path = m_file.fileName();
    const QJsonObject header = QJsonDocument::fromJson(m_file.readLine()).object();
    const QJsonObject about = header.value(QLatin1String("mostrador-training")).toObject();
    if (about.isEmpty())
        return storageError(ErrorKind::StorageCorrupt, path, QStringLiteral("is not a training data file"));
    if (about.value(QLatin1String("version")).toInt() > FormatVersion)
        return storageError(ErrorKind::StorageNewer, path, QStringLiteral("was written by a newer version"));
    m_seed = static_cast<quint32>(about.value(QLatin1String("seed")).toInteger());
    m_ids = SeededIdSource(m_seed);
    m_lines = 1;
    for (qint64 start = m_file.pos(); !m_file.atEnd(); start = m_file.pos()) {
        const QByteArray text = m_file.readLine();
        if (!text.endsWith('\n')) {
            // Torn by the death of the process; nobody was answered, so nothing is lost.
            if (!m_file.resize(start))
                return storageError(ErrorKind::StorageReadOnly, path, m_file.errorString());
            break;
        }
        ++m_lines;
        if (const auto applied = applyLine(text); !applied)
            return storageError(ErrorKind::StorageCorrupt, path, QStringLiteral("line %1 cannot be read").arg(m_lines));
    }
    for (qint64 i = 0; i < m_issued; ++i)
        (void)m_ids.uuid();
    const qint64 live = m_customers.size() + m_methods.size() + m_sessions.size() + m_payments.size() + m_links.size() + m_keys.size() +
                        m_counters.size() + m_contacts.size() + 2;
    if (m_lines > 2 * live + 1000)
        return compact();
    m_file.seek(m_file.size());
    return {};
}

Result<void> TrainingStore::applyLine(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.size() != 1)
        return fail(ErrorKind::StorageCorrupt);
    const QString kind = object.begin().key();
    const QJsonObject record = object.begin().value().toObject();
    if (kind == QLatin1String("customer"))
        apply({.customers = {customerFromJson(record)}});
    else if (kind == QLatin1String("method"))
        apply({.methods = {savedMethodFromJson(record)}});
    else if (kind == QLatin1String("session"))
        apply({.sessions = {sessionFromJson(record)}});
    else if (kind == QLatin1String("payment"))
        apply({.payments = {paymentFromJson(record)}});
    else if (kind == QLatin1String("link"))
        apply({.links = {linkFromJson(record)}});
    else if (kind == QLatin1String("key"))
        apply({.keys = {keyFromJson(record)}});
    else if (kind == QLatin1String("counter"))
        apply({.counters = {counterFromJson(record)}});
    else if (kind == QLatin1String("contact"))
        apply({.contacts = {contactFromJson(record)}});
    else if (kind == QLatin1String("totals")) {
        m_issued = record.value(QLatin1String("issued")).toInteger();
        m_requests = record.value(QLatin1String("requests")).toInteger();
    } else
        return fail(ErrorKind::StorageCorrupt);
    return {};
}

Result<void> TrainingStore::compact()
{
    const QString path = m_file.fileName();
    Change all;
    all.customers = m_customers.values();
    for (const QStringList &tokens : std::as_const(m_methodsByCustomer)) {
        for (const QString &token : tokens)
            all.methods.append(m_methods.value(token));
    }
    all.sessions = m_sessions.values();
    for (const QStringList &ids : std::as_const(m_paymentsByOrder)) {
        for (const QString &id : ids)
            all.payments.append(m_payments.value(id));
    }
    all.links = m_links.values();
    all.keys = m_keys.values();
    all.counters = counters();
    all.contacts = m_contacts;
    const QByteArray bytes = headerLine() + linesOf(all);
    QSaveFile fresh(path);
    if (!fresh.open(QIODevice::WriteOnly) || fresh.write(bytes) != bytes.size())
        return storageError(ErrorKind::StorageFailed, path, fresh.errorString());
    fresh.setPermissions(filePermissions(path));
    m_file.close();
    if (!fresh.commit() || !m_file.open(QIODevice::ReadWrite))
        return storageError(ErrorKind::StorageFailed, path, fresh.errorString());
    m_lines = bytes.count('\n');
    m_file.seek(m_file.size());
    return {};
}

} // namespace pos::training
