// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "judge/judgeserver.h"

#include <QPointer>
#include <QTimer>

#include <cmath>

namespace soak {

namespace {

constexpr char Busy[] = "busy"; // a property of the socket: an answer is owed
constexpr char Input[] = "input";

JudgeRequest requestOf(const QByteArray &message, const Head &head)
{
    JudgeRequest request;
    const QList<QByteArray> words = head.startLine.split(' ');
    const QByteArray target = words.value(1);
    const qsizetype mark = target.indexOf('?');
    request.method = words.value(0);
    request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(mark < 0 ? target : target.left(mark)));
    request.query = QUrlQuery(mark < 0 ? QString() : QString::fromUtf8(target.mid(mark + 1)));
    request.head = head;
    request.body = bodyOf(message, head);
    return request;
}

} // namespace

JudgeServer::JudgeServer(JudgeGateway &gateway, double speedup, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_speedup(speedup)
{
    connect(&m_server, &QTcpServer::newConnection, this, &JudgeServer::accept);
}

bool JudgeServer::listen()
{
    return m_server.listen(QHostAddress::LocalHost);
}

QUrl JudgeServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void JudgeServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        take(socket);
    }
}

void JudgeServer::take(QTcpSocket *socket)
{
    QByteArray input = socket->property(Input).toByteArray() + socket->readAll();
    const std::optional<Head> head = socket->property(Busy).toBool() ? std::nullopt : readHead(input);
    const qsizetype length = head ? requestLength(input, *head) : -1;
    if (length < 0) {
        socket->setProperty(Input, input);
        return;
    }
    socket->setProperty(Input, input.mid(length));
    socket->setProperty(Busy, true);
    ++m_requests;
    const JudgeReply reply = m_gateway.handle(requestOf(input.left(length), *head));
    if (!reply.finish) {
        answer(socket, reply.answer);
        return;
    }
    const quint64 number = ++m_numbers;
    m_running[number] = [this, client = QPointer<QTcpSocket>(socket), finish = reply.finish] {
        const QByteArray bytes = finish();
        if (client)
            answer(client, bytes);
    };
    QTimer::singleShot(static_cast<int>(std::lround(static_cast<double>(reply.afterMs) / m_speedup)), Qt::PreciseTimer,
                       this, [this, number] { run(number); });
}

void JudgeServer::answer(QTcpSocket *socket, const QByteArray &bytes)
{
    socket->write(bytes);
    socket->setProperty(Busy, false);
    if (!socket->property(Input).toByteArray().isEmpty())
        take(socket);
}

void JudgeServer::run(quint64 number)
{
    auto node = m_running.extract(number);
    if (!node.empty())
        node.mapped()();
}

void JudgeServer::finishAll()
{
    while (!m_running.empty())
        run(m_running.begin()->first);
}

} // namespace soak
