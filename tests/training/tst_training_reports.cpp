// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The reports of the training gateway, as CONTRACT 11.1 has them.
#include "gatewayfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

const QByteArray Organization = "X-Organization-Code: org\r\n";

}

class TrainingReportsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_gateway = std::make_unique<GatewayFixture>(); }

    void theWholeRoad()
    {
        QCOMPARE(m_gateway->pay("key-1", m_gateway->sale(QStringLiteral("R1-1"))).status, 201);
        const QJsonObject created = create(wanted());
        const QByteArray id = created.value(QLatin1String("id")).toString().toLatin1();
        QCOMPARE(created.value(QLatin1String("status")).toString(), QStringLiteral("IN_PROCESS"));
        QCOMPARE(created.value(QLatin1String("expires_at")).toString(), QString());
        QCOMPARE(created.value(QLatin1String("merchant_reference_id")).toString(), QStringLiteral("ref-1"));
        QCOMPARE(code(ask("/v2/reports/" + id + "/download")), QStringLiteral("REPORT_STATUS_ERROR"));
        m_gateway->clock.advance(60'000);
        QCOMPARE(statusOf(id), QStringLiteral("SUCCEEDED"));
        const QJsonObject link = QJsonDocument::fromJson(ask("/v2/reports/" + id + "/download").body).object();
        QCOMPARE(link.value(QLatin1String("status")).toString(), QStringLiteral("AVAILABLE"));
        QCOMPARE(statusOf(id), QStringLiteral("DOWNLOADED"));
        const QByteArray path = link.value(QLatin1String("download_link")).toString().section(u'/', 3).toLatin1().prepend('/');
        const RawReply file = m_gateway->call("GET", path, {}, {});
        QCOMPARE(file.status, 403); // our keys belong to the API
        m_gateway->clock.advance(10 * 60'000);
        QCOMPARE(statusOf(id), QStringLiteral("EXPIRED"));
        QCOMPARE(code(ask("/v2/reports/" + id + "/download")), QStringLiteral("REPORT_STATUS_ERROR"));
    }

    void listed()
    {
        create(wanted());
        const QJsonArray list = QJsonDocument::fromJson(ask("/v1/reports/list?account_id=x&page_size=99&page_number=1").body).array();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.first().toObject().value(QLatin1String("merchant_reference_id")).toString(), QStringLiteral("ref-1"));
        QCOMPARE(code(ask("/v1/reports/list?page_size=100")), QStringLiteral("INVALID_PARAMETERS"));
    }

    void refusals()
    {
        QCOMPARE(code(m_gateway->call("POST", "/v1/reports", wanted(), {})), QStringLiteral("MISSING_PARAMETERS"));
        QJsonObject body = wanted();
        body.insert(QStringLiteral("type"), QStringLiteral("NOTHING"));
        QCOMPARE(code(post(body)), QStringLiteral("INVALID_REPORT_TYPE"));
        body = wanted();
        body.insert(QStringLiteral("start_date"), QStringLiteral("2026-11-01"));
        QCOMPARE(code(post(body)), QStringLiteral("INVALID_DATE_FORMAT"));
        body = wanted();
        body.insert(QStringLiteral("start_date"), body.value(QLatin1String("end_date")));
        QCOMPARE(code(post(body)), QStringLiteral("REPORT_RANGE_ERROR"));
        body.insert(QStringLiteral("start_date"), QStringLiteral("2026-01-01T00:00:00.000Z"));
        QCOMPARE(code(post(body)), QStringLiteral("REPORT_MAX_RANGE_ERROR"));
        QCOMPARE(code(ask("/v1/reports/nothing")), QStringLiteral("REPORT_NOT_FOUND"));
    }

private:
    static QJsonObject wanted()
    {
        return {{QStringLiteral("type"), QStringLiteral("PAYMENTS")},
                {QStringLiteral("start_date"), QStringLiteral("2026-11-01T00:00:00.000Z")},
                {QStringLiteral("end_date"), QStringLiteral("2026-11-30T00:00:00.000Z")},
                {QStringLiteral("merchant_reference_id"), QStringLiteral("ref-1")}};
    }
    RawReply post(const QJsonObject &body) const { return m_gateway->call("POST", "/v1/reports", body, Organization); }
    RawReply ask(const QByteArray &target) const { return m_gateway->call("GET", target, {}, Organization); }
    QJsonObject create(const QJsonObject &body) const { return QJsonDocument::fromJson(post(body).body).object(); }
    static QString code(const RawReply &reply)
    {
        return QJsonDocument::fromJson(reply.body).object().value(QLatin1String("code")).toString();
    }
    QString statusOf(const QByteArray &id) const
    {
        return QJsonDocument::fromJson(ask("/v1/reports/" + id).body).object().value(QLatin1String("status")).toString();
    }

    std::unique_ptr<GatewayFixture> m_gateway;
};

QTEST_GUILESS_MAIN(TrainingReportsTest)
#include "tst_training_reports.moc"
