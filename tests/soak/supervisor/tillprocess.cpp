// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/tillprocess.h"

#include "common/saleplan.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace soak {

namespace {

JournalRecord attemptOf(const QJsonObject &object)
{
    JournalRecord record;
    record.orderId = object[QStringLiteral("order")].toString();
    record.sale = object[QStringLiteral("sale")].toString();
    record.number = attemptOfOrder(record.orderId);
    record.state = object[QStringLiteral("state")].toString();
    record.minor = object[QStringLiteral("minor")].toInteger();
    record.currency = object[QStringLiteral("currency")].toString();
    record.released = object[QStringLiteral("released")].toBool();
    record.alarmed = object[QStringLiteral("alarmed")].toBool();
    return record;
}

JournalOperation operationOf(const QJsonObject &object)
{
    return {object[QStringLiteral("order")].toString(),  object[QStringLiteral("reference")].toString(),
            object[QStringLiteral("kind")].toString(),   object[QStringLiteral("state")].toString(),
            object[QStringLiteral("minor")].toInteger(), object[QStringLiteral("currency")].toString()};
}

TillReport reportOf(const QByteArray &lines)
{
    TillReport report;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains(QStringLiteral("reference")))
            report.operations.append(operationOf(object));
        else if (!object.isEmpty())
            report.attempts.append(attemptOf(object));
    }
    return report;
}

} // namespace

TillProcess::TillProcess(QString program, QString folder, QByteArray publicKey, QByteArray privateKey, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_folder(std::move(folder))
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("MOSTRADOR_PUBLIC_KEY"), QString::fromLatin1(publicKey));
    m_environment.insert(QStringLiteral("MOSTRADOR_PRIVATE_KEY"), QString::fromLatin1(privateKey));
    m_process.setProcessEnvironment(m_environment);
    m_process.setStandardErrorFile(m_folder + QStringLiteral("/till.log"), QIODevice::Append);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::finished, this, &TillProcess::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT notStarted(m_process.errorString());
    });
    connect(&m_reporter, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const bool ok = code == 0 && status == QProcess::NormalExit;
        Q_EMIT reported(ok, reportOf(m_reporter.readAllStandardOutput()));
    });
}

TillProcess::~TillProcess()
{
    for (QProcess *process : {&m_process, &m_reporter}) {
        process->disconnect(this);
        process->kill();
        process->waitForFinished();
    }
}

void TillProcess::start()
{
    m_process.start(m_program, {m_folder});
}

void TillProcess::kill()
{
    m_process.kill();
}

void TillProcess::report()
{
    m_reporter.start(m_program, {m_folder, QStringLiteral("report")});
}

void TillProcess::onFinished(int code, QProcess::ExitStatus status)
{
    // Of a process that crashed, Qt tells the signal as the code.
    Q_EMIT ended(status == QProcess::CrashExit && code == SIGKILL, code);
}

} // namespace soak
