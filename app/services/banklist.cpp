// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/banklist.h"

#include <utility>

namespace pos {

namespace {

constexpr qint64 RememberedMs = 24 * 60 * 60 * qint64(1000);

} // namespace

BankList::BankList(GatewayPort &gateway, const Clock &clock, const Settings &settings)
    : m_gateway(gateway)
    , m_clock(clock)
    , m_settings(settings)
{
}

void BankList::ask(const QString &methodId, Done done)
{
    const PaymentMethod *method = findPaymentMethod(methodId);
    if (method == nullptr || !method->asksBank) {
        done(fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("method")}}));
        return;
    }
    const QString key = QStringList{QString::number(int(m_settings.environment)), effectiveGatewayUrl(m_settings).toString(),
                                    m_settings.accountId, m_settings.country, method->type}
                            .join(u'\n');
    const auto known = m_known.constFind(key);
    if (known != m_known.cend() && m_clock.monotonicMs() - known->askedMs < RememberedMs) {
        done(known->banks);
        return;
    }
    Question &question = m_questions[key];
    question.waiting << std::move(done);
    if (question.call == nullptr) {
        question.call = m_gateway.banks(m_settings.country, method->type,
                                        [this, key](const Answer<QList<Bank>> &given) { answer(key, given.result); });
    }
}

void BankList::answer(const QString &key, const Result<QList<Bank>> &result)
{
    auto node = m_questions.extract(key);
    if (node.empty())
        return;
    m_finished = std::move(node.mapped().call);
    if (result && !result->isEmpty())
        m_known.insert(key, {*result, m_clock.monotonicMs()});
    const QList<Done> waiting = std::move(node.mapped().waiting);
    for (const Done &done : waiting)
        done(result);
}

} // namespace pos
