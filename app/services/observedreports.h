// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A ReportPort that passes every call on and lets one listener see how it went,
// as ObservedGateway does for payments: a refused key stops every call, whichever
// met it first. The file behind a link comes from somebody else's host and says
// nothing about this till's keys or its way to Yuno: it is not observed.
#pragma once

#include "ports/reportport.h"
#include "services/observedgateway.h"

namespace pos {

class ObservedReports final : public ReportPort
{
public:
    /// `observer` sees the outcome before the caller does.
    ObservedReports(std::unique_ptr<ReportPort> inner, ObservedGateway::Observer observer)
        : m_inner(std::move(inner))
        , m_observer(std::move(observer))
    {
    }

    void setProfile(const GatewayProfile &profile, const QString &organizationCode) override;
    void setCredentials(Credentials credentials) override;
    Call createReport(const ReportRequest &request, AnswerHandler<Report> handler) override;
    Call report(const ReportId &id, AnswerHandler<Report> handler) override;
    Call recentReports(qint64 sinceMs, AnswerHandler<QList<Report>> handler) override;
    Call downloadLink(const ReportId &id, AnswerHandler<QUrl> handler) override;
    Call fetch(const QUrl &link, AnswerHandler<QByteArray> handler) override;
    Result<std::unique_ptr<ReportRows>> open(const QString &path, ReportType type) override;

private:
    template <typename T> AnswerHandler<T> watched(AnswerHandler<T> handler)
    {
        return [this, handler = std::move(handler)](const Answer<T> &answer) {
            m_observer(answer.exchange, answer.result ? nullptr : &answer.result.error());
            handler(answer);
        };
    }

    const std::unique_ptr<ReportPort> m_inner;
    const ObservedGateway::Observer m_observer;
};

} // namespace pos
