// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Lists of consents and opt-outs as files: read and written on the reader
// thread, taken in on the engine's.
#include "services/contactfile.h"
#include "services/enginehostoutreach.h"
#include "base/wholefile.h"

#include <QFile>
#include <QPointer>

namespace pos {

namespace {

constexpr qsizetype Flush = 64 * 1024;

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = file.read(LargestContactFile + 1);
        if (file.error() == QFileDevice::NoError)
            return bytes;
    }
    return fail(Error{ErrorKind::NotFound, {.path = path, .detail = file.errorString()}});
}

Result<qint64> writeContacts(ContactList list, const QString &path, OutreachSource &source)
{
    WholeFile file(path);
    if (const Result<void> opened = file.open(); !opened)
        return fail(opened.error());
    ContactFileWriter writer(list);
    qint64 lines = 0;
    Result<void> written;
    const auto add = [&](const auto &entry) {
        writer.add(entry);
        ++lines;
        if (writer.size() >= Flush)
            written = file.write(writer.take());
        return written.has_value();
    };
    const Result<void> read = list == ContactList::Consents ? source.eachConsent(add) : source.eachOptOut(add);
    if (!written)
        return fail(written.error());
    const Result<void> done = read.and_then([&] { return file.write(writer.take()); }).and_then([&] { return file.commit(); });
    return done ? Result<qint64>(lines) : Result<qint64>(fail(done.error()));
}

} // namespace

void EngineHost::Outreach::importContacts(ContactList list, const QString &path, QObject *context, Then<ContactImport> then)
{
    const EngineParts &parts = m_host.m_parts;
    const QString country = m_settings ? m_settings->country : QString();
    m_host.askReader<ContactFile>(
        context,
        [this, context = QPointer<QObject>(context), then = std::move(then)](const Result<ContactFile> &file) {
            if (!file)
                then(fail(file.error()));
            else if (file->report.isRefused())
                then(file->report);
            else
                ask<ContactImport>(context, then, [file = *file](OutreachWork &work) { return work.takeIn(file); });
        },
        [=, clock = parts.clock, makePhones = parts.makePhones](JournalReader &) -> Result<ContactFile> {
            const Result<QByteArray> bytes = contentOf(path);
            if (!bytes)
                return fail(bytes.error());
            return readContactFile(*bytes, list, *makePhones(), country, clock->nowMs());
        });
}

void EngineHost::Outreach::exportContacts(ContactList list, const QString &path, QObject *context, Then<qint64> then)
{
    m_host.askReader<qint64>(context, std::move(then), [list, path](JournalReader &reader) -> Result<qint64> {
        if (!reader.outreach())
            return qint64(0);
        return writeContacts(list, path, *reader.outreach());
    });
}

} // namespace pos
